"""Favourites and tags of contents, which stay whatever becomes of files and images.

A mark is a tag, or `FAVOURITE`. Writing takes place inside the caller's transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

#: The mark of a favourite: no tag has an empty name.
FAVOURITE = ""

#: A content with a mark.
Marked = tuple[bytes, str]


class MarkTable:
    """The table `mark` over one connection; used in the connection's own thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def of_images(self) -> dict[int, frozenset[str]]:
        """The marks of all known images that have any, by image id."""
        rows = self._db.execute(
            "SELECT image.id, mark.tag FROM mark JOIN image ON image.content = mark.content"
        )
        found: dict[int, set[str]] = {}
        for image_id, tag in rows:
            found.setdefault(image_id, set()).add(tag)
        return {image_id: frozenset(tags) for image_id, tags in found.items()}

    def of_contents(self, contents: Iterable[bytes]) -> set[Marked]:
        """The marks of some contents."""
        return {
            (content, tag)
            for content in contents
            for (tag,) in self._db.execute("SELECT tag FROM mark WHERE content = ?", (content,))
        }

    def tags(self) -> list[str]:
        """All tags that are in use, in the order of their names."""
        rows = self._db.execute("SELECT DISTINCT tag FROM mark WHERE tag != ''").fetchall()
        return sorted((tag for (tag,) in rows), key=str.casefold)

    def add(self, marks: Iterable[Marked]) -> None:
        """Give contents marks; those that they have stay."""
        self._db.executemany("INSERT OR IGNORE INTO mark (content, tag) VALUES (?, ?)", marks)

    def remove(self, marks: Iterable[Marked]) -> None:
        """Take marks away."""
        self._db.executemany("DELETE FROM mark WHERE content = ? AND tag = ?", marks)
