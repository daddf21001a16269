"""Thousands of dots drawn into an image by numpy: Qt would take each of them by itself."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

#: Dots are never larger, so that the frame around the canvas can be narrow.
MOST_RADIUS_PX = 16.0
_OPAQUE = 0xFF000000
_ROUNDS = 6
#: How finely the edge of a dot fades into the background.
_N_SHARES = 4


@dataclass(frozen=True, slots=True, eq=False)
class Ring:
    """The pixels of a dot that have the same share of its colour: offsets int64 [k, 2] in x, y."""

    share: float
    offsets: NDArray[np.int64]


def rings_of(radius_px: float) -> list[Ring]:
    """The pixels of a disc of `radius_px` device pixels, the palest first."""
    radius_px = min(max(radius_px, 0.5), MOST_RADIUS_PX)
    reach = math.ceil(radius_px) + 1
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    covered = np.clip(radius_px + 0.5 - np.hypot(x, y), 0, 1)
    shares = np.round(covered * _N_SHARES).astype(np.int64)
    return [
        Ring(share / _N_SHARES, np.column_stack([x[shares == share], y[shares == share]]))
        for share in range(1, _N_SHARES + 1)
    ]


class Canvas:
    """An image of `width` times `height` device pixels on which dots are stamped."""

    def __init__(self, width: int, height: int, background: QColor) -> None:
        self._width, self._height = max(width, 1), max(height, 1)
        #: Dots may reach so far over the edges: nothing has to be cut off.
        self._frame = 2 * math.ceil(MOST_RADIUS_PX) + 2
        self._stride = self._width + 2 * self._frame
        n_pixels = self._stride * (self._height + 2 * self._frame)
        self._background = _rgb(background)
        self._pixels = np.full(n_pixels, _packed(self._background), np.uint32)

    def draw(
        self,
        places: NDArray[np.float32],
        colours: NDArray[np.uint8],
        codes: NDArray[np.integer],
        radius_px: float,
    ) -> None:
        """Stamp a dot at each of `places` float32 [n, 2] (device pixels): `colours` uint8 [c, 3]
        at its entry in `codes` [n]. Their edges fade into the background.

        In some rounds, one above the other: in each a pixel, not a dot, hides what it meets, and
        where many dots lie a single round would look like woven cloth.
        """
        at, codes = self._cells(places, codes)
        steps = [
            (ring.offsets @ (1, self._stride), _packed(self._faded(colours, ring.share)))
            for ring in rings_of(radius_px)
        ]
        for start in range(_ROUNDS):
            part = slice(start, None, _ROUNDS)
            here, codes_here = at[part], codes[part]
            for offsets, palette in steps:
                values = palette[codes_here]
                for offset in offsets:
                    self._pixels[here + offset] = values

    def _faded(self, colours: NDArray[np.uint8], share: float) -> NDArray[np.uint8]:
        mixed = share * colours + (1 - share) * self._background
        return np.round(mixed).astype(np.uint8)

    def image(self, device_ratio: float) -> QImage:
        """What has been drawn; it can be used as long as this canvas is kept."""
        first = self._frame * self._stride + self._frame
        stride = 4 * self._stride
        data = self._pixels[first:].view(np.uint8).data
        image = QImage(data, self._width, self._height, stride, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(device_ratio)
        return image

    def _cells(
        self, places: NDArray[np.float32], codes: NDArray[np.integer]
    ) -> tuple[NDArray[np.int64], NDArray[np.integer]]:
        """The pixels int64 [k] of those dots that can be seen, and their colours."""
        reach = MOST_RADIUS_PX
        x, y = places[:, 0], places[:, 1]
        is_seen = (x > -reach) & (y > -reach)
        is_seen &= (x < self._width + reach) & (y < self._height + reach)
        columns = np.floor(x[is_seen]).astype(np.int64) + self._frame
        rows = np.floor(y[is_seen]).astype(np.int64) + self._frame
        return rows * self._stride + columns, codes[is_seen]


def rgb_table(colours: list[QColor]) -> NDArray[np.uint8]:
    """Colours as uint8 [c, 3]."""
    return np.array([_rgb(colour) for colour in colours], np.uint8).reshape(-1, 3)


def _rgb(colour: QColor) -> NDArray[np.uint8]:
    return np.array([colour.red(), colour.green(), colour.blue()], np.uint8)


def _packed(colours: NDArray[np.integer]) -> NDArray[np.uint32]:
    """Colours [..., 3] as the pixels uint32 [...] of an RGB32 image."""
    red, green, blue = (colours[..., n].astype(np.uint32) for n in range(3))
    packed: NDArray[np.uint32] = (red << 16) | (green << 8) | blue | np.uint32(_OPAQUE)
    return packed
