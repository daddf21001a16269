"""Who works on what, so that several processes on one library do no work twice.

A claim is a row that names its owner; an owner is a lock file, held as long as its process lives.
The system frees the lock of a process that was killed: its claims count no more.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from core.errors import LikewiseError
from core.store.committed import write_error

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Claims:
    """The claims of one owner, over one connection; close it when its work is done.

    `folder` holds the lock files. All calls but `close` belong inside a transaction.
    """

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._db = connection
        self._folder = folder
        self._owner = f"{os.getpid()}-{secrets.token_hex(8)}"
        self._lock: BinaryIO | None = None
        #: What this owner works on.
        self.held: set[bytes] = set()

    def take(self, works: Iterable[bytes]) -> set[bytes]:
        """Claim works; returns those that nobody else works on, claimed now or before.

        Raises `LikewiseError` ("disk_full", "data_folder") where no lock file can be made.
        """
        if self._lock is None:
            self._lock = self._made_lock()
        asked = set(works)
        wanted = asked - self.held
        owners = {work: owner for work in wanted if (owner := self._owner_of(work)) is not None}
        alive = {owner for owner in set(owners.values()) if self._is_alive(owner)}
        free = {work for work in wanted if owners.get(work) not in alive}
        self._db.executemany(
            "INSERT OR REPLACE INTO claim (work, owner) VALUES (?, ?)",
            ((work, self._owner) for work in free),
        )
        self.held |= free
        return asked & self.held

    def release(self, works: Iterable[bytes]) -> None:
        """These works are done, or given up."""
        released = self.held & set(works)
        self._db.executemany(
            "DELETE FROM claim WHERE work = ? AND owner = ?",
            ((work, self._owner) for work in released),
        )
        self.held -= released

    def close(self) -> None:
        """Own nothing any more; what is left of the claims counts no more."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None
            with contextlib.suppress(OSError):
                self._path(self._owner).unlink()

    def _owner_of(self, work: bytes) -> str | None:
        row = self._db.execute("SELECT owner FROM claim WHERE work = ?", (work,)).fetchone()
        return None if row is None else str(row[0])

    def _is_alive(self, owner: str) -> bool:
        """Whether somebody holds the lock of an owner; what a dead one left is cleared away."""
        path = self._path(owner)
        try:
            with path.open("r+b") as file:
                if not _locked(file):
                    return True
        except FileNotFoundError:
            pass
        except OSError:
            return True  # it is there and cannot be opened: to wait is better than to work twice
        self._db.execute("DELETE FROM claim WHERE owner = ?", (owner,))
        with contextlib.suppress(OSError):
            path.unlink()
        return False

    def _made_lock(self) -> BinaryIO:
        path = self._path(self._owner)
        try:
            self._folder.mkdir(exist_ok=True)
            file = path.open("w+b")
        except OSError as error:
            raise write_error(path, error) from error
        if not _locked(file):
            file.close()
            raise LikewiseError("data_folder", folder=os.fspath(self._folder), detail=path.name)
        return file

    def _path(self, owner: str) -> Path:
        return self._folder / f"{owner}.lock"


def _locked(file: BinaryIO) -> bool:
    """Lock an open file, unless somebody else has; it is free again when it is closed."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
