"""Which files there are, with which content, and which of them could not be read."""

from __future__ import annotations

import os
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from core.distinct import distinct
from core.errors import LEFT_OUT, LikewiseError
from core.records import (
    FailedFile,
    FailureCounts,
    FileRecord,
    FileToRead,
    FoundFile,
    KnownFile,
    Listing,
)

#: What tells which state of a file was read.
FileAsRead = FileRecord | FileToRead | KnownFile

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


def key_bounds(folder: bytes) -> tuple[bytes, bytes]:
    """The sort keys k of all paths under `folder` have low <= k < high; those under folders that
    differ in case alone have so too."""
    low = sort_key(folder_bounds(folder)[0])
    return low, low[:-1] + bytes([low[-1] + 1])


#: So many files are read at once: a few milliseconds.
_PAGE_ROWS = 20_000
# SQLite puts the values of a page together: that takes half the time of a row after the other,
# and leaves Python's lock to the window meanwhile. No path holds a zero byte.
_PAGE_QUERY = """
    SELECT max(sort_key), CAST(group_concat(path, x'00') AS BLOB), group_concat(id),
        group_concat(image), group_concat(size_bytes), group_concat(time_s)
    FROM (
        SELECT sort_key, path, file.id, coalesce(image_id, 0) AS image, size_bytes,
            coalesce(taken_s, mtime_ns / 1000000000) AS time_s
        FROM file LEFT JOIN image ON image.id = file.image_id
        WHERE (sort_key, path) > (:key, :after) AND sort_key < :end
            AND path >= :low AND path < :high AND failure IS NULL
        ORDER BY sort_key, path LIMIT :n
    )
"""


@dataclass(frozen=True, slots=True, eq=False)
class _Page:
    """Some files of a listing: `numbers` int64 [n, 4] are file id, image id, size and time."""

    paths: list[bytes]
    numbers: NDArray[np.int64]


#: Failures that lie with the moment and not with the file's bytes: what is left out is tried as
#: soon as a scan leaves it out no more.
_PASSING = LEFT_OUT | frozenset(
    {
        "no_permission",
        "changed",
        "vanished",
        "out_of_memory",
        "worker_error",
        "folder_unreadable",
    }
)
#: How the reason of a file begins that is shown with another.
_COMPANION = '["companion",%'


def _may_pass(failure: str) -> bool:
    return LikewiseError.from_json(failure).code in _PASSING


def _row(file: FoundFile) -> dict[str, object]:
    return {
        "path": file.path,
        "sort_key": sort_key(file.path),
        "size": file.size_bytes,
        "mtime": file.mtime_ns,
        "failure": file.problem.to_json() if file.problem else None,
        "inode": file.inode,
        "device": file.device,
    }


class FileTable:
    """The table `file` over one connection; used in the connection's own thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def listing(self, folder: bytes) -> Listing:
        """The files under `folder` that have not failed, in natural name order.

        Read page by page: what is committed meanwhile may be in it or not.
        """
        pages = list(self._pages(folder))
        numbers = np.concatenate([np.zeros((0, 4), np.int64), *(page.numbers for page in pages)])
        return Listing(
            folder=folder,
            paths=list(chain.from_iterable(page.paths for page in pages)),
            file_ids=numbers[:, 0].copy(),
            image_ids=numbers[:, 1].copy(),
            size_bytes=numbers[:, 2].copy(),
            times_s=numbers[:, 3].copy(),
            companions=self._companions(folder),
        )

    def _companions(self, folder: bytes) -> dict[bytes, tuple[bytes, ...]]:
        """The files that are shown with another, by the path of that."""
        rows = self._db.execute(
            "SELECT path, failure FROM file WHERE path >= ? AND path < ? AND failure IS NOT NULL"
            " AND failure LIKE ? ORDER BY path",
            (*folder_bounds(folder), _COMPANION),
        )
        found: dict[bytes, list[bytes]] = {}
        for path, failure in rows:
            main = os.fsencode(str(LikewiseError.from_json(failure).arguments["name"]))
            found.setdefault(os.path.join(os.path.dirname(path), main), []).append(path)
        return {main: tuple(paths) for main, paths in found.items()}

    def _pages(self, folder: bytes) -> Iterator[_Page]:
        low, high = folder_bounds(folder)
        key, end = key_bounds(folder)
        place = {"key": key, "after": b"", "end": end, "low": low, "high": high, "n": _PAGE_ROWS}
        while True:
            key, joined, *texts = self._db.execute(_PAGE_QUERY, place).fetchone()
            if joined is None:
                return
            columns = [np.fromstring(text, np.int64, sep=",") for text in texts]
            page = _Page(joined.split(b"\0"), np.stack(columns, axis=1))
            yield page
            place |= {"key": key, "after": page.paths[-1]}

    def has_more(self, folder: bytes, n_files: int) -> bool:
        """Whether more than `n_files` files under `folder` are known."""
        row = self._db.execute(
            "SELECT 1 FROM file WHERE path >= ? AND path < ? LIMIT 1 OFFSET ?",
            (*folder_bounds(folder), n_files),
        ).fetchone()
        return row is not None

    def known(self, folder: bytes) -> dict[bytes, KnownFile]:
        """The files under `folder`, by path."""
        return self._known("path >= ? AND path < ?", folder_bounds(folder))

    def known_at(self, path: bytes) -> dict[bytes, KnownFile]:
        """The file at `path`, and all under it, by path."""
        return self._known("path = ? OR path >= ? AND path < ?", (path, *folder_bounds(path)))

    def known_beside(self, path: bytes) -> dict[bytes, KnownFile]:
        """The files whose paths differ from `path` in their endings alone, itself among them."""
        stem = os.path.splitext(path)[0]
        found = self._known("path >= ? AND path < ?", (stem + b".", stem + b"/"))
        return {other: file for other, file in found.items() if os.path.splitext(other)[0] == stem}

    def at_inode(self, file: FoundFile) -> list[KnownFile]:
        """A few of the files elsewhere that were this one when they were last looked at."""
        where = "inode = ? AND device = ? AND size_bytes = ? AND mtime_ns = ? AND path != ? LIMIT 8"
        same = (file.inode, file.device, file.size_bytes, file.mtime_ns, file.path)
        return list(self._known(where, same).values()) if file.inode else []

    def _known(self, where: str, values: tuple[object, ...]) -> dict[bytes, KnownFile]:
        rows = self._db.execute(
            "SELECT path, id, size_bytes, mtime_ns, inode, device, coalesce(image_id, 0), failure"
            f" FROM file WHERE {where}",
            values,
        )
        return {
            row[0]: KnownFile._make((*row, row[7] is not None and _may_pass(row[7])))
            for row in rows
        }

    def add(self, found: Iterable[FoundFile], is_anew: bool = False) -> None:
        """Note files as present and not read yet, or as failed.

        Known ones that have changed or failed start anew, and `is_anew` all: somebody else may
        have noted a file, and read it, since it was met.
        """
        stays = "NOT :is_anew AND failure IS NULL AND size_bytes = :size AND mtime_ns = :mtime"
        self._db.executemany(
            "INSERT INTO file (path, sort_key, size_bytes, mtime_ns, failure, inode, device)"
            " VALUES (:path, :sort_key, :size, :mtime, :failure, :inode, :device)"
            f" ON CONFLICT (path) DO UPDATE SET image_id = CASE WHEN {stays} THEN image_id END,"
            " size_bytes = :size, mtime_ns = :mtime, failure = :failure, inode = :inode,"
            " device = :device",
            ({**_row(file), "is_anew": is_anew} for file in found),
        )

    def move(self, file_id: int, file: FoundFile) -> None:
        """Note that a file lies elsewhere now, perhaps on another disk; what was known there is
        forgotten."""
        self._db.execute(
            "UPDATE OR REPLACE file SET path = :path, sort_key = :sort_key, size_bytes = :size,"
            " mtime_ns = :mtime, inode = :inode, device = :device WHERE id = :id",
            {**_row(file), "id": file_id},
        )

    def note_places(self, found: Iterable[FoundFile]) -> None:
        """Note where on their disks unchanged files lie."""
        self._db.executemany(
            "UPDATE file SET inode = ?, device = ? WHERE path = ?",
            ((file.inode, file.device, file.path) for file in found),
        )

    def remove(self, gone: Iterable[KnownFile]) -> None:
        """Forget files that are gone, but those that were moved meanwhile; their contents stay
        known."""
        self._db.executemany(
            "DELETE FROM file WHERE id = ? AND path = ?",
            ((file.file_id, file.path) for file in gone),
        )

    def n_read(self, folder: bytes) -> int:
        """How many files under `folder` have a known content."""
        (n_files,) = self._db.execute(
            "SELECT count(image_id) FROM file WHERE path >= ? AND path < ?", folder_bounds(folder)
        ).fetchone()
        return int(n_files)

    def has_unread(self, folder: bytes) -> bool:
        """Whether the content of any file under `folder` is still to be read."""
        row = self._db.execute(
            "SELECT 1 FROM file WHERE path >= ? AND path < ?"
            " AND image_id IS NULL AND failure IS NULL LIMIT 1",
            folder_bounds(folder),
        ).fetchone()
        return row is not None

    def contents(self, folder: bytes) -> NDArray[np.int64]:
        """The images of the files under `folder`, int64 [n], sorted, each once."""
        # As text, put together by SQLite: see `_PAGE_QUERY`.
        (text,) = self._db.execute(
            "SELECT group_concat(image_id) FROM file WHERE path >= ? AND path < ?",
            folder_bounds(folder),
        ).fetchone()
        return distinct(np.fromstring(text or "", np.int64, sep=","))

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

    def link(self, file: FileAsRead, image_id: int) -> bool:
        """Note that a file, as it was read, has this content.

        False where one of them was forgotten meanwhile, or the file has changed: it then stays
        unread.
        """
        changed = self._db.execute(
            "UPDATE file SET image_id = :image, failure = NULL WHERE id = :file"
            " AND size_bytes = :size AND mtime_ns = :mtime"
            " AND EXISTS (SELECT 1 FROM image WHERE id = :image)",
            {
                "image": image_id,
                "file": file.file_id,
                "size": file.size_bytes,
                "mtime": file.mtime_ns,
            },
        )
        return changed.rowcount > 0

    def fail(self, file: FileAsRead, reason: LikewiseError) -> bool:
        """Note why a file can't be indexed; it is left alone until it changes.

        False where it was moved, changed or forgotten while that was found out: it then stays as
        it is.
        """
        changed = self._db.execute(
            "UPDATE file SET failure = ?, image_id = NULL"
            " WHERE id = ? AND path = ? AND size_bytes = ? AND mtime_ns = ?",
            (reason.to_json(), file.file_id, file.path, file.size_bytes, file.mtime_ns),
        )
        return changed.rowcount > 0

    def failures(self, folder: bytes) -> list[FailedFile]:
        """The files under `folder` that could not be indexed, or were left out and are shown
        nowhere, in natural name order."""
        low, high = folder_bounds(folder)
        rows = self._db.execute(
            "SELECT path, failure FROM file WHERE (path = ? OR path >= ? AND path < ?)"
            " AND failure IS NOT NULL AND failure NOT LIKE ? ORDER BY sort_key, path",
            (folder, low, high, _COMPANION),
        )
        return [FailedFile(path, LikewiseError.from_json(failure)) for path, failure in rows]

    def count_failures(self, folder: bytes) -> FailureCounts:
        """How many files under `folder` are not shown by themselves, and how much that matters."""
        rows = self._db.execute(
            "SELECT failure, count(*) FROM file WHERE (path = ? OR path >= ? AND path < ?)"
            " AND failure IS NOT NULL GROUP BY failure",
            (folder, *folder_bounds(folder)),
        )
        counts = Counter[str]()
        for failure, n_files in rows:
            reason = LikewiseError.from_json(failure)
            is_companion = reason.code == "companion"
            is_left_out = "left_out" if reason.is_left_out else "failed"
            counts["companions" if is_companion else is_left_out] += n_files
        return FailureCounts(**counts)

    def image_ids(self, folder: bytes) -> list[int]:
        """The distinct contents under `folder`, in the natural order of their first path."""
        image_ids = self.listing(folder).image_ids
        known, firsts = np.unique(image_ids[image_ids > 0], return_index=True)
        in_order: list[int] = known[np.argsort(firsts)].tolist()
        return in_order
