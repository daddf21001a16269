"""The filter of the window: chosen in its bar, it counts in the grid and in every ranking."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from core.filtering.fields import Field
from core.filtering.records import Entry, Facet
from core.labels.records import LabelSource, SourceKind
from gui.filters.field_box import FieldBox
from gui.filters.words import value_text
from gui.main_window import MainWindow
from tests.conftest import draw_picture
from tests.gui.conftest import LIMIT_MS, OpenWindow, click, file_names, find_similar


def open_bar(qtbot: QtBot, window: MainWindow) -> None:
    """By its button, and wait until there is something to choose from."""
    qtbot.mouseClick(window.browser.filter_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.filtering.found is not None, timeout=LIMIT_MS)


def rows_of(box: FieldBox) -> dict[str, tuple[str, QTreeWidgetItem]]:
    """What is open under a field: how many pictures have each value, and its row."""
    tree = box.popup.tree
    items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return {item.text(0).strip(): (item.text(1), item) for item in items if item is not None}


def tick(qtbot: QtBot, window: MainWindow, field: Field, *texts: str) -> None:
    """Open a field, click some of its values, and wait until the grid shows who passes."""
    box = window.filtering.bar.boxes[field]
    qtbot.mouseClick(box.box, Qt.MouseButton.LeftButton)
    for text in texts:
        _, item = rows_of(box)[text]
        place = box.popup.tree.visualItemRect(item).center()
        qtbot.mouseClick(box.popup.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    box.popup.close()
    window.activateWindow()  # as a screen's window manager would
    wait(qtbot, window)


def wait(qtbot: QtBot, window: MainWindow) -> None:
    """Until what is asked for is answered."""
    filtering = window.filtering
    qtbot.waitUntil(
        lambda: (
            filtering.asked.is_empty
            if filtering.found is None
            else filtering.found.asked == filtering.asked
        ),
        timeout=LIMIT_MS,
    )


def shown(window: MainWindow) -> list[str]:
    return file_names(window.browser.folder_pane.gallery)


def hits(window: MainWindow) -> list[str]:
    return file_names(window.browser.result_pane.gallery)


def test_what_is_ticked_counts_in_the_grid_and_in_the_ranking(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    find_similar(qtbot, window, 0)
    assert len(hits(window)) == 29
    open_bar(qtbot, window)
    boxes = window.filtering.bar.boxes
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        tick(qtbot, window, Field.FORMAT, "PNG")
    assert boxes[Field.FORMAT].text == "Format: PNG"
    assert len(shown(window)) == 5
    assert sorted(hits(window)) == sorted(shown(window))
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        click(qtbot, window.browser.result_pane.gallery, 0)
    assert len(hits(window)) == 4
    assert window.browser.filter_button.text() == "Filter · 1"
    assert "5 of 30" in window.browser.folder_pane.title.text()

    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        tick(qtbot, window, Field.FOLDER, "red", "green")
    assert boxes[Field.FOLDER].text == "Folder: green, red"
    assert len(shown(window)) == 2
    # Counted among what all other fields let pass.
    qtbot.mouseClick(boxes[Field.FORMAT].box, Qt.MouseButton.LeftButton)
    counts = {text: n for text, (n, _) in rows_of(boxes[Field.FORMAT]).items()}
    assert counts == {"JPEG": "10", "PNG": "2"}
    boxes[Field.FORMAT].popup.close()

    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        qtbot.mouseClick(boxes[Field.FORMAT].remove, Qt.MouseButton.LeftButton)
    wait(qtbot, window)
    assert len(shown(window)) == 12
    qtbot.mouseClick(window.filtering.bar.clear_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(shown(window)) == 30 and len(hits(window)) == 29)


def test_a_typed_span_counts_and_nonsense_does_not(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    for path in (picture_folder / "red").iterdir():
        os.utime(path, (1_000_000_000, 1_000_000_000))  # 2001-09-09
    window = open_window(picture_folder)
    open_bar(qtbot, window)
    box = window.filtering.bar.boxes[Field.DATE]
    qtbot.keyClick(box.box, Qt.Key.Key_Space)
    line = box.popup.line
    qtbot.keyClicks(line, "last summer")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.property("kind") == "refused"
    assert box.popup.note.isVisible()
    line.clear()
    qtbot.keyClicks(line, "2001-08..2001-09-09")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "2001-08..2001-09-09" in rows_of(box)
    wait(qtbot, window)
    assert len(shown(window)) == 6
    # By keyboard: the first row, which is the span, is ticked; Space takes it out.
    qtbot.keyClick(box.popup.tree, Qt.Key.Key_Space)
    box.popup.close()
    qtbot.waitUntil(lambda: len(shown(window)) == 30)


def test_an_empty_grid_says_what_hides_everything(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    find_similar(qtbot, window, 0)
    open_bar(qtbot, window)
    tick(qtbot, window, Field.FOLDER, "red")
    tick(qtbot, window, Field.SIZE, "20 MB and more")
    qtbot.waitUntil(lambda: not shown(window) and not hits(window))
    for gallery in window.browser.galleries:
        said = gallery.accessibleDescription()
        assert "No picture passes the filter" in said
        assert "Without “Size: 20 MB and more” there would be 6 pictures." in said
    qtbot.mouseClick(window.filtering.bar.clear_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(shown(window)) == 30 and len(hits(window)) == 29)
    assert "No pictures here yet" in window.browser.folder_pane.gallery.accessibleDescription()


def test_labels_can_be_chosen_once_they_are_loaded(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    open_bar(qtbot, window)
    box = window.filtering.bar.boxes[Field.LABEL]
    box.open()
    assert "Ctrl+L" in box.popup.note.text()
    box.popup.close()
    with qtbot.waitSignal(window.labels.changed, timeout=LIMIT_MS):
        window.labels.choose(LabelSource(SourceKind.FOLDERS))
    wait(qtbot, window)
    tick(qtbot, window, Field.LABEL, "blue")
    assert len(shown(window)) == 6
    window.labels.clear()
    qtbot.waitUntil(lambda: len(shown(window)) == 30)
    assert window.filtering.asked.is_empty


def test_a_new_picture_that_passes_appears_and_without_a_folder_there_is_no_filter(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    open_bar(qtbot, window)
    tick(qtbot, window, Field.FOLDER, "red")
    window.filtering.close_bar()
    assert len(shown(window)) == 6
    draw_picture(picture_folder / "red" / "new.jpg", "red", seed=99)
    draw_picture(picture_folder / "blue" / "new.jpg", "blue", seed=99)
    with qtbot.waitSignal(window.session.indexed_listing, timeout=LIMIT_MS):
        window.session.refresh()
    qtbot.waitUntil(lambda: len(shown(window)) == 7)
    window.show_welcome()
    assert window.filtering.asked.is_empty
    assert window.browser.filter_button.text() == "Filter"


def test_compared_columns_rank_what_passes(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    find_similar(qtbot, window, 0)
    window.actions_by_name["compare"].trigger()
    comparing = window.insights.view.columns
    qtbot.waitUntil(lambda: comparing[0].model.rowCount() == 29, timeout=LIMIT_MS)
    open_bar(qtbot, window)
    tick(qtbot, window, Field.FOLDER, "red")
    qtbot.waitUntil(lambda: comparing[0].model.rowCount() == 6, timeout=LIMIT_MS)


def test_results_can_be_put_in_other_orders_and_keep_their_ranks(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    for number in range(52):
        colour = ("red", "green", "blue", "yellow")[number % 4]
        draw_picture(tmp_path / "many" / f"{number}.jpg", colour, seed=number, size=(40, 30))
    window = open_window(tmp_path / "many")
    find_similar(qtbot, window, 0)
    pane = window.browser.result_pane
    by_likeness = hits(window)
    pane.order.choose("name")
    in_grid = shown(window)[1:]
    assert hits(window) == in_grid
    spoken = pane.model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert f"rank {by_likeness.index(in_grid[3]) + 1}," in spoken
    pane.order.choose("smallest")
    sizes = [pane.model.tiles.size_bytes[row] for row in range(pane.model.rowCount())]
    assert sizes == sorted(sizes)
    pane.set_collapsing(True)
    n_entries = len(hits(window))
    pane.order.choose("likeness")
    assert len(hits(window)) == n_entries
    pane.set_collapsing(False)
    assert hits(window) == by_likeness
    # There is no line in other orders: what is cut off is left out.
    qtbot.waitUntil(pane.cut_off_field.isEnabled, timeout=LIMIT_MS)
    pane.set_cut_off(10)
    n_above = pane.gallery.n_shown
    assert 0 < n_above < 51
    pane.order.choose("newest")
    assert sorted(hits(window)) == sorted(by_likeness[:n_above])
    pane.set_cut_off(0)
    assert len(hits(window)) == 51


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        (Field.SIZE, "..100kB", "Under 100 kB"),
        (Field.SIZE, "1MB..5MB", "1 MB to 5 MB"),
        (Field.PIXELS, "24MP..", "24 MP and more"),
        (Field.DATE, "2024-05", "May 2024"),
        (Field.DATE, "2024", "2024"),
        (Field.CAMERA, "", "No camera"),
        (Field.ORIENTATION, "square", "Square"),
        (Field.FOLDER, "a/b\u202e", "a/b\ufffd"),
    ],
)
def test_values_read_well(field: Field, value: str, text: str) -> None:
    assert value_text(field, value) == text


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are text there")
def test_a_folder_whose_name_is_no_text_can_be_chosen(qtbot: QtBot) -> None:
    name = os.fsdecode(b"photos \xff")
    box = FieldBox(Field.FOLDER)
    qtbot.addWidget(box)
    box.show_facet(Facet((Entry("other", 2), Entry(name, 3)), 5))
    box.open()
    assert list(rows_of(box)) == ["other", "photos \ufffd"]
    item = rows_of(box)["photos \ufffd"][1]
    with qtbot.waitSignal(box.changed) as chosen:
        box.popup.tree.itemClicked.emit(item, 0)
    assert chosen.args == [(name,)]
    box.popup.close()
