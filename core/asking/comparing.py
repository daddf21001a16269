"""Questions that compare: rankings with each other, pictures with each other, and conditions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from core.asking.desk import Desk, Way
from core.asking.question import Question
from core.asking.weighing import weighed_searcher
from core.conditions.recipes import Blend
from core.errors import LikewiseError
from core.folder_vectors import FolderVectors
from core.records import Ranking
from core.scores.common import CommonGround, GroundSearch, most_unusual_first

_SEED = 2017


@dataclass(frozen=True, slots=True)
class Overlap:
    """Of the first `depth` hits of two or more rankings, `n_common` are the same files."""

    n_common: int
    depth: int


def overlap(rankings: Sequence[Ranking], depth: int) -> Overlap:
    """How far rankings agree on their first `depth` hits, or on as many as the shortest has."""
    depth = min(depth, *(len(ranking) for ranking in rankings))
    return Overlap(len(common_hits(rankings, depth)), depth)


def common_hits(rankings: Sequence[Ranking], depth: int) -> frozenset[int]:
    """The files that are among the first `depth` hits of every ranking."""
    heads = [ranking.file_ids[:depth] for ranking in rankings]
    return frozenset(reduce(np.intersect1d, heads).tolist())


def cosines_between(desk: Desk, file_ids: Sequence[int], way: Way) -> Question[NDArray[np.float32]]:
    """How alike files are to each other: float32 [k, k] of scores under a way of looking.

    NaN where a file has no vector. Raises "not_indexed" where fewer than two have one.
    """
    image_ids = _images_of(desk, file_ids)
    known_ids = [image_id for image_id in image_ids if image_id]
    searcher = yield from weighed_searcher(desk, way, known_ids)
    has_vector = np.isin(image_ids, searcher.image_ids)
    if has_vector.sum() < 2:
        raise LikewiseError("not_indexed")
    at = np.searchsorted(searcher.image_ids, np.array(image_ids)[has_vector])
    known = np.zeros((len(at), len(at)), np.float32)
    for part, factor in enumerate(searcher.factors):
        yield None
        rows = searcher.rows(part, at)
        known += np.float32(factor) * (rows @ rows.T)
    cosines = np.full((len(image_ids), len(image_ids)), np.nan, np.float32)
    cosines[np.ix_(has_vector, has_vector)] = np.clip(known, -1.0, 1.0)
    return cosines


@dataclass(frozen=True, slots=True)
class CommonGrounds:
    """What `n_images` different images have in common: `grounds`, the most unusual first.

    `lacking` are the keys of conditions that cannot tell, since they have not seen all of the
    images. Blends are in neither: they are made of conditions that are.
    """

    n_images: int
    grounds: tuple[CommonGround, ...] = ()
    lacking: tuple[str, ...] = ()


def common_grounds(
    desk: Desk, file_ids: Sequence[int], tell: Callable[[CommonGrounds], None]
) -> Question[CommonGrounds]:
    """Under which conditions files are unusually alike; `tell` hears of each condition in turn.

    Raises "same_picture" where the files hold fewer than two different images.
    """
    image_ids = np.unique([image_id for image_id in _images_of(desk, file_ids) if image_id])
    if len(image_ids) < 2:
        raise LikewiseError("same_picture")
    found = CommonGrounds(len(image_ids))
    for condition in desk.library.catalogue.described():
        if isinstance(condition.recipe, Blend):
            continue
        yield None
        vectors = _vectors_of_all(desk, condition.key, image_ids)
        if vectors is None:
            found = CommonGrounds(found.n_images, found.grounds, (*found.lacking, condition.key))
        else:
            ground = yield from _ground(condition.key, vectors, vectors.find(image_ids))
            grounds = most_unusual_first([*found.grounds, ground])
            found = CommonGrounds(found.n_images, tuple(grounds), found.lacking)
        tell(found)
    return found


def _images_of(desk: Desk, file_ids: Sequence[int]) -> list[int]:
    """Image of each file; 0 where it is not known or the file is gone."""
    return [next(iter(desk.images_of([file_id])), 0) for file_id in file_ids]


def _vectors_of_all(desk: Desk, key: str, image_ids: NDArray[np.int64]) -> FolderVectors | None:
    """The folder's vectors under a condition; None where one of the images has none."""
    try:
        ((condition, _),) = desk.parts_of(key)
    except LikewiseError:
        return None  # its network never ran here
    vectors = desk.vectors(condition, image_ids.tolist())
    return vectors if (vectors.find(image_ids) >= 0).all() else None


def _ground(key: str, vectors: FolderVectors, members: NDArray[np.int64]) -> Question[CommonGround]:
    search = GroundSearch(key, vectors.rows, len(vectors), members, _SEED)
    while search.advance():
        yield None
    return search.ground()
