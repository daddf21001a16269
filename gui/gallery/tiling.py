"""A list view whose tiles lie where `Geometry` says: the mechanics, without what tiles mean.

Qt's own list view lays out every row whenever the list changes, a second and more for a million
rows. Here all that asks for positions is overridden; selection, keyboard and accessibility
remain Qt's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QCursor, QMouseEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from gui.gallery.cursor import row_after, scroll_goal
from gui.gallery.delegate import TileDelegate
from gui.gallery.geometry import GAP_PX, Geometry
from gui.gallery.overlays import draw_band, draw_empty

_AnyIndex = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint

#: Beyond so many tiles it is quicker to repaint everything than to tell what changed.
_MAX_SINGLE_REPAINTS = 64
#: A turn of the wheel is three steps: one line.
_STEPS_PER_LINE = 3


class TiledView(QListView):
    """Tiles of one size in lines that fill the width; works with a list model that only resets."""

    #: Other rows may be on the screen, or the same in another size.
    scene_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side_px = 160
        self._geometry = Geometry(0, 0, self._side_px, 0)
        self._held: tuple[int, int] | None = None
        self._band: QRect | None = None
        self._empty_title, self._empty_help = "", ""
        self.setItemDelegate(TileDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_empty_text(self, title: str, help: str) -> None:
        """What is said in the middle while there are no tiles."""
        self._empty_title, self._empty_help = title, help
        self.setAccessibleDescription(f"{title}\n{help}".strip())
        self.viewport().update()

    def visible_rows(self) -> range:
        """Rows of the lines that are on the screen, at least in part."""
        top = self.verticalOffset()
        return self._geometry.rows_between(top, top + self.viewport().height() - 1)

    def selected_ranges(self) -> list[range]:
        """The selection as stretches of rows, in the order of the grid."""
        selected = self.selectionModel()
        ranges = [] if selected is None else _ranges(selected.selection())
        return sorted(ranges, key=lambda found: found.start)

    # What Qt asks about positions.

    def visualRect(self, index: _AnyIndex) -> QRect:
        """Where a tile is on the screen."""
        return self._geometry.rect(index.row()).translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The tile under a point of the screen; none in the gaps, so that a band can begin."""
        row = self._geometry.row_at(point + QPoint(0, self.verticalOffset()))
        return self.model().index(row, 0) if row >= 0 else QModelIndex()

    def horizontalOffset(self) -> int:
        """Nothing is ever scrolled sideways."""
        return 0

    def verticalOffset(self) -> int:
        """How far the content is scrolled."""
        return self.verticalScrollBar().value()

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What is to be repainted when these tiles change; only what is on the screen counts."""
        visible = self.visible_rows()
        region = QRegion()
        n_tiles = 0
        for found in _ranges(selection):
            rows = range(max(found.start, visible.start), min(found.stop, visible.stop))
            n_tiles += len(rows)
            if n_tiles > _MAX_SINGLE_REPAINTS:
                return QRegion(self.viewport().rect())
            for row in rows:
                region += self._geometry.rect(row).translated(0, -self.verticalOffset())
        return region

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """A band selects what it touches; everything else selects from one tile to another."""
        offset = QPoint(0, self.verticalOffset())
        if self.state() == QAbstractItemView.State.DragSelectingState:
            ranges: Sequence[range] = self._geometry.row_ranges_in(
                rect.normalized().translated(offset)
            )
        else:
            ends = [self._geometry.row_at(p + offset) for p in (rect.topLeft(), rect.bottomRight())]
            ranges = [range(min(ends), max(ends) + 1)] if min(ends) >= 0 else []
        selection = QItemSelection()
        for rows in ranges:
            selection.select(self.model().index(rows[0], 0), self.model().index(rows[-1], 0))
        self.selectionModel().select(selection, command)

    def selectAll(self) -> None:
        """Select everything at once; Qt's list view asks about each row."""
        model, n_rows = self.model(), self._geometry.n_rows
        if n_rows:
            everything = QItemSelection(model.index(0, 0), model.index(n_rows - 1, 0))
            how = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().select(everything, how)

    def moveCursor(self, action: _Action, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The tile that a key leads to."""
        if not self._geometry.n_rows:
            return QModelIndex()
        current = self.currentIndex()
        if current.isValid():
            row = row_after(current.row(), action, self._geometry, self.viewport().height())
        else:
            row = self.visible_rows().start
        return self.model().index(row, 0)

    def scrollTo(self, index: _AnyIndex, hint: _Hint = _Hint.EnsureVisible) -> None:
        """Bring a tile into sight, moving no further than `hint` demands."""
        rect = self._geometry.rect(index.row()).adjusted(0, -GAP_PX, 0, GAP_PX)
        if not index.isValid() or self._geometry.rect(index.row()).isEmpty():
            return
        bar = self.verticalScrollBar()
        bar.setValue(scroll_goal(rect, hint, bar.value(), self.viewport().height()))

    # Layout.

    def reset(self) -> None:
        """Other rows: begin at the top."""
        self._geometry = replace(self._geometry, n_rows=0)
        self._band = None
        super().reset()
        self.verticalScrollBar().setValue(0)
        self.doItemsLayout()

    def doItemsLayout(self) -> None:
        """Nothing is laid out ahead; only the scroll bar has to know the height."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Take over size, font and number of rows; what was looked at stays in its place."""
        measured = self._measured()
        if measured != self._geometry and self._held is None:
            self._held = self._anchor()
        self._geometry = measured
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(max(1, measured.line_px // _STEPS_PER_LINE))
        bar.setPageStep(max(1, height - GAP_PX))
        # The bar may appear or go by this, which changes the width and leads back here.
        bar.setRange(0, max(0, measured.height_px - height))
        if self._held is not None:
            row, top_px = self._held
            self._held = None
            bar.setValue(self._geometry.rect(row).top() - top_px)
        QAbstractItemView.updateGeometries(self)
        self.scene_changed.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted already; only the new strip is painted."""
        if self._band is None:
            self.viewport().scroll(dx, dy)
        else:
            self.viewport().update()
        self.scene_changed.emit()

    def dataChanged(self, first: _AnyIndex, last: _AnyIndex, roles: Sequence[int] = ()) -> None:
        """Repaint; Qt's list view would lay out everything anew."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def event(self, event: QEvent) -> bool:
        """Besides Qt's own: another screen needs thumbnails of another size."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.doItemsLayout()
        return super().event(event)

    def _measured(self) -> Geometry:
        model = self.model()
        return Geometry(
            n_rows=0 if model is None else model.rowCount(),
            width_px=self.viewport().width(),
            side_px=self._side_px,
            caption_px=TileDelegate.caption_height_px(self.fontMetrics()),
            is_mirrored=self.isRightToLeft(),
        )

    def _anchor(self) -> tuple[int, int] | None:
        """A row and where its top is on the screen: the current one, or else one in the middle."""
        visible, current = self.visible_rows(), self.currentIndex().row()
        top = self.verticalOffset()
        if current in visible:
            row = current
        elif visible and top > 0:
            row = visible[len(visible) // 2]
        else:
            return None
        return row, self._geometry.rect(row).top() - top

    # The band that is drawn with the mouse.

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Besides Qt's own: show the band."""
        super().mouseMoveEvent(event)
        if self.state() == QAbstractItemView.State.DragSelectingState:
            at = event.position().toPoint() + QPoint(0, self.verticalOffset())
            start = at if self._band is None else self._band.topLeft()
            self._band = QRect(start, at)
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Besides Qt's own: a band may begin here."""
        super().mousePressEvent(event)
        at = event.position().toPoint() + QPoint(0, self.verticalOffset())
        self._band = QRect(at, at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Besides Qt's own: the band goes."""
        self._band = None
        self.viewport().update()
        super().mouseReleaseEvent(event)

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tiles that are on the screen and touched by the event."""
        painter = QPainter(self.viewport())
        if self._geometry.n_rows:
            self._paint_tiles(painter, event.region())
        elif not self._geometry.cut_px:
            room = self.viewport().rect()
            draw_empty(painter, room, self, self._empty_title, self._empty_help)
        if self._band is not None and self.state() == self.State.DragSelectingState:
            band = self._band.normalized().translated(0, -self.verticalOffset())
            draw_band(painter, band, self.palette())

    def _paint_tiles(self, painter: QPainter, region: QRegion) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        model, delegate, selection = self.model(), self.itemDelegate(), self.selectionModel()
        plain, top = option.state & ~QStyle.StateFlag.State_HasFocus, self.verticalOffset()
        marked = self._marked_rows()
        area = region.boundingRect()
        # From the end, since the thumbnails that are asked for last come first.
        for row in reversed(self._geometry.rows_between(area.top() + top, area.bottom() + top)):
            option.rect = self._geometry.rect(row).translated(0, -top)
            if region.intersects(option.rect):
                index = model.index(row, 0)
                option.state = plain | marked.get(row, plain)
                if selection.isSelected(index):
                    option.state |= QStyle.StateFlag.State_Selected
                delegate.paint(painter, option, index)

    def _marked_rows(self) -> dict[int, QStyle.StateFlag]:
        """The tile under the mouse and the one the keyboard is at; -1 where there is none."""
        marks = {self._hovered_row(): QStyle.StateFlag.State_MouseOver}
        if self.hasFocus():
            row, none = self.currentIndex().row(), QStyle.StateFlag.State_None
            marks[row] = marks.get(row, none) | QStyle.StateFlag.State_HasFocus
        return marks

    def _hovered_row(self) -> int:
        if not self.viewport().underMouse():
            return -1
        at = self.viewport().mapFromGlobal(QCursor.pos())
        return self._geometry.row_at(at + QPoint(0, self.verticalOffset()))


def _ranges(selection: QItemSelection) -> list[range]:
    return [
        range(found.top(), found.bottom() + 1)
        for found in map(selection.at, range(selection.count()))
    ]
