"""From the pictures of a query to the vector to rank by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.errors import LikewiseError

#: A negative counts half: at full weight it would drive the query away from the positives too.
_NEGATIVE_WEIGHT = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class QueryVector:
    """What to rank by: a vector float32 [d] of length 1 for each part of the searcher (one, but
    for blends), and the files that are the query themselves."""

    vectors: tuple[NDArray[np.float32], ...]
    own_file_ids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class WeightedVector:
    """One picture of a query: vector float32 [d] of length 1; negatives say "less like this"."""

    vector: NDArray[np.float32]
    weight: float = 1.0
    is_negative: bool = False


def combined_vector(parts: Sequence[WeightedVector]) -> NDArray[np.float32]:
    """The direction of the weighted mean of the positives minus half the mean of the negatives.

    After Rocchio (1971). Weights of positives count in proportion to each other; the weight of a
    negative multiplies what it takes away, so that it matters also where it is the only one.
    Raises "no_query" without any part.
    """
    if not parts:
        raise LikewiseError("no_query")
    positives = [part for part in parts if not part.is_negative]
    negatives = [part for part in parts if part.is_negative]
    direction = np.zeros(len(parts[0].vector), np.float64)
    if positives:
        direction += _weighted_sum(positives) / sum(part.weight for part in positives)
    if negatives:
        direction -= _NEGATIVE_WEIGHT * _weighted_sum(negatives) / len(negatives)
    scaled: NDArray[np.float32] = (direction / max(float(np.linalg.norm(direction)), 1e-12)).astype(
        np.float32
    )
    return scaled


def _weighted_sum(parts: Sequence[WeightedVector]) -> NDArray[np.float64]:
    vectors = np.stack([part.vector for part in parts]).astype(np.float64)
    total: NDArray[np.float64] = np.array([part.weight for part in parts]) @ vectors
    return total
