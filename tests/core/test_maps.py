"""Maps: alike pictures are near each other, and each map says how far that can be trusted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.manifold import trustworthiness as reference

from core.index.stored_rows import StoredRows
from core.jobs import Cancelled, Progress
from core.maps.cache import MapCache, cache_name
from core.maps.making import MadeMap, MapJob, amidst
from core.maps.principal import projected
from core.maps.records import MapMethod
from core.maps.trustworthiness import trustworthiness
from tests.core.stored import heaps, stored


def made(rows: StoredRows, method: MapMethod, seed: int = 3) -> MadeMap:
    return MapJob(rows, method, seed).run(lambda _: None, lambda: False)


def share_of_own(points: NDArray[np.float32], members: NDArray[np.int64]) -> float:
    """The share of points whose nearest other point is of the same heap."""
    apart = ((points[:, None] - points[None]) ** 2).sum(2)
    np.fill_diagonal(apart, np.inf)
    return float((members[apart.argmin(1)] == members).mean())


@pytest.mark.parametrize("method", [MapMethod.TSNE, MapMethod.UMAP])
def test_alike_pictures_lie_together(tmp_path: Path, method: MapMethod) -> None:
    vectors, members = heaps(120, 6, 24)
    drawn = made(stored(tmp_path, vectors), method)
    assert drawn.points.shape == (120, 2)
    assert drawn.points.dtype == np.float32
    assert drawn.method is method
    assert share_of_own(drawn.points, members) > 0.98
    assert drawn.trustworthiness is not None
    assert drawn.trustworthiness > 0.9


def test_the_same_seed_makes_the_same_map(tmp_path: Path) -> None:
    rows = stored(tmp_path, heaps(60, 3, 8)[0])
    once, again = (made(rows, MapMethod.TSNE).points for _ in range(2))
    np.testing.assert_array_equal(once, again)


def test_pca_is_the_projection_on_the_axes_of_most_variance(tmp_path: Path) -> None:
    vectors = heaps(80, 5, 12)[0]
    rows = stored(tmp_path, vectors)
    unit = rows.unit() - rows.unit().mean(0)
    values = np.linalg.svd(unit, compute_uv=False)
    points = projected(rows, 2, np.random.default_rng(0))
    np.testing.assert_allclose(np.linalg.norm(points, axis=0), values[:2], rtol=1e-3)
    assert abs(float(points[:, 0] @ points[:, 1])) < 1e-2


def test_two_numbers_are_drawn_as_they_are(tmp_path: Path) -> None:
    vectors = np.array([[3, 4], [0, -2], [10, 0.5], [0, 0]], np.float32)
    np.testing.assert_array_equal(made(stored(tmp_path, vectors), MapMethod.RAW).points, vectors)


def test_a_few_pictures_are_drawn_by_pca_instead(tmp_path: Path) -> None:
    drawn = made(stored(tmp_path, heaps(6, 2, 8)[0]), MapMethod.TSNE)
    assert drawn.method is MapMethod.PCA


@pytest.mark.parametrize("n_neighbours", [1, 5, 10])
def test_trustworthiness_is_that_of_the_literature(tmp_path: Path, n_neighbours: int) -> None:
    rng = np.random.default_rng(1)
    rows = stored(tmp_path, rng.normal(size=(90, 6)))
    points = (rows.unit()[:, :2] + 0.1 * rng.normal(size=(90, 2))).astype(np.float32)
    told = trustworthiness(rows, points, rng, n_neighbours)
    wanted = reference(rows.unit(), points, n_neighbors=n_neighbours)
    assert told == pytest.approx(wanted, abs=1e-4)


def test_two_pictures_have_no_neighbours_to_keep(tmp_path: Path) -> None:
    rows = stored(tmp_path, np.eye(2))
    assert trustworthiness(rows, np.eye(2, dtype=np.float32), np.random.default_rng(0)) is None


def test_those_beyond_the_limit_are_put_amidst_their_nearest() -> None:
    vectors, members = heaps(300, 3, 8)
    middles = np.array([[0, 0], [50, 0], [0, 50]], np.float32)
    points = middles[members] + np.random.default_rng(2).normal(size=(300, 2)).astype(np.float32)
    placed = amidst(vectors[200:], vectors[:200], points[:200], lambda _: None)
    assert np.abs(placed - middles[members[200:]]).max() < 4


def test_a_map_says_how_far_it_is_and_stops_when_told(tmp_path: Path) -> None:
    rows = stored(tmp_path, heaps(60, 3, 8)[0])
    told: list[Progress | MadeMap] = []

    def is_moving() -> bool:
        return isinstance(told[-1], Progress) and told[-1].stage == "map"

    MapJob(rows, MapMethod.TSNE).run(told.append, lambda: False)
    moving = [news for news in told if isinstance(news, Progress) and news.stage == "map"]
    assert moving[-1].done == moving[-1].total > 0
    with pytest.raises(Cancelled):
        MapJob(rows, MapMethod.TSNE).run(told.append, is_moving)


@pytest.mark.parametrize("method", [MapMethod.PCA, MapMethod.TSNE])
def test_there_is_something_to_look_at_before_anything_takes_long(
    tmp_path: Path, method: MapMethod
) -> None:
    rows = stored(tmp_path, heaps(60, 3, 8)[0])
    told: list[Progress | MadeMap] = []
    MapJob(rows, method).run(told.append, lambda: False)
    start, sketch, *_ = told
    assert start == Progress("map_start", 0, 0)
    assert isinstance(sketch, MadeMap)
    assert (sketch.method, sketch.trustworthiness) == (MapMethod.PCA, None)
    np.testing.assert_allclose(sketch.points, made(rows, MapMethod.PCA).points, atol=1e-5)


def test_vectors_of_one_number_have_a_map(tmp_path: Path) -> None:
    rows = stored(tmp_path, np.arange(1.0, 41.0)[:, None])
    assert made(rows, MapMethod.TSNE).points.shape == (40, 2)


# --- what was made before -------------------------------------------------------------------------


def test_a_map_is_kept_and_a_damaged_one_is_made_anew(tmp_path: Path) -> None:
    cache = MapCache(tmp_path / "maps")
    assert cache.load("map-1") is None
    cache.keep("map-1", {"points": np.ones((3, 2), np.float32)})
    kept = cache.load("map-1")
    assert kept is not None
    assert kept["points"].shape == (3, 2)
    (tmp_path / "maps" / "map-1.npz").write_bytes(b"PK\x03\x04 cut off")
    assert cache.load("map-1") is None


def test_only_the_newest_maps_are_kept(tmp_path: Path) -> None:
    cache = MapCache(tmp_path)
    for number in range(70):
        cache.keep(f"map-{number}", {"points": np.zeros((1, 2))})
    assert len(list(tmp_path.iterdir())) == 64
    assert cache.load("map-69") is not None


def test_other_vectors_images_or_choices_are_another_map() -> None:
    ids = np.array([1, 2, 3])
    names = {
        cache_name("map", "colour-1", ids, "tsne", 0),
        cache_name("map", "colour-2", ids, "tsne", 0),
        cache_name("map", "colour-1", ids[:2], "tsne", 0),
        cache_name("map", "colour-1", ids, "umap", 0),
        cache_name("map", "colour-1", ids, "tsne", 1),
    }
    assert len(names) == 5
    assert cache_name("map", "colour-1", ids.copy(), "tsne", 0) in names
