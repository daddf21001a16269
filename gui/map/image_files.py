"""From images to the files of the open folder that hold them, and back."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from core.records import Listing
from gui.messages import shown_name

_NONE: NDArray[np.int64] = np.zeros(0, np.int64)


class ImageFiles:
    """Empty until a listing is shown."""

    def __init__(self) -> None:
        self._listing: Listing | None = None
        self._by_image = self._images = self._by_file = self._files = _NONE

    def show_listing(self, listing: Listing | None) -> None:
        """Know these files."""
        self._listing = listing
        images = _NONE if listing is None else listing.image_ids
        files = _NONE if listing is None else listing.file_ids
        self._by_image = np.argsort(images, kind="stable")
        self._images = images[self._by_image]
        self._by_file = np.argsort(files, kind="stable")
        self._files = files[self._by_file]

    def file_of(self, image_id: int) -> int:
        """The first file that holds an image; 0 where none does."""
        row = self._row_of(image_id)
        return 0 if row is None or self._listing is None else int(self._listing.file_ids[row])

    def name_of(self, image_id: int) -> str:
        """The name of that file, for people; empty where there is none."""
        row = self._row_of(image_id)
        return "" if row is None or self._listing is None else shown_name(self._listing.paths[row])

    def files_of(self, image_ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """All files int64 [m] that hold one of some images int64 [n]."""
        if self._listing is None:
            return _NONE
        is_wanted = np.isin(self._listing.image_ids, image_ids) & (self._listing.image_ids > 0)
        return self._listing.file_ids[is_wanted]

    def images_of(self, file_ids: Iterable[int]) -> NDArray[np.int64]:
        """The images int64 [m], each once, that files hold; files not read yet are left out."""
        wanted = np.fromiter(file_ids, np.int64)
        if self._listing is None or not len(self._files) or not len(wanted):
            return _NONE
        at = np.minimum(np.searchsorted(self._files, wanted), len(self._files) - 1)
        rows = self._by_file[at[self._files[at] == wanted]]
        images = np.unique(self._listing.image_ids[rows])
        return images[images > 0]

    def _row_of(self, image_id: int) -> int | None:
        at = int(np.searchsorted(self._images, image_id))
        if image_id <= 0 or at == len(self._images) or self._images[at] != image_id:
            return None
        return int(self._by_image[at])
