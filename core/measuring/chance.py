"""What vectors without any meaning would reach, by the frequency of the labels alone.

With m other images, r of them with the query's label, in random order:
R@k = 1 - C(m - r, k) / C(m, k), and an image of the label stands at rank i with probability r/m,
where the precision is then (1 + (i - 1)(r - 1)/(m - 1)) / i on average, from which mAP@R follows.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.measuring.records import Chance
from core.measuring.retrieval import MOST


def chance_of(codes: NDArray[np.int32]) -> Chance:
    """The mean over all images with the labels `codes` int32 [n] that share theirs."""
    counts = np.bincount(codes) if len(codes) else np.zeros(1, np.int64)
    counts = counts[counts > 1]
    if not len(counts):
        return Chance(0.0, 0.0, 0.0, 0.0)
    n_others = len(codes) - 1
    recalls = [
        float(np.average([_recall(n_others, int(n) - 1, k) for n in counts], weights=counts))
        for k in (1, 5, 10)
    ]
    precisions = [_average_precision(n_others, int(n) - 1) for n in counts]
    at_1, at_5, at_10 = recalls
    return Chance(at_1, at_5, at_10, float(np.average(precisions, weights=counts)))


def _recall(n_others: int, n_relevant: int, k: int) -> float:
    misses = 1.0
    for drawn in range(min(k, n_others)):
        misses *= max(n_others - n_relevant - drawn, 0) / (n_others - drawn)
    return 1.0 - misses


def _average_precision(n_others: int, n_relevant: int) -> float:
    deepest = min(n_relevant, MOST)
    ranks = np.arange(1, deepest + 1)
    before = (n_relevant - 1) / max(n_others - 1, 1)
    precisions = (1 + (ranks - 1) * before) / ranks
    return float(precisions.sum() * n_relevant / n_others / deepest)
