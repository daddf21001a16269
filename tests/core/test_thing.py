"""What is taken for the thing, and what for its background."""

from __future__ import annotations

import numpy as np
from PIL import Image

from core.conditions.thing import SIDE_PX, ThingFinder


def on(background: str, thing: str) -> Image.Image:
    image = Image.new("RGB", (192, 192), background)
    image.paste(thing, (60, 40, 120, 100))
    return image


def test_a_thing_of_another_colour_than_the_border_stands_out() -> None:
    for background, thing in [("white", "red"), ("black", "navy"), ("grey", "white")]:
        weights = ThingFinder().find(on(background, thing))
        assert weights.shape == (SIDE_PX, SIDE_PX)
        assert weights[22:48, 32:58].min() > 4 * weights[60:].max()


def test_everything_counts_alike_where_there_is_no_background() -> None:
    flat = ThingFinder().find(Image.new("RGB", (40, 30), "teal"))
    assert flat.min() == flat.max() > 0
    rng = np.random.default_rng(0)
    noise = Image.fromarray(rng.integers(0, 256, (SIDE_PX, SIDE_PX, 3), np.uint8))
    weights = ThingFinder().find(noise)
    assert np.std(weights) < 0.2 * np.mean(weights)


def test_a_background_of_two_colours_is_one_too() -> None:
    image = on("white", "red")
    image.paste("gold", (0, 130, 192, 192))
    weights = ThingFinder().find(image)
    assert weights[22:48, 32:58].min() > 3 * max(weights[:18].max(), weights[68:].max())
