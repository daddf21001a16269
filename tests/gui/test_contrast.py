"""Every text that the window draws can be read on what it stands on, in light and in dark.

At least 4.5 to 1 (WCAG 2.2, success criterion 1.4.3, level AA). What is disabled is exempt there.
Pairs of the palette by themselves are in test_theme.py.
"""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

import resources
from gui.charts.palette import N_COLOURS, colour
from gui.contrast import contrast, most_readable
from gui.gallery.delegate import BOTH, HOVERED, QUIET, SELECTED
from gui.gallery.group_mark import number_colour
from gui.theme import mixed, palette_of

_Role = QPalette.ColorRole
LEAST = 4.5
SCHEMES = [Qt.ColorScheme.Light, Qt.ColorScheme.Dark]
#: Colours of text that a rule leaves as they are, by the class it is about.
_TEXT_OF = {
    "QToolTip": _Role.ToolTipText,
    "QPushButton": _Role.ButtonText,
    "QToolButton": _Role.ButtonText,
    "QComboBox": _Role.ButtonText,
    "QLineEdit": _Role.Text,
    "QSpinBox": _Role.Text,
    "QDoubleSpinBox": _Role.Text,
    "QListWidget": _Role.Text,
    "QTableView": _Role.Text,
    "QPlainTextEdit": _Role.Text,
}
#: What has no ground of its own stands on one of these.
_GROUNDS = (_Role.Window, _Role.Base)
_NO_TEXT = ("indicator", "QScrollBar", "QProgressBar", "rule", "-button", ":disabled", "corner")
_ROLE_NAMES = {
    "window-text": _Role.WindowText,
    "button-text": _Role.ButtonText,
    "highlighted-text": _Role.HighlightedText,
    "placeholder-text": _Role.PlaceholderText,
    "bright-text": _Role.BrightText,
    "alternate-base": _Role.AlternateBase,
    "window": _Role.Window,
    "base": _Role.Base,
    "text": _Role.Text,
    "button": _Role.Button,
    "midlight": _Role.Midlight,
    "mid": _Role.Mid,
    "dark": _Role.Dark,
    "highlight": _Role.Highlight,
    "accent": _Role.Accent,
}


def test_the_ratio_is_that_of_the_guidelines() -> None:
    black, white, grey = QColor("black"), QColor("white"), QColor("#767676")
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, black) == pytest.approx(21)
    assert contrast(white, white) == pytest.approx(1)
    # The grey that is known as the lightest that is allowed on white.
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.005)


def rules() -> list[tuple[str, dict[str, str]]]:
    """Each selector of the style sheet, with its properties."""
    sheet = re.sub(r"/\*.*?\*/", "", resources.path("style.qss").read_text("utf-8"), flags=re.S)
    found = []
    for selectors, body in re.findall(r"([^{}]+)\{([^}]*)\}", sheet):
        pairs = (line.split(":", 1) for line in body.split(";") if ":" in line)
        properties = {name.strip(): value.strip() for name, value in pairs}
        found += [(selector.strip(), properties) for selector in selectors.split(",")]
    return found


def written_colour(value: str, palette: QPalette, below: QColor) -> QColor:
    """A colour as the style sheet names it; one that lets something through, over `below`."""
    if value.startswith("palette("):
        return palette.color(_ROLE_NAMES[value[8:-1]])
    if value.startswith("rgba("):
        *rgb, alpha = (int(part) for part in value[5:-1].split(","))
        return mixed(QColor(*rgb), below, alpha / 255)
    return below if value == "transparent" else QColor(value)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_the_style_sheet_colours_can_be_read(scheme: Qt.ColorScheme) -> None:
    palette = palette_of(scheme)
    known = dict(rules())
    faint, n_looked_at = [], 0
    for selector, properties in rules():
        kind = re.split(r"[\[:\s]", selector)[0]
        is_text = not any(part in selector for part in _NO_TEXT)
        if not is_text or not {"color", "background"} & properties.keys():
            continue
        plain = known.get(re.sub(r"(?<!:):(?!:)[\w-]+", "", selector), {})
        text_role = _TEXT_OF.get(kind, _Role.WindowText)
        is_overlay = "overlay" in selector  # over a picture, which may be of any colour
        below = (
            [QColor("white"), QColor("black")]
            if is_overlay
            else [palette.color(g) for g in _GROUNDS]
        )
        for under in below:
            ground_written = properties.get("background") or plain.get("background", "transparent")
            if is_overlay and ground_written == "transparent":
                under = QColor(14, 16, 20)  # the backdrop of the preview
            ground = written_colour(ground_written, palette, under)
            text_written = properties.get("color") or plain.get("color")
            text = (
                written_colour(text_written, palette, ground)
                if text_written
                else palette.color(text_role)
            )
            n_looked_at += 1
            if contrast(text, ground) < LEAST:
                faint.append((selector, text.name(), ground.name(), contrast(text, ground)))
    assert n_looked_at > 60
    assert not faint


@pytest.mark.parametrize("scheme", SCHEMES)
def test_captions_can_be_read_on_tiles_in_every_state(scheme: Qt.ColorScheme) -> None:
    palette = palette_of(scheme)
    text, base, highlight = (
        palette.color(role) for role in (_Role.Text, _Role.Base, _Role.Highlight)
    )
    grounds = [
        base,
        mixed(text, base, HOVERED),
        mixed(highlight, base, SELECTED),
        mixed(highlight, base, BOTH),
    ]
    for ground in grounds:
        assert contrast(mixed(text, ground, QUIET), ground) >= LEAST


@pytest.mark.parametrize("scheme", SCHEMES)
def test_numbers_of_groups_can_be_read_on_the_colour_of_the_group(scheme: Qt.ColorScheme) -> None:
    palette = palette_of(scheme)
    for place in range(N_COLOURS):
        fill = colour(place, palette)
        assert contrast(number_colour(fill), fill) >= LEAST


def test_one_of_black_and_white_can_be_read_on_every_colour() -> None:
    black, white = QColor("black"), QColor("white")
    for red in range(0, 256, 15):
        for green in range(0, 256, 15):
            for blue in range(0, 256, 15):
                back = QColor(red, green, blue)
                assert contrast(most_readable(back, black, white), back) >= LEAST


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_first_line_of_what_a_chart_says_can_be_read(scheme: Qt.ColorScheme) -> None:
    palette = palette_of(scheme)
    text, base = palette.color(_Role.ToolTipText), palette.color(_Role.ToolTipBase)
    assert contrast(mixed(text, base, 0.75), base) >= LEAST
