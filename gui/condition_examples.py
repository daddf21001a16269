"""Pictures of the sample gallery that show what a condition takes for alike."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QPixmap

from gui.theme import RADIUS_PX, rounded_pixmap
from resources import path

MOST_EXAMPLES = 3
#: Samples that are among each other's nearest under a condition, and alike in little else.
_ALIKE: dict[str, tuple[str, ...]] = {
    "content": ("car-yellow-checked-094", "car-blue-dotted-108", "car-pink-zigzag-120"),
    "material": ("teapot-purple-plain-031", "fish-green-plain-056", "butterfly-blue-plain-146"),
    "parts": ("fish-purple-checked-074", "fish-teal-striped-062", "fish-green-zigzag-060"),
    "colour": ("car-blue-zigzag-110", "balloon-blue-striped-227", "teapot-blue-dotted-028"),
    "layout": ("butterfly-red-checked-124", "car-pink-striped-117", "teapot-purple-zigzag-035"),
    "texture": ("balloon-red-zigzag-205", "shirt-orange-zigzag-170", "teapot-blue-zigzag-030"),
    "shape": (
        "butterfly-blue-striped-147",
        "butterfly-pink-checked-159",
        "butterfly-yellow-dotted-133",
    ),
}


@cache
def example_pixmaps(key: str, side_px: int, device_ratio: float) -> tuple[QPixmap, ...]:
    """Small pictures that are alike under the condition called `key`; none for unknown ones, and
    none of samples that a person has taken away."""
    samples = (QPixmap(str(path("samples", f"{name}.jpg"))) for name in _ALIKE.get(key, ()))
    return tuple(
        rounded_pixmap(sample, side_px, RADIUS_PX, device_ratio)
        for sample in samples
        if not sample.isNull()
    )
