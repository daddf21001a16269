"""How well a map keeps neighbours."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.index.stored_rows import StoredRows
from core.maps.cosines import cosines_with_all
from core.maps.records import NEIGHBOURS

_MOST_ASKED, _FEWEST_ASKED = 2000, 100
#: Cosines kept at once, and multiplications for them: 160 MB, some seconds.
_MOST_COSINES, _MOST_PRODUCTS = 40_000_000, 50_000_000_000
#: Cosines that differ by less are the same but for rounding.
_ROUNDING = 1e-6


def trustworthiness(
    rows: StoredRows,
    points: NDArray[np.float32],
    rng: np.random.Generator,
    n_neighbours: int = NEIGHBOURS,
) -> float | None:
    """How far the neighbours on a map float32 [n, 2] are neighbours among the `rows`, up to 1.

    Trustworthiness after Venna & Kaski (2001): T(k) = 1 - 2 / (n k (2 n - 3 k - 1)) times the
    sum, over all images i and over those j of the k nearest to i on the map that are not among
    the k nearest to i by cosine, of r(i, j) - k, where r(i, j) is the place of j when all others
    are ordered by their cosine with i. Equal cosines share the best of their places. The sum is
    told from up to 2,000 images, drawn at random, against all. k is less where there are too few
    images for it (k < n / 2); None for fewer than three images.
    """
    n, k = len(rows), min(n_neighbours, (len(rows) - 1) // 2)
    if k < 1:
        return None
    asked = np.sort(rng.choice(n, _n_asked(n, rows.dim), replace=False))
    cosines = cosines_with_all(rows, asked)
    cosines[np.arange(len(asked)), asked] = -np.inf
    excess = sum(
        _excess(row, near, k) for row, near in zip(cosines, _nearest(points, asked, k), strict=True)
    )
    worst = len(asked) * k * (2 * n - 3 * k - 1)
    return float(1.0 - 2.0 * excess / worst)


def _n_asked(n: int, dim: int) -> int:
    affordable = min(_MOST_COSINES // n, _MOST_PRODUCTS // (n * dim))
    return min(n, _MOST_ASKED, max(_FEWEST_ASKED, affordable))


def _nearest(points: NDArray[np.float32], asked: NDArray[np.int64], k: int) -> NDArray[np.int64]:
    """The k nearest others on the map, int64 [q, k]."""
    from scipy.spatial import KDTree

    _, found = KDTree(points).query(points[asked], k + 1)
    # The image itself comes first, unless others lie on the same spot: then any one is left out.
    is_self = found == asked[:, None]
    is_self[~is_self.any(axis=1), -1] = True
    nearest: NDArray[np.int64] = found[~is_self].reshape(len(asked), k)
    return nearest


def _excess(cosines: NDArray[np.float32], near: NDArray[np.int64], k: int) -> int:
    """How far beyond the k nearest by cosine the neighbours on the map are, summed up."""
    ordered = np.sort(cosines[cosines > cosines[near].min() + _ROUNDING])
    n_nearer = len(ordered) - np.searchsorted(ordered, cosines[near] + _ROUNDING, side="right")
    return int(np.maximum(n_nearer + 1 - k, 0).sum())
