"""What is exported."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.index.stored_rows import StoredRows


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """Of the n files of a ranking, in whatever order they are: `scores` float32 [n], cosines with
    what was asked for, and `ranks` int64 [n], from 1 on by falling scores."""

    scores: NDArray[np.float32]
    ranks: NDArray[np.int64]

    def at(self, places: NDArray[np.int64] | NDArray[np.bool_]) -> Ranked:
        """Those at some places, or where it is so."""
        return Ranked(self.scores[places], self.ranks[places])


@dataclass(frozen=True, slots=True, eq=False)
class Export:
    """Files of a folder, in the order in which they are written, column by column.

    `paths` has n entries and the arrays int64 [n]: `times_s` is when a picture was taken, else
    changed (Unix seconds), `sizes_px` [n, 2] its width and height, 0 where that is not known.
    `ranked` is None for what is no ranking, `query` names what was asked for. `vectors` are those
    of the files, n rows, under `condition` (a key, or weights by key for a mix); None where they
    were not asked for.
    """

    folder: bytes
    condition: str
    paths: list[bytes]
    image_ids: NDArray[np.int64]
    size_bytes: NDArray[np.int64]
    times_s: NDArray[np.int64]
    sizes_px: NDArray[np.int64]
    query: tuple[bytes, ...] = ()
    ranked: Ranked | None = None
    vectors: StoredRows | None = None

    def __len__(self) -> int:
        return len(self.paths)
