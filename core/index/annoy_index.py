"""The Annoy index of a folder under one condition: loading, checking, candidates.

Annoy (Bernhardsson 2013) keeps random-projection trees in a file that is mapped into memory. It
takes no additions once built, and loads a damaged file without a word or crashes on it, so every
file carries a checksum here and has a generation number in its name.

At a million pictures trees alone find the nearest 50 slowly or not all of them. So Annoy tells in
which cells the nearest points lie, and these cells are looked at whole; the exact cosines of the
best of them are worked out by who asks. Points are short (see `projection`), and lie in the order
of their cells.
"""

from __future__ import annotations

import io
import json
import logging
import os
import zlib
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.index.projection import MOST_AXES, Points, Projection

try:
    from annoy import AnnoyIndex
except ImportError:
    #: Whether there are indexes at all: nobody has built Annoy for some computers. There every
    #: search is exact.
    HAS_ANNOY = False
else:
    HAS_ANNOY = True

_log = logging.getLogger(__name__)

#: Points whose cells are looked at, and nodes of the trees looked at for them. At 1,000,000 some
#: 80 of 1,000 cells.
N_NEAR = 4000
_SEARCH_K = 20_000
#: Images whose exact cosines are to be worked out.
N_CANDIDATES = 2000
#: The trees, the points, and all else; "json" describes them.
TREES, POINTS, TABLE = "ann", "f16", "npz"


@dataclass(frozen=True, slots=True)
class IndexFile:
    """What is written beside an index: its files are `name` and one of the keys of `crcs`.

    `recall` is the share of the true 50 nearest among the candidates, measured when there were
    `n_measured` images. `breadth` is how much more than usual is looked at. The projection was
    fitted to `n_fitted` images.
    """

    name: str
    n_items: int
    dim: int
    crcs: dict[str, int]
    recall: float
    n_measured: int
    n_fitted: int
    breadth: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What is known of the items of an index. They lie in the order of their cells, and cell c
    has those from `starts[c]` to `starts[c + 1]`; item i is the image `image_ids[i]`."""

    image_ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    halves: NDArray[np.float32]
    projection: Projection

    def to_bytes(self) -> bytes:
        """An uncompressed `.npz`."""
        file = io.BytesIO()
        np.savez(
            file,
            image_ids=self.image_ids,
            starts=self.starts,
            halves=self.halves,
            mean=self.projection.mean,
            axes=self.projection.axes,
        )
        return file.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Table:
        """Read what `to_bytes` gave. Raises `ValueError` and `KeyError`."""
        arrays = np.load(io.BytesIO(data), allow_pickle=False)
        projection = Projection(arrays["mean"], arrays["axes"])
        return cls(arrays["image_ids"], arrays["starts"], arrays["halves"], projection)


@dataclass(frozen=True, slots=True, eq=False)
class Newcomers:
    """Images that are not in an index, int64 [n], and their points."""

    image_ids: NDArray[np.int64]
    points: Points


class Chosen:
    """Some of the images that are searched, and no others are looked for: bool [n_items] of an
    index, whose cells begin at `starts`, and bool [n] of the newcomers beside it."""

    def __init__(
        self,
        items: NDArray[np.bool_],
        newcomers: NDArray[np.bool_],
        starts: NDArray[np.int64],
    ) -> None:
        self.items = items
        self.newcomers = newcomers
        before = np.concatenate([[0], np.cumsum(items)])
        #: How many of them each cell has.
        self.per_cell: NDArray[np.int64] = np.diff(before[starts])


class VectorIndex:
    """A loaded index, as `described`."""

    def __init__(
        self, annoy: AnnoyIndex, table: Table, points: NDArray[np.float16], described: IndexFile
    ) -> None:
        self._annoy = annoy
        self._table = table
        self._points = Points(points, table.halves)
        self.described = described

    @property
    def image_ids(self) -> NDArray[np.int64]:
        """The images of its items, int64 [n]."""
        return self._table.image_ids

    @property
    def recall(self) -> float:
        """Share of the true 50 nearest among the candidates, as measured."""
        return self.described.recall

    @property
    def projection(self) -> Projection:
        return self._table.projection

    def newcomers(self, image_ids: NDArray[np.int64], vectors: NDArray[np.float32]) -> Newcomers:
        """Images int64 [n] that are not in the index and their vectors float32 [n, d], made
        ready to be searched beside it."""
        return Newcomers(image_ids, self.projection.points(vectors))

    def chosen(self, image_ids: NDArray[np.int64], newcomers: Newcomers) -> Chosen:
        """The images int64 [k], to search among them alone."""
        is_item = np.isin(self.image_ids, image_ids)
        return Chosen(is_item, np.isin(newcomers.image_ids, image_ids), self._table.starts)

    def candidates(
        self,
        query: NDArray[np.float32],
        newcomers: Newcomers | None = None,
        chosen: Chosen | None = None,
    ) -> NDArray[np.int64]:
        """Up to `N_CANDIDATES` image ids near `query` float32 [d], in no order.

        Where only some are `chosen`, cells are looked at until that many of these lie in them.
        """
        point = self.projection.project(query)
        starts = self._table.starts
        cells = self._cells_near(point, chosen)
        runs = [slice(int(starts[cell]), int(starts[cell + 1])) for cell in cells]
        image_ids = [self.image_ids[run] for run in runs]
        nearness = [self._points.part(run).nearness(point) for run in runs]
        is_chosen = [] if chosen is None else [chosen.items[run] for run in runs]
        if newcomers is not None and len(newcomers.image_ids):
            image_ids.append(newcomers.image_ids)
            nearness.append(newcomers.points.nearness(point))
            is_chosen += [] if chosen is None else [chosen.newcomers]
        found, near = np.concatenate(image_ids), np.concatenate(nearness)
        if chosen is not None:
            kept = np.concatenate(is_chosen)
            found, near = found[kept], near[kept]
        return _best(found, near)

    def close(self) -> None:
        """Unmap the trees."""
        self._annoy.unload()

    def _cells_near(
        self, point: NDArray[np.float32], chosen: Chosen | None = None
    ) -> NDArray[np.int64]:
        """The cells to look at: twice as many again and again, until enough that are chosen lie in
        them, or all have been asked for."""
        breadth = self.described.breadth
        while True:
            items = self._annoy.get_nns_by_vector(point, N_NEAR * breadth, _SEARCH_K * breadth)
            at = np.searchsorted(self._table.starts, np.array(items, np.int64), side="right")
            cells: NDArray[np.int64] = np.unique(at - 1)
            is_all = N_NEAR * breadth >= len(self.image_ids)
            if chosen is None or is_all or chosen.per_cell[cells].sum() >= N_CANDIDATES:
                return cells
            breadth *= 2


def _best(image_ids: NDArray[np.int64], nearness: NDArray[np.float32]) -> NDArray[np.int64]:
    if len(image_ids) <= N_CANDIDATES:
        return image_ids
    best: NDArray[np.int64] = image_ids[np.argpartition(-nearness, N_CANDIDATES)[:N_CANDIDATES]]
    return best


def read_description(target: Path) -> IndexFile | None:
    """What `target` says of an index; None where there is none that makes sense."""
    try:
        described = IndexFile(**json.loads(target.read_text(encoding="utf-8")))
        numbers = (described.n_items, described.dim, described.n_measured, described.n_fitted)
        if not all(type(n) is int and n > 0 for n in (*numbers, described.breadth)):
            raise ValueError("these are no counts")
        return replace(described, recall=float(described.recall))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        _log.warning("index %s cannot be read: %s", target.name, error)
        return None


def load_index(target: Path, dim: int, kept: VectorIndex | None = None) -> VectorIndex | None:
    """The index described by `target`, or None where there is none that can be trusted, or no
    Annoy.

    `kept` is one that was loaded before; it is returned where it is still the one described.
    """
    described = read_description(target) if HAS_ANNOY else None
    if described is None or described.dim != dim:
        return None
    if kept is not None and kept.described == described:
        return kept
    try:
        return _load(target.parent, described)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, EOFError) as error:
        _log.warning("index %s cannot be read: %s", target.name, error)
        return None


def _load(folder: Path, described: IndexFile) -> VectorIndex | None:
    paths = {ending: folder / f"{described.name}.{ending}" for ending in (TREES, POINTS, TABLE)}
    data = paths[TABLE].read_bytes()
    is_sound = zlib.crc32(data) == described.crcs[TABLE] and all(
        crc_of(paths[ending]) == described.crcs[ending] for ending in (TREES, POINTS)
    )
    if not is_sound:
        _log.warning("index %s is damaged and will be built again", described.name)
        return None
    width = min(described.dim, MOST_AXES)
    annoy = AnnoyIndex(width, "euclidean")
    annoy.load(os.fspath(paths[TREES]))
    points = np.memmap(paths[POINTS], "<f2", "r", shape=(described.n_items, width))
    return VectorIndex(annoy, Table.from_bytes(data), points, described)


def crc_of(path: Path) -> int:
    """The checksum of a file. Raises `OSError`."""
    crc = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            crc = zlib.crc32(block, crc)
    return crc
