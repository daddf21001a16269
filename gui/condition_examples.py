"""Pictures of the sample gallery that show what a condition takes for alike."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QPixmap

from gui.theme import RADIUS_PX, rounded_pixmap
from resources import path

MOST_EXAMPLES = 3
#: Two or three samples that are alike under each condition and in little else.
_ALIKE: dict[str, tuple[str, ...]] = {}


@cache
def example_pixmaps(key: str, side_px: int, device_ratio: float) -> tuple[QPixmap, ...]:
    """Small pictures that are alike under the condition called `key`; none for unknown ones."""
    return tuple(
        rounded_pixmap(QPixmap(str(path("samples", name))), side_px, RADIUS_PX, device_ratio)
        for name in _ALIKE.get(key, ())
    )
