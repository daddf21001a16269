"""The Texture condition: patterns, whatever shows them, and in what colour."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from core.conditions.texture import DIM, TextureTransformer

PATTERNS = ("stripes", "dots", "checks", "plain")
COLOURS = (("#cd2328", "#ffffff"), ("#2846be", "#c8d2ff"), ("#ebc828", "#5a4600"))
BACKGROUND = (232, 232, 228)


@pytest.fixture(scope="module")
def texture() -> TextureTransformer:
    return TextureTransformer()


def cloth(pattern: str, colours: tuple[str, str]) -> Image.Image:
    """256 x 256 of a pattern, a period 16 pixels."""
    image = Image.new("RGB", (256, 256), colours[0])
    draw = ImageDraw.Draw(image)
    for y in range(0, 256, 16):
        if pattern == "stripes":
            draw.rectangle((0, y, 255, y + 7), colours[1])
        for x in range(0, 256, 16):
            if pattern == "dots":
                draw.ellipse((x, y, x + 9, y + 9), colours[1])
            if pattern == "checks":
                draw.rectangle((x, y, x + 7, y + 7), colours[1])
                draw.rectangle((x + 8, y + 8, x + 15, y + 15), colours[1])
    return image


def thing(
    pattern: str,
    colours: tuple[str, str] = COLOURS[0],
    shape: str = "disc",
    box: tuple[int, int, int, int] = (60, 60, 200, 200),
    background: tuple[int, int, int] = BACKGROUND,
) -> Image.Image:
    """A disc or square of a pattern on a plain background."""
    mask = Image.new("L", (256, 256))
    draw = ImageDraw.Draw(mask)
    (draw.ellipse if shape == "disc" else draw.rectangle)(box, 255)
    return Image.composite(cloth(pattern, colours), Image.new("RGB", mask.size, background), mask)


def photograph(seed: int, size: tuple[int, int] = (256, 192)) -> Image.Image:
    """Something with detail of all sizes everywhere."""
    rng = np.random.default_rng(seed)
    image = Image.new("RGB", size)
    for n_cells in (3, 9, 27, 81):
        noise = Image.fromarray(rng.integers(0, 256, (n_cells, n_cells, 3), np.uint8))
        image = Image.blend(image, noise.resize(size, Image.Resampling.BICUBIC), 0.4)
    return image


def test_vectors_have_the_told_length_and_are_normalised(texture: TextureTransformer) -> None:
    sizes = [(1, 1), (3, 200), (341, 256), (1024, 51), (60, 80)]
    rng = np.random.default_rng(0)
    images = [Image.fromarray(rng.integers(0, 256, (h, w, 3), np.uint8)) for w, h in sizes]
    images += [Image.new("RGB", (64, 64), shade) for shade in ("black", "white", "grey")]
    vectors = texture.embed(images)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(images), DIM)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_a_vector_does_not_depend_on_its_batch(texture: TextureTransformer) -> None:
    images = [thing(pattern) for pattern in PATTERNS]
    alone = np.concatenate([texture.embed([image]) for image in images])
    assert np.array_equal(texture.embed(images), alone)


def test_the_same_pattern_is_nearest_whatever_the_colour_and_the_thing(
    texture: TextureTransformer,
) -> None:
    shapes = [("disc", (30, 60, 170, 200)), ("square", (90, 20, 230, 160))]
    labels, images = [], []
    for pattern in PATTERNS:
        for colours in COLOURS:
            for shape, box in shapes:
                labels.append(pattern)
                images.append(thing(pattern, colours, shape, box))
    vectors = texture.embed(images)
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -2)
    assert [labels[nearest] for nearest in cosines.argmax(axis=1)] == labels


def test_stripes_across_and_along_are_not_the_same(texture: TextureTransformer) -> None:
    across = cloth("stripes", COLOURS[0])
    vectors = texture.embed([across, cloth("stripes", COLOURS[1]), across.rotate(90)])
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.5


def test_the_background_counts_little(texture: TextureTransformer) -> None:
    small = (88, 88, 168, 168)
    backgrounds = [(232, 232, 228), (60, 70, 64)]
    light, dark = texture.embed([thing("dots", box=small, background=b) for b in backgrounds])
    (full,) = texture.embed([cloth("dots", COLOURS[1])])
    (stripes,) = texture.embed([thing("stripes", box=small)])
    assert light @ dark > 0.8
    assert min(light @ full, dark @ full) > max(light @ stripes, dark @ stripes)


def test_the_size_of_the_file_does_not_matter(texture: TextureTransformer) -> None:
    image = photograph(0)
    half = image.resize((128, 96), Image.Resampling.BOX)
    large, small, other = texture.embed([image, half, thing("dots")])
    assert large @ small > 0.8
    assert large @ small > large @ other + 0.5


def test_pictures_without_a_pattern_are_alike(texture: TextureTransformer) -> None:
    vectors = texture.embed([Image.new("RGB", (64, 48), shade) for shade in ("navy", "white")])
    assert vectors[0] @ vectors[1] == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (thing("dots"), thing("dots", COLOURS[1], "square")),
        (thing("stripes"), photograph(1)),
        (photograph(2), photograph(3, (300, 100))),
        (photograph(4), Image.new("RGB", (10, 90), "red")),
        (Image.new("RGB", (1, 1)), Image.new("RGB", (64, 64), "white")),
    ],
)
def test_the_shares_of_an_explanation_sum_to_the_cosine(
    texture: TextureTransformer, first: Image.Image, second: Image.Image
) -> None:
    one, other = texture.embed([first, second])
    explanation = texture.explain(first, second)
    assert explanation.is_exact
    assert explanation.score == pytest.approx(float(one @ other), abs=1e-4)
    for heat_map in (explanation.first, explanation.second):
        assert heat_map.shares.dtype == np.float32
        assert heat_map.shares.sum() == pytest.approx(explanation.score, abs=1e-4)


def test_an_explanation_points_at_the_common_pattern(texture: TextureTransformer) -> None:
    both = thing("dots", box=(20, 70, 120, 190))
    both.paste(thing("stripes", box=(130, 70, 230, 190)).crop((128, 0, 256, 256)), (128, 0))
    shares = texture.explain(both, cloth("stripes", COLOURS[1])).first.shares
    middle = shares.shape[1] // 2
    assert shares[:, middle:].sum() > 2 * abs(shares[:, :middle].sum())
