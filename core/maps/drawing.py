"""Maps drawn with matplotlib, so only jobs import this."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from core.maps.colours import OTHERS, PALETTE, QUIET_TEXT, TEXT, UNKNOWN
from core.maps.draw import Colouring
from core.maps.figure_file import figure_bytes, say
from core.maps.plain_text import plain
from core.maps.records import NEIGHBOURS, FolderMap, MapMethod

_SIZE_IN, _DPI, _MARGIN_IN = (10.0, 7.5), 160, 0.15
#: More points than these would make an SVG of many megabytes; they become a picture inside it.
_MOST_DRAWN_POINTS = 20_000
#: The area of a dot in square points: all dots together cover the same part of the plane.
_DOTS_AREA, _LEAST_AREA, _LARGEST_AREA = 90_000.0, 2.5, 60.0
_MOST_CHARACTERS, _MOST_TITLE_CHARACTERS = 32, 60
_METHOD_NAMES = {
    MapMethod.RAW: "Its two numbers",
    MapMethod.PCA: "PCA",
    MapMethod.TSNE: "t-SNE",
    MapMethod.UMAP: "UMAP",
}


def drawn_map(
    folder_map: FolderMap, colouring: Colouring | None, name: str, file_format: str
) -> bytes:
    """A drawing of the map as a "png" or "svg" file, with a legend where it is `colouring`."""
    layout = ConstrainedLayoutEngine(w_pad=_MARGIN_IN, h_pad=_MARGIN_IN)
    figure = Figure(figsize=_SIZE_IN, dpi=_DPI, layout=layout, facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    _draw_points(axes, folder_map, colouring)
    _dress(axes, folder_map)
    _draw_title(axes, name, _subtitle(folder_map))
    if colouring is not None:
        _draw_legend(figure, colouring)
    return figure_bytes(figure, file_format)


def _draw_points(axes: Axes, folder_map: FolderMap, colouring: Colouring | None) -> None:
    n = len(folder_map)
    order = _drawing_order(n, colouring)
    colours: Any = PALETTE[0]
    if colouring is not None:
        known = np.array([entry.colour for entry in colouring.entries])
        colours = known[colouring.places[order]]
    axes.scatter(
        folder_map.points[order, 0],
        folder_map.points[order, 1],
        s=float(np.clip(_DOTS_AREA / n, _LEAST_AREA, _LARGEST_AREA)),
        c=colours,
        alpha=0.75,
        linewidths=0,
        rasterized=n > _MOST_DRAWN_POINTS,
    )


def _drawing_order(n: int, colouring: Colouring | None) -> NDArray[np.int64]:
    """Grey dots lie below; no label covers another one everywhere."""
    order = np.random.default_rng(0).permutation(n)
    if colouring is None:
        return order
    greys = (OTHERS, UNKNOWN)
    is_named = np.array([entry.colour not in greys for entry in colouring.entries])
    below = is_named[colouring.places[order]]
    return order[np.argsort(below, kind="stable")]


def _dress(axes: Axes, folder_map: FolderMap) -> None:
    axes.set_aspect("equal", adjustable="datalim")
    if folder_map.method is MapMethod.RAW:
        axes.grid(color="#ececec", linewidth=0.8)
        axes.set_axisbelow(True)
        axes.set_xlabel("first number", color=QUIET_TEXT)
        axes.set_ylabel("second number", color=QUIET_TEXT)
        axes.tick_params(colors=QUIET_TEXT, labelsize=9)
        axes.spines[["top", "right"]].set_visible(False)
        return
    # Coordinates of such a map have no unit and no meaning.
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines[:].set_visible(False)


def _draw_title(axes: Axes, name: str, subtitle: str) -> None:
    axes.set_title(
        plain(name, _MOST_TITLE_CHARACTERS),
        loc="left",
        pad=26,
        fontsize=15,
        fontweight="bold",
        color=TEXT,
        parse_math=False,
    )
    axes.annotate(
        subtitle,
        (0, 1),
        (0, 10),
        xycoords="axes fraction",
        textcoords="offset points",
        fontsize=10,
        color=QUIET_TEXT,
    )


def _subtitle(folder_map: FolderMap) -> str:
    text = f"{_METHOD_NAMES[folder_map.method]} · {len(folder_map):,} pictures"
    if folder_map.trustworthiness is not None:
        text += f" · trustworthiness {folder_map.trustworthiness:.3f} ({NEIGHBOURS} neighbours)"
    return text


def _draw_legend(figure: Figure, colouring: Colouring) -> None:
    handles = [
        Line2D([], [], linestyle="", marker="o", markersize=7, color=entry.colour)
        for entry in colouring.entries
    ]
    texts = [f"{plain(e.text, _MOST_CHARACTERS)}  {e.n:,}" for e in colouring.entries]
    legend = figure.legend(
        handles,
        [" "] * len(handles),
        loc="outside right upper",
        frameon=False,
        fontsize=10,
        handlelength=1.0,
        handletextpad=0.5,
    )
    for shown, text in zip(legend.get_texts(), texts, strict=True):
        say(shown, text)
