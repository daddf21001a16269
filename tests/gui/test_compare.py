"""One query under several conditions side by side, in the real window."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from core.conditions.recipes import Blend, BlendPart
from core.settings import Places, Settings
from core.workers.pool import WorkerPool
from gui.compare.column import Column
from gui.compare.compare_view import CompareView
from gui.compare.marks import IsCommonRole
from gui.gallery.model import FileIdRole, ScoreRole
from gui.main_window import MainWindow
from tests.conftest import draw_folder
from tests.gui.compare_parts import KEYS, Indexed, draw_and_index, row_of
from tests.gui.conftest import LIMIT_MS, OpenWindow, click, file_names, open_folder


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory, pool: WorkerPool) -> Indexed:
    """Indexed once: the tests here leave the pictures alone."""
    return draw_and_index(tmp_path_factory.mktemp("compared"), pool)


@pytest.fixture
def places(indexed: Indexed) -> Places:
    """All windows share the library."""
    return indexed.places


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot, indexed: Indexed) -> MainWindow:
    """A window on 30 pictures, indexed under two conditions."""
    return indexed.open(open_window, qtbot)


def compare(window: MainWindow) -> CompareView:
    """Compare by the keyboard; the columns that are shown."""
    window.actions_by_name["compare"].trigger()
    view = window.insights.view
    assert view is not None
    return view


def is_ranked(view: CompareView, n_hits: int) -> Callable[[], bool]:
    return lambda: all(column.model.rowCount() == n_hits for column in view.shown)


def ask(qtbot: QtBot, window: MainWindow, name: str) -> CompareView:
    """Compare Colour with Shape, and make a picture of the folder the query."""
    view = compare(window)
    pick(qtbot, view.shown[1], "Shape")
    click(qtbot, window.browser.folder_pane.gallery, row_of(window, name))
    n_hits = window.browser.folder_pane.model.rowCount() - 1
    qtbot.waitUntil(is_ranked(view, n_hits), timeout=LIMIT_MS)
    return view


def pick(qtbot: QtBot, column: Column, name: str) -> None:
    """Choose a condition in a column with the keyboard."""
    column.choice.setFocus()
    steps = column.choice.findText(name) - column.choice.currentIndex()
    key = Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up
    for _ in range(abs(steps)):
        qtbot.keyClick(column.choice, key)
    assert column.name == name


def ids(column: Column) -> list[int]:
    return column.model.file_ids_at(range(column.model.rowCount()))


def parts(column: Column, place: int, n_hits: int) -> set[str]:
    """A part of the paths of the first hits: -2 is their colour, -1 the name of the file."""
    paths = [os.fsdecode(column.model.tiles.paths[row]) for row in range(n_hits)]
    return {path.split(os.sep)[place].split(" ")[0] for path in paths}


def test_each_column_ranks_the_query_in_its_own_way(qtbot: QtBot, window: MainWindow) -> None:
    view = compare(window)
    for column in view.shown:
        fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
        QAbstractItemModelTester(column.model, fatal, parent=column.model)
    window.insights.end_comparison()
    view = ask(qtbot, window, "green/square 3.jpg")
    colour, shape = view.shown
    assert [colour.name, shape.name] == ["Colour", "Shape"]
    assert parts(colour, -2, 5) == {"green"}
    assert parts(shape, -1, 5) == {"square"}
    window.insights.end_comparison()
    shown = window.browser.result_pane.gallery
    assert file_names(shown) == file_names(colour.gallery)


def test_the_overlap_and_the_marks_are_those_of_a_plain_count(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(None)
    window.library.change_settings(Settings(conditions=KEYS))
    open_folder(qtbot, window, draw_folder(tmp_path / "many", 4))
    view = ask(qtbot, window, "blue/disc 2.jpg")
    one, other = (ids(column) for column in view.shown)
    n_10, n_50 = (len(set(one[:n]) & set(other[:n])) for n in (10, 50))
    assert view.shown[1].note.text() == f"{n_10} of 10, {n_50} of 50 in common with Colour"
    assert view.legend.text() == f"Among the first 50 of every column: {n_50}"
    for column in view.shown:
        indexes = [column.model.index(row) for row in range(column.model.rowCount())]
        marked = {index.data(FileIdRole) for index in indexes if index.data(IsCommonRole)}
        assert marked == set(one[:50]) & set(other[:50])
        first = next(index for index in indexes if index.data(IsCommonRole))
        assert "in common" in first.data(Qt.ItemDataRole.AccessibleTextRole)


def test_where_all_hits_are_among_the_first_50_the_first_10_are_marked(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = ask(qtbot, window, "red/disc 1.jpg")
    one, other = (ids(column) for column in view.shown)
    n_common = len(set(one[:10]) & set(other[:10]))
    assert view.legend.text() == f"Among the first 10 of every column: {n_common}"
    assert view.shown[1].note.text() == f"{n_common} of 10, 29 of 29 in common with Colour"


def test_a_hit_says_where_it_stands_in_the_other_column(qtbot: QtBot, window: MainWindow) -> None:
    view = ask(qtbot, window, "red/disc 1.jpg")
    one, other = view.shown
    tip = str(one.model.index(4).data(Qt.ItemDataRole.ToolTipRole))
    assert f"Rank under Shape: {ids(other).index(ids(one)[4]) + 1}" in tip


def test_a_mark_can_be_seen_on_the_tile(qtbot: QtBot, window: MainWindow) -> None:
    view = ask(qtbot, window, "red/disc 1.jpg")
    column = view.shown[1]
    index = column.model.index(0)
    corner = column.gallery.visualRect(index).topRight() + QPoint(-8, 15)
    column.model.clear_common()
    plain = column.gallery.grab().toImage().pixelColor(corner)
    column.model.set_common({index.data(FileIdRole)}, lambda _: "")
    assert column.gallery.grab().toImage().pixelColor(corner) != plain


def test_a_click_in_any_column_makes_that_the_query_of_all(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = ask(qtbot, window, "red/disc 1.jpg")
    wanted = ids(view.shown[1])[3]
    click(qtbot, view.shown[1].gallery, 3)
    qtbot.waitUntil(lambda: all(wanted not in ids(c) for c in view.shown), timeout=LIMIT_MS)
    assert window.session.query.file_ids == (wanted,)
    assert window.strip.chip_names() == [
        os.path.basename(os.fsdecode(window.browser.path_of(wanted) or b""))
    ]


def choose_hit(qtbot: QtBot, column: Column, row: int) -> int:
    """Select a hit without asking for what is like it; its file id."""
    click(qtbot, column.gallery, row, Qt.KeyboardModifier.ControlModifier)
    return ids(column)[row]


def why_sentence(qtbot: QtBot, window: MainWindow) -> str:
    """What is said of a hit, and to whom it belongs; the dialog is closed."""
    dialog = window.why.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=LIMIT_MS)
    said = f"{dialog.second.accessibleName()}: {dialog.sentence}"
    dialog.reject()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=LIMIT_MS)
    return said


def test_why_is_said_of_a_hit_under_the_condition_of_its_column(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = ask(qtbot, window, "red/disc 1.jpg")
    shape = view.shown[1]
    name, score = file_names(shape.gallery)[4], shape.model.index(4).data(ScoreRole)
    wanted = f"Hit: {name}: Shape: cosine {score:.3f}"
    file_id = choose_hit(qtbot, shape, 4)
    qtbot.keyClick(window, Qt.Key.Key_W)
    assert why_sentence(qtbot, window).startswith(wanted)
    shape.gallery.menu_asked.emit([file_id], QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if "Why" in action.text()).trigger()
    menu.close()
    assert why_sentence(qtbot, window).startswith(wanted)


def test_a_hit_looked_at_large_is_explained_as_in_its_column(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = ask(qtbot, window, "red/disc 1.jpg")
    shape = view.shown[1]
    window.previewing.show(shape.gallery, ids(shape)[2])
    window.why.show_current()
    assert "Shape: cosine" in why_sentence(qtbot, window)
    window.preview.dismiss()


@pytest.mark.parametrize(("key", "is_negative"), [(Qt.Key.Key_M, False), (Qt.Key.Key_L, True)])
def test_keys_add_a_hit_of_a_column_to_the_query(
    qtbot: QtBot, window: MainWindow, key: Qt.Key, is_negative: bool
) -> None:
    view = ask(qtbot, window, "red/disc 1.jpg")
    file_id = choose_hit(qtbot, view.shown[1], 3)
    qtbot.keyClick(view.shown[1].gallery, key)
    first, second = window.session.query.items
    assert (second.file_id, second.is_negative) == (file_id, is_negative)
    assert first.file_id != file_id


def test_columns_scroll_together_and_have_their_tiles_side_by_side(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = ask(qtbot, window, "red/disc 1.jpg")
    one, other = (column.gallery for column in view.shown)
    for width_px in (1201, 1234, 997):
        window.resize(width_px, 640)
        qtbot.waitUntil(lambda: one.viewport().width() == other.viewport().width())
        other.verticalScrollBar().setValue(other.verticalScrollBar().maximum() // 2)
        assert other.verticalScrollBar().value() > 0
        for row in (0, 7, 28):
            places = [g.visualRect(g.model().index(row, 0)) for g in (one, other)]
            assert places[0] == places[1]
        one.verticalScrollBar().setValue(0)
        assert other.verticalScrollBar().value() == 0


def test_larger_pictures_are_larger_in_every_column(qtbot: QtBot, window: MainWindow) -> None:
    view = ask(qtbot, window, "red/disc 1.jpg")
    before = view.shown[0].gallery.tile_size_px
    window.actions_by_name["larger"].trigger()
    sizes = {column.gallery.tile_size_px for column in view.shown}
    assert len(sizes) == 1
    assert sizes.pop() > before


def test_another_condition_in_a_column_ranks_that_column_anew(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = ask(qtbot, window, "red/disc 1.jpg")
    one, other = view.shown
    before = ids(other)
    pick(qtbot, other, "Colour")
    qtbot.waitUntil(lambda: ids(other) == ids(one), timeout=LIMIT_MS)
    assert ids(other) != before
    qtbot.waitUntil(lambda: other.note.text().startswith("10 of 10"), timeout=LIMIT_MS)


def test_the_first_column_is_the_way_chosen_for_the_window(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = ask(qtbot, window, "red/disc 1.jpg")
    pick(qtbot, view.shown[0], "Shape")
    assert window.session.key == "shape"
    qtbot.waitUntil(lambda: ids(view.shown[0]) == ids(view.shown[1]), timeout=LIMIT_MS)
    window.set_condition("colour")
    assert view.shown[0].name == "Colour"
    qtbot.waitUntil(lambda: parts(view.shown[0], -2, 5) == {"red"}, timeout=LIMIT_MS)


def test_a_blend_without_a_name_is_compared_while_its_sliders_move(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = ask(qtbot, window, "red/disc 1.jpg")
    first, shape = view.shown
    window.session.set_blend(Blend((BlendPart("colour", 9.0), BlendPart("shape", 1.0))))
    assert first.name == "Your mix"
    qtbot.waitUntil(lambda: parts(first, -2, 5) == {"red"}, timeout=LIMIT_MS)
    window.session.set_blend(Blend((BlendPart("colour", 0.0), BlendPart("shape", 1.0))))
    qtbot.waitUntil(lambda: ids(first) == ids(shape), timeout=LIMIT_MS)
    assert shape.note.text() == "10 of 10, 29 of 29 in common with Your mix"


def test_columns_are_added_removed_and_remembered(qtbot: QtBot, window: MainWindow) -> None:
    view = ask(qtbot, window, "red/disc 1.jpg")
    qtbot.mouseClick(view.add_button, Qt.MouseButton.LeftButton)
    assert len(view.shown) == 3
    pick(qtbot, view.shown[2], "Colour")
    qtbot.waitUntil(lambda: bool(view.shown[0].note.text()), timeout=LIMIT_MS)
    assert view.shown[0].note.text().endswith("in all columns")
    qtbot.keyClick(view.shown[0].gallery, Qt.Key.Key_Escape)
    view = compare(window)
    assert [column.name for column in view.shown] == ["Colour", "Shape", "Colour"]
    qtbot.mouseClick(view.shown[0].remove_button, Qt.MouseButton.LeftButton)
    assert [column.name for column in view.shown] == ["Shape", "Colour"]
    assert window.session.key == "shape"
    assert not any(column.remove_button.isVisible() for column in view.shown)


def test_a_condition_that_was_not_indexed_says_so_and_can_be(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = compare(window)
    pick(qtbot, view.shown[1], "Texture")
    click(qtbot, window.browser.folder_pane.gallery, 0)
    column = view.shown[1]
    qtbot.waitUntil(lambda: view.shown[0].model.rowCount() == 29, timeout=LIMIT_MS)
    assert column.note.text() == "Not indexed yet"
    assert column.model.rowCount() == 0
    assert column.index_button.isVisible()
    qtbot.mouseClick(column.index_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: column.model.rowCount() == 29, timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: column.note.text().endswith("in common with Colour"), timeout=LIMIT_MS)
    assert not column.index_button.isVisible()
    assert window.library.settings.conditions == (*KEYS, "texture")


def test_a_condition_that_was_made_meanwhile_is_offered(qtbot: QtBot, window: MainWindow) -> None:
    view = ask(qtbot, window, "red/disc 1.jpg")
    key = window.library.catalogue.add_blend("Both of them", [BlendPart(k, 1.0) for k in KEYS])
    window.mixing.reload()
    assert view.shown[1].choice.findText("Both of them") >= 0
    window.library.catalogue.remove(key)
    window.mixing.reload()
    assert view.shown[1].choice.findText("Both of them") == -1


def test_escape_and_the_shortcut_end_the_comparison_but_not_the_query(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = ask(qtbot, window, "red/disc 1.jpg")
    sizes = window.browser.sizes()
    qtbot.keyClick(window.browser.folder_pane.gallery, Qt.Key.Key_Escape)
    assert window.insights.view is None
    assert window.browser.result_pane.isVisible()
    assert not window.session.query.is_empty
    assert window.browser.sizes() != sizes  # the folder has its room again
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert view.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not view.isVisible()
    qtbot.keyClick(window.browser.result_pane.gallery, Qt.Key.Key_Escape)
    assert window.session.query.is_empty


def test_without_a_query_the_columns_say_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    view = ask(qtbot, window, "red/disc 1.jpg")
    window.clear_query()
    assert [column.model.rowCount() for column in view.shown] == [0, 0]
    assert all("Click any picture" in c.gallery.accessibleDescription() for c in view.shown)


def test_the_window_can_be_closed_while_columns_are_asked_for(
    qtbot: QtBot, window: MainWindow
) -> None:
    ask(qtbot, window, "red/disc 1.jpg")
    click(qtbot, window.browser.folder_pane.gallery, 9)
    window.close()
    QApplication.processEvents()
    assert not window.isVisible()
