"""Where zero lies in a plane of vectors: distances do not tell, and cosines ask for it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.conditions.base import normalised
from core.measuring.triplets import random_triplets

_N_TRIPLETS = 4000
_SEED = 11
#: Points that are tried along each side, and how far beyond the vectors, in their spans.
_N_TRIED = 21
_BEYOND = 0.5
#: A triplet that is in order by more than this is good enough.
_ENOUGH = 0.5


def best_origin(vectors: NDArray[np.float32], codes: NDArray[np.int32]) -> NDArray[np.float32]:
    """The point float32 [2] from which vectors float32 [n, 2] with the labels `codes` int32 [n]
    are told apart best by their directions.

    Of a grid of points the one from which random triplets have the highest mean of
    min(cos(a, p) - cos(a, n), 1/2). Zero where there are no triplets.
    """
    rng = np.random.default_rng(_SEED)
    anchors = rng.integers(0, max(len(codes), 1), _N_TRIPLETS if len(codes) else 0)
    triplets = random_triplets(codes, anchors, rng)
    if not len(triplets):
        return np.zeros(2, np.float32)
    low, high = np.percentile(vectors, (1, 99), axis=0)
    beyond = _BEYOND * (high - low)
    sides = np.linspace(low - beyond, high + beyond, _N_TRIED).astype(np.float32)
    tried = np.stack(np.meshgrid(sides[:, 0], sides[:, 1]), axis=-1).reshape(-1, 2)
    found: NDArray[np.float32] = max(tried, key=lambda point: _order(vectors - point, triplets))
    return found


def _order(vectors: NDArray[np.float32], triplets: NDArray[np.int64]) -> float:
    rows = normalised(vectors)
    anchors, positives, negatives = (rows[column] for column in triplets.T)
    nearer = np.einsum("ij,ij->i", anchors, positives - negatives)
    return float(np.minimum(nearer, _ENOUGH).mean())
