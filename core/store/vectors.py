"""Vectors: one float16 file [n, dim] a fingerprint, in checksummed blocks, mapped for reading."""

from __future__ import annotations

import logging
import os
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.distinct import distinct
from core.errors import LikewiseError
from core.store.committed import write_at

_log = logging.getLogger(__name__)

_ITEM_BYTES = 2  # float16


@dataclass(frozen=True, slots=True, eq=False)
class StoredVectors:
    """All stored vectors of one fingerprint.

    `image_ids` int64 [n] is sorted, each once; `places` int64 [n] is the row of each in `rows`,
    float16 [m, dim], mapped from the file `path`.
    """

    path: Path
    image_ids: NDArray[np.int64]
    places: NDArray[np.int64]
    rows: NDArray[np.float16]

    def __len__(self) -> int:
        return len(self.image_ids)

    def find(self, image_ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """Row in `rows` of each image, int64 of the same shape; -1 where it has no vector."""
        if not len(self):
            return np.full(image_ids.shape, -1, np.int64)
        at = np.minimum(np.searchsorted(self.image_ids, image_ids), len(self) - 1)
        found: NDArray[np.int64] = np.where(self.image_ids[at] == image_ids, self.places[at], -1)
        return found


@dataclass(frozen=True, slots=True)
class DamagedBlock:
    """Rows of one generation of a vector file that are not what was written."""

    fingerprint: str
    generation: int
    first_row: int
    n_rows: int


#: Fingerprint, generation, first row and checksum.
_BlockName = tuple[str, int, int, int]


@dataclass(frozen=True, slots=True)
class _Block:
    generation: int
    dim: int
    first_row: int
    n_rows: int
    crc: int
    image_ids: bytes

    def is_intact(self, rows: NDArray[np.float16]) -> bool:
        part = rows[self.first_row : self.first_row + self.n_rows]
        return len(part) == self.n_rows and zlib.crc32(part.data) == self.crc


class VectorStore:
    """The vector files in `folder`, over one connection; used in the connection's own thread."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._db = connection
        self._folder = folder
        #: Blocks that were found intact. Nothing is ever written over a block that counts.
        self._intact: set[_BlockName] = set()

    def count(self, fingerprint: str) -> int:
        """How many rows are committed; grows with every commit, so it tells when to read anew."""
        return self._end(fingerprint)

    def image_ids(self, fingerprint: str, first_row: int = 0) -> NDArray[np.int64]:
        """The images that have a vector, in blocks from a row on, int64 [n], sorted, each once."""
        blocks = self._db.execute(
            "SELECT image_ids FROM vector_block WHERE fingerprint = ? AND first_row >= ?",
            (fingerprint, first_row),
        )
        return distinct(np.frombuffer(b"".join(ids for (ids,) in blocks), np.int64))

    def write(
        self, fingerprint: str, image_ids: NDArray[np.int64], vectors: NDArray[np.float16]
    ) -> None:
        """Store vectors float16 [n, dim] as one block, inside the caller's transaction."""
        dim = vectors.shape[1]
        self._db.execute(
            "INSERT OR IGNORE INTO vector_file (fingerprint, generation, dim) VALUES (?, 1, ?)",
            (fingerprint, dim),
        )
        first_row = self._end(fingerprint)
        data = np.ascontiguousarray(vectors, dtype="<f2").tobytes()
        write_at(self.path(fingerprint), first_row * dim * _ITEM_BYTES, data)
        self._insert_block(fingerprint, first_row, zlib.crc32(data), image_ids)

    def load(self, fingerprint: str) -> StoredVectors | None:
        """Map the vectors of a fingerprint; None where none are stored.

        Blocks that fail their checksum are left out, and their images count as not embedded.
        """
        blocks = self._blocks(fingerprint)
        if not blocks:
            return None
        rows = self._map(fingerprint, blocks)
        intact = self._check(fingerprint, blocks, rows)
        ids, places = [], []
        for block in blocks:
            if block.first_row not in intact:
                _log.warning("%s: rows from %d are damaged", fingerprint, block.first_row)
                continue
            ids.append(np.frombuffer(block.image_ids, np.int64))
            places.append(np.arange(block.first_row, block.first_row + block.n_rows))
        if not ids:
            return None
        unique, first = np.unique(np.concatenate(ids), return_index=True)
        path = self._path(fingerprint, blocks[-1].generation)
        return StoredVectors(path, unique, np.concatenate(places)[first].astype(np.int64), rows)

    def damaged(self, fingerprint: str) -> list[DamagedBlock]:
        """The blocks that fail their checksum. Reads the whole file: not for a transaction."""
        blocks = self._blocks(fingerprint)
        if not blocks:
            return []
        rows = self._map(fingerprint, blocks)
        return [
            DamagedBlock(fingerprint, block.generation, block.first_row, block.n_rows)
            for block in blocks
            if not block.is_intact(rows)
        ]

    def drop(self, damaged: Iterable[DamagedBlock]) -> None:
        """Take blocks back, inside the caller's transaction; their images are embedded again.

        Blocks of a generation that no longer counts are left alone.
        """
        self._db.executemany(
            "DELETE FROM vector_block WHERE fingerprint = ? AND first_row = ? AND"
            " (SELECT generation FROM vector_file WHERE fingerprint = ?) = ?",
            (
                (block.fingerprint, block.first_row, block.fingerprint, block.generation)
                for block in damaged
            ),
        )

    def compact(self, kept: NDArray[np.int64]) -> None:
        """Rewrite all vector files with only the images `kept` (sorted), in a transaction."""
        for (fingerprint,) in self._db.execute("SELECT fingerprint FROM vector_file").fetchall():
            stored = self.load(fingerprint)
            self._db.execute("DELETE FROM vector_block WHERE fingerprint = ?", (fingerprint,))
            self._db.execute(
                "UPDATE vector_file SET generation = generation + 1 WHERE fingerprint = ?",
                (fingerprint,),
            )
            if stored is None:
                continue
            is_kept = np.isin(stored.image_ids, kept)
            if is_kept.any():
                self.write(
                    fingerprint, stored.image_ids[is_kept], stored.rows[stored.places[is_kept]]
                )

    def unnamed_files(self) -> set[Path]:
        """Vector files of former generations, and those of which no row counts."""
        fingerprints = self._db.execute("SELECT DISTINCT fingerprint FROM vector_block").fetchall()
        named = {self.path(fingerprint) for (fingerprint,) in fingerprints}
        return set(self._folder.glob("*.f16")) - named

    def bytes_used(self) -> int:
        """Bytes that the vector files take up."""
        (total,) = self._db.execute(
            "SELECT coalesce(sum(n_rows * dim * 2), 0) FROM vector_block JOIN vector_file"
            " USING (fingerprint)"
        ).fetchone()
        return int(total)

    def _check(
        self, fingerprint: str, blocks: Sequence[_Block], rows: NDArray[np.float16]
    ) -> set[int]:
        """The first rows of intact blocks; each is read once, by as many threads as there are
        cores."""
        names = [(fingerprint, block.generation, block.first_row, block.crc) for block in blocks]
        unknown = [at for at, name in enumerate(names) if name not in self._intact]
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            are_intact = threads.map(lambda at: blocks[at].is_intact(rows), unknown)
            self._intact.update(
                names[at] for at, is_intact in zip(unknown, are_intact, strict=True) if is_intact
            )
        there = [block.first_row + block.n_rows <= len(rows) for block in blocks]
        return {
            name[2]
            for name, is_there in zip(names, there, strict=True)
            if is_there and name in self._intact
        }

    def _insert_block(
        self, fingerprint: str, first_row: int, crc: int, image_ids: NDArray[np.int64]
    ) -> None:
        self._db.execute(
            "INSERT INTO vector_block (fingerprint, first_row, n_rows, crc, image_ids)"
            " VALUES (?, ?, ?, ?, ?)",
            (fingerprint, first_row, len(image_ids), crc, image_ids.astype(np.int64).tobytes()),
        )

    def _blocks(self, fingerprint: str) -> list[_Block]:
        # One statement, so that blocks and generation belong together.
        rows = self._db.execute(
            "SELECT generation, dim, first_row, n_rows, crc, image_ids"
            " FROM vector_block JOIN vector_file USING (fingerprint)"
            " WHERE fingerprint = ? ORDER BY first_row",
            (fingerprint,),
        )
        return [_Block(*row) for row in rows]

    def _map(self, fingerprint: str, blocks: Sequence[_Block]) -> NDArray[np.float16]:
        last, dim = blocks[-1], blocks[-1].dim
        n_rows = last.first_row + last.n_rows
        path = self._path(fingerprint, last.generation)
        try:
            n_there = min(n_rows, path.stat().st_size // (dim * _ITEM_BYTES))
        except OSError:
            n_there = 0
        if n_there == 0:
            return np.zeros((0, dim), np.float16)
        try:
            return np.memmap(path, "<f2", "r", shape=(n_there, dim))
        except OSError as error:
            detail = error.strerror or str(error)
            raise LikewiseError("data_closed", file=os.fspath(path), detail=detail) from error

    def _end(self, fingerprint: str) -> int:
        (end,) = self._db.execute(
            "SELECT coalesce(max(first_row + n_rows), 0) FROM vector_block WHERE fingerprint = ?",
            (fingerprint,),
        ).fetchone()
        return int(end)

    def path(self, fingerprint: str) -> Path:
        """The file that counts now."""
        row = self._db.execute(
            "SELECT generation FROM vector_file WHERE fingerprint = ?", (fingerprint,)
        ).fetchone()
        return self._path(fingerprint, row[0] if row else 1)

    def _path(self, fingerprint: str, generation: int) -> Path:
        return self._folder / f"{fingerprint}.{generation}.f16"
