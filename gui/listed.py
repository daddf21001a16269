"""What the open folder's listing knows of its files, found by their ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.records import Listing, Ranking
from gui.gallery.file_rows import FileRows
from gui.gallery.model import Tiles
from gui.pane import tiles_of


class ListedFiles:
    """The files of a listing."""

    def __init__(self, listing: Listing) -> None:
        #: Image ids are filled in here later; the thread that made the listing has its own.
        self.listing = replace(listing, image_ids=listing.image_ids.copy())
        self._rows = FileRows(listing.file_ids)

    def has_same_files(self, listing: Listing) -> bool:
        """Whether another listing is of the same files, at the same places."""
        old = self.listing
        return (
            old.folder == listing.folder
            and np.array_equal(old.file_ids, listing.file_ids)
            and old.paths == listing.paths
            and old.companions == listing.companions
        )

    def changed_images(self, listing: Listing) -> list[tuple[int, int]]:
        """Files (file id, image id) that have another content in a listing of the same files."""
        rows = np.flatnonzero(self.listing.image_ids != listing.image_ids)
        return [(int(listing.file_ids[row]), int(listing.image_ids[row])) for row in rows]

    def set_images(self, pairs: Sequence[tuple[int, int]]) -> None:
        """The contents of these files (file id, image id) have become known."""
        image_of = dict(pairs)
        rows, is_listed = self._rows_of(np.fromiter(image_of, np.int64))
        images = np.fromiter(image_of.values(), np.int64)
        self.listing.image_ids[rows] = images[is_listed]

    def path_of(self, file_id: int) -> bytes | None:
        """Where a file lies; None for one that is not listed."""
        row = self._row_of(file_id)
        return None if row is None else self.listing.paths[row]

    def image_of(self, file_id: int) -> int:
        """The content of a file, 0 while it is not known."""
        row = self._row_of(file_id)
        return 0 if row is None else int(self.listing.image_ids[row])

    def rows_of(self, file_ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """Rows of those of the files int64 [k] that are listed."""
        return self._rows_of(file_ids)[0]

    def rows(self, ranking: Ranking) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Rows int64 [n] of the hits of a ranking, and their scores float32 [n]. A file that was
        found after the listing was made is left out."""
        rows, is_listed = self._rows_of(ranking.file_ids)
        return rows, ranking.scores[is_listed]

    def tiles(self, ranking: Ranking) -> Tiles:
        """The hits of a ranking."""
        return tiles_of(self.listing, *self.rows(ranking))

    def _row_of(self, file_id: int) -> int | None:
        rows, _ = self._rows_of(np.array([file_id], np.int64))
        return int(rows[0]) if len(rows) else None

    def _rows_of(self, file_ids: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Rows of those of the files that are listed, and which of them are, bool [n]."""
        rows = self._rows.find(file_ids)
        is_listed = rows >= 0
        return rows[is_listed], is_listed
