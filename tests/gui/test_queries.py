"""Queries of several pictures, less likes, weights and regions, in the real window."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from core.queries import Query
from gui.chip import Chip, ChipButton
from gui.main_window import MainWindow
from tests.conftest import COLOURS, draw_picture
from tests.gui.conftest import LIMIT_MS, OpenWindow, click

_Key = Qt.Key
_Left = Qt.MouseButton.LeftButton
_Nothing = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four pictures each of four colours, and one that is red on the left and blue on the right."""
    made = tmp_path / "pictures"
    for colour in ("blue", "green", "red", "yellow"):
        for seed in range(4):
            draw_picture(made / f"{colour} {seed}.png", colour, "disc", seed)
    two_coloured(made / "two.png")
    return made


@pytest.fixture
def window(open_window: OpenWindow, folder: Path) -> Iterator[MainWindow]:
    opened = open_window(folder)
    yield opened
    for menu in opened.findChildren(QMenu):
        menu.close()


def two_coloured(path: Path) -> Path:
    image = Image.new("RGB", (400, 200), COLOURS["red"])
    image.paste(COLOURS["blue"], (200, 0, 400, 200))
    path.parent.mkdir(exist_ok=True)
    image.save(path)
    return path


def row_of(window: MainWindow, name: str) -> int:
    model = window.browser.folder_pane.model
    names = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    return names.index(name)


def ranked_colours(window: MainWindow, count: int = 100) -> list[str]:
    paths = window.browser.result_pane.model.tiles.paths
    return [os.path.basename(os.fsdecode(path)).split()[0] for path in paths][:count]


def chips(window: MainWindow) -> list[ChipButton]:
    buttons = [one for one in window.strip.findChildren(ChipButton) if one.isVisible()]
    return sorted(buttons, key=lambda one: one.mapTo(window.strip, QPoint()).x())


def chip(window: MainWindow, place: int) -> Chip:
    return chips(window)[place].chip


def ask(qtbot: QtBot, window: MainWindow, name: str) -> None:
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        click(qtbot, window.browser.folder_pane.gallery, row_of(window, name))


def add(qtbot: QtBot, window: MainWindow, name: str, key: Qt.Key) -> None:
    """Select a picture, beside what is selected, and press a key."""
    gallery = window.browser.folder_pane.gallery
    click(qtbot, gallery, row_of(window, name), Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        qtbot.keyClick(gallery, key)


def entry(menu: QMenu, text: str) -> QAction:
    for action in menu.actions():
        if action.text().replace("&", "").split("\t")[0] == text:
            return action
        if (inner := action.menu()) is not None and isinstance(inner, QMenu):
            for one in inner.actions():
                if one.text() == text:
                    return one
    raise AssertionError(text)


def choose(qtbot: QtBot, window: MainWindow, place: int, text: str) -> None:
    """Choose from the menu of a chip and wait for the ranking."""
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        entry(window.query_edits.menu(place), text).trigger()


def open_preview(qtbot: QtBot, window: MainWindow, name: str) -> None:
    gallery = window.browser.folder_pane.gallery
    gallery.setCurrentIndex(gallery.model().index(row_of(window, name), 0))
    gallery.setFocus()
    qtbot.keyClick(gallery, _Key.Key_Space)
    qtbot.waitUntil(lambda: window.preview.zoom > 0, timeout=LIMIT_MS)


def at(window: MainWindow, across: float, down: float) -> QPoint:
    """A place of the picture in the preview, by shares of its width and height."""
    rect = window.preview.picture_rect()
    place = rect.topLeft() + QPointF(across * rect.width(), down * rect.height())
    return place.toPoint()


def preview_button(window: MainWindow, text: str) -> QToolButton:
    (found,) = [one for one in window.preview.findChildren(QToolButton) if one.text() == text]
    return found


def draw_box(window: MainWindow, start: tuple[float, float], end: tuple[float, float]) -> None:
    preview = window.preview
    QTest.mousePress(preview, _Left, _Nothing, at(window, *start))
    QTest.mouseMove(preview, at(window, 0.5 * (start[0] + end[0]), end[1]))
    QTest.mouseMove(preview, at(window, *end))
    QTest.mouseRelease(preview, _Left, _Nothing, at(window, *end))


def region(window: MainWindow, place: int = 0) -> list[float]:
    found = window.session.query.items[place].region
    assert found is not None
    return [found.left, found.top, found.width, found.height]


def drop(path: Path, target: QWidget, held: Qt.KeyboardModifier) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    place: QPoint = QPoint(10, 10)
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(target, QDragEnterEvent(place, copy, mime, _Left, held))
    QApplication.sendEvent(target, QDropEvent(QPointF(place), copy, mime, _Left, held))


def test_more_like_this_too_adds_to_the_query(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "red 0.png")
    row = row_of(window, "green 0.png")
    (file_id,) = window.browser.folder_pane.model.file_ids_at(range(row, row + 1))
    menu = window.file_menu.menu([file_id], [window.browser.path_of(file_id) or b""])
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        entry(menu, "More like this too").trigger()
    assert window.strip.chip_names() == ["red 0.png", "green 0.png"]
    assert set(ranked_colours(window, 6)) == {"red", "green"}


def test_what_is_less_alike_comes_last(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "red 0.png")
    add(qtbot, window, "yellow 1.png", _Key.Key_M)
    assert set(ranked_colours(window, 6)) == {"red", "yellow"}
    choose(qtbot, window, 1, "Less like this")
    assert set(ranked_colours(window)[-3:]) == {"yellow"}
    assert ranked_colours(window, 3) == ["red"] * 3
    assert (chip(window, 1).note, chip(window, 1).is_negative) == ("less like", True)
    assert chip(window, 1).tooltip.startswith("Less like ")
    choose(qtbot, window, 1, "More like this")
    assert set(ranked_colours(window, 6)) == {"red", "yellow"}


def test_less_like_alone_is_a_query_too(qtbot: QtBot, window: MainWindow) -> None:
    add(qtbot, window, "green 2.png", _Key.Key_L)
    assert ranked_colours(window)[-3:] == ["green"] * 3
    assert len(ranked_colours(window)) == 16


def test_the_menu_of_a_chip_closes_when_its_query_is_no_more(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    ask(qtbot, window, "red 0.png")
    add(qtbot, window, "red 1.png", _Key.Key_M)
    menu = window.query_edits.menu(1)
    menu.popup(window.mapToGlobal(QPoint(50, 50)))
    qtbot.waitUntil(menu.isVisible)
    with qtbot.waitSignal(window.session.query_changed, timeout=LIMIT_MS):
        drop(draw_picture(tmp_path / "other.png"), window.browser, _Nothing)
    assert not menu.isVisible()


def test_weights_count_and_are_shown(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "red 0.png")
    add(qtbot, window, "blue 0.png", _Key.Key_M)
    assert set(ranked_colours(window, 4)) >= {"red", "blue"}
    choose(qtbot, window, 1, "×3")
    assert ranked_colours(window, 3) == ["blue"] * 3
    assert chip(window, 1).note == "×3"
    assert chip(window, 1).tooltip.endswith("Weight 3")


def test_a_box_drawn_on_the_preview_is_searched_alone(qtbot: QtBot, window: MainWindow) -> None:
    open_preview(qtbot, window, "two.png")
    QTest.mouseClick(preview_button(window, "Search a region"), _Left)
    draw_box(window, (0.1, 0.1), (0.4, 0.4))
    QTest.keyClick(window.preview, _Key.Key_Escape)
    assert window.preview.isVisible()  # only the mode was left
    QTest.keyClick(window.preview, _Key.Key_R)
    draw_box(window, (0.6, 0.2), (0.9, 0.7))
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        QTest.keyClick(window.preview, _Key.Key_Return)
    assert region(window) == pytest.approx([0.6, 0.2, 0.3, 0.5], abs=0.01)
    assert ranked_colours(window, 4) == ["blue"] * 4
    assert window.preview.isHidden()
    assert chip(window, 0).note == "a region"
    assert "from 60 to 90 % across and 20 to 70 % down" in chip(window, 0).tooltip
    pixmap = chip(window, 0).pixmap
    assert pixmap is not None
    assert pixmap.toImage().pixelColor(5, 5).blue() > 150


def test_a_zoomed_picture_maps_rightly_and_the_region_can_be_changed(
    qtbot: QtBot, window: MainWindow
) -> None:
    ask(qtbot, window, "two.png")
    open_preview(qtbot, window, "two.png")
    preview = window.preview
    QTest.keyClick(preview, _Key.Key_R)
    QTest.keyClick(preview, _Key.Key_1)
    for _ in range(4):
        QTest.keyClick(preview, _Key.Key_Plus)
    draw_box(window, (0.3, 0.4), (0.45, 0.6))
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        QTest.mouseClick(preview_button(window, "Find region"), _Left)
    assert region(window) == pytest.approx([0.3, 0.4, 0.15, 0.2], abs=0.01)
    assert ranked_colours(window, 4) == ["red"] * 4
    open_preview(qtbot, window, "two.png")
    outline = preview.grab().toImage().pixelColor(at(window, 0.3, 0.5))
    assert outline.name() == "#8db0ff"
    QTest.keyClick(preview, _Key.Key_R)
    draw_box(window, (0.375, 0.5), (0.775, 0.5))
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        QTest.keyClick(preview, _Key.Key_Return)
    assert region(window) == pytest.approx([0.7, 0.4, 0.15, 0.2], abs=0.01)
    assert ranked_colours(window, 4) == ["blue"] * 4
    assert window.strip.chip_names() == ["two.png"]


@pytest.mark.parametrize("change", ["weight", "sign"])
def test_a_region_changes_its_picture_although_the_query_has_changed_meanwhile(
    qtbot: QtBot, window: MainWindow, change: str
) -> None:
    ask(qtbot, window, "red 0.png")
    add(qtbot, window, "green 0.png", _Key.Key_M)
    open_preview(qtbot, window, "red 0.png")
    query = window.session.query
    if change == "weight":
        window.session.ask(query.with_changed(0, weight=2.0))
    else:
        window.session.ask(query.with_changed(0, is_negative=True))
    assert window.previewing.place == 0
    window.session.ask(query.without(0))
    assert window.previewing.place is None
    window.session.ask(Query((query.items[1], query.items[0])))
    qtbot.keyClick(window.preview, _Key.Key_R)
    draw_box(window, (0.2, 0.2), (0.7, 0.7))
    qtbot.keyClick(window.preview, _Key.Key_Return)
    history = window.session.history
    qtbot.waitUntil(lambda: history.current.items[1].region is not None, timeout=LIMIT_MS)
    assert window.session.query.items[0] == query.items[1]


def test_a_region_of_a_picture_from_outside(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    QGuiApplication.clipboard().setImage(QImage(str(two_coloured(tmp_path / "out" / "x.png"))))
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        window.actions_by_name["paste"].trigger()
    whole = ranked_colours(window)
    entry(window.query_edits.menu(0), "Choose a region…").trigger()
    assert "Draw a box" in window.preview.accessibleName()
    qtbot.waitUntil(lambda: window.preview.zoom > 0, timeout=LIMIT_MS)
    draw_box(window, (0.0, 0.0), (0.4, 1.0))
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        QTest.keyClick(window.preview, _Key.Key_F)
    assert region(window) == pytest.approx([0, 0, 0.4, 1], abs=0.01)
    assert ranked_colours(window, 4) == ["red"] * 4
    choose(qtbot, window, 0, "Whole picture")
    assert window.session.query.items[0].region is None
    assert ranked_colours(window) == whole


def test_a_region_can_be_what_others_shall_be_less_like(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "green 0.png")
    open_preview(qtbot, window, "two.png")
    QTest.keyClick(window.preview, _Key.Key_R)
    draw_box(window, (0.0, 0.0), (0.4, 1.0))
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        QTest.keyClick(window.preview, _Key.Key_L)
    assert [button.chip.note for button in chips(window)] == ["", "less like · a region"]
    assert ranked_colours(window, 3) == ["green"] * 3
    assert ranked_colours(window)[-4:] == ["red"] * 4


def test_every_change_is_a_step_in_the_history(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "red 0.png")
    add(qtbot, window, "green 0.png", _Key.Key_M)
    choose(qtbot, window, 1, "×2")
    choose(qtbot, window, 1, "Less like this")
    choose(qtbot, window, 1, "Remove")
    notes = []
    for _ in range(4):
        with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
            qtbot.keyClick(window, _Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        notes.append([button.chip.note for button in chips(window)])
    assert notes == [["", "less like · ×2"], ["", "×2"], ["", ""], [""]]
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        qtbot.keyClick(window, _Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert len(chips(window)) == 2


def test_a_whole_query_can_be_made_by_keys_alone(qtbot: QtBot, window: MainWindow) -> None:
    gallery = window.browser.folder_pane.gallery
    gallery.setFocus()
    gallery.setCurrentIndex(gallery.model().index(row_of(window, "two.png"), 0))
    qtbot.keyClick(gallery, _Key.Key_Space)
    qtbot.waitUntil(lambda: window.preview.zoom > 0, timeout=LIMIT_MS)
    QTest.keyClick(window.preview, _Key.Key_R)
    for _ in range(13):
        QTest.keyClick(window.preview, _Key.Key_Right)
    for _ in range(5):
        QTest.keyClick(window.preview, _Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        QTest.keyClick(window.preview, _Key.Key_Return)
    assert region(window) == pytest.approx([0.49, 0.25, 0.5, 0.4], abs=0.011)
    chips(window)[0].setFocus()
    qtbot.keyClick(chips(window)[0], _Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        qtbot.keyClick(menu, _Key.Key_L)
    assert chip(window, 0).note == "less like · a region"
    assert window.focusWidget() is chips(window)[0]
    assert "blue" in ranked_colours(window)[-4:]
    qtbot.keyClick(chips(window)[0], _Key.Key_Delete)
    assert window.session.query.is_empty


def test_a_drop_on_the_query_or_with_ctrl_is_added_to_it(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    ask(qtbot, window, "red 0.png")
    outside = draw_picture(tmp_path / "out" / "outside.png", "green", "disc", 9)
    inside, ctrl = folder / "blue 1.png", Qt.KeyboardModifier.ControlModifier
    names = []
    for path, target, held in (
        (outside, window.strip, _Nothing),
        (inside, window, ctrl),
        (outside, window, _Nothing),
    ):
        with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
            drop(path, target, held)
        names.append(window.strip.chip_names())
    assert names == [
        ["red 0.png", "outside.png"],
        ["red 0.png", "outside.png", "blue 1.png"],
        ["outside.png"],
    ]


def test_a_region_that_cannot_be_read_leaves_the_query_as_it_was(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    ask(qtbot, window, "red 0.png")
    before = ranked_colours(window)
    open_preview(qtbot, window, "two.png")
    QTest.keyClick(window.preview, _Key.Key_R)
    draw_box(window, (0.1, 0.1), (0.4, 0.4))
    (folder / "two.png").unlink()
    with qtbot.waitSignals([window.session.said, window.session.ranked], timeout=LIMIT_MS):
        QTest.keyClick(window.preview, _Key.Key_Return)
    assert "no longer there" in window.status.message_text
    assert window.strip.chip_names() == ["red 0.png"]
    assert ranked_colours(window) == before
