"""Vectors that a test has made, stored as the library stores them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.index.stored_rows import StoredRows
from core.library import Library, absolute


def stored(folder: Path, vectors: NDArray[np.floating]) -> StoredRows:
    """The rows of a matrix [n, d] in a file of `folder`."""
    path = folder / "vectors.f16"
    vectors.astype("<f2").tofile(path)
    return StoredRows(path, vectors.shape[1], np.arange(len(vectors)))


def heaps(n: int, n_heaps: int, dim: int, seed: int = 0) -> tuple[NDArray[np.float32], ...]:
    """Vectors float32 [n, dim] around so many directions, and which one each is near, int64 [n]."""
    rng = np.random.default_rng(seed)
    middles = rng.normal(size=(n_heaps, dim))
    members = np.arange(n) % n_heaps
    return (middles[members] + 0.15 * rng.normal(size=(n, dim))).astype(np.float32), members


def vectors_by_path(
    library: Library, folder: Path, key: str = "colour"
) -> dict[bytes, NDArray[np.float16]]:
    """The vector float16 [d] that a library holds of each file of a folder that has one."""
    (fingerprint,) = [c.fingerprint for c in library.conditions() if c.key == key]
    with library.open_store() as store:
        listing = store.files.listing(absolute(str(folder)))
        found = store.vectors.load(fingerprint)
        if found is None:
            return {}
        pairs = zip(listing.paths, found.find(listing.image_ids), strict=True)
        return {path: found.rows[place].copy() for path, place in pairs if place >= 0}
