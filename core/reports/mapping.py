"""Maps, sorted grids and drawings of a folder: gathers what they need, and keeps what was made."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.conditions.base import Condition, Kind
from core.errors import LikewiseError
from core.index.stored_rows import StoredRows
from core.jobs import Control, Progress
from core.library import Library
from core.maps.cache import MapCache, cache_name
from core.maps.draw import DrawJob
from core.maps.making import MadeMap, MapJob
from core.maps.records import Arrangement, FolderMap, MapMethod
from core.maps.sorting import SortedRows, SortJob
from core.records import Listing
from core.reports.writing import write_whole
from core.store.store import Store
from core.workers.job import run_in_process

#: Fewer images have no neighbours to show.
FEWEST_IMAGES = 3
#: A grid is so many times as wide as it is high, like most windows.
_ASPECT = 1.5


def usual_method(condition: Condition) -> MapMethod:
    """How a condition is drawn where nobody says how: two numbers as they are, else t-SNE."""
    return MapMethod.RAW if condition.dim == 2 else MapMethod.TSNE


def make_map(
    library: Library,
    store: Store,
    listing: Listing,
    condition: Condition,
    method: MapMethod,
    told: Callable[[Progress], None],
    control: Control,
    seed: int = 0,
    sketched: Callable[[FolderMap], None] | None = None,
) -> FolderMap:
    """The map of a folder's images under a condition; the one that was made before, if any.

    `told` hears of it as `MapJob` says, and `sketched` gets what there is to look at meanwhile.
    The map's `method` is PCA where there are too few images for the one that was asked for.
    Raises "map_too_few", "map_blend", "map_not_raw" and `Cancelled`.
    """
    if method is MapMethod.RAW and condition.dim != 2:
        raise LikewiseError("map_not_raw", name=condition.name, dim=condition.dim)
    image_ids, rows = _rows(library, store, listing, condition)
    name = cache_name("map", condition.fingerprint, image_ids, method.value, seed)
    cache = _cache(library)
    made = _kept_map(cache.load(name), len(image_ids))
    if made is None:

        def hear(news: Progress | MadeMap) -> None:
            if isinstance(news, Progress):
                told(news)
            elif sketched is not None:
                sketched(_folder_map(condition, image_ids, news))

        made = _computed(MapJob(rows, method, seed), hear, control)
        cache.keep(name, _map_arrays(made))
    return _folder_map(condition, image_ids, made)


def _folder_map(condition: Condition, image_ids: NDArray[np.int64], made: MadeMap) -> FolderMap:
    return FolderMap(
        key=condition.key,
        fingerprint=condition.fingerprint,
        method=made.method,
        image_ids=image_ids,
        points=made.points,
        trustworthiness=made.trustworthiness,
    )


def make_arrangement(
    library: Library,
    store: Store,
    listing: Listing,
    condition: Condition,
    told: Callable[[Progress], None],
    control: Control,
    among: NDArray[np.int64] | None = None,
    columns: int | None = None,
    seed: int = 0,
) -> Arrangement:
    """A folder's images, or those of them that are `among` int64 [k], on a grid with alike ones
    near; the one that was made before, if any.

    Without `columns` the grid is half as wide again as it is high. `told` hears of it as
    `SortJob` says. Raises "map_too_few", "map_blend" and `Cancelled`.
    """
    image_ids, rows = _rows(library, store, listing, condition, among)
    n = len(image_ids)
    columns = min(columns or math.ceil(math.sqrt(n * _ASPECT)), n)
    name = cache_name("grid", condition.fingerprint, image_ids, columns, seed)
    cache = _cache(library)
    arranged = _kept_order(cache.load(name), n)
    if arranged is None:
        arranged = _computed(SortJob(rows, columns, seed), told, control)
        quality = np.array(np.nan if arranged.quality is None else arranged.quality)
        cache.keep(name, {"order": arranged.order, "quality": quality})
    return Arrangement(image_ids[arranged.order], columns, -(-n // columns), arranged.quality)


def write_drawing(job: DrawJob, target: Path, control: Control) -> None:
    """Draw a map and write it to `target`, whole or not at all. Raises "export_failed"."""
    write_whole(run_in_process(job, lambda _: None, control), target)


def is_original(target: Path, listing: Listing) -> bool:
    """Whether `target` is one of the folder's pictures, by whichever way it is reached."""
    try:
        there = target.stat()
    except OSError:
        return False
    return any(_is_same(path, there) for path in listing.paths)


def _is_same(path: bytes, there: os.stat_result) -> bool:
    try:
        return os.path.samestat(os.stat(path), there)
    except OSError:
        return False


def _rows(
    library: Library,
    store: Store,
    listing: Listing,
    condition: Condition,
    among: NDArray[np.int64] | None = None,
) -> tuple[NDArray[np.int64], StoredRows]:
    """The images int64 [n], sorted, and their vectors."""
    if condition.kind is Kind.BLEND:
        raise LikewiseError("map_blend", name=condition.name)
    image_ids, rows = library.stored_rows(store, listing, condition)
    if among is not None:
        kept = np.flatnonzero(np.isin(image_ids, among))
        image_ids, rows = image_ids[kept], rows.at(kept)
    if len(image_ids) < FEWEST_IMAGES:
        raise LikewiseError("map_too_few", n=len(image_ids), fewest=FEWEST_IMAGES)
    return image_ids, rows


def _cache(library: Library) -> MapCache:
    return MapCache(library.places.cache / "maps")


def _computed(job: MapJob | SortJob, told: Callable[[Any], None], control: Control) -> Any:
    return run_in_process(job, told, control)


def _map_arrays(made: MadeMap) -> dict[str, NDArray[Any]]:
    kept = np.nan if made.trustworthiness is None else made.trustworthiness
    return {
        "points": made.points,
        "method": np.array(made.method.value),
        "trustworthiness": np.array(kept),
    }


def _kept_map(arrays: dict[str, NDArray[Any]] | None, n: int) -> MadeMap | None:
    """What was kept, where that makes sense."""
    if arrays is None:
        return None
    try:
        points = np.asarray(arrays["points"], np.float32)
        method = MapMethod(str(arrays["method"]))
        kept = float(arrays["trustworthiness"])
    except (KeyError, TypeError, ValueError):
        return None
    if points.shape != (n, 2):
        return None
    return MadeMap(points, method, None if math.isnan(kept) else kept)


def _kept_order(arrays: dict[str, NDArray[Any]] | None, n: int) -> SortedRows | None:
    if arrays is None:
        return None
    try:
        order = np.asarray(arrays["order"], np.int64)
        quality = float(arrays["quality"])
    except (KeyError, TypeError, ValueError):
        return None
    if not np.array_equal(np.sort(order), np.arange(n)):
        return None
    return SortedRows(order, None if math.isnan(quality) else quality)
