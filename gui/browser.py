"""The two panes: a folder's pictures on the left, the ranking of a query on the right."""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QLineEdit,
    QPushButton,
    QSplitter,
    QWidget,
)

from core.records import Changes, Listing, Ranking
from gui.combo_field import ComboField
from gui.gallery.model import GalleryModel, Tiles
from gui.gallery.view import Gallery
from gui.listed import ListedFiles
from gui.messages import plain_tip, shown_count, shown_name, shown_path, shown_pictures
from gui.pane import FIELD_PX, Pane, tiles_of
from gui.results import ResultPane
from gui.thumbnails import ThumbnailCache

_ORDER_WIDTH_PX = 128


class Order(str, Enum):
    """How the folder's pictures are ordered."""

    NAME = "name"
    NEWEST = "newest"
    OLDEST = "oldest"


class Browser(QSplitter):
    """Shows listings and rankings; says nothing about where they come from.

    `update_asked`: the ranking should take in what has been embedded since. `order_changed(str)`.
    """

    update_asked = Signal()
    order_changed = Signal(str)

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._files: ListedFiles | None = None
        self._ranking: Ranking | None = None
        #: The only images of the folder to show, int64 [n]; None for all.
        self._only: NDArray[np.int64] | None = None
        self.folder_pane = Pane(thumbnails)
        self.result_pane = ResultPane(thumbnails)
        self.name_filter = QLineEdit()
        self.order = ComboField()
        self.order.setMinimumSize(_ORDER_WIDTH_PX, FIELD_PX)
        self.update_button = QPushButton()
        self._fill_bars()
        self.addWidget(self.folder_pane)
        self.addWidget(self.result_pane)
        self.setSizes([500, 500])
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.show_ranking(None)

    def _fill_bars(self) -> None:
        self.name_filter.setPlaceholderText(self.tr("Filter by name"))
        self.name_filter.setClearButtonEnabled(True)
        self.name_filter.setAccessibleName(self.tr("Filter by name"))
        self.name_filter.setMaximumWidth(200)
        self.name_filter.textChanged.connect(self._show_folder)
        self.order.setAccessibleName(self.tr("Order"))
        self.order.addItem(self.tr("Name"), Order.NAME.value)
        self.order.addItem(self.tr("Newest first"), Order.NEWEST.value)
        self.order.addItem(self.tr("Oldest first"), Order.OLDEST.value)
        self.order.currentIndexChanged.connect(self._on_order)
        self.folder_pane.bar.addWidget(self.name_filter)
        self.folder_pane.bar.addWidget(self.order)
        self.update_button.setObjectName("pill")
        self.update_button.clicked.connect(self.update_asked)
        self.update_button.hide()
        self.result_pane.bar.insertWidget(1, self.update_button)

    @property
    def galleries(self) -> tuple[Gallery, Gallery]:
        """The folder's grid and the grid of results."""
        return self.folder_pane.gallery, self.result_pane.gallery

    def set_order(self, order: str) -> None:
        """Choose the order of the folder's pictures."""
        self.order.setCurrentIndex(max(self.order.findData(order), 0))

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
            rows = self._sorted(listing, self._filtered(listing))
            self.folder_pane.model.set_tiles(tiles_of(listing, rows))
            self._say_count(listing, len(rows))
        gallery.return_to(place)

    @Slot(object)
    def show_only(self, image_ids: NDArray[np.int64] | None) -> None:
        """Of the folder, show only these images int64 [n]; None: all."""
        self._only = image_ids
        self._show_folder()

    def _filtered(self, listing: Listing) -> NDArray[np.int64]:
        wanted = self.name_filter.text().casefold().strip()
        rows = np.arange(len(listing))
        if self._only is not None:
            rows = rows[np.isin(listing.image_ids, self._only)]
        if not wanted:
            return rows
        start, paths = len(listing.folder), listing.paths
        names = ((row, os.fsdecode(paths[row][start:]).casefold()) for row in rows.tolist())
        return np.array([row for row, name in names if wanted in name], np.int64)

    def _sorted(self, listing: Listing, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        order = self.order.currentData()
        if order == Order.NEWEST.value:
            return rows[np.argsort(-listing.times_s[rows], kind="stable")]
        if order == Order.OLDEST.value:
            return rows[np.argsort(listing.times_s[rows], kind="stable")]
        return rows  # a listing is in the order of names

    def _say_count(self, listing: Listing, n_shown: int) -> None:
        if n_shown == len(listing):
            count = shown_pictures(n_shown)
        else:
            count = self.tr("{shown} of {all}").format(
                shown=shown_count(n_shown), all=shown_count(len(listing))
            )
        self.folder_pane.title.setText(f"{shown_name(listing.folder)}  ·  {count}")
        self.folder_pane.title.setToolTip(plain_tip(f"{shown_path(listing.folder)}\n{count}"))

    @Slot()
    def _on_order(self) -> None:
        self._show_folder()
        self.order_changed.emit(self.order.currentData())

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
