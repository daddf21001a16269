"""What is asked of every condition alike: queries and triplets, drawn once from the labels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.measuring.bootstrap import Bootstrap
from core.measuring.chance import chance_of
from core.measuring.triplets import random_triplets

_TRIPLETS_A_QUERY = 10
#: Labels with so few queries get some more, for the table of labels alone.
_FEWEST_A_LABEL = 5


class Questions:
    """Up to `n_queries` random images whose label another one has, and what is asked of them.

    `codes` int32 [n] are the labels. `queries` int64 [q] are places; `more_queries` int64 let
    rare labels speak in tables. `triplets` int64 [t, 3] are places of an anchor, a like and an
    unlike image; the anchor is query number `anchors` int64 [t].
    """

    def __init__(self, codes: NDArray[np.int32], n_queries: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        counts = np.bincount(codes, minlength=1)
        usable = rng.permutation(np.flatnonzero(counts[codes] > 1))
        self.queries: NDArray[np.int64] = np.sort(usable[:n_queries])
        self.more_queries = _of_rare_labels(codes, self.queries, usable[n_queries:])
        asked = np.repeat(self.queries, _TRIPLETS_A_QUERY)
        self.triplets = random_triplets(codes, asked, rng)
        self.anchors: NDArray[np.int64] = np.searchsorted(self.queries, self.triplets[:, 0])
        self.bootstrap = Bootstrap(len(self.queries), rng)
        self.chance = chance_of(codes)


def _of_rare_labels(
    codes: NDArray[np.int32], asked: NDArray[np.int64], others: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Some of `others`, so that each label is asked about at least `_FEWEST_A_LABEL` times."""
    n_asked = np.bincount(codes[asked], minlength=int(codes.max(initial=0)) + 1)
    lacking = np.maximum(_FEWEST_A_LABEL - n_asked, 0)
    others = others[lacking[codes[others]] > 0]
    more = [others[codes[others] == code][: lacking[code]] for code in np.unique(codes[others])]
    return np.sort(np.concatenate([*more, np.zeros(0, np.int64)]))
