"""Colour: the colours of the thing in an image, as a histogram with soft bins.

1. Colours are CIELAB (CIE 15:2004; sRGB primaries, D65 white) with the chroma C compressed to
   ln(1 + 0.045 C) / 0.045, the integral of CIE94's chroma weight 1 / (1 + 0.045 C)
   (CIE 116-1995), as in DIN99 (DIN 6176:2001): dull colours get finer bins than bright ones.
2. A pixel x is background as far as a straight way leads from it to the border without meeting
   another colour. The barrier of a way is the greatest colour distance from its start at the
   border; d(x) is the lowest barrier of the four ways (after Zhang et al. 2015, "Minimum barrier
   salient object detection at 80 FPS"). Its outline lets a white shirt on white paper count.
   Weight u(x) = 1 - (1 - b) exp(-(d(x) / s)^2).
3. The middle of the thing counts most: u is multiplied by a Gaussian around its own centre of
   mass, `_FOCUS` times as wide as its own deviation in either direction.
4. The histogram h of these weights becomes v = h^p / |h^p|. With p = 1/2 the cosine would be the
   Bhattacharyya coefficient (1943), with p = 1 the main colour alone would decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.conditions.base import normalised
from core.conditions.explanation import Explanation, HeatMap, Swatch

#: Length of a vector: how many centres of the bins' grid lie near a colour of sRGB.
DIM = 644
#: Most pixels a side whose colours are counted.
SIDE_PX = 60
#: Most colours in a palette.
PALETTE_COLOURS = 8

#: Bits kept of each of red, green and blue when the cell of a colour is looked up.
_BITS = 6
#: CIE94's constant for graphic arts.
_COMPRESSION = 0.045
#: Edge of the cells that colours are rounded to.
_CELL = 2.5
#: Distance of bins, the width of their Gaussians, and how many share a cell.
#: White (lightness 100) is a centre: halfway between two, rounding would decide on their number.
_SPACING = (100 / 12, 7.5, 7.5)
_WIDTH = 4.0
_N_NEAREST = 8
#: The barrier s that makes a thing, and the weight b of what has none.
_BARRIER = 6.0
_BACKGROUND_WEIGHT = 0.1
_FOCUS = 0.8
_DAMPING = 0.65
#: Pixels of the reduced image along the edge of a place of a heat map.
_MAP_BLOCK_PX = 2
#: Colours nearer than this are one swatch of a palette.
_SWATCH_DISTANCE = 14.0


class ColourTransformer:
    """The Colour condition; see `core.conditions.base.Transformer`."""

    def __init__(self) -> None:
        self._table = _ColourTable()

    def embed(self, images: Sequence[Image.Image]) -> NDArray[np.float32]:
        """Vectors float32 [n, dim], rows L2-normalised, no value negative."""
        reduced = [_reduced(image) for image in images]
        rows_by_shape: dict[tuple[int, ...], list[int]] = {}
        for row, pixels in enumerate(reduced):
            rows_by_shape.setdefault(pixels.shape, []).append(row)
        histograms = np.empty((len(images), DIM), np.float32)
        for rows in rows_by_shape.values():
            cells = self._table.cells(np.stack([reduced[row] for row in rows]))
            weights = pixel_weights(self._table.places[:, cells])
            histograms[rows] = self._table.histograms(cells, weights)
        return normalised(histograms**_DAMPING)

    def explain(self, first: Image.Image, second: Image.Image) -> Explanation:
        """Each bin's part of the cosine, as a palette and given back to the pixels that fill it."""
        one, other = self._counted(first), self._counted(second)
        shares = one.vector * other.vector
        maps = (self._heat_map(one, shares, first.size), self._heat_map(other, shares, second.size))
        palette = self._palette(shares, one, other)
        return Explanation(float(shares.sum()), *maps, is_exact=True, palette=palette)

    def _counted(self, image: Image.Image) -> _Counted:
        cells = self._table.cells(_reduced(image)[None])
        weights = pixel_weights(self._table.places[:, cells])
        histogram = self._table.histograms(cells, weights)
        return _Counted(cells[0], weights[0], histogram[0], normalised(histogram**_DAMPING)[0])

    def _heat_map(
        self, counted: _Counted, shares: NDArray[np.float32], size: tuple[int, int]
    ) -> HeatMap:
        """What each pixel adds: its weight's part of each bin's share, summed in blocks."""
        by_weight = shares / np.maximum(counted.histogram, 1e-12)
        of_cell = (self._table.cell_shares * by_weight[self._table.cell_bins]).sum(axis=1)
        pixels = counted.weights * of_cell[counted.cells]
        for axis in (0, 1):
            blocks = np.arange(0, pixels.shape[axis], _MAP_BLOCK_PX)
            pixels = np.add.reduceat(pixels, blocks, axis=axis)
        # The last block may reach beyond the image.
        width, height = (
            n * _MAP_BLOCK_PX * factor / side
            for n, factor, side in zip(pixels.shape[::-1], _factors(size), size, strict=True)
        )
        return HeatMap(pixels.astype(np.float32), (0.0, 0.0, width, height))

    def _palette(
        self, shares: NDArray[np.float32], one: _Counted, other: _Counted
    ) -> tuple[Swatch, ...]:
        """The strongest bins, each with what its neighbours add that no stronger one has taken."""
        colours = self._table.bin_colours(
            np.concatenate([one.cells.ravel(), other.cells.ravel()]),
            np.concatenate([one.weights.ravel(), other.weights.ravel()]),
        )
        centres, left = self._table.centres, shares.copy()
        swatches: list[Swatch] = []
        while len(swatches) < PALETTE_COLOURS and left.max() > 0:
            offset = centres - centres[left.argmax()]
            is_near = (left > 0) & (np.linalg.norm(offset, axis=1) < _SWATCH_DISTANCE)
            share = float(left[is_near].sum())
            red, green, blue = np.rint(left[is_near] @ colours[is_near] / share).astype(int)
            swatches.append(Swatch((int(red), int(green), int(blue)), share))
            left[is_near] = 0
        return tuple(sorted(swatches, key=lambda swatch: -swatch.share))


@dataclass(frozen=True, slots=True, eq=False)
class _Counted:
    """One image: `cells` and `weights` [h, w], `histogram` and `vector` float32 [dim]."""

    cells: NDArray[np.uint16]
    weights: NDArray[np.float32]
    histogram: NDArray[np.float32]
    vector: NDArray[np.float32]


class _ColourTable:
    """Where cells (`places` float32 [3, cells]) and bins (`centres` float32 [dim, 3]) lie.

    `cell_bins` [cells, 8] are the nearest bins of a cell, and `cell_shares` float32 [cells, 8]
    what each gets of it; these sum to 1.
    """

    def __init__(self) -> None:
        rgb = _all_colours()
        even = even_colours(srgb_to_lab((rgb / 255).astype(np.float32)))
        places, cell_of = _lattice(even, (_CELL, _CELL, _CELL))
        self.places = np.ascontiguousarray(places.T)
        self._cell_of = cell_of.astype(np.uint16)
        sums = np.stack([np.bincount(cell_of, rgb[:, channel]) for channel in range(3)], axis=1)
        self._rgb = sums / np.bincount(cell_of)[:, None]
        self.centres, _ = _lattice(even, _SPACING)
        self.cell_bins, self.cell_shares = _soft_bins(places, self.centres)

    def cells(self, pixels: NDArray[np.uint8]) -> NDArray[np.uint16]:
        """The cell of each colour; uint8 [..., 3] to [...]."""
        coarse = pixels >> (8 - _BITS)
        index = coarse[..., 0].astype(np.intp)
        for channel in (1, 2):
            index <<= _BITS
            index |= coarse[..., channel]
        return self._cell_of[index]

    def histograms(
        self, cells: NDArray[np.uint16], weights: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """What each bin gets, float32 [n, dim], of pixels [n, h, w]."""
        n, n_cells = len(cells), self.places.shape[1]
        starts = np.arange(n)[:, None, None]
        mass = np.bincount((starts * n_cells + cells).ravel(), weights.ravel(), n * n_cells)
        used = np.flatnonzero(mass > 0)
        row, cell = np.divmod(used, n_cells)
        bins = self.cell_bins[cell] + (row * DIM)[:, None]
        parts = self.cell_shares[cell] * mass[used][:, None]
        found = np.bincount(bins.ravel(), parts.ravel(), n * DIM)
        return found.reshape(n, DIM).astype(np.float32)

    def bin_colours(
        self, cells: NDArray[np.uint16], weights: NDArray[np.float32]
    ) -> NDArray[np.float64]:
        """Mean sRGB [dim, 3], 0 to 255, of the pixels [n] that fill each bin."""
        parts = self.cell_shares[cells] * weights[:, None]
        bins = self.cell_bins[cells].ravel()
        total = np.bincount(bins, parts.ravel(), DIM)
        sums = [
            np.bincount(bins, (parts * self._rgb[cells, channel, None]).ravel(), DIM)
            for channel in range(3)
        ]
        colours: NDArray[np.float64] = np.stack(sums, axis=1) / np.maximum(total, 1e-12)[:, None]
        return colours


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


def even_colours(lab: NDArray[np.float32]) -> NDArray[np.float32]:
    """CIELAB [..., 3] with its chroma compressed; step 1 of the formula."""
    chroma = np.maximum(np.hypot(lab[..., 1], lab[..., 2]), 1e-6)
    scale = np.log1p(_COMPRESSION * chroma) / (_COMPRESSION * chroma)
    even: NDArray[np.float32] = lab * np.stack([np.ones_like(scale), scale, scale], axis=-1)
    return even


def pixel_weights(places: NDArray[np.float32]) -> NDArray[np.float32]:
    """What each pixel counts, float32 [n, h, w] of sum 1 an image; steps 2 and 3.

    `places` float32 [3, n, h, w] are even colours.
    """
    ways = [_barriers(places, axis, is_back) for axis, is_back in product((1, 2), (False, True))]
    lowest = np.minimum(np.minimum(ways[0], ways[1]), np.minimum(ways[2], ways[3]))
    weights = 1 - (1 - _BACKGROUND_WEIGHT) * np.exp(lowest / -(_BARRIER**2))
    weights *= _focus(weights.sum(axis=2))[:, :, None] * _focus(weights.sum(axis=1))[:, None, :]
    shares: NDArray[np.float32] = weights / weights.sum(axis=(1, 2), keepdims=True)
    return shares


def _barriers(places: NDArray[np.float32], axis: int, is_back: bool) -> NDArray[np.float32]:
    """Squared barrier [n, h, w] on the way along `axis` from its start, or from its end."""
    start = -1 if is_back else 0
    lightness, red_green, yellow_blue = (plane - plane.take([start], axis) for plane in places)
    squares: NDArray[np.float32] = lightness**2 + red_green**2 + yellow_blue**2
    ways = np.flip(squares, axis) if is_back else squares
    np.maximum.accumulate(ways, axis, out=ways)
    return squares


def _focus(mass: NDArray[np.float32]) -> NDArray[np.float32]:
    """A Gaussian float32 [n, side] around the centre of mass of each row."""
    at = np.arange(mass.shape[1], dtype=np.float32)
    shares = mass / mass.sum(axis=1, keepdims=True)
    offset = at - (shares * at).sum(axis=1, keepdims=True)
    # A single pixel has the variance of an evenly filled square.
    variance = (shares * offset**2).sum(axis=1, keepdims=True) + 1 / 12
    gaussian: NDArray[np.float32] = np.exp(offset**2 / (-2 * _FOCUS**2 * variance))
    return gaussian


def _factors(size: tuple[int, int]) -> tuple[int, int]:
    """By how much width and height are divided: proportions don't matter to colours."""
    return -(-size[0] // SIDE_PX), -(-size[1] // SIDE_PX)


def _reduced(image: Image.Image) -> NDArray[np.uint8]:
    """uint8 [h, w, 3], both sides at most `SIDE_PX`."""
    return np.asarray(image.reduce(_factors(image.size)))


def _all_colours() -> NDArray[np.float32]:
    """sRGB float32 [colours, 3], 0 to 255, in the order of their numbers."""
    steps = np.linspace(0, 255, 1 << _BITS, dtype=np.float32)
    return np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(-1, 3)


def _lattice(
    even: NDArray[np.float32], spacing: tuple[float, float, float]
) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    """The points [m, 3] of a grid that are nearest to some colour, and which is each one's."""
    steps = np.rint(even / np.array(spacing)).astype(np.int64)
    low = steps.min(axis=0)
    extent = tuple(np.ptp(steps, axis=0) + 1)
    numbers = np.ravel_multi_index(tuple((steps - low).T), extent)
    points, point_of = np.unique(numbers, return_inverse=True)
    found = np.stack(np.unravel_index(points, extent), axis=1) + low
    return (found * np.array(spacing)).astype(np.float32), point_of


def _soft_bins(
    places: NDArray[np.float32], centres: NDArray[np.float32]
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """The nearest centres of each place [m, 8], and their Gaussian weights of sum 1."""
    nearest, squares = [], []
    # In parts, for all distances at once would take 100 MB.
    for part in np.array_split(places, 16):
        distances = (part**2).sum(axis=1)[:, None] - 2 * part @ centres.T + (centres**2).sum(axis=1)
        nearest.append(np.argpartition(distances, _N_NEAREST - 1, axis=1)[:, :_N_NEAREST])
        squares.append(np.take_along_axis(distances, nearest[-1], axis=1))
    weights = np.exp(np.concatenate(squares) / (-2 * _WIDTH**2))
    shares: NDArray[np.float32] = weights / weights.sum(axis=1, keepdims=True)
    return np.concatenate(nearest), shares
