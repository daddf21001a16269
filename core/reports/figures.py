"""Figures of a comparison. Imports matplotlib, so only jobs import this."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure, SubFigure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.patches import Patch
from numpy.typing import NDArray

from core.maps.colours import OTHERS, PALETTE, QUIET_TEXT, TEXT
from core.maps.figure_file import say
from core.maps.plain_text import plain
from core.measuring.records import MEASURES, Comparison, Quality
from core.reports.words import MEASURE_NAMES, quality_name

#: The colour of lines that only help the eye.
GRID = "#e4e4e7"
_DPI, _MARGIN_IN = 160, 0.12
_WIDTH_IN, _BARS_IN, _CURVES_IN, _PANEL_IN = 10.0, 4.2, 4.6, 2.3
_PANELS_ACROSS = 4
_MOST_CHARACTERS = 36
#: With more conditions, numbers above the bars would run into each other.
_MOST_WITH_NUMBERS = 3


def measures_figure(comparison: Comparison) -> Figure:
    """Bars with 95 % intervals, grouped by measure; a dash marks what chance would give."""
    figure = _figure(_BARS_IN)
    _draw_measures(figure, comparison.qualities)
    return figure


def roc_figure(comparison: Comparison) -> Figure:
    """The curves of pairs with the same label against pairs with another."""
    figure = _figure(_CURVES_IN)
    _draw_roc(figure, comparison.qualities)
    return figure


def similarities_figure(comparison: Comparison) -> Figure:
    """For each condition, how similar pairs with the same and with another label are."""
    figure = _figure(_PANEL_IN * _panel_rows(comparison.qualities))
    _draw_similarities(figure, comparison.qualities)
    return figure


def sheet(comparison: Comparison) -> Figure:
    """All of these on one page."""
    heights = (_BARS_IN, _CURVES_IN, _PANEL_IN * _panel_rows(comparison.qualities))
    figure = _figure(sum(heights) + 0.9)
    figure.suptitle(
        plain(f"{comparison.label_name} · {_part_text(comparison)}", 90),
        x=0.02,
        ha="left",
        fontsize=14,
        fontweight="bold",
        color=TEXT,
        parse_math=False,
    )
    parts = np.ravel(figure.subfigures(3, 1, height_ratios=heights, squeeze=False))
    for draw, part in zip((_draw_measures, _draw_roc, _draw_similarities), parts, strict=True):
        part.set_facecolor("none")
        draw(part, comparison.qualities)
    # The page says so in words beside its figure; here nothing else does.
    _say_below(parts[0], "lines on the bars: 95 % intervals; dotted: what chance alone would give")
    return figure


def _part_text(comparison: Comparison) -> str:
    n = comparison.qualities[0].n if comparison.qualities else 0
    if comparison.part == "held-out":
        return f"{n:,} pictures that no condition has learnt from"
    return f"{n:,} pictures"


def _figure(height_in: float) -> Figure:
    layout = ConstrainedLayoutEngine(w_pad=_MARGIN_IN, h_pad=_MARGIN_IN)
    figure = Figure((_WIDTH_IN, height_in), dpi=_DPI, layout=layout, facecolor="white")
    FigureCanvasAgg(figure)
    return figure


def _colour(number: int) -> str:
    return PALETTE[number % len(PALETTE)]


# Bars


def _draw_measures(figure: Figure | SubFigure, qualities: Sequence[Quality]) -> None:
    axes = figure.add_subplot()
    groups = np.arange(len(MEASURES))
    width = 0.8 / max(len(qualities), 1)
    for number, quality in enumerate(qualities):
        places: NDArray[np.floating[Any]] = groups + (width * (number + 0.5) - 0.4)
        _draw_bars(axes, places, quality, width, _colour(number))
        if len(qualities) <= _MOST_WITH_NUMBERS:
            _write_values(axes, places, quality)
    axes.set_xticks(groups, [MEASURE_NAMES[name] for name in MEASURES])
    axes.set_ylim(0, 1.08)
    axes.set_xlim(-0.6, len(MEASURES) - 0.4)
    _dress(axes)
    axes.grid(visible=False, axis="x")
    _name(figure, [quality_name(quality) for quality in qualities])


def _draw_bars(
    axes: Axes, places: NDArray[np.floating[Any]], quality: Quality, width: float, colour: str
) -> None:
    intervals = [getattr(quality, name) for name in MEASURES]
    values = np.array([interval.value for interval in intervals])
    around = np.array([[i.value - i.low for i in intervals], [i.high - i.value for i in intervals]])
    axes.bar(places, values, width * 0.9, color=colour)
    axes.errorbar(
        places, values, around.clip(0), fmt="none", ecolor=TEXT, elinewidth=1.1, capsize=2.5
    )
    chances = [getattr(quality.chance, name) for name in MEASURES]
    half = width * 0.45
    axes.hlines(chances, places - half, places + half, color=TEXT, linestyle=":", linewidth=1.6)


def _write_values(axes: Axes, places: NDArray[np.floating[Any]], quality: Quality) -> None:
    for place, name in zip(places, MEASURES, strict=True):
        interval = getattr(quality, name)
        axes.annotate(
            f"{interval.value:.2f}",
            (place, interval.high),
            (0, 3),
            textcoords="offset points",
            ha="center",
            fontsize=8,
            color=QUIET_TEXT,
        )


# Curves


def _draw_roc(figure: Figure | SubFigure, qualities: Sequence[Quality]) -> None:
    axes = figure.add_subplot()
    for number, quality in enumerate(qualities):
        axes.plot(*quality.roc.T, color=_colour(number), linewidth=2)
    axes.plot([0, 1], [0, 1], color=TEXT, linestyle=":", linewidth=1.2)
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1.01)
    axes.set_aspect("equal")
    axes.set_xlabel("pairs with another label that count as alike", color=QUIET_TEXT)
    axes.set_ylabel("pairs with the same label\nthat count as alike", color=QUIET_TEXT)
    _dress(axes)
    _name(figure, [f"{quality_name(q)}  {q.pair_auc.value:.3f}" for q in qualities])


# Histograms


def _panel_rows(qualities: Sequence[Quality]) -> int:
    return max(1, -(-len(qualities) // _PANELS_ACROSS))


def _draw_similarities(figure: Figure | SubFigure, qualities: Sequence[Quality]) -> None:
    across = min(max(len(qualities), 1), _PANELS_ACROSS)
    panels = figure.subplots(_panel_rows(qualities), across, squeeze=False).ravel()
    for number, (axes, quality) in enumerate(zip(panels, qualities, strict=False)):
        _draw_histogram(axes, quality, _colour(number))
    for axes in panels[len(qualities) :]:
        axes.set_visible(False)
    _say_below(figure, "similarity of pairs: in colour with the same label, in grey with another")


def _draw_histogram(axes: Axes, quality: Quality, colour: str) -> None:
    for counts, shade, alpha in ((quality.other, OTHERS, 0.7), (quality.same, colour, 0.6)):
        shares = counts / max(int(counts.sum()), 1)
        axes.stairs(shares, quality.edges, fill=True, color=shade, alpha=alpha)
    axes.set_ylim(bottom=0)
    axes.set_title(
        plain(quality_name(quality), _MOST_CHARACTERS), fontsize=9, color=TEXT, parse_math=False
    )
    _dress(axes)
    axes.set_yticks([])


# What all have


def _dress(axes: Axes) -> None:
    axes.grid(color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.set_facecolor("none")
    axes.tick_params(colors=QUIET_TEXT, labelsize=9, length=0)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[:].set_color(QUIET_TEXT)


def _say_below(figure: Figure | SubFigure, text: str) -> None:
    figure.supxlabel(text, fontsize=9, color=QUIET_TEXT)


def _name(figure: Figure | SubFigure, names: Sequence[str]) -> None:
    """A legend beside the drawing, in the order and colours of the conditions."""
    handles = [Patch(color=_colour(number)) for number in range(len(names))]
    legend = figure.legend(
        handles, [" "] * len(names), loc="outside right upper", frameon=False, fontsize=9
    )
    for shown, name in zip(legend.get_texts(), names, strict=True):
        say(shown, plain(name, _MOST_CHARACTERS))
