"""What is shown while no folder is open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.welcome import Welcome


@pytest.fixture
def welcome(qtbot: QtBot) -> Welcome:
    made = Welcome()
    made.resize(900, 700)
    qtbot.addWidget(made)
    made.show()
    return made


def button(welcome: Welcome, text: str) -> QPushButton:
    buttons = welcome.findChildren(QPushButton)
    return next(b for b in buttons if text in (b.text(), b.accessibleName()) and b.isVisible())


def shown_texts(welcome: Welcome) -> list[str]:
    return [label.text() for label in welcome.findChildren(QLabel) if label.isVisible()]


def test_buttons_ask(qtbot: QtBot, welcome: Welcome) -> None:
    with qtbot.waitSignal(welcome.open_asked):
        qtbot.mouseClick(button(welcome, "Open a folder…"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(welcome.samples_asked):
        qtbot.keyClick(button(welcome, "Try the sample gallery"), Qt.Key.Key_Space)


def test_recent_folders_are_listed_and_asked_for(qtbot: QtBot, welcome: Welcome) -> None:
    assert "Recent folders" not in shown_texts(welcome)
    odd = b"/home/anna/\xff"
    welcome.set_recent([b"/home/anna/Holiday", odd])
    wanted = {"Recent folders", "Holiday", "/home/anna"}
    qtbot.waitUntil(lambda: wanted <= set(shown_texts(welcome)))
    with qtbot.waitSignal(welcome.recent_asked) as signal:
        qtbot.mouseClick(button(welcome, "Open \ufffd"), Qt.MouseButton.LeftButton)
    assert signal.args == [odd]
    welcome.set_recent([])
    assert "Holiday" not in shown_texts(welcome)


def test_names_are_not_read_as_markup(welcome: Welcome) -> None:
    welcome.set_recent([b"/home/<b>bold<br>"])
    label = next(one for one in welcome.findChildren(QLabel) if "bold" in one.text())
    assert label.text() == "<b>bold<br>"
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_it_fits_a_small_window(welcome: Welcome) -> None:
    welcome.set_recent([b"/%d" % number + b"x" * 200 for number in range(9)])
    welcome.resize(480, 320)
    assert welcome.width() == 480
    assert welcome.horizontalScrollBar().maximum() == 0
    assert welcome.verticalScrollBar().maximum() > 0
