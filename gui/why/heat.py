"""The colours of a heat map, and how it is drawn over a picture.

Orange adds, blue takes away: a pair that all common kinds of colour blindness tell apart. In both
the lightness grows with the amount, and what takes away is hatched too.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtGui import QImage

from core.conditions.explanation import Box, HeatMap

#: From little to much; red, green and blue at equal steps.
_ADDS = np.array([(150, 40, 8), (228, 92, 16), (252, 160, 46), (255, 240, 150)], np.float32)
_TAKES = np.array([(12, 40, 120), (34, 96, 200), (84, 164, 244), (196, 232, 255)], np.float32)
#: Where a place adds most, so much of the picture below is covered.
_MOST_ALPHA = 0.85
#: Longer side of a drawn map; larger than this it is only stretched.
_SIDE_PX = 320
_BRIGHTEST = 0.99
_HATCH_PX = 5
#: Shades of either colour.
_LEVELS = 255


def largest_share(maps: tuple[HeatMap, ...]) -> float:
    """What the brightest colour stands for, so that maps can be compared; above 0.

    Nearly the largest: a few bright specks shall not leave all the rest in the dark.
    """
    tops = (float(np.quantile(np.abs(heat.shares), _BRIGHTEST)) for heat in maps)
    return max(*tops, 1e-9)


def takes_away(heat: HeatMap) -> bool:
    """Whether any place takes away so much that it can be seen."""
    return bool(heat.shares.min() < -0.05 * np.abs(heat.shares).max())


def heat_image(heat: HeatMap, largest: float) -> QImage:
    """The map in its colours, the more transparent the less a place adds."""
    amounts = np.clip(_enlarged(heat.shares) / largest, -1.0, 1.0)
    return _coloured(amounts)


def scale_image(width_px: int, height_px: int, is_two_sided: bool) -> QImage:
    """The colours from the most taken away (or nothing) to the most added, left to right."""
    line = np.linspace(-1.0 if is_two_sided else 0.0, 1.0, width_px, dtype=np.float32)
    return _coloured(np.repeat(line[None], height_px, axis=0))


def share_at(heat: HeatMap, across: float, down: float) -> float | None:
    """What a place of the picture adds, by fractions of its width and height; None outside."""
    left, top, width, height = heat.box
    rows, columns = heat.shares.shape
    row, column = int((down - top) / height * rows), int((across - left) / width * columns)
    is_inside = left <= across <= left + width and top <= down <= top + height
    return float(heat.shares[min(row, rows - 1), min(column, columns - 1)]) if is_inside else None


def strong_area(heat: HeatMap) -> float:
    """The smallest share of the picture, 0 to 1, that gives half of all that is added."""
    added = np.sort(np.clip(heat.shares.ravel(), 0.0, None))[::-1].cumsum(dtype=np.float64)
    n_strong = int(np.searchsorted(added, added[-1] / 2)) + 1
    return min(n_strong / added.size * _area(heat.box), 1.0)


def _area(box: Box) -> float:
    _, _, width, height = box
    return width * height


def _enlarged(shares: NDArray[np.float32]) -> NDArray[np.float32]:
    """The values between the places too, float32 [h, w] with a longer side of `_SIDE_PX`."""
    rows, columns = shares.shape
    scale = _SIDE_PX / max(rows, columns)
    size = (max(round(columns * scale), 1), max(round(rows * scale), 1))
    image = Image.fromarray(np.ascontiguousarray(shares, np.float32))
    return np.asarray(image.resize(size, Image.Resampling.BILINEAR))


def _coloured(amounts: NDArray[np.float32]) -> QImage:
    """Colours of float32 [h, w], -1 to 1."""
    levels = np.rint(amounts * _LEVELS).astype(np.int16) + _LEVELS
    pixels = _colours()[levels]
    pixels[..., 3][(levels < _LEVELS) & _hatch(levels.shape)] //= 2
    height, width = levels.shape
    image = QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888)
    return image.copy()  # the bytes are gone when this returns


def _colours() -> NDArray[np.uint8]:
    """Red, green, blue and alpha, uint8 [2 _LEVELS + 1, 4], of all levels from -1 to 1."""
    amounts = np.linspace(-1.0, 1.0, 2 * _LEVELS + 1)
    strength = np.abs(amounts)
    stops = np.linspace(0.0, 1.0, len(_ADDS))
    table = np.empty((len(amounts), 4), np.uint8)
    for channel in range(3):
        adds, takes = (np.interp(strength, stops, ramp[:, channel]) for ramp in (_ADDS, _TAKES))
        table[:, channel] = np.where(amounts < 0, takes, adds)
    table[:, 3] = 255 * _MOST_ALPHA * strength
    return table


def _hatch(shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Diagonal stripes."""
    rows, columns = np.ogrid[: shape[0], : shape[1]]
    stripes: NDArray[np.bool_] = (rows + columns) // _HATCH_PX % 2 == 0
    return stripes
