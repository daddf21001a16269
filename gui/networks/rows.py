"""A table of ready texts that sorts and filters by itself, quick with thousands of rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.messages import plain_tip

_Index = QModelIndex | QPersistentModelIndex
_ROW_PX = 28
_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what it stands for, a text a column, and what each column is sorted by."""

    value: object
    cells: tuple[str, ...]
    order: tuple[str | float, ...]
    tip: str = ""


class RowsModel(QAbstractTableModel):
    """Rows under titles; columns from `n_leading` on are figures, and set to the right.

    A proxy model would call back into Python for every comparison.
    """

    def __init__(
        self, titles: Sequence[str], n_leading: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._n_leading = n_leading
        self._all: list[Row] = []
        self._shown: list[Row] = []
        self._is_wanted: Callable[[Row], bool] = lambda _row: True
        self._sorting = (-1, Qt.SortOrder.AscendingOrder)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these instead."""
        self._all = list(rows)
        self._arrange()

    def set_filter(self, is_wanted: Callable[[Row], bool]) -> None:
        """Show only the rows that are wanted."""
        self._is_wanted = is_wanted
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; a negative one means as given."""
        self._sorting = (column, order)
        self._arrange()

    def value(self, row: int) -> object:
        """What a row stands for."""
        return self._shown[row].value

    def row_of(self, value: object) -> int:
        """Where a value is shown, or -1."""
        return next((n for n, row in enumerate(self._shown) if row.value is value), -1)

    def _arrange(self) -> None:
        column, order = self._sorting
        self.beginResetModel()
        self._shown = [row for row in self._all if self._is_wanted(row)]
        if column >= 0:
            is_down = order == Qt.SortOrder.DescendingOrder
            self._shown.sort(key=lambda row: row.order[column], reverse=is_down)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - as Qt has it
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | int | None:
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.tip or row.cells[index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return None

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | int | None:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _alignment(self, column: int) -> int:
        return (_LEADING if column < self._n_leading else _TRAILING).value


class RowsTable(QTableView):
    """A table of whole rows, one of which is chosen."""

    def __init__(self, model: RowsModel, name: str, widths_px: Sequence[int]) -> None:
        super().__init__()
        self.rows = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        # Fixed: asking thousands of rows for their height takes seconds.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width_px in enumerate(widths_px, start=1):
            self.setColumnWidth(column, width_px)

    def chosen(self) -> object:
        """What the chosen row stands for; None where none is."""
        rows = self.selectionModel().selectedRows()
        return self.rows.value(rows[0].row()) if rows else None

    def choose(self, value: object) -> bool:
        """Choose the row of a value; returns whether it is shown."""
        row = self.rows.row_of(value)
        if row < 0:
            return False
        self.selectRow(row)
        self.scrollTo(self.rows.index(row, 0))
        return True
