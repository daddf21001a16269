"""Panes beside or above each other, whose border the keyboard can move as well."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

_STEP_PX = 24
#: How wide the border is at least while the keyboard is at it: it has to be seen.
_FOCUSED_PX = 4
_LEFT_AND_RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
_UP_AND_DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down
_Horizontal = Qt.Orientation.Horizontal


class Splitter(QSplitter):
    """Its panes are never hidden by moving the border."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:  # noqa: N802 - Qt's name
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    """Moved by the arrows, and by Home and End as far as it goes."""

    def __init__(self, orientation: Qt.Orientation, splitter: QSplitter) -> None:
        super().__init__(orientation, splitter)
        self._usual_px = splitter.handleWidth()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Border between two panes"))
        self.setAccessibleDescription(self.tr("The arrow keys move it."))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if (wanted := self._wanted(Qt.Key(event.key()))) is None:
            super().keyPressEvent(event)
        else:
            self.moveSplitter(wanted)

    def _wanted(self, key: Qt.Key) -> int | None:
        """Where a key moves it, in pixels from the left or the top."""
        is_level = self.orientation() == _Horizontal
        room = self.splitter().width() if is_level else self.splitter().height()
        at, first, last = (self.x(), 0, room) if is_level else (self.y(), 0, room)
        if is_level and self.isRightToLeft():  # Qt speaks of its other edge then
            at, first, last = at + self.width(), room, 0
        less, more = _LEFT_AND_RIGHT if is_level else _UP_AND_DOWN
        places = {less: at - _STEP_PX, more: at + _STEP_PX}
        return (places | {Qt.Key.Key_Home: first, Qt.Key.Key_End: last}).get(key)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self._usual_px = self.splitter().handleWidth()
        self.splitter().setHandleWidth(max(self._usual_px, _FOCUSED_PX))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.splitter().setHandleWidth(self._usual_px)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if not self.hasFocus():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Accent))
        painter.end()
