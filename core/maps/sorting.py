"""Pictures laid on a grid so that alike ones are near: linear assignment sorting."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.index.stored_rows import StoredRows
from core.jobs import Cancelled, Progress
from core.maps.grid_quality import grid_quality
from core.maps.principal import projected

#: More components make it slower and hardly better.
_N_COMPONENTS = 48
#: The neighbourhood whose mean draws pictures begins as this share of the longer side ...
_FIRST_RADIUS = 0.5
#: ... and shrinks by this factor from pass to pass, down to the eight cells around.
_SHRINKING = 0.96
#: So many cells exchange their pictures among themselves at once.
_EXCHANGED = 49
_LAST_PASSES = 3


@dataclass(frozen=True, slots=True, eq=False)
class SortedRows:
    """The order int64 [n] of rows on a grid, row by row, and its quality (DPQ_16)."""

    order: NDArray[np.int64]
    quality: float | None


@dataclass(frozen=True, slots=True, eq=False)
class SortJob:
    """Lays `rows` on a grid of so many columns; the same `seed` does it the same way again.

    Tells `Progress`: "sort_start" once, then "sort" with how many passes are done.
    """

    rows: StoredRows
    columns: int
    seed: int = 0

    def run(self, tell: Callable[[Any], None], is_cancelled: Callable[[], bool]) -> SortedRows:
        """Do it. Raises `Cancelled`, and `OSError` where the vectors cannot be read."""

        def report(progress: Progress) -> None:
            if is_cancelled():
                raise Cancelled
            tell(progress)

        report(Progress("sort_start", 0, 0))
        rng = np.random.default_rng(self.seed)
        vectors = projected(self.rows, min(_N_COMPONENTS, self.rows.dim), rng)
        order = sorted_places(vectors, self.columns, rng, report)
        return SortedRows(order, grid_quality(self.rows.at(order), self.columns, rng))


def sorted_places(
    vectors: NDArray[np.float32],
    columns: int,
    rng: np.random.Generator,
    report: Callable[[Progress], None],
) -> NDArray[np.int64]:
    """Which of the vectors float32 [n, d] lies in each of the first n cells, int64 [n].

    FLAS (Barthel, Hezel, Jung & Schall 2022, arXiv 2205.04255, section 5): from a random
    arrangement on, each pass smooths the grid's vectors by a box of a radius that shrinks from
    pass to pass, then has small sets of cells exchange their vectors, so that the sum of squared
    distances to the smoothed vectors becomes the least possible (linear assignment). Here the
    sets of a pass share no cell and leave none out, so their costs are computed all together.
    """
    n = len(vectors)
    n_rows = -(-n // columns)
    order = rng.permutation(n)
    radii = list(_radii(max(min(columns, n), n_rows)))
    for done, radius in enumerate(radii):
        report(Progress("sort", done, len(radii)))
        goals = _smoothed(vectors[order], columns, n_rows, radius)
        for cells in _neighbouring_sets(n, columns, radius, rng):
            _exchange(order, cells, vectors, goals)
    return order


def _radii(longest_side: int) -> Iterator[int]:
    radius = longest_side * _FIRST_RADIUS
    while radius > 1.0:
        yield max(1, round(radius))
        radius *= _SHRINKING
    yield from [1] * _LAST_PASSES


def _smoothed(
    laid: NDArray[np.float32], columns: int, n_rows: int, radius: int
) -> NDArray[np.float32]:
    """The mean float32 [n, d] of the vectors [n, d] on the grid around each cell.

    The grid goes on beyond its borders as in a mirror; empty cells don't count.
    """
    from scipy.ndimage import uniform_filter1d

    n, n_dims = laid.shape
    grid = np.zeros((n_rows * columns, n_dims + 1), np.float32)
    grid[:n, :-1] = laid
    grid[:n, -1] = 1.0
    grid = grid.reshape(n_rows, columns, n_dims + 1)
    for axis in (0, 1):
        grid = uniform_filter1d(grid, 2 * radius + 1, axis=axis, mode="reflect")
    cells = grid.reshape(n_rows * columns, n_dims + 1)[:n]
    means: NDArray[np.float32] = cells[:, :-1] / np.maximum(cells[:, -1:], np.float32(1e-6))
    return means


def _neighbouring_sets(
    n: int, columns: int, radius: int, rng: np.random.Generator
) -> Iterator[NDArray[np.int64]]:
    """All cells as disjoint sets, int64 [s, k] of s sets of k cells each, in several parts.

    The cells of a set lie in one square of twice the radius; the squares lie elsewhere each time.
    """
    side = max(2 * radius + 1, math.isqrt(_EXCHANGED - 1) + 1)
    left, top = rng.integers(0, side, 2)
    cells = rng.permutation(n)
    squares_across = (columns + side) // side + 1
    square = (cells // columns + top) // side * squares_across + (cells % columns + left) // side
    cells = cells[np.argsort(square, kind="stable")]
    counts = np.unique(square, return_counts=True)[1]
    starts = np.cumsum(counts) - counts
    full = [
        cells[start + at : start + min(at + _EXCHANGED, count)]
        for start, count in zip(starts, counts, strict=True)
        for at in range(0, count, _EXCHANGED)
    ]
    by_size: dict[int, list[NDArray[np.int64]]] = {}
    for cell_set in full:
        by_size.setdefault(len(cell_set), []).append(cell_set)
    for size, sets in by_size.items():
        if size > 1:
            yield np.stack(sets)


def _exchange(
    order: NDArray[np.int64],
    cells: NDArray[np.int64],
    vectors: NDArray[np.float32],
    goals: NDArray[np.float32],
) -> None:
    """Have each set of cells int64 [s, k] exchange its pictures in the best way."""
    from scipy.optimize import linear_sum_assignment

    inside = order[cells]
    wanted = goals[cells]
    # Squared distances but for the length of the vectors, which is the same in each cell.
    costs = np.einsum("skd,skd->sk", wanted, wanted)[:, :, None]
    costs = costs - 2.0 * (wanted @ vectors[inside].transpose(0, 2, 1))
    for cell_set, pictures, cost in zip(cells, inside, costs, strict=True):
        order[cell_set] = pictures[linear_sum_assignment(cost)[1]]
