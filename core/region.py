"""A part of an image."""

from __future__ import annotations

from dataclasses import dataclass

#: Room for the rounding of typed fractions, such as 0.3333 + 0.6667.
_ROUNDING = 1e-3


@dataclass(frozen=True, slots=True)
class Region:
    """A box in fractions of the width and height of the upright image.

    All lie in 0 to 1; `width` and `height` are above 0.
    """

    left: float
    top: float
    width: float
    height: float

    @property
    def is_sound(self) -> bool:
        """Whether it is a part of an image at all."""
        return (
            0 <= self.left < self.left + self.width <= 1 + _ROUNDING
            and 0 <= self.top < self.top + self.height <= 1 + _ROUNDING
        )
