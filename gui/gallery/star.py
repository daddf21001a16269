"""The star on a favourite: where it lies and how it looks."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QStyle

#: Whether a picture is a favourite.
StarRole = Qt.ItemDataRole.UserRole + 51

_MARGIN_PX = 6
_GOLD = QColor("#f2b01e")
_N_POINTS = 5
#: The inner corners of a star with straight arms.
_INNER_SHARE = 0.42


def star_rect(area: QRect, metrics: QFontMetrics, direction: Qt.LayoutDirection) -> QRect:
    """In the lower corner of the picture's part of a tile, where reading begins."""
    side = metrics.height() + 2
    left, top = area.left() + _MARGIN_PX, area.bottom() - side - _MARGIN_PX
    return QStyle.visualRect(direction, area, QRect(left, top, side, side))


def draw_star(painter: QPainter, rect: QRect, palette: QPalette) -> None:
    """Golden, rimmed so that it shows on any picture."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(palette.color(QPalette.ColorRole.Base), 2.5)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    outline = _outline(rect)
    painter.setPen(pen)
    painter.drawPolygon(outline)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 0.7))
    painter.setBrush(_GOLD)
    painter.drawPolygon(outline)
    painter.restore()


def _outline(rect: QRect) -> QPolygonF:
    centre, radius = QPointF(rect.center()), rect.width() / 2
    corners = []
    for number in range(2 * _N_POINTS):
        angle = math.pi * number / _N_POINTS - math.pi / 2
        length = radius if number % 2 == 0 else radius * _INNER_SHARE
        corners.append(centre + QPointF(math.cos(angle), math.sin(angle)) * length)
    return QPolygonF(corners)
