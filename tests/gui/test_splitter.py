"""The border between two panes, moved by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.splitter import Splitter

Key = Qt.Key


@pytest.fixture
def splitter(qtbot: QtBot, request: pytest.FixtureRequest) -> Splitter:
    made = Splitter(request.param)
    qtbot.addWidget(made)
    for _ in range(2):
        pane = QWidget()
        pane.setMinimumSize(100, 100)
        made.addWidget(pane)
    made.resize(801, 801)
    made.setHandleWidth(1)
    made.setSizes([400, 400])
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize("is_mirrored", [False, True])
@pytest.mark.parametrize("splitter", list(Qt.Orientation), indirect=True)
def test_arrows_move_the_border(qtbot: QtBot, splitter: Splitter, is_mirrored: bool) -> None:
    if is_mirrored:
        splitter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    is_level = splitter.orientation() == Qt.Orientation.Horizontal
    less, more = (Key.Key_Left, Key.Key_Right) if is_level else (Key.Key_Up, Key.Key_Down)
    if is_level and is_mirrored:  # the first pane is at the right
        less, more = more, less
    handle = splitter.handle(1)
    splitter.activateWindow()
    handle.setFocus(Qt.FocusReason.TabFocusReason)
    assert splitter.handleWidth() == 4
    before = splitter.sizes()[0]
    qtbot.keyClick(handle, more)
    assert splitter.sizes()[0] == pytest.approx(before + 24, abs=1)
    qtbot.keyClick(handle, less)
    qtbot.keyClick(handle, less)
    assert splitter.sizes()[0] == pytest.approx(before - 24, abs=1)
    qtbot.keyClick(handle, Key.Key_End)
    assert splitter.sizes()[1] == 100
    qtbot.keyClick(handle, Key.Key_Home)
    assert splitter.sizes()[0] == 100
    handle.clearFocus()
    assert splitter.handleWidth() == 1
