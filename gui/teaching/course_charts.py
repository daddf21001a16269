"""What a lesson does, drawn while it runs: loss, measures, and kinds of triplets."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from core.teaching.records import Epoch, Start
from gui.charts.chart import Chart
from gui.charts.line_chart import LineChart, Series
from gui.charts.palette import NEUTRAL
from gui.charts.stacked_chart import StackedChart
from gui.teaching.words import triplets_text
from gui.theme import SPACE, SPACE_SMALL, text_label

_LEAST_PX = (180, 170)
#: Pairs of pictures in the right order where nothing is known of them.
_CHANCE_TRIPLETS = 0.5
_TAUGHT, _UNTRAINED = 0, 1
_COLUMNS = 6


class CourseCharts(QWidget):
    """Grows with each epoch. Measures are of pictures that decide when to stop."""

    def __init__(self) -> None:
        super().__init__()
        self._start: Start | None = None
        self._epochs: list[Epoch] = []
        epoch = self.tr("Epoch")
        self.loss = LineChart()
        self.loss.set_titles(self.tr("Loss by epoch"), epoch)
        self.triplets = StackedChart()
        self.triplets.set_titles(self.tr("Kinds of triplets by epoch"), epoch)
        self.measures = tuple(LineChart() for _ in range(3))
        names = ("mAP@R", "R@1", self.tr("Triplets in order"))
        for chart, name in zip(self.measures, names, strict=True):
            chart.set_titles(self.tr("{name} by epoch").format(name=name), epoch)
            chart.set_range(0.0, 1.0)
        self.note = text_label("", "dim")
        self.note.setWordWrap(True)
        self._lay_out(names)

    def _lay_out(self, names: tuple[str, ...]) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        grid.setSpacing(SPACE)
        half, third = _COLUMNS // 2, _COLUMNS // 3
        grid.addWidget(_titled(self.tr("Loss"), self.loss), 0, 0, 1, half)
        grid.addWidget(_titled(self.tr("Triplets"), self.triplets), 0, half, 1, half)
        grid.addWidget(self.note, 1, 0, 1, _COLUMNS)
        for place, (name, chart) in enumerate(zip(names, self.measures, strict=True)):
            grid.addWidget(_titled(name, chart), 2, place * third, 1, third)
        for row in (0, 2):
            grid.setRowStretch(row, 1)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        charts: tuple[Chart, ...] = (self.loss, self.triplets, *self.measures)
        for each in charts:
            each.setMinimumSize(*_LEAST_PX)
            each.set_empty_text(self.tr("No epoch has ended yet."))

    def clear(self) -> None:
        """A lesson begins, or goes on."""
        self._start, self._epochs = None, []
        self._renew()

    def show_start(self, start: Start) -> None:
        """What the lines are held against."""
        self._start = start
        self._renew()

    def add(self, epoch: Epoch) -> None:
        """One more epoch."""
        self._epochs.append(epoch)
        self._renew()

    def show_epochs(self, epochs: tuple[Epoch, ...]) -> None:
        """All epochs; of a lesson that went on those before it as well."""
        self._epochs = list(epochs)
        self._renew()

    def _renew(self) -> None:
        epochs = self._epochs
        last = epochs[-1] if epochs else None
        self.note.setText(triplets_text(last))
        for chart in (self.loss, *self.measures):
            chart.set_x_range(*(() if last is None else (1, max(last.n_epochs, 2))))
        xs = [epoch.number for epoch in epochs]
        self.loss.set_series(self._loss_curves(xs) if epochs else ())
        for chart, curves in zip(self.measures, self._measure_curves(xs), strict=True):
            chart.set_series(curves if epochs else ())
        if last is not None:
            self.triplets.set_steps(epochs[0].number, last.n_epochs - epochs[0].number + 1)
        self._show_triplets()

    def _loss_curves(self, xs: list[int]) -> list[Series]:
        return [
            Series(self.tr("learning"), xs, [epoch.loss for epoch in self._epochs], _TAUGHT),
            Series(
                self.tr("validation triplets"),
                xs,
                [epoch.validation_loss for epoch in self._epochs],
                _UNTRAINED,
            ),
        ]

    def _measure_curves(self, xs: list[int]) -> list[list[Series]]:
        epochs, start = self._epochs, self._start
        taught = (
            [epoch.map_at_r for epoch in epochs],
            [epoch.recall_at_1 for epoch in epochs],
            [epoch.triplet_accuracy for epoch in epochs],
        )
        before: tuple[tuple[float, float], ...] = ()
        if start is not None:
            before = (
                (start.map_at_r, start.chance_map_at_r),
                (start.recall_at_1, start.chance_recall_at_1),
                (start.triplet_accuracy, _CHANCE_TRIPLETS),
            )
        curves = [[Series(self.tr("taught"), xs, ys, _TAUGHT)] for ys in taught]
        ends = [1, max(epochs[-1].n_epochs, 2)] if epochs else []
        for mine, (untrained, chance) in zip(curves, before, strict=False):
            mine.append(Series(self.tr("untrained"), ends, [untrained] * 2, _UNTRAINED, True))
            mine.append(Series(self.tr("chance"), ends, [chance] * 2, NEUTRAL, True))
        return curves

    def _show_triplets(self) -> None:
        # The softest at the bottom; without triplets there is nothing to stack.
        shown = [e for e in self._epochs if e.easy or e.semi_hard or e.hard]
        self.triplets.set_parts(
            [
                (self.tr("easy"), [epoch.easy for epoch in shown]),
                (self.tr("semi-hard"), [epoch.semi_hard for epoch in shown]),
                (self.tr("hard"), [epoch.hard for epoch in shown]),
            ]
            if shown
            else []
        )


def _titled(title: str, chart: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_SMALL)
    column.addWidget(text_label(title, bold=True))
    column.addWidget(chart, 1)
    return box
