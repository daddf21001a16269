"""The pages with figures: bars and their table, ROC curves, similarities, and labels."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.measuring.records import MEASURES, Comparison, Interval, Quality
from core.reports.words import quality_name
from gui.charts.bar_chart import Bar, BarChart, Group
from gui.charts.histogram import Histogram, Kind
from gui.charts.line_chart import LineChart, Series
from gui.charts.palette import NEUTRAL
from gui.messages import shown_count
from gui.quality.figure_table import Cell, FigureTable
from gui.quality.words import (
    interval_text,
    measure_meaning,
    measure_name,
    method_text,
    share_text,
)
from gui.splitter import Splitter
from gui.theme import SPACE, text_label

_GIVEN = ("given_triplets", "given_pairs")
_CHART_SHARE, _TABLE_SHARE = 3, 2


class OverviewPage(QWidget):
    """All measures of all conditions side by side, and the same as numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = BarChart()
        self.chart.set_title(self.tr("Measures of each condition"))
        self.table = FigureTable(self.tr("Measures in numbers"))
        self._method = text_label("", "dim")
        self._method.setWordWrap(True)
        parts = Splitter(Qt.Orientation.Vertical)
        parts.addWidget(self.chart)
        parts.addWidget(self.table)
        parts.setStretchFactor(0, _CHART_SHARE)
        parts.setStretchFactor(1, _TABLE_SHARE)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE)
        layout.addWidget(parts, 1)
        layout.addWidget(self._method)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show these conditions."""
        names = [quality_name(quality) for quality in comparison.qualities]
        groups = [
            Group(measure_name(name), tuple(_bar(each, name) for each in comparison.qualities))
            for name in MEASURES
        ]
        self.chart.set_bars(names, groups)
        self._method.setText(method_text(comparison))
        self._fill_table(comparison)

    def _fill_table(self, comparison: Comparison) -> None:
        given = [
            name for name in _GIVEN if any(getattr(each, name) for each in comparison.qualities)
        ]
        of_given = {
            "given_triplets": (
                self.tr("Given triplets"),
                self.tr("The share of given triplets that are kept."),
            ),
            "given_pairs": (self.tr("Given pairs"), self.tr("AUC of the given pairs.")),
        }
        shown = [*MEASURES, *given]
        titles = [(self.tr("Condition"), "")]
        titles += [(measure_name(name), measure_meaning(name)) for name in MEASURES]
        titles += [of_given[name] for name in given]
        rows = [
            [Cell(quality_name(each), quality_name(each))]
            + [_interval_cell(getattr(each, name)) for name in shown]
            for each in comparison.qualities
        ]
        self.table.show_rows(titles, rows)
        self.table.setSortingEnabled(False)


def _bar(quality: Quality, measure: str) -> Bar:
    interval: Interval = getattr(quality, measure)
    return Bar(interval.value, interval.low, interval.high, getattr(quality.chance, measure))


def _interval_cell(interval: Interval | None) -> Cell:
    return Cell("–", -1.0) if interval is None else Cell(interval_text(interval), interval.value)


class RocPage(QWidget):
    """For each condition: pairs with the same label that are found, against those that are not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = LineChart()
        self.chart.set_titles(
            self.tr("ROC curves: same-label pairs found, by other-label pairs let in"),
            self.tr("Share of other-label pairs let in"),
        )
        self.chart.set_range(0.0, 1.0)
        self.chart.set_x_range(0.0, 1.0)
        text = text_label(
            self.tr(
                "Share of same-label pairs found (upwards) when so large a share of other-label"
                " pairs is let in. The area under a curve is its AUC; dashed: by chance."
            ),
            "dim",
        )
        text.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE)
        layout.addWidget(self.chart, 1)
        layout.addWidget(text)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show these conditions."""
        curves = [
            Series(
                f"{quality_name(each)} ({share_text(each.pair_auc.value)})",
                each.roc[:, 0].tolist(),
                each.roc[:, 1].tolist(),
                number,
            )
            for number, each in enumerate(comparison.qualities)
        ]
        chance = Series(self.tr("chance"), [0.0, 1.0], [0.0, 1.0], NEUTRAL, is_dashed=True)
        self.chart.set_series([*curves, chance])


class SimilarityPage(QWidget):
    """How similar pairs with the same label are, and pairs with different ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = Histogram()
        text = text_label(
            self.tr("The less the two overlap, the better the condition tells labels apart."), "dim"
        )
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE)
        layout.addWidget(self.chart, 1)
        layout.addWidget(text)

    def show_quality(self, quality: Quality) -> None:
        """Show one condition."""
        is_cosine = quality.metric == "cosine"
        axis = self.tr("Similarity (cosine)") if is_cosine else self.tr("Similarity (−distance)")
        title = self.tr("Similarities of pairs under {name}").format(name=quality_name(quality))
        self.chart.set_titles(title, axis)
        kinds = [
            Kind(self.tr("same label"), quality.same, 0),
            Kind(self.tr("other label"), quality.other, 1),
        ]
        self.chart.set_counts(quality.edges, kinds)


class LabelPage(QWidget):
    """The figures of each label, which can be sorted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = FigureTable(self.tr("Figures of each label"))
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)

    def show_quality(self, quality: Quality) -> None:
        """Show one condition, the labels with most pictures first."""
        titles = [(self.tr("Label"), ""), (self.tr("Pictures"), "")]
        titles += [
            (measure_name(name), measure_meaning(name)) for name in ("recall_at_1", "map_at_r")
        ]
        rows = [
            [
                Cell(each.label, each.label.casefold()),
                Cell(shown_count(each.n), each.n),
                _share_cell(each.recall_at_1),
                _share_cell(each.map_at_r),
            ]
            for each in quality.per_label
        ]
        self.table.show_rows(titles, rows)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)


def _share_cell(share: float) -> Cell:
    return Cell(share_text(share), share, min(max(share, 0.0), 1.0))
