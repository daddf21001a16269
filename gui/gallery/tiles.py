"""What a grid shows, column by column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Tiles:
    """What a grid shows, column by column, n rows.

    `image_ids` is 0 where the content of a file has not been read, `paths` are bytes as
    `os.fsencode` gives them, `scores` are cosines and None where there is no ranking. The rank of
    a tile is its row + 1 unless `ranks` int64 are given. `n_copies` int64 says how many copies, not
    shown or behind it, each stands for, and `is_open` whether those are shown; None where none were
    looked for.
    `companions` are the files that are shown with one of `paths`, by its path.
    """

    file_ids: NDArray[np.int64]
    image_ids: NDArray[np.int64]
    paths: Sequence[bytes]
    size_bytes: Sequence[int]
    times_s: Sequence[int]
    scores: NDArray[np.float32] | None = None
    n_copies: NDArray[np.int64] | None = None
    is_open: NDArray[np.bool_] | None = None
    ranks: NDArray[np.int64] | None = None
    companions: Mapping[bytes, tuple[bytes, ...]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.file_ids)

    @staticmethod
    def none() -> Tiles:
        """No tiles at all."""
        nothing = np.empty(0, np.int64)
        return Tiles(nothing, nothing, (), (), ())
