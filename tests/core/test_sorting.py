"""Sorted grids: every picture has one cell, alike pictures are near, and a figure says how near."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core.index.stored_rows import StoredRows
from core.jobs import Cancelled, Progress
from core.maps.grid_quality import grid_quality
from core.maps.sorting import SortJob
from tests.core.stored import heaps, stored


def colours(n: int) -> NDArray[np.float64]:
    """Vectors [n, 3] all over one eighth of a sphere."""
    return np.random.default_rng(5).uniform(size=(n, 3)) + 0.01


def quality(rows: StoredRows, columns: int) -> float:
    told = grid_quality(rows, columns, np.random.default_rng(0))
    assert told is not None
    return told


@pytest.mark.parametrize(
    ("n", "columns"), [(1, 1), (7, 3), (49, 7), (200, 20), (211, 20), (30, 30)]
)
def test_every_picture_has_one_cell(tmp_path: Path, n: int, columns: int) -> None:
    rows = stored(tmp_path, colours(n))
    arranged = SortJob(rows, columns).run(lambda _: None, lambda: False)
    np.testing.assert_array_equal(np.sort(arranged.order), np.arange(n))


def test_sorting_brings_alike_pictures_together(tmp_path: Path) -> None:
    rows = stored(tmp_path, colours(400))
    arranged = SortJob(rows, 20).run(lambda _: None, lambda: False)
    assert arranged.quality is not None
    assert arranged.quality > 0.8
    assert quality(rows, 20) < 0.5
    assert quality(rows.at(np.argsort(rows.unit()[:, 0])), 20) < arranged.quality - 0.2


def test_pictures_of_one_kind_lie_side_by_side(tmp_path: Path) -> None:
    vectors, members = heaps(144, 4, 16)
    arranged = SortJob(stored(tmp_path, vectors), 12).run(lambda _: None, lambda: False)
    grid = members[arranged.order].reshape(12, 12)
    same = np.concatenate([(grid[1:] == grid[:-1]).ravel(), (grid[:, 1:] == grid[:, :-1]).ravel()])
    assert same.mean() > 0.75  # by chance .25


def test_the_same_seed_sorts_the_same_way(tmp_path: Path) -> None:
    rows = stored(tmp_path, colours(100))
    once, again, other = (
        SortJob(rows, 10, seed).run(lambda _: None, lambda: False).order for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(once, again)
    assert not np.array_equal(once, other)


def test_sorting_says_how_far_it_is_and_stops_when_told(tmp_path: Path) -> None:
    rows = stored(tmp_path, colours(100))
    told: list[Progress] = []
    SortJob(rows, 10).run(told.append, lambda: False)
    assert [p.done for p in told if p.stage == "sort"] == list(range(told[-1].total))
    with pytest.raises(Cancelled):
        SortJob(rows, 10).run(told.append, lambda: told[-1].stage == "sort")


def test_the_quality_is_that_of_the_paper(tmp_path: Path) -> None:
    rows = stored(tmp_path, colours(60))
    assert quality(rows, 8) == pytest.approx(plain_quality(rows.unit(), 8), abs=1e-3)


def test_a_line_in_its_own_order_is_perfect_and_equal_pictures_have_no_quality(
    tmp_path: Path,
) -> None:
    angles = np.linspace(0, 1.5, 40)
    line = stored(tmp_path, np.stack([np.cos(angles), np.sin(angles)], axis=1))
    assert quality(line, 40) > 0.97
    same = stored(tmp_path, np.ones((10, 3)))
    assert grid_quality(same, 5, np.random.default_rng(0)) is None


def plain_quality(unit: NDArray[np.float32], columns: int) -> float:
    """DPQ_16, cell by cell and neighbour by neighbour."""
    n = len(unit)
    means = np.zeros((2, n - 1))
    for cell in range(n):
        others = [other for other in range(n) if other != cell]
        apart = {o: float(np.linalg.norm(unit[cell] - unit[o])) for o in others}

        def steps(other: int, cell: int = cell) -> int:
            down, across = other // columns - cell // columns, other % columns - cell % columns
            return down**2 + across**2

        on_grid = sorted(others, key=lambda o: (steps(o), apart[o]))  # noqa: B023
        for row, order in enumerate((on_grid, sorted(others, key=apart.__getitem__))):
            distances = np.array([apart[o] for o in order])
            means[row] += np.cumsum(distances) / np.arange(1, n) / n
    gains = np.maximum(means[:, -1:] - means, 0)
    return float((gains[0] ** 16).sum() ** (1 / 16) / (gains[1] ** 16).sum() ** (1 / 16))
