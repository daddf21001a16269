"""The Colour condition: a histogram that knows colours and no shapes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from core.conditions.colour import DIM, ColourTransformer, srgb_to_lab
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


def test_a_plain_background_counts_little(colour: ColourTransformer) -> None:
    def on(background: tuple[int, int, int]) -> Image.Image:
        image = Image.new("RGB", (100, 100), background)
        image.paste((205, 35, 40), (35, 35, 65, 65))
        return image

    white, grey = colour.embed([on((255, 255, 255)), on((120, 120, 120))])
    (blue,) = colour.embed([Image.new("RGB", (100, 100), (40, 70, 190))])
    assert white @ grey > 0.6  # though 91 of 100 pixels differ
    assert white @ blue < 0.2


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
