"""Listings of files that need not be there."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np

from core.records import Listing


def listing_of(
    names: Sequence[str], image_ids: Sequence[int] | None = None, folder: bytes = b"/pictures"
) -> Listing:
    """A listing of files by their names in the folder, with images from 1 on where not said."""
    places = np.arange(1, len(names) + 1)
    return Listing(
        folder=folder,
        paths=[os.path.join(folder, os.fsencode(name)) for name in names],
        file_ids=places + 100,
        image_ids=places if image_ids is None else np.array(image_ids, np.int64),
        size_bytes=np.ones(len(names), np.int64),
        times_s=np.ones(len(names), np.int64),
    )
