"""Whether pairs that are meant to be alike are more similar than pairs that are not.

AUC: the probability that a similar pair has the higher similarity than a dissimilar one, ties
counted half; it is the area under the ROC curve and the statistic of Mann & Whitney (1947) over
the number of comparisons.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_CHUNK_PAIRS = 512
_MOST_POINTS = 400
_N_BINS = 50


def pair_similarities(
    rows: NDArray[np.float32],
    first: NDArray[np.int64],
    second: NDArray[np.int64],
    metric: str,
) -> NDArray[np.float32]:
    """How alike `rows[first]` and `rows[second]` are, float32 [p].

    The cosine (of rows of length 1), or minus the Euclidean distance where `metric` is
    "euclidean".
    """
    found = np.empty(len(first), np.float32)
    for start in range(0, len(first), _CHUNK_PAIRS):
        chunk = slice(start, start + _CHUNK_PAIRS)
        one, other = rows[first[chunk]], rows[second[chunk]]
        if metric == "cosine":
            found[chunk] = np.clip(np.einsum("ij,ij->i", one, other), -1.0, 1.0)
        else:
            found[chunk] = -np.linalg.norm(one - other, axis=1)
    return found


def auc(same: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """The AUC of the similarities of similar pairs float32 [s] against those of dissimilar ones
    float32 [o]; a half where there are none of either."""
    if not len(same) or not len(other):
        return 0.5
    ordered = np.sort(other)
    below = np.searchsorted(ordered, same, side="left")
    up_to = np.searchsorted(ordered, same, side="right")
    return float((below + up_to).mean() / 2 / len(other))


def roc(same: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    """The curve from (0, 0) to (1, 1), float32 [k, 2]: which share of dissimilar and of similar
    pairs reach a threshold that falls. Points that change little are left out."""
    if not len(same) or not len(other):
        return np.array([[0, 0], [1, 1]], np.float32)
    thresholds = np.unique(np.concatenate([same, other]))[::-1]
    shares = [_reaching(group, thresholds) for group in (other, same)]
    points = np.concatenate([np.zeros((1, 2)), np.stack(shares, axis=1)])
    along = points.sum(axis=1)
    kept = np.searchsorted(along, np.linspace(0, 2, _MOST_POINTS))
    curve: NDArray[np.float32] = points[np.unique(np.minimum(kept, len(points) - 1))].astype(
        np.float32
    )
    return curve


def histograms(
    same: NDArray[np.float32], other: NDArray[np.float32]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """How many of each there are, int64 [b] twice, in bins with the borders float32 [b + 1]."""
    together = np.concatenate([same, other]).astype(np.float64)
    edges = np.histogram_bin_edges(together, _N_BINS)
    counts = [np.histogram(group, edges)[0].astype(np.int64) for group in (same, other)]
    return counts[0], counts[1], edges.astype(np.float32)


def _reaching(
    similarities: NDArray[np.float32], thresholds: NDArray[np.float32]
) -> NDArray[np.float64]:
    below = np.searchsorted(np.sort(similarities), thresholds, side="left")
    reaching: NDArray[np.float64] = 1.0 - below / len(similarities)
    return reaching
