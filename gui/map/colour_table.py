"""The colours of dots: those of the palette, and two greys."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from gui.charts.palette import colour
from gui.map.label_colours import MOST_COLOURED, OTHER, UNLABELLED
from gui.theme import mixed


def colour_table(palette: QPalette, has_labels: bool) -> list[QColor]:
    """By colour number; the two that are below 0 are found at the end. Without labels all dots
    have the colour of what is lively here."""
    base = palette.color(QPalette.ColorRole.Base)
    dim = palette.color(QPalette.ColorRole.PlaceholderText)
    table = [colour(place, palette) for place in range(MOST_COLOURED)]
    table += [base, base]
    table[OTHER] = mixed(dim, base, 0.55)
    accent = palette.color(QPalette.ColorRole.Accent)
    table[UNLABELLED] = mixed(dim, base, 0.3) if has_labels else mixed(accent, base, 0.75)
    return table
