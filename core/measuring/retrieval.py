"""Whether the nearest neighbours of labelled images have the same label: R@k and mAP@R.

R@k: the share of queries with at least one image of their label among their k nearest others.
mAP@R (Musgrave, Belongie & Lim, "A metric learning reality check", ECCV 2020, eq. 3): the mean
over queries of 1/R sum over i = 1..R of P(i), where R is the number of other images with the
query's label, here at most `MOST`, and P(i) is the precision at i if the i-th nearest has the
label, else 0.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

#: R is capped here.
MOST = 1000
#: So many of the nearest are kept, and looked at where fewer have the label.
N_NEAREST = 10
_BLOCK_QUERIES = 256
#: Similarities in memory at once.
_BLOCK_VALUES = 8_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Retrieval:
    """What q queries found: `queries` int64 [q] are places, `first_hits` int64 [q] the rank from
    1 of the nearest image with the query's label, `average_precisions` float64 [q], `nearest`
    int64 [q, up to 10] the places of the nearest others, the nearest first.

    Ranks beyond the deepest that was looked at are given as that of the last image.
    """

    queries: NDArray[np.int64]
    first_hits: NDArray[np.int64]
    average_precisions: NDArray[np.float64]
    nearest: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.queries)

    def first(self, n: int) -> Retrieval:
        """What the first `n` queries found."""
        return Retrieval(
            self.queries[:n], self.first_hits[:n], self.average_precisions[:n], self.nearest[:n]
        )

    def hits_at(self, k: int) -> NDArray[np.bool_]:
        """Whether each query found its label among its k nearest (k up to 10), bool [q]."""
        found: NDArray[np.bool_] = self.first_hits <= k
        return found

    def recall_at(self, k: int) -> float:
        """R@k, 0 to 1; 0 without queries."""
        return float(self.hits_at(k).mean()) if len(self.queries) else 0.0

    @property
    def map_at_r(self) -> float:
        """mAP@R, 0 to 1; 0 without queries."""
        return float(self.average_precisions.mean()) if len(self.queries) else 0.0


def retrieval(
    rows: NDArray[np.float32],
    codes: NDArray[np.int32],
    queries: NDArray[np.int64],
    metric: str = "cosine",
    asked: Callable[[int], None] = lambda _: None,
) -> Retrieval:
    """Ask for the neighbours of `rows[queries]` among all other rows.

    `rows` float32 [n, d]: of length 1 where `metric` is "cosine", as they are where it is
    "euclidean"; `codes` int32 [n] are their labels. Queries whose label nobody else has are left
    out. Of equally near images the one of the lower place counts as nearer. `asked` hears how
    many queries are done, every now and then.
    """
    counts = np.bincount(codes, minlength=1)
    queries = queries[counts[codes[queries]] > 1]
    first_hits = np.empty(len(queries), np.int64)
    precisions = np.empty(len(queries), np.float64)
    near = np.empty((len(queries), min(N_NEAREST, max(len(rows) - 1, 0))), np.int64)
    n_at_once = min(max(_BLOCK_VALUES // max(len(rows), 1), 1), _BLOCK_QUERIES)

    def answer(start: int) -> int:
        block = slice(start, start + n_at_once)
        places = queries[block]
        relevant = np.minimum(counts[codes[places]] - 1, MOST)
        nearest = _nearest(rows, places, max(int(relevant.max()), N_NEAREST), metric)
        is_hit = codes[nearest] == codes[places][:, None]
        first_hits[block] = _first(is_hit, len(rows))
        precisions[block] = _average_precisions(is_hit, relevant)
        near[block] = nearest[:, :N_NEAREST]
        return start + len(places)

    # A block a core: several cores at one product wait for each other wherever others need them.
    with threadpool_limits(1, "blas"), ThreadPoolExecutor(os.cpu_count()) as pool:
        for n_done in pool.map(answer, range(0, len(queries), n_at_once)):
            asked(n_done)
    return Retrieval(queries, first_hits, precisions, near)


def similarities(
    rows: NDArray[np.float32], places: NDArray[np.int64], metric: str
) -> NDArray[np.float32]:
    """How alike `rows[places]` are to all rows, float32 [k, n]: the cosine, or minus the squared
    Euclidean distance (up to what is the same for all in a line)."""
    products: NDArray[np.float32] = rows[places] @ rows.T
    if metric == "cosine":
        return products
    products *= 2.0
    products -= np.einsum("ij,ij->i", rows, rows)
    return products


def _nearest(
    rows: NDArray[np.float32], places: NDArray[np.int64], depth: int, metric: str
) -> NDArray[np.int64]:
    """The places of the `depth` nearest others (or all), the nearest first, int64 [k, depth]."""
    alike = similarities(rows, places, metric)
    alike[np.arange(len(places)), places] = -np.inf
    depth = min(depth, len(rows) - 1)
    found = _highest(alike, depth)
    order = np.argsort(-np.take_along_axis(alike, found, axis=1), axis=1, kind="stable")
    return np.take_along_axis(found, order, axis=1)


def _highest(values: NDArray[np.float32], depth: int) -> NDArray[np.int64]:
    """Where the `depth` highest of each line are, rising; the first ones of equal values."""
    first = values.shape[1] - depth
    found = np.argpartition(values, first, axis=1)[:, first:]
    found.sort(axis=1)
    least = np.take_along_axis(values, found, axis=1).min(axis=1, keepdims=True)
    # Which of several equal values are taken is settled where some have to stay out.
    for line in np.flatnonzero(np.count_nonzero(values >= least, axis=1) > depth):
        above = np.flatnonzero(values[line] > least[line])
        equal = np.flatnonzero(values[line] == least[line])
        found[line] = np.sort(np.concatenate([above, equal[: depth - len(above)]]))
    return found


def _first(is_hit: NDArray[np.bool_], last: int) -> NDArray[np.int64]:
    ranks = is_hit.argmax(axis=1) + 1
    found: NDArray[np.int64] = np.where(is_hit.any(axis=1), ranks, last)
    return found


def _average_precisions(
    is_hit: NDArray[np.bool_], relevant: NDArray[np.int64]
) -> NDArray[np.float64]:
    ranks = np.arange(1, is_hit.shape[1] + 1)
    counted = is_hit & (ranks <= relevant[:, None])
    precisions = np.cumsum(is_hit, axis=1) / ranks
    found: NDArray[np.float64] = (precisions * counted).sum(axis=1) / relevant
    return found
