"""What a grid of results has besides tiles: a line at the cut-off, and badges to click."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from gui.gallery.badge import badge_rect, badge_text
from gui.gallery.cut import CUT_PX, Cut, CutBar
from gui.gallery.delegate import TileDelegate
from gui.gallery.geometry import GAP_PX, Geometry
from gui.gallery.model import FileIdRole
from gui.gallery.tiling import TiledView

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class MarkedView(TiledView):
    """Tiles with a line between the rows above a cut-off and the others.

    `copies_asked(file id)`: the badge of a tile was clicked. `fold_asked(bool)`: hide or show
    what lies below the line.
    """

    copies_asked = Signal(int)
    fold_asked = Signal(bool)

    #: Already here, since Qt asks for a layout before the view is made.
    _cut: Cut | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = CutBar(self.viewport())
        self._bar.fold_asked.connect(self.fold_asked)
        self.scene_changed.connect(self._place_bar)
        self.scene_changed.connect(self._fit_captions)

    @property
    def cut_bar(self) -> CutBar:
        """The line and its words; hidden where there is none."""
        return self._bar

    @property
    def n_shown(self) -> int:
        """How many rows can be seen: those above the line, or all."""
        return self._geometry.n_rows

    def set_cut(self, cut: Cut | None) -> None:
        """Draw a line there, or none; it stays where it is on the screen if it is in sight."""
        if cut == self._cut:
            return
        before = self._bar_rect()
        self._cut = cut
        if cut is not None:
            self._bar.show_cut(cut)
        self._leave_hidden_rows()
        self.doItemsLayout()
        after = self._bar_rect()
        if self.viewport().rect().intersects(before) and not after.isEmpty():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + after.top() - before.top())
        self.viewport().update()

    def badge_at(self, row: int) -> QRect:
        """Where the badge of a tile is on the screen; empty where it has none."""
        index = self.model().index(row, 0)
        text = badge_text(index)
        if not text:
            return QRect()
        return badge_rect(self.visualRect(index), text, self.fontMetrics(), self.layoutDirection())

    def viewportEvent(self, event: QEvent) -> bool:
        """Besides Qt's own: a badge takes the clicks that fall on it."""
        if event.type() in _PRESSES and isinstance(event, QMouseEvent):
            is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if is_plain and event.button() == Qt.MouseButton.LeftButton:
                file_id = self._badge_under(event.position().toPoint())
                if file_id is not None:
                    if event.type() == QEvent.Type.MouseButtonPress:
                        self.copies_asked.emit(file_id)
                    return True
        return super().viewportEvent(event)

    def _badge_under(self, point: QPoint) -> int | None:
        index = self.indexAt(point)
        if not index.isValid() or not self.badge_at(index.row()).contains(point):
            return None
        file_id: int = index.data(FileIdRole)
        return file_id

    def _measured(self) -> Geometry:
        measured, cut = super()._measured(), self._cut
        if cut is None or measured.n_rows != cut.n_rows:
            return measured
        n_rows = cut.n_above if cut.is_folded else cut.n_rows
        return replace(measured, n_rows=n_rows, cut=cut.n_above, cut_px=CUT_PX + GAP_PX)

    def _bar_rect(self) -> QRect:
        return self._geometry.cut_rect.translated(0, -self.verticalOffset())

    def _place_bar(self) -> None:
        rect = self._bar_rect()
        self._bar.setGeometry(rect)
        self._bar.setVisible(not self._geometry.cut_rect.isEmpty())

    def _fit_captions(self) -> None:
        delegate = self.itemDelegate()
        if isinstance(delegate, TileDelegate):
            delegate.narrowest_px = self._geometry.narrowest_px

    def _leave_hidden_rows(self) -> None:
        """What cannot be seen is neither selected nor current: the last tile in sight is then."""
        cut, model = self._cut, self.model()
        if cut is None or not cut.is_folded or model.rowCount() != cut.n_rows:
            return
        hidden = QItemSelection(model.index(cut.n_above, 0), model.index(cut.n_rows - 1, 0))
        self.selectionModel().select(hidden, QItemSelectionModel.SelectionFlag.Deselect)
        if self.currentIndex().row() >= cut.n_above:
            last = model.index(cut.n_above - 1, 0)
            self.selectionModel().setCurrentIndex(last, QItemSelectionModel.SelectionFlag.NoUpdate)
