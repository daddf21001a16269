"""What the colours and strokes of a chart mean, in lines of text above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPalette, QPen

from gui.theme import SPACE_LARGE, SPACE_SMALL

_SAMPLE_PX = 16
_BOX_PX = 10
_DASHES = (3.0, 2.5)


class Mark(Enum):
    """What stands before a name in the legend, as in the chart."""

    BOX = "box"
    LINE = "line"
    DASHES = "dashes"


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of the legend."""

    name: str
    colour: QColor
    mark: Mark
    brush: Qt.BrushStyle = Qt.BrushStyle.SolidPattern


@dataclass(frozen=True, slots=True)
class _Placed:
    entry: Entry
    text: str
    box: QRectF


class Legend:
    """Entries in a room of some width, in as many lines as they need."""

    def __init__(self, entries: Sequence[Entry], metrics: QFontMetricsF, room: QRectF) -> None:
        self._placed: list[_Placed] = []
        line_px = metrics.lineSpacing() + SPACE_SMALL
        x, y = room.left(), room.top()
        for entry in entries:
            text = metrics.elidedText(
                entry.name,
                Qt.TextElideMode.ElideMiddle,
                max(room.width() - _SAMPLE_PX - SPACE_SMALL, 0),
            )
            width = _SAMPLE_PX + SPACE_SMALL + metrics.horizontalAdvance(text)
            if x > room.left() and x + width > room.right():
                x, y = room.left(), y + line_px
            self._placed.append(_Placed(entry, text, QRectF(x, y, width, metrics.lineSpacing())))
            x += width + SPACE_LARGE
        #: How much of the room it takes.
        self.height_px = y + line_px - room.top() if entries else 0.0

    def draw(self, painter: QPainter, palette: QPalette) -> None:
        """Draw all of it."""
        for placed in self._placed:
            _draw_mark(painter, placed)
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            box = placed.box.adjusted(_SAMPLE_PX + SPACE_SMALL, 0, 1, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, placed.text)


def _draw_mark(painter: QPainter, placed: _Placed) -> None:
    entry, middle = placed.entry, placed.box.center().y()
    if entry.mark is Mark.BOX:
        box = QRectF(placed.box.left(), middle - _BOX_PX / 2, _SAMPLE_PX, _BOX_PX)
        painter.setPen(QPen(entry.colour, 1))
        painter.setBrush(QBrush(entry.colour, entry.brush))
        painter.drawRoundedRect(box, 2, 2)
        return
    painter.setPen(stroke(entry.colour, entry.mark is Mark.DASHES))
    start = QPointF(placed.box.left(), middle)
    painter.drawLine(QLineF(start, start + QPointF(_SAMPLE_PX, 0)))


def stroke(colour: QColor, is_dashed: bool, width_px: float = 2.0) -> QPen:
    """The pen of a curve."""
    pen = QPen(colour, width_px)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if is_dashed else Qt.PenCapStyle.RoundCap)
    if is_dashed:
        pen.setDashPattern(_DASHES)
    return pen
