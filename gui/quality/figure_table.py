"""A table of figures that can be sorted and copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from gui.charts.palette import colour
from gui.messages import plain_tip
from gui.theme import SPACE

_ROW_PX = 30
_LEAST_COLUMN_PX = 110
_BAR_PX = 3
_SORT_ROLE = Qt.ItemDataRole.UserRole
_SHARE_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` is shown, `order` is sorted by; with a `share`, 0 to 1, a small bar is drawn."""

    text: str
    order: float | str
    share: float | None = None


class FigureTable(QTableWidget):
    """The first column is as wide as it can be."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_ShareDelegate(self))
        self.horizontalHeader().setMinimumSectionSize(_LEAST_COLUMN_PX)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)

    def show_rows(self, titles: Sequence[tuple[str, str]], rows: Sequence[Sequence[Cell]]) -> None:
        """Show these: `titles` are (title, what it means)."""
        self.setSortingEnabled(False)
        self.clear()
        self.setColumnCount(len(titles))
        self.setRowCount(len(rows))
        for column, (title, meaning) in enumerate(titles):
            item = QTableWidgetItem(title)
            item.setToolTip(plain_tip(meaning))
            item.setTextAlignment(_alignment(column))
            self.setHorizontalHeaderItem(column, item)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                self.setItem(row, column, _item(cell, column))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if titles:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def text_at(self, row: int, column: int) -> str:
        """What stands in a cell."""
        item = self.item(row, column)
        return "" if item is None else item.text()

    def copied_text(self) -> str:
        """The selected rows, all where none is, with their titles; tabs between the cells."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        columns = range(self.columnCount())
        heads = (self.horizontalHeaderItem(column) for column in columns)
        titles = [head.text() if head is not None else "" for head in heads]
        rows = [
            [self.text_at(row, column) for column in columns]
            for row in chosen or range(self.rowCount())
        ]
        return "\n".join("\t".join(cells) for cells in (titles, *rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied_text())
        else:
            super().keyPressEvent(event)


class _Item(QTableWidgetItem):
    def __lt__(self, other: QTableWidgetItem) -> bool:
        return bool(self.data(_SORT_ROLE) < other.data(_SORT_ROLE))


def _item(cell: Cell, column: int) -> QTableWidgetItem:
    item = _Item(cell.text)
    item.setData(_SORT_ROLE, cell.order)
    item.setData(_SHARE_ROLE, cell.share)
    item.setTextAlignment(_alignment(column))
    if not column:
        item.setToolTip(plain_tip(cell.text))
    return item


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class _ShareDelegate(QStyledItemDelegate):
    """Draws the bar along the bottom of a cell."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        share = index.data(_SHARE_ROLE)
        if share is not None:
            room = QRectF(option.rect).adjusted(SPACE, 0, -SPACE, -2)
            bar = QRectF(room.left(), room.bottom() - _BAR_PX, room.width() * share, _BAR_PX)
            painter.fillRect(bar, colour(0, option.palette))
