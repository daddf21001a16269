"""What was said by hand in the window, as labels and triplets of the folder's images."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.labels.by_hand import labels_of_groups, read_groups, triplets_of_answers
from core.labels.records import LabelSource, SourceKind
from core.labels.sources import read_source
from core.library import Library
from core.records import Listing
from core.store.notions import StoredAnswer
from core.store.store import Store
from core.workers.pool import WorkerPool
from tests.conftest import ignore, index

GONE = bytes([7]) * 16


@pytest.fixture
def listing(library: Library, picture_folder: Path, pool: WorkerPool) -> Listing:
    index(library, picture_folder, pool)
    with library.open_store() as store:
        return store.files.listing(bytes(picture_folder))


def contents_of(store: Store, listing: Listing, places: list[int]) -> list[bytes]:
    return store.images.contents(listing.image_ids[places])


def test_groups_are_labels_by_name_or_number(library: Library, listing: Listing) -> None:
    with library.open_store() as store, store.transaction():
        notion = store.notions.add(listing.folder, "Mine")
        store.notions.put(notion.notion_id, contents_of(store, listing, [0, 1]), 1)
        store.notions.put(notion.notion_id, contents_of(store, listing, [2]), 2)
        store.notions.name_group(notion.notion_id, 1, "Silk")
        labels = labels_of_groups(store, notion, listing)
    assert labels.name == "Mine"
    assert labels.classes == ("Group 2", "Silk")
    assert sorted(labels.image_ids.tolist()) == sorted(listing.image_ids[:3].tolist())
    assert labels.counts().tolist() == [1, 2]


def test_what_is_no_longer_in_the_folder_has_no_label(library: Library, listing: Listing) -> None:
    with library.open_store() as store, store.transaction():
        notion = store.notions.add(listing.folder, "Mine")
        store.notions.put(notion.notion_id, [GONE, *contents_of(store, listing, [0])], 1)
        assert len(labels_of_groups(store, notion, listing)) == 1


def test_what_was_found_in_groups(library: Library, listing: Listing) -> None:
    with library.open_store() as store:
        with store.transaction():
            notion = store.notions.add(listing.folder, "Mine")
            store.notions.put(notion.notion_id, contents_of(store, listing, [0, 1, 2]), 1)
            store.notions.put(notion.notion_id, contents_of(store, listing, [3]), 2)
        found = read_groups(store, "Mine", listing, fewest=2).found
        source = LabelSource(SourceKind.GROUPS, "Mine")
        reading = read_source(store, source, listing, ignore)
    assert found.per_label == (("Group 1", 3),)
    assert found.too_few == (("Group 2", 1),)
    assert (found.n_labelled, found.n_unlabelled) == (4, 26)
    assert reading.source == source
    assert reading.head is None
    assert len(reading.labels) == 4


def test_a_notion_that_is_gone_labels_nothing(library: Library, listing: Listing) -> None:
    with library.open_store() as store:
        read = read_groups(store, "Nobody's", listing)
    assert len(read.labels) == 0
    assert read.found.n_labelled == 0


def test_answers_are_triplets_of_what_is_still_there(library: Library, listing: Listing) -> None:
    with library.open_store() as store, store.transaction():
        notion = store.notions.add(listing.folder, "Mine")
        first, second, third = contents_of(store, listing, [4, 5, 6])
        store.notions.add_answer(notion.notion_id, StoredAnswer(first, second, third))
        store.notions.add_answer(notion.notion_id, StoredAnswer(first, GONE, third))
        triplets = triplets_of_answers(store, notion, listing)
    ids = listing.image_ids[[4, 5, 6]]
    found = np.stack([triplets.anchors, triplets.positives, triplets.negatives], axis=1)
    assert found.tolist() == [ids.tolist()]


def test_without_answers_there_are_no_triplets(library: Library, listing: Listing) -> None:
    with library.open_store() as store, store.transaction():
        notion = store.notions.add(listing.folder, "Mine")
        assert len(triplets_of_answers(store, notion, listing)) == 0
