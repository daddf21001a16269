"""The Colour condition: a histogram that knows colours and no shapes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from core.conditions.colour import (
    DIM,
    PALETTE_COLOURS,
    ColourTransformer,
    even_colours,
    pixel_weights,
    srgb_to_lab,
)
from tests.conftest import COLOURS, SHAPES, draw_picture


@pytest.fixture(scope="module")
def colour() -> ColourTransformer:
    return ColourTransformer()


def drawn(folder: Path, colour_name: str, shape: str, seed: int = 0) -> Image.Image:
    path = draw_picture(folder / "drawn.png", colour_name, shape, seed)
    with Image.open(path) as image:
        return image.convert("RGB")


def test_vectors_have_the_told_length_and_are_normalised(colour: ColourTransformer) -> None:
    rng = np.random.default_rng(0)
    sizes = [(1, 1), (3, 200), (400, 300), (1024, 51)]
    images = [Image.fromarray(rng.integers(0, 256, (h, w, 3), np.uint8)) for w, h in sizes]
    images += [Image.new("RGB", (64, 64), shade) for shade in ("black", "white", "grey")]
    vectors = colour.embed(images)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(images), DIM)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert vectors.min() >= 0


def test_a_vector_does_not_depend_on_its_batch(colour: ColourTransformer, tmp_path: Path) -> None:
    images = [drawn(tmp_path, name, "disc") for name in COLOURS]
    together = colour.embed(images)
    alone = np.concatenate([colour.embed([image]) for image in images])
    assert np.array_equal(together, alone)


def test_images_of_different_sizes_may_share_a_batch(
    colour: ColourTransformer, tmp_path: Path
) -> None:
    sizes = [(160, 120), (50, 80), (160, 120), (700, 30), (50, 80)]
    images = [
        drawn(tmp_path, name, "disc").resize(size)
        for name, size in zip(COLOURS, sizes, strict=True)
    ]
    alone = np.concatenate([colour.embed([image]) for image in images])
    assert np.array_equal(colour.embed(images), alone)


def test_the_same_colour_is_nearest_whatever_the_shape(
    colour: ColourTransformer, tmp_path: Path
) -> None:
    labels = [(name, shape) for name in COLOURS for shape in SHAPES]
    vectors = colour.embed([drawn(tmp_path, name, shape) for name, shape in labels])
    cosines = vectors @ vectors.T
    for row, (name, _) in enumerate(labels):
        same = [cosines[row, i] for i, (other, _) in enumerate(labels) if other == name]
        others = [cosines[row, i] for i, (other, _) in enumerate(labels) if other != name]
        assert min(same) > max(others)


def test_near_colours_are_nearer_than_far_ones(colour: ColourTransformer) -> None:
    shades = [(200, 30, 30), (190, 50, 45), (200, 120, 30), (30, 60, 200)]
    vectors = colour.embed([Image.new("RGB", (32, 32), shade) for shade in shades])
    to_first = (vectors @ vectors[0]).tolist()
    assert to_first == sorted(to_first, reverse=True)


def on(
    background: tuple[int, int, int], thing: tuple[int, int, int], left: int = 35
) -> Image.Image:
    """A square of one colour on another, 9 of 100 pixels."""
    image = Image.new("RGB", (100, 100), background)
    image.paste(thing, (left, 35, left + 30, 65))
    return image


RED, WHITE, GREY, BLUE = (205, 35, 40), (255, 255, 255), (120, 120, 120), (40, 70, 190)


def test_a_plain_background_counts_little(colour: ColourTransformer) -> None:
    white, grey = colour.embed([on(WHITE, RED), on(GREY, RED)])
    (blue,) = colour.embed([Image.new("RGB", (100, 100), BLUE)])
    assert white @ grey > 0.6  # though 91 of 100 pixels differ
    assert white @ blue < 0.2


def test_a_thing_counts_alike_wherever_it_is(colour: ColourTransformer) -> None:
    middle, left = colour.embed([on(WHITE, RED), on(WHITE, RED, left=2)])
    assert middle @ left > 0.95


def test_a_background_of_two_shades_counts_little(colour: ColourTransformer) -> None:
    two = on((200, 205, 210), RED)
    two.paste((150, 155, 160), (0, 65, 100, 100))
    even, uneven, blue = colour.embed([on(GREY, RED), two, on(GREY, BLUE)])
    assert even @ uneven > 0.6
    assert even @ uneven > even @ blue + 0.2


def test_a_white_thing_on_white_still_counts(colour: ColourTransformer) -> None:
    def outlined(inside: tuple[int, int, int]) -> Image.Image:
        image = on(WHITE, (190, 190, 190))
        image.paste(inside, (38, 38, 62, 62))
        return image

    on_white, on_blue, red = colour.embed([outlined(WHITE), on(BLUE, WHITE), on(BLUE, RED)])
    assert on_white @ on_blue > on_white @ red + 0.2


def naive_weights(even: NDArray[np.float32]) -> NDArray[np.float64]:
    """Steps 2 and 3 of the module's formula for one image [h, w, 3], pixel by pixel."""
    height, width = even.shape[:2]
    weights = np.empty((height, width))
    for y in range(height):
        for x in range(width):
            ways = (even[: y + 1, x], even[y:, x][::-1], even[y, : x + 1], even[y, x:][::-1])
            barrier = min(np.linalg.norm(way - way[0], axis=1).max() for way in ways)
            weights[y, x] = 1 - 0.9 * np.exp(-((barrier / 6) ** 2))
    focused = weights.copy()
    for at in np.mgrid[:height, :width]:
        mean = (weights * at).sum() / weights.sum()
        variance = (weights * (at - mean) ** 2).sum() / weights.sum() + 1 / 12
        focused *= np.exp(-((at - mean) ** 2) / (2 * 0.8**2 * variance))
    result: NDArray[np.float64] = focused / focused.sum()
    return result


def test_pixels_weigh_what_the_formula_says() -> None:
    rng = np.random.default_rng(1)
    rgb = rng.integers(0, 4, (2, 9, 7, 3)).astype(np.float32) / 24 + 0.5
    even = even_colours(srgb_to_lab(rgb))
    found = pixel_weights(np.moveaxis(even, 3, 0))
    for weights, image in zip(found, even, strict=True):
        assert weights == pytest.approx(naive_weights(image), abs=1e-6)


@pytest.mark.parametrize("size", [(1, 1), (3, 200), (341, 256), (1024, 51)])
def test_the_shares_of_an_explanation_sum_to_the_cosine(
    colour: ColourTransformer, tmp_path: Path, size: tuple[int, int]
) -> None:
    first = drawn(tmp_path, "red", "disc")
    second = drawn(tmp_path, "red", "square").resize(size)
    one, other = colour.embed([first, second])
    explanation = colour.explain(first, second)
    assert explanation.is_exact
    assert explanation.score == pytest.approx(float(one @ other), abs=1e-5)
    for heat_map in (explanation.first, explanation.second):
        assert heat_map.shares.dtype == np.float32
        assert max(heat_map.shares.shape) <= 32
        assert float(heat_map.shares.sum()) == pytest.approx(explanation.score, abs=1e-4)


def test_the_heat_map_marks_the_thing_of_the_shared_colour(colour: ColourTransformer) -> None:
    first = on(WHITE, RED)
    first.paste(BLUE, (70, 70, 90, 90))
    shares = colour.explain(first, on(GREY, RED)).first.shares
    rows, columns = shares.shape
    square = shares[
        int(0.35 * rows) : int(0.65 * rows) + 1, int(0.35 * columns) : int(0.65 * columns) + 1
    ]
    assert float(square.sum()) > 0.9 * float(shares.sum())


def test_the_palette_lists_shared_colours_strongest_first(colour: ColourTransformer) -> None:
    first, second = on(WHITE, RED), on(GREY, RED)
    second.paste(BLUE, (45, 45, 55, 55))
    explanation = colour.explain(first, second)
    shares = [swatch.share for swatch in explanation.palette]
    assert explanation.palette[0].rgb == pytest.approx(RED, abs=6)
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(explanation.score, abs=1e-4)
    assert not any(swatch.rgb[2] > 150 > swatch.rgb[0] for swatch in explanation.palette)


def test_a_palette_of_many_colours_is_short(colour: ColourTransformer) -> None:
    rng = np.random.default_rng(0)
    busy = Image.fromarray(rng.integers(0, 256, (60, 60, 3), np.uint8))
    explanation = colour.explain(busy, busy)
    assert len(explanation.palette) == PALETTE_COLOURS
    assert sum(swatch.share for swatch in explanation.palette) < explanation.score


@pytest.mark.parametrize(
    ("rgb", "lab"),
    # Known values of the sRGB corners under D65 (Lindbloom's calculator, two decimals).
    [
        ((255, 255, 255), (100.0, 0.0, 0.0)),
        ((0, 0, 0), (0.0, 0.0, 0.0)),
        ((255, 0, 0), (53.24, 80.09, 67.20)),
        ((0, 255, 0), (87.73, -86.18, 83.18)),
        ((0, 0, 255), (32.30, 79.19, -107.86)),
        ((255, 255, 0), (97.14, -21.55, 94.48)),
        ((128, 128, 128), (53.59, 0.0, 0.0)),
    ],
)
def test_cielab_of_known_colours(
    rgb: tuple[int, int, int], lab: tuple[float, float, float]
) -> None:
    found: NDArray[np.float32] = srgb_to_lab(np.array(rgb, np.float32) / 255)
    assert found == pytest.approx(np.array(lab), abs=0.03)
