"""What a person says in the window, as image ids: read at once, and kept piece by piece."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from core.labels.by_hand import contents_of
from core.records import Listing
from core.store.notions import Notion, StoredAnswer
from core.store.store import Store

#: Image ids: an anchor, what is more like it, and what is less.
Answer = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class HandMade:
    """What a person has said of the images of a folder, under one notion.

    `group_names` are those that were given, by number; `members` is the group number of each
    image id that is in one; `answers` are in the order in which they were given. What was said
    of images that are no longer in the folder is left out.
    """

    notion: Notion
    group_names: Mapping[int, str]
    members: Mapping[int, int]
    answers: tuple[Answer, ...]


def made_by_hand(store: Store, listing: Listing) -> list[HandMade]:
    """All that was said of a folder, the oldest notion first."""
    notions = store.notions.of_folder(listing.folder)
    contents = contents_of(store, listing) if notions else {}
    ids = {content: image_id for image_id, content in contents.items()}
    return [_made(store, notion, ids) for notion in notions]


def _made(store: Store, notion: Notion, ids: Mapping[bytes, int]) -> HandMade:
    members = store.notions.members(notion.notion_id)
    answers = store.notions.answers(notion.notion_id)
    return HandMade(
        notion,
        store.notions.group_names(notion.notion_id),
        {ids[content]: number for content, number in members.items() if content in ids},
        tuple(
            (ids[answer.anchor], ids[answer.positive], ids[answer.negative])
            for answer in answers
            if _is_known(answer, ids)
        ),
    )


def put_into_groups(
    store: Store, folder: bytes, name: str, numbers: Mapping[int, int | None]
) -> Notion:
    """Put images into groups, `numbers` by image id, or out of theirs (None).

    Here and below, the notion called `name` is made if there is none, and returned.
    """
    contents = store.images.contents(np.array(list(numbers), np.int64))
    with store.transaction():
        notion = store.notions.add(folder, name)
        for number in set(numbers.values()):
            chosen = [
                content
                for content, wanted in zip(contents, numbers.values(), strict=True)
                if wanted == number
            ]
            store.notions.put(notion.notion_id, chosen, number)
    return notion


def name_group(store: Store, folder: bytes, name: str, number: int, group: str) -> Notion:
    """Give a group a name; an empty one takes it away."""
    with store.transaction():
        notion = store.notions.add(folder, name)
        store.notions.name_group(notion.notion_id, number, group)
    return notion


def keep_answer(store: Store, folder: bytes, name: str, answer: Answer) -> Notion:
    """Keep an answer."""
    contents = store.images.contents(np.array(answer, np.int64))
    with store.transaction():
        notion = store.notions.add(folder, name)
        store.notions.add_answer(notion.notion_id, StoredAnswer(*contents))
    return notion


def take_back_answer(store: Store, folder: bytes, name: str, answer: Answer) -> Notion:
    """Forget the last answer that is this one. Later ones, about images that are no longer in
    the folder, stay."""
    contents = store.images.contents(np.array(answer, np.int64))
    wanted, later = StoredAnswer(*contents), []
    with store.transaction():
        notion = store.notions.add(folder, name)
        while (last := store.notions.take_back_answer(notion.notion_id)) not in (None, wanted):
            later.append(last)
        for stays in reversed(later):
            store.notions.add_answer(notion.notion_id, stays)
    return notion


def begin_notion(store: Store, folder: bytes, name: str) -> Notion:
    """Have a notion of this name."""
    with store.transaction():
        return store.notions.add(folder, name)


def rename_notion(store: Store, folder: bytes, name: str, new_name: str) -> Notion:
    """Give a notion another name, which no other one of the folder has."""
    with store.transaction():
        notion = store.notions.add(folder, name)
        store.notions.rename(notion.notion_id, new_name)
    return Notion(notion.notion_id, new_name)


def remove_notion(store: Store, folder: bytes, name: str) -> None:
    """Forget a notion with its groups and answers."""
    with store.transaction():
        store.notions.remove(store.notions.add(folder, name).notion_id)


def _is_known(answer: StoredAnswer, ids: Mapping[bytes, int]) -> bool:
    return answer.anchor in ids and answer.positive in ids and answer.negative in ids
