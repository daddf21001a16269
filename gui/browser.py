"""The two panes: a folder's pictures on the left, the ranking of a query on the right."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QPushButton,
    QWidget,
)

from core.filtering.fields import Order
from core.filtering.orders import in_order
from core.records import Changes, Listing, Ranking
from gui.gallery.model import GalleryModel, Tiles
from gui.gallery.view import Gallery
from gui.listed import ListedFiles
from gui.messages import plain_tip, shown_count, shown_name, shown_path, shown_pictures
from gui.order_field import OrderField
from gui.pane import FIELD_PX, Pane, tiles_of
from gui.results import ResultPane
from gui.splitter import Splitter
from gui.theme import set_icon, set_kind
from gui.thumbnails import ThumbnailCache

#: How the folder's pictures may be ordered.
_ORDERS = (Order.NAME, Order.NEWEST, Order.OLDEST, Order.LARGEST, Order.SMALLEST)


class Browser(Splitter):
    """Shows listings and rankings; says nothing about where they come from.

    `update_asked`: the ranking should take in what has been embedded since.
    """

    update_asked = Signal()

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._files: ListedFiles | None = None
        self._ranking: Ranking | None = None
        self.folder_pane = Pane(thumbnails)
        self.result_pane = ResultPane(thumbnails)
        #: The only files of the folder to show, int64 [k]; None for all.
        self._passing: NDArray[np.int64] | None = None
        self.filter_button = QPushButton()
        self.order = OrderField(_ORDERS)
        self.update_button = QPushButton()
        self._fill_bars()
        self.addWidget(self.folder_pane)
        self.addWidget(self.result_pane)
        self.setSizes([500, 500])
        self.setHandleWidth(1)
        self.show_ranking(None)

    def _fill_bars(self) -> None:
        set_icon(self.filter_button, "search")
        set_kind(self.filter_button, "switch")
        self.filter_button.setCheckable(True)
        self.filter_button.setFixedHeight(FIELD_PX)
        self.order.changed.connect(self._show_folder)
        self.folder_pane.bar.addWidget(self.filter_button)
        self.folder_pane.bar.addWidget(self.order)
        self.update_button.setObjectName("pill")
        self.update_button.clicked.connect(self.update_asked)
        self.update_button.hide()
        self.result_pane.bar.insertWidget(1, self.update_button)

    @property
    def galleries(self) -> tuple[Gallery, Gallery]:
        """The folder's grid and the grid of results."""
        return self.folder_pane.gallery, self.result_pane.gallery

    # The folder

    def show_listing(self, listing: Listing | None) -> None:
        """Show a folder's files; what is on the screen stays where it is if it is still there."""
        old, self._files = self._files, None if listing is None else ListedFiles(listing)
        if old is not None and listing is not None and old.has_same_files(listing):
            self.set_images(old.changed_images(listing))
            return
        self._show_folder()
        if old is not None and listing is not None and old.listing.folder == listing.folder:
            self._keep_ranking()

    def set_images(self, pairs: Sequence[tuple[int, int]]) -> None:
        """The contents of these files (file id, image id) have become known."""
        if self._files is not None:
            self._files.set_images(pairs)
        for pane in (self.folder_pane, self.result_pane):
            pane.model.set_images(pairs)

    def apply(self, changes: Changes) -> None:
        """Take in what indexing has just committed."""
        self.set_images(changes.linked)
        self.folder_pane.model.set_failed(changes.failed)

    def path_of(self, file_id: int) -> bytes | None:
        """Where a file of the listing lies."""
        return None if self._files is None else self._files.path_of(file_id)

    def image_of(self, file_id: int) -> int:
        """The content of a file, 0 while it is not known."""
        return 0 if self._files is None else self._files.image_of(file_id)

    @Slot()
    def _show_folder(self) -> None:
        gallery = self.folder_pane.gallery
        place = gallery.place()
        if self._files is None:
            self.folder_pane.model.set_tiles(Tiles.none())
        else:
            listing = self._files.listing
            rows = np.arange(len(listing))
            if self._passing is not None:
                rows = np.sort(self._files.rows_of(self._passing), kind="stable")
            if self.order.order is not Order.NAME:  # in which a listing is
                rows = rows[in_order(listing, rows, self.order.order)]
            self.folder_pane.model.set_tiles(tiles_of(listing, rows))
            self._say_count(listing, len(rows))
        gallery.return_to(place)

    def show_passing(self, file_ids: NDArray[np.int64] | None) -> None:
        """Show only these files int64 [k] of the folder; None: all."""
        if file_ids is not None or self._passing is not None:
            self._passing = file_ids
            self._show_folder()

    def _say_count(self, listing: Listing, n_shown: int) -> None:
        if n_shown == len(listing):
            count = shown_pictures(n_shown)
        else:
            count = self.tr("{shown} of {all}").format(
                shown=shown_count(n_shown), all=shown_count(len(listing))
            )
        self.folder_pane.title.setText(f"{shown_name(listing.folder)}  ·  {count}")
        self.folder_pane.title.setToolTip(plain_tip(f"{shown_path(listing.folder)}\n{count}"))

    # The ranking

    def show_ranking(self, ranking: Ranking | None, title: str = "") -> None:
        """Show a ranking under a title, or none. The head of a ranking is followed by the whole:
        that keeps the place on the screen."""
        gallery = self.result_pane.gallery
        was_head = self._ranking is not None and not self._ranking.is_complete
        self._ranking = ranking
        if ranking is None or self._files is None:
            self.result_pane.title.setText(self.tr("Most alike"))
            self.result_pane.clear()
            return
        self.result_pane.title.setText(title)
        position = gallery.verticalScrollBar().value() if was_head else 0
        self.result_pane.show_hits(self._files.listing, *self._files.rows(ranking))
        gallery.verticalScrollBar().setValue(position)

    def _keep_ranking(self) -> None:
        """The listing has changed: files that are gone leave the ranking, the others stay."""
        if self._ranking is None or self._files is None:
            return
        gallery = self.result_pane.gallery
        place, position = gallery.place(), gallery.verticalScrollBar().value()
        self.result_pane.show_hits(self._files.listing, *self._files.rows(self._ranking))
        gallery.verticalScrollBar().setValue(position)
        gallery.return_to(place)

    def show_news(self, n_news: int) -> None:
        """Offer to bring the ranking up to date."""
        self.update_button.setText(self.tr("{n} new, update").format(n=shown_count(n_news)))
        self.update_button.setVisible(n_news > 0)

    def neighbour(self, gallery: Gallery, file_id: int, step: int) -> int | None:
        """The file `step` places after `file_id` in a grid, and make it the current one."""
        model = gallery.model()
        if not isinstance(model, GalleryModel):
            return None
        row = model.row_of(file_id) + step
        if not 0 <= row < gallery.n_shown:
            return None
        (found,) = model.file_ids_at(range(row, row + 1))
        gallery.scroll_to_file(found)
        gallery.selectionModel().setCurrentIndex(
            model.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate
        )
        return found
