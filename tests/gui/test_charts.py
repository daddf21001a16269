"""The charts, read as a person reads them: with the pointer, with keys, by a screen reader."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from gui.charts.axes import Scale, round_range, round_values, tick_texts
from gui.charts.bar_chart import Bar, BarChart, Group
from gui.charts.chart import Chart
from gui.charts.histogram import Histogram, Kind
from gui.charts.line_chart import LineChart, Series
from gui.charts.palette import N_COLOURS, colour
from gui.charts.stacked_chart import StackedChart
from gui.theme import palette_of

SCHEMES = (Qt.ColorScheme.Light, Qt.ColorScheme.Dark)


def painted(qtbot: QtBot, chart: Chart) -> QImage:
    """The chart on the screen, 480 x 300."""
    qtbot.addWidget(chart)
    chart.resize(480, 300)
    with qtbot.waitExposed(chart):
        chart.show()
    return chart.grab().toImage()


def has_colour(image: QImage, wanted: QColor) -> bool:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return any(pixel.rgb() == wanted.rgb() for pixel in pixels)


def luminance(shade: QColor) -> float:
    """After WCAG 2.1, "relative luminance"."""
    channels = [shade.redF(), shade.greenF(), shade.blueF()]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return float(np.dot(linear, (0.2126, 0.7152, 0.0722)))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_colour_stands_out_against_the_background(scheme: Qt.ColorScheme) -> None:
    palette = palette_of(scheme)
    back = luminance(palette.base().color())
    for index in range(N_COLOURS):
        shade = luminance(colour(index, palette))
        contrast = (max(shade, back) + 0.05) / (min(shade, back) + 0.05)
        assert contrast >= 3, (index, contrast)


@pytest.mark.parametrize(
    ("low", "high", "n_most", "values"),
    [
        (0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (0, 20, 4, [0, 5, 10, 15, 20]),
        (-0.35, 0.35, 4, [-0.2, 0, 0.2]),
        (3, 3, 4, [3]),
    ],
)
def test_numbers_along_an_axis_are_round(
    low: float, high: float, n_most: int, values: list[float]
) -> None:
    assert round_values(low, high, n_most) == pytest.approx(values)


def test_an_axis_of_one_value_still_has_a_width() -> None:
    low, high = round_range(0.0, 0.0)
    assert low < 0 < high


def test_tick_texts_have_the_decimals_that_their_step_needs() -> None:
    assert [text.replace(",", ".") for text in tick_texts([0, 0.05, 0.1])] == [
        "0.00",
        "0.05",
        "0.10",
    ]


def test_a_scale_goes_both_ways() -> None:
    scale = Scale(0, 10, 300, 20)
    assert scale.px(10) == 20
    assert scale.value(scale.px(3.7)) == pytest.approx(3.7)


def test_a_bar_under_the_pointer_tells_value_interval_and_chance(qtbot: QtBot) -> None:
    chart = BarChart()
    chart.set_bars(["Colour", "Shape"], [Group("R@1", (Bar(0.9, 0.85, 0.95, 0.1), None))])
    painted(qtbot, chart)
    for x in range(0, 480, 4):
        qtbot.mouseMove(chart, QPoint(x, 200))
        if chart.place is not None:
            break
    assert chart.place == 0
    told = " ".join(chart.readout(0)).replace(",", ".")
    assert all(number in told for number in ("0.900", "0.850", "0.950", "0.100"))


def test_a_chart_is_told_to_those_who_do_not_see_it(qtbot: QtBot) -> None:
    chart = BarChart()
    qtbot.addWidget(chart)
    chart.set_bars(["Colour"], [Group("R@1", (Bar(0.9, 0.85, 0.95),))])
    assert "Colour · R@1" in chart.accessibleDescription()


def test_arrow_keys_walk_along_a_curve(qtbot: QtBot) -> None:
    chart = LineChart()
    chart.set_titles("Loss", "Epoch")
    chart.set_series([Series("loss", [1, 2, 3], [0.9, 0.5, 0.4], 0)])
    painted(qtbot, chart)
    chart.setFocus()
    for _ in range(2):
        qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.readout(chart.place or 0)[0] == "Epoch 2"
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.place == 0


def test_a_curve_grows_while_it_is_watched(qtbot: QtBot) -> None:
    chart = LineChart()
    chart.set_series([Series("loss", [], [], 0), Series("chance", [1, 9], [0.5, 0.5], 1, True)])
    before = painted(qtbot, chart)
    chart.append("loss", 1, 0.9)
    chart.append("loss", 2, 0.4)
    assert chart.n_places() == 2
    assert chart.grab().toImage() != before


def test_a_curve_is_drawn_around_what_is_not_a_number(qtbot: QtBot) -> None:
    chart = LineChart()
    chart.set_series([Series("loss", [1, 2, 3], [0.9, float("nan"), 0.4], 0)])
    assert has_colour(painted(qtbot, chart), colour(0, chart.palette()))
    assert len(chart.readout(1)) == 1


def test_shares_add_up_to_one_at_each_step(qtbot: QtBot) -> None:
    chart = StackedChart()
    chart.set_parts([("easy", [6, 0]), ("hard", [2, 0])])
    painted(qtbot, chart)
    assert chart.shares(0) == [0.75, 0.25]
    assert chart.shares(1) == [0, 0]


def test_a_histogram_shows_a_rare_kind_as_large_as_a_frequent_one(qtbot: QtBot) -> None:
    chart = Histogram()
    counts = np.array([0, 1, 3, 0]), np.array([0, 1000, 3000, 0])
    kinds = [Kind(name, each, n) for n, (name, each) in enumerate(zip("ab", counts, strict=True))]
    chart.set_counts([0, 0.25, 0.5, 0.75, 1.0], kinds)
    painted(qtbot, chart)
    assert chart.n_places() == 2  # empty bins at the ends are cut off
    told = [line.split(": ")[1] for line in chart.readout(0)[1:]]
    assert told[0] == told[1]


def test_a_chart_without_values_says_so_and_can_be_drawn(qtbot: QtBot) -> None:
    for chart in (BarChart(), LineChart(), StackedChart(), Histogram()):
        chart.set_empty_text("Nothing measured yet")
        painted(qtbot, chart)
        assert chart.n_places() == 0
        qtbot.keyClick(chart, Qt.Key.Key_Right)
        assert chart.place is None
