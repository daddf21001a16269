"""Which of some dropped files are those of the open folder, under whatever name they came."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np

from core.records import Listing

#: So many files of the same size are looked at, at most, to see whether they are the same file.
_MOST_COMPARED = 64


def split_known(
    listing: Listing | None, paths: Sequence[bytes]
) -> tuple[tuple[int, ...], list[bytes]]:
    """The file ids of what is in `listing`, and the paths of what is not."""
    if listing is None:
        return (), list(paths)
    wanted = set(paths)
    row_of = {path: row for row, path in enumerate(listing.paths) if path in wanted}
    inside: dict[int, None] = {}
    outside = []
    for path in paths:
        row = row_of.get(path)
        if row is None:
            row = _row_of_same_file(listing, path)
        if row is None:
            outside.append(path)
        else:
            inside[int(listing.file_ids[row])] = None
    return tuple(inside), outside


def _row_of_same_file(listing: Listing, path: bytes) -> int | None:
    """The row of a file that was named otherwise: through a link, or in other letter case."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    rows = np.flatnonzero(listing.size_bytes == found.st_size).tolist()
    if len(rows) > _MOST_COMPARED:
        name = _name(path)
        rows = [row for row in rows if _name(listing.paths[row]) == name]
    for row in rows[:_MOST_COMPARED]:
        try:
            if os.path.samestat(found, os.stat(listing.paths[row])):
                return int(row)
        except OSError:
            continue
    return None


def _name(path: bytes) -> str:
    return os.path.basename(os.fsdecode(path)).casefold()
