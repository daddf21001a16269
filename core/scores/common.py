"""What several images have in common: under which conditions they are unusually alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.scores.calibration import ROUNDING
from core.scores.vectors import Rows

#: How many random sets a set is held against.
SETS = 2000
#: Of more images than this so many, drawn at random, speak for all.
MOST_MEMBERS = 1000
#: Vectors read at most: of large sets fewer are drawn.
_MOST_ROWS = 120_000
#: What `GroundSearch.advance` looks at in one step.
_ROWS_A_STEP, _SETS_A_STEP = 1500, 100
#: Vectors fetched at once: they stay in the processor's cache.
_CHUNK_ROWS = 512


@dataclass(frozen=True, slots=True)
class CommonGround:
    """How alike a set of images is under the condition `key`.

    `mean_cosine` is that of its pairs; `share`, above 0 and up to 1, that of random sets of the
    same size which are at least as alike. Where `is_bound` none was: "fewer than `share`".
    `z_score` says by how many deviations the set is more alike than random ones are.
    """

    key: str
    mean_cosine: float
    share: float
    is_bound: bool
    z_score: float


class GroundSearch:
    """Holds the images at places `members`, int64 [k >= 2], against random sets of `n_images`.

    Give each condition a generator of the same seed, and all meet the same sets. Raises
    `ValueError` for fewer than two members.
    """

    def __init__(
        self, key: str, rows: Rows, n_images: int, members: NDArray[np.int64], seed: int
    ) -> None:
        if len(members) < 2:
            raise ValueError("a set has at least two images")
        self._key = key
        self._rows = rows
        self._n_images = n_images
        self._rng = np.random.default_rng(seed)
        if len(members) > MOST_MEMBERS:
            members = self._rng.choice(members, MOST_MEMBERS, replace=False)
        self._members = members
        self._chance = np.empty(min(SETS, max(_MOST_ROWS // len(members), 1)))
        self._n_done = 0

    def advance(self) -> bool:
        """Look at some more random sets, for about 20 ms; says whether any are left."""
        n_at_once = max(min(_ROWS_A_STEP // len(self._members), _SETS_A_STEP), 1)
        chunk = self._chance[self._n_done : self._n_done + n_at_once]
        sets = draw_sets(self._n_images, len(self._members), len(chunk), self._rng)
        chunk[:] = mean_cosines(self._rows, sets)
        self._n_done += len(chunk)
        return self._n_done < len(self._chance)

    def ground(self) -> CommonGround:
        """What came of it, when no sets are left."""
        own = float(mean_cosines(self._rows, self._members[None, :])[0])
        n_reaching = int((self._chance >= own - ROUNDING).sum())
        return CommonGround(
            key=self._key,
            mean_cosine=own,
            share=max(n_reaching, 1) / len(self._chance),
            is_bound=n_reaching == 0,
            z_score=(own - float(self._chance.mean())) / max(float(self._chance.std()), ROUNDING),
        )


def most_unusual_first(grounds: Iterable[CommonGround]) -> list[CommonGround]:
    """Sorted by how few random sets are as alike, then by how far they are from it."""
    return sorted(grounds, key=lambda ground: (ground.share, not ground.is_bound, -ground.z_score))


def draw_sets(n_images: int, size: int, n_sets: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Random sets of different images, int64 [n_sets, size]."""
    return np.stack([rng.choice(n_images, size, replace=False) for _ in range(n_sets)])


def mean_cosines(rows: Rows, sets: NDArray[np.int64]) -> NDArray[np.float64]:
    """Mean cosine of the pairs of each set, float64 [s], for sets int64 [s, k].

    The squared length of a sum is the sum of all inner products, so the k (k - 1) pairs need
    not be gone through: (|sum v|^2 - sum |v|^2) / (k (k - 1)).
    """
    size = sets.shape[1]
    excess = np.empty(len(sets))
    n_at_once = max(_CHUNK_ROWS // size, 1)
    for start in range(0, len(sets), n_at_once):
        chunk = sets[start : start + n_at_once]
        vectors = rows(chunk.ravel()).reshape(len(chunk), size, -1)
        totals = vectors.sum(axis=1, dtype=np.float64)
        own = np.einsum("skd,skd->s", vectors, vectors, dtype=np.float64)
        excess[start : start + len(chunk)] = np.einsum("sd,sd->s", totals, totals) - own
    means: NDArray[np.float64] = excess / (size * (size - 1))
    return means
