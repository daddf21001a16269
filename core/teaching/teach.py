"""Teach a condition: from what a person says alike means to a condition that can be used."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from core.conditions.base import Condition
from core.conditions.own import writing_in
from core.conditions.taught_file import read_manifest, read_taught
from core.errors import LikewiseError
from core.jobs import Cancelled, Control, Progress
from core.labels.records import Examples
from core.library import Library
from core.measuring.records import Comparison
from core.records import Listing
from core.reports.comparing import compare
from core.store.store import Store
from core.teaching.finetune_job import FinetuneJob
from core.teaching.gathering import Gathered, base_keys, gather
from core.teaching.head_job import HeadJob
from core.teaching.keeping import file_of, measures_of
from core.teaching.orders import STATE, Order, keep_order, lessons_folder
from core.teaching.records import Epoch, Learnt, Lesson, Start
from core.teaching.shallow_job import ShallowJob
from core.workers.job import Job, run_in_process
from core.workers.pool import WorkerPool

_log = logging.getLogger(__name__)

#: Seconds that a lesson has for keeping the best so far once it is asked to stop; a window that
#: is closed waits a little longer than that.
_GRACE_S = 15.0
#: The untrained condition that networks reading pixels are compared with.
BASELINE = "content"

Told = Callable[[Start | Epoch | Progress], None]


@dataclass(frozen=True, slots=True, eq=False)
class TaughtCondition:
    """The condition that a lesson ended in.

    `comparison` is of pictures that it has not learnt from, next to the conditions that it was
    taught on; None where the lesson was stopped or too few pictures were kept for it.
    """

    key: str
    name: str
    learnt: Learnt
    comparison: Comparison | None


def teach(
    library: Library,
    store: Store,
    pool: WorkerPool,
    folder: bytes,
    lesson: Lesson,
    examples: Examples,
    told: Told,
    control: Control,
    is_resumed: bool = False,
    order: Order | None = None,
) -> TaughtCondition:
    """Teach a condition on an indexed folder, keep it, and measure it.

    Cancelling `control` keeps the best so far, which can be resumed later with the same lesson
    and examples; before the first epoch it raises `Cancelled`. After the last one it leaves out
    what is still to be measured. `order` is kept with the state, for whoever wants to know what
    can be resumed. Raises `LikewiseError` where there is nothing to learn from, or no room to
    keep it.
    """
    listing = store.files.listing(folder)
    bases = _prepared_bases(library, store, pool, folder, lesson, told, control)
    gathered = gather(library, store, listing, bases, lesson, examples, told, control)
    lesson_id = _lesson_id(folder, lesson, gathered)
    state = lesson_state(library, lesson_id)
    job = _job(library, lesson, gathered, state / STATE, is_resumed)
    with writing_in(state):
        state.mkdir(parents=True, exist_ok=True)
        if order is not None:
            keep_order(state, folder, order)
    told(Progress("learn", 0, 0))
    try:
        learnt: Learnt = run_in_process(job, told, control, _GRACE_S)
    finally:
        _forget_if_unbegun(state)
    key = _kept(library, store, lesson, gathered, learnt, lesson_id)
    name = library.catalogue.definition(key).name
    if learnt.was_stopped:
        return TaughtCondition(key, name, learnt, None)
    shutil.rmtree(state, ignore_errors=True)  # only what is stopped can be resumed
    try:
        library.index_folder(folder, [key], pool, told, control)
        comparison = _measured(library, store, listing, key, gathered, told, control)
    except Cancelled:
        comparison = None  # what was learnt stays
    return TaughtCondition(key, name, learnt, comparison)


def lesson_state(library: Library, lesson_id: str) -> Path:
    """Where a lesson keeps what it needs to go on."""
    return lessons_folder(library.places.data) / lesson_id


def _forget_if_unbegun(state: Path) -> None:
    """Before the first epoch is done there is nothing to go on with, but pictures that were read
    may take gigabytes."""
    if not (state / STATE).exists():
        shutil.rmtree(state, ignore_errors=True)


def _prepared_bases(
    library: Library,
    store: Store,
    pool: WorkerPool,
    folder: bytes,
    lesson: Lesson,
    told: Told,
    control: Control,
) -> list[Condition]:
    """The conditions that the lesson reads, once the folder is indexed under them."""
    if lesson.network != "head":
        return []
    keys = base_keys(library, lesson)
    bases = library.prepare(keys, pool)
    n_images = len(set(store.files.image_ids(folder)))
    if any(store.n_with_vector(base.fingerprint, folder) < n_images for base in bases):
        library.index_folder(folder, keys, pool, told, control)
    return bases


def _job(
    library: Library, lesson: Lesson, gathered: Gathered, state: Path, is_resumed: bool
) -> Job:
    if lesson.network == "head":
        return HeadJob(
            lesson,
            gathered.rows,
            gathered.codes,
            gathered.split,
            gathered.triplets,
            gathered.pairs,
            gathered.is_similar,
            state,
            is_resumed,
        )
    assert gathered.codes is not None  # `gather` sees to it
    of_network: type[ShallowJob | FinetuneJob] = (
        ShallowJob if lesson.network == "shallow" else FinetuneJob
    )
    return of_network(
        lesson,
        library.places.data,
        gathered.image_ids,
        gathered.codes,
        gathered.split,
        state,
        is_resumed,
    )


def _kept(
    library: Library,
    store: Store,
    lesson: Lesson,
    gathered: Gathered,
    learnt: Learnt,
    lesson_id: str,
) -> str:
    """Put what was learnt into the catalogue; a lesson that was resumed replaces itself."""
    file = file_of(library, store, lesson, gathered, learnt, lesson_id)
    for key in library.catalogue.keys:
        path = library.catalogue.taught_path(key)
        if path is not None and _was_lesson(path) == lesson_id:
            library.catalogue.replace_taught(key, file)
            return key
    return library.catalogue.add_taught(file)


def _was_lesson(path: Path) -> Any:
    """The lesson that a taught file is from; None where the file is gone or damaged, over which
    what has just been learnt must not be lost."""
    try:
        return read_manifest(path).training.get("lesson")
    except LikewiseError as error:
        _log.warning("%s is passed over: %s", path, error)
        return None


def _measured(
    library: Library,
    store: Store,
    listing: Listing,
    key: str,
    gathered: Gathered,
    told: Told,
    control: Control,
) -> Comparison | None:
    if gathered.labels is None:
        return None
    others = [base.key for base in gathered.bases] or _baseline(library, store, listing)
    where = library, store, listing, [key, *others]
    try:
        comparison = compare(*where, gathered.labels, None, None, told, control)
    except LikewiseError as error:
        if error.code != "measure_few":
            raise
        return None  # pairs and answers may be of pictures that were kept for testing
    path = library.catalogue.taught_path(key)
    assert path is not None
    file = read_taught(path)
    manifest = replace(file.manifest, measures=measures_of(comparison))
    library.catalogue.replace_taught(key, replace(file, manifest=manifest))
    return comparison


def _baseline(library: Library, store: Store, listing: Listing) -> list[str]:
    """What a network that reads pixels is held against: Content, where the folder has it."""
    n_images = len(np.unique(listing.image_ids[listing.image_ids > 0]))
    return [
        condition.key
        for condition in library.conditions()
        if condition.key == BASELINE
        and store.n_with_vector(condition.fingerprint, listing.folder) == n_images
    ]


def _lesson_id(folder: bytes, lesson: Lesson, gathered: Gathered) -> str:
    """What two runs share that are the same lesson: its settings, what it reads, its examples,
    and which of these it keeps apart. With another split, going on would mean to be tested on
    what was learnt from."""
    digest = hashlib.blake2b(folder, digest_size=8)
    read = [base.fingerprint for base in gathered.bases]
    digest.update(json.dumps([asdict(lesson), read], sort_keys=True).encode())
    parts = gathered.split
    codes = gathered.codes if gathered.codes is not None else np.zeros(0, np.int32)
    for column in (
        *(gathered.image_ids, codes, parts.train, parts.validation, parts.test),
        *(gathered.triplets, gathered.pairs, gathered.is_similar),
    ):
        digest.update(f"{len(column)} ".encode())
        digest.update(np.ascontiguousarray(column).tobytes())
    return digest.hexdigest()
