"""The words on a picture that has files beside it, RAW or a film: where they lie, how they look."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from core.images.pairs import is_raw_name
from gui.gallery.model import CompanionsRole
from gui.theme import scaled_font

_MARGIN_PX = 4
_PADDING_PX = 5
_FONT_SCALE = 0.8


def companion_text(index: QModelIndex | QPersistentModelIndex) -> str:
    """ "RAW", "Live", or both, as cameras and telephones call it; else empty."""
    companions: tuple[bytes, ...] = index.data(CompanionsRole) or ()
    kinds = ["RAW" if is_raw_name(path) else "Live" for path in companions]
    return " · ".join(dict.fromkeys(kinds))


def draw_companion_mark(
    painter: QPainter, option: QStyleOptionViewItem, picture: QRect, text: str
) -> None:
    """In the lower corner of the picture, where reading ends."""
    font = scaled_font(option.font, _FONT_SCALE, bold=True)
    metrics = QFontMetrics(font)
    height = metrics.height() + 2
    width = metrics.horizontalAdvance(text) + 2 * _PADDING_PX
    if width + 2 * _MARGIN_PX > picture.width() or height + 2 * _MARGIN_PX > picture.height():
        return
    right, bottom = picture.right() - _MARGIN_PX, picture.bottom() - _MARGIN_PX
    rect = QRect(right - width + 1, bottom - height + 1, width, height)
    rect = QStyle.visualRect(option.direction, picture, rect)
    ground = option.palette.color(QPalette.ColorRole.Text)
    ground.setAlphaF(0.72)
    painter.setFont(font)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(rect), 3, 3)
    painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Base)))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
