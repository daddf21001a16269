"""Which labels have a colour on the map, where there are more labels than colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.labels.records import Labels
from gui.map.label_colours import MOST_COLOURED
from gui.messages import shown_count
from gui.theme import SPACE_LARGE, text_label

_SIZE_PX = (360, 480)
_CODE = Qt.ItemDataRole.UserRole
_Check = Qt.CheckState


class PickDialog(QDialog):
    """Offers all labels, the most frequent first; `picked` are checked."""

    def __init__(
        self, labels: Labels, picked: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Labels with a colour"))
        self.resize(*_SIZE_PX)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(self.tr("Filter"))
        self.filter.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Labels"))
        self._fill(labels, picked)
        self.list.itemChanged.connect(self._say)
        self._said = text_label("", "dim")
        box = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(box.Ok | box.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        for widget in (self.filter, self.list, self._said, self.buttons):
            layout.addWidget(widget)
        self._say()

    def picked(self) -> list[int]:
        """The labels that are checked, as places in `Labels.classes`."""
        items = [item for item in self._items() if item.checkState() is _Check.Checked]
        return [int(item.data(_CODE)) for item in items]

    def _fill(self, labels: Labels, picked: Sequence[int]) -> None:
        counts = labels.counts()
        for code in np.argsort(-counts, kind="stable").tolist():
            item = QListWidgetItem(f"{labels.classes[code]}  ·  {shown_count(int(counts[code]))}")
            item.setData(_CODE, code)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_Check.Checked if code in picked else _Check.Unchecked)
            self.list.addItem(item)

    def _items(self) -> Iterator[QListWidgetItem]:
        return (self.list.item(row) for row in range(self.list.count()))

    @Slot(str)
    def _filter(self, text: str) -> None:
        wanted = text.casefold().strip()
        for item in self._items():
            item.setHidden(wanted not in item.text().casefold())

    @Slot()
    def _say(self) -> None:
        n_picked = len(self.picked())
        text = self.tr("{n} of at most {most}").format(n=n_picked, most=MOST_COLOURED)
        self._said.setText(text)
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(0 < n_picked <= MOST_COLOURED)
