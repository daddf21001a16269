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


@dataclass(frozen=True, slots=True, eq=False)
class Stamp:
    """One dot: offsets int64 [k, 2] in x and y of its inner pixels, and of those at its edge."""

    inner: NDArray[np.int64]
    edge: NDArray[np.int64]


def stamp_of(radius_px: float) -> Stamp:
    """The pixels of a disc of `radius_px` device pixels."""
    radius_px = min(max(radius_px, 0.5), MOST_RADIUS_PX)
    reach = math.ceil(radius_px) + 1
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    beyond = np.hypot(x, y) - radius_px
    inner = np.column_stack([x[beyond <= -0.25], y[beyond <= -0.25]])
    is_edge = (beyond > -0.25) & (beyond <= 0.3)
    return Stamp(inner.astype(np.int64), np.column_stack([x[is_edge], y[is_edge]]).astype(np.int64))


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
        at its entry in `codes` [n]. Their edges are half the background.

        In some rounds, one above the other: in each a pixel, not a dot, hides what it meets, and
        where many dots lie a single round would look like woven cloth.
        """
        at, codes = self._cells(places, codes)
        soft = (colours.astype(np.uint16) + self._background).astype(np.uint16) // 2
        stamp = stamp_of(radius_px)
        for start in range(_ROUNDS):
            part = slice(start, None, _ROUNDS)
            for offsets, palette in ((stamp.edge, soft), (stamp.inner, colours)):
                values = _packed(palette)[codes[part]]
                for step in offsets @ (1, self._stride):
                    self._pixels[at[part] + step] = values

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
