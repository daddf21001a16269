"""Texture: which local patterns an image is made of, whatever shows them and in what colour.

Energies of Gabor filters (Manjunath & Ma, "Texture features for browsing and retrieval of image
data", 1996) on lightness, divided by the local contrast. Where they are large together tells
stripes from checks and dots: an image is described by the mean, over its places, of the products
of all pairs of energies, like the joint statistics of Portilla & Simoncelli (2000, section 2.3);
background counts little. Means are square-rooted, so that a cosine is a Bhattacharyya coefficient
(Bhattacharyya 1943).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from PIL import Image

from core.conditions.base import normalised
from core.conditions.explanation import Explanation, HeatMap
from core.conditions.thing import ThingFinder

#: Side of the square whose area every image is brought to.
SIDE_PX = 240
#: The filters see the image at this size and at half of it.
_N_LEVELS = 2
#: Windows of this side are described, one every step.
_WINDOW_PX, _STEP_PX = 12, 6
#: Pixels a period of the filters, at either level.
_PERIODS_PX = (3.0, 4.2, 6.0, 8.5)
_N_ORIENTATIONS = 6
_N_FILTERS = len(_PERIODS_PX) * _N_ORIENTATIONS
#: Energy (length of all, in grey values) that counts half: less is noise on a plain surface.
_PLAIN_ENERGY = 30.0
#: Weight of how plain the places are: decides only between images without any pattern.
_PLAIN_WEIGHT = 0.05
#: Pairs of filters, each once and also with itself, and plainness.
_N_PAIRS = _N_FILTERS * (_N_FILTERS + 1) // 2 + 1
#: Length of a vector.
DIM = _N_LEVELS * _N_PAIRS

#: The usual picture: its amplitudes fall with the frequency to this power (Tolhurst, Tadmor &
#: Chao 1992 found 1.2 on average), and its grey values deviate by so much.
_USUAL_SLOPE, _USUAL_DEVIATION = 1.2, 30.0


@dataclass(frozen=True, slots=True, eq=False)
class _Texture:
    """What the places of one image show.

    `levels` are float32 [rows, columns, filters + 1], the last being plainness. `root` is float64
    [DIM], and `vector` of that length what is left of it and normalised.
    """

    levels: list[NDArray[np.float32]]
    root: NDArray[np.float64]
    vector: NDArray[np.float64]
    length: float


class TextureTransformer:
    """The Texture condition; see `core.conditions.base.Transformer`."""

    def __init__(self) -> None:
        self._filters = _gabor_filters()
        self._finder = ThingFinder()
        left, right = np.triu_indices(_N_FILTERS)
        self._left, self._right = np.append(left, _N_FILTERS), np.append(right, _N_FILTERS)
        usual = self._root(self._levels(_usual_image()))
        self._usual = usual / np.linalg.norm(usual)

    def embed(self, images: Sequence[Image.Image]) -> NDArray[np.float32]:
        """Vectors float32 [n, DIM], rows L2-normalised."""
        vectors = np.stack([self._described(image).vector for image in images])
        return normalised(vectors.astype(np.float32))

    def explain(self, first: Image.Image, second: Image.Image) -> Explanation:
        """What each place, 6 pixels of `SIDE_PX` apart, adds to the cosine; exact.

        With S(p) the matrix of products at place p, the square root of their mean is the sum over
        p of S(p) / (n root). What the usual picture shares with everything is orthogonal to both
        vectors, so the cosine is that of the roots with the other's vector.
        """
        one, other = self._described(first), self._described(second)
        score = float(one.vector @ other.vector)
        first_map, second_map = self._map(one, other), self._map(other, one)
        return Explanation(score, first_map, second_map, is_exact=True)

    def _described(self, image: Image.Image) -> _Texture:
        levels = self._levels(image)
        root = self._root(levels)
        # All pictures have much in common with the usual one; only what is left tells them apart.
        rest = root - (root @ self._usual) * self._usual
        length = max(float(np.linalg.norm(rest)), 1e-12)
        return _Texture(levels, root, rest / length, length)

    def _levels(self, image: Image.Image) -> list[NDArray[np.float32]]:
        """Energies by contrast at each level, times the root of how much their place counts."""
        grey = _resized(image)
        thing = Image.fromarray(self._finder.find(image))
        levels = []
        for level in range(_N_LEVELS):
            small = grey.reduce(2**level) if level else grey
            energies = _local_energies(np.asarray(small, np.float32), self._filters)
            size = (energies.shape[1], energies.shape[0])
            weights = np.asarray(thing.resize(size, Image.Resampling.BOX))
            levels.append(energies * np.sqrt(weights / weights.mean())[..., None])
        return levels

    def _root(self, levels: list[NDArray[np.float32]]) -> NDArray[np.float64]:
        """Square roots of the mean products of each level, float64 [DIM]."""
        means = []
        for level in levels:
            places = level.reshape(-1, _N_FILTERS + 1)
            products = places.T @ places / len(places)
            means.append(products[self._left, self._right])
        root: NDArray[np.float64] = np.sqrt(np.concatenate(means).astype(np.float64))
        return root

    def _map(self, texture: _Texture, other: _Texture) -> HeatMap:
        factors = other.vector / np.maximum(texture.root, 1e-12) / texture.length
        total = np.zeros(texture.levels[0].shape[:2])
        for number, level in enumerate(texture.levels):
            weights = np.zeros((_N_FILTERS + 1, _N_FILTERS + 1))
            part = slice(number * _N_PAIRS, (number + 1) * _N_PAIRS)
            weights[self._left, self._right] = factors[part]
            shares = ((level @ weights) * level).sum(axis=2) / (level.shape[0] * level.shape[1])
            # A place of a reduced level covers a square of places.
            times = 2**number
            total += shares.repeat(times, axis=0).repeat(times, axis=1) / times**2
        return HeatMap(total.astype(np.float32))


def _resized(image: Image.Image) -> Image.Image:
    """Lightness at the common area; sides are whole steps at every level, the longest bounded."""
    step = _STEP_PX * 2 ** (_N_LEVELS - 1)
    scale = SIDE_PX / (image.width * image.height) ** 0.5
    most = 4 * SIDE_PX // step
    width, height = (
        min(max(round(side * scale / step), 1), most) * step for side in (image.width, image.height)
    )
    resample = Image.Resampling.HAMMING if scale < 1 else Image.Resampling.BICUBIC
    return image.convert("L").resize((width, height), resample)


def _local_energies(grey: NDArray[np.float32], filters: NDArray[np.float32]) -> NDArray[np.float32]:
    """Energies e(i) by contrast, e / sqrt(sum of e^2 + plain^2), float32 [rows, columns, i + 1].

    The last one is plainness, where e(i) is the plain energy itself.
    """
    around = (_WINDOW_PX - _STEP_PX) // 2
    padded = np.pad(grey, around, mode="edge")
    windows = sliding_window_view(padded, (_WINDOW_PX, _WINDOW_PX))[::_STEP_PX, ::_STEP_PX]
    rows, columns = windows.shape[:2]
    responses = windows.reshape(rows * columns, -1) @ filters
    even, odd = responses[:, :_N_FILTERS], responses[:, _N_FILTERS:]
    squares = even * even + odd * odd
    contrast = np.sqrt(squares.sum(axis=1, keepdims=True) + _PLAIN_ENERGY**2)
    plainness = _PLAIN_WEIGHT * _PLAIN_ENERGY / contrast
    energies = np.concatenate([np.sqrt(squares) / contrast, plainness], axis=1)
    return energies.reshape(rows, columns, _N_FILTERS + 1)


def _gabor_filters() -> NDArray[np.float32]:
    """Even ones, then odd ones, as columns [window pixels, 2 filters]; of length 1, without mean.

    exp(-(x^2 + y^2) / 2 s^2) times cos or sin of 2 pi (x cos t + y sin t) / period, with s .6
    periods, at most a quarter of the window.
    """
    y, x = np.mgrid[:_WINDOW_PX, :_WINDOW_PX] - (_WINDOW_PX - 1) / 2
    even, odd = [], []
    for period in _PERIODS_PX:
        width = min(0.6 * period, _WINDOW_PX / 4)
        hill = np.exp(-(x * x + y * y) / (2 * width * width))
        for angle in np.arange(_N_ORIENTATIONS) * np.pi / _N_ORIENTATIONS:
            phase = 2 * np.pi * (x * np.cos(angle) + y * np.sin(angle)) / period
            even.append(_balanced(hill * np.cos(phase), hill))
            odd.append(_balanced(hill * np.sin(phase), hill))
    return np.stack(even + odd, axis=1).astype(np.float32)


def _balanced(wave: NDArray[np.float64], hill: NDArray[np.float64]) -> NDArray[np.float64]:
    balanced = (wave - hill * (wave.sum() / hill.sum())).ravel()
    unit: NDArray[np.float64] = balanced / np.linalg.norm(balanced)
    return unit


def _usual_image() -> Image.Image:
    """Noise with the spectrum of the usual picture; the same at every call."""
    frequencies = np.fft.fftfreq(SIDE_PX)
    radius = np.hypot(frequencies[:, None], frequencies)
    radius[0, 0] = 1.0
    # The numbers of RandomState are fixed for good, those of newer generators are not.
    spectrum = np.fft.fft2(np.random.RandomState(0).standard_normal(radius.shape))
    noise = np.fft.ifft2(spectrum / radius**_USUAL_SLOPE).real
    noise -= noise.mean()
    grey = 128 + noise * (_USUAL_DEVIATION / noise.std())
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
