"""Measures of likeness, as the README quotes them: plain numpy over vectors and labels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

R_CAP = 1000


def nearest_has_label(vectors: NDArray[np.float32], labels: NDArray[np.int64]) -> float:
    """R@1: share of images whose most alike other image has the same label."""
    hits = 0
    for start in range(0, len(vectors), 1024):
        cosines = vectors[start : start + 1024] @ vectors.T
        own = np.arange(start, start + len(cosines))
        cosines[np.arange(len(cosines)), own] = -np.inf
        hits += int((labels[cosines.argmax(axis=1)] == labels[own]).sum())
    return hits / len(vectors)


def map_at_r(
    vectors: NDArray[np.float32],
    labels: NDArray[np.int64],
    rng: np.random.Generator,
    n_queries: int = 4000,
) -> float:
    """Mean average precision at R (Musgrave et al. 2020, eq. 5).

    R is the number of other images with the query's label, capped at 1,000; queries without any
    are left out; at most `n_queries` random ones are asked.
    """
    queries = rng.permutation(len(vectors))[:n_queries]
    total, n = 0.0, 0
    for query in queries:
        relevant = int((labels == labels[query]).sum()) - 1
        r = min(relevant, R_CAP)
        if r < 1:
            continue
        cosines = vectors @ vectors[query]
        cosines[query] = -np.inf
        top = np.argpartition(-cosines, r - 1)[:r]
        top = top[np.argsort(-cosines[top], kind="stable")]
        is_hit = labels[top] == labels[query]
        precision = is_hit.cumsum() / np.arange(1, r + 1)
        total += float((precision * is_hit).sum()) / r
        n += 1
    return total / n
