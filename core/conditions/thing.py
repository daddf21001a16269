"""What in an image is the thing that is shown, and what its background, by the border's colours.

The boundary prior of Wei, Wen, Zhu & Sun, "Geodesic saliency using background priors" (ECCV 2012,
section 2): most of an image's border is background, so what has other colours is the thing. Where
the border has all the colours of the image, everything counts about alike.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

#: Longer side of the image in which the thing is looked for.
SIDE_PX = 96
#: Colours are counted in this many steps of each of Y, Cb and Cr, and these widths blur the
#: counts, in steps; together they decide how unlike the border a colour has to be.
_N_STEPS = 32
_LIGHTNESS_WIDTH, _CHROMA_WIDTH = 3.0, 1.4
#: Share of the border at which its colours count half as belonging to the thing.
_HALF_BORDER = 0.1


class ThingFinder:
    """Weighs the pixels of images by how much they belong to the thing."""

    def __init__(self) -> None:
        self._lightness_blur = _blur(_LIGHTNESS_WIDTH)
        self._chroma_blur = _blur(_CHROMA_WIDTH)

    def find(self, image: Image.Image) -> NDArray[np.float32]:
        """Weights above 0, up to 1, float32 [h, w] of an RGB image reduced to `SIDE_PX`."""
        return self.weigh(reduced(image))

    def weigh(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Weights above 0, up to 1, float32 [h, w] of pixels as `reduced` gives them.

        s / (s + p), with p the share of the border that has such a colour: the colour histogram of
        the border, blurred by Gaussians of height 1 (a kernel density).
        """
        steps = (pixels >> 3).astype(np.intp)
        colours = (steps[..., 0] * _N_STEPS + steps[..., 1]) * _N_STEPS + steps[..., 2]
        border = np.concatenate([colours[0], colours[-1], colours[:, 0], colours[:, -1]])
        shares = self._blurred(np.bincount(border, minlength=_N_STEPS**3) / len(border))
        weights: NDArray[np.float32] = _HALF_BORDER / (_HALF_BORDER + shares[colours])
        return weights

    def _blurred(self, histogram: NDArray[np.float64]) -> NDArray[np.float32]:
        by_lightness = self._lightness_blur @ histogram.astype(np.float32).reshape(_N_STEPS, -1)
        by_chroma = by_lightness.reshape(_N_STEPS, _N_STEPS, _N_STEPS)
        blurred: NDArray[np.float32] = self._chroma_blur @ by_chroma @ self._chroma_blur
        return blurred.ravel()


def reduced(image: Image.Image) -> NDArray[np.uint8]:
    """YCbCr uint8 [h, w, 3] of an RGB image, the longer side `SIDE_PX`."""
    scale = SIDE_PX / max(image.size)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    resample = Image.Resampling.BOX if scale < 1 else Image.Resampling.BICUBIC
    return np.asarray(image.resize(size, resample).convert("YCbCr"))


def _blur(width: float) -> NDArray[np.float32]:
    """Gaussian weights float32 [steps, steps] between steps, 1 between a step and itself."""
    steps = np.arange(_N_STEPS)
    weights = np.exp(-((steps[:, None] - steps) ** 2) / (2 * width**2))
    return weights.astype(np.float32)
