"""Honest scores: how rare a likeness is in the open folder, and which of its images are copies.

Both are worked out once a folder, a little at a time, and kept on the desk.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np
from numpy.typing import NDArray

from core.asking.desk import Desk, Way
from core.asking.findings import ChancePairs, Copies, CopyHunt
from core.asking.pacing import in_steps
from core.asking.question import Question
from core.asking.weighing import weighed_searcher
from core.distinct import distinct
from core.folder_vectors import FolderVectors
from core.scores.blending import blended
from core.scores.calibration import FEWEST_IMAGES, Calibration, draw_pairs
from core.scores.copies import RULES, CopySearch, copy_tests
from core.scores.vectors import Rows
from core.search import EXACT_LIMIT, Searcher

#: Vectors brought into memory in one step.
_READY_AT_ONCE = 1000
#: In larger folders copies are looked for only when somebody asks for them: it takes minutes,
#: and among so many images two drawn at random hardly ever are copies.
_MOST_COMPARED = 30_000
#: A condition can tell copies when so many of the folder's images have a vector under it.
_SHARE_NEEDED = 0.9
_COPY_KEYS = frozenset(rule.key for rules in RULES for rule in rules)
_SEED = 4000


def calibrate(desk: Desk, way: Way) -> Question[Calibration | None]:
    """Where scores stand among random pairs of the folder, copies left out.

    None with fewer than 50 images, or fewer pairs than 50 different images have.
    """
    searcher = yield from weighed_searcher(desk, way)
    factors = searcher.factors
    if searcher.n_images < FEWEST_IMAGES:
        return None
    pairs = yield from _chance_pairs(desk, searcher)
    for part in searcher.parts:
        fingerprint = part.condition.fingerprint
        if not pairs.has_cosines(fingerprint):
            rows = partial(_rows_of, part, pairs.image_ids)
            yield from in_steps(partial(pairs.advance, fingerprint, rows))
    calibration = pairs.calibration(searcher.fingerprints, factors, blended)
    return calibration if calibration.is_telling else None


def find_copies(desk: Desk) -> Question[Copies]:
    """Exact and near copies among the folder's images.

    Near ones as far as the conditions that the folder is indexed under can tell them.
    """
    hunt = yield from _hunt(desk)
    for vectors in hunt.vectors:
        if len(vectors) <= EXACT_LIMIT:  # pairs are compared 20 times as fast in memory
            while vectors.make_ready(_READY_AT_ONCE):
                yield None
    while hunt.search is not None and hunt.search.advance():
        yield None
    return hunt.finish()


def copy_rows(desk: Desk) -> Question[tuple[NDArray[np.int64], dict[str, Rows]]]:
    """The images int64 [n] of the folder, rising, that have vectors under all conditions that can
    tell copies here, and what gives these vectors by places among them; by key."""
    vectors = yield from _copy_vectors(desk)
    image_ids = _common_images(desk, vectors)
    for one in vectors.values():
        if len(one) <= EXACT_LIMIT:
            while one.make_ready(_READY_AT_ONCE):
                yield None
    return image_ids, _rows_by_key(vectors, image_ids)


def _common_images(desk: Desk, vectors: Mapping[str, FolderVectors]) -> NDArray[np.int64]:
    image_ids = np.zeros(0, np.int64) if desk.listing is None else _images(desk.listing.image_ids)
    for one in vectors.values():
        image_ids = np.intersect1d(image_ids, one.image_ids, assume_unique=True)
    return image_ids


def _rows_by_key(
    vectors: Mapping[str, FolderVectors], image_ids: NDArray[np.int64]
) -> dict[str, Rows]:
    return {key: partial(_rows_of, one, image_ids) for key, one in vectors.items()}


def _chance_pairs(desk: Desk, searcher: Searcher) -> Question[ChancePairs]:
    """Pairs that were drawn before, if they still stand for the folder, else others."""
    for kept in desk.findings.pair_sets:
        if _is_fit(kept, searcher):
            return kept
    groups = None
    if searcher.n_images <= _MOST_COMPARED:
        copies = yield from find_copies(desk)
        groups = copies.groups_of(searcher.image_ids)
    yield None
    drawn = draw_pairs(searcher.n_images, np.random.default_rng(_SEED), groups)
    pairs = ChancePairs(searcher.image_ids, drawn)
    desk.findings.keep_pairs(pairs)
    yield None
    return pairs


def _is_fit(pairs: ChancePairs, searcher: Searcher) -> bool:
    if pairs.is_stale(searcher.n_images):
        return False
    lacking = [p for p in searcher.parts if not pairs.has_cosines(p.condition.fingerprint)]
    return all(bool((part.find(pairs.image_ids) >= 0).all()) for part in lacking)


def _rows_of(
    vectors: FolderVectors, image_ids: NDArray[np.int64], at: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Vectors float32 [k, d] of the images `image_ids[at]`."""
    return vectors.rows(vectors.find(image_ids[at]))


def _hunt(desk: Desk) -> Question[CopyHunt]:
    """The search that is under way or done, if it was for the same images; else a new one."""
    vectors = yield from _copy_vectors(desk)
    image_ids = _common_images(desk, vectors)
    fingerprints = tuple(sorted(one.condition.fingerprint for one in vectors.values()))
    kept = desk.findings.hunt
    if (
        kept is not None
        and kept.fingerprints == fingerprints
        and np.array_equal(kept.image_ids, image_ids)
    ):
        return kept
    tests = copy_tests(_rows_by_key(vectors, image_ids))
    search = CopySearch(tests, len(image_ids)) if tests else None
    in_use = tuple(vectors.values()) if tests else ()
    desk.findings.hunt = CopyHunt(image_ids, fingerprints, in_use, search)
    return desk.findings.hunt


def _copy_vectors(desk: Desk) -> Question[dict[str, FolderVectors]]:
    """Vectors of the folder under the conditions that can tell copies, by key.

    Those that nobody looks under stay in memory only for the search.
    """
    found = {}
    for condition in desk.library.conditions():
        if condition.key in _COPY_KEYS and desk.listing is not None:
            if desk.has_loaded(condition):
                vectors = desk.vectors(condition)
            else:
                vectors = desk.library.vectors(desk.store, desk.listing, condition)
            n_images = len(_images(desk.listing.image_ids))
            if len(vectors) >= max(_SHARE_NEEDED * n_images, 1):
                found[condition.key] = vectors
            yield None
    return found


def _images(image_ids: NDArray[np.int64]) -> NDArray[np.int64]:
    """The distinct images of files, rising; files that have not been read have none."""
    return distinct(image_ids[image_ids > 0])
