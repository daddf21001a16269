"""Which points of a map are shown as pictures, so that these do not lie upon each other."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray


class Spread:
    """Points float32 [n, 2] get ranks by chance, the same each time.

    The plane is cut into squares; in each the point of the lowest rank is shown. Squares are
    halved when one zooms in, so a picture that is shown stays when more come up around it.
    """

    def __init__(self, points: NDArray[np.float32], seed: int = 0) -> None:
        self._points = points
        self._ordered = np.random.default_rng(seed).permutation(len(points))

    def shown(
        self, is_seen: NDArray[np.bool_], scale: float, least_px: float
    ) -> tuple[NDArray[np.int64], float]:
        """Rows int64 [k] of those points among `is_seen` bool [n] that are shown at `scale`
        pixels a unit, and the side of a square in pixels: `least_px` to twice that."""
        side = 2.0 ** math.ceil(math.log2(least_px / scale))
        rows = self._ordered[is_seen[self._ordered]]
        squares = np.floor(self._points[rows] / side).astype(np.int64)
        squares -= squares.min(axis=0, initial=0)
        keys = squares[:, 0] * (squares[:, 1].max(initial=0) + 1) + squares[:, 1]
        _, first = np.unique(keys, return_index=True)
        return np.sort(rows[first]), side * scale
