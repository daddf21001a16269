"""Whether an anchor is nearer to one of its label than to one of another: triplet accuracy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def random_triplets(
    codes: NDArray[np.int32], anchors: NDArray[np.int64], rng: np.random.Generator
) -> NDArray[np.int64]:
    """A triplet for each place in `anchors` int64 [t] that there is one for: int64 [k, 3].

    `codes` int32 [n] are labels. The second is another image with the anchor's label, the third
    one with another label, each of them as probable as any other.
    """
    by_label = np.argsort(codes, kind="stable")
    counts = np.bincount(codes, minlength=1)
    starts = np.cumsum(counts) - counts
    n_same = counts[codes[anchors]]
    anchors = anchors[(n_same > 1) & (n_same < len(codes))]
    low, n_same = starts[codes[anchors]], counts[codes[anchors]]
    rank = np.empty(len(codes), np.int64)
    rank[by_label] = np.arange(len(codes))
    # Of the others with the label: those before the anchor stay, those after it move up by one.
    positives = low + _below(n_same - 1, rng)
    positives += positives >= rank[anchors]
    negatives = _below(len(codes) - n_same, rng)
    negatives += np.where(negatives >= low, n_same, 0)
    return np.stack([anchors, by_label[positives], by_label[negatives]], axis=1)


def right_order(
    positives: NDArray[np.float32], negatives: NDArray[np.float32]
) -> NDArray[np.float64]:
    """1 where the similarity with the positive is the higher, 0 where it is the lower, and a
    half where both are the same: float64 [t]; the mean is the triplet accuracy."""
    found: NDArray[np.float64] = (np.sign(positives.astype(np.float64) - negatives) + 1) / 2
    return found


def _below(limits: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int64]:
    """Random whole numbers from 0 to below each of `limits`."""
    return rng.integers(0, limits, dtype=np.int64)
