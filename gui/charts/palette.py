"""Colours that tell things apart, for most kinds of colour blindness too.

The palette of Okabe and Ito, "Color Universal Design" (2008), in an order in which the first few
differ most, with three more after them. On a light background the pale ones are darker than there,
and the dark ones lighter on a dark one, so that each stands out against it by 3 to 1 (WCAG 2.1).
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

#: In place of an index: for what is not one of the things that are told apart, such as chance.
NEUTRAL = -1

_LIGHT = (
    "#0072b2",  # blue
    "#d55e00",  # vermilion
    "#00875f",  # bluish green
    "#b3568f",  # reddish purple
    "#a97400",  # orange
    "#2f8fc4",  # sky blue
    "#857b00",  # yellow
    "#4b3aa0",  # indigo
    "#8a4a3a",  # brown
    "#5f6b7a",  # slate
)
_DARK = (
    "#3d9bdc",
    "#f07a2a",
    "#1db98b",
    "#d68ab5",
    "#e69f00",
    "#7cc8f2",
    "#f0e442",
    "#a99cf5",
    "#c98f7d",
    "#a3afbf",
)
N_COLOURS = len(_LIGHT)


def colour(index: int, palette: QPalette) -> QColor:
    """Colour number `index` on the background of `palette`; they begin again after the last."""
    if index < 0:
        return palette.color(QPalette.ColorRole.Dark)
    return QColor((_DARK if is_dark(palette) else _LIGHT)[index % N_COLOURS])


def is_dark(palette: QPalette) -> bool:
    """Whether light is drawn on dark."""
    base = palette.color(QPalette.ColorRole.Base)
    return base.lightnessF() < palette.color(QPalette.ColorRole.Text).lightnessF()
