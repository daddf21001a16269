"""Which files there are, with which content, and which of them could not be read."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable

import numpy as np

from core.errors import LikewiseError
from core.records import FailedFile, FileRecord, FoundFile, Listing

_NUMBER = re.compile(rb"(\d+)")


def sort_key(path: bytes) -> bytes:
    """Bytes whose plain order is the natural order of paths: "img2" before "img10".

    A run of digits is written as its length, then its digits; separators come before all else,
    so that a folder's own files stay together; letters are folded to lower case.
    """
    text = os.fsdecode(path).casefold().encode("utf-8", "surrogatepass")
    parts = _NUMBER.split(text.replace(os.sep.encode(), b"\x01"))
    for place in range(1, len(parts), 2):
        digits = parts[place].lstrip(b"0")
        parts[place] = b"0" + bytes([min(len(digits), 255)]) + digits
    return b"".join(parts)


def folder_bounds(folder: bytes) -> tuple[bytes, bytes]:
    """All paths p under `folder`, and no others, have low <= p < high."""
    separator = os.sep.encode()
    low = folder if folder.endswith(separator) else folder + separator
    return low, low[:-1] + bytes([low[-1] + 1])


#: Failures that lie with the moment and not with the file's bytes.
_PASSING = frozenset(
    {
        "no_permission",
        "changed",
        "vanished",
        "out_of_memory",
        "worker_error",
        "folder_unreadable",
    }
)


def _may_pass(failure: str) -> bool:
    return LikewiseError.from_json(failure).code in _PASSING


class FileTable:
    """The table `file` over one connection; used in the connection's own thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def listing(self, folder: bytes) -> Listing:
        """The files under `folder` that have not failed, in natural name order."""
        rows = self._db.execute(
            "SELECT file.path, file.id, coalesce(image_id, 0), size_bytes,"
            " coalesce(taken_s, mtime_ns / 1000000000)"
            " FROM file LEFT JOIN image ON image.id = file.image_id"
            " WHERE path >= ? AND path < ? AND failure IS NULL ORDER BY sort_key, path",
            folder_bounds(folder),
        ).fetchall()
        numbers = np.array([row[1:] for row in rows], np.int64).reshape(-1, 4)
        return Listing(
            folder=folder,
            paths=[row[0] for row in rows],
            file_ids=numbers[:, 0].copy(),
            image_ids=numbers[:, 1].copy(),
            size_bytes=numbers[:, 2].copy(),
            times_s=numbers[:, 3].copy(),
        )

    def known(self, folder: bytes) -> dict[bytes, tuple[int, int, int, bool]]:
        """Path -> (file id, size, mtime_ns, worth another try) of the files under `folder`."""
        rows = self._db.execute(
            "SELECT path, id, size_bytes, mtime_ns, failure FROM file WHERE path >= ? AND path < ?",
            folder_bounds(folder),
        )
        return {
            path: (file_id, size, mtime, failure is not None and _may_pass(failure))
            for path, file_id, size, mtime, failure in rows
        }

    def add(self, found: Iterable[FoundFile]) -> None:
        """Note files as present and not read yet, or as failed; known paths start anew."""
        self._db.executemany(
            "INSERT INTO file (path, sort_key, size_bytes, mtime_ns, failure)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET"
            " size_bytes = excluded.size_bytes, mtime_ns = excluded.mtime_ns,"
            " failure = excluded.failure, image_id = NULL",
            (
                (
                    file.path,
                    sort_key(file.path),
                    file.size_bytes,
                    file.mtime_ns,
                    file.problem.to_json() if file.problem else None,
                )
                for file in found
            ),
        )

    def remove(self, file_ids: Iterable[int]) -> None:
        """Forget files that are gone; their contents stay known."""
        self._db.executemany("DELETE FROM file WHERE id = ?", ((file_id,) for file_id in file_ids))

    def unread(self, folder: bytes) -> list[FileRecord]:
        """Files under `folder` whose content is still to be read, in natural name order."""
        rows = self._db.execute(
            "SELECT id, path, size_bytes, mtime_ns FROM file WHERE path >= ? AND path < ?"
            " AND image_id IS NULL AND failure IS NULL ORDER BY sort_key, path",
            folder_bounds(folder),
        )
        return [FileRecord(file_id, path, 0, size, mtime) for file_id, path, size, mtime in rows]

    def record(self, file_id: int) -> FileRecord | None:
        """One file; None where it is gone."""
        row = self._db.execute(
            "SELECT path, coalesce(image_id, 0), size_bytes, mtime_ns FROM file WHERE id = ?",
            (file_id,),
        ).fetchone()
        return None if row is None else FileRecord(file_id, *row)

    def of_image(self, image_id: int) -> list[FileRecord]:
        """The files that have this content."""
        rows = self._db.execute(
            "SELECT id, path, size_bytes, mtime_ns FROM file WHERE image_id = ?", (image_id,)
        )
        return [
            FileRecord(file_id, path, image_id, size, mtime) for file_id, path, size, mtime in rows
        ]

    def link(self, file_id: int, image_id: int) -> bool:
        """Note that a file has this content; False where one of them was forgotten meanwhile.

        The file then stays unread.
        """
        changed = self._db.execute(
            "UPDATE file SET image_id = :image, failure = NULL WHERE id = :file"
            " AND EXISTS (SELECT 1 FROM image WHERE id = :image)",
            {"image": image_id, "file": file_id},
        )
        return changed.rowcount > 0

    def fail(self, file_id: int, reason: LikewiseError) -> None:
        """Note why a file can't be indexed; it is left alone until it changes."""
        self._db.execute(
            "UPDATE file SET failure = ?, image_id = NULL WHERE id = ?",
            (reason.to_json(), file_id),
        )

    def failures(self, folder: bytes) -> list[FailedFile]:
        """The files under `folder` that could not be indexed, in natural name order."""
        low, high = folder_bounds(folder)
        rows = self._db.execute(
            "SELECT path, failure FROM file WHERE (path = ? OR path >= ? AND path < ?)"
            " AND failure IS NOT NULL ORDER BY sort_key, path",
            (folder, low, high),
        )
        return [FailedFile(path, LikewiseError.from_json(failure)) for path, failure in rows]

    def image_ids(self, folder: bytes) -> list[int]:
        """The distinct contents under `folder`, in the natural order of their first path."""
        rows = self._db.execute(
            "SELECT image_id FROM file WHERE path >= ? AND path < ? AND image_id IS NOT NULL"
            " GROUP BY image_id ORDER BY min(sort_key)",
            folder_bounds(folder),
        )
        return [image_id for (image_id,) in rows]
