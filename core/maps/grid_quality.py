"""How well a grid keeps distances."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.index.stored_rows import StoredRows
from core.maps.cosines import cosines_with_all

_POWER = 16
#: Cells that are looked at with all others: their mean changes little with more.
_MOST_CELLS = 250
#: Squared distances below this are none but for rounding.
_ROUNDING = 1e-6


def grid_quality(rows: StoredRows, columns: int, rng: np.random.Generator) -> float | None:
    """Distance preservation quality DPQ_16 of n rows that lie on a grid in their order.

    Barthel, Hezel, Jung & Schall (2022, arXiv 2205.04255): for each k from 1 to n - 1, D(k) is
    the mean distance of a unit vector to the k next to it on the grid, D*(k) that to the k
    nearest of all, and E that to all. DPQ_p = ||max(E - D, 0)||_p / ||max(E - D*, 0)||_p over
    all k: 1 where all neighbours on the grid are the nearest ones, which the plane seldom allows.
    Equally far cells are taken with the nearest vector first, as the authors' program does; so an
    arrangement by chance has about .2, not 0. A high p looks at near neighbours most. Told from
    up to 250 cells, drawn at random, against all. None for fewer than three rows, or where all
    are the same.
    """
    n = len(rows)
    if n < 3:
        return None
    asked = np.sort(rng.choice(n, min(n, _MOST_CELLS), replace=False))
    on_grid, nearest = np.zeros(n), np.zeros(n)
    for cell, cosines in zip(asked, cosines_with_all(rows, asked), strict=True):
        squares = 2.0 - 2.0 * cosines.astype(np.float64)
        distances = np.sqrt(np.where(squares > _ROUNDING, squares, 0.0))
        distances[cell] = 0.0
        order = np.lexsort((distances, _steps(n, columns, int(cell))))
        on_grid += distances[order]
        nearest += np.sort(distances)
    # The first is the cell itself, at no distance.
    gains = [_gain(summed[1:] / len(asked)) for summed in (on_grid, nearest)]
    best = float(np.linalg.norm(gains[1], _POWER))
    return float(np.linalg.norm(gains[0], _POWER)) / best if best > 0 else None


def _steps(n: int, columns: int, cell: int) -> NDArray[np.int64]:
    """Squared distances int64 [n] of a cell to all on the grid."""
    cells = np.arange(n)
    steps: NDArray[np.int64] = (cells // columns - cell // columns) ** 2
    return steps + (cells % columns - cell % columns) ** 2


def _gain(distances: NDArray[np.float64]) -> NDArray[np.float64]:
    """max(E - D(k), 0) float64 [n - 1], where `distances` are those of the k-th neighbours."""
    means = np.cumsum(distances) / np.arange(1, len(distances) + 1)
    gain: NDArray[np.float64] = np.maximum(means[-1] - means, 0.0)
    return gain
