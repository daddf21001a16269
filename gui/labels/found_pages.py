"""What was found in a source of labels: the labels with their counts, and all that is amiss."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from core.labels.reading import FEWEST
from core.labels.records import Found
from gui.messages import listed, sentence, shown_count, shown_path
from gui.quality.figure_table import Cell, FigureTable
from gui.theme import SPACE, text_label

#: More labels than anybody reads through.
_MOST_LISTED = 1000

_Rows = Sequence[Sequence[Cell]]


class FoundPages(QTabWidget):
    """A page for each kind of thing; pages of what there is none of are not offered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)
        self.tabBar().setAccessibleName(self.tr("What was found"))
        self.labels = _Page(self.tr("Labels and how many pictures have them"))
        self.missing = _Page(self.tr("Rows whose picture is not in this folder"))
        self.unlabelled = _Page(self.tr("Pictures that nothing is said of"))
        self.conflicts = _Page(self.tr("Pictures with several labels at once, which are left out"))
        self.problems = _Page(self.tr("Rows that cannot be used, or say something again"))
        for page in self._pages:
            self.addTab(page, "")

    @property
    def _pages(self) -> tuple[_Page, ...]:
        return self.labels, self.missing, self.unlabelled, self.conflicts, self.problems

    def show_found(self, found: Found) -> None:
        """Show this."""
        self._show_labels(found)
        lines = [(self.tr("What the row names"), ""), (self.tr("Line"), "")]
        rows = [[_text(name), _number(line)] for line, name in found.rows_without_picture]
        self._show(self.missing, self.tr("No picture ({n})"), found.n_missing, lines, rows)
        files = [(self.tr("Picture"), "")]
        rows = [[_text(shown_path(path))] for path in found.unlabelled]
        self._show(self.unlabelled, self.tr("Not mentioned ({n})"), found.n_unlabelled, files, rows)
        several = [(self.tr("Picture"), ""), (self.tr("Labels"), "")]
        rows = [[_text(shown_path(path)), _text(listed(ls))] for path, ls in found.conflicts]
        n_conflicts, n_problems = len(found.conflicts), len(found.problems)
        self._show(self.conflicts, self.tr("Several labels ({n})"), n_conflicts, several, rows)
        rows = [[_text(sentence(problem))] for problem in found.problems]
        titles = [(self.tr("Problem"), "")]
        self._show(self.problems, self.tr("Problems ({n})"), n_problems, titles, rows)

    def _show_labels(self, found: Found) -> None:
        labels = (*found.per_label, *found.too_few)
        most = max((n for _, n in labels), default=1)
        left_out = self.tr("left out: fewer than {fewest}").format(fewest=FEWEST)
        rows = [
            [_text(label), _text(left_out if n < FEWEST else ""), _count(n, most)]
            for label, n in labels[:_MOST_LISTED]
        ]
        titles = [
            (self.tr("Label"), ""),
            (
                self.tr("Teaching"),
                self.tr("Labels that few pictures have are left out when teaching."),
            ),
            (self.tr("Pictures"), self.tr("Different pictures with this label")),
        ]
        self._show(self.labels, self.tr("Labels ({n})"), len(labels), titles, rows)
        self.labels.table.setColumnHidden(1, not found.too_few)
        self.labels.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)

    def _show(
        self, page: _Page, title: str, n: int, titles: Sequence[tuple[str, str]], rows: _Rows
    ) -> None:
        place = self.indexOf(page)
        self.setTabText(place, title.format(n=shown_count(n)))
        self.setTabVisible(place, n > 0 or page is self.labels)
        page.show_rows(titles, rows, n)


class _Page(QWidget):
    """A table of what `name` says, and how much of all it shows where that is not all."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.table = FigureTable(name)
        self._note = text_label(name, "dim")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._note)
        layout.addWidget(self.table, 1)

    def show_rows(self, titles: Sequence[tuple[str, str]], rows: _Rows, n: int) -> None:
        """Show these of `n`."""
        self.table.show_rows(titles, rows)
        self.table.setSortingEnabled(True)
        text = self.tr("{name}. The first {shown} of {n} are listed.")
        shown, total = shown_count(len(rows)), shown_count(n)
        is_cut = n > len(rows)
        self._note.setText(
            text.format(name=self._name, shown=shown, n=total) if is_cut else self._name
        )


def _text(text: str) -> Cell:
    return Cell(text, text.casefold())


def _count(n: int, most: int) -> Cell:
    return Cell(shown_count(n), n, n / most)


def _number(number: int) -> Cell:
    return Cell(str(number), number)
