"""The Shape condition: outlines, whatever their colour, pattern and place."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from core.conditions.shape import DIM, ShapeTransformer

SHAPES = ("disc", "square", "triangle", "cross")
BACKGROUND = (232, 232, 228)


@pytest.fixture(scope="module")
def shape() -> ShapeTransformer:
    return ShapeTransformer()


def drawn(
    name: str,
    left: int = 80,
    top: int = 80,
    side: int = 100,
    colour: str = "#cd2328",
    stripe: str | None = None,
    background: tuple[int, int, int] | str = BACKGROUND,
) -> Image.Image:
    """A shape of a colour, with stripes of another, in 256 x 256."""
    mask = Image.new("L", (256, 256))
    draw = ImageDraw.Draw(mask)
    right, bottom, third = left + side, top + side, side // 3
    if name == "disc":
        draw.ellipse((left, top, right, bottom), 255)
    elif name == "square":
        draw.rectangle((left, top, right, bottom), 255)
    elif name == "triangle":
        draw.polygon(((left, bottom), (right, bottom), ((left + right) / 2, top)), 255)
    else:
        draw.rectangle((left + third, top, right - third, bottom), 255)
        draw.rectangle((left, top + third, right, bottom - third), 255)
    cloth = Image.new("RGB", mask.size, colour)
    if stripe is not None:
        for y in range(0, 256, 16):
            cloth.paste(stripe, (0, y, 256, y + 8))
    return Image.composite(cloth, Image.new("RGB", mask.size, background), mask)


def test_vectors_have_the_told_length_and_are_normalised(shape: ShapeTransformer) -> None:
    sizes = [(1, 1), (3, 200), (341, 256), (1024, 51), (60, 80)]
    rng = np.random.default_rng(0)
    images = [Image.fromarray(rng.integers(0, 256, (h, w, 3), np.uint8)) for w, h in sizes]
    images += [Image.new("RGB", (64, 64), shade) for shade in ("black", "white", "grey")]
    vectors = shape.embed(images)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(images), DIM)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert vectors.min() >= 0


def test_a_vector_does_not_depend_on_its_batch(shape: ShapeTransformer) -> None:
    images = [drawn(name) for name in SHAPES]
    alone = np.concatenate([shape.embed([image]) for image in images])
    assert np.array_equal(shape.embed(images), alone)


def test_the_same_shape_is_nearest_whatever_its_colour_pattern_place_and_size(
    shape: ShapeTransformer,
) -> None:
    ways = [
        {},
        {"colour": "#2846be", "left": 20, "top": 120},
        {"colour": "#ebc828", "stripe": "#5a4600", "left": 110, "top": 30},
        {"side": 160, "left": 50, "top": 60, "background": "#303c38"},
        {"side": 60, "left": 180, "top": 180, "stripe": "#28963c"},
    ]
    labels = [name for name in SHAPES for _ in ways]
    vectors = shape.embed([drawn(name, **way) for name in SHAPES for way in ways])  # type: ignore[arg-type]
    cosines = vectors @ vectors.T
    for row, label in enumerate(labels):
        same = [cosines[row, i] for i, other in enumerate(labels) if other == label]
        others = [cosines[row, i] for i, other in enumerate(labels) if other != label]
        assert min(same) > max(others)


def test_edges_count_where_there_is_no_plain_background(shape: ShapeTransformer) -> None:
    rng = np.random.default_rng(0)
    noise = Image.fromarray(rng.integers(90, 160, (256, 256, 3), np.uint8))
    upright, moved, lying = noise.copy(), noise.copy(), noise.copy()
    for start in (40, 120, 200):
        upright.paste("black", (start, 0, start + 20, 256))
        moved.paste("black", (start + 6, 0, start + 26, 256))
        lying.paste("black", (0, start, 256, start + 20))
    vectors = shape.embed([upright, moved, lying])
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2


def test_pictures_without_an_edge_are_alike(shape: ShapeTransformer) -> None:
    vectors = shape.embed([Image.new("RGB", (64, 48), shade) for shade in ("navy", "white")])
    assert vectors[0] @ vectors[1] == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (drawn("disc"), drawn("disc", left=10, side=60)),
        (drawn("cross"), drawn("triangle", stripe="white").resize((100, 300))),
        (drawn("square"), Image.new("RGB", (10, 90), "red")),
        (Image.new("RGB", (1, 1)), Image.new("RGB", (64, 64), "white")),
    ],
)
def test_the_shares_of_an_explanation_sum_to_the_cosine(
    shape: ShapeTransformer, first: Image.Image, second: Image.Image
) -> None:
    one, other = shape.embed([first, second])
    explanation = shape.explain(first, second)
    assert explanation.is_exact
    assert explanation.score == pytest.approx(float(one @ other), abs=1e-4)
    for heat_map in (explanation.first, explanation.second):
        assert heat_map.shares.dtype == np.float32
        assert heat_map.shares.sum() == pytest.approx(explanation.score, abs=1e-4)


def test_the_maps_of_an_explanation_lie_on_the_things(shape: ShapeTransformer) -> None:
    near_corner = drawn("disc", left=10, top=10, side=60)
    wide = Image.new("RGB", (512, 256), BACKGROUND)
    wide.paste(drawn("disc"), (256, 0))
    explanation = shape.explain(near_corner, wide)
    for heat_map, middle in ((explanation.first, (40, 40)), (explanation.second, (386, 130))):
        size = near_corner.size if heat_map is explanation.first else wide.size
        left, top, width, height = heat_map.box
        assert (left + width / 2) * size[0] == pytest.approx(middle[0], abs=6)
        assert (top + height / 2) * size[1] == pytest.approx(middle[1], abs=6)
        assert width * size[0] == pytest.approx(height * size[1], rel=0.02)
