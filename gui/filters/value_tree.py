"""Values to be ticked, each with how many pictures have it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from gui.messages import plain_tip, shown_count, shown_path

#: The place of a row's value; a value itself may hold bytes that are no text, which Qt drops.
_PLACE_ROLE = Qt.ItemDataRole.UserRole
_TOGGLING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Row:
    """A value, how it reads (moved in by `depth`), and how many pictures have it."""

    value: str
    text: str
    n_files: int
    depth: int = 0


class ValueTree(QTreeWidget):
    """`ticked()`: others are chosen now. A click anywhere in a row, Space and Enter tick it."""

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[str, ...] = ()
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIndentation(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(self._toggle)

    def show_rows(self, rows: Sequence[Row], chosen: Sequence[str]) -> None:
        """Offer these, some of them ticked."""
        self.clear()
        self._values = tuple(row.value for row in rows)
        for place, row in enumerate(rows):
            item = QTreeWidgetItem(self)
            item.setText(0, "\u2003" * row.depth + row.text)
            item.setToolTip(0, plain_tip(shown_path(row.value)))
            item.setData(0, _PLACE_ROLE, place)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setCheckState(0, _state(row.value in chosen))
        self.count({row.value: row.n_files for row in rows})
        self.setCurrentIndex(self.model().index(0, 0))

    def count(self, n_files: Mapping[str, int]) -> None:
        """So many pictures have each value now."""
        palette = self.palette()
        dim, plain = palette.color(QPalette.ColorRole.PlaceholderText), palette.text()
        for item in self._items():
            n = n_files.get(self._value(item), 0)
            item.setText(1, shown_count(n))
            item.setForeground(1, dim)
            item.setForeground(0, plain if n or _is_ticked(item) else dim)

    def tick(self, chosen: Sequence[str]) -> None:
        """These are ticked, and no others."""
        for item in self._items():
            item.setCheckState(0, _state(self._value(item) in chosen))

    @property
    def values(self) -> tuple[str, ...]:
        """What is ticked."""
        return tuple(self._value(item) for item in self._items() if _is_ticked(item))

    @property
    def offered(self) -> tuple[str, ...]:
        """All values."""
        return self._values

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        item = self.currentItem()
        if event.key() in _TOGGLING and item is not None:
            self._toggle(item)
        else:
            super().keyPressEvent(event)

    @Slot(QTreeWidgetItem, int)
    def _toggle(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        item.setCheckState(0, _state(not _is_ticked(item)))
        self.ticked.emit()

    def _value(self, item: QTreeWidgetItem) -> str:
        place: int = item.data(0, _PLACE_ROLE)
        return self._values[place]

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]


def _is_ticked(item: QTreeWidgetItem) -> bool:
    return item.checkState(0) is Qt.CheckState.Checked


def _state(is_ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
