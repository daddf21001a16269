"""What crosses from one room to another: frozen values without behaviour of their own.

An *image* is a content (the bytes of a file); it may lie at one or many *paths*. Paths are bytes
as `os.fsencode` gives them, since file names need not be UTF-8. `image_id` and `file_id` stay
the same for ever, `row` is a place in one listing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.errors import LikewiseError


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One file met by a scan; `problem` says why it can't be an image, if so.

    `inode` is its number on its disk (0 for a link, or where there is none), and `device` that of
    the disk on which its folder lies, both cut to 63 bits.
    """

    path: bytes
    size_bytes: int
    mtime_ns: int
    problem: LikewiseError | None = None
    inode: int = 0
    device: int = 0


class KnownFile(NamedTuple):  # a tuple, since a million of them are made at once
    """One file as it was when a folder was last looked at.

    `image_id` is 0 while its content is not known. `failure` is why it could not be read or was
    left out, as JSON, and `is_worth_a_try` where that may pass.
    """

    path: bytes
    file_id: int
    size_bytes: int
    mtime_ns: int
    inode: int
    device: int
    image_id: int
    failure: str | None
    is_worth_a_try: bool


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a look at a folder, or at some places in it, has shown. Counts are files.

    `n_found` were met there, `n_changed` are new, changed, moved or gone. `n_missing` cannot be
    reached now and are kept as they were; `trouble` says why the folder itself can't be reached.
    """

    n_found: int
    n_changed: int = 0
    n_missing: int = 0
    trouble: LikewiseError | None = None


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file of a folder. `image_id` is 0 while its content has not been read."""

    file_id: int
    path: bytes
    image_id: int
    size_bytes: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A file as the scan saw it."""

    file_id: int
    path: bytes
    size_bytes: int
    mtime_ns: int


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """All files of a folder in natural name order, column by column.

    `file_ids`, `image_ids` (0 where not read yet), `size_bytes` and `times_s` (taken, else
    changed; Unix seconds) are int64 [n]; `paths` has n entries. `companions` are the paths of the
    files that belong to one of these and are shown with it, by its path.
    """

    folder: bytes
    paths: list[bytes]
    file_ids: NDArray[np.int64]
    image_ids: NDArray[np.int64]
    size_bytes: NDArray[np.int64]
    times_s: NDArray[np.int64]
    companions: Mapping[bytes, tuple[bytes, ...]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.paths)

    def rows_of(self, file_ids: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Rows of those of the files int64 [k] that are listed, and which of them are, bool [k]."""
        if not len(self):
            return np.zeros(0, np.int64), np.zeros(len(file_ids), np.bool_)
        by_id = np.argsort(self.file_ids, kind="stable")
        at = np.searchsorted(self.file_ids, file_ids, sorter=by_id)
        rows = by_id[np.minimum(at, len(self) - 1)]
        is_listed = self.file_ids[rows] == file_ids
        return rows[is_listed], is_listed


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that could not be indexed, or was left out on purpose, and why."""

    path: bytes
    reason: LikewiseError


@dataclass(frozen=True, slots=True)
class FailureCounts:
    """How many files of a folder could not be read, were left out on purpose, and are shown with
    the picture that they belong to."""

    failed: int = 0
    left_out: int = 0
    companions: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """What a running index job has just committed.

    `linked` are (file id, image id) pairs of files whose content is known now, `failed` the ids
    of files that cannot be indexed, `n_embedded` says how many images got vectors.
    `refreshed` comes with the first one alone: the list of files is up to date.
    """

    linked: tuple[tuple[int, int], ...] = ()
    failed: tuple[int, ...] = ()
    n_embedded: int = 0
    refreshed: Refreshed | None = None


@dataclass(frozen=True, slots=True)
class IndexSummary:
    """What one indexing run did. Counts are files; `embedded` counts distinct contents, and
    `left_out` films and the like, which `found` does not count.

    `trouble` says why the folder could not be reached, if so: then only what was stored of it was
    worked on.
    """

    found: int
    embedded: int
    reused: int
    failed: int
    seconds: float
    left_out: int = 0
    trouble: LikewiseError | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Files from most to least alike.

    `file_ids` int64 [n], `scores` float32 [n]: their cosines with the query, -1 to 1.
    `is_complete` tells a whole ranking from its head. `answered_by` is "exact" or "annoy";
    `recall` is the measured share of the true nearest images that the index finds, 1.0 for
    exact.
    """

    file_ids: NDArray[np.int64]
    scores: NDArray[np.float32]
    is_complete: bool
    answered_by: str
    recall: float

    def __len__(self) -> int:
        return len(self.file_ids)
