"""The number on a tile that stands for copies too: where it lies and how it looks."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from gui.gallery.model import CopiesRole, IsOpenRole
from gui.messages import shown_count

_MARGIN_PX = 4
_PADDING_PX = 7


def badge_text(index: QModelIndex | QPersistentModelIndex) -> str:
    """ "+3" on a tile that stands for three copies, "−3" where they are shown; else empty."""
    n_copies: int = index.data(CopiesRole) or 0
    if not n_copies:
        return ""
    return ("\u2212" if index.data(IsOpenRole) else "+") + shown_count(n_copies)


def badge_rect(
    tile: QRect, text: str, metrics: QFontMetrics, direction: Qt.LayoutDirection
) -> QRect:
    """In the upper corner of a tile, where reading ends."""
    height = metrics.height() + 2
    width = max(metrics.horizontalAdvance(text) + 2 * _PADDING_PX, height)
    corner = QRect(tile.right() - width - _MARGIN_PX, tile.top() + _MARGIN_PX, width, height)
    return QStyle.visualRect(direction, tile, corner)


def draw_badge(painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
    """Dark on light or light on dark, so that it shows on any picture."""
    role = QPalette.ColorRole
    rect = badge_rect(option.rect, text, option.fontMetrics, option.direction)
    box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setFont(option.font)
    painter.setPen(QPen(option.palette.color(role.Base), 1))
    painter.setBrush(option.palette.color(role.Text))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
