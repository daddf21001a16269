"""Vectors where they are stored, as a plain value that travels to other processes.

They are there until a folder is forgotten: then what is left of the file lies in another one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.errors import LikewiseError
from core.index.exact import unit_rows


@dataclass(frozen=True, slots=True, eq=False)
class StoredRows:
    """The rows `places` int64 [n] of the float16 file `path` [m, dim]."""

    path: Path
    dim: int
    places: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.places)

    def at(self, places: NDArray[np.int64]) -> StoredRows:
        """Some of these rows: those at `places` int64 [k] among them."""
        return StoredRows(self.path, self.dim, self.places[places])

    def unit(self) -> NDArray[np.float32]:
        """The rows as float32 [n, dim], each of length 1 (or 0). Raises `OSError`, and
        "vectors_moved"."""
        return unit_rows(self._mapped(), self.places)

    def raw(self) -> NDArray[np.float32]:
        """The rows as they were stored, float32 [n, dim]. Raises the same."""
        return self._mapped()[self.places].astype(np.float32)

    def _mapped(self) -> NDArray[np.float16]:
        if not len(self.places):
            return np.zeros((0, self.dim), np.float16)
        # A killed process may have left part of a row behind the rows that count.
        try:
            n_rows = self.path.stat().st_size // (2 * self.dim)
            return np.memmap(self.path, "<f2", "r", shape=(n_rows, self.dim))
        except FileNotFoundError as error:
            raise LikewiseError("vectors_moved") from error
