"""The vectors of the pictures that a command names, wherever they lie."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.conditions.base import Condition, normalised
from core.conditions.engine import Engine
from core.errors import LikewiseError
from core.library import absolute
from core.records import Listing
from core.search import QueryVector, Searcher, mean_vector
from core.workers.pool import IMAGE_LIMIT_S, WorkerDied, WorkerHung, WorkerPool
from core.workers.tasks import EmbedOutside, Look, ReadImage


class CommandError(Exception):
    """A command cannot be carried out; the message is a sentence for the person."""


def check_files(paths: Sequence[str]) -> None:
    """Raise `CommandError` for the first path at which there is nothing."""
    for path in paths:
        full = absolute(path)
        if not os.path.exists(full):
            raise CommandError(f"{os.fsdecode(full)}: There is no such file.")


@dataclass(frozen=True, slots=True)
class Embedder:
    """Embeds pictures that are in no library under one condition."""

    pool: WorkerPool
    condition: Condition
    engine: Engine | None

    def embed(self, paths: Sequence[bytes]) -> list[NDArray[np.float32]]:
        """Vectors float32 [d] of length 1; raises `CommandError` naming a bad picture."""
        look = Look((self.condition,), self.engine)
        # One task a picture, so that it is known which of them ended a worker.
        futures = [
            self.pool.submit(EmbedOutside((path,), True, look), priority=0) for path in paths
        ]
        vectors = []
        for path, future in zip(paths, futures, strict=True):
            try:
                (answer,) = future.result()
            except WorkerDied:
                answer = LikewiseError("decoder_died")
            except WorkerHung:
                answer = LikewiseError("decoder_hung", seconds=round(IMAGE_LIMIT_S))
            vectors.append(self._vector(path, answer))
        return vectors

    def _vector(self, path: bytes, answer: ReadImage | LikewiseError) -> NDArray[np.float32]:
        if isinstance(answer, LikewiseError):
            raise CommandError(f"{os.fsdecode(path)}: {answer}") from answer
        stored = answer.vectors[self.condition.fingerprint].astype(np.float32)
        vector: NDArray[np.float32] = normalised(stored[None])[0]
        return vector


def query_vector(
    paths: Sequence[str], listing: Listing, searcher: Searcher, embedder: Embedder
) -> QueryVector:
    """What to rank by: the stored vectors of files in the listing, new ones of all others."""
    places = [_place_of(absolute(path), listing) for path in paths]
    outside = [absolute(path) for path, place in zip(paths, places, strict=True) if place is None]
    vectors = embedder.embed(outside)
    inside = [place for place in places if place is not None]
    vectors += [searcher.vector_of(int(listing.image_ids[place])) for place in inside]
    own = frozenset(int(listing.file_ids[place]) for place in inside)
    return QueryVector(mean_vector(vectors), own)


def _place_of(path: bytes, listing: Listing) -> int | None:
    """Where in the listing a file is, also where its folder goes by another name."""
    if path in listing.paths:
        return listing.paths.index(path)
    name = os.path.basename(path).lower()
    for place, listed in enumerate(listing.paths):
        if os.path.basename(listed).lower() == name and _is_same_file(listed, path):
            return place
    return None


def _is_same_file(one: bytes, other: bytes) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False
