"""Reading what can still be read of a damaged SQLite file, row by row."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from collections.abc import Collection
from contextlib import closing, suppress
from pathlib import Path

import numpy as np

from core.store.connection import REFUSALS, Connection
from core.store.database import found_tables

_log = logging.getLogger(__name__)

#: What people have made by hand.
HAND_MADE = ("notion", "group_name", "group_member", "answer", "mark", "not_copies")
#: The header of a SQLite file, and what of it belongs to the file that it is in.
_HEADER_BYTES = 100
_COUNTER, _N_PAGES, _FREE_PAGES, _COUNTED = 24, 28, 32, 92
_PAGE_BYTES = 4096
#: A file that was cut off is taken to have been so many times as long, at most.
_MOST_LOST = 1000
#: No library has so many images: what names a higher id is damaged.
_MOST_ID = 1 << 40


def copy_tables(path: Path, new: Connection, only: Collection[str] = ()) -> set[str]:
    """Copy all rows that can be read, inside the caller's transaction; returns the tables that
    could be read to their end.

    `only` these tables, where any are named; the file is opened for reading only.
    """
    whole = set()
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as old:
            old.text_factory = _text
            old.execute("PRAGMA writable_schema = ON")  # what is damaged in it is passed over
            wanted = found_tables(new)
            for name, columns in found_tables(old).items():
                if name in wanted and (not only or name in only):
                    common = [column for column in columns if column in wanted[name]]
                    whole |= {name} if _copy(old, new, name, common) else set()
    except REFUSALS as error:
        _log.warning("%s cannot be read any further: %s", path.name, error)
    return whole


def _copy(old: sqlite3.Connection, new: Connection, table: str, columns: list[str]) -> bool:
    """Both ways from the ends, so that only what lies around the damage is lost; whether nothing
    is."""
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    insert = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})"
    for order in ("ASC", "DESC"):
        try:
            rows = old.execute(f"SELECT {names} FROM {table} ORDER BY rowid {order}")
            while (row := rows.fetchone()) is not None:
                with suppress(sqlite3.IntegrityError):  # a value of a kind that it cannot be
                    new.execute(insert, row)
            return order == "ASC"
        except REFUSALS as error:
            _log.warning("rows of the table %s are lost: %s", table, error)
    return False


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")


def rebuild(path: Path, twin: Path, new: Connection) -> None:
    """Copy the file to `twin` with the header and the schema that such a file has, see `new`, and
    at the length that it had: else SQLite would read nothing of it."""
    for suffix in ("", "-wal"):
        if (part := Path(f"{path}{suffix}")).exists():
            shutil.copyfile(part, f"{twin}{suffix}")
    n_pages = _n_pages(path)
    header = bytearray(_usual_header(twin.with_name(twin.name + ".header")))
    header[_FREE_PAGES : _FREE_PAGES + 8] = bytes(8)
    header[_N_PAGES : _N_PAGES + 4] = n_pages.to_bytes(4, "big")
    header[_COUNTED : _COUNTED + 4] = header[_COUNTER : _COUNTER + 4]
    with twin.open("r+b") as file:
        file.write(header)
        file.truncate(n_pages * _PAGE_BYTES)
    try:
        _write_schema(twin, new)
    except REFUSALS as error:
        _log.warning("the schema of %s cannot be mended: %s", path.name, error)


def _write_schema(twin: Path, new: Connection) -> None:
    with closing(sqlite3.connect(twin, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        for name, sql in new.execute("SELECT name, sql FROM sqlite_master").fetchall():
            connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (sql, name))


def _n_pages(path: Path) -> int:
    """How many pages there were; what the header says may be damaged as well."""
    with path.open("rb") as file:
        start = file.read(_HEADER_BYTES)
    n_there = path.stat().st_size // _PAGE_BYTES
    n_said = int.from_bytes(start[_N_PAGES : _N_PAGES + 4], "big")
    return max(n_there, min(n_said, _MOST_LOST * (n_there + 1)))


def _usual_header(sample: Path) -> bytes:
    sample.unlink(missing_ok=True)
    with closing(sqlite3.connect(sample)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE sample (number INTEGER)")
    header = sample.read_bytes()[:_HEADER_BYTES]
    sample.unlink()
    return header


# Putting the tables in order


def fit_together(new: Connection, proxies: Path) -> None:
    """Mend what names rows that are lost, inside the caller's transaction."""
    _keep_ids_apart(new)
    new.execute("UPDATE file SET image_id = NULL WHERE image_id NOT IN (SELECT id FROM image)")
    new.execute(
        "DELETE FROM vector_block WHERE fingerprint NOT IN (SELECT fingerprint FROM vector_file)"
    )
    for table in ("group_name", "group_member", "answer"):
        new.execute(f"DELETE FROM {table} WHERE notion_id NOT IN (SELECT id FROM notion)")
    for pack in proxies.glob("*.pack"):
        # A pack that is not named would be written over, and what lies in it be lost.
        if pack.stem.isdecimal():
            row = int(pack.stem), pack.stat().st_size
            new.execute("INSERT OR IGNORE INTO pack (id, n_bytes) VALUES (?, ?)", row)


def _keep_ids_apart(new: Connection) -> None:
    """Ids of images that are lost are not given again, since stored vectors name them."""
    (last,) = new.execute(
        "SELECT max(image_id) FROM file WHERE image_id < ?", (_MOST_ID,)
    ).fetchone()
    last = last or 0
    for (blob,) in new.execute("SELECT image_ids FROM vector_block").fetchall():
        ids = np.frombuffer(blob[: len(blob) // 8 * 8], np.int64)
        last = max(last, int(ids[ids < _MOST_ID].max(initial=0)))
    new.execute(
        "INSERT OR IGNORE INTO image (id, content, width, height, pack, first_byte,"
        " n_bytes, crc) VALUES (?, x'', 0, 0, 0, 0, 0, 0)",
        (last,),
    )
    new.execute("DELETE FROM image WHERE content = x''")
