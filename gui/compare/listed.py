"""From a ranking of file ids to tiles: what the open folder's listing knows of each file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from core.records import Listing, Ranking
from gui.gallery.model import Tiles
from gui.pane import Picked


class ListedFiles:
    """The files of a listing, found by their ids."""

    def __init__(self, listing: Listing) -> None:
        # Image ids are filled in here later; the listing is not ours to change.
        self._listing = replace(listing, image_ids=listing.image_ids.copy())
        self._by_id = np.argsort(listing.file_ids)
        self._sorted_ids = listing.file_ids[self._by_id]

    def has_same_files(self, listing: Listing) -> bool:
        """Whether another listing is of the same files."""
        return np.array_equal(self._listing.file_ids, listing.file_ids)

    def changed_images(self, listing: Listing) -> list[tuple[int, int]]:
        """Files (file id, image id) that have another content in a listing of the same files."""
        rows = np.flatnonzero(self._listing.image_ids != listing.image_ids)
        return [(int(listing.file_ids[row]), int(listing.image_ids[row])) for row in rows]

    def set_images(self, pairs: Sequence[tuple[int, int]]) -> None:
        """The contents of these files (file id, image id) have become known."""
        for file_id, image_id in pairs:
            at = int(np.searchsorted(self._sorted_ids, file_id))
            if at < len(self._sorted_ids) and self._sorted_ids[at] == file_id:
                self._listing.image_ids[self._by_id[at]] = image_id

    def tiles(self, ranking: Ranking) -> Tiles:
        """The hits of a ranking; those that are not in the listing (yet) are left out."""
        if not len(self._sorted_ids):
            return Tiles.none()
        last = len(self._sorted_ids) - 1
        at = np.minimum(np.searchsorted(self._sorted_ids, ranking.file_ids), last)
        is_listed = self._sorted_ids[at] == ranking.file_ids
        rows = self._by_id[at[is_listed]]
        listing = self._listing
        return Tiles(
            file_ids=listing.file_ids[rows],
            image_ids=listing.image_ids[rows],
            paths=Picked(listing.paths, rows),
            size_bytes=listing.size_bytes[rows],
            times_s=listing.times_s[rows],
            scores=ranking.scores[is_listed],
        )
