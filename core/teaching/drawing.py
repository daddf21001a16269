"""Drawing images for batches: balanced by label, and triplets as the article draws them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: Between drawing images as they come (0) and every label equally often (1).
_BALANCE = 0.5


class Drawing:
    """Draws places of the images to learn from: `places` int64 [m], with labels `codes` [m]."""

    def __init__(
        self, places: NDArray[np.int64], codes: NDArray[np.int32], rng: np.random.Generator
    ) -> None:
        self._rng = rng
        order = np.argsort(codes, kind="stable")
        self._places, self._codes = places[order], codes[order]
        self._labels, self._starts, self._counts = np.unique(
            self._codes, return_index=True, return_counts=True
        )
        weights = np.repeat(self._counts.astype(float) ** -_BALANCE, self._counts)
        self._weights = weights / weights.sum()

    def __len__(self) -> int:
        return len(self._places)

    def batch(self, size: int) -> NDArray[np.int64]:
        """So many places, rare labels more often than their share."""
        drawn: NDArray[np.int64] = self._rng.choice(self._places, size, p=self._weights)
        return drawn

    def shuffled(self) -> NDArray[np.int64]:
        """All places in random order."""
        drawn: NDArray[np.int64] = self._rng.permutation(self._places)
        return drawn

    def triplets(self, codes: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """For anchors with the labels `codes` int32 [b] each a positive, drawn from its label,
        and a negative, drawn from a label that is drawn evenly from the others."""
        mine = np.searchsorted(self._labels, codes)
        other = self._rng.integers(0, len(self._labels) - 1, len(codes))
        return self._of_labels(mine), self._of_labels(other + (other >= mine))

    def _of_labels(self, labels: NDArray[np.int64]) -> NDArray[np.int64]:
        within = (self._rng.random(len(labels)) * self._counts[labels]).astype(np.int64)
        drawn: NDArray[np.int64] = self._places[self._starts[labels] + within]
        return drawn
