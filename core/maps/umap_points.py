"""UMAP. Compiles itself at its first use, which takes some seconds, so only jobs import this."""

from __future__ import annotations

import re
import threading
import warnings
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from sklearn.neighbors import NearestNeighbors

from core.jobs import Progress

_N_NEIGHBOURS = 15
_MIN_DISTANCE = 0.1


def umap_points(
    components: NDArray[np.float32], seed: int, report: Callable[[Progress], None]
) -> NDArray[np.float32]:
    """The UMAP float32 [n, 2] of principal components float32 [n, d], n at least 10.

    McInnes, Healy & Melville (2018) by Euclidean distance, which orders unit vectors as the
    cosine does; started from the first two components. The neighbours are the true ones: up to
    50,000 images, finding them on all cores is quicker than UMAP's own search on one. The seed
    keeps UMAP on one core.
    """
    n_neighbours = min(_N_NEIGHBOURS, len(components) - 1)
    search = NearestNeighbors(n_neighbors=n_neighbours, algorithm="brute").fit(components)
    distances, nearest = search.kneighbors(components)
    report(Progress("map_umap", 0, 0))
    with warnings.catch_warnings():
        # It warns that one of its parts is missing, which nobody needs.
        warnings.simplefilter("ignore", ImportWarning)
        from umap import UMAP
        from umap.layouts import tqdm

    # Its usual lock is one between processes, which is left behind when this process is ended.
    tqdm.set_lock(threading.RLock())
    layout = UMAP(
        n_neighbors=n_neighbours,
        min_dist=_MIN_DISTANCE,
        init="pca",
        precomputed_knn=(nearest.astype(np.int32), distances.astype(np.float32)),
        random_state=seed,
        n_jobs=1,
        tqdm_kwds={"disable": False, "file": _Ticks(report), "bar_format": "{n_fmt}/{total_fmt}"},
    )
    with warnings.catch_warnings():
        # It warns that new images cannot be added to the map, which nobody does.
        warnings.filterwarnings("ignore", message="precomputed_knn")
        return np.ascontiguousarray(layout.fit_transform(components), np.float32)


class _Ticks:
    """What UMAP writes its progress to: it offers no other way to hear of it."""

    def __init__(self, report: Callable[[Progress], None]) -> None:
        self._report = report

    def write(self, text: str) -> None:
        if found := re.search(r"(\d+)/(\d+)", text):
            self._report(Progress("map", int(found[1]), int(found[2])))

    def flush(self) -> None:
        """There is nothing to write out."""
