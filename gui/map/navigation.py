"""Moving about in a plane: by wheel, pinch and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from gui.map.plane import Plane

_WHEEL_STEP = 120
_ZOOM_STEP = 1.25
_PAN_PX = 64
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ZOOMING_IN = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_ZOOMING_OUT = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)
_FITTING = (Qt.Key.Key_Home, Qt.Key.Key_0)
_Modifier = Qt.KeyboardModifier


class Navigation(QWidget):
    """`zoomed()`: by whatever means."""

    zoomed = Signal()

    #: What is fitted keeps this distance from the edges.
    margin_px = 20.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plane = Plane()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom, leaving what is at a place (else in the middle) where it is."""
        self.plane.zoom_by(factor, at)
        self.zoomed.emit()
        self.update()

    def fit(self) -> None:
        """Show all."""
        self.plane.fit()
        self.zoomed.emit()
        self.update()

    def step_cursor(self, dx: int, dy: int) -> None:
        """Look at the next picture in a direction."""

    def serve_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what a key asks for; False where it asks for nothing here."""
        step = _ARROWS.get(key)
        if step is not None and modifiers & _Modifier.ShiftModifier:
            self.step_cursor(*step)
        elif step is not None:
            self.plane.pan(QPointF(-_PAN_PX * step[0], -_PAN_PX * step[1]))
            self.update()
        elif key in _ZOOMING_IN:
            self.zoom_by(_ZOOM_STEP)
        elif key in _ZOOMING_OUT:
            self.zoom_by(1 / _ZOOM_STEP)
        elif key in _FITTING:
            self.fit()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        held = event.modifiers() & (_Modifier.ControlModifier | _Modifier.AltModifier)
        if held or not self.serve_key(Qt.Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom at the mouse; with Shift, move sideways."""
        angle = event.angleDelta().y()
        if event.modifiers() & _Modifier.ShiftModifier:
            self.plane.pan(QPointF(angle or event.angleDelta().x(), 0) * (_PAN_PX / _WHEEL_STEP))
            self.update()
        else:
            self.zoom_by(_ZOOM_STEP ** (angle / _WHEEL_STEP), event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Besides Qt's own: two fingers on a touch pad."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1 + event.value(), event.position())
                return True
            if event.gestureType() == Qt.NativeGestureType.SmartZoomNativeGesture:
                self.fit()
                return True
        return super().event(event)
