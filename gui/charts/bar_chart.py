"""Groups of bars with intervals, and ticks for what chance would reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from gui.charts.axes import Axes, axes_in, draw_frame, draw_y_grid
from gui.charts.chart import Chart
from gui.charts.legend import Entry, Mark, stroke
from gui.charts.palette import colour
from gui.messages import listed, listed_apart
from gui.theme import SPACE_SMALL

#: Of the width of a group; the rest keeps it apart from the next.
_GROUP_SHARE = 0.8
_MOST_BAR_PX = 44.0
_GAP_PX = 2.0
_WHISKER_PX = 4.0
_FILL_OPACITY = 0.85


@dataclass(frozen=True, slots=True)
class Bar:
    """One value with its interval; `chance` is what would be reached by guessing."""

    value: float
    low: float
    high: float
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Bars that are compared, one for each name of the chart; None where there is no value."""

    name: str
    bars: tuple[Bar | None, ...]


class BarChart(Chart):
    """`names` have a colour each and a bar in each group, all from 0 to 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._groups: tuple[Group, ...] = ()
        self._places: list[tuple[int, int]] = []

    def set_title(self, name: str) -> None:
        """What the chart shows, for screen readers."""
        self.setAccessibleName(name)

    def set_bars(self, names: Sequence[str], groups: Sequence[Group]) -> None:
        """Show these."""
        self._names, self._groups = tuple(names), tuple(groups)
        self._places = [
            (g, n) for g, group in enumerate(groups) for n, bar in enumerate(group.bars) if bar
        ]
        places = range(len(self._places))
        self.renew(listed_apart(listed(self.readout(place)) for place in places))

    def _bar(self, place: int) -> Bar:
        group, name = self._places[place]
        bar = self._groups[group].bars[name]
        assert bar is not None  # only bars that are there have a place
        return bar

    def n_places(self) -> int:
        return len(self._places)

    def legend(self) -> list[Entry]:
        colours = self.palette()
        entries = [
            Entry(name, colour(number, colours), Mark.BOX)
            for number, name in enumerate(self._names)
        ]
        if any(self._bar(place).chance is not None for place in range(self.n_places())):
            text = colours.color(QPalette.ColorRole.Text)
            entries.append(Entry(self.tr("chance"), text, Mark.DASHES))
        return entries

    def axes(self, room: QRectF, metrics: QFontMetricsF) -> Axes:
        # A line above 1, for the number over a bar that reaches it.
        room = room.adjusted(0, metrics.lineSpacing(), 0, 0)
        return axes_in(room, metrics, (0.0, float(len(self._groups))), (0.0, 1.0))

    def _box(self, axes: Axes, place: int) -> QRectF:
        group, name = self._places[place]
        n = max(len(self._names), 1)
        room = (axes.x.px(1) - axes.x.px(0)) * _GROUP_SHARE
        step = min(room / n, _MOST_BAR_PX + _GAP_PX)
        left = axes.x.px(group + 0.5) + (name - n / 2) * step
        top = axes.y.px(self._bar(place).value)
        return QRectF(left, top, max(step - _GAP_PX, 2.0), axes.plot.bottom() - top)

    def draw(self, painter: QPainter, axes: Axes) -> None:
        draw_y_grid(painter, axes, self.palette())
        for place in range(self.n_places()):
            self._draw_bar(painter, axes, place)
        draw_frame(painter, axes, self.palette())
        self._draw_group_names(painter, axes)

    def _draw_bar(self, painter: QPainter, axes: Axes, place: int) -> None:
        bar, box = self._bar(place), self._box(axes, place)
        colours = self.palette()
        text = colours.color(QPalette.ColorRole.Text)
        fill = colour(self._places[place][1], colours)
        fill.setAlphaF(1.0 if place == self.place else _FILL_OPACITY)
        painter.fillRect(box, fill)
        painter.setPen(QPen(text, 1.2))
        low, high = axes.y.px(bar.low), axes.y.px(bar.high)
        x, reach = box.center().x(), min(_WHISKER_PX, box.width() / 3)
        painter.drawLine(QLineF(x, low, x, high))
        for y in (low, high):
            painter.drawLine(QLineF(x - reach, y, x + reach, y))
        if bar.chance is not None:
            y = axes.y.px(bar.chance)
            painter.setPen(stroke(text, is_dashed=True, width_px=1.5))
            painter.drawLine(QLineF(box.left() - 1, y, box.right() + 1, y))
        self._draw_number(painter, bar, box, min(high, box.top()))

    def _draw_number(self, painter: QPainter, bar: Bar, box: QRectF, top: float) -> None:
        """The value over the bar, where bars are wide enough for it."""
        metrics = QFontMetricsF(painter.font())
        text = _short(bar.value)
        width = metrics.horizontalAdvance(text)
        if width > box.width() + _GAP_PX:
            return
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        line = QRectF(
            box.center().x() - width, top - metrics.height() - 1, 2 * width, metrics.height()
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_group_names(self, painter: QPainter, axes: Axes) -> None:
        metrics = QFontMetricsF(painter.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        for number, group in enumerate(self._groups):
            left, right = axes.x.px(number), axes.x.px(number + 1)
            box = QRectF(left, axes.plot.bottom() + SPACE_SMALL, right - left, metrics.height())
            name = metrics.elidedText(group.name, Qt.TextElideMode.ElideRight, box.width() - 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)

    def place_near(self, axes: Axes, point: QPointF) -> int | None:
        for place in range(self.n_places()):
            box = self._box(axes, place)
            if box.left() - _GAP_PX / 2 <= point.x() < box.right() + _GAP_PX / 2:
                return place
        return None

    def anchor(self, axes: Axes, place: int) -> QPointF:
        box = self._box(axes, place)
        return QPointF(box.right(), axes.plot.center().y())

    def readout(self, place: int) -> list[str]:
        group, name = self._places[place]
        bar = self._bar(place)
        lines = [
            f"{self._names[name]} · {self._groups[group].name}",
            self.tr("{value}, 95 % interval {low} to {high}").format(
                value=shown(bar.value), low=shown(bar.low), high=shown(bar.high)
            ),
        ]
        if bar.chance is not None:
            lines.append(self.tr("by chance {value}").format(value=shown(bar.chance)))
        return lines


def shown(share: float) -> str:
    """A share with three decimals."""
    return QLocale().toString(share, "f", 3)


def _short(share: float) -> str:
    """For narrow bars: two decimals, ".94"."""
    text = QLocale().toString(share, "f", 2)
    return text[1:] if text.startswith("0") else text
