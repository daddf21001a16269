"""Poolings: from a layer's output to one row, and what each place adds to it."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw
from torch import Tensor

from core.conditions.backbone import NetworkReader
from core.conditions.lite0 import load_lite0, weights_path
from core.conditions.pooling import POOLINGS, poolings_for, shares_of
from core.conditions.recipes import Fit, LayerRead, Preprocessing

SPATIAL = ["average", "max", "gem", "deviation", "covariance"]


def maps(n: int = 1, seed: int = 0) -> Tensor:
    """Feature maps [n, 6, 5, 7], some values negative, one channel all zeros."""
    features = torch.randn(n, 6, 5, 7, generator=torch.Generator().manual_seed(seed))
    features[:, 3] = 0
    return features


def tokens(n: int = 1) -> Tensor:
    return torch.randn(n, 10, 6, generator=torch.Generator().manual_seed(1))


@pytest.mark.parametrize("pooling", [*SPATIAL, "token_mean"])
def test_the_shares_of_all_places_sum_to_the_pooled_row(pooling: str) -> None:
    features = tokens() if pooling == "token_mean" else maps()
    pooled = POOLINGS[pooling](features)
    shares = shares_of(pooling, features)
    assert shares is not None
    assert shares.shape == (pooled.shape[1], 10 if pooling == "token_mean" else 35)
    assert shares.sum(dim=1).numpy() == pytest.approx(pooled[0].numpy(), abs=1e-5)


@pytest.mark.parametrize("pooling", SPATIAL)
def test_a_share_lies_where_its_cause_is(pooling: str) -> None:
    features = torch.zeros(1, 3, 4, 5)
    features[0, :, 2, 3] = torch.tensor([1.0, 2.0, 3.0])
    shares = shares_of(pooling, features)
    assert shares is not None
    assert shares.abs().sum(dim=0).argmax() == 2 * 5 + 3


@pytest.mark.parametrize("pooling", ["class_token", "none"])
def test_what_has_no_places_has_no_shares(pooling: str) -> None:
    assert shares_of(pooling, tokens()) is None


def test_the_deviation_is_that_of_a_plain_loop() -> None:
    features = maps(n=2)
    deviation = POOLINGS["deviation"](features)
    assert deviation.shape == (2, 6)
    for row in range(2):
        for channel in range(6):
            expected = np.std(features[row, channel].numpy())
            assert deviation[row, channel].item() == pytest.approx(expected, abs=1e-5)


def test_cosines_of_covariances_are_those_of_the_whole_matrices() -> None:
    features = maps(n=2)
    pooled = POOLINGS["covariance"](features)
    assert pooled.shape == (2, 6 * 7 // 2)
    whole = [np.cov(image.flatten(1).numpy(), bias=True) for image in features]
    for one in range(2):
        for other in range(2):
            expected = float((whole[one] * whole[other]).sum())
            assert float(pooled[one] @ pooled[other]) == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize("pooling", ["deviation", "covariance"])
def test_texture_statistics_know_nothing_of_where(pooling: str) -> None:
    features = maps()
    moved = features.roll((2, 3), dims=(2, 3))
    assert torch.allclose(POOLINGS[pooling](features), POOLINGS[pooling](moved), atol=1e-5)
    brighter = POOLINGS[pooling](features + 5)
    assert torch.allclose(POOLINGS[pooling](features), brighter, atol=1e-4)


@pytest.mark.parametrize("pooling", sorted(POOLINGS))
def test_half_precision_is_pooled_like_the_same_numbers_in_full(pooling: str) -> None:
    features = {"none": maps()[:, :, 0, 0], "class_token": tokens(), "token_mean": tokens()}
    half = features.get(pooling, maps(n=2)).bfloat16()
    pooled, expected = POOLINGS[pooling](half), POOLINGS[pooling](half.float())
    assert pooled.dtype == torch.float32
    assert torch.allclose(pooled, expected, atol=1e-6)
    shares, expected_shares = (shares_of(pooling, part[:1]) for part in (half, half.float()))
    if shares is not None and expected_shares is not None:
        assert shares.dtype == torch.float32
        assert torch.allclose(shares, expected_shares, atol=1e-6)


def test_every_offered_pooling_gives_a_row_even_where_nothing_is_computed() -> None:
    for shape in [(2, 24, 7, 7), (2, 512, 7, 7), (2, 512, 1, 1), (2, 50, 64), (2, 64)]:
        assert poolings_for(shape)
        for pooling in poolings_for(shape):
            rows = POOLINGS[pooling](torch.empty(shape, device="meta"))
            assert rows.ndim == 2
            assert rows.shape[0] == 2


def test_poolings_that_say_nothing_or_too_much_are_not_offered() -> None:
    assert "deviation" not in poolings_for((1, 512, 1, 1))
    assert "covariance" in poolings_for((1, 40, 28, 28))
    assert "covariance" not in poolings_for((1, 512, 7, 7))


def patterned(pattern: str, colours: tuple[str, str], shape: str) -> Image.Image:
    """A disc or square of a pattern in two colours on light grey."""
    cloth = Image.new("RGB", (256, 256), colours[0])
    draw = ImageDraw.Draw(cloth)
    for y in range(0, 256, 16):
        if pattern == "stripes":
            draw.rectangle((0, y, 255, y + 7), colours[1])
        for x in range(0, 256, 16):
            if pattern == "dots":
                draw.ellipse((x, y, x + 9, y + 9), colours[1])
            if pattern == "checks":
                draw.rectangle((x, y, x + 7, y + 7), colours[1])
                draw.rectangle((x + 8, y + 8, x + 15, y + 15), colours[1])
    mask = Image.new("L", cloth.size)
    draw_shape = ImageDraw.Draw(mask)
    (draw_shape.ellipse if shape == "disc" else draw_shape.rectangle)((40, 40, 210, 210), 255)
    return Image.composite(cloth, Image.new("RGB", cloth.size, (232, 232, 228)), mask)


def test_covariances_of_an_early_layer_tell_patterns_whatever_the_shape() -> None:
    preprocessing = Preprocessing(Fit.CROP, 256, 224, (127.0,) * 3, (128.0,) * 3)
    reader = NetworkReader(
        load_lite0(weights_path()), preprocessing, torch.device("cpu"), torch.float32, 4
    )
    labels = [(p, s) for p in ("stripes", "dots", "checks") for s in ("disc", "square")]
    images = [patterned(p, ("#cd2328", "#ffffff"), s) for p, s in labels]
    (vectors,) = reader.embed(images, [LayerRead("blocks.3", "covariance")])
    assert vectors.shape == (6, 40 * 41 // 2)
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -1)
    for row, nearest in enumerate(cosines.argmax(axis=1)):
        assert labels[nearest][0] == labels[row][0]
