"""Proxies: the small JPEG of each image, many to a pack file, each with a checksum."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from core.errors import LikewiseError
from core.store.committed import write_at

#: A pack is closed when it has grown to this; small enough to rewrite when space is freed.
PACK_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class ProxyPlace:
    """Where a proxy lies; `crc` is its CRC-32."""

    pack: int
    first_byte: int
    n_bytes: int
    crc: int


class ProxyStore:
    """The pack files in `folder`, over one connection; used in the connection's own thread."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._db = connection
        self._folder = folder

    def read(self, image_id: int) -> bytes | None:
        """JPEG bytes of an image's proxy; None where it is missing or fails its checksum."""
        row = self._db.execute(
            "SELECT pack, first_byte, n_bytes, crc FROM image WHERE id = ?", (image_id,)
        ).fetchone()
        return self._read(ProxyPlace(*row)) if row else None

    def write(self, proxies: list[bytes]) -> list[ProxyPlace]:
        """Store proxies inside the caller's transaction and say where they lie."""
        if not proxies:
            return []
        pack, n_bytes = self._open_pack()
        places = []
        position = n_bytes
        for proxy in proxies:
            places.append(ProxyPlace(pack, position, len(proxy), zlib.crc32(proxy)))
            position += len(proxy)
        write_at(self._path(pack), n_bytes, b"".join(proxies))
        self._db.execute("UPDATE pack SET n_bytes = ? WHERE id = ?", (position, pack))
        return places

    def compact(self) -> None:
        """Rewrite packs that hold proxies of forgotten images, inside the caller's transaction."""
        used = self._db.execute(
            "SELECT pack.id, pack.n_bytes, coalesce(sum(image.n_bytes), 0) FROM pack"
            " LEFT JOIN image ON image.pack = pack.id GROUP BY pack.id"
        ).fetchall()
        wasteful = [pack for pack, n_bytes, n_used in used if n_used < n_bytes]
        self._db.executemany("DELETE FROM pack WHERE id = ?", ((pack,) for pack in wasteful))
        for pack in wasteful:
            self._move_out_of(pack)

    def unnamed_files(self) -> set[Path]:
        """Pack files that do not count, or no longer."""
        named = {self._path(pack) for (pack,) in self._db.execute("SELECT id FROM pack")}
        return set(self._folder.glob("*.pack")) - named

    def lost(self) -> list[int]:
        """Images whose pack file is missing or too short to hold their proxy."""
        lost: list[int] = []
        for pack, n_bytes in self._db.execute("SELECT id, n_bytes FROM pack").fetchall():
            try:
                n_there = self._path(pack).stat().st_size
            except OSError:
                n_there = 0
            if n_there < n_bytes:
                rows = self._db.execute(
                    "SELECT id FROM image WHERE pack = ? AND first_byte + n_bytes > ?",
                    (pack, n_there),
                )
                lost += [image_id for (image_id,) in rows]
        return lost

    def bytes_used(self) -> int:
        """Bytes that the packs take up."""
        (total,) = self._db.execute("SELECT coalesce(sum(n_bytes), 0) FROM pack").fetchone()
        return int(total)

    def _move_out_of(self, pack: int) -> None:
        rows = self._db.execute(
            "SELECT id, pack, first_byte, n_bytes, crc FROM image WHERE pack = ?", (pack,)
        ).fetchall()
        read = [(image_id, self._read(ProxyPlace(*place))) for image_id, *place in rows]
        kept = [(image_id, proxy) for image_id, proxy in read if proxy is not None]
        places = self.write([proxy for _, proxy in kept])
        self.place(zip((image_id for image_id, _ in kept), places, strict=True))

    def place(self, places: Iterable[tuple[int, ProxyPlace]]) -> None:
        """Note where the proxies of images now lie."""
        self._db.executemany(
            "UPDATE image SET pack = ?, first_byte = ?, n_bytes = ?, crc = ? WHERE id = ?",
            ((at.pack, at.first_byte, at.n_bytes, at.crc, image_id) for image_id, at in places),
        )

    def _read(self, place: ProxyPlace) -> bytes | None:
        try:
            with self._path(place.pack).open("rb") as file:
                file.seek(place.first_byte)
                data = file.read(place.n_bytes)
        except OSError:
            return None
        return data if zlib.crc32(data) == place.crc else None

    def _open_pack(self) -> tuple[int, int]:
        row = self._db.execute("SELECT id, n_bytes FROM pack ORDER BY id DESC LIMIT 1").fetchone()
        if row is not None and row[1] < PACK_BYTES:
            return row[0], row[1]
        cursor = self._db.execute("INSERT INTO pack (n_bytes) VALUES (0)")
        if cursor.lastrowid is None:
            raise LikewiseError("library_damaged", folder=str(self._folder), detail="no pack")
        return cursor.lastrowid, 0

    def _path(self, pack: int) -> Path:
        return self._folder / f"{pack:06d}.pack"
