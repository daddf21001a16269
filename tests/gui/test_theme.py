"""Colours, icons and text kinds, in light and dark."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

import resources
from gui.contrast import contrast
from gui.theme import app_icon, dress, icon, palette_of, rounded_pixmap, set_icon, text_label

_Role = QPalette.ColorRole
SCHEMES = [Qt.ColorScheme.Light, Qt.ColorScheme.Dark]
#: (text, what it stands on)
TEXT_PAIRS = [
    (_Role.WindowText, _Role.Window),
    (_Role.WindowText, _Role.Midlight),
    (_Role.Text, _Role.Base),
    (_Role.Text, _Role.AlternateBase),
    (_Role.PlaceholderText, _Role.Window),
    (_Role.PlaceholderText, _Role.Base),
    (_Role.ButtonText, _Role.Button),
    (_Role.ButtonText, _Role.Midlight),
    (_Role.ButtonText, _Role.Mid),
    (_Role.HighlightedText, _Role.Highlight),
    (_Role.Link, _Role.Window),
    (_Role.Link, _Role.Base),
    (_Role.LinkVisited, _Role.Base),
    (_Role.BrightText, _Role.Window),
    (_Role.ToolTipText, _Role.ToolTipBase),
]
#: (edge or bar that has to be seen, what it stands on)
SHAPE_PAIRS = [
    (_Role.Dark, _Role.Base),
    (_Role.Accent, _Role.Window),
    (_Role.Accent, _Role.Mid),
    (_Role.Highlight, _Role.Base),
]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_can_be_read(
    scheme: Qt.ColorScheme, text: QPalette.ColorRole, ground: QPalette.ColorRole
) -> None:
    palette = palette_of(scheme)
    assert contrast(palette.color(text), palette.color(ground)) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_shapes_can_be_seen(
    scheme: Qt.ColorScheme, shape: QPalette.ColorRole, ground: QPalette.ColorRole
) -> None:
    palette = palette_of(scheme)
    assert contrast(palette.color(shape), palette.color(ground)) >= 3.0


def test_unknown_scheme_counts_as_light() -> None:
    assert palette_of(Qt.ColorScheme.Unknown) == palette_of(Qt.ColorScheme.Light)


def strongest_pixel(made: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> QColor:
    image = made.pixmap(QSize(32, 32), 1.0, mode).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=lambda pixel: pixel.alpha())


def test_icon_takes_the_colour_and_is_dimmed_when_disabled(qapp: QApplication) -> None:
    made = icon("search", QColor("#c02010"))
    assert strongest_pixel(made).name() == "#c02010"
    assert strongest_pixel(made).alpha() > 230
    assert strongest_pixel(made, QIcon.Mode.Disabled).alpha() < 120


@pytest.mark.parametrize(
    "name",
    [path.stem for path in sorted(resources.path("icons").glob("*.svg"))],
)
def test_every_icon_can_be_drawn(qapp: QApplication, name: str) -> None:
    assert strongest_pixel(icon(name, QColor("black"))).alpha() > 200


def test_app_icon_has_every_size(qapp: QApplication) -> None:
    sizes = {size.width() for size in app_icon().availableSizes()}
    assert {16, 32, 48, 256} <= sizes


def test_icons_follow_the_scheme(dressed: QApplication, qtbot: QtBot) -> None:
    button = QPushButton("Search")
    qtbot.addWidget(button)
    dress(dressed, Qt.ColorScheme.Light)
    set_icon(button, "search")
    assert strongest_pixel(button.icon()).lightnessF() < 0.35
    dress(dressed, Qt.ColorScheme.Dark)
    assert strongest_pixel(button.icon()).lightnessF() > 0.7
    assert dressed.palette().color(_Role.Window) == palette_of(Qt.ColorScheme.Dark).color(
        _Role.Window
    )


def test_style_sheet_is_understood(
    dressed: QApplication, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    dress(dressed, Qt.ColorScheme.Dark)
    button = QPushButton("Open")
    qtbot.addWidget(button)
    button.show()
    image = button.grab().toImage()
    middle = image.pixelColor(4, image.height() // 2)
    assert middle == palette_of(Qt.ColorScheme.Dark).color(_Role.Button)


def test_labels_keep_font_and_kind(dressed: QApplication, qtbot: QtBot) -> None:
    dress(dressed, Qt.ColorScheme.Light)
    label = text_label("<b>x</b>", "dim", scale=2.0, bold=True)
    qtbot.addWidget(label)
    label.show()
    assert label.font().pointSizeF() == pytest.approx(2 * dressed.font().pointSizeF())
    assert label.font().bold()
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_rounded_pixmap_has_clear_corners_and_a_full_middle(qapp: QApplication) -> None:
    source = icon("square", QColor("black")).pixmap(64, 64)
    source.fill(QColor("red"))
    image = rounded_pixmap(source, 36, 8, 2.0).toImage()
    assert image.width() == 72
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(36, 36).name() == "#ff0000"
