"""A label that is cut off with an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from gui.elided_label import ElidedLabel


def tip_over(qtbot: QtBot, label: ElidedLabel) -> str:
    """The tip that comes up when the mouse rests there."""
    QToolTip.hideText()
    at = QPoint(3, 3)
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, at, label.mapToGlobal(at)))
    return QToolTip.text() if QToolTip.isVisible() else ""


def test_a_text_without_room_ends_in_an_ellipsis_and_is_told_by_a_tip(qtbot: QtBot) -> None:
    label = ElidedLabel("Most alike under Colour")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    with qtbot.waitExposed(label):
        label.show()
    assert label.shown_text == label.text()
    assert tip_over(qtbot, label) == ""
    whole = label.grab().toImage()
    label.resize(label.width() // 2, label.height())
    assert label.shown_text.endswith("\u2026")
    assert label.text() == "Most alike under Colour"
    assert tip_over(qtbot, label) == "Most alike under Colour"
    assert label.grab().toImage() != whole.copy(label.rect())
    assert label.minimumSizeHint().width() < label.width()
    label.setToolTip("All about it")
    assert tip_over(qtbot, label) == "All about it"
