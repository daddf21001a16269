"""Measures on pairs and triplets that a person gave, such as the article's test sets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.labels.records import Pairs, Triplets
from core.measuring.bootstrap import Bootstrap
from core.measuring.pairs import auc, pair_similarities
from core.measuring.records import Interval
from core.measuring.triplets import right_order

#: What is drawn anew for an interval; with more first images, several are drawn together.
_MOST_DRAWN = 5000


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """Pairs and triplets of the images `image_ids` int64 [n], sorted, and of no others."""

    image_ids: NDArray[np.int64]
    pairs: Pairs | None
    triplets: Triplets | None
    seed: int

    def of_pairs(self, rows: NDArray[np.float32], metric: str) -> Interval | None:
        """The AUC under rows float32 [n, d]; pairs with the same first image are drawn together.

        None unless there are similar and dissimilar ones.
        """
        pairs = self.pairs
        if pairs is None or pairs.is_similar.all() or not pairs.is_similar.any():
            return None
        first, second = self._places(pairs.first), self._places(pairs.second)
        alike = pair_similarities(rows, first, second, metric)
        draws, groups = self._drawn_together(first)
        is_same = pairs.is_similar
        same, other = (alike[is_same], groups[is_same]), (alike[~is_same], groups[~is_same])
        return draws.grouped_auc(auc(same[0], other[0]), same, other)

    def of_triplets(self, rows: NDArray[np.float32], metric: str) -> Interval | None:
        """The share in the right order; triplets of one anchor are drawn together."""
        if self.triplets is None or not len(self.triplets):
            return None
        places = self._places(self.triplets.anchors)
        nearer = pair_similarities(rows, places, self._places(self.triplets.positives), metric)
        farther = pair_similarities(rows, places, self._places(self.triplets.negatives), metric)
        draws, groups = self._drawn_together(places)
        return draws.grouped_mean(right_order(nearer, farther), groups)

    def _drawn_together(self, places: NDArray[np.int64]) -> tuple[Bootstrap, NDArray[np.int64]]:
        """What draws images anew, and the number int64 [t] under which each is drawn."""
        images, groups = np.unique(places, return_inverse=True)
        n_drawn = min(len(images), _MOST_DRAWN)
        return Bootstrap(n_drawn, np.random.default_rng(self.seed)), groups % n_drawn

    def _places(self, image_ids: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.searchsorted(self.image_ids, image_ids)
