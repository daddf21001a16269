"""Where chips go on out of sight: they fade, and it says how many more there are."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QWidget

from gui.messages import shown_count
from gui.theme import SPACE_SMALL, scaled_font

#: Width of the end.
MORE_PX = 56
#: From here on, of its width, nothing shines through.
_OPAQUE_FROM = 0.45


class Side(Enum):
    """The ends of a strip as they are on the screen."""

    LEFT = "left"
    RIGHT = "right"


class StripEnd(QAbstractButton):
    """Lies over one end of the chips; a click asks for those beyond."""

    def __init__(self, side: Side, parent: QWidget) -> None:
        super().__init__(parent)
        self.side = side
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the chips themselves are reached by Tab
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def place(self, room: QRect, n_hidden: int) -> None:
        """Lie at the end of `room`, and say how many chips are hidden there; for none, hide."""
        self.setVisible(n_hidden > 0)
        self.setText(self.tr("+{n}").format(n=shown_count(n_hidden)))
        told = self.tr("{n} more").format(n=shown_count(n_hidden))
        self.setAccessibleName(told)
        self.setToolTip(told)
        left = room.left() if self.side is Side.LEFT else room.right() + 1 - MORE_PX
        self.setGeometry(left, room.top(), MORE_PX, room.height())
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._fade())
        painter.setFont(scaled_font(self.font(), 1.0, bold=True))
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        room = self.rect().adjusted(SPACE_SMALL, 0, -SPACE_SMALL, 0)
        is_left = self.side is Side.LEFT
        side = Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

    def _fade(self) -> QLinearGradient:
        """From the chips to the colour of the window."""
        solid = self.palette().color(QPalette.ColorRole.Window)
        clear = QColor(solid)
        clear.setAlpha(0)
        is_left = self.side is Side.LEFT
        inner, outer = (self.width(), 0) if is_left else (0, self.width())
        fade = QLinearGradient(inner, 0, outer, 0)
        fade.setColorAt(0.0, clear)
        fade.setColorAt(_OPAQUE_FROM, solid)
        return fade
