"""How sure a measure is: percentile intervals of the bootstrap (Efron 1979).

What was asked is drawn again with replacement, as often as there are queries, and the measure is
taken anew; 95 % of these lie in the interval. What belongs to one query (its triplets, its pairs)
is drawn together with it, since it is not independent.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.measuring.records import Interval

ROUNDS = 1000
_PERCENTS = (2.5, 97.5)
#: Classes of similarity, in which ties count half: fine enough for four digits of an AUC.
_N_CLASSES = 512


class Bootstrap:
    """Rounds of drawing `n` queries from `n`; the same for all that is measured on them, so that
    conditions are compared on the same draws."""

    def __init__(self, n: int, rng: np.random.Generator, rounds: int = ROUNDS) -> None:
        self._n = n
        # How often each query is drawn in each round.
        self._weights: NDArray[np.float32] = np.zeros((rounds, n), np.float32)
        for weights in self._weights:
            weights[:] = np.bincount(rng.integers(0, max(n, 1), n), minlength=n)

    def mean(self, values: NDArray[np.floating]) -> Interval:
        """Of the mean of one value a query, [n]; nothing measured is 0."""
        return self.grouped_mean(values, np.arange(self._n))

    def grouped_mean(self, values: NDArray[np.floating], groups: NDArray[np.int64]) -> Interval:
        """Of the mean of values [t]; each belongs to one of the queries, `groups` int64 [t]."""
        if not len(values):
            return Interval(0.0, 0.0, 0.0)
        sums = np.bincount(groups, values, minlength=self._n)
        counts = np.bincount(groups, minlength=self._n)
        drawn = self._weights @ np.stack([sums, counts], axis=1).astype(np.float32)
        drawn = drawn[drawn[:, 1] > 0]
        return _interval(float(values.mean()), drawn[:, 0] / drawn[:, 1])

    def grouped_auc(
        self,
        value: float,
        same: tuple[NDArray[np.float32], NDArray[np.int64]],
        other: tuple[NDArray[np.float32], NDArray[np.int64]],
    ) -> Interval:
        """Of the AUC `value` of similarities, each with the query that its pair belongs to."""
        if not len(same[0]) or not len(other[0]):
            return Interval(value, value, value)
        edges = _class_edges(np.concatenate([same[0], other[0]]))
        drawn = [self._weights @ self._classed(*part, edges) for part in (same, other)]
        return _interval(value, _aucs(*drawn))

    def _classed(
        self,
        similarities: NDArray[np.float32],
        groups: NDArray[np.int64],
        edges: NDArray[np.float32],
    ) -> NDArray[np.float32]:
        """How many each query has in each class of similarity, float32 [n, c]."""
        n_classes = len(edges) + 1
        classes = np.searchsorted(edges, similarities, side="right")
        counts = np.bincount(groups * n_classes + classes, minlength=self._n * n_classes)
        return counts.reshape(self._n, n_classes).astype(np.float32)


def _class_edges(similarities: NDArray[np.float32]) -> NDArray[np.float32]:
    """What separates classes of about as many each; equal values are never separated."""
    shares = np.linspace(0, 1, _N_CLASSES + 1)[1:-1]
    edges: NDArray[np.float32] = np.unique(np.quantile(similarities, shares, method="nearest"))
    return edges


def _aucs(same: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float64]:
    """AUC of each round from counts [rounds, c] of both by class; rounds without either are left
    out."""
    n_same, n_other = same.sum(axis=1, dtype=np.float64), other.sum(axis=1, dtype=np.float64)
    below = np.cumsum(other, axis=1, dtype=np.float64) - other / 2
    won = (same * below).sum(axis=1)
    is_drawn = (n_same > 0) & (n_other > 0)
    found: NDArray[np.float64] = won[is_drawn] / (n_same * n_other)[is_drawn]
    return found


def _interval(value: float, drawn: NDArray[np.floating]) -> Interval:
    if not len(drawn):
        return Interval(value, value, value)
    low, high = np.percentile(drawn, _PERCENTS)
    # Classes are a little coarser than values: the value is never outside by that alone.
    return Interval(value, min(float(low), value), max(float(high), value))
