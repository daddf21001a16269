"""Shares that make one whole together, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from gui.charts.axes import (
    Axes,
    axes_in,
    draw_frame,
    draw_x_numbers,
    draw_x_title,
    draw_y_grid,
)
from gui.charts.chart import Chart
from gui.charts.legend import Entry, Mark
from gui.charts.palette import colour
from gui.messages import listed_apart, shown_percent

#: Of the width of a step; the rest is the gap between two.
_BAR_SHARE = 0.86
#: Besides its colour each part has a pattern of its own.
_PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense4Pattern,
    Qt.BrushStyle.DiagCrossPattern,
)


class StackedChart(Chart):
    """A bar for each step, such as an epoch, cut into parts; the first part is at the bottom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: tuple[tuple[str, tuple[float, ...]], ...] = ()
        self._first_step = 1
        self._n_steps = 0
        self._x_title = ""

    def set_titles(self, name: str, x_title: str = "") -> None:
        """What the chart shows, for screen readers, and what the steps are."""
        self.setAccessibleName(name)
        self._x_title = x_title
        self.update()

    def set_steps(self, first: int = 1, n_steps: int = 0) -> None:
        """The number of the first step, and how many there is room for; 0: as many as there are."""
        self._first_step, self._n_steps = first, n_steps
        self.update()

    def set_parts(self, parts: Sequence[tuple[str, Sequence[float]]]) -> None:
        """Show these: (name, amount at each step); at each step they are made to add up to 1."""
        self.parts = tuple((name, tuple(amounts)) for name, amounts in parts)
        self.renew(self._description())

    def _description(self) -> str:
        n = self.n_places()
        return listed_apart(self.readout(n - 1)) if n else ""

    def shares(self, step: int) -> list[float]:
        """The share of each part at the step in this place; all 0 where there is nothing."""
        amounts = [amounts[step] for _, amounts in self.parts]
        total = sum(amounts)
        return [amount / total if total > 0 else 0.0 for amount in amounts]

    def n_places(self) -> int:
        return min((len(amounts) for _, amounts in self.parts), default=0)

    def legend(self) -> list[Entry]:
        return [
            Entry(name, colour(n, self.palette()), Mark.BOX, _PATTERNS[n % len(_PATTERNS)])
            for n, (name, _) in enumerate(self.parts)
        ]

    def axes(self, room: QRectF, metrics: QFontMetricsF) -> Axes:
        low = self._first_step - 0.5
        high = low + max(self._n_steps, self.n_places())
        return axes_in(room, metrics, (low, high), (0.0, 1.0), 2 if self._x_title else 1)

    def draw(self, painter: QPainter, axes: Axes) -> None:
        colours = self.palette()
        draw_y_grid(painter, axes, colours)
        draw_x_numbers(painter, axes, colours, is_whole=True)
        if self._x_title:
            draw_x_title(painter, axes, colours, self._x_title, line=1)
        for place in range(self.n_places()):
            self._draw_step(painter, axes, place)
        draw_frame(painter, axes, colours)

    def _draw_step(self, painter: QPainter, axes: Axes, place: int) -> None:
        below = 0.0
        for entry, share in zip(self.legend(), self.shares(place), strict=True):
            box = self._box(axes, place, below, below + share)
            below += share
            painter.fillRect(box, self.palette().color(QPalette.ColorRole.Base))
            painter.setBrush(QBrush(entry.colour, entry.brush))
            is_read = place == self.place
            edge = self.palette().color(QPalette.ColorRole.Text) if is_read else entry.colour
            painter.setPen(QPen(edge, 1))
            painter.drawRect(box)

    def _box(self, axes: Axes, place: int, low: float, high: float) -> QRectF:
        step = self._first_step + place
        left = axes.x.px(step - _BAR_SHARE / 2)
        right = max(axes.x.px(step + _BAR_SHARE / 2), left + 1)
        return QRectF(QPointF(left, axes.y.px(high)), QPointF(right, axes.y.px(low)))

    def place_near(self, axes: Axes, point: QPointF) -> int | None:
        place = round(axes.x.value(point.x())) - self._first_step
        return place if 0 <= place < self.n_places() else None

    def anchor(self, axes: Axes, place: int) -> QPointF:
        return QPointF(axes.x.px(self._first_step + place), axes.plot.center().y())

    def readout(self, place: int) -> list[str]:
        names = [name for name, _ in self.parts]
        shares = zip(names, self.shares(place), strict=True)
        step = f"{self._x_title} {self._first_step + place}".strip()
        return [step, *(f"{name}: {_percent(share)}" for name, share in shares)]


def _percent(share: float) -> str:
    return shown_percent(100 * share, 1)
