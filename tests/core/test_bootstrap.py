"""Intervals against a loop that draws the same queries and measures anew each time."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from core.measuring.bootstrap import Bootstrap
from core.measuring.pairs import auc
from core.measuring.records import Interval

ROUNDS = 300


def draws(n: int, seed: int = 0) -> list[NDArray[np.int64]]:
    """The queries that each round draws."""
    rng = np.random.default_rng(seed)
    return [rng.integers(0, n, n) for _ in range(ROUNDS)]


def bootstrap(n: int, seed: int = 0) -> Bootstrap:
    return Bootstrap(n, np.random.default_rng(seed), ROUNDS)


def check(found: Interval, value: float, drawn: list[float], slack: float = 1e-6) -> None:
    assert found.value == pytest.approx(value)
    assert found.low == pytest.approx(min(np.percentile(drawn, 2.5), value), abs=slack)
    assert found.high == pytest.approx(max(np.percentile(drawn, 97.5), value), abs=slack)


def test_of_one_value_a_query() -> None:
    values = np.random.default_rng(1).random(40)
    drawn = [float(values[queries].mean()) for queries in draws(40)]
    check(bootstrap(40).mean(values), values.mean(), drawn)


def test_what_belongs_to_one_query_is_drawn_together() -> None:
    rng = np.random.default_rng(2)
    groups = rng.integers(0, 25, 130)
    values = rng.random(130) + groups / 25
    drawn = [float(np.concatenate([values[groups == q] for q in qs]).mean()) for qs in draws(25)]
    found = bootstrap(25).grouped_mean(values, groups)
    check(found, values.mean(), drawn)
    alone = Bootstrap(130, np.random.default_rng(0)).mean(values)
    assert found.high - found.low > 1.3 * (alone.high - alone.low)


def test_of_an_auc() -> None:
    rng = np.random.default_rng(3)
    same = rng.normal(0.6, 0.2, 150).astype(np.float32), rng.integers(0, 30, 150)
    other = rng.normal(0.4, 0.2, 200).astype(np.float32), rng.integers(0, 30, 200)

    def of(group: tuple[NDArray, NDArray], queries: NDArray) -> NDArray:
        return np.concatenate([group[0][group[1] == query] for query in queries])

    drawn = [auc(of(same, queries), of(other, queries)) for queries in draws(30)]
    value = auc(same[0], other[0])
    check(bootstrap(30).grouped_auc(value, same, other), value, drawn)


def test_of_an_auc_with_many_pairs_classes_are_fine_enough() -> None:
    rng = np.random.default_rng(4)
    groups = np.repeat(np.arange(50), 100)
    same = rng.normal(0.6, 0.2, 5000).astype(np.float32)
    other = rng.normal(0.4, 0.2, 5000).astype(np.float32)
    drawn = []
    for queries in draws(50):
        places = np.concatenate([np.arange(q * 100, q * 100 + 100) for q in queries])
        drawn.append(auc(same[places], other[places]))
    found = bootstrap(50).grouped_auc(auc(same, other), (same, groups), (other, groups))
    check(found, auc(same, other), drawn, slack=1e-4)


def test_ties_of_an_auc_stay_ties() -> None:
    groups = np.arange(20)
    flat = np.full(20, 0.5, np.float32)
    assert bootstrap(20).grouped_auc(0.5, (flat, groups), (flat, groups)) == Interval(0.5, 0.5, 0.5)


def test_intervals_are_as_wide_as_theory_has_it() -> None:
    hits = (np.arange(1000) % 4 > 0).astype(np.float64)
    found = Bootstrap(1000, np.random.default_rng(5)).mean(hits)
    half = 1.96 * (0.75 * 0.25 / 1000) ** 0.5
    assert found.value - found.low == pytest.approx(half, rel=0.15)
    assert found.high - found.value == pytest.approx(half, rel=0.15)


def test_what_is_always_so_has_no_interval() -> None:
    assert bootstrap(10).mean(np.ones(10)) == Interval(1.0, 1.0, 1.0)


def test_without_anything_there_is_nothing() -> None:
    nothing = np.zeros(0)
    none = np.zeros(0, np.float32), np.zeros(0, np.int64)
    some = np.ones(3, np.float32), np.arange(3)
    assert bootstrap(0).mean(nothing) == Interval(0.0, 0.0, 0.0)
    assert bootstrap(3).grouped_auc(0.5, none, some) == Interval(0.5, 0.5, 0.5)


def test_the_same_seed_draws_the_same() -> None:
    values = np.random.default_rng(6).random(30)
    assert bootstrap(30, 7).mean(values) == bootstrap(30, 7).mean(values)
    assert bootstrap(30, 7).mean(values) != bootstrap(30, 8).mean(values)
