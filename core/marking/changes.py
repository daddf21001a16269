"""Giving images marks and taking them away, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from core.store.marks import Marked
from core.store.store import Store


@dataclass(frozen=True, slots=True)
class MarkChange:
    """Marks that contents got, and lost, which they had not, and had, before."""

    added: frozenset[Marked]
    removed: frozenset[Marked]

    @property
    def n_images(self) -> int:
        """How many images it is about."""
        return len({content for content, _ in self.added | self.removed})

    @property
    def reverse(self) -> MarkChange:
        """What takes it back."""
        return MarkChange(self.removed, self.added)


def mark(
    store: Store,
    image_ids: Collection[int],
    give: Collection[str] = (),
    take: Collection[str] = (),
) -> MarkChange:
    """Give images some marks and take others away; returns what that has changed."""
    with store.transaction():
        contents = store.images.contents_of(image_ids)
        before = store.marks.of_contents(contents)
        added = {(content, tag) for content in contents for tag in give} - before
        removed = {(content, tag) for content in contents for tag in take} & before
        change = MarkChange(frozenset(added), frozenset(removed))
        _write(store, change)
    return change


def apply(store: Store, change: MarkChange) -> MarkChange:
    """Make a change, such as the reverse of one, once more; returns it."""
    with store.transaction():
        _write(store, change)
    return change


def _write(store: Store, change: MarkChange) -> None:
    store.marks.remove(change.removed)
    store.marks.add(change.added)


def clean_tag(text: str) -> str:
    """A tag, or the name of a collection, as it is kept: one line, without spaces at its ends;
    "" where nothing is left."""
    return " ".join(text.split())
