"""How one tile is drawn: picture, marks and caption, in the colours of the palette."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
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

from gui.gallery.badge import badge_text, draw_badge
from gui.gallery.companion_mark import companion_text, draw_companion_mark
from gui.gallery.group_mark import GroupRole, draw_group_mark, mark_rect
from gui.gallery.model import (
    IsFailedRole,
    IsQueryRole,
    NumbersRole,
    ThumbnailRole,
    WidestNumbersRole,
)
from gui.gallery.star import StarRole, draw_star, star_rect
from gui.thumbnails import PixmapLru

#: Between the edge of a tile and what is on it.
INSET_PX = 6
_CAPTION_PADDING_PX = 4
_TILE_RADIUS_PX = 8.0
_PICTURE_RADIUS_PX = 4.0
#: Tiny pictures are not blown up further than this.
_LARGEST_ZOOM = 3.0
#: More than a large screen shows, so that what is seen need not be scaled at every painting.
_READY_MADE_BYTES = 64 * 2**20
#: With less room, counted in characters, a name would be cut to nothing: rank and score then
#: stand alone.
_NARROWEST_NAME = 10

#: How much of a colour is laid over the ground of a tile under the mouse, of one that is selected,
#: and of one that is both.
HOVERED, SELECTED, BOTH = 0.07, 0.2, 0.28
#: How much of the text's colour what is less important has; it can be read on all of these.
QUIET = 0.72

_CAPTION_FLAGS = (
    Qt.AlignmentFlag.AlignVCenter.value
    | Qt.AlignmentFlag.AlignAbsolute.value
    | Qt.TextFlag.TextSingleLine.value
)


class TileDelegate(QStyledItemDelegate):
    """Reads roles and draws them; keeps nothing about any tile but ready-made pictures."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        #: Width of the narrowest tiles of the grid; its captions all fit these.
        self.narrowest_px = 0
        self._ready_made: PixmapLru[tuple[int, int, int]] = PixmapLru(_READY_MADE_BYTES)

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
        _draw_card(painter, option)
        picture = self._draw_picture(painter, option, index, inner)
        if index.data(IsQueryRole):
            _draw_query_ring(painter, option, picture)
        if companions := companion_text(index):
            draw_companion_mark(painter, option, picture, companions)
        if badge := badge_text(index):
            draw_badge(painter, option, badge)
        if number := index.data(GroupRole):
            place = mark_rect(option.rect, option.fontMetrics, option.direction)
            draw_group_mark(painter, place, number, option.palette, option.font)
        if index.data(StarRole):
            place = star_rect(area, option.fontMetrics, option.direction)
            draw_star(painter, place, option.palette)
        caption = option.rect.adjusted(INSET_PX, 0, -INSET_PX, -_CAPTION_PADDING_PX)
        caption.setTop(area.bottom() + 1)
        _draw_caption(painter, option, index, caption, self.narrowest_px - 2 * INSET_PX)
        painter.restore()

    def _draw_picture(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        inner: QRect,
    ) -> QRect:
        """The picture, or what stands in for it; returns where it is."""
        pixmap: QPixmap | None = index.data(ThumbnailRole)
        if pixmap is None:
            _draw_stand_in(painter, option, inner, bool(index.data(IsFailedRole)))
            return inner
        ratio = painter.device().devicePixelRatioF()
        target = _fitted(pixmap, inner, ratio)
        painter.drawPixmap(target.topLeft(), self._rounded(pixmap, target.size() * ratio, ratio))
        return target

    def _rounded(self, pixmap: QPixmap, size: QSize, ratio: float) -> QPixmap:
        """A picture in its final size in device pixels; making it takes longer than drawing it."""
        key = (pixmap.cacheKey(), size.width(), size.height())
        ready_made = self._ready_made.get(key)
        if ready_made is None:
            ready_made = _make_rounded(pixmap, size, _PICTURE_RADIUS_PX * ratio)
            ready_made.setDevicePixelRatio(ratio)
            self._ready_made.keep(key, ready_made)
        return ready_made


def _draw_card(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Background and rings of selection, hover and keyboard focus."""
    state, has = option.state, QStyle.StateFlag
    is_hovered = bool(state & has.State_MouseOver)
    if state & has.State_Selected:
        accent = _colour(option, QPalette.ColorRole.Highlight)
        fill = _faded(accent, BOTH if is_hovered else SELECTED)
        _draw_rounded(painter, option.rect, 1, QPen(accent, 2), fill)
    elif is_hovered:
        fill = _faded(_colour(option, QPalette.ColorRole.Text), HOVERED)
        _draw_rounded(painter, option.rect, 0, None, fill)
    if state & has.State_HasFocus:
        ring = _faded(_colour(option, QPalette.ColorRole.Text), 0.75)
        _draw_rounded(painter, option.rect, 2, QPen(ring, 1), None)


def _make_rounded(pixmap: QPixmap, size: QSize, radius: float) -> QPixmap:
    scaled = pixmap.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    rounded = QPixmap(size)
    rounded.fill(Qt.GlobalColor.transparent)
    corners = QPainterPath()
    corners.addRect(rounded.rect())
    corners.addRoundedRect(rounded.rect(), radius, radius)
    painter = QPainter(rounded)
    painter.drawPixmap(0, 0, scaled)
    # Taking four corners away is far quicker than filling all but them.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.fillPath(corners, Qt.GlobalColor.black)
    painter.end()
    return rounded


def _draw_stand_in(
    painter: QPainter, option: QStyleOptionViewItem, inner: QRect, is_failed: bool
) -> None:
    """A soft square while the picture is on its way, with a warning if it will never come."""
    text = _colour(option, QPalette.ColorRole.Text)
    _draw_rounded(painter, inner, 0, None, _faded(text, 0.03 if is_failed else 0.06))
    if is_failed:
        _draw_warning(painter, inner, _faded(text, 0.45))


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


def _draw_query_ring(painter: QPainter, option: QStyleOptionViewItem, picture: QRect) -> None:
    painter.setPen(QPen(_colour(option, QPalette.ColorRole.Highlight), 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ring = QRectF(picture).adjusted(-1.5, -1.5, 1.5, 1.5)
    painter.drawRoundedRect(ring, _PICTURE_RADIUS_PX + 1, _PICTURE_RADIUS_PX + 1)


def _draw_caption(
    painter: QPainter,
    option: QStyleOptionViewItem,
    index: QModelIndex | QPersistentModelIndex,
    caption: QRect,
    narrowest_px: int,
) -> None:
    """Name in the middle; in a ranking name first and numbers last, as far as they fit in every
    tile of the grid, the captions of which are at least `narrowest_px` wide."""
    name: str = index.data(Qt.ItemDataRole.DisplayRole) or ""
    numbers: tuple[str, ...] = index.data(NumbersRole) or ()
    text = _colour(option, QPalette.ColorRole.Text)
    if index.data(IsFailedRole):
        text = _faded(text, QUIET)
    painter.setFont(option.font)
    if not numbers:
        _draw_text(painter, option, caption, name, text, Qt.AlignmentFlag.AlignHCenter)
        return
    metrics = option.fontMetrics
    alone = _number_alone(metrics, index.data(WidestNumbersRole), narrowest_px)
    if alone is not None:
        _draw_text(painter, option, caption, numbers[alone], text, Qt.AlignmentFlag.AlignHCenter)
        return
    name_px = caption.width() - metrics.horizontalAdvance(numbers[0]) - 2 * INSET_PX
    name_rect = QRect(caption.left(), caption.top(), name_px, caption.height())
    name_rect = QStyle.visualRect(option.direction, caption, name_rect)
    _draw_text(painter, option, name_rect, name, text, Qt.AlignmentFlag.AlignLeft)
    quiet = _faded(text, QUIET)
    _draw_text(painter, option, caption, numbers[0], quiet, Qt.AlignmentFlag.AlignRight)


def _number_alone(metrics: QFontMetrics, widest: tuple[str, ...], room_px: int) -> int | None:
    """Which of a tile's numbers stands without the name; None where both have room."""
    widths = [metrics.horizontalAdvance(number) for number in widest]
    name_px = room_px - widths[0] - 2 * INSET_PX
    if name_px >= _NARROWEST_NAME * metrics.averageCharWidth():
        return None
    return next((n for n, width in enumerate(widths) if width <= room_px), len(widths) - 1)


def _draw_text(
    painter: QPainter,
    option: QStyleOptionViewItem,
    rect: QRect,
    text: str,
    colour: QColor,
    side: Qt.AlignmentFlag,
) -> None:
    elided = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideMiddle, rect.width())
    side = QStyle.visualAlignment(option.direction, side)
    painter.setPen(colour)
    painter.drawText(rect, side.value | _CAPTION_FLAGS, elided)


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


def _fitted(pixmap: QPixmap, inner: QRect, device_ratio: float) -> QRect:
    """Where a picture goes: as large as fits, whole pixels, its proportions kept."""
    width, height = pixmap.width() / device_ratio, pixmap.height() / device_ratio
    zoom = min(inner.width() / width, inner.height() / height, _LARGEST_ZOOM)
    target = QRect(0, 0, max(1, round(width * zoom)), max(1, round(height * zoom)))
    target.moveCenter(inner.center())
    return target


def _colour(option: QStyleOptionViewItem, role: QPalette.ColorRole) -> QColor:
    return option.palette.color(role)


def _faded(colour: QColor, opacity: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(opacity)
    return faded
