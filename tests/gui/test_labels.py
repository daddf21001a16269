"""Labels in the real window: chosen, looked at, remembered, and used by the map and by quality."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from core.labels.hand_made import put_into_groups
from core.labels.records import Labels, LabelSource, SourceKind
from gui.combo_field import ComboField
from gui.labels.labels_bar import LabelsBar
from gui.labels.labels_dialog import LabelsDialog
from gui.main_window import MainWindow
from tests.conftest import COLOURS
from tests.gui.conftest import LIMIT_MS, OpenWindow, open_folder

LEFT = Qt.MouseButton.LeftButton


def write_table(folder: Path, extra: str = "", name: str = "kinds.csv") -> Path:
    """A table that names every picture of a folder by its path, with its shape and colour."""
    lines = ["file,shape,colour"]
    for path in sorted(folder.rglob("*.*")):
        if path.suffix in (".jpg", ".png"):
            inner = path.relative_to(folder).as_posix()
            lines.append(f"{inner},{path.name.split()[0]},{path.parent.name}")
    path = folder / name
    path.write_text("\n".join(lines) + "\n" + extra, encoding="utf-8")
    return path


@pytest.fixture
def table(picture_folder: Path) -> Path:
    return write_table(picture_folder)


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow, table: Path) -> MainWindow:
    window = open_window(table.parent)
    qtbot.waitUntil(lambda: bool(window.labels.sources), timeout=LIMIT_MS)
    return window


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> LabelsDialog:
    window.actions_by_name["labels"].trigger()
    dialog = window.labels.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


@pytest.fixture
def bar(qtbot: QtBot, window: MainWindow) -> LabelsBar:
    """The bar of the quality window."""
    window.actions_by_name["quality"].trigger()
    assert window.quality.view is not None
    return window.quality.view.findChildren(LabelsBar)[0]


def offered(field: ComboField) -> list[str]:
    return [field.itemText(row) for row in range(field.count())]


def pick(field: ComboField, text: str) -> None:
    """Choose an entry as a person does."""
    row = field.findText(text)
    assert row >= 0, offered(field)
    field.setCurrentIndex(row)
    field.activated.emit(row)
    field.textActivated.emit(text)


def choose(qtbot: QtBot, window: MainWindow, field: ComboField, text: str) -> Labels:
    """Choose an entry, and wait until the labels are others."""
    with qtbot.waitSignal(window.labels.changed, timeout=LIMIT_MS):
        pick(field, text)
    assert window.labels.labels is not None
    return window.labels.labels


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.labels.is_reading, timeout=LIMIT_MS)


def test_without_a_folder_there_is_nothing_to_choose(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(None)
    window.actions_by_name["labels"].trigger()
    dialog = window.labels.dialog
    assert dialog is not None
    assert dialog.empty.text() == "Open a folder of pictures first."
    assert not dialog.bar.isEnabled()


def test_the_tables_and_the_folders_of_a_folder_are_offered(bar: LabelsBar) -> None:
    assert offered(bar.source) == ["No labels", "kinds.csv", "Folder names", "Choose a file…"]
    assert bar.source.currentText() == "No labels"
    assert not bar.column.isVisible()


def test_labels_of_a_table(qtbot: QtBot, window: MainWindow, bar: LabelsBar) -> None:
    labels = choose(qtbot, window, bar.source, "kinds.csv")
    assert labels.classes == ("disc", "square", "triangle")
    assert bar.said.text() == "30 of 30 pictures labelled"
    assert offered(bar.column) == ["shape", "colour"]
    assert bar.column.isVisible()
    assert choose(qtbot, window, bar.column, "colour").classes == tuple(sorted(COLOURS))
    assert bar.column.currentText() == "colour"


def test_folder_names(qtbot: QtBot, window: MainWindow, bar: LabelsBar) -> None:
    labels = choose(qtbot, window, bar.source, "Folder names")
    assert labels.classes == tuple(sorted(COLOURS))
    assert not bar.column.isVisible()


def test_all_bars_show_the_same(qtbot: QtBot, window: MainWindow, bar: LabelsBar) -> None:
    window.actions_by_name["map"].trigger()
    assert window.maps.pane is not None
    other = window.maps.pane.findChildren(LabelsBar)[0]
    choose(qtbot, window, bar.source, "kinds.csv")
    choose(qtbot, window, other.column, "colour")
    for each in (bar, other):
        assert (each.source.currentText(), each.column.currentText()) == ("kinds.csv", "colour")


def test_the_map_gets_a_legend(qtbot: QtBot, window: MainWindow, bar: LabelsBar) -> None:
    window.actions_by_name["map"].trigger()
    pane = window.maps.pane
    assert pane is not None
    qtbot.waitUntil(lambda: len(pane.panels[0].view.points) > 0, timeout=LIMIT_MS)
    assert not pane.legend.isVisible()
    choose(qtbot, window, bar.source, "Folder names")
    assert pane.legend.isVisible()
    assert [button.text() for button in pane.legend.buttons] == [
        f"{colour}  6" for colour in sorted(COLOURS)
    ]
    with qtbot.waitSignal(window.labels.changed, timeout=LIMIT_MS):
        pick(bar.source, "No labels")
    assert not pane.legend.isVisible()


def test_from_labels_to_measures(qtbot: QtBot, window: MainWindow, bar: LabelsBar) -> None:
    view = window.quality.view
    assert view is not None
    assert not view.measure.isEnabled()
    choose(qtbot, window, bar.source, "Folder names")
    assert view.conditions.keys() == ("colour",)
    qtbot.mouseClick(view.measure, LEFT)
    assert view.cancel.isVisible()
    qtbot.waitUntil(lambda: not view.is_empty, timeout=LIMIT_MS)
    assert view.scope.text() == (
        "Measured on all 30 pictures that have a label and are indexed under each."
        " Labels: the names of the folders."
    )
    table = view.pages.overview.table
    assert table.text_at(0, 0) == "Colour"
    assert table.text_at(0, 1).startswith("1.000 (")
    view.pages.setCurrentWidget(view.pages.labels)
    labels = view.pages.labels.table
    assert {labels.text_at(row, 0) for row in range(labels.n_rows)} == set(COLOURS)
    choose(qtbot, window, bar.source, "kinds.csv")
    assert view.is_empty  # it was measured by other labels


def test_pairs_in_a_file_are_measured_on_too(
    qtbot: QtBot, window: MainWindow, bar: LabelsBar, table: Path
) -> None:
    pairs = table.parent / "pairs.csv"
    pairs.write_text(
        "red/disc 1.jpg,red/disc 2.jpg,similar\n"
        "red/disc 1.jpg,green/disc 1.jpg,dissimilar\n"
        "red/disc 1.jpg,nowhere.jpg,similar\n"
    )
    view = window.quality.view
    assert view is not None
    choose(qtbot, window, bar.source, "Folder names")
    view.given.show_path(pairs)
    assert view.given.button.text() == "pairs.csv"
    qtbot.mouseClick(view.measure, LEFT)
    qtbot.waitUntil(lambda: not view.is_empty, timeout=LIMIT_MS)
    assert "1 lines" not in view.said.text()
    assert "Line 3: nowhere.jpg is no picture of this folder." in view.said.text()
    shown = view.pages.overview.table
    heads = [str(shown.model().headerData(at, Qt.Orientation.Horizontal)) for at in range(8)]
    assert heads[-1] == "Given pairs"
    assert shown.text_at(0, 7).startswith("1.000 (")
    qtbot.mouseClick(view.given.none, LEFT)
    assert view.given.path is None


def test_what_was_chosen_is_remembered(
    qtbot: QtBot, window: MainWindow, bar: LabelsBar, open_window: OpenWindow, table: Path
) -> None:
    choose(qtbot, window, bar.source, "kinds.csv")
    choose(qtbot, window, bar.column, "colour")
    window.close()
    second = open_window(table.parent)
    qtbot.waitUntil(lambda: second.labels.labels is not None, timeout=LIMIT_MS)
    assert second.labels.source == LabelSource(SourceKind.TABLE, str(table), "colour", "file")


def test_no_labels_are_remembered_as_well(
    qtbot: QtBot, window: MainWindow, bar: LabelsBar, open_window: OpenWindow, table: Path
) -> None:
    choose(qtbot, window, bar.source, "kinds.csv")
    with qtbot.waitSignal(window.labels.changed, timeout=LIMIT_MS):
        pick(bar.source, "No labels")
    assert window.labels.labels is None
    window.close()
    second = open_window(table.parent)
    qtbot.waitUntil(lambda: bool(second.labels.sources), timeout=LIMIT_MS)
    assert second.labels.source is second.labels.wanted is None


def test_another_folder_has_other_labels(
    qtbot: QtBot, window: MainWindow, bar: LabelsBar, tmp_path: Path
) -> None:
    choose(qtbot, window, bar.source, "kinds.csv")
    other = tmp_path / "others"
    shutil.copytree(tmp_path / "pictures" / "red", other)
    with qtbot.waitSignal(window.labels.changed, timeout=LIMIT_MS):
        open_folder(qtbot, window, other)
    assert window.labels.labels is None
    qtbot.waitUntil(lambda: offered(bar.source) == ["No labels", "Choose a file…"])


def test_a_table_that_was_changed_is_read_again(
    qtbot: QtBot, window: MainWindow, bar: LabelsBar, table: Path
) -> None:
    choose(qtbot, window, bar.source, "kinds.csv")
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("triangle,", "wedge,"), encoding="utf-8")
    with qtbot.waitSignal(window.labels.changed, timeout=LIMIT_MS):
        window.actions_by_name["refresh"].trigger()
    assert window.labels.labels is not None
    assert "wedge" in window.labels.labels.classes


def test_reading_can_be_stopped(
    qtbot: QtBot, window: MainWindow, bar: LabelsBar, table: Path
) -> None:
    with table.open("a", encoding="utf-8") as file:
        file.writelines(f"gone {number}.jpg,disc,red\n" for number in range(400_000))
    pick(bar.source, "kinds.csv")
    assert bar.stop_button.isVisible()
    qtbot.mouseClick(bar.stop_button, LEFT)
    settle(qtbot, window)
    assert window.labels.labels is None
    assert bar.source.currentText() == "No labels"
    assert not bar.stop_button.isVisible()


# Groups


def test_groups_made_by_hand_are_labels_and_are_followed(
    qtbot: QtBot, window: MainWindow, bar: LabelsBar
) -> None:
    listing = window.session.listing
    assert listing is not None
    images = listing.image_ids.tolist()
    with window.library.open_store() as store:
        put_into_groups(store, listing.folder, "Mine", dict.fromkeys(images[:4], 1))
        put_into_groups(store, listing.folder, "Mine", dict.fromkeys(images[4:6], 2))
    window.by_hand.changed.emit()
    qtbot.waitUntil(lambda: "Groups: Mine" in offered(bar.source), timeout=LIMIT_MS)
    labels = choose(qtbot, window, bar.source, "Groups: Mine")
    assert labels.counts().tolist() == [4, 2]
    with window.library.open_store() as store:
        put_into_groups(store, listing.folder, "Mine", {images[6]: 2})
    with qtbot.waitSignal(window.labels.changed, timeout=LIMIT_MS):
        window.by_hand.changed.emit()
    assert bar.said.text() == "7 of 30 pictures labelled"


# The dialog


def test_the_dialog_shows_the_table_and_its_labels(
    qtbot: QtBot, window: MainWindow, dialog: LabelsDialog
) -> None:
    assert dialog.empty.isVisible()
    choose(qtbot, window, dialog.bar.source, "kinds.csv")
    model = dialog.preview.model
    titles = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert titles == ["file (picture)", "shape (label)", "colour"]
    assert model.headerData(0, Qt.Orientation.Vertical) == 2
    assert dialog.preview.title.text() == "kinds.csv: 30 rows"
    assert dialog.found.text() == "30 of 30 pictures have a label. Different labels: 3."
    labels = dialog.pages.labels.table
    rows = {labels.text_at(row, 0): labels.text_at(row, 2) for row in range(labels.n_rows)}
    assert list(rows.items()) == [("disc", "10"), ("square", "10"), ("triangle", "10")]
    choose(qtbot, window, dialog.preview.label_field, "colour")
    assert labels.n_rows == len(COLOURS)


def test_what_is_amiss_is_named_with_its_lines(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    extra = (
        "gone.jpg,disc,red\nred/disc 1.jpg,square,red\nred/disc 2.jpg\nblue/disc 1.jpg,NA,blue\n"
    )
    table = write_table(picture_folder, extra)
    (picture_folder / "alone.jpg").write_bytes((picture_folder / "red/disc 1.jpg").read_bytes())
    (picture_folder / "blue/square 3.jpg").rename(picture_folder / "moved.jpg")
    window = open_window(picture_folder)
    window.labels.open()
    dialog = window.labels.dialog
    assert dialog is not None
    with qtbot.waitSignal(window.labels.changed, timeout=LIMIT_MS):
        window.labels.choose(LabelSource(SourceKind.TABLE, str(table), "shape", "file"))
    pages = dialog.pages
    said = {pages.tabText(n) for n in range(pages.count()) if pages.isTabVisible(n)}
    assert {"No picture (2)", "Not mentioned (2)", "Several labels (1)", "Problems (2)"} <= said
    missing = pages.missing.table
    found = {(missing.text_at(row, 0), missing.text_at(row, 1)) for row in range(2)}
    assert ("gone.jpg", "32") in found
    problems = pages.problems.table
    sentences = {problems.text_at(row, 0) for row in range(problems.n_rows)}
    assert "Line 34 has 1 cells instead of 3." in sentences
    assert any(text.startswith("Line 33: red/disc 1.jpg has another label") for text in sentences)
    assert "Rows with an empty label (also NA, NaN, null), left out: 1." in dialog.found.text()


def test_labels_on_few_pictures_are_marked(
    qtbot: QtBot, window: MainWindow, dialog: LabelsDialog
) -> None:
    choose(qtbot, window, dialog.bar.source, "kinds.csv")
    assert dialog.pages.labels.table.isColumnHidden(1)
    choose(qtbot, window, dialog.preview.label_field, "colour")  # six pictures each
    table = dialog.pages.labels.table
    assert not table.isColumnHidden(1)
    assert table.text_at(0, 1) == "left out: fewer than 7"
    assert (
        "Left out when teaching: labels that fewer than 7 pictures have (5)." in dialog.found.text()
    )


def test_another_column_may_name_the_picture(
    qtbot: QtBot, window: MainWindow, dialog: LabelsDialog
) -> None:
    choose(qtbot, window, dialog.bar.source, "kinds.csv")
    with qtbot.waitSignal(window.labels.changed, timeout=LIMIT_MS):
        pick(dialog.preview.id_field, "colour")
    assert window.labels.labels is None
    assert dialog.found.text().startswith("0 of 30 pictures have a label.")
    assert dialog.pages.tabText(1) == "No picture (30)"
    assert choose(qtbot, window, dialog.preview.id_field, "file").classes[0] == "disc"


def test_a_bad_file_gets_its_sentence_and_the_former_labels_stay(
    qtbot: QtBot, window: MainWindow, dialog: LabelsDialog, tmp_path: Path
) -> None:
    before = choose(qtbot, window, dialog.bar.source, "kinds.csv")
    bad = tmp_path / "bad.csv"
    bad.write_bytes("file,kind\nred.jpg,kräftig\n".encode("latin-1"))
    with qtbot.waitSignal(window.labels.failed, timeout=LIMIT_MS):
        window.labels.choose(LabelSource(SourceKind.TABLE, str(bad)))
    assert dialog.error.isVisible()
    assert dialog.error.text().startswith("bad.csv is not in UTF-8: line 2")
    assert window.labels.labels is before
    assert dialog.bar.source.currentText() == "kinds.csv"
    choose(qtbot, window, dialog.bar.source, "Folder names")
    assert not dialog.error.isVisible()


def test_a_table_is_dropped_on_the_dialog(
    qtbot: QtBot, window: MainWindow, dialog: LabelsDialog, tmp_path: Path
) -> None:
    path = tmp_path / "elsewhere.jsonl"
    path.write_text(
        "".join(f'{{"id": "red/disc {n}.jpg", "k": "{"ab"[n - 1]}"}}\n' for n in (1, 2)),
        encoding="utf-8",
    )
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    kept = Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), *kept)
    QApplication.sendEvent(dialog, enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(window.labels.changed, timeout=LIMIT_MS):
        QApplication.sendEvent(dialog, QDropEvent(QPointF(9, 9), *kept))
    assert dialog.bar.source.currentText() == "elsewhere.jsonl"
    assert window.labels.labels is not None
    assert window.labels.labels.classes == ("a", "b")


def test_near_copies_are_counted(
    qtbot: QtBot, window: MainWindow, dialog: LabelsDialog, table: Path
) -> None:
    choose(qtbot, window, dialog.bar.source, "Folder names")
    said = dialog.copies.said
    qtbot.waitUntil(lambda: said.text().startswith("Near copies cannot be told yet"))
    with qtbot.waitSignal(window.session.indexed_listing, timeout=LIMIT_MS):
        window.set_condition("layout")
    window.actions_by_name["labels"].trigger()
    qtbot.waitUntil(
        lambda: "near copy" in said.text() or "Near copies of" in said.text(), timeout=LIMIT_MS
    )
    assert not dialog.copies.stop_button.isVisible()


def test_looking_for_near_copies_can_be_stopped(
    qtbot: QtBot, window: MainWindow, dialog: LabelsDialog
) -> None:
    with qtbot.waitSignal(window.session.indexed_listing, timeout=LIMIT_MS):
        window.set_condition("layout")
    choose(qtbot, window, dialog.bar.source, "Folder names")
    assert dialog.copies.said.text() == "Looking for near copies…"
    qtbot.mouseClick(dialog.copies.stop_button, LEFT)
    look: QPushButton = dialog.copies.look_button
    qtbot.waitUntil(look.isVisible, timeout=LIMIT_MS)
    assert dialog.copies.said.text() == "Near copies were not looked for."
    qtbot.mouseClick(look, LEFT)
    assert dialog.copies.bar.isVisible()
