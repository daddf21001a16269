"""A connection to the library's SQLite file whose failures are sentences for a person.

Where SQLite finds the file damaged, a mark is left beside it, so that the next start mends it (see
`core.store.mending`): by itself a start looks at no more of the file than it needs.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from core.errors import LikewiseError

_log = logging.getLogger(__name__)

#: What comes of a question to SQLite that fails; the second where its own message is damaged text.
REFUSALS = (sqlite3.Error, UnicodeDecodeError)


def mark_of(path: Path) -> Path:
    """The file that says that the library at `path` was found damaged."""
    return path.with_name(path.name + ".damaged")


class Cursor(sqlite3.Cursor):
    """Raises `LikewiseError` ("disk_full", "data_folder", "library_damaged") in place of SQLite's
    own errors, but for `sqlite3.IntegrityError` and those that are bugs."""

    connection: Connection

    def execute(self, sql: str, parameters: Any = (), /) -> Cursor:
        try:
            return super().execute(sql, parameters)
        except REFUSALS as error:
            raise self.connection.said(error) from error

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Cursor:
        try:
            return super().executemany(sql, parameters)
        except REFUSALS as error:
            raise self.connection.said(error) from error

    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except REFUSALS as error:
            raise self.connection.said(error) from error

    def fetchall(self) -> list[Any]:
        try:
            return super().fetchall()
        except REFUSALS as error:
            raise self.connection.said(error) from error

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except REFUSALS as error:
            raise self.connection.said(error) from error


class Connection(sqlite3.Connection):
    """A connection to the library at `path` whose cursors are of the class above."""

    def __init__(self, path: str, *arguments: Any, **named: Any) -> None:
        super().__init__(path, *arguments, **named)
        self._path = Path(path)
        # A flipped bit in a text should cost that text, and not the whole listing.
        self.text_factory = _text

    def execute(self, sql: str, parameters: Any = (), /) -> Cursor:
        return self.cursor(Cursor).execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Cursor:
        return self.cursor(Cursor).executemany(sql, parameters)

    def said(self, error: sqlite3.Error | UnicodeDecodeError) -> Exception:
        """What to raise in place of `error`; where the file is damaged, that is marked."""
        folder, detail = os.fspath(self._path.parent), str(error)
        # Where the schema itself is damaged, what it no longer names is said not to be there.
        is_damage = type(error) in (sqlite3.DatabaseError, UnicodeDecodeError)
        if is_damage or "no such" in detail:
            self._mark()
            return LikewiseError("library_damaged", folder=folder, detail=detail)
        if not isinstance(error, sqlite3.OperationalError):
            return error
        if "full" in detail:
            return LikewiseError("disk_full", folder=folder)
        return LikewiseError("data_folder", folder=folder, detail=detail)

    def _mark(self) -> None:
        try:
            mark_of(self._path).touch()
        except OSError as error:
            _log.warning("the damaged library cannot be marked: %s", error)


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")
