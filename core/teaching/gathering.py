"""All that a lesson is about, gathered from the library: the images, their vectors and labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from core.conditions.base import Condition, Kind
from core.errors import LikewiseError
from core.index.stored_rows import StoredRows
from core.jobs import Control, Report
from core.labels.records import Examples, Labels, Pairs, Triplets
from core.library import Library
from core.measuring.triplets import random_triplets
from core.records import Listing
from core.store.store import Store
from core.teaching.copy_groups import copy_groups
from core.teaching.records import Lesson, Split
from core.teaching.splitting import split

#: What a head reads where nobody chooses: what a folder is indexed under anyway.
USUAL = ("content", "material", "parts", "colour", "layout")

#: How many triplets an image with a rare label is the anchor of, and how many there are at most.
_TRIPLETS_AN_IMAGE = 10
_MOST_TRIPLETS = 2000


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """The n images of a lesson, `image_ids` int64 [n], sorted.

    `rows` are their vectors under each of `bases`. `codes` int32 [n] are their labels, -1 where
    they have none; None without labels, or where they are too few to be split and are taken as
    triplets instead. `triplets` int64 [t, 3] and `pairs` int64 [p, 2] are places among the
    images, `is_similar` bool [p] belongs to the pairs. `labels` are those that are used.
    """

    image_ids: NDArray[np.int64]
    bases: tuple[Condition, ...]
    rows: tuple[StoredRows, ...]
    labels: Labels | None
    codes: NDArray[np.int32] | None
    split: Split
    triplets: NDArray[np.int64]
    pairs: NDArray[np.int64]
    is_similar: NDArray[np.bool_]

    @property
    def learnt(self) -> NDArray[np.int64]:
        """The images that the lesson sees, int64 [m]: all but those kept for testing."""
        places = [self.split.train, self.split.validation, self.triplets.ravel()]
        learnt: NDArray[np.int64] = self.image_ids[
            np.unique(np.concatenate([*places, self.pairs.ravel()]))
        ]
        return learnt


def base_keys(library: Library, lesson: Lesson) -> list[str]:
    """The conditions whose vectors a head reads; raises "lesson_base" for taught ones."""
    catalogue = library.catalogue
    catalogue.check(lesson.on)
    keys = catalogue.embedded(lesson.on or USUAL)
    for key in keys:
        if catalogue.definition(key).kind is Kind.EXPLICIT:
            raise LikewiseError("lesson_base", name=catalogue.definition(key).name)
    return keys


def gather(
    library: Library,
    store: Store,
    listing: Listing,
    bases: Sequence[Condition],
    lesson: Lesson,
    examples: Examples,
    report: Report,
    control: Control,
) -> Gathered:
    """What the lesson learns from; near copies are looked for, which may take some seconds.

    Raises "lesson_few" where nothing can be learnt from what there is.
    """
    known, stored = _common_rows(library, store, listing, bases)
    labels = examples.labels.among(known) if examples.labels is not None else None
    inner = _label_split(library, store, listing, labels, lesson, report, control)
    if lesson.network != "head" and inner is None:
        raise LikewiseError("lesson_labels")
    # A few examples are held against the whole folder.
    image_ids = known if inner is None else np.intersect1d(known, _named(examples))
    rows = tuple(part.at(np.searchsorted(known, image_ids)) for part in stored)
    triplets = _triplet_places(examples.triplets, image_ids)
    pairs, is_similar = _pair_places(examples.pairs, image_ids)
    codes, parts = None, _no_split()
    if labels is not None and inner is not None:
        places = np.searchsorted(image_ids, labels.image_ids)
        parts = Split(places[inner.train], places[inner.validation], places[inner.test])
        used = np.concatenate([inner.train, inner.validation, inner.test])
        codes = np.full(len(image_ids), -1, np.int32)
        codes[places[used]] = labels.codes[used]
        labels = labels.among(labels.image_ids[used])
    elif labels is not None:
        triplets = np.concatenate([triplets, _triplets_of_few(labels, image_ids, lesson.seed)])
    if inner is None and not len(triplets) and not len(pairs):
        raise LikewiseError("lesson_few")
    return Gathered(
        image_ids, tuple(bases), rows, labels, codes, parts, triplets, pairs, is_similar
    )


def _label_split(
    library: Library,
    store: Store,
    listing: Listing,
    labels: Labels | None,
    lesson: Lesson,
    report: Report,
    control: Control,
) -> Split | None:
    """The split of the labelled images; None where fewer than two labels are left to learn from."""
    if labels is None or not len(labels):
        return None
    groups = copy_groups(library, store, listing, labels.image_ids, report, control)
    parts = split(labels.codes, groups, lesson.holdout, lesson.seed)
    return parts if len(np.unique(labels.codes[parts.train])) > 1 else None


def _triplets_of_few(labels: Labels, image_ids: NDArray[np.int64], seed: int) -> NDArray[np.int64]:
    """Places int64 [t, 3] that say of labels with too few images what they can say."""
    rng = np.random.default_rng(seed)
    n_each = max(min(_TRIPLETS_AN_IMAGE, _MOST_TRIPLETS // max(len(labels), 1)), 1)
    anchors = rng.permutation(len(labels))[:_MOST_TRIPLETS]
    triplets = random_triplets(labels.codes, np.repeat(anchors, n_each), rng)
    places: NDArray[np.int64] = np.searchsorted(image_ids, labels.image_ids[triplets])
    return places.reshape(-1, 3)


def _common_rows(
    library: Library, store: Store, listing: Listing, bases: Sequence[Condition]
) -> tuple[NDArray[np.int64], tuple[StoredRows, ...]]:
    """The images that have a vector under all bases, and these vectors."""
    found = [library.stored_rows(store, listing, condition) for condition in bases]
    if not found:
        ids = np.unique(listing.image_ids)
        return ids[ids > 0], ()
    known: NDArray[np.int64] = reduce(np.intersect1d, [ids for ids, _ in found])
    return known, tuple(rows.at(np.searchsorted(ids, known)) for ids, rows in found)


def _named(examples: Examples) -> NDArray[np.int64]:
    """The images that somebody said something of."""
    ids = [np.zeros(0, np.int64)]
    if examples.labels is not None:
        ids.append(examples.labels.image_ids)
    if (triplets := examples.triplets) is not None:
        ids += [triplets.anchors, triplets.positives, triplets.negatives]
    if examples.pairs is not None:
        ids += [examples.pairs.first, examples.pairs.second]
    return np.unique(np.concatenate(ids))


def _triplet_places(triplets: Triplets | None, image_ids: NDArray[np.int64]) -> NDArray[np.int64]:
    if triplets is None:
        return np.zeros((0, 3), np.int64)
    ids = np.stack([triplets.anchors, triplets.positives, triplets.negatives], axis=1)
    return _places(ids, image_ids)[0]


def _pair_places(
    pairs: Pairs | None, image_ids: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    if pairs is None:
        return np.zeros((0, 2), np.int64), np.zeros(0, np.bool_)
    places, is_known = _places(np.stack([pairs.first, pairs.second], axis=1), image_ids)
    return places, pairs.is_similar[is_known]


def _places(
    ids: NDArray[np.int64], image_ids: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Places of the rows of `ids` whose images are all known, and which rows these are."""
    is_known: NDArray[np.bool_] = np.all(np.isin(ids, image_ids), axis=1)
    places: NDArray[np.int64] = np.searchsorted(image_ids, ids[is_known])
    return places, is_known


def _no_split() -> Split:
    nothing = np.zeros(0, np.int64)
    return Split(nothing, nothing, nothing)
