"""Which images of a folder are near copies of each other, by what the library knows of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.index.stored_rows import StoredRows
from core.jobs import Control, Progress, Report
from core.labels.copies import CopiesJob
from core.library import Library
from core.records import Listing
from core.scores.copies import can_tell_copies
from core.store.store import Store
from core.workers.job import run_in_process

#: The conditions that can tell near copies.
_COPY_KEYS = ("layout", "colour", "content")


def copy_groups(
    library: Library,
    store: Store,
    listing: Listing,
    image_ids: NDArray[np.int64],
    report: Report,
    control: Control,
) -> NDArray[np.int64]:
    """The group of near copies of each image, int64 [n]: the lowest place in it.

    Takes some seconds, in a process of its own; `report` hears "copies". Raises `Cancelled`.
    """
    rows = _rows(library, store, listing, image_ids)
    report(Progress("copies", 0, 0))
    groups: NDArray[np.int64] = run_in_process(CopiesJob(rows, len(image_ids)), report, control)
    return groups


def told_copy_groups(
    library: Library,
    store: Store,
    listing: Listing,
    image_ids: NDArray[np.int64],
    report: Report,
    control: Control,
) -> NDArray[np.int64] | None:
    """The same, but None where the conditions that all of these are indexed under cannot tell."""
    if not can_tell_copies(_rows(library, store, listing, image_ids).keys()):
        return None
    return copy_groups(library, store, listing, image_ids, report, control)


def _rows(
    library: Library, store: Store, listing: Listing, image_ids: NDArray[np.int64]
) -> dict[str, StoredRows]:
    """The vectors of all these images, by condition."""
    rows = {}
    for condition in library.conditions():
        if condition.key in _COPY_KEYS:
            known, stored = library.stored_rows(store, listing, condition)
            if np.isin(image_ids, known).all():
                rows[condition.key] = stored.at(np.searchsorted(known, image_ids))
    return rows
