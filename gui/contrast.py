"""How well a colour can be read on another, after WCAG 2.2, success criterion 1.4.3.

https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio and #dfn-relative-luminance.
"""

from __future__ import annotations

from PySide6.QtGui import QColor


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio of two opaque colours, 1 to 21; text should have 4.5 at least."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def most_readable(back: QColor, *choices: QColor) -> QColor:
    """Which of some colours can be read best on `back`."""
    return max(choices, key=lambda one: contrast(one, back))


def _luminance(colour: QColor) -> float:
    """Relative luminance of sRGB, 0 to 1."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
