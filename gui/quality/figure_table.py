"""A table of figures that can be sorted and copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.charts.palette import colour
from gui.messages import plain_tip
from gui.theme import SPACE

_Index = QModelIndex | QPersistentModelIndex
_ROW_PX = 30
_LEAST_COLUMN_PX = 110
_BAR_PX = 3
#: Rows by which the width of a column is found; asking all of thousands takes too long.
_MEASURED_ROWS = 20
_SHARE_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` is shown, `order` is sorted by; with a `share`, 0 to 1, a small bar is drawn."""

    text: str
    order: float | str
    share: float | None = None


class FigureModel(QAbstractTableModel):
    """Rows of cells, which it sorts by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._titles: Sequence[tuple[str, str]] = ()
        self._rows: list[Sequence[Cell]] = []

    def show_rows(self, titles: Sequence[tuple[str, str]], rows: Sequence[Sequence[Cell]]) -> None:
        """Show these: `titles` are (title, what it means)."""
        self.beginResetModel()
        self._titles, self._rows = titles, list(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - as Qt has it
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._titles)

    def text_at(self, row: int, column: int) -> str:
        """What stands in a cell."""
        return self._rows[row][column].text

    def title_of(self, column: int) -> str:
        """What stands above a column."""
        return self._titles[column][0]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == _SHARE_ROLE:
            return cell.share
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.ToolTipRole and not index.column():
            return plain_tip(cell.text)
        return None

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        title, meaning = self._titles[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(meaning)
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; rows that are equal in it stay as they were."""
        if not 0 <= column < len(self._titles):
            return
        self.beginResetModel()
        is_down = order == Qt.SortOrder.DescendingOrder
        self._rows.sort(key=lambda row: row[column].order, reverse=is_down)
        self.endResetModel()


class FigureTable(QTableView):
    """The first column is as wide as it can be."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FigureModel(self)
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_ShareDelegate(self))
        header = self.horizontalHeader()
        header.setMinimumSectionSize(_LEAST_COLUMN_PX)
        header.setResizeContentsPrecision(_MEASURED_ROWS)
        header.setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)

    def show_rows(self, titles: Sequence[tuple[str, str]], rows: Sequence[Sequence[Cell]]) -> None:
        """Show these in their order: `titles` are (title, what it means)."""
        header = self.horizontalHeader()
        self.setSortingEnabled(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._model.show_rows(titles, rows)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if titles:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    @property
    def n_rows(self) -> int:
        """How many rows are shown."""
        return self._model.rowCount()

    def text_at(self, row: int, column: int) -> str:
        """What stands in a cell."""
        return self._model.text_at(row, column)

    def copied_text(self) -> str:
        """The selected rows, all where none is, with their titles; tabs between the cells."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        columns = range(self._model.columnCount())
        titles = [self._model.title_of(column) for column in columns]
        rows = [
            [self.text_at(row, column) for column in columns]
            for row in chosen or range(self.n_rows)
        ]
        return "\n".join("\t".join(cells) for cells in (titles, *rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied_text())
        else:
            super().keyPressEvent(event)


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return (side | Qt.AlignmentFlag.AlignVCenter).value


class _ShareDelegate(QStyledItemDelegate):
    """Draws the bar along the bottom of a cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        share = index.data(_SHARE_ROLE)
        if share is not None:
            room = QRectF(option.rect).adjusted(SPACE, 0, -SPACE, -2)
            bar = QRectF(room.left(), room.bottom() - _BAR_PX, room.width() * share, _BAR_PX)
            painter.fillRect(bar, colour(0, option.palette))
