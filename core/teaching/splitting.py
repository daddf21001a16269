"""Which labelled images are learnt from, which decide when to stop, and which are kept apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.teaching.records import Split

#: The share of what is not kept for testing that decides when to stop.
_VALIDATION = 1 / 6
#: Labels with fewer images to learn from are left out.
FEWEST = 5

_TRAIN, _VALIDATING, _TEST, _LEFT_OUT = range(4)


def split(
    codes: NDArray[np.int32],
    groups: NDArray[np.int64],
    holdout: float,
    seed: int,
    fewest: int = FEWEST,
) -> Split:
    """Split images with the labels `codes` int32 [n] so that each part has its share of each label.

    Near copies, which share a number in `groups` int64 [n], stay together. Labels of which fewer
    than `fewest` images are left to learn from are in no part.
    """
    sides = np.full(len(codes), _TRAIN)
    rng = np.random.default_rng(seed)
    _, firsts, group_of = np.unique(groups, return_index=True, return_inverse=True)
    sizes = np.bincount(group_of)
    side_of_group = np.full(len(firsts), _TRAIN)
    label_of_group = codes[firsts]
    for label in np.unique(label_of_group):
        mine = rng.permutation(np.flatnonzero(label_of_group == label))
        side_of_group[mine] = _sides(sizes[mine], holdout)
    sides = side_of_group[group_of]
    n_train = np.bincount(codes[sides == _TRAIN], minlength=int(codes.max(initial=0)) + 1)
    sides[n_train[codes] < fewest] = _LEFT_OUT
    train, validation, test = (
        np.flatnonzero(sides == side) for side in (_TRAIN, _VALIDATING, _TEST)
    )
    return Split(train, validation, test)


def _sides(sizes: NDArray[np.int64], holdout: float) -> NDArray[np.int64]:
    """The part of each group of one label, given their sizes in random order."""
    before = np.cumsum(sizes) - sizes / 2  # a group lies where its middle does
    n_images = sizes.sum()
    n_test = n_images * holdout
    n_validation = (n_images - n_test) * _VALIDATION
    sides = np.full(len(sizes), _TRAIN)
    sides[before <= n_test + n_validation] = _VALIDATING
    sides[before <= n_test] = _TEST
    return sides
