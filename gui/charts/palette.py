"""Colours that tell things apart, for most kinds of colour blindness too.

On a light background those that drawings have, on a dark one lighter ones, so that each stands out
against it by 3 to 1 (WCAG 2.1).
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from core.maps.colours import PALETTE

#: In place of an index: for what is not one of the things that are told apart, such as chance.
NEUTRAL = -1

#: In the order of `PALETTE`.
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
N_COLOURS = len(PALETTE)


def colour(index: int, palette: QPalette) -> QColor:
    """Colour number `index` on the background of `palette`; they begin again after the last."""
    if index < 0:
        return palette.color(QPalette.ColorRole.Dark)
    return QColor((_DARK if is_dark(palette) else PALETTE)[index % N_COLOURS])


def is_dark(palette: QPalette) -> bool:
    """Whether light is drawn on dark."""
    base = palette.color(QPalette.ColorRole.Base)
    return base.lightnessF() < palette.color(QPalette.ColorRole.Text).lightnessF()
