"""Exact cosines between a query and stored vectors."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_CHUNK_ROWS = 512


def unit_rows(rows: NDArray[np.float16], places: NDArray[np.int64]) -> NDArray[np.float32]:
    """`rows[places]` of float16 [m, d] as float32 [n, d], each of length 1 (or 0).

    Rounding to float16 leaves lengths slightly off. Works through chunks that stay in the
    processor's cache: the memory of whole copies costs more time than the arithmetic.
    """
    full = np.empty((len(places), rows.shape[1]), np.float32)
    for start in range(0, len(places), _CHUNK_ROWS):
        chunk = full[start : start + _CHUNK_ROWS]
        chunk[...] = rows[places[start : start + _CHUNK_ROWS]]
        lengths = np.sqrt(np.einsum("ij,ij->i", chunk, chunk))
        chunk *= (1.0 / np.maximum(lengths, 1e-12))[:, None]
    return full


def cosines_of_rows(
    rows: NDArray[np.float16], places: NDArray[np.int64], query: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Cosine float32 [n] of `query` float32 [d] (length 1) with `rows[places]`, in chunks."""
    scores = np.empty(len(places), np.float32)
    for start in range(0, len(places), _CHUNK_ROWS):
        chunk = slice(start, start + _CHUNK_ROWS)
        scores[chunk] = unit_rows(rows, places[chunk]) @ query
    return scores


def order(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Places of float32 [n] from high to low; equal scores keep their order."""
    places: NDArray[np.int64] = np.argsort(-scores, kind="stable")
    return places
