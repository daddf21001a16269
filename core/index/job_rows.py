"""What an index is built from, as a plain value that travels to the process that builds it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.index.exact import unit_rows


@dataclass(frozen=True, slots=True, eq=False)
class JobPart:
    """Rows `places` int64 [n] of the float16 file `vectors` [m, dim], and their factor."""

    vectors: Path
    dim: int
    places: NDArray[np.int64]
    factor: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class BuildJob:
    """All that a build needs.

    Row i is the rows i of all parts put end to end, each times the root of its factor, and is
    the vector of the image `ids[i]`; ids int64 [n] are sorted. `target` is where the index is
    described.
    """

    parts: tuple[JobPart, ...]
    ids: NDArray[np.int64]
    target: Path

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def dim(self) -> int:
        return sum(part.dim for part in self.parts)


class JobRows:
    """The vectors of a job, read from the files as they are needed."""

    def __init__(self, job: BuildJob) -> None:
        self._parts = [(part, _mapped(part)) for part in job.parts]

    def read(self, items: NDArray[np.int64] | slice) -> NDArray[np.float32]:
        """Vectors float32 [k, dim], of length 1."""
        columns = [
            np.float32(part.factor**0.5) * unit_rows(rows, part.places[items])
            for part, rows in self._parts
        ]
        return columns[0] if len(columns) == 1 else np.concatenate(columns, axis=1)


def _mapped(part: JobPart) -> NDArray[np.float16]:
    # A killed process may have left part of a row behind the rows that count.
    n_rows = part.vectors.stat().st_size // (2 * part.dim)
    return np.memmap(part.vectors, "<f2", "r", shape=(n_rows, part.dim))
