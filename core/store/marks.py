"""Favourites, tags and collections of contents, which stay whatever becomes of files and images.

A mark is a tag, `FAVOURITE`, or `COLLECTION` and the name of one. Writing takes place inside the
caller's transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

#: The mark of a favourite: no tag has an empty name.
FAVOURITE = ""
#: What the mark of a collection begins with: no tag does, see `core.marking.changes.clean_tag`.
COLLECTION = "\t"

#: A content with a mark.
Marked = tuple[bytes, str]


def is_tag(mark: str) -> bool:
    """Whether a mark is a tag."""
    return mark != FAVOURITE and not is_collection(mark)


def is_collection(mark: str) -> bool:
    """Whether a mark is that of a collection."""
    return mark.startswith(COLLECTION)


@dataclass(frozen=True, eq=False)
class Marks:
    """The marks of all known images that have any, by image id; told apart by identity."""

    of: Mapping[int, frozenset[str]]

    def __getitem__(self, image_id: int) -> frozenset[str]:
        return self.of.get(image_id, frozenset())

    @cached_property
    def used(self) -> frozenset[str]:
        """The marks that any image has."""
        return frozenset[str]().union(*self.of.values())


NO_MARKS = Marks({})


class MarkTable:
    """The table `mark` over one connection; used in the connection's own thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def of_images(self) -> Marks:
        """The marks of all known images that have any."""
        rows = self._db.execute(
            "SELECT image.id, mark.tag FROM mark JOIN image ON image.content = mark.content"
        )
        found: dict[int, set[str]] = {}
        for image_id, tag in rows:
            found.setdefault(image_id, set()).add(tag)
        return Marks({image_id: frozenset(tags) for image_id, tags in found.items()})

    def of_contents(self, contents: Iterable[bytes]) -> set[Marked]:
        """The marks of some contents."""
        return {
            (content, tag)
            for content in contents
            for (tag,) in self._db.execute("SELECT tag FROM mark WHERE content = ?", (content,))
        }

    def add(self, marks: Iterable[Marked]) -> None:
        """Give contents marks; those that they have stay."""
        self._db.executemany("INSERT OR IGNORE INTO mark (content, tag) VALUES (?, ?)", marks)

    def remove(self, marks: Iterable[Marked]) -> None:
        """Take marks away."""
        self._db.executemany("DELETE FROM mark WHERE content = ? AND tag = ?", marks)
