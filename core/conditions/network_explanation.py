"""Why two images are alike under a condition that reads a network: the cosine split over places.

After Stylianou, Souvenir & Pless, "Visualizing deep similarity networks", WACV 2019, section 3.
Where the pooled vector F of the first image is a sum over places of f_p, and G is that of the
second, cos = sum over p of <f_p, G> / (|F| |G|), and the same the other way round.
"""

from __future__ import annotations

from functools import partial
from math import isqrt

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from core.conditions.backbone import LayerReader
from core.conditions.explanation import Box, Explanation, HeatMap
from core.conditions.occlusion import occluded
from core.conditions.pooling import shares_of
from core.conditions.recipes import Fit, LayerRead, Preprocessing

#: Tokens beside those of the picture's parts: one for the class, and up to four registers.
_MOST_ASIDE = 5


def explain_read(
    reader: LayerReader, read: LayerRead, first: Image.Image, second: Image.Image
) -> Explanation:
    """Heat maps of what a layer's positions add to the cosine of two RGB images.

    Exact where the pooling sums over positions that lie in a grid. What tokens without a place
    add (the class token's part of a mean) is spread evenly. Else places are covered in turn.
    """
    features = reader.features(reader.inputs([first, second]), read)
    grid = grid_of(tuple(features.shape))
    one, other = (_shares(read.pooling, features[at : at + 1]) for at in range(2))
    if grid is None or one is None or other is None:
        return occluded(partial(_embed, reader, read), first, second)
    maps = [
        HeatMap(_placed(values, grid), seen_box(image, reader.preprocessing))
        for values, image in zip(split_cosine(one, other), (first, second), strict=True)
    ]
    score = float(maps[0].shares.sum(dtype=np.float64))
    return Explanation(score, maps[0], maps[1], is_exact=True)


def split_cosine(
    one: NDArray[np.float64], other: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What each place adds to the cosine of two sums, [p] and [q] from shares [d, p] and [d, q]."""
    whole, other_whole = one.sum(axis=1), other.sum(axis=1)
    lengths = max(float(np.linalg.norm(whole) * np.linalg.norm(other_whole)), 1e-12)
    return other_whole @ one / lengths, whole @ other / lengths


def grid_of(shape: tuple[int, ...]) -> tuple[int, int, int] | None:
    """Rows, columns, and tokens before them that have no place, of a layer's output.

    For [n, d, h, w] and for [n, tokens, d] whose tokens are a square grid; None for all else.
    """
    if len(shape) == 4:
        return shape[2], shape[3], 0
    if len(shape) != 3:
        return None
    side = isqrt(shape[1])
    n_aside = shape[1] - side * side
    return (side, side, n_aside) if n_aside <= min(_MOST_ASIDE, side) else None


def seen_box(image: Image.Image, preprocessing: Preprocessing) -> Box:
    """Which part of an image the network's input covers, in fractions of its width and height."""
    width, height = image.size
    if preprocessing.fit is Fit.SQUASH:
        return 0.0, 0.0, 1.0, 1.0
    if preprocessing.fit is Fit.PAD:
        side: float = max(width, height)
    else:
        side = preprocessing.input_px / preprocessing.resize_px * min(width, height)
    across, down = side / width, side / height
    return (1 - across) / 2, (1 - down) / 2, across, down


def _shares(pooling: str, features: Tensor) -> NDArray[np.float64] | None:
    shares = shares_of(pooling, features)
    return None if shares is None else shares.double().cpu().numpy()


def _placed(values: NDArray[np.float64], grid: tuple[int, int, int]) -> NDArray[np.float32]:
    rows, columns, n_aside = grid
    spread = values[:n_aside].sum() / (rows * columns)
    placed: NDArray[np.float32] = (values[n_aside:] + spread).astype(np.float32)
    return placed.reshape(rows, columns)


def _embed(reader: LayerReader, read: LayerRead, images: list[Image.Image]) -> NDArray[np.float32]:
    return reader.embed(images, [read])[0]
