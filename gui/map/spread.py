"""Which points of a map are shown as pictures, so that these do not lie upon each other."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

#: How far shown points are from each other at least, in x or in y, in sides of a square.
_LEAST_APART = 0.75
_AROUND = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]


class Spread:
    """Points float32 [n, 2] get ranks by chance, the same each time.

    The plane is cut into squares; in each the point of the lowest rank is shown, unless it lies
    too near to one of a lower rank in a square beside it. Squares are halved when one zooms in,
    so a picture that is shown mostly stays when more come up around it.
    """

    def __init__(self, points: NDArray[np.float32], seed: int = 0) -> None:
        self._points = points
        self._ordered = np.random.default_rng(seed).permutation(len(points))

    def shown(
        self, is_seen: NDArray[np.bool_], scale: float, about_px: float
    ) -> tuple[NDArray[np.int64], float]:
        """Rows int64 [k] of those points among `is_seen` bool [n] that are shown at `scale`
        pixels a unit, and the side of a square in pixels: 0.8 to 1.6 times `about_px`."""
        side = 2.0 ** math.ceil(math.log2(0.8 * about_px / scale))
        rows = self._ordered[is_seen[self._ordered]]
        squares = np.floor(self._points[rows] / side).astype(np.int64)
        squares -= squares.min(axis=0, initial=0)
        keys = squares[:, 0] * (squares[:, 1].max(initial=0) + 1) + squares[:, 1]
        first = np.sort(np.unique(keys, return_index=True)[1])
        kept = _apart(self._points[rows[first]] / np.float32(side), squares[first])
        return np.sort(rows[first[kept]]), side * scale


def _apart(points: NDArray[np.float32], squares: NDArray[np.int64]) -> list[int]:
    """Those of the points float32 [k, 2] that keep their distance from all before them; each has
    its square int64 [k, 2] for itself, and points are in sides of these."""
    kept: list[int] = []
    taken: dict[tuple[int, int], tuple[float, float]] = {}
    places = zip(points.tolist(), squares.tolist(), strict=True)
    for number, ((x, y), (column, line)) in enumerate(places):
        around = (taken.get((column + dx, line + dy)) for dx, dy in _AROUND)
        if all(max(abs(x - at[0]), abs(y - at[1])) >= _LEAST_APART for at in around if at):
            taken[column, line] = x, y
            kept.append(number)
    return kept
