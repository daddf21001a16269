"""Copies of one photo: resized, recompressed, a little cropped or brightened.

Two images are near copies when, over the conditions looked at, their distances sqrt(1 - cosine)
add up to at most 1, each divided by the tolerance of its condition. No condition can do it
alone: Layout doesn't see a new colour, Colour takes any two black shoes for one, and Content
loses sight of a photo that was made half its size.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.scores.vectors import Rows

#: Multiplications in one step, about 15 ms, and pairs verified in one: about 5 ms from memory,
#: 50 from a float16 file.
_STEP_PRODUCTS = 400_000_000
_LONGEST_SIDE = 1024
_STEP_PAIRS = 2048
#: 20 bytes each.
_MOST_PAIRS = 2_000_000
#: Pairs whose vectors are fetched at once: they stay in the processor's cache.
_CHUNK_PAIRS = 128

_Pairs = NDArray[np.int64]


class CopyRule(NamedTuple):
    """How far apart copies may lie under the condition `key`.

    Pairs whose cosine is below `lowest_cosine` are no copies, however alike they are otherwise.
    """

    key: str
    tolerance: float
    lowest_cosine: float = -1.0


#: Which conditions are looked at together, the best first; benchmarks/copies.py measures them.
#: In each the cheapest condition comes first: it is compared for all pairs of a folder, so it
#: has a lowest cosine, and the others are compared for the pairs that are left.
RULES: tuple[tuple[CopyRule, ...], ...] = (
    (CopyRule("layout", 0.8, 0.93), CopyRule("colour", 0.36), CopyRule("content", 0.36)),
    (CopyRule("colour", 0.33, 0.95), CopyRule("content", 0.33)),
    (CopyRule("layout", 0.13), CopyRule("colour", 0.13)),
)


@dataclass(frozen=True, slots=True, eq=False)
class CopyTest:
    """A folder's vectors under a condition, and the rule for them."""

    rows: Rows
    rule: CopyRule


def copy_tests(rows: Mapping[str, Rows]) -> list[CopyTest]:
    """The best tests for conditions by key; empty where these cannot tell copies."""
    for rules in RULES:
        if {rule.key for rule in rules} <= rows.keys():
            return [CopyTest(rows[rule.key], rule) for rule in rules]
    return []


def can_tell_copies(keys: Collection[str]) -> bool:
    """Whether conditions with these keys can tell copies."""
    return any({rule.key for rule in rules} <= set(keys) for rules in RULES)


class CopySearch:
    """Finds the near copies among n images, a little at a time.

    Compares all pairs in blocks under the first of `tests` (at least one) and verifies what is
    left under the others. Memory stays bounded, whatever n is. `limit` is what the distances of
    copies add up to at most.
    """

    def __init__(self, tests: Sequence[CopyTest], n_images: int, limit: float = 1.0) -> None:
        self._first, *self._others = tests
        self._limit = limit
        #: The group of each image, int64 [n]: the lowest place in it. Final when all is done.
        self.groups = np.arange(n_images)
        self._work = self._steps()

    def advance(self) -> bool:
        """Do about 20 ms of work; says whether any was left to do."""
        return next(self._work, False)

    def _steps(self) -> Iterator[bool]:
        n_images = len(self.groups)
        dim = self._first.rows(np.arange(min(n_images, 1))).shape[1]
        side = min(math.isqrt(_STEP_PRODUCTS // dim), _LONGEST_SIDE)
        rule = self._first.rule
        lowest = max(rule.lowest_cosine, 1.0 - (self._limit * rule.tolerance) ** 2)
        for top in range(0, n_images, side):
            for left in range(top, n_images, side):
                cosines = self._block(top, left, side)
                found = np.flatnonzero(cosines >= lowest)
                yield True
                for start in range(0, len(found), _STEP_PAIRS):
                    at = np.divmod(found[start : start + _STEP_PAIRS], cosines.shape[1])
                    self._verify(np.stack([at[0] + top, at[1] + left], axis=1), cosines[at])
                    yield True

    def _block(self, top: int, left: int, side: int) -> NDArray[np.float32]:
        """Cosines float32 [h, w] under the first test; 0 for pairs that are met elsewhere."""
        n_images = len(self.groups)
        upper = self._first.rows(np.arange(top, min(top + side, n_images)))
        lower = self._first.rows(np.arange(left, min(left + side, n_images)))
        cosines: NDArray[np.float32] = upper @ lower.T
        return np.triu(cosines, 1) if top == left else cosines

    def _verify(self, pairs: _Pairs, cosines: NDArray[np.float32]) -> None:
        """Join the groups of pairs int64 [m, 2] that pass all tests, the first with `cosines`."""
        distances = distances_of(cosines, self._first.rule)
        for test in self._others:
            is_open = self._are_open(pairs)
            pairs, distances = pairs[is_open], distances[is_open]
            distances = distances + distances_of(_cosines(test.rows, pairs), test.rule)
            is_near = distances <= self._limit
            pairs, distances = pairs[is_near], distances[is_near]
        if len(pairs):
            self._take(pairs, distances)

    def _are_open(self, pairs: _Pairs) -> NDArray[np.bool_]:
        """Which pairs int64 [m, 2] are worth verifying, bool [m]: one group needs no more."""
        is_open: NDArray[np.bool_] = self.groups[pairs[:, 0]] != self.groups[pairs[:, 1]]
        return is_open

    def _take(self, pairs: _Pairs, _distances: NDArray[np.float32]) -> None:
        self.groups = joined(self.groups, pairs)


class NearPairSearch(CopySearch):
    """Finds all pairs of images whose distances add up to at most `limit`, and keeps them: of more
    than `most_pairs` about the nearest so many."""

    def __init__(
        self,
        tests: Sequence[CopyTest],
        n_images: int,
        limit: float,
        most_pairs: int = _MOST_PAIRS,
    ) -> None:
        super().__init__(tests, n_images, limit)
        self._most_pairs = most_pairs
        self._n_found = 0
        self._found: list[tuple[_Pairs, NDArray[np.float32]]] = []

    @property
    def found(self) -> tuple[_Pairs, NDArray[np.float32]]:
        """Pairs int64 [m, 2] of places and their distances float32 [m], the nearest first."""
        pairs = np.concatenate([np.zeros((0, 2), np.int64), *(one for one, _ in self._found)])
        distances = np.concatenate([np.zeros(0, np.float32), *(one for _, one in self._found)])
        order = np.argsort(distances, kind="stable")
        return pairs[order], distances[order]

    def _are_open(self, pairs: _Pairs) -> NDArray[np.bool_]:
        return np.ones(len(pairs), np.bool_)

    def _take(self, pairs: _Pairs, distances: NDArray[np.float32]) -> None:
        self._found.append((pairs, distances))
        self._n_found += len(pairs)
        if self._n_found > 2 * self._most_pairs:
            nearest, near = self.found
            nearest, near = nearest[: self._most_pairs], near[: self._most_pairs]
            self._found, self._n_found = [(nearest, near)], len(nearest)
            self._limit = float(near[-1])


def distances_of(cosines: NDArray[np.float32], rule: CopyRule) -> NDArray[np.float32]:
    """Distances sqrt(1 - cosine) / tolerance, float32 [m]; infinite below the lowest cosine."""
    apart = np.sqrt(np.maximum(1.0 - cosines, 0.0))
    distances: NDArray[np.float32] = apart / np.float32(rule.tolerance)
    distances[cosines < rule.lowest_cosine] = np.inf
    return distances


def _cosines(rows: Rows, pairs: _Pairs) -> NDArray[np.float32]:
    cosines = np.empty(len(pairs), np.float32)
    for start in range(0, len(pairs), _CHUNK_PAIRS):
        chunk = pairs[start : start + _CHUNK_PAIRS]
        first, second = rows(chunk[:, 0]), rows(chunk[:, 1])
        cosines[start : start + len(chunk)] = np.einsum("ij,ij->i", first, second)
    return cosines


def joined(groups: NDArray[np.int64], pairs: _Pairs) -> NDArray[np.int64]:
    """Group numbers int64 [n], each the lowest place of its group, after joining pairs [m, 2].

    Hooking and pointer jumping after Shiloach & Vishkin 1982, on whole arrays.
    """
    groups = groups.copy()
    while True:
        ends = np.sort(groups[pairs], axis=1)
        ends = ends[ends[:, 0] < ends[:, 1]]
        if not len(ends):
            return groups
        np.minimum.at(groups, ends[:, 1], ends[:, 0])
        while not np.array_equal(further := groups[groups], groups):
            groups = further


def collapse(
    images: NDArray[np.int64], groups: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """One entry for each group of copies.

    `images` int64 [m] are the image places of ranked files, best first; `groups` int64 [n] the
    group of each image. Returns the places int64 [k] in the ranking that stay, which are the
    first of their groups, and int64 [k]: how many others each stands for.
    """
    _, firsts, counts = np.unique(groups[images], return_index=True, return_counts=True)
    order = np.argsort(firsts)
    return firsts[order], counts[order] - 1
