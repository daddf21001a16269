"""From vectors to points of a plane: the computation that runs in a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.index.stored_rows import StoredRows
from core.jobs import Cancelled, Progress
from core.maps.principal import projected
from core.maps.records import MapMethod
from core.maps.trustworthiness import trustworthiness

#: With fewer images t-SNE and UMAP have no neighbourhoods to keep; PCA is drawn instead.
FEWEST_FOR_NEIGHBOURHOODS = 10
#: With more images t-SNE and UMAP lay out so many of them, drawn at random; each of the others
#: is put amidst the images of these that are nearest to it.
MOST_LAID_OUT = 50_000
#: t-SNE and UMAP work on so many principal components: more are slower and change little.
_N_COMPONENTS = 50
_N_GUIDES = 5
_PLACED_AT_ONCE = 1024


@dataclass(frozen=True, slots=True, eq=False)
class MadeMap:
    """Points float32 [n, 2], how they were really made, and how well neighbours are kept; None
    where that has not been looked at."""

    points: NDArray[np.float32]
    method: MapMethod
    trustworthiness: float | None


@dataclass(frozen=True, slots=True, eq=False)
class MapJob:
    """Makes a map of `rows`; the same `seed` makes the same map again on one computer.

    `MapMethod.RAW` is for rows of two numbers. Tells `Progress`: "map" while points move,
    "map_start" while nothing can be said yet, "map_near" while neighbours are looked for,
    "map_umap" while UMAP compiles itself, "map_check" at the end. Tells a `MadeMap` as soon as
    there is anything to look at: the first two principal components, or the two numbers.
    """

    rows: StoredRows
    method: MapMethod
    seed: int = 0

    def run(self, tell: Callable[[Any], None], is_cancelled: Callable[[], bool]) -> MadeMap:
        """Make it. Raises `Cancelled`, and `OSError` where the vectors cannot be read."""

        def report(progress: Progress) -> None:
            if is_cancelled():
                raise Cancelled
            tell(progress)

        report(Progress("map_start", 0, 0))
        method = self._usable_method()
        points = self._points(method, report, tell)
        report(Progress("map_check", 0, 0))
        rng = np.random.default_rng(self.seed)
        return MadeMap(points, method, trustworthiness(self.rows, points, rng))

    def _usable_method(self) -> MapMethod:
        if self.method is MapMethod.RAW or len(self.rows) >= FEWEST_FOR_NEIGHBOURHOODS:
            return self.method
        return MapMethod.PCA

    def _points(
        self, method: MapMethod, report: Callable[[Progress], None], tell: Callable[[Any], None]
    ) -> NDArray[np.float32]:
        rng = np.random.default_rng(self.seed)
        if method is MapMethod.RAW:
            components = self.rows.raw()
            tell(MadeMap(components, MapMethod.RAW, None))
        else:
            n_axes = 2 if method is MapMethod.PCA else min(_N_COMPONENTS, max(self.rows.dim, 2))
            components = projected(self.rows, n_axes, rng)
            tell(MadeMap(np.ascontiguousarray(components[:, :2]), MapMethod.PCA, None))
        if method in (MapMethod.RAW, MapMethod.PCA):
            return components
        return self._moved(method, components, rng, report)

    def _moved(
        self,
        method: MapMethod,
        components: NDArray[np.float32],
        rng: np.random.Generator,
        report: Callable[[Progress], None],
    ) -> NDArray[np.float32]:
        if len(components) <= MOST_LAID_OUT:
            return self._laid_out(method, components, report)
        laid = np.sort(rng.choice(len(components), MOST_LAID_OUT, replace=False))
        points = np.empty((len(components), 2), np.float32)
        points[laid] = self._laid_out(method, components[laid], report)
        others = np.setdiff1d(np.arange(len(components)), laid, assume_unique=True)
        points[others] = amidst(components[others], components[laid], points[laid], report)
        return points

    def _laid_out(
        self,
        method: MapMethod,
        components: NDArray[np.float32],
        report: Callable[[Progress], None],
    ) -> NDArray[np.float32]:
        report(Progress("map_near", 0, 0))
        # Imported here: both bring libraries with them that take seconds to load.
        if method is MapMethod.TSNE:
            from core.maps.tsne import tsne_points

            return tsne_points(components, self.seed, report)
        from core.maps.umap_points import umap_points

        return umap_points(components, self.seed, report)


def amidst(
    vectors: NDArray[np.float32],
    guides: NDArray[np.float32],
    points: NDArray[np.float32],
    report: Callable[[Progress], None],
) -> NDArray[np.float32]:
    """Points float32 [n, 2] for vectors float32 [n, d]: for each the median, in x and in y, of
    the `points` float32 [m, 2] of the five `guides` float32 [m, d] that are nearest to it.

    The median falls into the group that most of the five are in, the mean would fall between.
    """
    n_guides = min(_N_GUIDES, len(guides))
    squares = np.einsum("ij,ij->i", guides, guides)
    placed = np.empty((len(vectors), 2), np.float32)
    for start in range(0, len(vectors), _PLACED_AT_ONCE):
        report(Progress("map_rest", start, len(vectors)))
        part = slice(start, start + _PLACED_AT_ONCE)
        distances = squares - 2.0 * (vectors[part] @ guides.T)
        nearest = np.argpartition(distances, n_guides - 1, axis=1)[:, :n_guides]
        placed[part] = np.median(points[nearest], axis=1)
    return placed
