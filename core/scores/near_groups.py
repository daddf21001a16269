"""Groups of near copies at a threshold, and which picture of each is the best to keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from core.scores.copies import joined


class BestRule(str, Enum):
    """Which picture of a group is kept; where it leaves a choice, the others decide in this
    order."""

    LARGEST = "largest"
    SHARPEST = "sharpest"
    OLDEST = "oldest"
    NEWEST = "newest"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the rules know of a file of a group: `place` is that in the order of names, and
    `sharpness` the variance of its proxy's Laplacian."""

    file_id: int
    image_id: int
    place: int
    n_pixels: int
    size_bytes: int
    time_s: int
    sharpness: float


_Key = Callable[[Candidate], tuple[float, ...]]
_LARGEST: _Key = lambda one: (-one.n_pixels, -one.size_bytes)  # noqa: E731 - a table of small keys
_KEYS: dict[BestRule, _Key] = {
    BestRule.LARGEST: _LARGEST,
    BestRule.SHARPEST: lambda one: (-one.sharpness,),
    BestRule.OLDEST: lambda one: (one.time_s,),
    BestRule.NEWEST: lambda one: (-one.time_s,),
    BestRule.FIRST: lambda one: (one.place,),
}


def in_order(candidates: Sequence[Candidate], rule: BestRule) -> list[Candidate]:
    """The files of a group, the best first."""
    return sorted(candidates, key=lambda one: (*_KEYS[rule](one), *_LARGEST(one), one.place))


def groups_within(
    n_images: int,
    pairs: NDArray[np.int64],
    distances: NDArray[np.float32],
    threshold: float,
) -> list[NDArray[np.int64]]:
    """The groups of two and more that pairs int64 [m, 2] of places up to a distance make: places
    int64 [k] each, rising."""
    numbers = joined(np.arange(n_images), pairs[distances <= threshold])
    order = np.argsort(numbers, kind="stable")
    edges = np.flatnonzero(np.diff(numbers[order])) + 1
    return [group for group in np.split(order, edges) if len(group) > 1]
