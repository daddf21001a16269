"""Similarities of pairs, the AUC, its curve and histograms against naive loops."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from core.measuring.pairs import auc, histograms, pair_similarities, roc


def drawn(n_same: int, n_other: int, steps: int, seed: int = 0) -> tuple[NDArray, NDArray]:
    """Similarities in `steps` steps, so that some are equal."""
    rng = np.random.default_rng(seed)
    same, other = rng.normal(0.6, 0.3, n_same), rng.normal(0.3, 0.3, n_other)
    return tuple((np.round(group * steps) / steps).astype(np.float32) for group in (same, other))


def naive_auc(same: NDArray, other: NDArray) -> float:
    won = 0.0
    for one in same.tolist():
        for two in other.tolist():
            won += 1.0 if one > two else 0.5 if one == two else 0.0
    return won / (len(same) * len(other))


@pytest.mark.parametrize("steps", [2, 10, 10_000])
def test_the_auc_is_the_share_of_comparisons_won(steps: int) -> None:
    same, other = drawn(60, 90, steps)
    assert auc(same, other) == pytest.approx(naive_auc(same, other), abs=1e-12)


def test_the_auc_of_what_never_differs_is_a_half() -> None:
    assert auc(np.ones(3, np.float32), np.ones(4, np.float32)) == 0.5
    assert auc(np.ones(3, np.float32), np.zeros(0, np.float32)) == 0.5


@pytest.mark.parametrize("steps", [4, 40])
def test_the_curve_goes_through_every_threshold(steps: int) -> None:
    same, other = drawn(70, 50, steps)
    expected = [(0.0, 0.0)]
    for threshold in sorted({*same.tolist(), *other.tolist()}, reverse=True):
        reached = [sum(value >= threshold for value in group.tolist()) for group in (other, same)]
        expected.append((reached[0] / 50, reached[1] / 70))
    assert roc(same, other).tolist() == pytest.approx(np.array(expected), abs=1e-6)


def test_the_curve_encloses_the_auc_and_stays_short() -> None:
    same, other = drawn(4000, 3000, 100_000)
    curve = roc(same, other).astype(np.float64)
    assert curve[0].tolist() == [0, 0]
    assert curve[-1].tolist() == [1, 1]
    assert np.diff(curve, axis=0).min() >= 0
    assert len(curve) <= 400
    assert np.trapezoid(curve[:, 1], curve[:, 0]) == pytest.approx(auc(same, other), abs=1e-3)


def test_a_curve_of_nothing_is_what_chance_gives() -> None:
    nothing = np.zeros(0, np.float32)
    assert roc(nothing, nothing).tolist() == [[0, 0], [1, 1]]


def test_histograms_count_every_pair_once() -> None:
    same, other = drawn(300, 500, 1000)
    n_same, n_other, edges = histograms(same, other)
    assert (n_same.sum(), n_other.sum()) == (300, 500)
    assert (len(n_same), len(n_other)) == (len(edges) - 1, len(edges) - 1)
    together = np.concatenate([same, other])
    assert edges[0] == pytest.approx(together.min())
    assert edges[-1] == pytest.approx(together.max())
    for number, count in enumerate(n_same[:-1].tolist()):
        low, high = edges[number], edges[number + 1]
        # Values on a border may fall to either side of it, as rounding has it.
        inside = ((same > low + 1e-6) & (same < high - 1e-6)).sum()
        near = ((same > low - 1e-6) & (same < high + 1e-6)).sum()
        assert inside <= count <= near


def test_histograms_of_one_value_and_of_nothing() -> None:
    one = np.ones(4, np.float32)
    n_same, n_other, _ = histograms(one, one)
    assert (n_same.sum(), n_other.sum()) == (4, 4)
    nothing = np.zeros(0, np.float32)
    assert histograms(nothing, nothing)[0].sum() == 0


def test_similarities_are_cosines_or_distances_turned_round() -> None:
    rng = np.random.default_rng(1)
    rows = rng.normal(size=(20, 3)).astype(np.float32)
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    first, second = rng.integers(0, 20, (2, 1100))  # more than are worked on at once
    cosines = pair_similarities(unit, first, second, "cosine")
    nearness = pair_similarities(rows, first, second, "euclidean")
    for at in range(0, 1100, 7):
        one, two = rows[first[at]].astype(np.float64), rows[second[at]].astype(np.float64)
        cosine = one @ two / np.linalg.norm(one) / np.linalg.norm(two)
        assert cosines[at] == pytest.approx(cosine, abs=1e-6)
        assert nearness[at] == pytest.approx(-np.linalg.norm(one - two), abs=1e-6)
    assert np.abs(cosines).max() <= 1.0
