"""The pane of results: a ranking down to a cut-off, with copies together where that is wanted."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QToolButton, QWidget

from core.asking.findings import Copies, Entries
from core.filtering.fields import Order
from core.filtering.orders import in_order
from core.records import Listing
from core.scores.calibration import ROUNDING, Calibration
from gui.combo_field import ComboField
from gui.gallery.cut import Cut
from gui.gallery.model import FileIdRole, ImageIdRole, Tiles
from gui.messages import shown_count
from gui.order_field import OrderField
from gui.pane import FIELD_PX, Pane, tiles_of
from gui.theme import set_icon
from gui.thumbnails import ThumbnailCache

#: The results may be cut off where 1 in so many random pairs is as alike; 0 shows all.
CUT_OFFS = (0, 10, 100, 1000, 10_000)
_CUT_OFF_WIDTH_PX = 150
#: No cosine is above it: how rare that is tells how fine a sample is.
_BEYOND_ALL = 2.0


@dataclass(frozen=True, slots=True, eq=False)
class _Hits:
    """Rows int64 [n] of a listing, scores float32 [n] and ranks int64 [n], from 1."""

    listing: Listing
    rows: NDArray[np.int64]
    scores: NDArray[np.float32]
    ranks: NDArray[np.int64]

    def at(self, places: NDArray[np.int64]) -> _Hits:
        """Those at some places."""
        scores, ranks = self.scores[places], self.ranks[places]
        return _Hits(self.listing, self.rows[places], scores, ranks)


class ResultPane(Pane):
    """`collapsing_changed(bool)`: copies are wanted together, or no longer."""

    collapsing_changed = Signal(bool)

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(thumbnails, parent)
        self.order = OrderField(Order)
        self.cut_off_field = ComboField()
        self.collapse_button = QToolButton()
        self._hits: _Hits | None = None
        self._calibration: Calibration | None = None
        self._can_be_calibrated = True
        self._cut_off = 0
        self._copies = Copies.unknown()
        self._leader_scores: NDArray[np.float32] = np.zeros(0, np.float32)
        self._is_tail_shown = False
        self._opened: set[int] = set()
        self._fill_bar()
        self.gallery.fold_asked.connect(self._on_fold)
        self.gallery.copies_asked.connect(self._on_copies)
        key = QShortcut(QKeySequence(Qt.Key.Key_C), self.gallery)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self._on_copies_key)

    def _fill_bar(self) -> None:
        field, button = self.cut_off_field, self.collapse_button
        for one_in in CUT_OFFS:
            text = self.tr("Down to 1 in {n}").format(n=shown_count(one_in))
            field.addItem(text if one_in else self.tr("Show: all"), one_in)
        field.setAccessibleName(self.tr("Where the results are cut off"))
        field.setMinimumSize(_CUT_OFF_WIDTH_PX, FIELD_PX)
        field.currentIndexChanged.connect(self._on_cut_off)
        self._say_cut_off()
        set_icon(button, "layers")
        button.setCheckable(True)
        button.setFixedSize(FIELD_PX, FIELD_PX)
        button.setAccessibleName(self.tr("Collapse copies"))
        button.setToolTip(self.tr("Collapse copies: one entry for exact and near copies"))
        button.toggled.connect(self._on_collapsing)
        self.order.setToolTip(self.tr("In which order the results are shown"))
        self.order.changed.connect(self._lay_out)
        self.bar.addWidget(self.order)
        self.bar.addWidget(field)
        self.bar.addWidget(button)

    # What is chosen

    @property
    def cut_off(self) -> int:
        """Results are cut off where 1 in so many random pairs is as alike; 0 if they are not.

        It is remembered while it does not apply.
        """
        return self._cut_off

    def set_cut_off(self, one_in: int) -> None:
        """Cut off there, if it can be chosen."""
        self._cut_off = one_in if one_in in CUT_OFFS else 0
        self._say_cut_off()
        self._cut_anew()

    @property
    def is_collapsing(self) -> bool:
        """Whether copies are shown as one entry."""
        return self.collapse_button.isChecked()

    def set_collapsing(self, is_collapsing: bool) -> None:
        """Show copies as one entry, or each by itself."""
        self.collapse_button.setChecked(is_collapsing)

    # What is shown

    def show_hits(
        self, listing: Listing, rows: NDArray[np.int64], scores: NDArray[np.float32]
    ) -> None:
        """Show rows int64 [n] of a listing with scores float32 [n], most alike first."""
        self._hits = _Hits(listing, rows, scores, np.arange(1, len(rows) + 1))
        self._lay_out()

    def clear(self) -> None:
        """Show nothing."""
        self._hits = None
        self._leader_scores = np.zeros(0, np.float32)
        self.model.set_tiles(Tiles.none())
        self.gallery.set_cut(None)

    def start_over(self) -> None:
        """Another question: what was unfolded for the last one is folded."""
        self._is_tail_shown = False
        self._opened.clear()

    def set_calibration(self, calibration: Calibration | None, can_be: bool = True) -> None:
        """Say how rare scores are, and cut off by that; None where it is not known, or where it
        cannot be known for such a query (`can_be`)."""
        self._calibration = calibration
        self._can_be_calibrated = can_be
        self.model.set_calibration(calibration)
        self._say_cut_off()
        self._cut_anew()

    def set_copies(self, copies: Copies) -> None:
        """These are copies of each other."""
        if copies is not self._copies:
            self._copies = copies
            if self.is_collapsing:
                self._lay_out_again()

    @property
    def _is_by_likeness(self) -> bool:
        return self.order.order is Order.LIKENESS

    @Slot()
    def _lay_out(self) -> None:
        if self._hits is None:
            return
        hits = self._ordered(self._hits)
        if self.is_collapsing:
            images = hits.listing.image_ids[hits.rows]
            self._show_entries(hits, self._copies.entries(images, self._opened))
        else:
            self.model.set_tiles(self._tiles(hits))
            self._leader_scores = hits.scores
        self._draw_cut()

    def _ordered(self, hits: _Hits) -> _Hits:
        """In the order that is chosen; in others than by likeness there is no line to lie below,
        and what the cut-off leaves out is not shown."""
        if self._is_by_likeness:
            return hits
        n_above = len(hits.scores)
        if (lowest := self._lowest_score()) is not None:
            n_above = int(np.count_nonzero(hits.scores >= lowest))
        return hits.at(in_order(hits.listing, hits.rows[:n_above], self.order.order))

    def _tiles(self, hits: _Hits) -> Tiles:
        tiles = tiles_of(hits.listing, hits.rows, hits.scores)
        return tiles if self._is_by_likeness else replace(tiles, ranks=hits.ranks)

    def _show_entries(self, hits: _Hits, entries: Entries) -> None:
        tiles = self._tiles(hits.at(entries.places))
        self.model.set_tiles(replace(tiles, n_copies=entries.n_copies, is_open=entries.is_open))
        self._leader_scores = hits.scores[entries.leaders]

    def _lay_out_again(self) -> None:
        """Other tiles for the same hits: what is looked at stays where it is."""
        place, current = self.gallery.place(), self.gallery.currentIndex().data(FileIdRole)
        self._lay_out()
        self.gallery.return_to(place)
        if current is not None:
            row = self.model.row_of(current)
            if 0 <= row < self.gallery.n_shown:
                self.gallery.setCurrentIndex(self.model.index(row))

    # The cut-off

    def _lowest_score(self) -> float | None:
        """Below it the results are cut off; None where they are not."""
        if self._calibration is None or not self.cut_off:
            return None
        return self._calibration.score_at(1 / self._one_in(self._calibration)) - ROUNDING

    def _one_in(self, calibration: Calibration) -> int:
        return min(self.cut_off, calibration.one_in(_BEYOND_ALL).n)

    def _draw_cut(self) -> None:
        scores, lowest = self._leader_scores, self._lowest_score()
        if self._calibration is None or lowest is None or not len(scores):
            self.gallery.set_cut(None)
            return
        n_above = int(np.count_nonzero(scores >= lowest))
        is_any_below = n_above < len(scores)
        one_in = self._one_in(self._calibration)
        cut = Cut(n_above, len(scores), one_in, not self._is_tail_shown)
        self.gallery.set_cut(cut if is_any_below else None)

    def _cut_anew(self) -> None:
        """The results are cut off elsewhere."""
        if self._is_by_likeness:
            self._draw_cut()
        else:
            self._lay_out_again()

    def _say_cut_off(self) -> None:
        """What is chosen and what it means; where it does not apply, all is shown, and why."""
        field, is_known = self.cut_off_field, self._calibration is not None
        with QSignalBlocker(field):
            field.setCurrentIndex(field.findData(self._cut_off if is_known else 0))
        field.setEnabled(is_known)
        field.setToolTip(self._cut_off_tip())

    def _cut_off_tip(self) -> str:
        if self._calibration is not None:
            return self.tr(
                "How far down the results go: to where 1 in so many random pairs is as alike"
            )
        if self._can_be_calibrated:
            return self.tr("Known for a ranking in a folder of 50 pictures and more")
        return self.tr(
            "Only for a query of one picture to be like: how rare a score is cannot be said"
            " for several pictures together, nor for what is less like one"
        )

    @Slot()
    def _on_cut_off(self) -> None:
        self._cut_off = self.cut_off_field.currentData()
        self._is_tail_shown = False
        self._cut_anew()

    @Slot(bool)
    def _on_fold(self, is_folded: bool) -> None:
        self._is_tail_shown = not is_folded
        self._draw_cut()

    # Copies

    @Slot(bool)
    def _on_collapsing(self, is_collapsing: bool) -> None:
        self._opened.clear()
        self._lay_out_again()
        self.collapsing_changed.emit(is_collapsing)

    @Slot(int)
    def _on_copies(self, file_id: int) -> None:
        """Show the copies behind an entry, or put them together again."""
        index = self.model.index(self.model.row_of(file_id))
        groups = self._copies.groups_of(np.array([index.data(ImageIdRole), *self._opened]))
        same = {
            image
            for image, group in zip(self._opened, groups[1:], strict=True)
            if group == groups[0]
        }
        self._opened = self._opened - same if same else self._opened | {index.data(ImageIdRole)}
        self._lay_out_again()

    @Slot()
    def _on_copies_key(self) -> None:
        file_id = self.gallery.currentIndex().data(FileIdRole)
        if file_id is not None and self.is_collapsing:
            self._on_copies(file_id)
