"""Pairs of contents of which a person has said, for good, that they are no copies of each other.

Writing takes place inside the caller's transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

Pair = tuple[bytes, bytes]


class NotCopiesTable:
    """The table `not_copies` over one connection; used in the connection's own thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def all(self) -> set[Pair]:
        """All pairs, the lesser content of each first."""
        rows = self._db.execute("SELECT pair FROM not_copies")
        return {(pair[: len(pair) // 2], pair[len(pair) // 2 :]) for (pair,) in rows}

    def add(self, pairs: Iterable[Pair]) -> set[Pair]:
        """Note pairs; returns those that were new."""
        new = {_ordered(pair) for pair in pairs} - self.all()
        self._db.executemany(
            "INSERT INTO not_copies (pair) VALUES (?)", ((one + other,) for one, other in new)
        )
        return new

    def remove(self, pairs: Iterable[Pair]) -> None:
        """Take back what was said."""
        self._db.executemany(
            "DELETE FROM not_copies WHERE pair = ?",
            ((one + other,) for one, other in map(_ordered, pairs)),
        )


def _ordered(pair: Pair) -> Pair:
    one, other = sorted(pair)
    return one, other
