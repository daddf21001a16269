"""Which places of two images matter to their cosine, found by covering them one after another.

After Zeiler & Fergus, "Visualizing and understanding convolutional networks", ECCV 2014, section
4.2. It needs nothing but vectors, so it works for every condition, but only estimates: what
several places do together is counted at each of them or at none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.conditions.explanation import Explanation, HeatMap

#: Vectors float32 [n, dim], rows of length 1, of n images.
Embed = Callable[[Sequence[Image.Image]], NDArray[np.float32]]

#: Places along each side.
SIDE = 7
#: Side of the patch that covers a place, in places: patches overlap, so that none of them has
#: its edge where all the others have theirs.
_PATCH = 1.6


def occluded(embed: Embed, first: Image.Image, second: Image.Image) -> Explanation:
    """Heat maps [SIDE, SIDE] of how far the cosine falls when a place is covered.

    Takes 2 SIDE^2 + 2 embeddings. The values are differences of cosines; they sum to nothing.
    """
    whole = embed([first, second])
    first_drops = _drops(embed, first, whole[0], whole[1])
    second_drops = _drops(embed, second, whole[1], whole[0])
    score = float(whole[0] @ whole[1])
    return Explanation(score, HeatMap(first_drops), HeatMap(second_drops), is_exact=False)


def _drops(
    embed: Embed, image: Image.Image, own: NDArray[np.float32], other: NDArray[np.float32]
) -> NDArray[np.float32]:
    covered = embed(list(_covered(image)))
    return ((own - covered) @ other).reshape(SIDE, SIDE).astype(np.float32)


def _covered(image: Image.Image) -> Iterator[Image.Image]:
    """The image with a patch of its mean colour on each place in turn, row by row."""
    red, green, blue = np.asarray(image.resize((1, 1), Image.Resampling.BOX))[0, 0]
    colour = (int(red), int(green), int(blue))
    for row in range(SIDE):
        for column in range(SIDE):
            left, right = _extent(column, image.width)
            top, bottom = _extent(row, image.height)
            copy = image.copy()
            copy.paste(colour, (left, top, right, bottom))
            yield copy


def _extent(place: int, length_px: int) -> tuple[int, int]:
    """From where to where a patch reaches along a side, at least a pixel."""
    middle = (place + 0.5) / SIDE
    start = max(int((middle - _PATCH / 2 / SIDE) * length_px), 0)
    end = min(round((middle + _PATCH / 2 / SIDE) * length_px), length_px)
    start = min(start, length_px - 1)
    return start, max(end, start + 1)
