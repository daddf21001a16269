"""Plain names for colours, for those who cannot see a swatch or do not read hexadecimal."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

#: Up to which hue, in degrees, each name reaches.
_HUES = (
    (14, "red"),
    (40, "orange"),
    (66, "yellow"),
    (95, "yellow-green"),
    (160, "green"),
    (195, "turquoise"),
    (243, "blue"),
    (290, "violet"),
    (345, "pink"),
    (360, "red"),
)
_GREYEST = 0.12
#: From here on a colour is vivid: pale orange is brown or beige.
_VIVID = 0.35
_BRIGHT_BROWN, _PALE_BROWN = 0.42, 0.65
#: Lightness below and above which a colour is called dark or light.
_DARK, _LIGHT = 0.3, 0.7
_BLACK, _WHITE = 0.1, 0.92


def colour_name(rgb: tuple[int, int, int]) -> str:
    """Such as "dark blue", "light grey", "brown"."""
    return QCoreApplication.translate("colours", _english_name(QColor(*rgb)))


def hex_name(rgb: tuple[int, int, int]) -> str:
    """Such as "#1f4e9c"."""
    return QColor(*rgb).name()


def _english_name(colour: QColor) -> str:
    lightness = colour.lightnessF()
    chroma = colour.saturationF() * colour.valueF()
    if lightness < _BLACK:
        return "black"
    if chroma < _GREYEST:
        return "white" if lightness > _WHITE else _shaded("grey", lightness)
    hue = colour.hueF() * 360
    name = next(name for limit, name in _HUES if hue <= limit)
    if name == "orange" and lightness < (_BRIGHT_BROWN if chroma > _VIVID else _PALE_BROWN):
        return "brown"
    if name in ("orange", "yellow") and lightness > _LIGHT and chroma < _VIVID:
        return "beige"
    if name == "red" and lightness > _LIGHT:
        return "pink"
    return _shaded(name, lightness)


def _shaded(name: str, lightness: float) -> str:
    if lightness < _DARK:
        return f"dark {name}"
    return f"light {name}" if lightness > _LIGHT else name
