"""The Layout condition: where light and colour lie."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from core.conditions.colour import srgb_to_lab
from core.conditions.layout import DIM, SIDE_PX, LayoutTransformer, cosine_waves

PLACES = {"left": (10, 70), "right": (130, 70), "top": (70, 10), "bottom": (70, 130)}
SHADES = {"red": (205, 35, 40), "blue": (40, 70, 190), "black": (10, 10, 10)}


@pytest.fixture(scope="module")
def layout() -> LayoutTransformer:
    return LayoutTransformer()


def noise(width: int, height: int, seed: int = 0) -> Image.Image:
    rng = np.random.default_rng(seed)
    return Image.fromarray(rng.integers(0, 256, (height, width, 3), np.uint8))


def with_square(place: str, shade: str, size: tuple[int, int] = (200, 200)) -> Image.Image:
    """A dark or coloured square somewhere on light grey."""
    left, top = PLACES[place]
    image = Image.new("RGB", (200, 200), (225, 222, 215))
    image.paste(SHADES[shade], (left, top, left + 60, top + 60))
    return image.resize(size)


def halves(top: int, bottom: int) -> Image.Image:
    """One grey above another."""
    image = Image.new("RGB", (90, 60), (top, top, top))
    image.paste((bottom, bottom, bottom), (0, 30, 90, 60))
    return image


def test_vectors_have_the_told_length_and_are_normalised(layout: LayoutTransformer) -> None:
    images = [noise(*size) for size in ((1, 1), (3, 200), (400, 300), (1024, 51))]
    images += [Image.new("RGB", (64, 64), shade) for shade in ("black", "white", "red")]
    vectors = layout.embed(images)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(images), DIM)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_a_vector_does_not_depend_on_its_batch(layout: LayoutTransformer) -> None:
    images = [noise(40 + seed, 30, seed) for seed in range(9)]
    together = layout.embed(images)
    alone = np.concatenate([layout.embed([image]) for image in images])
    assert np.array_equal(together, alone)


def test_the_same_place_is_nearest_whatever_the_colour(layout: LayoutTransformer) -> None:
    labels = [(place, shade) for place in PLACES for shade in SHADES]
    vectors = layout.embed([with_square(place, shade) for place, shade in labels])
    cosines = vectors @ vectors.T
    for row, (place, _) in enumerate(labels):
        same = [cosines[row, i] for i, (other, _) in enumerate(labels) if other == place]
        others = [cosines[row, i] for i, (other, _) in enumerate(labels) if other != place]
        assert min(same) > max(others)


def test_size_and_proportions_do_not_count(layout: LayoutTransformer) -> None:
    square, wide, small = layout.embed(
        [with_square("left", "red", size) for size in ((200, 200), (640, 200), (48, 48))]
    )
    assert square @ wide > 0.99
    assert square @ small > 0.99


def test_light_above_dark_is_not_like_dark_above_light(layout: LayoutTransformer) -> None:
    light_above, paler, dark_above = layout.embed(
        [halves(220, 60), halves(250, 130), halves(60, 220)]
    )
    assert light_above @ paler > 0.95
    assert light_above @ dark_above < 0.0


def test_even_pictures_are_alike_and_like_nothing_else(layout: LayoutTransformer) -> None:
    black, blue, square = layout.embed(
        [
            Image.new("RGB", (50, 50), "black"),
            Image.new("RGB", (9, 70), "blue"),
            with_square("top", "red"),
        ]
    )
    assert black @ blue > 0.999
    assert black @ square < 0.2


def test_the_waves_are_orthonormal() -> None:
    waves = cosine_waves(SIDE_PX, SIDE_PX)
    assert waves @ waves.T == pytest.approx(np.eye(SIDE_PX), abs=1e-5)


def naive_vector(image: Image.Image) -> NDArray[np.float64]:
    """The formula of the module, sum by sum, of an image of 16 x 16 pixels."""
    lab = srgb_to_lab(np.asarray(image).astype(np.float32) / np.float32(255)).astype(np.float64)
    contrast = np.linalg.norm(lab - lab.mean(axis=(0, 1)), axis=2)
    values = [float(SIDE_PX)]
    angles = np.pi * (2 * np.arange(SIDE_PX) + 1) / (2 * SIDE_PX)
    for channel, weight in ((lab[..., 0], 1), (lab[..., 1], 1), (lab[..., 2], 1), (contrast, 2)):
        for u in range(5):
            for v in range(5):
                wave = np.outer(np.cos(u * angles), np.cos(v * angles))
                scale = (2 if u else 1) ** 0.5 * (2 if v else 1) ** 0.5 / SIDE_PX
                if (u, v) != (0, 0):
                    values.append(weight * scale * float((channel * wave).sum()))
    return np.array(values) / np.linalg.norm(values)


def test_the_vector_is_what_the_formula_says(layout: LayoutTransformer) -> None:
    image = noise(SIDE_PX, SIDE_PX)
    assert layout.embed([image])[0] == pytest.approx(naive_vector(image), abs=1e-5)


@pytest.mark.parametrize("size", [(1, 1), (200, 200), (1024, 51)])
def test_the_shares_of_an_explanation_sum_to_the_cosine(
    layout: LayoutTransformer, size: tuple[int, int]
) -> None:
    first, second = with_square("left", "red"), with_square("top", "blue", size)
    one, other = layout.embed([first, second])
    explanation = layout.explain(first, second)
    assert explanation.is_exact
    assert explanation.score == pytest.approx(float(one @ other), abs=1e-5)
    for heat_map in (explanation.first, explanation.second):
        assert heat_map.shares.shape == (SIDE_PX, SIDE_PX)
        assert float(heat_map.shares.sum()) == pytest.approx(explanation.score, abs=1e-4)


def test_an_explanation_shows_where_layouts_agree_and_disagree(layout: LayoutTransformer) -> None:
    agreeing = layout.explain(with_square("left", "red"), with_square("left", "blue")).first.shares
    row, column = np.unravel_index(agreeing.argmax(), agreeing.shape)
    assert column < SIDE_PX / 2
    assert SIDE_PX / 4 <= row < 3 * SIDE_PX / 4
    assert layout.explain(halves(220, 60), halves(60, 220)).first.shares.min() < 0
