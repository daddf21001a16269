"""Principal components of stored vectors, a part at a time, so that memory stays bounded."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.index.stored_rows import StoredRows

#: Rows that the axes are told from: more move them by less than can be seen.
_MOST_FOR_AXES = 8192
_CHUNK_ROWS = 8192


def projected(rows: StoredRows, n_axes: int, rng: np.random.Generator) -> NDArray[np.float32]:
    """The n unit rows on their first principal axes, float32 [n, n_axes], centred.

    Axes of a sample where there are many rows (Pearson 1901). Where there are fewer dimensions
    than axes, the others are 0. Which end of an axis is positive is always the same: the one
    with its largest coefficient.
    """
    points = np.zeros((len(rows), n_axes), np.float32)
    if not len(rows):
        return points
    mean, axes = _axes(rows, n_axes, rng)
    for start in range(0, len(rows), _CHUNK_ROWS):
        chunk = rows.at(np.arange(start, min(start + _CHUNK_ROWS, len(rows)))).unit()
        points[start : start + _CHUNK_ROWS, : axes.shape[1]] = (chunk - mean) @ axes
    return points


def _axes(
    rows: StoredRows, n_axes: int, rng: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The mean float32 [d] and the axes float32 [d, min(n_axes, d)], the longest first."""
    from scipy.linalg import eigh

    sample = rows
    if len(rows) > _MOST_FOR_AXES:
        sample = rows.at(np.sort(rng.choice(len(rows), _MOST_FOR_AXES, replace=False)))
    centred = sample.unit()
    mean = centred.mean(axis=0)
    centred -= mean
    last = rows.dim - 1
    first = max(0, rows.dim - n_axes)
    _, found = eigh(centred.T @ centred, subset_by_index=(first, last))
    axes = found[:, ::-1].astype(np.float32)
    largest = axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])]
    return mean, axes * np.where(largest < 0, np.float32(-1), np.float32(1))
