"""What a person can be asked about a folder, and what the answers say so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from core.conditions.base import Condition
from core.errors import LikewiseError
from core.jobs import Progress, Report
from core.library import Library
from core.records import Listing
from core.store.store import Store
from core.teaching.asking_triplets import Asking
from core.teaching.few import Standard, fitted_weights
from core.teaching.gathering import USUAL

#: With fewer there is nothing to be in doubt about.
_FEWEST_BASES = 2
_FEWEST_IMAGES = 3
#: Images that are asked about; more would tell no more, and take up memory.
_MOST_IMAGES = 4000
#: A condition under which a folder is half indexed only would leave the other half out.
_FULL_ENOUGH = 0.5
_SEED = 0


@dataclass(frozen=True, slots=True)
class Question:
    """Is the image `anchor` more like `one`, or more like `other`? All are image ids."""

    anchor: int
    one: int
    other: int


class Questions:
    """Asks about the images `image_ids` int64 [n], sorted.

    `bases` are their vectors, float32 [n, d_i] of unit rows, under `conditions`. Belongs to no
    thread.
    """

    def __init__(
        self,
        image_ids: NDArray[np.int64],
        conditions: Sequence[Condition],
        bases: Sequence[NDArray[np.float32]],
    ) -> None:
        self.conditions = tuple(conditions)
        self.image_ids = image_ids
        self._asking = Asking(bases)
        self._standard = Standard(bases)

    def next(
        self,
        answers: NDArray[np.int64],
        passed: NDArray[np.int64],
        rng: np.random.Generator,
    ) -> Question | None:
        """What to ask next; None where there is nothing left.

        `answers` int64 [t, 3] are image ids (anchor, positive, negative), `passed` int64 [p, 3]
        those of questions that could not be answered.
        """
        found = self._asking.next_triplet(self._places(answers), rng, self._places(passed))
        if found is None:
            return None
        anchor, one, other = self.image_ids[list(found)].tolist()
        return Question(anchor, one, other)

    def shares(self, answers: NDArray[np.int64]) -> NDArray[np.float64]:
        """How much each condition counts according to answers int64 [t, 3]: float64 [b], summing
        to 1, all alike without any."""
        nearer = self._standard.nearer(self._places(answers))
        nothing = np.zeros((0, len(self.conditions)))
        weights = fitted_weights(nearer, nothing, np.zeros(0, np.bool_))
        shares: NDArray[np.float64] = weights / weights.sum()
        return shares

    def _places(self, ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """Places of those triplets of images that are all known here."""
        is_known = np.all(np.isin(ids, self.image_ids), axis=1)
        places: NDArray[np.int64] = np.searchsorted(self.image_ids, ids[is_known])
        return places


def read_questions(
    library: Library,
    store: Store,
    listing: Listing,
    answers: NDArray[np.int64],
    report: Report,
) -> Questions:
    """Read the vectors that questions about a folder are made of; those of thousands of images
    take a second.

    Of a large folder some images are drawn, and all that `answers` int64 [t, 3] are about. The
    conditions are the usual ones that the folder is indexed under. Raises "asking_few" where
    there are too few of these, or of images.
    """
    found = [
        (condition, *library.stored_rows(store, listing, condition))
        for condition in library.conditions()
        if condition.key in USUAL
    ]
    fullest = max((len(ids) for _, ids, _ in found), default=0)
    found = [one for one in found if len(one[1]) > _FULL_ENOUGH * fullest]
    known = reduce(np.intersect1d, [ids for _, ids, _ in found], np.unique(listing.image_ids))
    if len(found) < _FEWEST_BASES or len(known) < _FEWEST_IMAGES:
        raise LikewiseError("asking_few", images=_FEWEST_IMAGES, conditions=_FEWEST_BASES)
    image_ids = _drawn(known, answers)
    bases = []
    for number, (_, ids, rows) in enumerate(found):
        report(Progress("vectors", number, len(found)))
        bases.append(rows.at(np.searchsorted(ids, image_ids)).unit())
    return Questions(image_ids, [condition for condition, _, _ in found], bases)


def _drawn(known: NDArray[np.int64], answers: NDArray[np.int64]) -> NDArray[np.int64]:
    drawn = np.random.default_rng(_SEED).permutation(known)[:_MOST_IMAGES]
    drawn_too = np.intersect1d(known, answers)
    image_ids: NDArray[np.int64] = np.union1d(drawn, drawn_too)
    return image_ids
