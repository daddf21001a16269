"""Vectors that a test has made, handed over as `core.scores` takes them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.scores.vectors import Rows


def rows_in(matrix: NDArray[np.float32]) -> Rows:
    """The rows of a matrix float32 [n, d] that lies in memory."""

    def rows(places: NDArray[np.int64]) -> NDArray[np.float32]:
        return np.take(matrix, places, axis=0)

    return rows
