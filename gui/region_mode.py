"""The preview's second way of being used: the mouse and the arrows make a box on the picture."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from core.region import Region
from gui.region_frame import RegionFrame

#: What one press of an arrow moves, as a share of the picture's side.
_STEP = 0.02

_Key = Qt.Key
_ARROWS = {
    _Key.Key_Left: (-_STEP, 0.0),
    _Key.Key_Right: (_STEP, 0.0),
    _Key.Key_Up: (0.0, -_STEP),
    _Key.Key_Down: (0.0, _STEP),
}
_ENTER = (_Key.Key_Return, _Key.Key_Enter)


class RegionMode(QObject):
    """Off, it shows the region that the query has; on, that region is changed.

    `changed()`: it looks different now. `asked(Region)`: search this one.
    """

    changed = Signal()
    asked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_on = False
        self._frame = RegionFrame()
        self._shown: Region | None = None

    @property
    def region(self) -> Region | None:
        """The box as it stands."""
        return self._frame.region

    def begin(self, shown: Region | None) -> None:
        """Another picture, of which this region is in the query."""
        self._shown = shown
        self.stop()

    def start(self) -> None:
        """Change the region, or make one."""
        self.is_on = True
        self.changed.emit()

    def stop(self) -> None:
        """Show what is in the query again; what was drawn is forgotten."""
        self.is_on = False
        self._frame.set_region(self._shown)
        self.changed.emit()

    def toggle(self) -> None:
        """On, or off."""
        if self.is_on:
            self.stop()
        else:
            self.start()

    def ask(self) -> None:
        """Search the region, if there is one."""
        if (region := self.region) is not None:
            self.asked.emit(region)

    def action_of(self, key: Qt.Key, is_shifted: bool) -> Callable[[], None] | None:
        """What a key does while the mode is on."""
        if key in _ARROWS:
            change = self._frame.resize if is_shifted else self._frame.move
            return partial(self._by_key, change, *_ARROWS[key])
        if key in _ENTER:
            return self.ask
        return self.stop if key == _Key.Key_Escape else None

    def press(self, at: QPointF, target: QRectF) -> None:
        """The mouse is pressed; nothing comes of it while there is no picture."""
        if target.isValid():
            self._frame.press(at, target)

    def move(self, at: QPointF, target: QRectF) -> Qt.CursorShape:
        """The mouse moves, pressed or not; returns how it should look."""
        before = self.region
        self._frame.drag_to(at, target)
        if self.region != before:
            self.changed.emit()
        return self._frame.cursor(at, target)

    def release(self) -> None:
        """The mouse is let go."""
        self._frame.release()

    def paint(self, painter: QPainter, target: QRectF) -> None:
        """Draw the region over the picture, if there is one."""
        if target.isValid():
            self._frame.paint(painter, target, self.is_on)

    def _by_key(self, change: Callable[[float, float], None], right: float, down: float) -> None:
        change(right, down)
        self.changed.emit()
