"""What all charts share: a legend, a place that is read out, keys, and words for screen readers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QWidget

from gui.charts.axes import Axes
from gui.charts.legend import Entry, Legend
from gui.theme import RADIUS_PX, SPACE, SPACE_SMALL, mixed, scaled_font

_FONT_SCALE = 0.92
_SIZE = QSize(420, 240)
_LEAST_SIZE = QSize(200, 140)
_READOUT_OPACITY = 0.96
_STEPS = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}


class Chart(QWidget):
    """Draws itself in the colours of the palette.

    Each chart has places (bars, epochs, bins ...): the one under the pointer, or reached with the
    arrow keys, is read out with its exact values.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFont(scaled_font(self.font(), _FONT_SCALE))
        self.setMinimumSize(_LEAST_SIZE)
        self._empty_text = ""
        self._axes: Axes | None = None
        #: The place that is read out.
        self.place: int | None = None

    # For kinds of charts to say

    def n_places(self) -> int:
        """How many places there are; 0 where nothing is shown."""
        raise NotImplementedError

    def legend(self) -> Sequence[Entry]:
        """What the marks mean."""
        raise NotImplementedError

    def axes(self, room: QRectF, metrics: QFontMetricsF) -> Axes:
        """The axes within `room`."""
        raise NotImplementedError

    def draw(self, painter: QPainter, axes: Axes) -> None:
        """Draw grid and values."""
        raise NotImplementedError

    def place_near(self, axes: Axes, point: QPointF) -> int | None:
        """The place that is meant by a point of the plot."""
        raise NotImplementedError

    def anchor(self, axes: Axes, place: int) -> QPointF:
        """Where a place is: its text is shown beside it."""
        raise NotImplementedError

    def readout(self, place: int) -> Sequence[str]:
        """The exact values at a place, in lines."""
        raise NotImplementedError

    # For those who use it

    def set_empty_text(self, text: str) -> None:
        """What is said while there is nothing to show."""
        self._empty_text = text
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return _SIZE

    # For kinds of charts to call

    def renew(self, description: str) -> None:
        """There are other values now; `description` tells them to those who do not see them."""
        if self.place is not None and self.place >= self.n_places():
            self.place = None
        self.setAccessibleDescription(description)
        self.update()

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.n_places():
            self._paint_values(painter)
        else:
            self._axes = None
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), flags, self._empty_text)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 1))
            edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(edge, RADIUS_PX, RADIUS_PX)
        painter.end()

    def _paint_values(self, painter: QPainter) -> None:
        metrics = QFontMetricsF(self.font())
        room = QRectF(self.rect()).adjusted(SPACE_SMALL, SPACE_SMALL, -SPACE_SMALL, -SPACE_SMALL)
        legend = Legend(self.legend(), metrics, room)
        legend.draw(painter, self.palette())
        axes = self._axes = self.axes(room.adjusted(0, legend.height_px, 0, 0), metrics)
        painter.save()
        self.draw(painter, axes)
        painter.restore()
        if self.place is not None:
            self._draw_readout(painter, axes, metrics, self.place)

    def _draw_readout(
        self, painter: QPainter, axes: Axes, metrics: QFontMetricsF, place: int
    ) -> None:
        lines = self.readout(place)
        width = max(metrics.horizontalAdvance(line) for line in lines) + 2 * SPACE
        height = len(lines) * metrics.lineSpacing() + 2 * SPACE_SMALL + 2
        anchor = self.anchor(axes, place)
        left = anchor.x() + SPACE
        if left + width > self.width() - 2:
            left = max(anchor.x() - SPACE - width, 2.0)
        top = min(max(anchor.y() - height / 2, 2.0), max(self.height() - height - 2, 2.0))
        box = QRectF(left, top, width, height)
        colours = self.palette()
        back = colours.color(QPalette.ColorRole.ToolTipBase)
        back.setAlphaF(_READOUT_OPACITY)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(back)
        painter.drawRoundedRect(box, RADIUS_PX, RADIUS_PX)
        text, base = (colours.color(r) for r in (_TIP_TEXT, _TIP_BASE))
        for number, line in enumerate(lines):
            painter.setPen(text if number else mixed(text, base, 0.75))
            y = box.top() + SPACE_SMALL + 1 + number * metrics.lineSpacing()
            line_box = QRectF(box.left() + SPACE, y, width, metrics.lineSpacing())
            painter.drawText(line_box, Qt.AlignmentFlag.AlignVCenter, line)

    # Pointer and keys

    def _read_out(self, place: int | None) -> None:
        if place != self.place:
            self.place = place
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        axes = self._axes
        reach = QRectF() if axes is None else axes.plot.adjusted(-SPACE, -SPACE, SPACE, SPACE)
        is_inside = axes is not None and reach.contains(event.position())
        self._read_out(self.place_near(axes, event.position()) if axes and is_inside else None)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        self._read_out(None)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        self._read_out(None)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        n, step = self.n_places(), _STEPS.get(event.key())
        if not n or step is None:
            super().keyPressEvent(event)
            return
        start = (-1 if step > 0 else n) if self.place is None else self.place
        self._read_out(min(max(start + step, 0), n - 1))


_TIP_TEXT, _TIP_BASE = QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase
