"""Mending a library whose SQLite file is damaged, before anybody opens it.

What can be read is copied into a new file. That is safe, since proxies and vectors have checksums
of their own: what does not fit any more is made anew. The damaged file is set aside, never deleted.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from core.errors import LikewiseError
from core.store.committed import write_error
from core.store.connection import REFUSALS, Connection, mark_of
from core.store.database import (
    NEWEST_VERSION,
    backups,
    connect,
    found_tables,
    open_database,
    tables_of,
    transaction,
)
from core.store.salvage import HAND_MADE, copy_tables, fit_together, rebuild

_log = logging.getLogger(__name__)

#: What belongs to a SQLite file.
_SUFFIXES = ("", "-wal", "-shm")
_LOCK_TIMEOUT_S = 60.0


def mend(folder: Path) -> list[LikewiseError]:
    """Mend the library in `folder`, if it needs that.

    Returns what a person should know of it, also where it could not be mended: then everything
    is as it was. Does nothing that takes long unless the library was found damaged.
    """
    path = folder / "library.sqlite"
    if not _needs_mending(path):
        return []
    try:
        with _alone(folder):
            return _mend(path) if _needs_mending(path) else []
    except LikewiseError as error:
        return [error]
    except OSError as error:
        return [write_error(path, error)]


def _mend(path: Path) -> list[LikewiseError]:
    mended = path.with_name("library.mended.sqlite")
    folder, was_there = os.fspath(path.parent), _has_content(path)
    if was_there or not mended.exists():  # else a run before this one was cut short at the end
        notes = _salvaged(path, mended)
    else:
        notes, was_there = [], True
    aside = _set_aside(path)
    os.replace(mended, path)
    mark_of(path).unlink(missing_ok=True)
    if was_there:
        notes.insert(0, LikewiseError("library_mended", folder=folder, aside=aside))
    elif not notes:
        notes = [LikewiseError("library_lost", folder=folder)]
    _log.warning("%s", notes[0])
    return notes


# What is damaged


def _needs_mending(path: Path) -> bool:
    if not _has_content(path):
        kept = (*path.parent.glob("proxies/*.pack"), *path.parent.glob("vectors/*.f16"))
        return bool(kept)
    try:
        with closing(sqlite3.connect(path, timeout=_LOCK_TIMEOUT_S)) as connection:
            is_sound = _is_sound(connection, mark_of(path).exists())
    except sqlite3.OperationalError as error:
        _log.info("whether the library is sound cannot be told: %s", error)
        return False  # whoever opens it says why
    except REFUSALS:
        return True
    if is_sound:
        with contextlib.suppress(OSError):
            mark_of(path).unlink(missing_ok=True)
    return not is_sound


def _has_content(path: Path) -> bool:
    """SQLite would take an empty file for a new library, and throw away the log beside it."""
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _is_sound(connection: sqlite3.Connection, was_found_damaged: bool) -> bool:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    tables = found_tables(connection)
    if version <= NEWEST_VERSION and tables != tables_of(version):
        return False
    if not was_found_damaged:
        return True
    (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    return bool(verdict == "ok")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Only one program mends; SQLite's own lock ends with whoever holds it, whatever befalls it."""
    with closing(connect(folder / "library.mending")) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


# Mending


def _salvaged(path: Path, mended: Path) -> list[LikewiseError]:
    """Write a new library of all that can be read to `mended`; what to say of it."""
    partial = mended.with_name(mended.name + ".partial")
    _remove(partial)
    with closing(open_database(partial)) as new:
        with transaction(new):
            notes = _fill(path, new)
            fit_together(new, path.parent / "proxies")
        new.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        new.execute("PRAGMA journal_mode = DELETE")
    os.replace(partial, mended)
    _remove(partial)
    return notes


def _fill(path: Path, new: Connection) -> list[LikewiseError]:
    """Copy all rows that can be read; where work of a person is lost, what a backup has of it."""
    whole = copy_tables(path, new) if _has_content(path) else set()
    if not whole.issuperset(HAND_MADE) and _has_content(path):
        twin = path.with_name("library.twin.sqlite")
        rebuild(path, twin, new)
        whole |= copy_tables(twin, new)
        _remove(twin)
    if whole.issuperset(HAND_MADE):
        return []
    folder = os.fspath(path.parent)
    for backup in backups(path):
        n_before = new.total_changes
        copy_tables(backup, new, HAND_MADE)
        if new.total_changes > n_before:
            return [LikewiseError("library_old_work", folder=folder, backup=backup.name)]
    return []


def _set_aside(path: Path) -> str:
    """The name under which the damaged file lies now; that of the last one, if it did already."""
    number = 1
    while path.with_name(f"library.damaged-{number}.sqlite").exists():
        number += 1
    if not path.exists():
        return f"library.damaged-{max(number - 1, 1)}.sqlite"
    aside = path.with_name(f"library.damaged-{number}.sqlite")
    # The log first: a library without its file is known to be damaged, one without its log not.
    for suffix in reversed(_SUFFIXES):
        with contextlib.suppress(FileNotFoundError):
            os.replace(f"{path}{suffix}", f"{aside}{suffix}")
    return aside.name


def _remove(path: Path) -> None:
    for suffix in _SUFFIXES:
        Path(f"{path}{suffix}").unlink(missing_ok=True)
