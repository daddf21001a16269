"""Orders for lessons: what they name is read, and what was stopped is found again."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from core.errors import LikewiseError
from core.labels.records import LabelSource, SourceKind
from core.library import Library, absolute
from core.records import Listing
from core.store.notions import StoredAnswer
from core.store.store import Store
from core.teaching.orders import Order, examples_of, keep_order, unfinished
from core.teaching.records import Lesson
from core.workers.pool import WorkerPool
from tests.conftest import index

LESSON = Lesson("kinds", on=("colour", "layout"), dim=16)
FOLDERS = LabelSource(SourceKind.FOLDERS)


@pytest.fixture
def store(library: Library, picture_folder: Path, pool: WorkerPool) -> Store:
    index(library, picture_folder, pool)
    return library.open_store()


@pytest.fixture
def listing(store: Store, picture_folder: Path) -> Listing:
    return store.files.listing(absolute(os.fspath(picture_folder)))


def make_notion(store: Store, listing: Listing, groups: tuple[int, ...]) -> None:
    """Six pictures in `groups`, and an answer about three of them."""
    ids = np.unique(listing.image_ids)[:6]
    contents = store.images.contents(ids)
    with store.transaction():
        notion = store.notions.add(listing.folder, "mood")
        for number, content in zip(groups, contents, strict=True):
            store.notions.put(notion.notion_id, [content], number)
        store.notions.add_answer(notion.notion_id, StoredAnswer(*contents[:3]))


def test_groups_give_labels_where_nothing_else_does(store: Store, listing: Listing) -> None:
    make_notion(store, listing, (1, 1, 1, 2, 2, 2))
    examples = examples_of(Order(LESSON, notion="mood"), store, listing)
    assert examples.labels is not None
    assert examples.labels.classes == ("Group 1", "Group 2")
    assert examples.triplets is not None
    assert len(examples.triplets) == 1
    examples = examples_of(Order(LESSON, labels=FOLDERS, notion="mood"), store, listing)
    assert examples.labels is not None
    assert examples.labels.classes == ("blue", "green", "red", "violet", "yellow")


def test_one_group_alone_is_no_label(store: Store, listing: Listing) -> None:
    make_notion(store, listing, (1, 1, 1, 1, 1, 1))
    assert examples_of(Order(LESSON, notion="mood"), store, listing).labels is None


def test_answers_and_a_file_are_learnt_together(
    store: Store, listing: Listing, tmp_path: Path
) -> None:
    make_notion(store, listing, (1, 1, 1, 1, 1, 1))
    names = [
        os.path.relpath(os.fsdecode(path), os.fsdecode(listing.folder)) for path in listing.paths
    ]
    table = tmp_path / "triplets.csv"
    table.write_text(f"{','.join(names[:3])}\n{names[3]},{names[4]},similar\n", encoding="utf-8")
    examples = examples_of(Order(LESSON, notion="mood", pairs=str(table)), store, listing)
    assert examples.triplets is not None
    assert len(examples.triplets) == 2
    assert examples.pairs is not None
    assert len(examples.pairs) == 1


def test_what_was_made_by_hand_and_is_gone_is_said(store: Store, listing: Listing) -> None:
    with pytest.raises(LikewiseError, match="mood"):
        examples_of(Order(LESSON, notion="mood"), store, listing)


def keep_lesson(lessons: Path, name: str, folder: bytes, order: Order, ns: int) -> None:
    """As a lesson leaves it that was stopped at a time."""
    state = lessons / name
    state.mkdir(parents=True)
    keep_order(state, folder, order)
    (state / "state.pt").write_bytes(b"")
    os.utime(state / "state.pt", ns=(ns, ns))


def test_the_lesson_that_was_stopped_last_is_found_again(tmp_path: Path) -> None:
    source = LabelSource(SourceKind.TABLE, "kinds.csv", "kind", "file")
    order = Order(LESSON, source, "mood", "pairs.csv")
    folder = os.fsencode("/pictures/\udcff")
    keep_lesson(tmp_path, "older", folder, Order(Lesson("older")), 1)
    keep_lesson(tmp_path, "newer", folder, order, 2)
    keep_lesson(tmp_path, "elsewhere", b"/other", Order(Lesson("other")), 3)
    found = unfinished(tmp_path, folder)
    assert found is not None
    assert found.order == order
    found.forget()
    left = unfinished(tmp_path, folder)
    assert left is not None
    assert left.order.lesson.name == "older"


def test_what_cannot_go_on_is_not_offered(tmp_path: Path) -> None:
    (tmp_path / "before its first epoch").mkdir()
    keep_order(tmp_path / "before its first epoch", b"/pictures", Order(LESSON))
    keep_lesson(tmp_path, "damaged", b"/pictures", Order(LESSON), 1)
    (tmp_path / "damaged" / "order.json").write_text("{", encoding="utf-8")
    assert unfinished(tmp_path, b"/pictures") is None
    assert unfinished(tmp_path / "none", b"/pictures") is None
