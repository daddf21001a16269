"""Which contents are known, and storing what a worker made of new ones."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.digests import FORMER_BYTES, N_BYTES
from core.store.proxies import ProxyPlace, ProxyStore
from core.store.vectors import VectorStore


@dataclass(frozen=True, slots=True, eq=False)
class NewImage:
    """A content as a worker read it: `content` is its digest, `proxy` JPEG bytes, `camera` "" where
    none is named."""

    content: bytes
    width: int
    height: int
    taken_s: int | None
    proxy: bytes
    camera: str = ""


class ImageTable:
    """The table `image` over one connection; used in the connection's own thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def id_of(self, content: bytes) -> int | None:
        """The image with this digest, if it is known."""
        row = self._db.execute("SELECT id FROM image WHERE content = ?", (content,)).fetchone()
        return None if row is None else int(row[0])

    def digest_bytes(self) -> int:
        """How long the digests of this library are: as those that anything in it has."""
        row = self._db.execute(
            "SELECT length(content) FROM image UNION ALL SELECT length(content) FROM mark"
            " UNION ALL SELECT length(content) FROM group_member"
            " UNION ALL SELECT length(anchor) FROM answer"
            " UNION ALL SELECT length(pair) / 2 FROM not_copies LIMIT 1"
        ).fetchone()
        return FORMER_BYTES if row == (FORMER_BYTES,) else N_BYTES

    def add(self, images: Sequence[NewImage], proxies: ProxyStore) -> dict[bytes, int]:
        """Store new contents inside the caller's transaction; digest -> image id of each.

        A content that another process has stored meanwhile keeps the id it got there.
        """
        ids = {image.content: self.id_of(image.content) for image in images}
        new = list({image.content: image for image in images if not ids[image.content]}.values())
        places = proxies.write([image.proxy for image in new])
        for image, place in zip(new, places, strict=True):
            ids[image.content] = self._insert(image, place)
        return {content: image_id for content, image_id in ids.items() if image_id}

    def without_file(self) -> list[int]:
        """Contents that no known file has any more."""
        rows = self._db.execute(
            "SELECT id FROM image WHERE id NOT IN"
            " (SELECT image_id FROM file WHERE image_id IS NOT NULL)"
        )
        return [image_id for (image_id,) in rows]

    def remove(self, image_ids: Sequence[int]) -> None:
        """Forget contents; their proxies and vectors are dropped by compaction."""
        self._db.executemany("DELETE FROM image WHERE id = ?", ((i,) for i in image_ids))

    def all_ids(self) -> NDArray[np.int64]:
        """Every known content, sorted."""
        rows = self._db.execute("SELECT id FROM image ORDER BY id").fetchall()
        return np.array([image_id for (image_id,) in rows], np.int64)

    def starting_with(self, beginnings: set[bytes], n_bytes: int) -> NDArray[np.int64]:
        """The images int64 [n], sorted, whose digests begin with one of these, `n_bytes` long."""
        if not beginnings:
            return np.zeros(0, np.int64)
        rows = self._db.execute("SELECT id, substr(content, 1, ?) FROM image", (n_bytes,))
        found = [image_id for image_id, beginning in rows if beginning in beginnings]
        return np.array(sorted(found), np.int64)

    def n_pixels(self, image_id: int) -> int:
        """How many pixels a picture has; 0 for one that is not known."""
        row = self._db.execute(
            "SELECT width * height FROM image WHERE id = ?", (image_id,)
        ).fetchone()
        return 0 if row is None else int(row[0])

    def contents_of(self, image_ids: Iterable[int]) -> list[bytes]:
        """The digests of those of some images that are known."""
        found = []
        for image_id in image_ids:
            found += self._db.execute(
                "SELECT content FROM image WHERE id = ?", (image_id,)
            ).fetchall()
        return [content for (content,) in found]

    def contents(self, image_ids: NDArray[np.int64]) -> list[bytes]:
        """The digests of images, in their order. Raises `KeyError` for unknown ones."""
        known = dict(self._db.execute("SELECT id, content FROM image"))
        return [known[image_id] for image_id in image_ids.tolist()]

    def sizes_px(self, image_ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """Width and height int64 [n, 2] of images int64 [n]; 0 of those that are not known."""
        sizes = np.zeros((len(image_ids), 2), np.int64)
        query = self._db.execute("SELECT id, width, height FROM image")
        known = {image_id: size for image_id, *size in query}
        for place, image_id in enumerate(image_ids.tolist()):
            sizes[place] = known.get(image_id, (0, 0))
        return sizes

    def _insert(self, image: NewImage, place: ProxyPlace) -> int | None:
        return self._db.execute(
            "INSERT INTO image (content, width, height, taken_s, pack, first_byte, n_bytes, crc,"
            " camera) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                image.content,
                image.width,
                image.height,
                image.taken_s,
                place.pack,
                place.first_byte,
                place.n_bytes,
                place.crc,
                image.camera,
            ),
        ).lastrowid


def write_vectors(
    store: VectorStore, vectors: Mapping[str, Sequence[tuple[int, NDArray[np.float16]]]]
) -> None:
    """Store vectors float16 [dim] by fingerprint, inside the caller's transaction."""
    for fingerprint, pairs in vectors.items():
        if pairs:
            ids = np.array([image_id for image_id, _ in pairs], np.int64)
            store.write(fingerprint, ids, np.stack([vector for _, vector in pairs]))
