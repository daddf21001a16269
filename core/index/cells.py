"""Cells of points: regions in which those near each other lie, and which are looked at whole."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: Points in a cell, on average.
_CELL_POINTS = 1000
#: Points of which cells are made, for each cell.
_FITTED_POINTS = 64
_CHUNK_ROWS = 8192
_SEED = 20171


def fit_cells(points: NDArray[np.float32], n_points: int) -> NDArray[np.float32]:
    """Centres float32 [c, k] of cells for `n_points` points, by k-means on a sample of them,
    float32 [m, k]."""
    n_cells = n_points // _CELL_POINTS
    if n_cells < 2:
        single: NDArray[np.float32] = points.mean(axis=0, keepdims=True)
        return single
    from sklearn.cluster import KMeans  # takes a second to import

    fitted = points[: _FITTED_POINTS * n_cells]
    # Where cells begin hardly matters; to choose that well takes longer than all the rest.
    means = KMeans(
        min(n_cells, len(fitted)), init="random", n_init=1, max_iter=10, random_state=_SEED
    )
    centres: NDArray[np.float32] = means.fit(fitted).cluster_centers_.astype(np.float32)
    return centres


def cells_of(points: NDArray[np.float32], centres: NDArray[np.float32]) -> NDArray[np.int32]:
    """The number int32 [n] of the cell in which each of float32 [n, k] lies."""
    halves = 0.5 * np.einsum("ij,ij->i", centres, centres)
    cells = np.empty(len(points), np.int32)
    for start in range(0, len(points), _CHUNK_ROWS):
        chunk = slice(start, start + _CHUNK_ROWS)
        cells[chunk] = np.argmax(points[chunk] @ centres.T - halves, axis=1)
    return cells
