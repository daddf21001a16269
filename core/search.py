"""From a query to a ranking of a folder's files under a condition or a blend of several."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial, reduce
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.folder_vectors import FolderVectors
from core.index.annoy_index import Chosen, Newcomers, VectorIndex, load_index
from core.index.building import needs_work
from core.index.exact import order
from core.index.files_of_images import FilesOfImages, Within
from core.index.job_rows import BuildJob, JobPart
from core.query_vectors import QueryVector
from core.records import Listing, Ranking
from core.scores.blending import blended, deviations_of, factors
from core.scores.calibration import PairSample, draw_pairs

#: Up to so many images every search is exact and the vectors stay in memory (256 MB at 1,280).
EXACT_LIMIT = 50_000
#: How many hits the head of a ranking has.
HEAD = 200
#: Among up to so many images that a filter lets pass, a ranking needs no head: working out their
#: exact cosines takes some tenths of a second.
FEW = 200_000
#: Pairs from which the spread of a blend's parts is taken: enough for two digits.
_SCALE_PAIRS = 20_000
_SEED = 2017


def _shared(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.intersect1d(one, other, assume_unique=True)


def folder_name(folder: bytes) -> str:
    """What the names of all index files of a folder begin with."""
    return hashlib.blake2b(folder, digest_size=8).hexdigest()


def index_target(cache: Path, folder: bytes, name: str) -> Path:
    """Where the index of a folder under the condition with this fingerprint is described."""
    return cache / "index" / f"{folder_name(folder)}-{name}.json"


class Searcher:
    """Ranks the files of a listing by their cosines under one condition, or a blend of several.

    `parts` are the vectors of each condition. The score under a blend is the sum of the parts'
    cosines, each times its factor; the factors sum to 1, so that it is the cosine of the parts'
    vectors put end to end, each times the root of its factor. Only images with a vector in every
    part can be found. `is_exact` tells whether rankings are computed without the index, which is
    so up to `exact_limit` images, and up to `few` among which alone is searched. `target` is where
    an index is described, if there is one.
    """

    def __init__(
        self,
        listing: Listing,
        parts: Sequence[FolderVectors],
        target: Path,
        exact_limit: int = EXACT_LIMIT,
        few: int = FEW,
    ) -> None:
        self.parts = tuple(parts)
        #: What each part's cosine counts in the score.
        self.factors: NDArray[np.float64] = np.full(len(parts), 1.0 / len(parts))
        self._target = target
        #: Distinct images in the order of their ids, and which of them each file has.
        self.image_ids = reduce(_shared, (part.image_ids for part in parts))
        is_there = np.isin(listing.image_ids, self.image_ids)
        self._file_ids = listing.file_ids[is_there]
        self._image_of_file = np.searchsorted(self.image_ids, listing.image_ids[is_there])
        self._at = [part.find(self.image_ids) for part in parts]
        self.is_exact = len(self.image_ids) <= exact_limit
        self._few = few
        self._index: VectorIndex | None = None
        self._newcomers: Newcomers | None = None
        self._within: Within | None = None
        self._chosen: tuple[Within, Newcomers, Chosen] | None = None
        self._files: FilesOfImages | None = None
        self._samples: list[PairSample] | None = None
        self._deviations: NDArray[np.float64] | None = None

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """What tells the parts' conditions apart."""
        return tuple(part.condition.fingerprint for part in self.parts)

    def weigh(
        self, weights: Sequence[float], deviations: NDArray[np.float64] | None = None
    ) -> None:
        """Let the parts count by `weights` (in proportion), each standardised on this folder: by
        `deviations` float64 [p] of its cosines, else by those measured here."""
        before = self.factors
        self.factors = factors(weights, self.deviations if deviations is None else deviations)
        if not np.array_equal(before, self.factors):
            self._newcomers = None  # their vectors depend on it

    def measure(self, n_pairs: int) -> bool:
        """Work out the cosines of so many more random pairs; says whether any are left."""
        if self._deviations is not None:
            return False
        if len(self.parts) < 2 or self.n_images < 2:
            self._deviations = np.ones(len(self.parts))
            return False
        if self._samples is None:
            self._samples = self._pair_samples()
        # A list, since all parts have to advance.
        if any([sample.advance(max(n_pairs // len(self.parts), 1)) for sample in self._samples]):
            return True
        self._deviations, self._samples = deviations_of(self._samples), None
        return False

    @property
    def deviations(self) -> NDArray[np.float64]:
        """How far the cosines of random pairs stray in each part, float64 [p]; what has not been
        measured of them is measured now."""
        while self._deviations is None:
            self.measure(len(self.parts) * _SCALE_PAIRS)
        return self._deviations

    def _pair_samples(self) -> list[PairSample]:
        """Random pairs of images, the same in each part, whose cosines can be worked out."""
        pairs = draw_pairs(self.n_images, np.random.default_rng(_SEED), n_pairs=_SCALE_PAIRS)
        return [PairSample(partial(self.rows, part), pairs) for part in range(len(self.parts))]

    def rows(self, part: int, at: NDArray[np.int64]) -> NDArray[np.float32]:
        """Vectors float32 [k, d] of a part, of the images `image_ids[at]`."""
        return self.parts[part].rows(self._at[part][at])

    @property
    def n_images(self) -> int:
        """How many distinct images can be found."""
        return len(self.image_ids)

    @property
    def n_files(self) -> int:
        """How many files can be found."""
        return len(self._file_ids)

    @property
    def dim(self) -> int:
        """Length of the parts' vectors put end to end."""
        return sum(part.condition.dim for part in self.parts)

    def within(self, file_ids: NDArray[np.int64]) -> Within:
        """Search among the files int64 [k] alone, as far as they can be found."""
        kept = self._within
        if kept is None or kept.asked is not file_ids:
            kept = self._within = Within.of(file_ids, self._file_ids, self._image_of_file)
        return kept

    def is_few(self, within: Within | None) -> bool:
        """Whether there is so little to be searched that the cosines of the rest are not needed."""
        return within is not None and not self.is_exact and len(within.images) <= self._few

    def head(self, query: QueryVector, within: Within | None = None) -> Ranking | None:
        """The first 200 of the ranking, as far as the index finds them; None without one, or where
        the whole takes no longer.

        The files of the query itself are left out. Equal scores keep the order of the listing.
        """
        if self.is_exact or self._index is None or self.is_few(within):
            return None
        return self._head(query, self._index, within)

    def whole(self, query: QueryVector, within: Within | None = None) -> Ranking:
        """The ranking of all files, exact; otherwise as `head`."""
        if within is None:
            return self._ranking(query, None, self._scores(query)[self._image_of_file])
        if self.is_few(within):
            return self.few(query, within, self.scores_at(within.images, query))
        return self.few(query, within, self._scores(query)[within.images])

    def few(self, query: QueryVector, within: Within, scores: NDArray[np.float32]) -> Ranking:
        """The ranking of some files by the scores float32 [k] of their images."""
        return self._ranking(query, within.files, scores[within.which])

    # The index

    def load_index(self, kept: VectorIndex | None = None) -> bool:
        """Map the stored index, if there is a sound one; says whether it is recent enough.

        `kept` is one that another searcher has let go of; it is closed unless it is the stored
        one still. Costs little where the stored one is mapped already.
        """
        former = kept or self._index
        found = load_index(self._target, self.dim, former)
        if former is not None and former is not found:
            former.close()
        if found is not self._index:
            self._index, self._newcomers = found, None
        return found is not None and not needs_work(found, self.image_ids)

    def let_go(self) -> VectorIndex | None:
        """Hand over the mapped index, if there is one, to who closes it."""
        index, self._index, self._newcomers = self._index, None, None
        return index

    def renew_index(self, kept: VectorIndex | None = None) -> None:
        """Use the stored index, where rankings need one, and prepare what every search with it
        needs; `kept` as for `load_index`."""
        if self.is_exact:
            if kept is not None:
                kept.close()
            return
        self.load_index(kept)
        if self._index is not None:
            self._searched_beside(self._index)
            self._files_of_images()

    @property
    def index_recall(self) -> float | None:
        """Measured recall of the loaded index at 50 neighbours; None without an index."""
        return self._index.recall if self._index is not None else None

    def build_job(self) -> BuildJob:
        """What is needed to build the index of these vectors in another process."""
        self._target.parent.mkdir(parents=True, exist_ok=True)
        parts = tuple(
            JobPart(part.path, part.condition.dim, part.places[at], float(factor))
            for part, at, factor in zip(self.parts, self._at, self.factors, strict=True)
        )
        return BuildJob(parts, self.image_ids, self._target)

    def close(self) -> None:
        """Let go of the mapped index."""
        index = self.let_go()
        if index is not None:
            index.close()

    # Rankings

    def part_scores(self, query: QueryVector) -> list[NDArray[np.float32]]:
        """Cosine float32 [n_images] of each image with the query, in each part."""
        together = zip(self.parts, self._at, query.vectors, strict=True)
        return [part.cosines(vector)[at] for part, at, vector in together]

    def _scores(self, query: QueryVector) -> NDArray[np.float32]:
        return blended(self.part_scores(query), self.factors)

    def scores_at(self, places: NDArray[np.int64], query: QueryVector) -> NDArray[np.float32]:
        """The scores float32 [k] of the images `image_ids[places]` alone."""
        together = zip(self.parts, self._at, query.vectors, strict=True)
        cosines = [part.cosines_at(at[places], vector) for part, at, vector in together]
        return blended(cosines, self.factors)

    def _ranking(
        self, query: QueryVector, files: NDArray[np.int64] | None, scores: NDArray[np.float32]
    ) -> Ranking:
        """Of `files` int64 [m], or all, by their scores float32 [m]."""
        scores = np.clip(scores, -1.0, 1.0)
        places = order(scores)
        file_ids = self._file_ids if files is None else self._file_ids[files]
        places = places[~_is_own(file_ids[places], query)]
        return Ranking(file_ids[places], scores[places], True, "exact", 1.0)

    def _head(self, query: QueryVector, index: VectorIndex, within: Within | None) -> Ranking:
        beside = self._searched_beside(index)
        chosen = None if within is None else self._chosen_of(index, beside, within)
        near = np.sort(index.candidates(self._joined(query), beside, chosen))
        at = np.minimum(np.searchsorted(self.image_ids, near), self.n_images - 1)
        at = at[self.image_ids[at] == near]  # some may be gone since
        files, which = self._files_of_images().of(at)
        scores = np.clip(self.scores_at(at, query)[which], -1.0, 1.0)
        if within is not None:  # a copy may lie where it does not pass
            is_within = np.isin(files, within.files)
            files, scores = files[is_within], scores[is_within]
        best = order(scores)
        best = best[~_is_own(self._file_ids[files[best]], query)][:HEAD]
        return Ranking(self._file_ids[files[best]], scores[best], False, "annoy", index.recall)

    def _chosen_of(self, index: VectorIndex, beside: Newcomers, within: Within) -> Chosen:
        """What the index looks for; worked out once for each filter."""
        kept = self._chosen
        if kept is None or kept[0] is not within or kept[1] is not beside:
            chosen = index.chosen(self.image_ids[within.images], beside)
            kept = self._chosen = (within, beside, chosen)
        return kept[2]

    def _searched_beside(self, index: VectorIndex) -> Newcomers:
        if self._newcomers is None:
            is_new = ~np.isin(self.image_ids, index.image_ids, assume_unique=True)
            vectors = self._joined_rows(np.flatnonzero(is_new))
            self._newcomers = index.newcomers(self.image_ids[is_new], vectors)
        return self._newcomers

    def _files_of_images(self) -> FilesOfImages:
        if self._files is None:
            self._files = FilesOfImages(self._image_of_file, self.n_images)
        return self._files

    def _joined(self, query: QueryVector) -> NDArray[np.float32]:
        roots = np.sqrt(self.factors).astype(np.float32)
        return np.concatenate([r * v for r, v in zip(roots, query.vectors, strict=True)])

    def _joined_rows(self, at: NDArray[np.int64]) -> NDArray[np.float32]:
        """Vectors float32 [k, dim] of the images `image_ids[at]`, parts put end to end."""
        roots = np.sqrt(self.factors).astype(np.float32)
        rows = [root * self.rows(part, at) for part, root in enumerate(roots)]
        return np.concatenate(rows, axis=1)


def _is_own(file_ids: NDArray[np.int64], query: QueryVector) -> NDArray[np.bool_]:
    """Which of the files int64 [k] are the query itself."""
    if not query.own_file_ids:
        return np.zeros(len(file_ids), np.bool_)
    return np.isin(file_ids, np.fromiter(query.own_file_ids, np.int64))
