"""Shape: which way the edges run in each part of the thing that is shown.

Histograms of oriented gradients (Dalal & Triggs, "Histograms of oriented gradients for human
detection", CVPR 2005, section 6) of the outline and of lightness, over a grid that is laid upon
the thing, so that it may be anywhere and of any size.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.conditions.base import normalised
from core.conditions.explanation import Box, Explanation, HeatMap
from core.conditions.thing import ThingFinder, reduced

#: The grid: cells a side, pixels a side, and directions of edges, the two ways of each alike.
_N_CELLS, _GRID_PX, _N_DIRECTIONS = 8, 64, 9
#: Length of a vector.
DIM = _N_CELLS * _N_CELLS * _N_DIRECTIONS

#: Half the grid's side, in standard deviations of the thing along its longer axis.
_REACH = 2.4
#: What an edge of lightness inside the thing counts, against one of its outline.
_LIGHTNESS_SHARE = 0.5
#: Gradient of a cell and its neighbours (length of all) that counts half: less is noise.
_FAINT = 4.0
#: Added to every value, so that images without any edge have a direction too, the same.
_NO_EDGE = 1e-4


class ShapeTransformer:
    """The Shape condition; see `core.conditions.base.Transformer`."""

    def __init__(self) -> None:
        self._finder = ThingFinder()
        self._cell_weights = _cell_weights()

    def embed(self, images: Sequence[Image.Image]) -> NDArray[np.float32]:
        """Vectors float32 [n, DIM], rows L2-normalised, no value negative."""
        return normalised(np.stack([self._described(image)[0].ravel() for image in images]))

    def explain(self, first: Image.Image, second: Image.Image) -> Explanation:
        """What each cell of the grid adds to the cosine; exact. The maps cover the grids."""
        (one, first_box), (other, second_box) = self._described(first), self._described(second)
        lengths = float(np.linalg.norm(one) * np.linalg.norm(other))
        shares = ((one * other).sum(axis=2) / lengths).astype(np.float32)
        score = float(shares.sum(dtype=np.float64))
        maps = HeatMap(shares, first_box), HeatMap(shares, second_box)
        return Explanation(score, *maps, is_exact=True)

    def _described(self, image: Image.Image) -> tuple[NDArray[np.float32], Box]:
        """Cells float32 [rows, columns, directions], and where they lie in the image."""
        pixels = reduced(image)
        thing = self._finder.weigh(pixels)
        left, top, side = _grid_square(thing)
        across = _sampling(left, side, thing.shape[1])
        down = _sampling(top, side, thing.shape[0])
        outline = down @ thing @ across.T
        lightness = down @ (pixels[..., 0].astype(np.float32) / 255) @ across.T
        inside = _LIGHTNESS_SHARE * lightness * outline
        cells = self._cells(*_strongest_gradient(outline, inside))
        height, width = thing.shape
        return _by_contrast(cells), (left / width, top / height, side / width, side / height)

    def _cells(self, across: NDArray[np.float32], down: NDArray[np.float32]) -> NDArray[np.float32]:
        """Gradients [grid, grid] counted by direction in the nearest cells [cells, cells, d].

        Each counts with its length, shared out linearly between the two nearest directions and
        the four nearest cells.
        """
        length = np.hypot(across, down).ravel()
        direction = (np.arctan2(down, across).ravel() % np.pi) * (_N_DIRECTIONS / np.pi)
        below = np.floor(direction)
        above_share = direction - below
        bins = below.astype(np.intp) % _N_DIRECTIONS
        votes = np.zeros((length.size, _N_DIRECTIONS), np.float32)
        pixel = np.arange(length.size)
        votes[pixel, bins] = length * (1 - above_share)
        votes[pixel, (bins + 1) % _N_DIRECTIONS] = length * above_share
        rows = (self._cell_weights @ votes.reshape(_GRID_PX, -1)).reshape(_N_CELLS, _GRID_PX, -1)
        cells: NDArray[np.float32] = self._cell_weights @ rows
        return cells


def _grid_square(thing: NDArray[np.float32]) -> tuple[float, float, float]:
    """Left, top and side of the square that the grid covers, in pixels; it may reach outside."""
    # Raised, so that large backgrounds that count little do not count together.
    mass = thing**4
    middle_x, spread_x = _middle_and_spread(mass.sum(axis=0))
    middle_y, spread_y = _middle_and_spread(mass.sum(axis=1))
    reach = _REACH * max(spread_x, spread_y)
    return middle_x - reach, middle_y - reach, 2 * reach


def _middle_and_spread(mass: NDArray[np.float32]) -> tuple[float, float]:
    """Mean and standard deviation (plus a pixel) of a distribution over pixels."""
    places = np.arange(len(mass)) + 0.5
    total = float(mass.sum())
    middle = float(mass @ places) / total
    return middle, (float(mass @ (places - middle) ** 2) / total) ** 0.5 + 1


def _sampling(start: float, side: float, n_pixels: int) -> NDArray[np.float32]:
    """Weights float32 [grid, pixels] of linear sampling; beyond the edge the edge is repeated."""
    step = side / _GRID_PX
    places = np.clip(start + (np.arange(_GRID_PX) + 0.5) * step - 0.5, 0, n_pixels - 1)
    distances = np.abs(places[:, None] - np.arange(n_pixels))
    weights = np.maximum(0, 1 - distances / max(1.0, step))
    sampling: NDArray[np.float32] = (weights / weights.sum(axis=1, keepdims=True)).astype(
        np.float32
    )
    return sampling


def _strongest_gradient(
    *channels: NDArray[np.float32],
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Gradient across and down, at each pixel that of the channel [h, w] where it is longest."""
    stack = np.stack(channels)
    across, down = np.zeros_like(stack), np.zeros_like(stack)
    across[:, :, 1:-1] = stack[:, :, 2:] - stack[:, :, :-2]
    down[:, 1:-1] = stack[:, 2:] - stack[:, :-2]
    longest = (across * across + down * down).argmax(axis=0)[None]
    return (
        np.take_along_axis(across, longest, axis=0)[0],
        np.take_along_axis(down, longest, axis=0)[0],
    )


def _by_contrast(cells: NDArray[np.float32]) -> NDArray[np.float32]:
    """Cells divided by the length of all in the 3 x 3 around, as faint edges tell shape too."""
    energy = np.pad((cells * cells).sum(axis=2), 1)
    around = sum(
        energy[row : row + _N_CELLS, column : column + _N_CELLS]
        for row in range(3)
        for column in range(3)
    )
    contrast = np.sqrt(around + _FAINT**2)[..., None]
    scaled: NDArray[np.float32] = cells / contrast + np.float32(_NO_EDGE)
    return scaled


def _cell_weights() -> NDArray[np.float32]:
    """float32 [cells, grid]: how much of a pixel goes to a cell, linear between their middles."""
    places = (np.arange(_GRID_PX) + 0.5) * _N_CELLS / _GRID_PX - 0.5
    weights: NDArray[np.float64] = 1 - np.abs(places - np.arange(_N_CELLS)[:, None])
    return weights.clip(min=0).astype(np.float32)
