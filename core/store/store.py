"""One library on disk as one thread sees it: its connection and its tables."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from core.errors import LikewiseError
from core.store.claims import Claims
from core.store.committed import write_error
from core.store.database import open_database, transaction
from core.store.facts import FactTable
from core.store.files import FileTable, folder_bounds
from core.store.images import ImageTable
from core.store.marks import MarkTable
from core.store.not_copies import NotCopiesTable
from core.store.notions import NotionTable
from core.store.proxies import ProxyStore
from core.store.vectors import VectorStore


class Store:
    """Everything stored in `folder`. Belongs to the thread that opened it; close it there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        proxies, vectors = folder / "proxies", folder / "vectors"
        try:
            for part in (proxies, vectors):
                part.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise write_error(folder / "library.sqlite", error) from error
        self._db = open_database(folder / "library.sqlite")
        self.files = FileTable(self._db)
        self.images = ImageTable(self._db)
        self.facts = FactTable(self._db)
        self.proxies = ProxyStore(self._db, proxies)
        self.vectors = VectorStore(self._db, vectors)
        self.notions = NotionTable(self._db)
        self.marks = MarkTable(self._db)
        self.not_copies = NotCopiesTable(self._db)

    def claims(self) -> Claims:
        """A new owner of claims, of whom nobody hears before it takes one."""
        return Claims(self._db, self.folder / "claims")

    def close(self) -> None:
        """Let go of the database."""
        self._db.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, one writer at a time among all threads and processes."""
        with transaction(self._db):
            yield

    @property
    def version(self) -> int:
        """Another number as soon as somebody else has committed something; what is written here
        does not count."""
        (version,) = self._db.execute("PRAGMA data_version").fetchone()
        return int(version)

    def remember_folder(self, folder: bytes) -> None:
        """Put a folder at the head of the recent ones, also where the clock was put back."""
        with self.transaction():
            self._db.execute(
                "INSERT INTO folder (path, opened_s)"
                " SELECT ?, max(?, coalesce(max(opened_s), 0) + 1) FROM folder WHERE true"
                " ON CONFLICT (path) DO UPDATE SET opened_s = excluded.opened_s",
                (folder, time.time_ns()),
            )

    def recent_folders(self) -> list[bytes]:
        """Known folders, the one opened last first."""
        rows = self._db.execute("SELECT path FROM folder ORDER BY opened_s DESC")
        return [path for (path,) in rows]

    def forget_folder(self, folder: bytes) -> None:
        """Forget a folder and free what only it needed; files of other known folders stay."""
        with self.transaction():
            self._db.execute("DELETE FROM folder WHERE path = ?", (folder,))
            self._forget_files(folder)
            self.images.remove(self.images.without_file())
            self.proxies.compact()
            self.vectors.compact(self.images.all_ids())
        self._sweep()

    def _sweep(self) -> None:
        """Delete the pack and vector files that no table names.

        What stays, as Windows keeps a mapped file, goes next time.
        """
        unnamed = self._unnamed_files()
        if not unnamed or not self._checkpoint():
            return
        with self.transaction():  # so that nobody is about to name one of them
            for path in unnamed & self._unnamed_files():
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)

    def _unnamed_files(self) -> set[Path]:
        return self.proxies.unnamed_files() | self.vectors.unnamed_files()

    def _checkpoint(self) -> bool:
        """Have all commits on the disk; after a power cut no row then names a deleted file."""
        try:
            (is_busy, *_) = self._db.execute("PRAGMA wal_checkpoint(FULL)").fetchone()
        except LikewiseError:
            return False
        return not is_busy

    def _forget_files(self, folder: bytes) -> None:
        others = [folder_bounds(other) for other in self.recent_folders()]
        low, high = folder_bounds(folder)
        if any(start <= low and high <= end for start, end in others):
            return
        inner = [bounds for bounds in others if low <= bounds[0] and bounds[1] <= high]
        spared = "".join(" AND NOT (path >= ? AND path < ?)" for _ in inner)
        self._db.execute(
            f"DELETE FROM file WHERE (path = ? OR path >= ? AND path < ?){spared}",
            (folder, low, high, *(bound for bounds in inner for bound in bounds)),
        )

    def discard_images(self, image_ids: Sequence[int]) -> None:
        """Take back images whose proxies are damaged, so that their files are read again."""
        with self.transaction():
            self._db.executemany(
                "UPDATE file SET image_id = NULL WHERE image_id = ?", ((i,) for i in image_ids)
            )
            self.images.remove(image_ids)

    def discard_lost(self) -> int:
        """Take back images whose proxies went with their pack file; returns how many."""
        lost = self.proxies.lost()
        if lost:
            self.discard_images(lost)
        return len(lost)

    def n_with_vector(self, fingerprint: str, folder: bytes) -> int:
        """How many distinct images of a folder have a vector of this fingerprint."""
        ids = np.array(self.files.image_ids(folder), np.int64)
        there = self.vectors.image_ids(fingerprint)
        return int(np.isin(ids, there).sum())
