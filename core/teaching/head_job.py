"""The lesson of a head, as a job for a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.index.stored_rows import StoredRows
from core.teaching.few import learn_few
from core.teaching.records import Learnt, Lesson, Split

_DIM = 128
_EPOCHS = 20
_MARGIN = 0.3
#: Triplets that the pairs of one image make: the product of its likes and unlikes can be large.
_MOST_AN_ANCHOR = 1000


@dataclass(frozen=True, slots=True, eq=False)
class HeadJob:
    """Teach a head that reads `rows`, the stored vectors of n images under each base.

    `codes` int32 [n] are the labels, -1 without one; None where there are no labels. `triplets`
    int64 [t, 3] and `pairs` int64 [p, 2], with `is_similar` bool [p], are places. Where `split`
    has nothing to learn from, the pairs and triplets alone decide how much each base counts.
    """

    lesson: Lesson
    rows: tuple[StoredRows, ...]
    codes: NDArray[np.int32] | None
    split: Split
    triplets: NDArray[np.int64]
    pairs: NDArray[np.int64]
    is_similar: NDArray[np.bool_]
    state_path: Path
    is_resumed: bool

    def run(self, tell: Callable[[Any], None], is_cancelled: Callable[[], bool]) -> Learnt:
        """Learn; `tell` gets `Start` and `Epoch`."""
        dim = self.lesson.dim or _DIM
        if self.codes is None or not len(self.split.train):
            bases = [rows.unit() for rows in self.rows]
            return learn_few(bases, self.triplets, self.pairs, self.is_similar, dim, tell)
        return self._learn_labels(self.codes, dim, tell, is_cancelled)

    def _learn_labels(
        self,
        codes: NDArray[np.int32],
        dim: int,
        tell: Callable[[Any], None],
        is_cancelled: Callable[[], bool],
    ) -> Learnt:
        # Torch and its like are loaded in the process that learns, and nowhere else.
        from core.teaching.head_course import HeadCourse
        from core.teaching.loop import learn
        from core.teaching.losses import choice_of
        from core.teaching.validation import TripletLoss, Validation

        choice = choice_of(self.lesson, "semihard", _MARGIN, has_softmax=True, is_normalised=True)
        validation = Validation(
            self.split.validation,
            codes[self.split.validation],
            TripletLoss(choice.margin, choice.metric, is_normalised=True),
        )
        course = HeadCourse(
            self.rows,
            codes,
            self.split.train,
            np.concatenate([self.triplets, _triplets_of(self.pairs, self.is_similar)]),
            choice,
            dim,
            self.lesson.epochs or _EPOCHS,
            self.lesson.seed,
        )
        outcome = learn(course, validation, tell, is_cancelled, self.state_path, self.is_resumed)
        return outcome.learnt(choice.settings(dim))


def _triplets_of(pairs: NDArray[np.int64], is_similar: NDArray[np.bool_]) -> NDArray[np.int64]:
    """(a, b, c) int64 [t, 3] where a pair says that a is like b, and another that a is unlike c:
    all of them, but for an a of which there are very many."""
    rng = np.random.default_rng(0)
    both_ways = np.concatenate([pairs, pairs[:, ::-1]])
    is_alike = np.concatenate([is_similar, is_similar])
    order = np.argsort(both_ways[:, 0], kind="stable")
    firsts = np.flatnonzero(np.diff(both_ways[order, 0])) + 1
    found = [np.zeros((0, 3), np.int64)]
    for mine in np.split(order, firsts):
        likes, unlikes = both_ways[mine[is_alike[mine]]], both_ways[mine[~is_alike[mine]], 1]
        n = len(likes) * len(unlikes)
        drawn = rng.integers(0, n, _MOST_AN_ANCHOR) if n > _MOST_AN_ANCHOR else np.arange(n)
        like, unlike = np.divmod(drawn, max(len(unlikes), 1))
        found.append(np.column_stack([likes[like], unlikes[unlike]]))
    return np.concatenate(found)
