"""How one tile is drawn: picture, marks and caption, in the colours of the palette."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.gallery.captions import rank_caption
from gui.gallery.model import (
    IsFailedRole,
    IsQueryRole,
    RankRole,
    ScoreRole,
    ThumbnailRole,
)

#: Between the edge of a tile and what is on it.
INSET_PX = 6
_CAPTION_PADDING_PX = 4
_TILE_RADIUS_PX = 8.0
_PICTURE_RADIUS_PX = 4.0
#: Tiny pictures are not blown up further than this.
_LARGEST_ZOOM = 3.0
#: In narrower captions, counted in characters, a name would be cut to nothing: rank and score
#: then stand alone.
_NARROWEST_PAIR = 21


class TileDelegate(QStyledItemDelegate):
    """Reads roles and draws them; keeps nothing about any tile."""

    @staticmethod
    def caption_height_px(metrics: QFontMetrics) -> int:
        """What a tile needs below its picture."""
        return metrics.height() + 2 * _CAPTION_PADDING_PX

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The size the view has given the tile: tiles do not ask for room."""
        return option.rect.size()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one tile inside `option.rect`."""
        caption_px = self.caption_height_px(option.fontMetrics)
        area = option.rect.adjusted(0, 0, 0, -caption_px)
        inner = area.adjusted(INSET_PX, INSET_PX, -INSET_PX, -_CAPTION_PADDING_PX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        _draw_card(painter, option)
        picture = _draw_picture(painter, option, index, inner)
        if index.data(IsQueryRole):
            _draw_query_ring(painter, option, picture)
        caption = option.rect.adjusted(INSET_PX, 0, -INSET_PX, -_CAPTION_PADDING_PX)
        caption.setTop(area.bottom() + 1)
        _draw_caption(painter, option, index, caption)
        painter.restore()


def _draw_card(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Background and rings of selection, hover and keyboard focus."""
    accent = _colour(option, QPalette.ColorRole.Highlight)
    text = _colour(option, QPalette.ColorRole.Text)
    is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
    is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    if is_selected:
        ring = QPen(accent, 2)
        _draw_rounded(painter, option.rect, 1, ring, _faded(accent, 0.28 if is_hovered else 0.2))
    elif is_hovered:
        _draw_rounded(painter, option.rect, 0, None, _faded(text, 0.07))
    if option.state & QStyle.StateFlag.State_HasFocus:
        _draw_rounded(painter, option.rect, 2, QPen(_faded(text, 0.75), 1), None)


def _draw_picture(
    painter: QPainter,
    option: QStyleOptionViewItem,
    index: QModelIndex | QPersistentModelIndex,
    inner: QRect,
) -> QRectF:
    """The picture, or what stands in for it; returns where it is."""
    pixmap: QPixmap | None = index.data(ThumbnailRole)
    if pixmap is not None:
        target = _fitted(pixmap, inner, painter.device().devicePixelRatioF())
        outline = QPainterPath()
        outline.addRoundedRect(target, _PICTURE_RADIUS_PX, _PICTURE_RADIUS_PX)
        painter.save()
        painter.setClipPath(outline)
        painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))
        painter.restore()
        return target
    text = _colour(option, QPalette.ColorRole.Text)
    is_failed = bool(index.data(IsFailedRole))
    _draw_rounded(painter, inner, 0, None, _faded(text, 0.03 if is_failed else 0.06))
    if is_failed:
        _draw_warning(painter, inner, _faded(text, 0.45))
    return QRectF(inner)


def _draw_warning(painter: QPainter, inner: QRect, colour: QColor) -> None:
    """A triangle with an exclamation mark."""
    side = max(16.0, min(inner.width(), inner.height()) * 0.26)
    painter.save()
    painter.translate(QRectF(inner).center())
    painter.scale(side / 24, side / 24)
    pen = QPen(colour, 1.8)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon([QPointF(0, -10), QPointF(11, 9), QPointF(-11, 9)])
    painter.drawLine(QPointF(0, -3), QPointF(0, 3))
    painter.drawPoint(QPointF(0, 6))
    painter.restore()


def _draw_query_ring(painter: QPainter, option: QStyleOptionViewItem, picture: QRectF) -> None:
    painter.setPen(QPen(_colour(option, QPalette.ColorRole.Highlight), 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ring = picture.adjusted(-1.5, -1.5, 1.5, 1.5)
    painter.drawRoundedRect(ring, _PICTURE_RADIUS_PX + 1, _PICTURE_RADIUS_PX + 1)


def _draw_caption(
    painter: QPainter,
    option: QStyleOptionViewItem,
    index: QModelIndex | QPersistentModelIndex,
    caption: QRect,
) -> None:
    """Name in the middle; in a ranking name first and rank and score last, as far as they fit."""
    name: str = index.data(Qt.ItemDataRole.DisplayRole) or ""
    rank: int | None = index.data(RankRole)
    text = _colour(option, QPalette.ColorRole.Text)
    if index.data(IsFailedRole):
        text = _faded(text, 0.55)
    painter.setFont(option.font)
    if rank is None:
        _draw_text(painter, option, caption, name, text, Qt.AlignmentFlag.AlignHCenter)
        return
    number = rank_caption((rank, index.data(ScoreRole)))
    metrics = option.fontMetrics
    if caption.width() < _NARROWEST_PAIR * metrics.averageCharWidth():
        _draw_text(painter, option, caption, number, text, Qt.AlignmentFlag.AlignHCenter)
        return
    name_px = caption.width() - metrics.horizontalAdvance(number) - 2 * INSET_PX
    name_rect = QRect(caption.left(), caption.top(), name_px, caption.height())
    name_rect = QStyle.visualRect(option.direction, caption, name_rect)
    _draw_text(painter, option, name_rect, name, text, Qt.AlignmentFlag.AlignLeft)
    quiet = _faded(text, 0.62)
    _draw_text(painter, option, caption, number, quiet, Qt.AlignmentFlag.AlignRight)


def _draw_text(
    painter: QPainter,
    option: QStyleOptionViewItem,
    rect: QRect,
    text: str,
    colour: QColor,
    side: Qt.AlignmentFlag,
) -> None:
    elided = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideMiddle, rect.width())
    aligned = QStyle.visualAlignment(option.direction, side | Qt.AlignmentFlag.AlignVCenter)
    flags = int(aligned.value) | Qt.TextFlag.TextSingleLine.value
    painter.setPen(colour)
    painter.drawText(rect, flags | Qt.AlignmentFlag.AlignAbsolute.value, elided)


def _draw_rounded(
    painter: QPainter, rect: QRect, inset: float, pen: QPen | None, fill: QColor | None
) -> None:
    painter.setPen(Qt.PenStyle.NoPen if pen is None else pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else QBrush(fill))
    radius = _TILE_RADIUS_PX - inset
    # Half of a line lies outside of its path.
    inset += 0.5 if pen is not None and pen.width() % 2 else 0.0
    outline = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(outline, radius, radius)


def _fitted(pixmap: QPixmap, inner: QRect, device_ratio: float) -> QRectF:
    """Where a picture goes: as large as fits, whole pixels, its proportions kept."""
    width, height = pixmap.width() / device_ratio, pixmap.height() / device_ratio
    zoom = min(inner.width() / width, inner.height() / height, _LARGEST_ZOOM)
    target = QRectF(0, 0, max(1, round(width * zoom)), max(1, round(height * zoom)))
    target.moveLeft(inner.left() + int((inner.width() - target.width()) / 2))
    target.moveTop(inner.top() + int((inner.height() - target.height()) / 2))
    return target


def _colour(option: QStyleOptionViewItem, role: QPalette.ColorRole) -> QColor:
    is_active = option.state & QStyle.StateFlag.State_Active
    group = QPalette.ColorGroup.Active if is_active else QPalette.ColorGroup.Inactive
    return option.palette.color(group, role)


def _faded(colour: QColor, opacity: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(opacity)
    return faded
