"""How good vectors are while a lesson runs, on the images that decide when to stop."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.conditions.base import normalised
from core.measuring.chance import chance_of
from core.measuring.records import Chance
from core.measuring.retrieval import retrieval

_MOST_QUERIES = 2000
_N_TRIPLETS = 20_000
_N_PAIRS = 2000
_SEED = 7


@dataclass(frozen=True, slots=True)
class Measured:
    """By cosine: mAP@R, R@1, the share of random triplets in the right order, and the mean
    distance 1 - cosine of random images; `loss` is the mean triplet loss of random triplets."""

    map_at_r: float
    recall_at_1: float
    triplet_accuracy: float
    spread: float
    loss: float


@dataclass(frozen=True, slots=True)
class TripletLoss:
    """max(d(a, p) - d(a, n) + margin, 0), where `metric` is "cosine" (d = 1 - cosine) or
    "euclidean", of vectors of length 1 where `is_normalised`, else as they are."""

    margin: float
    metric: str
    is_normalised: bool

    def mean(
        self,
        raw: NDArray[np.float32],
        unit: NDArray[np.float32],
        triplets: NDArray[np.int64],
    ) -> float:
        """The mean over triplets int64 [t, 3] of rows float32 [v, d]; 0 without any."""
        if not len(triplets):
            return 0.0
        rows = raw if self.metric == "euclidean" and not self.is_normalised else unit
        anchors, positives, negatives = (rows[column] for column in triplets.T)
        apart = self._distances(anchors, positives) - self._distances(anchors, negatives)
        return float(np.maximum(apart + self.margin, 0.0).mean())

    def _distances(
        self, one: NDArray[np.float32], other: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        if self.metric == "cosine":
            cosines: NDArray[np.float32] = 1.0 - np.einsum("ij,ij->i", one, other)
            return cosines
        lengths: NDArray[np.float32] = np.linalg.norm(one - other, axis=1)
        return lengths


class Validation:
    """The images at `places` int64 [v], which have the labels `codes` int32 [v]."""

    def __init__(
        self, places: NDArray[np.int64], codes: NDArray[np.int32], loss: TripletLoss
    ) -> None:
        self.places = places
        self._codes = codes
        self._loss = loss
        rng = np.random.default_rng(_SEED)
        self._queries = np.sort(rng.permutation(len(places))[:_MOST_QUERIES])
        self._triplets = _random_triplets(codes, rng)
        pairs = rng.integers(0, max(len(places), 1), (_N_PAIRS, 2))
        self._pairs = pairs[pairs[:, 0] != pairs[:, 1]]
        self.chance: Chance = chance_of(codes)
        #: Whether any two of the images share a label, so that rankings can be judged.
        self.can_tell = len(np.unique(codes)) < len(codes)

    @property
    def margin(self) -> float:
        """By how much negatives should be farther than positives."""
        return self._loss.margin

    def measured(self, vectors: NDArray[np.float32]) -> Measured:
        """How good the vectors float32 [v, d] of these images are."""
        if not len(self._pairs):
            return Measured(0.0, 0.0, 0.0, 1.0, 0.0)
        rows = normalised(vectors)
        found = retrieval(rows, self._codes, self._queries)
        anchors, positives, negatives = (rows[column] for column in self._triplets.T)
        nearer = np.einsum("ij,ij->i", anchors, positives - negatives)
        first, second = (rows[column] for column in self._pairs.T)
        return Measured(
            map_at_r=found.map_at_r,
            recall_at_1=found.recall_at(1),
            triplet_accuracy=float((np.sign(nearer) + 1).mean() / 2) if len(nearer) else 0.0,
            spread=float(1.0 - np.einsum("ij,ij->i", first, second).mean()),
            loss=self._loss.mean(vectors, rows, self._triplets),
        )


def _random_triplets(codes: NDArray[np.int32], rng: np.random.Generator) -> NDArray[np.int64]:
    """Places int64 [t, 3]: an anchor, another of its label, one of another label."""
    if not len(codes):
        return np.zeros((0, 3), np.int64)
    by_label = np.argsort(codes, kind="stable")
    starts = np.searchsorted(codes[by_label], np.arange(int(codes.max()) + 2))
    anchors, negatives = rng.integers(0, len(codes), (2, _N_TRIPLETS))
    low, high = starts[codes[anchors]], starts[codes[anchors] + 1]
    positives = by_label[low + (rng.random(_N_TRIPLETS) * (high - low)).astype(np.int64)]
    triplets = np.stack([anchors, positives, negatives], axis=1)
    kept: NDArray[np.int64] = triplets[
        (anchors != positives) & (codes[anchors] != codes[negatives])
    ]
    return kept
