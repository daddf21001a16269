"""Teaching on a library: what was learnt is kept, what cannot go on leaves nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.conditions.taught_file import SUFFIX
from core.jobs import Cancelled, Control, Progress
from core.labels.reading import read_labels
from core.labels.records import Examples, LabelSource, SourceKind
from core.library import Library, absolute
from core.store.store import Store
from core.teaching.orders import lessons_folder
from core.teaching.records import Epoch, Lesson, Start
from core.teaching.teach import TaughtCondition, Told, teach
from core.workers.pool import WorkerPool
from tests.conftest import draw_folder, index

LESSON = Lesson("kinds", on=("colour", "layout"), dim=8, epochs=2)


@pytest.fixture
def folder(library: Library, tmp_path: Path, pool: WorkerPool) -> bytes:
    drawn = draw_folder(tmp_path / "gallery", n_seeds=4)
    index(library, drawn, pool, ("colour", "layout"))
    return absolute(os.fspath(drawn))


@pytest.fixture
def store(library: Library, folder: bytes) -> Iterator[Store]:
    with library.open_store() as opened:
        yield opened


class Teacher:
    """Teaches the names of the folders."""

    def __init__(self, library: Library, store: Store, pool: WorkerPool, folder: bytes) -> None:
        self._library, self._store, self._pool, self._folder = library, store, pool, folder

    def teach(self, lesson: Lesson, told: Told, control: Control) -> TaughtCondition:
        labels = read_labels(
            LabelSource(SourceKind.FOLDERS), self._store.files.listing(self._folder)
        ).labels
        return teach(
            self._library,
            self._store,
            self._pool,
            self._folder,
            lesson,
            Examples(labels),
            told,
            control,
        )


@pytest.fixture
def teacher(library: Library, store: Store, pool: WorkerPool, folder: bytes) -> Teacher:
    return Teacher(library, store, pool, folder)


def test_a_damaged_file_of_another_condition_loses_no_lesson(
    teacher: Teacher, library: Library
) -> None:
    first = teacher.teach(LESSON, lambda _news: None, Control())
    path = library.catalogue.taught_path(first.key)
    assert path is not None
    path.write_bytes(b"damaged")
    second = teacher.teach(replace(LESSON, name="shades"), lambda _news: None, Control())
    assert second.key == "shades"
    assert second.comparison is not None
    assert (path.parent / f"shades{SUFFIX}").exists()


def test_a_lesson_stopped_before_its_first_epoch_leaves_nothing(
    teacher: Teacher, library: Library
) -> None:
    control = Control()

    def told(news: Start | Epoch | Progress) -> None:
        if isinstance(news, Start):
            control.cancel()

    lesson = replace(LESSON, network="shallow", on=(), epochs=200)
    with pytest.raises(Cancelled):
        teacher.teach(lesson, told, control)
    assert not list(lessons_folder(library.places.data).glob("*"))
    assert "kinds" not in library.catalogue.keys
