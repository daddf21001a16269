"""Tiles of a column: hits that all columns have among their first carry a mark."""

from __future__ import annotations

import html
from collections.abc import Callable, Collection

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from gui.gallery.delegate import INSET_PX, TileDelegate
from gui.gallery.model import AnyIndex, FileIdRole, GalleryModel
from gui.messages import listed
from gui.thumbnails import ThumbnailCache

#: Whether all columns have this hit among their first.
IsCommonRole = Qt.ItemDataRole.UserRole + 100

#: Where a file stands in the other columns, a line each.
Elsewhere = Callable[[int], str]

#: Diameter of the mark.
MARK_PX = 20


def _nowhere(_file_id: int) -> str:
    return ""


class ColumnModel(GalleryModel):
    """A `GalleryModel` that knows which of its hits the other columns have too."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QObject | None = None) -> None:
        super().__init__(thumbnails, parent)
        self._common: frozenset[int] = frozenset()
        self._elsewhere: Elsewhere = _nowhere

    def set_common(self, file_ids: Collection[int], elsewhere: Elsewhere) -> None:
        """Mark these files, and no others; `elsewhere` says where a file stands in the other
        columns, a line each."""
        self._common = frozenset(file_ids)
        self._elsewhere = elsewhere
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1), [IsCommonRole])

    def clear_common(self) -> None:
        """Mark nothing."""
        self.set_common((), _nowhere)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Besides what every grid shows: the mark, and in words what it means."""
        if role == IsCommonRole:
            return super().data(index, FileIdRole) in self._common
        found = super().data(index, role)
        if role == Qt.ItemDataRole.ToolTipRole and found is not None:
            (file_id,) = self.file_ids_at(range(index.row(), index.row() + 1))
            lines = self._elsewhere(file_id).splitlines()
            return f"{found}<p>{'<br>'.join(map(html.escape, lines))}</p>" if lines else found
        if role == Qt.ItemDataRole.AccessibleTextRole and self.data(index, IsCommonRole):
            return listed((str(found), self.tr("in common")))
        return found


class MarkDelegate(TileDelegate):
    """Draws a tile, and the mark on it: two rings that overlap, on a disc in the upper corner."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        if index.data(IsCommonRole):
            left = option.rect.right() - INSET_PX - MARK_PX
            if option.direction == Qt.LayoutDirection.RightToLeft:
                left = option.rect.left() + INSET_PX
            corner = QPointF(left, option.rect.top() + INSET_PX)
            draw_mark(painter, option.palette, corner)


def draw_mark(painter: QPainter, palette: QPalette, corner: QPointF) -> None:
    """The mark of a common hit, its upper left corner at `corner`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(corner)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.HighlightedText), 1.5))
    painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
    painter.drawEllipse(QRectF(1, 1, MARK_PX - 2, MARK_PX - 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle, radius, apart = MARK_PX / 2, MARK_PX * 0.19, MARK_PX * 0.12
    painter.drawEllipse(QPointF(middle - apart, middle), radius, radius)
    painter.drawEllipse(QPointF(middle + apart, middle), radius, radius)
    painter.restore()
