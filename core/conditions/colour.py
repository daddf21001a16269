"""Colour: a smoothed CIELAB histogram in which plain background counts little.

CIELAB after CIE 15:2004 (sRGB primaries, D65 white). The histogram is square-rooted, so that the
cosine of two vectors is the Bhattacharyya coefficient of their colour distributions
(Bhattacharyya 1943).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.conditions.base import normalised

#: Length of a vector: how many centres of the grid below lie in sRGB.
DIM = 495
#: Longer side to which an image is reduced before its colours are counted.
SIDE_PX = 96
#: Bits kept of each of red, green and blue: 32,768 cells whose CIELAB weights are looked up.
_BITS = 5
#: Distance of histogram centres and width of their Gaussians, in CIELAB units.
_SPACING_LIGHTNESS, _SPACING_CHROMA = 16.0, 14.0
_WIDTH = 9.0
#: Colour distance to the border's colour at which a pixel counts half; what the plainest counts.
_BACKGROUND_DISTANCE = 12.0
_BACKGROUND_WEIGHT = 0.04


class ColourTransformer:
    """The Colour condition; see `core.conditions.base.Transformer`."""

    def __init__(self) -> None:
        self._cell_lab = srgb_to_lab(_cell_colours())
        centres = _centres(self._cell_lab)
        self._cell_bins = _soft_bins(self._cell_lab, centres)

    def embed(self, images: Sequence[Image.Image]) -> NDArray[np.float32]:
        """Vectors float32 [n, dim], rows L2-normalised, no value negative."""
        return normalised(np.stack([self._histogram(image) for image in images]))

    def _histogram(self, image: Image.Image) -> NDArray[np.float32]:
        cells = _cells(image)
        weights = self._pixel_weights(cells)
        mass = np.bincount(cells.ravel(), weights=weights.ravel(), minlength=1 << 3 * _BITS)
        used = np.flatnonzero(mass)
        histogram = mass[used].astype(np.float32) @ self._cell_bins[used]
        root: NDArray[np.float32] = np.sqrt(histogram / max(float(histogram.sum()), 1e-12))
        return root

    def _pixel_weights(self, cells: NDArray[np.intp]) -> NDArray[np.float32]:
        """Weight 0 to 1 of each pixel [h, w]: low where it looks like a plain border."""
        lab = self._cell_lab[cells]
        border = np.concatenate([lab[0], lab[-1], lab[:, 0], lab[:, -1]])
        colour = np.median(border, axis=0)
        spread = np.median(np.linalg.norm(border - colour, axis=1))
        # A border of many colours is no background: then every pixel counts alike.
        plainness = float(np.exp(-((spread / _BACKGROUND_DISTANCE) ** 2)))
        distance = np.linalg.norm(lab - colour, axis=2)
        likeness = np.exp(-((distance / _BACKGROUND_DISTANCE) ** 2))
        weights: NDArray[np.float32] = 1.0 - (1.0 - _BACKGROUND_WEIGHT) * plainness * likeness
        return weights


def srgb_to_lab(rgb: NDArray[np.float32]) -> NDArray[np.float32]:
    """CIELAB float32 [..., 3] (L 0 to 100) of sRGB float32 [..., 3], 0 to 1."""
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    xyz = linear @ _RGB_TO_XYZ.T / _D65_WHITE
    curve = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = curve[..., 0], curve[..., 1], curve[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1).astype(np.float32)


_RGB_TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
_D65_WHITE = np.array([0.95047, 1.0, 1.08883])


def _cells(image: Image.Image) -> NDArray[np.intp]:
    """The cell number of each pixel, [h, w] of the reduced image."""
    scale = min(1.0, SIDE_PX / max(image.size))
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    pixels = np.asarray(image.resize(size, Image.Resampling.BOX)) >> (8 - _BITS)
    red, green, blue = (pixels[..., channel].astype(np.intp) for channel in range(3))
    return red << 2 * _BITS | green << _BITS | blue


def _cell_colours() -> NDArray[np.float32]:
    """sRGB float32 [cells, 3], 0 to 1: the middle of each cell."""
    steps = np.arange(1 << _BITS)
    grid = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(-1, 3)
    return (grid / (len(steps) - 1)).astype(np.float32)


def _centres(cell_lab: NDArray[np.float32]) -> NDArray[np.float32]:
    """CIELAB [dim, 3] of the histogram's centres: those points of a grid that sRGB reaches."""
    steps = np.array([_SPACING_LIGHTNESS, _SPACING_CHROMA, _SPACING_CHROMA], np.float32)
    places = np.unique(np.rint(cell_lab / steps).astype(np.int64), axis=0)
    return (places * steps).astype(np.float32)


def _soft_bins(cell_lab: NDArray[np.float32], centres: NDArray[np.float32]) -> NDArray[np.float32]:
    """float32 [cells, dim]: how much of a cell goes to each centre; rows sum to 1."""
    squares = (
        (cell_lab**2).sum(axis=1)[:, None]
        - 2 * cell_lab @ centres.T
        + (centres**2).sum(axis=1)[None, :]
    )
    weights = np.exp(-squares / (2 * _WIDTH**2))
    shares: NDArray[np.float32] = (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32)
    return shares
