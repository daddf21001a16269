"""Building an index, and keeping it as good as it was: generations of files.

A generation's projection serves the next ones too, until its recall or their size tell that it
has to be fitted anew.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.index.annoy_index import (
    POINTS,
    TABLE,
    TREES,
    IndexFile,
    Table,
    VectorIndex,
    crc_of,
    load_index,
)
from core.index.cells import cells_of, fit_cells
from core.index.job_rows import BuildJob, JobRows
from core.index.projection import Points, Projection, fit_projection
from core.index.recall import choose_queries, measure_recall

if TYPE_CHECKING:
    from annoy import AnnoyIndex

_log = logging.getLogger(__name__)

#: An index is built anew when more than this share of the images is not in it.
STALE_SHARE = 0.1
#: Its recall is measured again when the number of images has changed by more than this share, and
#: by more than this number.
_MEASURED_SHARE, _MEASURED_IMAGES = 0.01, 200
#: Below this recall a projection is fitted anew, then more is looked at.
LEAST_RECALL = 0.99
_MOST_BREADTH = 4
#: A projection is fitted anew when there are so many times as many images.
_FITTED_FACTOR = 2
N_TREES = 10
#: Images to which a projection, and points to which cells are fitted.
_FITTED_IMAGES, _FITTED_POINTS = 20_000, 64_000
_SEED = 20171
_CHUNK_ROWS = 8192

Tell = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class _Way:
    """By which projection to build, to how many images that was fitted, and how broad to look."""

    projection: Projection
    n_fitted: int
    breadth: int = 1


def needs_work(index: VectorIndex, image_ids: NDArray[np.int64]) -> bool:
    """Whether an index should be measured or built again for these images, int64 [n]."""
    n_changed = abs(len(image_ids) - index.described.n_measured)
    is_due = n_changed > max(_MEASURED_SHARE * len(image_ids), _MEASURED_IMAGES)
    return is_due or is_stale(index, image_ids)


def is_stale(index: VectorIndex, image_ids: NDArray[np.int64]) -> bool:
    """Whether too many of the images int64 [n], sorted, are not in an index, or the reverse."""
    n_shared = int(np.isin(image_ids, index.image_ids, assume_unique=True).sum())
    n_changed = len(image_ids) + len(index.image_ids) - 2 * n_shared
    return n_changed > STALE_SHARE * max(len(image_ids), 1)


def build_index(job: BuildJob, tell: Tell = lambda _share: None) -> None:
    """Build, or only measure again, the index that is described at `job.target` (JSON).

    The description is put in place last, at once; until then the former index counts. `tell`
    hears which share is done. Cannot be stopped: run it in a process that can be ended.
    """
    former = load_index(job.target, job.dim)
    if former is None:
        _build_well(job, None, np.ones(len(job), np.bool_), tell)
        return
    is_new = ~np.isin(job.ids, former.image_ids, assume_unique=True)
    if is_stale(former, job.ids):
        way = _way_of(former, len(job))
    else:
        recall = _recall_beside(former, job, is_new, tell)
        if recall >= LEAST_RECALL:
            _describe(job, replace(former.described, recall=recall, n_measured=len(job)))
            return
        _log.info("recall of %s is %.3f: it is fitted anew", job.target.name, recall)
        way = None
    former.close()
    _build_well(job, way, is_new, tell)


def _way_of(former: VectorIndex, n_items: int) -> _Way | None:
    """The former way, unless there are so many more images that it has to be fitted anew."""
    described = former.described
    if n_items >= _FITTED_FACTOR * described.n_fitted:
        return None
    return _Way(former.projection, described.n_fitted, described.breadth)


def _recall_beside(
    former: VectorIndex, job: BuildJob, is_new: NDArray[np.bool_], tell: Tell
) -> float:
    """The recall of an index with what has come since searched beside it."""
    new = np.flatnonzero(is_new)
    newcomers = former.newcomers(job.ids[new], JobRows(job).read(new))
    queries = choose_queries(job.ids, is_new)
    return measure_recall(former, newcomers, job, queries, tell)


def _build_well(job: BuildJob, way: _Way | None, is_new: NDArray[np.bool_], tell: Tell) -> None:
    """Build by `way`; by one that is fitted anew where there is none or that finds too little."""
    queries = choose_queries(job.ids, is_new)

    def built_by(tried: _Way) -> tuple[VectorIndex, float]:
        index = _build(job, tried, lambda share: tell(0.6 * share))
        return index, measure_recall(index, None, job, queries, lambda s: tell(0.6 + 0.4 * s))

    index, recall = built_by(way or _fitted(job))
    if recall < LEAST_RECALL and way is not None:
        _log.info("recall of %s is %.3f: it is fitted anew", job.target.name, recall)
        index, recall = built_by(_fitted(job))
    while recall < LEAST_RECALL and index.described.breadth < _MOST_BREADTH:
        index.described = replace(index.described, breadth=2 * index.described.breadth)
        recall = measure_recall(index, None, job, queries, lambda s: tell(0.6 + 0.4 * s))
    _describe(job, replace(index.described, recall=recall))
    _remove_others(job.target, index.described)


def _fitted(job: BuildJob) -> _Way:
    chosen = np.random.default_rng(_SEED).permutation(len(job))[:_FITTED_IMAGES]
    return _Way(fit_projection(JobRows(job).read(np.sort(chosen))), len(job))


def _build(job: BuildJob, way: _Way, tell: Tell) -> VectorIndex:
    """Write the files of a new generation, but not what describes them."""
    described = IndexFile(
        name=f"{job.target.stem}.g{_next_generation(job.target)}",
        n_items=len(job),
        dim=job.dim,
        crcs={},
        recall=0.0,
        n_measured=len(job),
        n_fitted=way.n_fitted,
        breadth=way.breadth,
    )
    points = _project(job, way.projection, lambda share: tell(0.4 * share))
    places, starts = _ordered_by_cell(points.values)
    points = Points(points.values[places], points.halves[places])
    table = Table(job.ids[places], starts, points.halves, way.projection)
    tell(0.5)
    annoy = _plant(points.values)
    described.crcs.update(_write(job.target.parent / described.name, annoy, points, table))
    tell(1.0)
    return VectorIndex(annoy, table, points.values, described)


def _project(job: BuildJob, projection: Projection, tell: Tell) -> Points:
    rows = JobRows(job)
    width = projection.axes.shape[1]
    points = Points(np.empty((len(job), width), np.float16), np.empty(len(job), np.float32))
    for start in range(0, len(job), _CHUNK_ROWS):
        chunk = slice(start, start + _CHUNK_ROWS)
        found = projection.points(rows.read(chunk))
        points.values[chunk], points.halves[chunk] = found.values, found.halves
        tell(min(start + _CHUNK_ROWS, len(job)) / len(job))
    return points


def _ordered_by_cell(values: NDArray[np.float16]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places int64 [n] of points in the order of their cells, and where each cell starts,
    int64 [c + 1]."""
    chosen = np.random.default_rng(_SEED).permutation(len(values))[:_FITTED_POINTS]
    centres = fit_cells(values[chosen].astype(np.float32), len(values))
    cells = np.concatenate(
        [
            cells_of(values[start : start + _CHUNK_ROWS].astype(np.float32), centres)
            for start in range(0, len(values), _CHUNK_ROWS)
        ]
    )
    counts = np.bincount(cells, minlength=len(centres))
    return np.argsort(cells, kind="stable"), np.concatenate([[0], np.cumsum(counts)])


def _plant(values: NDArray[np.float16]) -> AnnoyIndex:
    from annoy import AnnoyIndex  # not there on every computer

    annoy = AnnoyIndex(values.shape[1], "euclidean")
    annoy.set_seed(_SEED)
    for start in range(0, len(values), _CHUNK_ROWS):
        for offset, value in enumerate(values[start : start + _CHUNK_ROWS].astype(np.float32)):
            annoy.add_item(start + offset, value)
    annoy.build(N_TREES, n_jobs=-1)
    return annoy


def _write(path: Path, annoy: AnnoyIndex, points: Points, table: Table) -> dict[str, int]:
    """Write the files that are called `path` and their ending; returns their checksums."""
    paths = {ending: path.with_name(f"{path.name}.{ending}") for ending in (TREES, POINTS, TABLE)}
    try:
        annoy.save(str(paths[TREES]))
        points.values.tofile(paths[POINTS])
        paths[TABLE].write_bytes(table.to_bytes())
        return {ending: crc_of(written) for ending, written in paths.items()}
    except OSError:
        for written in paths.values():  # on a full disk they would be in the way
            written.unlink(missing_ok=True)
        raise


def _describe(job: BuildJob, described: IndexFile) -> None:
    partial = job.target.with_suffix(".partial")
    partial.write_text(json.dumps(asdict(described)), encoding="utf-8")
    partial.replace(job.target)


def _next_generation(target: Path) -> int:
    numbers = [
        int(path.suffixes[-2][2:])
        for path in target.parent.glob(f"{target.stem}.g*")
        if path.suffixes[-2][2:].isdigit()
    ]
    return max(numbers, default=0) + 1


def _remove_others(target: Path, described: IndexFile) -> None:
    for path in target.parent.glob(f"{target.stem}.g*"):
        if path.stem != described.name:
            try:
                path.unlink()
            except OSError:
                _log.info("%s is still mapped; it goes with the next build", path.name)
