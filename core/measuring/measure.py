"""Measure conditions on labelled images: the computation that runs in a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.index.stored_rows import StoredRows
from core.jobs import Cancelled, Progress
from core.labels.records import Labels, Pairs, Triplets
from core.measuring.given import Given
from core.measuring.labels_check import confusions, doubts, label_table
from core.measuring.pairs import auc, histograms, pair_similarities, roc
from core.measuring.questions import Questions
from core.measuring.records import GivenQuality, Quality
from core.measuring.retrieval import Retrieval, retrieval
from core.measuring.triplets import right_order

#: At most so many images are asked for their neighbours.
N_QUERIES = 4000


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A condition to be measured, by its `parts`' rows of the same images: one, but for blends.

    `metric` is "cosine" or, for a condition of one part, "euclidean". `factors` are what each
    part's cosine counts; they sum to 1.
    """

    key: str
    name: str
    parts: tuple[StoredRows, ...]
    metric: str = "cosine"
    factors: tuple[float, ...] = (1.0,)

    def rows(self) -> NDArray[np.float32]:
        """Float32 [n, d]: of length 1, or for "euclidean" as they are but around zero."""
        if self.metric == "euclidean":
            raw = self.parts[0].raw()
            # Distances stay, and large ones from zero cost no digits.
            raw -= raw.mean(axis=0)
            return raw
        if len(self.parts) == 1:
            return self.parts[0].unit()
        weighed = zip(self.parts, self.factors, strict=True)
        return np.concatenate([part.unit() * np.float32(f**0.5) for part, f in weighed], axis=1)


@dataclass(frozen=True, slots=True, eq=False)
class MeasureJob:
    """Measures `subjects`, whose rows are of the images `image_ids` int64 [n], sorted.

    `labels`, `pairs` and `triplets` are of these images and no others. Tells `Progress`
    ("measure") in queries. The same `seed` asks the same.
    """

    subjects: tuple[Subject, ...]
    image_ids: NDArray[np.int64]
    labels: Labels
    pairs: Pairs | None = None
    triplets: Triplets | None = None
    n_queries: int = N_QUERIES
    seed: int = 1

    def run(
        self, tell: Callable[[Any], None], is_cancelled: Callable[[], bool]
    ) -> tuple[Quality, ...]:
        """Measure. Raises `Cancelled`, and `OSError` where the vectors cannot be read."""
        questions = Questions(self.labels.codes, self.n_queries, self.seed)
        n_each = len(questions.queries) + len(questions.more_queries)
        qualities: list[Quality] = []

        def asked(n_done: int) -> None:
            if is_cancelled():
                raise Cancelled
            done = len(qualities) * n_each + n_done
            tell(Progress("measure", done, len(self.subjects) * n_each))

        for subject in self.subjects:
            asked(0)
            qualities.append(self._quality(subject, questions, asked))
        return tuple(qualities)

    def _quality(
        self, subject: Subject, questions: Questions, asked: Callable[[int], None]
    ) -> Quality:
        rows = subject.rows()
        given = Given(self.image_ids, self.pairs, self.triplets, self.seed)
        given_pairs = given.of_pairs(rows, subject.metric)
        given_triplets = given.of_triplets(rows, subject.metric)
        if len(self.labels) < len(rows):
            rows = rows[np.searchsorted(self.image_ids, self.labels.image_ids)]
        codes, classes, ids = self.labels.codes, self.labels.classes, self.labels.image_ids
        places = np.concatenate([questions.queries, questions.more_queries])
        of_all = retrieval(rows, codes, places, subject.metric, asked)
        found = of_all.first(len(questions.queries))
        return Quality(
            key=subject.key,
            name=subject.name,
            metric=subject.metric,
            n=len(self.labels),
            n_queries=len(found),
            **_of_neighbours(found, questions),
            **_of_triplets(rows, questions, subject.metric),
            chance=questions.chance,
            per_label=label_table(of_all, codes, classes),
            confusions=confusions(of_all, codes, classes, ids),
            doubts=doubts(of_all, codes, classes, ids),
            given_triplets=given_triplets,
            given_pairs=given_pairs,
        )


@dataclass(frozen=True, slots=True, eq=False)
class GivenJob:
    """Measures `subjects`, whose rows are of the images of `given`, on nothing but that."""

    subjects: tuple[Subject, ...]
    given: Given

    def run(
        self, tell: Callable[[Any], None], is_cancelled: Callable[[], bool]
    ) -> tuple[GivenQuality, ...]:
        """Measure; tells `Progress` ("measure") in conditions. Raises `Cancelled`, and `OSError`
        where the vectors cannot be read."""
        measured: list[GivenQuality] = []
        for subject in self.subjects:
            if is_cancelled():
                raise Cancelled
            tell(Progress("measure", len(measured), len(self.subjects)))
            rows = subject.rows()
            measured.append(
                GivenQuality(
                    subject.key,
                    subject.name,
                    subject.metric,
                    len(self.given.triplets or ()),
                    len(self.given.pairs or ()),
                    self.given.of_triplets(rows, subject.metric),
                    self.given.of_pairs(rows, subject.metric),
                )
            )
        return tuple(measured)


def _of_neighbours(found: Retrieval, questions: Questions) -> dict[str, Any]:
    mean = questions.bootstrap.mean
    recalls = {f"recall_at_{k}": mean(found.hits_at(k).astype(np.float64)) for k in (1, 5, 10)}
    return {**recalls, "map_at_r": mean(found.average_precisions)}


def _of_triplets(rows: NDArray[np.float32], questions: Questions, metric: str) -> dict[str, Any]:
    anchors, positives, negatives = questions.triplets.T
    same = pair_similarities(rows, anchors, positives, metric)
    other = pair_similarities(rows, anchors, negatives, metric)
    draws, groups = questions.bootstrap, questions.anchors
    n_same, n_other, edges = histograms(same, other)
    return {
        "triplet_accuracy": draws.grouped_mean(right_order(same, other), groups),
        "pair_auc": draws.grouped_auc(auc(same, other), (same, groups), (other, groups)),
        "roc": roc(same, other),
        "same": n_same,
        "other": n_other,
        "edges": edges,
    }
