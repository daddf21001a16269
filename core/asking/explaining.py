"""Why is this like that? What a hit's score is made of, place by place and part by part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.asking.desk import Desk, Way
from core.asking.question import Question
from core.asking.ranking import embed_pictures
from core.asking.weighing import weighed_searcher
from core.conditions.base import Condition
from core.conditions.explanation import Explanation
from core.errors import LikewiseError
from core.queries import Query, QueryItem
from core.scores.blending import shares
from core.workers.bench import Look
from core.workers.explaining import Explain


@dataclass(frozen=True, slots=True, eq=False)
class PartReason:
    """What one condition adds to a score: `share` is `factor` times its cosine."""

    condition: Condition
    factor: float
    share: float
    explanation: Explanation


@dataclass(frozen=True, slots=True, eq=False)
class Reasons:
    """Why two images are alike: `score` is the sum of the parts' shares, the largest first."""

    score: float
    parts: tuple[PartReason, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """What is compared: item number `place` of a query with a file of the folder.

    `first` and `second` are their proxies; `scores` says how alike each item is to the file.
    """

    place: int
    scores: tuple[float, ...]
    first: bytes
    second: bytes


def why(
    desk: Desk,
    query: Query,
    hit_file_id: int,
    way: Way,
    tell: Callable[[Pair], None],
    place: int | None = None,
) -> Question[Reasons]:
    """Why a file of the folder is like item number `place` of a query, or the one most like it.

    `tell` is given the two pictures at once: a network may have to be loaded first.
    """
    scores = yield from scores_of_items(desk, query, hit_file_id, way)
    place = most_alike(query, scores) if place is None else place
    item = query.items[place]
    first, second = _proxy_of(desk, item), _proxy_of(desk, QueryItem(hit_file_id))
    tell(Pair(place, tuple(scores), first, second))
    return (yield from explain(desk, item, hit_file_id, way))


def explain(desk: Desk, item: QueryItem, hit_file_id: int, way: Way) -> Question[Reasons]:
    """Why a picture of a query and a file of the folder are alike under a way of looking.

    The score is that of the stored vectors. Raises "not_indexed" where either has none yet.
    """
    first, second = _proxy_of(desk, item), _proxy_of(desk, QueryItem(hit_file_id))
    cosines = yield from _cosines(desk, item, hit_file_id, way)
    factors = yield from _factors(desk, way)
    parts = [
        (condition, float(factor), float(share))
        for (condition, _), factor, share in zip(
            desk.parts_of(way), factors, shares(cosines, factors), strict=True
        )
        if factor > 0
    ]
    look = Look(tuple(condition for condition, _, _ in parts), desk.library.engine)
    future = desk.pool.submit(Explain(first, second, look), priority=0)
    yield future
    explanations: list[Explanation] = future.result()
    reasons = [
        PartReason(*part, explanation)
        for part, explanation in zip(parts, explanations, strict=True)
    ]
    reasons.sort(key=lambda reason: -reason.share)
    return Reasons(sum(reason.share for reason in reasons), tuple(reasons))


def scores_of_items(desk: Desk, query: Query, hit_file_id: int, way: Way) -> Question[list[float]]:
    """How alike each picture of a query alone is to a file of the folder."""
    scores = []
    factors = yield from _factors(desk, way)
    for item in query.items:
        cosines = yield from _cosines(desk, item, hit_file_id, way)
        scores.append(float(shares(cosines, factors).sum()))
        yield None
    return scores


def most_alike(query: Query, scores: list[float]) -> int:
    """Which item of a query is most like the hit; those that say "less like this" come last."""
    places = range(len(query.items))
    return max(places, key=lambda place: (not query.items[place].is_negative, scores[place]))


def ready_conditions(desk: Desk, file_ids: list[int]) -> Question[list[Condition]]:
    """The conditions, blends among them, under which all these files have vectors."""
    wanted = np.array(desk.images_of(file_ids), np.int64)
    conditions = desk.library.conditions()
    ready = set()
    for condition in conditions:
        yield None
        if np.isin(wanted, desk.store.vectors.image_ids(condition.fingerprint)).all():
            ready.add(condition.key)
    catalogue = desk.library.catalogue
    # A blend may have been taken away between two steps: nothing is behind its key then.
    behind = [(condition, catalogue.embedded([condition.key])) for condition in conditions]
    return [condition for condition, keys in behind if keys and ready.issuperset(keys)]


def _cosines(desk: Desk, item: QueryItem, hit_file_id: int, way: Way) -> Question[list[float]]:
    """The cosine of an item and a file in each part of a way of looking."""
    conditions = [condition for condition, _ in desk.parts_of(way)]
    if item.picture is not None:
        yield from embed_pictures(desk, [item.picture], conditions)
    return [
        float(_vector(desk, item, condition) @ _vector(desk, QueryItem(hit_file_id), condition))
        for condition in conditions
    ]


def _vector(desk: Desk, item: QueryItem, condition: Condition) -> NDArray[np.float32]:
    if item.picture is not None:
        return item.picture.vectors[condition.fingerprint]
    image_id = _image_of(desk, item.file_id)
    return desk.vectors(condition, [image_id]).vector_of(image_id)


def _factors(desk: Desk, way: Way) -> Question[NDArray[np.float64]]:
    """What the parts' cosines count in the ranking, float64 [p]."""
    if len(desk.parts_of(way)) == 1:
        return np.ones(1)
    searcher = yield from weighed_searcher(desk, way)
    return searcher.factors


def _image_of(desk: Desk, file_id: int) -> int:
    (image_id,) = desk.images_of([file_id]) or (0,)
    return image_id


def _proxy_of(desk: Desk, item: QueryItem) -> bytes:
    if item.picture is not None:
        return item.picture.proxy
    proxy = desk.store.proxies.read(_image_of(desk, item.file_id))
    if proxy is None:
        raise LikewiseError("not_indexed")
    return proxy
