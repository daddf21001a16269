"""The number on a picture that is in a group made by hand: where it lies and how it looks."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle

from gui.charts.palette import colour
from gui.contrast import most_readable
from gui.theme import scaled_font

#: The number of the group that a picture is in; 0 for none.
GroupRole = Qt.ItemDataRole.UserRole + 50

_MARGIN_PX = 4


def mark_rect(tile: QRect, metrics: QFontMetrics, direction: Qt.LayoutDirection) -> QRect:
    """In the upper corner of a tile, where reading begins."""
    side = metrics.height() + 5
    corner = QRect(tile.left() + _MARGIN_PX, tile.top() + _MARGIN_PX, side, side)
    return QStyle.visualRect(direction, tile, corner)


def draw_group_mark(
    painter: QPainter, rect: QRect, number: int, palette: QPalette, font: QFont
) -> None:
    """A disc in the colour of the group, rimmed so that it shows on any picture."""
    ground = palette.color(QPalette.ColorRole.Base)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ground, 1.5))
    fill = colour(number - 1, palette)
    painter.setBrush(fill)
    painter.drawEllipse(QRectF(rect).adjusted(0.75, 0.75, -0.75, -0.75))
    painter.setPen(number_colour(fill))
    painter.setFont(scaled_font(font, 0.95, bold=True))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.restore()


def number_colour(fill: QColor) -> QColor:
    """Black or white: of any two shades of a text one can be too faint on some colour."""
    return most_readable(fill, QColor("black"), QColor("white"))
