"""The SQLite file of a library: opening, migrating, and what its tables mean.

Before a library is migrated, a copy of the file is kept beside it as `library.sqlite.vN.backup`,
N being its version; the next migration replaces it by its own.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import LikewiseError
from core.store.committed import write_error
from core.store.connection import Connection

#: Each entry brings a library from version i to i + 1; never edited once released.
MIGRATIONS = (
    """
    -- A content: the bytes of a file, wherever they lie. Ids are never used again, since index
    -- files outside the database name them.
    CREATE TABLE image (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        content BLOB NOT NULL UNIQUE,        -- digest of the file
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
    """
    -- Files in the order in which they are listed: a million need not be sorted first.
    CREATE INDEX file_in_order ON file (sort_key, path);
    """,
    """
    -- Where a file lies on its disk: what is at another path with the same number, size and time
    -- has been moved there. 0 where the disk gives none.
    ALTER TABLE file ADD COLUMN inode INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE file ADD COLUMN device INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX file_by_inode ON file (inode);
    -- Who works on which content, or makes which vectors: nobody else does until it is stored, or
    -- until the owner's lock file is free, which the system sees to when a process ends.
    CREATE TABLE claim (
        work BLOB PRIMARY KEY,
        owner TEXT NOT NULL
    );
    """,
    # The text of a table counts: while the schema fits into one page, it survives what befalls
    # other pages. So what the columns mean stands before the statements.
    """
    -- Favourites (tag '') and tags of contents.
    CREATE TABLE mark (content BLOB, tag TEXT, PRIMARY KEY (content, tag));
    -- Two contents, the lesser first, that are no copies of each other, as a person has said.
    CREATE TABLE not_copies (pair BLOB);
    """,
    """
    -- The camera that took a picture: '' is none, NULL has not been looked for, as in what was
    -- stored before.
    ALTER TABLE image ADD COLUMN camera TEXT;
    """,
)

#: The version of the libraries that this Likewise makes.
NEWEST_VERSION = len(MIGRATIONS)

_BUSY_TIMEOUT_S = 60.0


def open_database(path: Path) -> Connection:
    """Open the library at `path` for the calling thread, making or migrating it first.

    Raises `LikewiseError` where it is damaged, from a newer version, or cannot be written.
    """
    with contextlib.ExitStack() as on_failure:
        connection = connect(path)
        on_failure.callback(connection.close)
        _use_wal(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        _migrate(connection, path)
        on_failure.pop_all()
    return connection


def connect(path: Path) -> Connection:
    """A connection to the file as it is. Raises `LikewiseError` ("data_folder")."""
    try:
        return sqlite3.connect(
            path, timeout=_BUSY_TIMEOUT_S, isolation_level=None, factory=Connection
        )
    except sqlite3.OperationalError as error:
        folder = os.fspath(path.parent)
        raise LikewiseError("data_folder", folder=folder, detail=str(error)) from error


def tables_of(version: int) -> dict[str, tuple[str, ...]]:
    """The tables of a library of that version, and their columns."""
    with contextlib.closing(sqlite3.connect(":memory:")) as empty:
        for number in range(min(version, NEWEST_VERSION)):
            empty.executescript(MIGRATIONS[number])
        return found_tables(empty)


def found_tables(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """The tables that there are, and their columns."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    columns = "SELECT name FROM pragma_table_info(?)"
    return {
        name: tuple(column for (column,) in connection.execute(columns, (name,)))
        for (name,) in names
    }


def _use_wal(connection: Connection) -> None:
    """Switch to write-ahead logging, for which SQLite does not wait where others are switching."""
    deadline = time.monotonic() + _BUSY_TIMEOUT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except LikewiseError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _migrate(connection: Connection, path: Path) -> None:
    if connection.execute("PRAGMA user_version").fetchone() == (NEWEST_VERSION,):
        return  # the usual case needs no lock
    with transaction(connection):
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        if found > NEWEST_VERSION:
            raise LikewiseError("library_newer", folder=os.fspath(path.parent), found=found)
        if 0 < found < NEWEST_VERSION:
            _back_up(path, found)
        for number in range(found, NEWEST_VERSION):
            for statement in MIGRATIONS[number].split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")


def backups(path: Path) -> list[Path]:
    """The copies that were made before migrations, the newest first."""
    return sorted(path.parent.glob(f"{path.name}.v*.backup"), key=_version_of, reverse=True)


def _version_of(backup: Path) -> int:
    digits = backup.name.rpartition(".v")[2].removesuffix(".backup")
    return int(digits) if digits.isdecimal() else 0


def _back_up(path: Path, version: int) -> None:
    """Copy the file while nobody writes to it: the caller holds the lock and has changed nothing.

    The copy is read over a connection of its own, since SQLite copies for nobody who writes.
    """
    target = path.with_name(f"{path.name}.v{version}.backup")
    partial = target.with_name(target.name + ".partial")
    try:
        partial.unlink(missing_ok=True)
        with contextlib.closing(connect(path)) as source:
            _copy(source, partial)
        partial.replace(target)
        for other in backups(path):
            if other != target:
                other.unlink()
    except OSError as error:
        raise write_error(target, error) from error


def _copy(source: Connection, target: Path) -> None:
    with contextlib.closing(connect(target)) as copy:
        try:
            source.backup(copy)
        except sqlite3.Error as error:
            raise source.said(error) from error


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All or nothing. Holds SQLite's write lock, so there is one writer at a time everywhere."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite takes back some failures by itself
            connection.execute("ROLLBACK")
        raise
