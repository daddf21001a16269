"""What a person has said in the window: groups as labels, answers as triplets."""

from __future__ import annotations

import numpy as np

from core.labels.reading import FEWEST, ReadLabels, found_of, labels_of
from core.labels.records import Labels, Triplets
from core.records import Listing
from core.store.notions import Notion
from core.store.store import Store


def group_name(names: dict[int, str], number: int) -> str:
    """What a group is called: its name, else its number."""
    return names.get(number, f"Group {number}")


def labels_of_groups(store: Store, notion: Notion, listing: Listing) -> Labels:
    """The group of each image of the folder that is in one."""
    names = store.notions.group_names(notion.notion_id)
    members = store.notions.members(notion.notion_id)
    numbers = {
        image_id: group_name(names, members[content])
        for image_id, content in contents_of(store, listing).items()
        if content in members
    }
    return labels_of(notion.name, "groups made by hand", numbers)


def read_groups(store: Store, name: str, listing: Listing, fewest: int = FEWEST) -> ReadLabels:
    """The groups of the folder's notion called `name`, as read from a source; no image has a label
    where there is no such notion."""
    notions = {notion.name: notion for notion in store.notions.of_folder(listing.folder)}
    if name in notions:
        labels = labels_of_groups(store, notions[name], listing)
    else:
        labels = labels_of(name, "groups made by hand", {})
    return ReadLabels(labels, found_of(labels, listing, fewest))


def triplets_of_answers(store: Store, notion: Notion, listing: Listing) -> Triplets:
    """The answers about images that are still in the folder."""
    ids = {content: image_id for image_id, content in contents_of(store, listing).items()}
    found = [
        (ids[answer.anchor], ids[answer.positive], ids[answer.negative])
        for answer in store.notions.answers(notion.notion_id)
        if answer.anchor in ids and answer.positive in ids and answer.negative in ids
    ]
    return Triplets(*np.array(found, np.int64).reshape(-1, 3).T)


def contents_of(store: Store, listing: Listing) -> dict[int, bytes]:
    """The content of each image of the folder."""
    image_ids = np.unique(listing.image_ids)
    image_ids = image_ids[image_ids > 0]
    return dict(zip(image_ids.tolist(), store.images.contents(image_ids), strict=True))
