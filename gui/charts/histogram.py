"""How often values occur, for two or more kinds of things over one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QWidget

from gui.charts.axes import (
    Axes,
    axes_in,
    draw_frame,
    draw_x_numbers,
    draw_x_title,
    draw_y_grid,
    round_range,
)
from gui.charts.chart import Chart
from gui.charts.legend import Entry, Mark
from gui.charts.palette import colour
from gui.messages import listed_apart, shown_percent

_FILL_OPACITY = 0.4
#: Besides its colour, each kind is drawn in a way of its own.
_BRUSHES = (Qt.BrushStyle.SolidPattern, Qt.BrushStyle.BDiagPattern)
#: Bins at either end that hold less than this share of everything are cut off.
_LEAST_TAIL = 0.0005


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """How many things of one kind lie in each bin: `counts` int64 [b]."""

    name: str
    counts: NDArray[np.int64]
    colour: int


class Histogram(Chart):
    """Each kind is shown in shares of itself, so that a rare one is as large as a frequent one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edges: NDArray[np.float64] = np.zeros(0)
        self._kinds: tuple[Kind, ...] = ()
        self._shares: tuple[NDArray[np.float64], ...] = ()
        self._x_title = ""

    def set_titles(self, name: str, x_title: str = "") -> None:
        """What the chart shows, for screen readers, and what the values are."""
        self.setAccessibleName(name)
        self._x_title = x_title
        self.update()

    def set_counts(
        self, edges: Sequence[float] | NDArray[np.float32], kinds: Sequence[Kind]
    ) -> None:
        """Show these, in bins bordered by `edges` [b + 1], ascending."""
        shares = [kind.counts / max(int(kind.counts.sum()), 1) for kind in kinds]
        kept = _filled(shares)
        self._edges = np.asarray(edges, np.float64)[kept.start : kept.stop + 1]
        self._kinds, self._shares = tuple(kinds), tuple(share[kept] for share in shares)
        self.renew(self._description())

    def _description(self) -> str:
        """The middle of each kind."""
        middles = (self._edges[:-1] + self._edges[1:]) / 2
        text = self.tr("{name}: mean {mean}")
        return listed_apart(
            text.format(name=kind.name, mean=_shown(float((share * middles).sum())))
            for kind, share in zip(self._kinds, self._shares, strict=True)
        )

    def n_places(self) -> int:
        return max(len(self._edges) - 1, 0) if self._kinds else 0

    def legend(self) -> list[Entry]:
        return [
            Entry(kind.name, colour(kind.colour, self.palette()), Mark.BOX, _brush_style(number))
            for number, kind in enumerate(self._kinds)
        ]

    def axes(self, room: QRectF, metrics: QFontMetricsF) -> Axes:
        most = max(float(share.max()) for share in self._shares)
        x_range = float(self._edges[0]), float(self._edges[-1])
        lines = 2 if self._x_title else 1
        return axes_in(room, metrics, x_range, round_range(0.0, most or 1.0), lines)

    def draw(self, painter: QPainter, axes: Axes) -> None:
        colours = self.palette()
        draw_y_grid(painter, axes, colours)
        draw_x_numbers(painter, axes, colours, is_whole=False)
        if self._x_title:
            draw_x_title(painter, axes, colours, self._x_title, line=1)
        if self.place is not None:
            left, right = (axes.x.px(float(self._edges[self.place + n])) for n in (0, 1))
            band = QRectF(left, axes.plot.top(), right - left, axes.plot.height())
            painter.fillRect(band, colours.color(QPalette.ColorRole.Midlight))
        for entry, shares in zip(self.legend(), self._shares, strict=True):
            fill = entry.colour.toRgb()
            if entry.brush is Qt.BrushStyle.SolidPattern:
                fill.setAlphaF(_FILL_OPACITY)
            outline = _outline(axes, self._edges, shares)
            painter.setBrush(QBrush(fill, entry.brush))
            painter.setPen(QPen(entry.colour, 1.5))
            painter.drawPath(outline)
        draw_frame(painter, axes, colours)

    def place_near(self, axes: Axes, point: QPointF) -> int | None:
        place = int(np.searchsorted(self._edges, axes.x.value(point.x()), side="right")) - 1
        return min(max(place, 0), self.n_places() - 1)

    def anchor(self, axes: Axes, place: int) -> QPointF:
        return QPointF(axes.x.px(float(self._edges[place + 1])), axes.plot.center().y())

    def readout(self, place: int) -> list[str]:
        low, high = _shown(float(self._edges[place])), _shown(float(self._edges[place + 1]))
        lines = [self.tr("{low} to {high}").format(low=low, high=high)]
        for kind, shares in zip(self._kinds, self._shares, strict=True):
            lines.append(f"{kind.name}: {shown_percent(100 * float(shares[place]), 2)}")
        return lines


def _brush_style(number: int) -> Qt.BrushStyle:
    return _BRUSHES[min(number, len(_BRUSHES) - 1)]


def _shown(value: float) -> str:
    return QLocale().toString(value, "f", 3)


def _filled(shares: Sequence[NDArray[np.float64]]) -> slice:
    """The bins from the first to the last with something in them."""
    total = sum(shares, np.zeros(len(shares[0]) if shares else 0))
    filled = np.flatnonzero(total >= _LEAST_TAIL)
    return slice(int(filled[0]), int(filled[-1]) + 1) if len(filled) else slice(0, len(total))


def _outline(axes: Axes, edges: NDArray[np.float64], shares: NDArray[np.float64]) -> QPainterPath:
    """The steps of one kind, closed along the bottom."""
    path = QPainterPath(QPointF(axes.x.px(float(edges[0])), axes.y.px(0.0)))
    for left, right, share in zip(edges[:-1], edges[1:], shares, strict=True):
        y = axes.y.px(float(share))
        path.lineTo(axes.x.px(float(left)), y)
        path.lineTo(axes.x.px(float(right)), y)
    path.lineTo(axes.x.px(float(edges[-1])), axes.y.px(0.0))
    path.closeSubpath()
    return path
