"""The Annoy index of a folder under one condition: building, checking, loading, candidates.

Annoy (Bernhardsson 2013) keeps random-projection trees in a file that is mapped into memory. It
takes no additions once built, and loads a damaged file without a word or crashes on it, so every
file carries a checksum here and has a generation number in its name.
"""

from __future__ import annotations

import json
import logging
import os
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from annoy import AnnoyIndex
from numpy.typing import NDArray

from core.index.exact import order, unit_rows

_log = logging.getLogger(__name__)

N_TREES = 20
#: Nodes that a search looks at; at 24,000 x 1280 this finds .98 of the 50 nearest in 1.2 ms.
SEARCH_K = 10_000
#: Neighbours and sampled queries over which the recall of an index is measured.
RECALL_AT = 50
_RECALL_QUERIES = 50
_SEED = 20171
_CHUNK_ROWS = 4096


@dataclass(frozen=True, slots=True)
class IndexFile:
    """What is written beside an index: item i of the file `name` is `ids[i]`."""

    name: str
    ids_name: str
    n_items: int
    dim: int
    crc: int
    ids_crc: int
    recall: float


@dataclass(frozen=True, slots=True, eq=False)
class JobPart:
    """Rows `places` int64 [n] of the float16 file `vectors` [m, dim], and their factor."""

    vectors: Path
    dim: int
    places: NDArray[np.int64]
    factor: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class BuildJob:
    """All that a build needs, so that it can run in a process of its own.

    Item i is the rows i of all parts put end to end, each times the root of its factor, and is
    called `ids[i]`.
    """

    parts: tuple[JobPart, ...]
    ids: NDArray[np.int64]
    target: Path

    @property
    def dim(self) -> int:
        return sum(part.dim for part in self.parts)


class _JobRows:
    """The items of a job, read from the files as they are needed."""

    def __init__(self, job: BuildJob) -> None:
        self._parts = [(part, _mapped(part)) for part in job.parts]

    def read(self, items: NDArray[np.int64] | slice) -> NDArray[np.float32]:
        """Items float32 [k, dim], of length 1."""
        columns = [
            np.float32(part.factor**0.5) * unit_rows(rows, part.places[items])
            for part, rows in self._parts
        ]
        return np.concatenate(columns, axis=1)


def _mapped(part: JobPart) -> NDArray[np.float16]:
    # A killed process may have left part of a row behind the rows that count.
    n_rows = part.vectors.stat().st_size // (2 * part.dim)
    return np.memmap(part.vectors, "<f2", "r", shape=(n_rows, part.dim))


class VectorIndex:
    """A loaded index. `image_ids` int64 [n] names its items."""

    def __init__(self, annoy: AnnoyIndex, image_ids: NDArray[np.int64], recall: float) -> None:
        self._annoy = annoy
        self.image_ids = image_ids
        self.recall = recall

    def candidates(self, query: NDArray[np.float32], n: int) -> NDArray[np.int64]:
        """About `n` image ids near `query` float32 [d], unordered by exact standards."""
        items = self._annoy.get_nns_by_vector(query, n, max(SEARCH_K, 20 * n))
        return self.image_ids[np.array(items, np.int64)]

    def close(self) -> None:
        """Unmap the file."""
        self._annoy.unload()


def build_index(job: BuildJob) -> None:
    """Build, measure and write an index beside `job.target` (its description, JSON).

    The description is put in place last, at once; until then the former index counts. Neither
    reports nor stops: run it in a process that can be ended.
    """
    rows = _JobRows(job)
    annoy = AnnoyIndex(job.dim, "angular")
    annoy.set_seed(_SEED)
    for start in range(0, len(job.ids), _CHUNK_ROWS):
        for offset, vector in enumerate(rows.read(slice(start, start + _CHUNK_ROWS))):
            annoy.add_item(start + offset, vector)
    annoy.build(N_TREES, n_jobs=-1)
    name = f"{job.target.stem}.g{_next_generation(job.target)}"
    folder = job.target.parent
    annoy.save(os.fspath(folder / f"{name}.ann"))
    ids = job.ids.astype("<i8").tobytes()
    (folder / f"{name}.ids").write_bytes(ids)
    described = IndexFile(
        name=f"{name}.ann",
        ids_name=f"{name}.ids",
        n_items=len(job.ids),
        dim=job.dim,
        crc=_crc_of(folder / f"{name}.ann"),
        ids_crc=zlib.crc32(ids),
        recall=_measure_recall(annoy, rows, len(job.ids)),
    )
    partial = job.target.with_suffix(".partial")
    partial.write_text(json.dumps(asdict(described)), encoding="utf-8")
    partial.replace(job.target)
    _remove_others(job.target, described)


def load_index(target: Path, dim: int) -> VectorIndex | None:
    """The index described by `target`, or None where there is none that can be trusted."""
    try:
        described = IndexFile(**json.loads(target.read_text(encoding="utf-8")))
        ids = (target.parent / described.ids_name).read_bytes()
        is_sound = (
            described.dim == dim
            and zlib.crc32(ids) == described.ids_crc
            and len(ids) == 8 * described.n_items
            and _crc_of(target.parent / described.name) == described.crc
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        _log.warning("index %s cannot be read: %s", target.name, error)
        return None
    if not is_sound:
        _log.warning("index %s is damaged and will be built again", target.name)
        return None
    annoy = AnnoyIndex(dim, "angular")
    annoy.load(os.fspath(target.parent / described.name))
    return VectorIndex(annoy, np.frombuffer(ids, "<i8").astype(np.int64), described.recall)


def _measure_recall(annoy: AnnoyIndex, rows: _JobRows, n_items: int) -> float:
    """Mean share of the true 50 nearest that the index finds, over sampled items."""
    n = min(RECALL_AT, n_items - 1)
    if n < 1:
        return 1.0
    rng = np.random.default_rng(_SEED)
    sampled = rng.choice(n_items, min(_RECALL_QUERIES, n_items), replace=False)
    queries = rows.read(sampled)
    cosines = np.concatenate(
        [
            rows.read(slice(start, start + _CHUNK_ROWS)) @ queries.T
            for start in range(0, n_items, _CHUNK_ROWS)
        ]
    )
    found = 0
    for column, item in enumerate(sampled):
        scores = cosines[:, column]
        scores[item] = -2.0
        true = set(order(scores)[:n].tolist())
        found += len(true.intersection(annoy.get_nns_by_item(int(item), n + 1, SEARCH_K)))
    return found / (n * len(sampled))


def _next_generation(target: Path) -> int:
    numbers = [
        int(path.suffixes[-2][2:])
        for path in target.parent.glob(f"{target.stem}.g*.ann")
        if path.suffixes[-2][2:].isdigit()
    ]
    return max(numbers, default=0) + 1


def _remove_others(target: Path, described: IndexFile) -> None:
    for path in target.parent.glob(f"{target.stem}.g*"):
        if path.name not in (described.name, described.ids_name):
            try:
                path.unlink()
            except OSError:
                _log.info("%s is still mapped; it goes with the next build", path.name)


def _crc_of(path: Path) -> int:
    crc = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            crc = zlib.crc32(block, crc)
    return crc
