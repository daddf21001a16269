"""What is said by hand, in image ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.labels import hand_made
from core.labels.hand_made import made_by_hand
from core.library import Library, absolute
from core.records import Listing
from core.store.store import Store
from core.workers.pool import WorkerPool
from tests.conftest import index

NAME = "Fabric"


@pytest.fixture
def listing(library: Library, picture_folder: Path, pool: WorkerPool) -> Listing:
    index(library, picture_folder, pool)
    with library.open_store() as store:
        return store.files.listing(absolute(str(picture_folder)))


def test_groups_and_answers_come_back_as_images(library: Library, listing: Listing) -> None:
    a, b, c, d = listing.image_ids[:4].tolist()
    with library.open_store() as store:
        hand_made.put_into_groups(store, listing.folder, NAME, {a: 1, b: 2, c: 2})
        hand_made.put_into_groups(store, listing.folder, NAME, {b: 1, c: None})
        hand_made.name_group(store, listing.folder, NAME, 1, "Silk")
        hand_made.keep_answer(store, listing.folder, NAME, (a, b, c))
        hand_made.keep_answer(store, listing.folder, NAME, (b, c, d))
        hand_made.take_back_answer(store, listing.folder, NAME, (b, c, d))
        (made,) = made_by_hand(store, listing)
    assert made.notion.name == NAME
    assert made.group_names == {1: "Silk"}
    assert made.members == {a: 1, b: 1}
    assert made.answers == ((a, b, c),)


def test_what_was_said_of_images_that_are_gone_is_hidden_and_stays(
    library: Library, listing: Listing
) -> None:
    a, b, c, d = listing.image_ids[:4].tolist()
    with library.open_store() as store:
        hand_made.put_into_groups(store, listing.folder, NAME, {a: 1, d: 1})
        hand_made.keep_answer(store, listing.folder, NAME, (a, b, c))
        hand_made.keep_answer(store, listing.folder, NAME, (a, b, d))
        path = listing.paths[listing.image_ids.tolist().index(d)]
        Path(path.decode()).unlink()
        without = relisted(library, store, listing)
        assert made_by_hand(store, without)[0].members == {a: 1}
        hand_made.take_back_answer(store, listing.folder, NAME, (a, b, c))
        (made,) = made_by_hand(store, listing)
    assert made.members == {a: 1, d: 1}
    assert made.answers == ((a, b, d),)


def relisted(library: Library, store: Store, listing: Listing) -> Listing:
    library.refresh(store, listing.folder, lambda _progress: None)
    return store.files.listing(listing.folder)


def test_a_notion_is_renamed_and_removed_by_name(library: Library, listing: Listing) -> None:
    first = int(listing.image_ids[0])
    with library.open_store() as store:
        hand_made.begin_notion(store, listing.folder, "Cut")
        hand_made.put_into_groups(store, listing.folder, NAME, {first: 1})
        hand_made.rename_notion(store, listing.folder, NAME, "Cloth")
        assert [made.notion.name for made in made_by_hand(store, listing)] == ["Cut", "Cloth"]
        hand_made.remove_notion(store, listing.folder, "Cloth")
        assert [made.notion.name for made in made_by_hand(store, listing)] == ["Cut"]
