"""The main question: what is like this?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from core.asking.desk import Desk, Way
from core.asking.filtering import passing
from core.asking.pacing import Pace, in_steps
from core.asking.question import Question
from core.asking.weighing import weighed_searcher
from core.conditions.base import Condition, normalised
from core.errors import LikewiseError
from core.failing import reason_of
from core.filtering.records import NO_FILTER, Filter
from core.index.files_of_images import Within
from core.queries import Picture, Query, QueryItem
from core.query_vectors import QueryVector, WeightedVector, combined_vector
from core.records import Ranking
from core.search import Searcher
from core.workers.bench import Look
from core.workers.pool import WorkerLost
from core.workers.tasks import EmbedOutside, EmbedProxies, ReadImage, Source


def rank(
    desk: Desk,
    query: Query,
    way: Way,
    tell: Callable[[Ranking], None],
    is_fresh: bool = False,
    only: Filter = NO_FILTER,
) -> Question[None]:
    """Rank the folder; `tell` is given the ranking, after its head where the whole takes longer.

    What does not pass the filter `only` is left out, and the ranking of all else is exact. With
    `is_fresh` all that has been embedded by now takes part, without it nearly all. Raises
    "not_indexed" where a file of the query has no vector yet.
    """
    wanted = yield from query_vector(desk, query, way)
    images = desk.images_of([item.file_id for item in query.items if item.picture is None])
    searcher = yield from weighed_searcher(desk, way, images, is_fresh)
    within = None
    if not only.is_empty:
        file_ids = yield from passing(desk, only)
        searcher = desk.searcher(way)  # another question may have weighed it otherwise meanwhile
        within = searcher.within(file_ids)
        if searcher.is_few(within):
            scores = yield from _scores_within(searcher, wanted, within)
            tell(searcher.few(wanted, within, scores))
            return
    head = searcher.head(wanted, within)
    if head is not None:
        tell(head)
    yield from _cosines(searcher, wanted)
    tell(searcher.whole(wanted, within))


def _cosines(searcher: Searcher, wanted: QueryVector) -> Question[None]:
    """Work out all cosines, which the searcher's parts keep."""
    pace = Pace()
    for part, vector in zip(searcher.parts, wanted.vectors, strict=True):
        if searcher.is_exact:
            part.cosines(vector)
            yield from pace.turn()
        else:
            yield from in_steps(partial(part.work_out, vector))


def _scores_within(
    searcher: Searcher, wanted: QueryVector, within: Within
) -> Question[NDArray[np.float32]]:
    """The scores float32 [k] of some images alone, in short steps."""
    scores, n_done = np.empty(len(within.images), np.float32), 0

    def advance(n_images: int) -> bool:
        nonlocal n_done
        chunk = slice(n_done, n_done + n_images)
        scores[chunk] = searcher.scores_at(within.images[chunk], wanted)
        n_done += n_images
        return n_done < len(scores)

    yield from in_steps(advance)
    return scores


def query_vector(desk: Desk, query: Query, way: Way) -> Question[QueryVector]:
    """What a query asks for, under each condition of a way of looking."""
    conditions = [condition for condition, _ in desk.parts_of(way)]
    pictures = [item.picture for item in query.items if item.picture is not None]
    yield from embed_pictures(desk, pictures, conditions)
    vectors = [
        combined_vector([_weighted(desk, item, condition) for item in query.items])
        for condition in conditions
    ]
    return QueryVector(tuple(vectors), frozenset(query.file_ids))


def read_pictures(
    desk: Desk, sources: Sequence[tuple[str, Source]], keys: Sequence[str]
) -> Question[list[Picture | LikewiseError]]:
    """Read pictures (name, source) under the conditions `keys`; one that can't be says why."""
    look = Look(tuple(desk.library.prepare(keys, desk.pool)), desk.library.engine)
    # One task a picture, so that it is known which of them ended a worker.
    futures = [desk.pool.submit(EmbedOutside((source,), look), priority=0) for _, source in sources]
    found: list[Picture | LikewiseError] = []
    for (name, source), future in zip(sources, futures, strict=True):
        yield future
        read = _answer_of(future)
        if isinstance(read, ReadImage):
            vectors = _full(read)
            found.append(
                Picture(name, source.data, source.is_path, read.proxy, source.region, vectors)
            )
        else:
            found.append(read)
    return found


def embed_pictures(
    desk: Desk, pictures: Sequence[Picture], conditions: Sequence[Condition]
) -> Question[None]:
    """Give pictures that were read earlier the vectors that they lack."""
    for picture in pictures:
        lacking = [c for c in conditions if c.fingerprint not in picture.vectors]
        if not lacking:
            continue
        look = Look(tuple(lacking), desk.library.engine)
        future = desk.pool.submit(EmbedProxies((picture.proxy,), look), priority=0)
        yield future
        read = _answer_of(future)
        if isinstance(read, LikewiseError):
            raise read
        picture.vectors.update(_full(read))


def _weighted(desk: Desk, item: QueryItem, condition: Condition) -> WeightedVector:
    if item.picture is not None:
        vector = item.picture.vectors[condition.fingerprint]
    else:
        image_ids = desk.images_of([item.file_id])
        if not image_ids:
            raise LikewiseError("query_gone")
        (image_id,) = image_ids
        vector = desk.vectors(condition, [image_id]).vector_of(image_id)
    return WeightedVector(vector, item.weight, item.is_negative)


def _answer_of(future) -> ReadImage | LikewiseError:  # type: ignore[no-untyped-def]
    try:
        (answer,) = future.result()
    except (WorkerLost, MemoryError) as error:
        return reason_of(error)
    read: ReadImage | LikewiseError = answer
    return read


def _full(read: ReadImage) -> dict[str, NDArray[np.float32]]:
    return {
        name: normalised(vector.astype(np.float32)[None])[0]
        for name, vector in read.vectors.items()
    }
