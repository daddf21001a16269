"""What is drawn over or instead of the tiles."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

_MARGIN_PX = 24
#: Longer lines are hard to read.
_LONGEST_LINE_PX = 420
_TITLE_SCALE = 1.4


def draw_band(painter: QPainter, band: QRect, palette: QPalette) -> None:
    """The rectangle that is drawn with the mouse to select what it touches."""
    line = QColor(palette.color(QPalette.ColorRole.Highlight))
    fill = QColor(line)
    line.setAlphaF(0.8)
    fill.setAlphaF(0.14)
    painter.setPen(QPen(line, 1))
    painter.setBrush(fill)
    painter.drawRect(band)


def draw_empty(painter: QPainter, area: QRect, widget: QWidget, title: str, help: str) -> None:
    """A title and below it a quieter text, in the middle of `area`; a frame where the keys go."""
    if widget.hasFocus():
        painter.setPen(QPen(widget.palette().color(QPalette.ColorRole.Accent), 1))
        painter.drawRect(area.adjusted(0, 0, -1, -1))
    width = min(area.width() - 2 * _MARGIN_PX, _LONGEST_LINE_PX)
    flags = Qt.AlignmentFlag.AlignHCenter.value | Qt.TextFlag.TextWordWrap.value
    title_font = QFont(widget.font())
    title_font.setPointSizeF(title_font.pointSizeF() * _TITLE_SCALE)
    title_font.setWeight(QFont.Weight.DemiBold)
    room = QRect(0, 0, width, area.height())
    painter.setFont(title_font)
    above = painter.boundingRect(room, flags, title)
    painter.setFont(widget.font())
    below = painter.boundingRect(room, flags, help)
    gap = painter.fontMetrics().height() // 2
    left = area.center().x() - width // 2
    top = area.center().y() - (above.height() + gap + below.height()) // 2
    palette = widget.palette()
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    help_top = top + above.height() + gap
    painter.drawText(QRect(left, help_top, width, below.height()), flags, help)
    painter.setFont(title_font)
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    painter.drawText(QRect(left, top, width, above.height()), flags, title)
