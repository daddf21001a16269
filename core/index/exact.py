"""Exact cosines between a query and stored vectors."""

from __future__ import annotations

import numkong
import numpy as np
from numpy.typing import NDArray

_CHUNK_ROWS = 512
#: What a float16 leaves of a number is at most 2 ** -11 of it; so much larger, it fits into one.
_REST_SCALE = np.float32(2048.0)
#: The value of each of the 65,536 float16, in the order of their bits: looking numbers up is
#: several times as fast as having numpy convert them.
_AS_FLOAT32 = np.arange(1 << 16, dtype=np.uint16).view(np.float16).astype(np.float32)


def unit_rows(rows: NDArray[np.float16], places: NDArray[np.int64]) -> NDArray[np.float32]:
    """`rows[places]` of float16 [m, d] as float32 [n, d], each of length 1 (or 0).

    Rounding to float16 leaves lengths slightly off. Works through chunks that stay in the
    processor's cache: the memory of whole copies costs more time than the arithmetic.
    """
    full = np.empty((len(places), rows.shape[1]), np.float32)
    for start in range(0, len(places), _CHUNK_ROWS):
        chunk = full[start : start + _CHUNK_ROWS]
        bits = rows_at(rows, places[start : start + _CHUNK_ROWS]).view(np.uint16)
        np.take(_AS_FLOAT32, bits, out=chunk, mode="clip")  # "raise" would copy
        lengths = np.sqrt(np.einsum("ij,ij->i", chunk, chunk))
        chunk *= (1.0 / np.maximum(lengths, 1e-12))[:, None]
    return full


def rows_at(rows: NDArray[np.float16], places: NDArray[np.int64]) -> NDArray[np.float16]:
    """`rows[places]` of float16 [m, d]; not copied where they lie one after the other."""
    if len(places) and places[-1] - places[0] == len(places) - 1:
        run = rows[places[0] : places[-1] + 1]
        if len(run) == len(places) and bool((np.diff(places) == 1).all()):
            return run
    chosen: NDArray[np.float16] = rows[places]
    return chosen


def cosines_of_rows(
    rows: NDArray[np.float16], places: NDArray[np.int64], query: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Cosine float32 [n] of `query` float32 [d] (length 1) with `rows[places]`, in chunks."""
    scores = np.empty(len(places), np.float32)
    for start in range(0, len(places), _CHUNK_ROWS):
        chunk = slice(start, start + _CHUNK_ROWS)
        scores[chunk] = _cosines(np.ascontiguousarray(rows_at(rows, places[chunk])), query)
    return scores


def dots(rows: NDArray[np.float16], vector: NDArray[np.float32]) -> NDArray[np.float64]:
    """Dot products float64 [n] of rows float16 [n, d] (not strided) with `vector` float32 [d].

    Rows are multiplied as they are stored, but only with float16; the vector is therefore split
    into what float16 holds of it and the rest. What is left out is some 1e-7.
    """
    if not len(rows):
        return np.zeros(0)
    held = vector.astype(np.float16)
    rest = ((vector - held) * _REST_SCALE).astype(np.float16)
    both = np.asarray(numkong.cdist(np.stack([held, rest]), rows, metric="dot"))
    total: NDArray[np.float64] = both[0] + both[1] / _REST_SCALE
    return total


def _cosines(rows: NDArray[np.float16], query: NDArray[np.float32]) -> NDArray[np.float64]:
    squares = np.asarray(numkong.dot(rows, rows))
    cosines: NDArray[np.float64] = dots(rows, query) / np.maximum(np.sqrt(squares), 1e-12)
    return cosines


def order(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Places of float32 [n] from high to low; equal scores keep their order."""
    places: NDArray[np.int64] = np.argsort(-scores, kind="stable")
    return places
