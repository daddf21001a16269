"""What has been found out about a folder as a whole: kept, so that it is worked out once."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.folder_vectors import FolderVectors
from core.scores.calibration import Calibration, PairSample, calibration_of
from core.scores.copies import CopySearch, collapse
from core.scores.vectors import Rows
from core.search import Searcher

#: Folders under conditions that have vectors of different images need pairs of their own.
_MOST_PAIR_SETS = 4
#: Of images that are not known to be copies the numbers begin here, downwards.
_UNREAD = -(2**62)


@dataclass(frozen=True, slots=True, eq=False)
class Copies:
    """Which images are copies of each other: `image_ids` int64 [n], rising, and the number of
    the group of each, int64 [n], from 0."""

    image_ids: NDArray[np.int64]
    groups: NDArray[np.int64]

    @staticmethod
    def unknown() -> Copies:
        """Nothing is known: only the very same image is a copy."""
        return Copies(np.zeros(0, np.int64), np.zeros(0, np.int64))

    def groups_of(self, image_ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """The group of each image, int64 of the same shape [m]; alike are those with the same
        number. An image id of 0, not read yet, is like no other."""
        groups = np.where(image_ids > 0, -image_ids, _UNREAD + np.arange(len(image_ids)))
        if len(self.image_ids):
            at = np.searchsorted(self.image_ids, image_ids)
            at = np.minimum(at, len(self.image_ids) - 1)
            groups = np.where(self.image_ids[at] == image_ids, self.groups[at], groups)
        return groups

    def entries(self, image_ids: NDArray[np.int64], opened: Collection[int]) -> Entries:
        """One entry for each group among ranked files, whose images int64 [m] these are.

        The groups of the images `opened` are shown in full: the others follow the first.
        """
        groups = self.groups_of(image_ids)
        places, n_copies = collapse(np.arange(len(groups)), groups)
        wanted = self.groups_of(np.array(sorted(opened), np.int64))
        is_open = np.isin(groups[places], wanted) & (n_copies > 0)
        entries = Entries(places, places, n_copies, is_open)
        return _opened(entries, groups) if is_open.any() else entries


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """What stays of a ranking whose copies are put together, column by column, k entries.

    `places` int64 in the ranking, `leaders` int64 that of the first of the group, `n_copies`
    int64: how many copies the first stands for, and `is_open`: whether those follow it.
    """

    places: NDArray[np.int64]
    leaders: NDArray[np.int64]
    n_copies: NDArray[np.int64]
    is_open: NDArray[np.bool_]


def _opened(entries: Entries, groups: NDArray[np.int64]) -> Entries:
    """With the copies of open entries behind these."""
    firsts = entries.places[entries.is_open]
    leader_of = dict(zip(groups[firsts].tolist(), firsts.tolist(), strict=True))
    more = np.flatnonzero(np.isin(groups, groups[firsts]))
    more = np.setdiff1d(more, firsts, assume_unique=True)
    leaders_of_more = np.array([leader_of[group] for group in groups[more].tolist()], np.int64)
    places = np.concatenate([entries.places, more])
    leaders = np.concatenate([entries.leaders, leaders_of_more])
    order = np.lexsort((places, leaders))
    return Entries(
        places[order],
        leaders[order],
        np.concatenate([entries.n_copies, np.zeros(len(more), np.int64)])[order],
        np.concatenate([entries.is_open, np.zeros(len(more), np.bool_)])[order],
    )


class ChancePairs:
    """Random pairs of the images `image_ids`, and their cosines under each condition that was
    asked about. `pairs` int64 [m, 2] are places among the images."""

    def __init__(self, image_ids: NDArray[np.int64], pairs: NDArray[np.int64]) -> None:
        self.image_ids = image_ids
        self.pairs = pairs
        self._begun: dict[str, PairSample] = {}
        self._cosines: dict[str, NDArray[np.float32]] = {}
        self._calibrations: dict[tuple[str, ...], tuple[NDArray[np.float64], Calibration]] = {}

    def is_stale(self, n_images: int) -> bool:
        """Whether a folder with so many images needs other pairs."""
        return _has_outgrown(len(self.image_ids), n_images)

    def has_cosines(self, fingerprint: str) -> bool:
        """Whether all is worked out under a condition."""
        return fingerprint in self._cosines

    def advance(self, fingerprint: str, rows: Rows, n_pairs: int) -> bool:
        """Work out so many more cosines under a condition; says whether any are left.

        `rows` gives vectors by places among the images.
        """
        if self.has_cosines(fingerprint):  # another question may have come first
            return False
        sample = self._begun.get(fingerprint)
        if sample is None:
            sample = PairSample(rows, self.pairs)
            self._begun[fingerprint] = sample
        is_more_left = sample.advance(n_pairs)
        if not is_more_left:
            # The sample itself would hold on to the vectors.
            self._cosines[fingerprint] = self._begun.pop(fingerprint).cosines
        return is_more_left

    def calibration(
        self,
        fingerprints: tuple[str, ...],
        factors: NDArray[np.float64],
        mix: Callable[[list[NDArray[np.float32]], NDArray[np.float64]], NDArray[np.float32]],
    ) -> Calibration:
        """Where scores stand that `mix` makes of cosines under conditions, by their factors.

        The same object as long as the factors stay the same.
        """
        kept = self._calibrations.get(fingerprints)
        if kept is None or not np.array_equal(kept[0], factors):
            cosines = [self._cosines[fingerprint] for fingerprint in fingerprints]
            made = calibration_of(mix(cosines, factors), len(self.image_ids))
            kept = self._calibrations[fingerprints] = (factors.copy(), made)
        return kept[1]


@dataclass(slots=True, eq=False)
class CopyHunt:
    """A search for copies among `image_ids` by `vectors`, which may be under way.

    Both `vectors` and `search` are let go of when `copies` is known.
    """

    image_ids: NDArray[np.int64]
    fingerprints: tuple[str, ...]
    vectors: tuple[FolderVectors, ...]
    search: CopySearch | None
    copies: Copies | None = None

    def finish(self) -> Copies:
        """Say what was found."""
        if self.copies is None:
            no_groups = np.arange(len(self.image_ids))
            groups = no_groups if self.search is None else self.search.groups
            self.copies = Copies(self.image_ids, groups)
            self.vectors, self.search = (), None
        return self.copies


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """How far the cosines of random pairs stray under each condition, by its fingerprint, in a
    folder that had `n_images`."""

    deviations: dict[str, float]
    n_images: int


@dataclass(slots=True, eq=False)
class Findings:
    """Everything found out about one folder."""

    pair_sets: list[ChancePairs] = field(default_factory=list)
    hunt: CopyHunt | None = None
    spreads: dict[frozenset[str], Spread] = field(default_factory=dict)

    def keep_pairs(self, pairs: ChancePairs) -> None:
        """Keep these, and the newest of those from before."""
        self.pair_sets = [pairs, *self.pair_sets][:_MOST_PAIR_SETS]

    def keep_deviations(self, searcher: Searcher) -> None:
        """Keep what a searcher has measured, so that the next with these parts need not."""
        deviations = dict(zip(searcher.fingerprints, searcher.deviations.tolist(), strict=True))
        self.spreads[frozenset(deviations)] = Spread(deviations, searcher.n_images)

    def has_deviations(self, searcher: Searcher) -> bool:
        """Whether a searcher can be weighed at once."""
        return len(searcher.parts) < 2 or self.deviations_for(searcher) is not None

    def deviations_for(self, searcher: Searcher) -> NDArray[np.float64] | None:
        """What was measured of a searcher's parts, float64 [p], by themselves or among others;
        None if never, or if the folder has grown or shrunk by a fifth since."""
        for fingerprints, spread in self.spreads.items():
            is_stale = _has_outgrown(spread.n_images, searcher.n_images)
            if not is_stale and fingerprints.issuperset(searcher.fingerprints):
                return np.array([spread.deviations[name] for name in searcher.fingerprints])
        return None


def _has_outgrown(n_then: int, n_now: int) -> bool:
    """Whether what was found out about random pairs of a folder has to be found out anew."""
    return Calibration(np.zeros(0, np.float32), n_then).is_stale(n_now)
