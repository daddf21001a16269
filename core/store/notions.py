"""What a person says alike means in a folder: groups made by hand, and answers.

Images are named by their content (see `core.store.images`). Writing takes place inside the
caller's transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

#: Groups are numbered from 1 to this: the keys that put images in.
MOST_GROUPS = 9


@dataclass(frozen=True, slots=True)
class Notion:
    """One way in which images of a folder are alike, as a person means it."""

    notion_id: int
    name: str


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """`anchor` is more like `positive` than like `negative`; all are contents."""

    anchor: bytes
    positive: bytes
    negative: bytes


class NotionTable:
    """The notions over one connection; used in the connection's own thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def of_folder(self, folder: bytes) -> list[Notion]:
        """The notions of a folder, the oldest first."""
        rows = self._db.execute(
            "SELECT id, name FROM notion WHERE folder = ? ORDER BY id", (folder,)
        )
        return [Notion(*row) for row in rows]

    def add(self, folder: bytes, name: str) -> Notion:
        """A notion of this name; the one that there is, if there is one."""
        self._db.execute(
            "INSERT OR IGNORE INTO notion (folder, name) VALUES (?, ?)", (folder, name)
        )
        row = self._db.execute(
            "SELECT id, name FROM notion WHERE folder = ? AND name = ?", (folder, name)
        ).fetchone()
        return Notion(*row)

    def rename(self, notion_id: int, name: str) -> None:
        """Another name. Raises `sqlite3.IntegrityError` where another notion has it."""
        self._db.execute("UPDATE notion SET name = ? WHERE id = ?", (name, notion_id))

    def remove(self, notion_id: int) -> None:
        """Forget a notion with its groups and answers."""
        self._db.execute("DELETE FROM notion WHERE id = ?", (notion_id,))

    # Groups

    def group_names(self, notion_id: int) -> dict[int, str]:
        """The names that groups were given, by number."""
        rows = self._db.execute(
            "SELECT number, name FROM group_name WHERE notion_id = ? ORDER BY number", (notion_id,)
        )
        return dict(rows.fetchall())

    def name_group(self, notion_id: int, number: int, name: str) -> None:
        """Give a group a name; an empty one takes it away."""
        if name:
            self._db.execute(
                "INSERT OR REPLACE INTO group_name (notion_id, number, name) VALUES (?, ?, ?)",
                (notion_id, number, name),
            )
        else:
            self._db.execute(
                "DELETE FROM group_name WHERE notion_id = ? AND number = ?", (notion_id, number)
            )

    def members(self, notion_id: int) -> dict[bytes, int]:
        """The group number of each content that is in one."""
        rows = self._db.execute(
            "SELECT content, number FROM group_member WHERE notion_id = ?", (notion_id,)
        )
        return dict(rows.fetchall())

    def put(self, notion_id: int, contents: Iterable[bytes], number: int | None) -> None:
        """Put contents into a group, or out of theirs (None)."""
        if number is None:
            self._db.executemany(
                "DELETE FROM group_member WHERE notion_id = ? AND content = ?",
                ((notion_id, content) for content in contents),
            )
            return
        self._db.executemany(
            "INSERT OR REPLACE INTO group_member (notion_id, content, number) VALUES (?, ?, ?)",
            ((notion_id, content, number) for content in contents),
        )

    # Answers

    def answers(self, notion_id: int) -> list[StoredAnswer]:
        """All answers, in the order in which they were given."""
        rows = self._db.execute(
            "SELECT anchor, positive, negative FROM answer WHERE notion_id = ? ORDER BY id",
            (notion_id,),
        )
        return [StoredAnswer(*row) for row in rows]

    def add_answer(self, notion_id: int, answer: StoredAnswer) -> None:
        """Keep an answer."""
        self._db.execute(
            "INSERT INTO answer (notion_id, anchor, positive, negative) VALUES (?, ?, ?, ?)",
            (notion_id, answer.anchor, answer.positive, answer.negative),
        )

    def take_back_answer(self, notion_id: int) -> StoredAnswer | None:
        """Forget the last answer and return it; None where there is none."""
        row = self._db.execute(
            "SELECT id, anchor, positive, negative FROM answer WHERE notion_id = ?"
            " ORDER BY id DESC LIMIT 1",
            (notion_id,),
        ).fetchone()
        if row is None:
            return None
        self._db.execute("DELETE FROM answer WHERE id = ?", (row[0],))
        return StoredAnswer(*row[1:])
