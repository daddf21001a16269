"""Why two pictures are alike: maps and parts that add up to the score, on the right places."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from torch import Tensor, nn

from core.asking.desk import Desk, Way
from core.asking.explaining import (
    Pair,
    Reasons,
    explain,
    most_alike,
    ready_conditions,
    scores_of_items,
    why,
)
from core.asking.question import answer
from core.asking.ranking import query_vector, read_pictures
from core.conditions.backbone import NetworkReader, fitted
from core.conditions.base import normalised
from core.conditions.builtin import LITE0_INPUT
from core.conditions.explanation import Explanation, HeatMap
from core.conditions.lite0 import load_lite0, weights_path
from core.conditions.network_explanation import explain_read, grid_of, seen_box, split_cosine
from core.conditions.occlusion import occluded
from core.conditions.recipes import Blend, BlendPart, Fit, LayerRead, Preprocessing
from core.errors import LikewiseError
from core.library import Library, absolute
from core.queries import Query, QueryItem
from core.region import Region
from core.settings import Places
from core.workers.pool import WorkerPool
from core.workers.tasks import Source
from tests.conftest import draw_folder, index

_MIDDLE = (127.0, 127.0, 127.0)
_CROP = Preprocessing(Fit.CROP, resize_px=40, input_px=32, mean=_MIDDLE, deviation=_MIDDLE)
_BLEND = Blend((BlendPart("colour", 0.3), BlendPart("layout", 0.7)))


class _Tiny(nn.Module):
    """A map, tokens with one for the class in front, and a pooled row, all of random weights."""

    def __init__(self, n_aside: int) -> None:
        super().__init__()
        torch.manual_seed(5)
        self.map = nn.Conv2d(3, 6, 8, stride=8)
        self.tokens = nn.Identity()
        self.head = nn.Linear(6, 5)
        self.n_aside = n_aside

    def forward(self, images: Tensor) -> Tensor:
        places = self.map(images).flatten(2).transpose(1, 2)
        aside = places.mean(dim=1, keepdim=True).repeat(1, self.n_aside, 1)
        tokens: Tensor = self.tokens(torch.cat([aside, places], dim=1))
        pooled: Tensor = self.head(tokens[:, 0])
        return pooled


def _reader(
    network: nn.Module, preprocessing: Preprocessing = _CROP, dtype: torch.dtype = torch.float32
) -> NetworkReader:
    return NetworkReader(network, preprocessing, torch.device("cpu"), dtype, 16)


def _noisy(seed: int, size: tuple[int, int] = (90, 60)) -> Image.Image:
    pixels = np.random.default_rng(seed).integers(0, 256, (6, 9, 3), np.uint8)
    return Image.fromarray(pixels).resize(size, Image.Resampling.NEAREST)


def _stored_cosine(reader: NetworkReader, read: LayerRead, *images: Image.Image) -> float:
    """The cosine as it is shown: of vectors that were kept in half precision."""
    rows = reader.embed(images, [read])[0].astype(np.float16).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return float(rows[0] @ rows[1])


def _strongest(heat: HeatMap) -> tuple[float, float]:
    """Where a map is strongest, in fractions of the picture's width and height."""
    row, column = np.unravel_index(int(heat.shares.argmax()), heat.shares.shape)
    rows, columns = heat.shares.shape
    left, top, width, height = heat.box
    return left + (column + 0.5) / columns * width, top + (row + 0.5) / rows * height


# Networks


def test_a_cosine_is_split_as_a_plain_loop_over_places_splits_it() -> None:
    rng = np.random.default_rng(1)
    one, other = rng.normal(size=(4, 6)), rng.normal(size=(4, 9))
    first, second = split_cosine(one, other)
    whole, other_whole = np.zeros(4), np.zeros(4)
    for place in range(6):
        whole += one[:, place]
    for place in range(9):
        other_whole += other[:, place]
    lengths = np.sqrt((whole**2).sum()) * np.sqrt((other_whole**2).sum())
    for place in range(6):
        by_hand = sum(one[d, place] * other_whole[d] for d in range(4)) / lengths
        assert first[place] == pytest.approx(by_hand, abs=1e-12)
    for place in range(9):
        by_hand = sum(other[d, place] * whole[d] for d in range(4)) / lengths
        assert second[place] == pytest.approx(by_hand, abs=1e-12)


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize(
    ("layer", "pooling"),
    [
        ("map", "average"),
        ("map", "max"),
        ("map", "gem"),
        ("map", "deviation"),
        ("map", "covariance"),
        ("tokens", "token_mean"),
    ],
)
def test_both_maps_sum_to_the_score(layer: str, pooling: str, dtype: torch.dtype) -> None:
    reader = _reader(_Tiny(n_aside=1), dtype=dtype)
    read = LayerRead(layer, pooling)
    first, second = _noisy(1), _noisy(2, (64, 100))
    found = explain_read(reader, read, first, second)
    shown = _stored_cosine(reader, read, first, second)
    assert found.is_exact
    for said in (found.score, found.first.shares.sum(), found.second.shares.sum()):
        assert said == pytest.approx(shown, abs=1e-3)
    assert found.first.shares.shape == (4, 4)


def test_tokens_without_a_place_are_told_apart_by_their_number() -> None:
    assert grid_of((2, 8, 3, 5)) == (3, 5, 0)
    assert grid_of((2, 196, 8)) == (14, 14, 0)
    assert grid_of((2, 197, 8)) == (14, 14, 1)
    assert grid_of((2, 261, 8)) == (16, 16, 5)
    assert grid_of((2, 190, 8)) is None
    assert grid_of((2, 8)) is None


@pytest.mark.parametrize(
    ("n_aside", "layer", "pooling"),
    [(1, "tokens", "class_token"), (1, "head", "none"), (7, "tokens", "token_mean")],
)
def test_what_has_no_places_is_covered_instead(n_aside: int, layer: str, pooling: str) -> None:
    reader, read = _reader(_Tiny(n_aside)), LayerRead(layer, pooling)
    first, second = _noisy(1), _noisy(2)
    found = explain_read(reader, read, first, second)
    assert not found.is_exact
    assert found.score == pytest.approx(_stored_cosine(reader, read, first, second), abs=1e-3)
    assert np.isfinite(found.first.shares).all()
    assert np.abs(found.first.shares).max() > 0


@pytest.mark.parametrize("fit", list(Fit))
@pytest.mark.parametrize("size", [(200, 120), (90, 150)])
def test_a_map_lies_where_the_network_looked(fit: Fit, size: tuple[int, int]) -> None:
    preprocessing = Preprocessing(fit, 80, 64, mean=_MIDDLE, deviation=_MIDDLE)
    image = Image.new("RGB", size)
    across, down = 0.6, 0.45
    left, top = round(across * size[0]), round(down * size[1])
    ImageDraw.Draw(image).rectangle((left - 4, top - 4, left + 3, top + 3), (255, 0, 0))
    seen = fitted(image, preprocessing).astype(np.float64)
    redness = np.clip(seen[..., 0] - seen[..., 1], 0, None)
    rows, columns = (np.arange(64) + 0.5) / 64, (np.arange(64) + 0.5) / 64
    box = seen_box(image, preprocessing)
    found_across = box[0] + (redness.sum(axis=0) @ columns) / redness.sum() * box[2]
    found_down = box[1] + (redness.sum(axis=1) @ rows) / redness.sum() * box[3]
    assert found_across == pytest.approx(across, abs=0.01)
    assert found_down == pytest.approx(down, abs=0.01)


def test_content_is_explained_by_the_thing_wherever_it_lies() -> None:
    reader = _reader(load_lite0(weights_path()), LITE0_INPUT)
    pictures = []
    for left in (20, 150):
        picture = Image.new("RGB", (256, 256), (225, 225, 220))
        draw = ImageDraw.Draw(picture)
        for ring in range(6):
            box = (left + 7 * ring, 90 + 7 * ring, left + 85 - 7 * ring, 175 - 7 * ring)
            draw.ellipse(box, (200, 30, 40) if ring % 2 else (250, 240, 60))
        pictures.append(picture)
    found = explain_read(reader, LayerRead("head", "average"), *pictures)
    assert _strongest(found.first)[0] < 0.5 < _strongest(found.second)[0]


def _reddish(images: Sequence[Image.Image]) -> NDArray[np.float32]:
    """Vectors [n, 2] of length 1 that turn with the amount of red."""
    pixels = [np.asarray(image, np.float32) for image in images]
    red = [np.clip(p[..., 0] - p[..., 1], 0, None).mean() for p in pixels]
    rows = np.array([(amount, 20.0) for amount in red], np.float32)
    return normalised(rows)


def test_covering_finds_what_two_pictures_share() -> None:
    corners = ((10, 10), (110, 60))
    pictures = []
    for left, top in corners:
        picture = Image.new("RGB", (160, 120), (90, 90, 90))
        ImageDraw.Draw(picture).rectangle((left, top, left + 40, top + 40), (220, 20, 30))
        pictures.append(picture)
    found = occluded(_reddish, *pictures)
    assert not found.is_exact
    for heat, (left, top) in zip((found.first, found.second), corners, strict=True):
        across, down = _strongest(heat)
        assert left < across * 160 < left + 40
        assert top < down * 120 < top + 40


@pytest.mark.parametrize("size", [(1, 1), (3, 200), (300, 2)])
def test_the_smallest_pictures_can_be_covered(size: tuple[int, int]) -> None:
    found = occluded(_reddish, Image.new("RGB", size, "red"), _noisy(1))
    assert np.isfinite(found.first.shares).all()


# Questions


@dataclass(frozen=True)
class _Opened:
    desk: Desk
    folder: Path

    def file(self, name: str) -> int:
        listing = self.desk.listing
        assert listing is not None
        return int(listing.file_ids[listing.paths.index(absolute(str(self.folder / name)))])

    def score(self, query: Query, name: str, way: Way) -> float:
        """The score as the ranking has it."""
        wanted = answer(query_vector(self.desk, query, way))
        ranking = self.desk.searcher(way).whole(wanted)
        return float(ranking.scores[ranking.file_ids.tolist().index(self.file(name))])


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory, pool: WorkerPool) -> Iterator[_Opened]:
    root = tmp_path_factory.mktemp("why")
    folder = draw_folder(root / "pictures")
    shutil.copy(folder / "red" / "disc 1.jpg", folder / "copy.jpg")
    library = Library(Places.of(str(root / "library")))
    index(library, folder, pool, ["colour", "layout"])
    desk = Desk(library, pool)
    desk.open(absolute(str(folder)))
    yield _Opened(desk, folder)
    desk.close()


def _sum(heat: HeatMap) -> float:
    return float(heat.shares.sum(dtype=np.float64))


def _assert_adds_up(explanation: Explanation) -> None:
    assert explanation.is_exact
    assert _sum(explanation.first) == pytest.approx(explanation.score, abs=1e-3)
    assert _sum(explanation.second) == pytest.approx(explanation.score, abs=1e-3)


@pytest.mark.parametrize("way", ["colour", "layout", _BLEND], ids=["colour", "layout", "blend"])
def test_the_parts_sum_to_the_score_in_the_ranking(opened: _Opened, way: Way) -> None:
    query = Query.of_files([opened.file("red/disc 1.jpg")])
    hit = "violet/square 3.jpg"
    found = answer(explain(opened.desk, query.items[0], opened.file(hit), way))
    shown = opened.score(query, hit, way)
    assert found.score == pytest.approx(shown, abs=1e-5)
    assert sum(part.share for part in found.parts) == pytest.approx(shown, abs=1e-3)
    by_maps = sum(part.factor * _sum(part.explanation.first) for part in found.parts)
    assert by_maps == pytest.approx(shown, abs=1e-3)
    for part in found.parts:
        _assert_adds_up(part.explanation)


def test_a_part_without_weight_is_no_reason(opened: _Opened) -> None:
    way = Blend((BlendPart("colour", 1.0), BlendPart("layout", 0.0)))
    item = QueryItem(opened.file("red/disc 1.jpg"))
    found = answer(explain(opened.desk, item, opened.file("red/disc 2.jpg"), way))
    assert [part.condition.key for part in found.parts] == ["colour"]


def test_a_region_is_explained_as_what_was_cut_out(opened: _Opened) -> None:
    source = Source(
        str(opened.folder / "red" / "disc 1.jpg").encode(), True, Region(0.2, 0.2, 0.5, 0.6)
    )
    (picture,) = answer(read_pictures(opened.desk, [("part", source)], ["colour"]))
    assert not isinstance(picture, LikewiseError)
    query = Query((QueryItem(picture=picture),))
    hit = "yellow/disc 1.jpg"
    found = answer(explain(opened.desk, query.items[0], opened.file(hit), _BLEND))
    assert found.score == pytest.approx(opened.score(query, hit, _BLEND), abs=1e-5)
    for part in found.parts:
        _assert_adds_up(part.explanation)


def test_of_several_pictures_the_one_most_like_the_hit_is_compared(opened: _Opened) -> None:
    names = ["blue/disc 1.jpg", "green/disc 1.jpg", "yellow/disc 1.jpg"]
    query = Query.of_files([opened.file(name) for name in names])
    hit = opened.file("green/square 3.jpg")
    told: list[Pair] = []
    found = answer(why(opened.desk, query, hit, "colour", told.append))
    assert isinstance(found, Reasons)
    (pair,) = told
    assert pair.place == 1
    assert pair.scores[1] == max(pair.scores)
    assert found.score == pytest.approx(pair.scores[1], abs=1e-5)
    told.clear()
    found = answer(why(opened.desk, query, hit, "colour", told.append, place=2))
    assert told[0].place == 2
    assert found.score == pytest.approx(pair.scores[2], abs=1e-5)


def test_a_picture_that_the_hit_shall_not_be_like_is_compared_last(opened: _Opened) -> None:
    hit = opened.file("green/square 3.jpg")
    query = Query(
        (
            QueryItem(opened.file("green/disc 1.jpg"), is_negative=True),
            QueryItem(opened.file("red/disc 1.jpg")),
        )
    )
    scores = answer(scores_of_items(opened.desk, query, hit, "colour"))
    assert scores[0] > scores[1]
    assert most_alike(query, scores) == 1


def test_only_conditions_with_vectors_of_both_are_offered(opened: _Opened) -> None:
    files = [opened.file("red/disc 1.jpg"), opened.file("copy.jpg")]
    ready = answer(ready_conditions(opened.desk, files))
    assert {"colour", "layout"} <= {condition.key for condition in ready}
    assert "content" not in {condition.key for condition in ready}


def test_a_file_that_is_gone_is_refused(opened: _Opened) -> None:
    item = QueryItem(opened.file("red/disc 1.jpg"))
    gone = 10**6
    with pytest.raises(LikewiseError) as raised:
        answer(explain(opened.desk, item, gone, "colour"))
    assert raised.value.code == "not_indexed"
