"""Layout: where light and colour lie, by the low frequencies of a small picture.

In the spirit of Jacobs, Finkelstein & Salesin 1995, "Fast multiresolution image querying", who
keep the largest Haar coefficients of three colour channels; here the lowest of an orthonormal
cosine transform (DCT-II; Ahmed, Natarajan & Rao 1974), which need no quantising to be compared.

An image becomes a picture P of 16 x 16 pixels, whatever its proportions, with four channels:
CIELAB lightness, a and b, and contrast, the distance from the mean colour, which says where
something stands out whatever its colour. With C [5, 16] the first rows of the transform,

    F = w C P C^T   for each channel, w = 2 for contrast and 1 for the others.

The means F[0, 0] are dropped, so that the colour as a whole doesn't count. In their place stands
one small constant, so that even pictures are like each other and not like noise.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.conditions.base import normalised
from core.conditions.colour import srgb_to_lab
from core.conditions.explanation import Explanation, HeatMap

#: Pixels a side of the picture that is transformed, and of a heat map.
SIDE_PX = 16
#: Frequencies along either side, from 0.
_N_FREQUENCIES = 5
_N_CHANNELS = 4
_CONTRAST_WEIGHT = 2.0
#: The constant: a picture that deviates from its mean by one unit of CIELAB in one channel.
_EVENNESS = 1.0 * SIDE_PX

#: Length of a vector: the coefficients of all channels but their means, and the constant.
DIM = _N_CHANNELS * (_N_FREQUENCIES**2 - 1) + 1


class LayoutTransformer:
    """The Layout condition; see `core.conditions.base.Transformer`."""

    def __init__(self) -> None:
        waves = cosine_waves(SIDE_PX, _N_FREQUENCIES)
        #: float32 [25, 256]: the two-dimensional waves, the even one first.
        self._waves = np.kron(waves, waves)
        weights = np.ones((_N_CHANNELS, 1), np.float32)
        weights[-1] = _CONTRAST_WEIGHT
        self._weights = weights

    def embed(self, images: Sequence[Image.Image]) -> NDArray[np.float32]:
        """Vectors float32 [n, dim], rows L2-normalised."""
        pictures = _pictures(images)
        # One small product an image: a large one's last digits would depend on the batch.
        coefficients = np.matmul(pictures, self._waves[1:].T) * self._weights
        vectors = np.full((len(images), DIM), _EVENNESS, np.float32)
        vectors[:, 1:] = coefficients.reshape(len(images), DIM - 1)
        return normalised(vectors)

    def explain(self, first: Image.Image, second: Image.Image) -> Explanation:
        """The product of the two blurred pictures, place by place: below 0 where they disagree.

        The waves are orthonormal, so the cosine of the coefficients is the sum over places.
        """
        one, other = (self._blurred(vector) for vector in self.embed([first, second]))
        shares = (one * other).sum(axis=0).reshape(SIDE_PX, SIDE_PX)
        return Explanation(float(shares.sum()), HeatMap(shares), HeatMap(shares), is_exact=True)

    def _blurred(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """The picture float32 [channels, 256] that a vector stands for."""
        blurred: NDArray[np.float32] = vector[1:].reshape(_N_CHANNELS, -1) @ self._waves[1:]
        blurred[0] += vector[0] * self._waves[0]
        return blurred


def cosine_waves(side: int, n: int) -> NDArray[np.float32]:
    """The first `n` rows of the orthonormal DCT-II, float32 [n, side]."""
    frequency, place = np.arange(n)[:, None], np.arange(side)[None, :]
    waves = np.cos(np.pi * frequency * (2 * place + 1) / (2 * side)) * np.sqrt(2 / side)
    waves[0] /= np.sqrt(2)
    rows: NDArray[np.float32] = waves.astype(np.float32)
    return rows


def _pictures(images: Sequence[Image.Image]) -> NDArray[np.float32]:
    """float32 [n, 4, 256]: CIELAB and contrast of the small pictures."""
    small = np.stack([np.asarray(_small(image)) for image in images])
    rgb = small.reshape(len(images), -1, 3).astype(np.float32) / np.float32(255)
    lab = srgb_to_lab(rgb)
    offset = lab - lab.mean(axis=1, keepdims=True)
    contrast = np.linalg.norm(offset, axis=2, keepdims=True)
    channels = np.concatenate([offset, contrast], axis=2)
    pictures: NDArray[np.float32] = channels.transpose(0, 2, 1)
    return pictures


def _small(image: Image.Image) -> Image.Image:
    # Whole pixels are merged first, which is several times faster than one exact reduction.
    size = (SIDE_PX, SIDE_PX)
    return image.resize(size, Image.Resampling.BOX, reducing_gap=2.0)
