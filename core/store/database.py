"""The SQLite file of a library: opening, migrating, and what its tables mean."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import LikewiseError

#: Each entry brings a library from version i to i + 1; never edited once released.
_MIGRATIONS = (
    """
    -- A content: the bytes of a file, wherever they lie. Ids are never used again, since index
    -- files outside the database name them.
    CREATE TABLE image (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        content BLOB NOT NULL UNIQUE,        -- blake2b of the file, 16 bytes
        width INTEGER NOT NULL,              -- upright, in pixels
        height INTEGER NOT NULL,
        taken_s INTEGER,                     -- camera's date, Unix seconds
        pack INTEGER NOT NULL,               -- where the proxy lies
        first_byte INTEGER NOT NULL,
        n_bytes INTEGER NOT NULL,
        crc INTEGER NOT NULL
    );
    CREATE TABLE file (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        path BLOB NOT NULL UNIQUE,           -- absolute, as os.fsencode gives it
        sort_key BLOB NOT NULL,              -- orders paths as people do
        size_bytes INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        image_id INTEGER REFERENCES image (id),
        failure TEXT                         -- JSON [code, arguments] where it can't be indexed
    );
    CREATE INDEX file_by_image ON file (image_id);
    -- Rows of a vector file, as they were committed, and the image of each row (int64).
    CREATE TABLE vector_block (
        fingerprint TEXT NOT NULL,
        first_row INTEGER NOT NULL,
        n_rows INTEGER NOT NULL,
        crc INTEGER NOT NULL,
        image_ids BLOB NOT NULL,
        PRIMARY KEY (fingerprint, first_row)
    );
    -- The generation of each vector file that counts, and its row length.
    CREATE TABLE vector_file (
        fingerprint TEXT PRIMARY KEY,
        generation INTEGER NOT NULL,
        dim INTEGER NOT NULL
    );
    CREATE TABLE pack (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        n_bytes INTEGER NOT NULL
    );
    CREATE TABLE folder (
        path BLOB PRIMARY KEY,
        opened_s INTEGER NOT NULL
    );
    """,
    """
    -- What a person says alike means, for one folder: by groups of images, and by answers. Images
    -- are named by their content, since this is work that outlives their rows in `image`.
    CREATE TABLE notion (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        folder BLOB NOT NULL,
        name TEXT NOT NULL,
        UNIQUE (folder, name)
    );
    CREATE TABLE group_name (
        notion_id INTEGER NOT NULL REFERENCES notion (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,             -- 1 to 9, the key that puts images in
        name TEXT NOT NULL,
        PRIMARY KEY (notion_id, number)
    );
    CREATE TABLE group_member (
        notion_id INTEGER NOT NULL REFERENCES notion (id) ON DELETE CASCADE,
        content BLOB NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (notion_id, content)
    );
    CREATE TABLE answer (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        notion_id INTEGER NOT NULL REFERENCES notion (id) ON DELETE CASCADE,
        anchor BLOB NOT NULL,
        positive BLOB NOT NULL,              -- more like the anchor than the negative
        negative BLOB NOT NULL
    );
    """,
)

_BUSY_TIMEOUT_S = 60.0


def open_database(path: Path) -> sqlite3.Connection:
    """Open the library at `path` for the calling thread, making or migrating it first.

    Raises `LikewiseError` where it is damaged, from a newer version, or cannot be written.
    """
    with contextlib.ExitStack() as on_failure:
        try:
            connection = sqlite3.connect(path, timeout=_BUSY_TIMEOUT_S, isolation_level=None)
            on_failure.callback(connection.close)
            _use_wal(connection)
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            _migrate(connection, path)
        except sqlite3.OperationalError as error:
            raise _cannot("data_folder", path, error) from error
        except sqlite3.DatabaseError as error:
            raise _cannot("library_damaged", path, error) from error
        on_failure.pop_all()
    return connection


def _cannot(code: str, path: Path, error: sqlite3.Error) -> LikewiseError:
    return LikewiseError(code, folder=os.fspath(path.parent), detail=str(error))


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging, for which SQLite does not wait where others are switching."""
    deadline = time.monotonic() + _BUSY_TIMEOUT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA user_version").fetchone() == (len(_MIGRATIONS),):
        return  # the usual case needs no lock
    with transaction(connection):
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        if found > len(_MIGRATIONS):
            raise LikewiseError("library_newer", folder=os.fspath(path.parent), found=found)
        for number in range(found, len(_MIGRATIONS)):
            for statement in _MIGRATIONS[number].split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. Holds SQLite's write lock, so there is one writer at a time everywhere."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite takes back some failures by itself
            connection.execute("ROLLBACK")
        raise
