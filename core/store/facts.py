"""What is known of images beside their pixels: how large they are, and which camera took them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.records import FileRecord
from core.store.files import folder_bounds

#: So many images are read at once: some milliseconds.
_PAGE_ROWS = 20_000
#: Put together by SQLite, as in `core.store.files`: quicker, and the window gets Python's lock.
#: No name of a camera holds the signs 1 and 10.
_PAGE_QUERY = """
    SELECT max(id), group_concat(id), group_concat(width), group_concat(height),
        group_concat(coalesce(camera, char(1)), char(10))
    FROM (
        SELECT id, width, height, camera FROM image
        WHERE id > :after AND id <= :last ORDER BY id LIMIT :n
    )
"""
_NOT_LOOKED_FOR = "\x01"


@dataclass(frozen=True, slots=True, eq=False)
class FactPage:
    """Some images: `numbers` int64 [3, k] are ids, ascending, widths and heights in pixels;
    `cameras` has k names, "" where none is named and None where nobody has looked."""

    numbers: NDArray[np.int64]
    cameras: list[str | None]


class FactTable:
    """Those columns of the table `image`, over one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def pages(self, first: int, last: int) -> Iterator[FactPage]:
        """What is known of the images `first` to `last`, page by page."""
        place = {"after": first - 1, "last": last, "n": _PAGE_ROWS}
        while True:
            end, *texts, cameras = self._db.execute(_PAGE_QUERY, place).fetchone()
            if end is None:
                return
            numbers = np.stack([np.fromstring(text, np.int64, sep=",") for text in texts])
            names = [None if n == _NOT_LOOKED_FOR else n for n in cameras.split("\n")]
            yield FactPage(numbers, names)
            place["after"] = end

    def without_camera(self, folder: bytes) -> list[FileRecord]:
        """One file under `folder` of each image there whose camera nobody has looked for."""
        rows = self._db.execute(
            "SELECT file.id, path, image.id, size_bytes, mtime_ns"
            " FROM image CROSS JOIN file ON file.image_id = image.id"
            " WHERE camera IS NULL AND path >= ? AND path < ? GROUP BY image.id",
            folder_bounds(folder),
        )
        return [FileRecord(*row) for row in rows]

    def keep_cameras(self, found: Iterable[tuple[int, str]]) -> None:
        """Note the cameras (image id, name) of images, inside the caller's transaction."""
        self._db.executemany(
            "UPDATE image SET camera = ? WHERE id = ?",
            ((name, image_id) for image_id, name in found),
        )
