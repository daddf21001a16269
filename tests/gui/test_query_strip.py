"""The chips of the query."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from gui.chip import Chip, ChipButton
from gui.query_strip import QueryStrip
from gui.strip_end import Side, StripEnd


@pytest.fixture
def strip(qtbot: QtBot) -> QueryStrip:
    made = QueryStrip()
    made.resize(700, 48)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def chips(*keys: int) -> list[Chip]:
    pixmap = QPixmap(64, 48)
    pixmap.fill(Qt.GlobalColor.red)
    return [Chip(key, f"picture {key}.jpg", pixmap if key % 2 else None) for key in keys]


def buttons(strip: QueryStrip) -> list[ChipButton]:
    QApplication.processEvents()
    found = [one for one in strip.findChildren(ChipButton) if one.isVisible()]
    return sorted(found, key=lambda one: one.mapTo(strip, QPoint()).x())


def clear_button(strip: QueryStrip) -> QPushButton:
    (found,) = [one for one in strip.findChildren(QPushButton) if one.text() == "Clear"]
    return found


def shown_keys(strip: QueryStrip) -> list[int]:
    return [one.chip.key for one in buttons(strip)]


def test_empty_strip_says_what_to_do(strip: QueryStrip) -> None:
    texts = [label.text() for label in strip.findChildren(QLabel) if label.isVisible()]
    assert texts == ["Click a picture, drop one here, or paste with Ctrl+V"]
    assert not any(one.isVisible() for one in strip.findChildren(QPushButton))


def test_chips_are_shown_in_order(strip: QueryStrip) -> None:
    strip.set_chips(chips(3, 1, 2))
    assert shown_keys(strip) == [3, 1, 2]
    strip.set_chips(chips(2, 4, 3))
    assert shown_keys(strip) == [2, 4, 3]
    strip.set_chips([])
    assert shown_keys(strip) == []


def test_chip_that_stays_is_not_made_anew(strip: QueryStrip) -> None:
    first, second = chips(1, 2)
    strip.set_chips([first, second])
    kept = buttons(strip)[1]
    strip.set_chips([second])
    assert buttons(strip) == [kept]


def test_removing_and_clearing_ask(qtbot: QtBot, strip: QueryStrip) -> None:
    strip.set_chips(chips(1, 2))
    with qtbot.waitSignal(strip.chip_removed) as signal:
        qtbot.mouseClick(buttons(strip)[1].remove, Qt.MouseButton.LeftButton)
    assert signal.args == [2]
    with qtbot.waitSignal(strip.cleared):
        qtbot.mouseClick(clear_button(strip), Qt.MouseButton.LeftButton)


def test_several_can_be_removed_by_keyboard(qtbot: QtBot, strip: QueryStrip) -> None:
    all_chips = chips(1, 2, 3)
    strip.set_chips(all_chips)
    removed: list[int] = []

    def remove(key: int) -> None:
        removed.append(key)
        strip.set_chips([chip for chip in all_chips if chip.key not in removed])

    strip.chip_removed.connect(remove)
    buttons(strip)[1].setFocus()
    for _ in range(3):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Delete)
    assert removed == [2, 3, 1]


def test_chip_that_changes_keeps_the_focus(strip: QueryStrip) -> None:
    first, second, third = chips(1, 2, 3)
    strip.set_chips([first, second, third])
    buttons(strip)[1].setFocus()
    strip.set_chips([first, replace(second, note="×2"), third])
    assert buttons(strip)[1].hasFocus()
    strip.set_chips([replace(first, note="×2"), replace(second, note="×2")])
    assert buttons(strip)[1].hasFocus()


def test_fifty_chips_scroll_sideways(qtbot: QtBot, strip: QueryStrip) -> None:
    strip.set_chips(chips(*range(50)))
    QApplication.processEvents()
    assert strip.width() == 700
    bar = strip.findChildren(QScrollArea)[0].horizontalScrollBar()
    assert bar.maximum() > 0
    viewport = strip.findChildren(QScrollArea)[0].viewport()
    wheel = QWheelEvent(
        QPointF(10, 10),
        viewport.mapToGlobal(QPointF(10, 10)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, wheel)
    assert bar.value() == 120
    buttons(strip)[-1].setFocus()
    assert bar.value() >= bar.maximum() - 20


def ends(strip: QueryStrip) -> dict[Side, StripEnd]:
    """What says at either end that there is more."""
    QApplication.processEvents()
    return {one.side: one for one in strip.findChildren(StripEnd) if one.isVisible()}


def test_chips_out_of_sight_are_counted_and_a_click_leads_to_them(
    qtbot: QtBot, strip: QueryStrip
) -> None:
    strip.set_chips(chips(1, 2))
    assert not ends(strip)
    strip.set_chips(chips(1, 2, 3, 4, 5, 6))
    qtbot.waitUntil(lambda: bool(ends(strip)))
    room_px = strip.findChildren(QScrollArea)[0].viewport().width()
    n_whole = sum(one.geometry().right() < room_px for one in buttons(strip))
    (more,) = ends(strip).values()
    assert more.side is Side.RIGHT
    assert int(more.text()) == 6 - n_whole
    before = strip.grab().toImage()
    for _ in range(3):
        if Side.RIGHT in ends(strip):
            qtbot.mouseClick(ends(strip)[Side.RIGHT], Qt.MouseButton.LeftButton)
    assert list(ends(strip)) == [Side.LEFT]
    assert strip.grab().toImage() != before
    strip.set_chips(chips(1, 2))
    qtbot.waitUntil(lambda: not ends(strip))


def test_chip_tells_its_whole_name(strip: QueryStrip) -> None:
    strip.set_chips([Chip(1, "a very long name " * 9, None), Chip(2, "b", None, "folder/b")])
    tips = [one.toolTip() for one in buttons(strip)]
    assert tips == ["a very long name " * 9, "folder/b"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_chip_asks_for_its_menu_by_click_and_key(
    qtbot: QtBot, strip: QueryStrip, key: Qt.Key
) -> None:
    strip.set_chips(chips(4, 5))
    second = buttons(strip)[1]
    for ask in (
        lambda: qtbot.mouseClick(second, Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(second, key),
    ):
        with qtbot.waitSignal(strip.menu_asked) as signal:
            ask()
        assert signal.args == [5, second.mapToGlobal(second.rect().bottomLeft())]


def test_less_like_shows_in_words_and_without_colour(strip: QueryStrip) -> None:
    (alike,) = chips(1)
    strip.set_chips([alike, replace(alike, key=2, note="less like", is_negative=True)])
    first, second = buttons(strip)
    texts = [label.text() for label in second.findChildren(QLabel)]
    assert texts == ["picture 1.jpg", "less like"]
    grey = QImage.Format.Format_Grayscale8
    images = [one.grab(one.rect().adjusted(0, 0, 44 - one.width(), 0)) for one in (first, second)]
    assert images[0].toImage().convertToFormat(grey) != images[1].toImage().convertToFormat(grey)
