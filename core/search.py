"""From a query to a ranking of a folder's files under one condition."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.conditions.base import Condition
from core.errors import LikewiseError
from core.index.annoy_index import BuildJob, VectorIndex, load_index
from core.index.exact import cosines_of_rows, order, unit_rows
from core.records import Listing, Ranking
from core.store.store import Store

#: Up to so many images every search is exact and the vectors stay in memory (256 MB at 1,280).
EXACT_LIMIT = 50_000
#: How many hits the head of a ranking has, and from how many candidates it is taken.
HEAD = 200
_CANDIDATES = 1000
#: An index is built anew when more than this share of the folder is not in it.
_STALE_SHARE = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class QueryVector:
    """What to rank by: float32 [d] of length 1, and the files that are the query themselves."""

    vector: NDArray[np.float32]
    own_file_ids: frozenset[int] = frozenset()


def mean_vector(vectors: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """The direction in the middle of unit vectors float32 [d]; raises "no_query" without any."""
    if not vectors:
        raise LikewiseError("no_query")
    mean = np.mean(vectors, axis=0)
    middle: NDArray[np.float32] = (mean / max(float(np.linalg.norm(mean)), 1e-12)).astype(
        np.float32
    )
    return middle


def index_target(cache: Path, folder: bytes, fingerprint: str) -> Path:
    """Where the index of a folder under a condition is described."""
    name = hashlib.blake2b(folder, digest_size=8).hexdigest()
    return cache / "index" / f"{name}-{fingerprint}.json"


class Searcher:
    """Ranks the files of a listing. Holds the folder's vectors; make a new one when they grow.

    `is_exact` tells whether rankings are computed without the index, which is so up to
    `exact_limit` images. Belongs to no thread, but is used by one at a time.
    """

    def __init__(
        self,
        store: Store,
        cache: Path,
        listing: Listing,
        condition: Condition,
        exact_limit: int = EXACT_LIMIT,
    ) -> None:
        self.condition = condition
        self._target = index_target(cache, listing.folder, condition.fingerprint)
        stored = store.vectors.load(condition.fingerprint)
        if stored is None:
            is_there = np.zeros(len(listing), bool)
            self._rows = np.zeros((0, condition.dim), np.float16)
        else:
            is_there = stored.find(listing.image_ids) >= 0
            self._rows = stored.rows
        self._vector_path = store.vectors.path(condition.fingerprint)
        self._file_ids = listing.file_ids[is_there]
        #: Distinct images in the order of their ids, and which of them each file has.
        self._image_ids, self._image_of_file = np.unique(
            listing.image_ids[is_there], return_inverse=True
        )
        found = stored.find(self._image_ids) if stored else np.zeros(0, np.int64)
        self._places: NDArray[np.int64] = found
        self.is_exact = len(self._image_ids) <= exact_limit
        #: The first `_n_ready` vectors as float32, for searches that are exact.
        self._matrix: NDArray[np.float32] = np.empty((0, condition.dim), np.float32)
        self._n_ready = 0
        self._index: VectorIndex | None = None

    @property
    def n_images(self) -> int:
        """How many distinct images can be found."""
        return len(self._image_ids)

    @property
    def n_files(self) -> int:
        """How many files can be found."""
        return len(self._file_ids)

    def make_ready(self, n_images: int) -> bool:
        """Bring so many more vectors into memory; says whether any are left.

        Searches work before that too, but read those vectors from the file each time.
        """
        if not self.is_exact or self._n_ready == self.n_images:
            return False
        if not len(self._matrix):
            self._matrix = np.empty((self.n_images, self.condition.dim), np.float32)
        chunk = slice(self._n_ready, self._n_ready + n_images)
        self._matrix[chunk] = unit_rows(self._rows, self._places[chunk])
        self._n_ready = min(self._n_ready + n_images, self.n_images)
        return self._n_ready < self.n_images

    def has_image(self, image_id: int) -> bool:
        """Whether an image of the folder has a vector here."""
        at = int(np.searchsorted(self._image_ids, image_id))
        return at < len(self._image_ids) and bool(self._image_ids[at] == image_id)

    def vector_of(self, image_id: int) -> NDArray[np.float32]:
        """Vector float32 [d], length 1, of an image of the folder; raises "not_indexed"."""
        if not self.has_image(image_id):
            raise LikewiseError("not_indexed")
        at = int(np.searchsorted(self._image_ids, image_id))
        vector: NDArray[np.float32] = unit_rows(self._rows, self._places[at : at + 1])[0]
        return vector

    def rank(self, query: QueryVector) -> Iterator[Ranking]:
        """The ranking of all files; before it, where that takes longer, its head.

        The files of the query itself are left out. Equal scores keep the order of the listing.
        """
        if not self.is_exact and self._index is not None:
            yield self._head(query, self._index)
        yield self._ranking(query, self._cosines(query.vector))

    # The index

    def load_index(self) -> bool:
        """Map the stored index, if there is a sound one; says whether it is recent enough."""
        if self._index is not None:
            self._index.close()
        self._index = load_index(self._target, self.condition.dim)
        return self._index is not None and not self._is_stale(self._index.image_ids)

    @property
    def index_recall(self) -> float | None:
        """Measured recall of the loaded index at 50 neighbours; None without an index."""
        return self._index.recall if self._index is not None else None

    def build_job(self) -> BuildJob:
        """What is needed to build the index of these vectors in another process."""
        self._target.parent.mkdir(parents=True, exist_ok=True)
        return BuildJob(
            vectors=self._vector_path,
            dim=self.condition.dim,
            places=self._places,
            ids=self._image_ids,
            target=self._target,
        )

    def close(self) -> None:
        """Let go of the mapped index."""
        if self._index is not None:
            self._index.close()
            self._index = None

    def _is_stale(self, indexed: NDArray[np.int64]) -> bool:
        n_shared = int(np.isin(self._image_ids, indexed).sum())
        n_changed = len(self._image_ids) + len(indexed) - 2 * n_shared
        return n_changed > _STALE_SHARE * max(len(self._image_ids), 1)

    # Rankings

    def _cosines(self, query: NDArray[np.float32]) -> NDArray[np.float32]:
        in_memory = self._matrix[: self._n_ready] @ query
        in_file = cosines_of_rows(self._rows, self._places[self._n_ready :], query)
        return np.concatenate([in_memory, in_file])

    def _ranking(self, query: QueryVector, scores_of_images: NDArray[np.float32]) -> Ranking:
        scores = np.clip(scores_of_images[self._image_of_file], -1.0, 1.0)
        places = self._without_own(order(scores), query)
        return Ranking(self._file_ids[places], scores[places], True, "exact", 1.0)

    def _head(self, query: QueryVector, index: VectorIndex) -> Ranking:
        near = index.candidates(query.vector, _CANDIDATES)
        newer = self._image_ids[~np.isin(self._image_ids, index.image_ids)]
        at = np.flatnonzero(np.isin(self._image_ids, np.concatenate([near, newer])))
        of_candidates = cosines_of_rows(self._rows, self._places[at], query.vector)
        scores_of_images = np.full(len(self._image_ids), -np.inf, np.float32)
        scores_of_images[at] = of_candidates
        files = np.flatnonzero(np.isin(self._image_of_file, at))
        scores = np.clip(scores_of_images[self._image_of_file[files]], -1.0, 1.0)
        places = self._without_own(files[order(scores)], query)[:HEAD]
        head_scores = np.clip(scores_of_images[self._image_of_file[places]], -1.0, 1.0)
        return Ranking(self._file_ids[places], head_scores, False, "annoy", index.recall)

    def _without_own(self, places: NDArray[np.int64], query: QueryVector) -> NDArray[np.int64]:
        if not query.own_file_ids:
            return places
        own = np.fromiter(query.own_file_ids, np.int64)
        return places[~np.isin(self._file_ids[places], own)]
