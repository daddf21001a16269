"""Curves of several names over one axis; points may be added while they are watched."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette, QPen, QPolygonF
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
from gui.charts.legend import Entry, Mark, stroke
from gui.charts.palette import colour
from gui.messages import listed_apart

_DOT_PX = 3.0
_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class Series:
    """One curve: `ys` over ascending `xs`; a y that is not a number leaves a gap.

    `colour` is a place in the palette, or `palette.NEUTRAL`. Dashed is for what the others are
    held against, such as chance: two points of it are enough.
    """

    name: str
    xs: Sequence[float]
    ys: Sequence[float]
    colour: int
    is_dashed: bool = False

    def at(self, x: float) -> float | None:
        """The value at `x`, between two points on the line between them; None outside."""
        if not self.xs or not self.xs[0] <= x <= self.xs[-1]:
            return None
        y = float(np.interp(x, self.xs, self.ys))
        return None if math.isnan(y) else y


class LineChart(Chart):
    """The range of y follows the values unless it is set; x follows them likewise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.series: tuple[Series, ...] = ()
        self._range: tuple[float, float] | None = None
        self._x_range: tuple[float, float] | None = None
        self._x_title = ""
        self._xs: NDArray[np.float64] = np.zeros(0)

    def set_titles(self, name: str, x_title: str = "") -> None:
        """What the chart shows, for screen readers, and what lies along x."""
        self.setAccessibleName(name)
        self._x_title = x_title
        self.update()

    def set_range(self, low: float | None = None, high: float | None = None) -> None:
        """Keep y from `low` to `high`; without them it follows the values."""
        self._range = None if low is None or high is None else (low, high)
        self.update()

    def set_x_range(self, low: float | None = None, high: float | None = None) -> None:
        """Keep x from `low` to `high`, such as all epochs that will come."""
        self._x_range = None if low is None or high is None else (low, high)
        self.update()

    def set_series(self, series: Sequence[Series]) -> None:
        """Show these curves."""
        self.series = tuple(series)
        measured = [each for each in self.series if not each.is_dashed] or self.series
        xs = [np.asarray(each.xs, np.float64) for each in measured]
        self._xs = np.unique(np.concatenate(xs)) if xs else np.zeros(0)
        self.renew(self._description())

    def append(self, name: str, x: float, y: float) -> None:
        """Add a point to the curve of this name."""
        self.set_series(
            [
                replace(each, xs=(*each.xs, x), ys=(*each.ys, y)) if each.name == name else each
                for each in self.series
            ]
        )

    def _description(self) -> str:
        last = [(each.name, each.ys[-1]) for each in self.series if len(each.ys)]
        return listed_apart(f"{name}: {_shown(y)}" for name, y in last)

    def n_places(self) -> int:
        return len(self._xs)

    def legend(self) -> list[Entry]:
        return [
            Entry(
                each.name,
                colour(each.colour, self.palette()),
                Mark.DASHES if each.is_dashed else Mark.LINE,
            )
            for each in self.series
        ]

    def axes(self, room: QRectF, metrics: QFontMetricsF) -> Axes:
        lines = 2 if self._x_title else 1
        return axes_in(room, metrics, self._x_span(), self._y_span(), lines)

    def _x_span(self) -> tuple[float, float]:
        if self._x_range is not None:
            return self._x_range
        low, high = float(self._xs[0]), float(self._xs[-1])
        return (low, high) if high > low else (low - 0.5, high + 0.5)

    def _y_span(self) -> tuple[float, float]:
        if self._range is not None:
            return self._range
        ys = [y for each in self.series for y in each.ys if math.isfinite(y)]
        return round_range(min(ys), max(ys)) if ys else (0.0, 1.0)

    def draw(self, painter: QPainter, axes: Axes) -> None:
        colours = self.palette()
        draw_y_grid(painter, axes, colours)
        draw_frame(painter, axes, colours)
        draw_x_numbers(painter, axes, colours, is_whole=bool(np.all(self._xs % 1 == 0)))
        if self._x_title:
            draw_x_title(painter, axes, colours, self._x_title, line=1)
        if self.place is not None:
            x = axes.x.px(float(self._xs[self.place]))
            painter.setPen(QPen(colours.color(QPalette.ColorRole.Dark), 1))
            painter.drawLine(QLineF(x, axes.plot.top(), x, axes.plot.bottom()))
        painter.setClipRect(axes.plot.adjusted(-_DOT_PX - 1, -_DOT_PX - 1, _DOT_PX + 1, 1))
        # What the others are held against lies below them.
        for each in sorted(self.series, key=lambda series: not series.is_dashed):
            self._draw_curve(painter, axes, each)

    def _draw_curve(self, painter: QPainter, axes: Axes, series: Series) -> None:
        paint = colour(series.colour, self.palette())
        for run in _unbroken(series, axes):
            painter.setPen(stroke(paint, series.is_dashed))
            painter.drawPolyline(QPolygonF(run))
            if len(run) == 1:
                painter.setBrush(paint)
                painter.drawEllipse(run[0], _DOT_PX, _DOT_PX)
                painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.place is not None:
            x = float(self._xs[self.place])
            y = series.at(x)
            if y is not None:
                painter.setBrush(paint)
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Base), 1.5))
                painter.drawEllipse(QPointF(axes.x.px(x), axes.y.px(y)), _DOT_PX + 1, _DOT_PX + 1)
                painter.setBrush(Qt.BrushStyle.NoBrush)

    def place_near(self, axes: Axes, point: QPointF) -> int | None:
        return int(np.argmin(np.abs(self._xs - axes.x.value(point.x()))))

    def anchor(self, axes: Axes, place: int) -> QPointF:
        return QPointF(axes.x.px(float(self._xs[place])), axes.plot.center().y())

    def readout(self, place: int) -> list[str]:
        x = float(self._xs[place])
        shown_x = QLocale().toString(x, "f", 0 if x % 1 == 0 else _DECIMALS)
        lines = [f"{self._x_title} {shown_x}".strip()]
        values = [(each.name, each.at(x)) for each in self.series]
        return lines + [f"{name}: {_shown(y)}" for name, y in values if y is not None]


def _shown(value: float) -> str:
    return QLocale().toString(value, "f", _DECIMALS) if math.isfinite(value) else "–"


def _unbroken(series: Series, axes: Axes) -> list[list[QPointF]]:
    """The points of the curve in runs without a gap."""
    runs: list[list[QPointF]] = [[]]
    for x, y in zip(series.xs, series.ys, strict=True):
        if math.isfinite(y):
            runs[-1].append(QPointF(axes.x.px(x), axes.y.px(y)))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]
