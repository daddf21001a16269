"""Exact cosines between a query and stored vectors."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_CHUNK_ROWS = 8192


def unit_rows(rows: NDArray[np.float16]) -> NDArray[np.float32]:
    """Rows float16 [n, d] as float32, each of length 1 again (rows of zeros stay zeros).

    Rounding to float16 leaves lengths off by up to 5e-4, enough to swap close neighbours.
    """
    full = rows.astype(np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", full, full))
    full /= np.maximum(lengths, 1e-12)[:, None]
    return full


def cosines_of_rows(
    rows: NDArray[np.float16], places: NDArray[np.int64], query: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Cosine float32 [n] of `query` float32 [d] (length 1) with `rows[places]`, in chunks."""
    parts = [
        unit_rows(rows[places[start : start + _CHUNK_ROWS]]) @ query
        for start in range(0, len(places), _CHUNK_ROWS)
    ]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def order(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Places of float32 [n] from high to low; equal scores keep their order."""
    places: NDArray[np.int64] = np.argsort(-scores, kind="stable")
    return places
