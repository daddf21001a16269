"""Why two images are alike under a condition: a cosine, split over places and colours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class HeatMap:
    """What each place of an image adds to the cosine.

    `shares` is float32 [rows, columns]; its values sum to the cosine where the explanation is
    exact. `box` (left, top, width, height) says which part of the image it covers, in fractions
    of the image's width and height; a padded image is covered beyond 0 to 1.
    """

    shares: NDArray[np.float32]
    box: Box = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Swatch:
    """A colour (red, green, blue; 0 to 255) that both images show, and what it adds."""

    rgb: tuple[int, int, int]
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """The cosine `score` of two images, and a heat map on each.

    `is_exact` says that the shares of either map sum to the score; else they are estimates of
    what matters. `palette` lists the shared colours, strongest first, under colour conditions.
    """

    score: float
    first: HeatMap
    second: HeatMap
    is_exact: bool
    palette: tuple[Swatch, ...] = ()
