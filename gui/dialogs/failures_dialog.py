"""The files that could not be indexed, or were left out on purpose, and why."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.records import FailedFile
from gui.messages import plain_tip, sentence, shown_count, shown_path
from gui.theme import SPACE, SPACE_LARGE, set_icon, text_label

_Index = QModelIndex | QPersistentModelIndex
_COLUMN_WIDTHS_PX = (220, 280)
_ROW_PX = 32
_SIZE_PX = (880, 520)


class FailuresModel(QAbstractTableModel):
    """Rows of (name, folder, reason); sorts and filters by itself.

    A proxy model would call back into Python for every comparison: too slow for 10,000 rows.
    """

    def __init__(self, failures: Sequence[FailedFile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = (self.tr("File"), self.tr("Folder"), self.tr("Reason"))
        reasons: dict[tuple[object, ...], str] = {}
        self._all = [(_cells(failure, reasons), failure.path) for failure in failures]
        self._folded = {path: "\n".join(cells).casefold() for cells, path in self._all}
        self._shown = list(self._all)
        self._order = (0, Qt.SortOrder.AscendingOrder)
        self._needle = ""

    def set_filter(self, text: str) -> None:
        """Show only rows in which this text occurs, whatever its case."""
        self._needle = text.strip().casefold()
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; a negative one means as given."""
        self._order = (column, order)
        self._arrange()

    def path(self, row: int) -> bytes:
        """The file in a row."""
        return self._shown[row][1]

    def as_text(self, rows: Sequence[int]) -> str:
        """Tab-separated path and reason, a line a row."""
        lines = (self._shown[row] for row in rows)
        return "\n".join(f"{shown_path(path)}\t{cells[2]}" for cells, path in lines)

    def _arrange(self) -> None:
        column, order = self._order
        self.beginResetModel()
        self._shown = [row for row in self._all if self._needle in self._folded[row[1]]]
        if column >= 0:
            is_down = order == Qt.SortOrder.DescendingOrder
            self._shown.sort(key=lambda row: row[0][column].casefold(), reverse=is_down)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - as Qt has it
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = self._shown[index.row()][0][index.column()]
            return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text
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
            return (Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter).value
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None


def _cells(failure: FailedFile, reasons: dict[tuple[object, ...], str]) -> tuple[str, str, str]:
    """Name, folder and reason; `reasons` keeps sentences, of which there are few."""
    reason = failure.reason
    key = (reason.code, *reason.arguments.items())
    if key not in reasons:
        reasons[key] = sentence(reason)
    folder, name = os.path.split(failure.path)
    return shown_path(name), shown_path(folder), reasons[key]


class FailuresDialog(QDialog):
    """A table to sort, filter and copy from; `show_asked(path)` wants a file manager."""

    show_asked = Signal(bytes)

    def __init__(self, failures: Sequence[FailedFile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Files that are not shown"))
        self.resize(*_SIZE_PX)
        self._n_failures = len(failures)
        self._n_left_out = sum(failure.reason.is_left_out for failure in failures)
        self._model = FailuresModel(failures, self)
        self._count = text_label("", "dim")
        self._filter = self._filter_field()
        self._table = self._filled_table()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._table)
        self._pages.addWidget(self._empty_page())
        self._show = QPushButton(self.tr("Show in file manager"))
        self._copy = QPushButton(self.tr("Copy"))
        self._lay_out()
        self._connect()
        self._on_rows_changed()

    def _filter_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(self.tr("Filter by name, folder or reason"))
        field.setAccessibleName(self.tr("Filter"))
        field.setClearButtonEnabled(True)
        field.setMaximumWidth(360)
        field.setEnabled(self._n_failures > 0)
        return field

    def _filled_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Files that are not shown"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        # Before sorting is enabled, or it would be sorted twice.
        table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)
        table.verticalHeader().hide()
        # Fixed: asking 10,000 rows for their height takes seconds.
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(_ROW_PX)
        for column, width_px in enumerate(_COLUMN_WIDTHS_PX):
            table.setColumnWidth(column, width_px)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setHighlightSections(False)
        return table

    def _empty_page(self) -> QWidget:
        page = QWidget()
        self._empty_text = text_label("", "dim")
        layout = QVBoxLayout(page)
        layout.addWidget(self._empty_text, 0, Qt.AlignmentFlag.AlignCenter)
        return page

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self._filter, 1)
        top.addStretch(1)
        top.addWidget(self._count)
        set_icon(self._show, "external-link")
        set_icon(self._copy, "copy")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        bottom = QHBoxLayout()
        bottom.setSpacing(SPACE)
        for button in (self._show, self._copy):
            button.setAutoDefault(False)
            bottom.addWidget(button)
        bottom.addStretch(1)
        bottom.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        layout.setSpacing(SPACE + SPACE // 2)
        layout.addLayout(top)
        layout.addWidget(self._pages, 1)
        layout.addLayout(bottom)

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._model.set_filter)
        self._model.modelReset.connect(self._on_rows_changed)
        self._table.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._table.doubleClicked.connect(self._ask_to_show)
        self._show.clicked.connect(self._ask_to_show)
        self._copy.clicked.connect(self._copy_rows)
        copy = QAction(self)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self._copy_rows)
        self._table.addAction(copy)

    def _selected_rows(self) -> list[int]:
        return sorted(index.row() for index in self._table.selectionModel().selectedRows())

    def _on_rows_changed(self) -> None:
        n_shown = self._model.rowCount()
        if n_shown == self._n_failures:
            self._count.setText(self._all_text())
        else:
            self._count.setText(
                self.tr("{n} of {total}").format(
                    n=shown_count(n_shown), total=shown_count(self._n_failures)
                )
            )
        self._count.setVisible(self._n_failures > 0)
        self._empty_text.setText(
            self.tr("Nothing matches this filter.")
            if self._n_failures
            else self.tr("Every file of this folder could be read.")
        )
        self._pages.setCurrentIndex(0 if n_shown else 1)
        self._copy.setEnabled(n_shown > 0)
        self._on_selection_changed()

    def _all_text(self) -> str:
        if not self._n_left_out:
            return self.tr("{n} in all").format(n=shown_count(self._n_failures))
        return self.tr("{n} in all, {left_out} of them left out on purpose").format(
            n=shown_count(self._n_failures), left_out=shown_count(self._n_left_out)
        )

    def _on_selection_changed(self) -> None:
        rows = self._selected_rows()
        self._show.setEnabled(len(rows) == 1)
        self._copy.setText(self.tr("Copy selected") if rows else self.tr("Copy all"))

    def _ask_to_show(self) -> None:
        rows = self._selected_rows()
        if len(rows) == 1:
            self.show_asked.emit(self._model.path(rows[0]))

    def _copy_rows(self) -> None:
        rows = self._selected_rows() or range(self._model.rowCount())
        QApplication.clipboard().setText(self._model.as_text(rows))
