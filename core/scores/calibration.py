"""Where a cosine stands among random pairs of a folder.

A cosine alone says little: .8 is next to nothing under one condition and a twin under another.
How many of the folder's pairs are at least this alike can be read by anybody.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.scores.vectors import Rows

#: How many pairs are drawn from a folder that has so many.
PAIRS = 200_000
#: With fewer different images than this nothing is said.
FEWEST_IMAGES = 50
#: Cosines that differ by less differ by rounding only.
ROUNDING = 1e-6
#: A sample is drawn again when the folder grew or shrank by this share.
_STALE_SHARE = 0.2
#: So many times the pairs wanted are drawn at most: a folder of little but copies gets fewer.
_MOST_DRAWN = 4
#: Pairs whose vectors are fetched at once: they stay in the processor's cache.
_CHUNK_PAIRS = 128


@dataclass(frozen=True, slots=True)
class OneIn:
    """How rare a likeness is: "1 in `n` pairs"; `n` is rounded to two digits.

    Where `is_bound`, no pair of the sample is as alike: "fewer than 1 in `n`".
    """

    n: int
    is_bound: bool


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """The cosines of random pairs of a folder: float32 [m], rising. `n_images` it had then."""

    cosines: NDArray[np.float32]
    n_images: int

    @property
    def is_telling(self) -> bool:
        """Whether there are as many pairs as `FEWEST_IMAGES` different images have."""
        return len(self.cosines) >= _n_pairs(FEWEST_IMAGES)

    def is_stale(self, n_images: int) -> bool:
        """Whether a folder that now has `n_images` needs another sample."""
        return abs(n_images - self.n_images) >= _STALE_SHARE * self.n_images

    def one_in(self, score: float) -> OneIn:
        """How rare a cosine is, never finer than the sample allows."""
        below = np.searchsorted(self.cosines, np.float32(score - ROUNDING), side="left")
        n_reaching = len(self.cosines) - int(below)
        if n_reaching == 0:
            return OneIn(_two_digits(len(self.cosines), math.floor), is_bound=True)
        return OneIn(_two_digits(len(self.cosines) / n_reaching, round), is_bound=False)

    def score_at(self, share: float) -> float:
        """The cosine that only `share` (0 to 1) of the pairs reach, at least one pair.

        Raises `ValueError` where there are no pairs.
        """
        if not len(self.cosines):
            raise ValueError("no pairs")
        n_reaching = min(max(int(share * len(self.cosines) + 0.5), 1), len(self.cosines))
        return float(self.cosines[-n_reaching])


def calibration_of(cosines: NDArray[np.float32], n_images: int) -> Calibration:
    """The calibration of pair cosines float32 [m] in any order."""
    return Calibration(np.sort(cosines), n_images)


def draw_pairs(
    n_images: int,
    rng: np.random.Generator,
    groups: NDArray[np.int64] | None = None,
    n_pairs: int = PAIRS,
) -> NDArray[np.int64]:
    """Random pairs of different images, int64 [m, 2], none twice: all of them if they fit.

    Near copies say nothing about chance: pairs of one of `groups` int64 [n_images] (see
    `core.scores.copies`) are left out.
    """
    n_all = _n_pairs(n_images)
    n_copies = 0
    if groups is not None:
        sizes = np.unique(groups, return_counts=True)[1]
        n_copies = int((sizes * (sizes - 1) // 2).sum())
    # A few more than needed, since pairs of copies among them will be dropped.
    n_wanted = math.ceil(1.02 * n_pairs * n_all / max(n_all - n_copies, 1)) + 100
    n_drawn = min(n_wanted, _MOST_DRAWN * n_pairs, n_all)
    numbers = rng.choice(n_all, n_drawn, replace=False)
    if groups is not None:
        pairs = _pairs_of(numbers)
        numbers = numbers[groups[pairs[:, 0]] != groups[pairs[:, 1]]]
    # In rising order: vectors that are needed again are then still in the processor's cache.
    return _pairs_of(np.sort(numbers[:n_pairs]))


def _n_pairs(n_images: int) -> int:
    return n_images * (n_images - 1) // 2


def _pairs_of(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Pairs (high, low), int64 [m, 2], where number = high (high - 1) / 2 + low."""
    high = ((1.0 + np.sqrt(1.0 + 8.0 * numbers)) / 2.0).astype(np.int64)
    # The root of a large number may be rounded up past a whole one.
    high -= high * (high - 1) // 2 > numbers
    return np.stack([high, numbers - high * (high - 1) // 2], axis=1)


def _two_digits(value: float, rounded: Callable[[float], int]) -> int:
    unit: int = 10 ** max(len(str(int(value))) - 2, 0)
    return rounded(value / unit) * unit


class PairSample:
    """Works out the cosines of drawn pairs, a few at a time.

    They stay in the order of the pairs, so that samples of several conditions over the same
    pairs can be blended (`core.scores.blending`).
    """

    def __init__(self, rows: Rows, pairs: NDArray[np.int64]) -> None:
        self._rows = rows
        self._pairs = pairs
        self._cosines = np.empty(len(pairs), np.float32)
        self._n_done = 0

    def advance(self, n_pairs: int) -> bool:
        """Work out so many more; says whether any are left.

        10,000 of 1,280 dimensions take about 20 ms from memory, 20 times that from a float16 file.
        """
        end = min(self._n_done + n_pairs, len(self._pairs))
        for start in range(self._n_done, end, _CHUNK_PAIRS):
            chunk = slice(start, min(start + _CHUNK_PAIRS, end))
            self._cosines[chunk] = self._cosines_of(self._pairs[chunk])
        self._n_done = end
        return end < len(self._pairs)

    @property
    def cosines(self) -> NDArray[np.float32]:
        """Float32 [m], in the order of the pairs.

        Raises `ValueError` while some are left: the pairs are in the order of their images, so
        the first of them speak for the first images only.
        """
        if self._n_done < len(self._pairs):
            raise ValueError(f"{self._n_done} of {len(self._pairs)} pairs are worked out")
        return self._cosines

    def _cosines_of(self, pairs: NDArray[np.int64]) -> NDArray[np.float32]:
        first, second = self._rows(pairs[:, 0]), self._rows(pairs[:, 1])
        cosines: NDArray[np.float32] = np.einsum("ij,ij->i", first, second)
        return cosines
