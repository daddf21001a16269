"""Cosines of a few rows with all, a part at a time, so that memory stays bounded."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.index.stored_rows import StoredRows

_CHUNK_ROWS = 8192


def cosines_with_all(rows: StoredRows, asked: NDArray[np.int64]) -> NDArray[np.float32]:
    """Cosines float32 [q, n] of the rows `asked` int64 [q] with all n."""
    questions = rows.at(asked).unit()
    cosines = np.empty((len(asked), len(rows)), np.float32)
    for start in range(0, len(rows), _CHUNK_ROWS):
        chunk = rows.at(np.arange(start, min(start + _CHUNK_ROWS, len(rows)))).unit()
        cosines[:, start : start + _CHUNK_ROWS] = questions @ chunk.T
    return cosines
