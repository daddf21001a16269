"""How many of the true nearest images an index finds."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from core.index.annoy_index import Newcomers, VectorIndex
from core.index.job_rows import BuildJob, JobRows

#: Neighbours and queries over which recall is measured.
RECALL_AT = 50
N_QUERIES = 200
_SEED = 20171
_CHUNK_ROWS = 8192


def choose_queries(ids: NDArray[np.int64], is_new: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Places among `ids` int64 [n] of images to ask for: half of them, if there are as many,
    among those that are new."""
    rng = np.random.default_rng(_SEED)
    new, old = rng.permutation(np.flatnonzero(is_new)), rng.permutation(np.flatnonzero(~is_new))
    n_new = min(len(new), max(N_QUERIES // 2, N_QUERIES - len(old)))
    chosen: NDArray[np.int64] = np.sort(np.concatenate([new[:n_new], old[: N_QUERIES - n_new]]))
    return chosen


def measure_recall(
    index: VectorIndex,
    newcomers: Newcomers | None,
    job: BuildJob,
    queries: NDArray[np.int64],
    tell: Callable[[float], None],
) -> float:
    """Mean share of the true 50 nearest that are among the candidates for the images at the
    places `queries`; 1 where there is no other image. `tell` hears which share is done.
    """
    n = min(RECALL_AT, len(job) - 1)
    if n < 1:
        return 1.0
    rows = JobRows(job)
    vectors = rows.read(queries)
    true = _true_nearest(rows, len(job), vectors, queries, n, tell)
    shares = []
    for vector, nearest in zip(vectors, true, strict=True):
        found = index.candidates(vector, newcomers)
        shares.append(np.isin(job.ids[nearest], found).mean())
    return float(np.mean(shares))


def _true_nearest(
    rows: JobRows,
    n_rows: int,
    vectors: NDArray[np.float32],
    own: NDArray[np.int64],
    n: int,
    tell: Callable[[float], None],
) -> NDArray[np.int64]:
    """The places int64 [q, n] of the rows with the highest cosines, but for the queries' own."""
    best = np.full((len(vectors), n), -np.inf, np.float32)
    places = np.zeros((len(vectors), n), np.int64)
    for start in range(0, n_rows, _CHUNK_ROWS):
        stop = min(start + _CHUNK_ROWS, n_rows)
        cosines = vectors @ rows.read(slice(start, stop)).T
        is_here = (own >= start) & (own < stop)
        cosines[is_here, own[is_here] - start] = -np.inf
        scores = np.concatenate([best, cosines], axis=1)
        here = np.broadcast_to(np.arange(start, stop), cosines.shape)
        all_places = np.concatenate([places, here], axis=1)
        top = np.argpartition(-scores, n - 1, axis=1)[:, :n]
        best = np.take_along_axis(scores, top, axis=1)
        places = np.take_along_axis(all_places, top, axis=1)
        tell(stop / n_rows)
    return places
