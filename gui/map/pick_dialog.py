"""Which labels have a colour on the map, where there are more labels than colours."""

from __future__ import annotations

from collections.abc import Sequence

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
from gui.messages import said_together, shown_count
from gui.theme import SPACE_LARGE, text_label

_SIZE_PX = (360, 480)
_CODE = Qt.ItemDataRole.UserRole
_Check = Qt.CheckState
#: More labels than anybody reads through; the filter finds the others.
_MOST_LISTED = 500


class PickDialog(QDialog):
    """Offers all labels, the most frequent first; `picked` are checked."""

    def __init__(
        self, labels: Labels, picked: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._classes = labels.classes
        self._counts = labels.counts()
        #: Places in `Labels.classes`, the most frequent first.
        self._codes: list[int] = np.argsort(-self._counts, kind="stable").tolist()
        self._picked = set(picked)
        self._n_found = 0
        self.setWindowTitle(self.tr("Labels with a colour"))
        self.resize(*_SIZE_PX)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(self.tr("Filter"))
        self.filter.textChanged.connect(self._list)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Labels"))
        self.list.itemChanged.connect(self._on_checked)
        self.said = text_label("", "dim")
        self.said.setWordWrap(True)
        box = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(box.Ok | box.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        for widget in (self.filter, self.list, self.said, self.buttons):
            layout.addWidget(widget)
        self._list("")

    def picked(self) -> list[int]:
        """The labels that are checked, as places in `Labels.classes`."""
        return [code for code in self._codes if code in self._picked]

    @Slot(str)
    def _list(self, text: str) -> None:
        """Offer the labels with this in their names."""
        wanted = text.casefold().strip()
        found = [code for code in self._codes if wanted in self._classes[code].casefold()]
        self.list.blockSignals(True)
        self.list.clear()
        for code in found[:_MOST_LISTED]:
            count = shown_count(int(self._counts[code]))
            item = QListWidgetItem(f"{self._classes[code]}  ·  {count}", self.list)
            item.setData(_CODE, code)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_Check.Checked if code in self._picked else _Check.Unchecked)
        self.list.blockSignals(False)
        self._say(len(found))

    @Slot(QListWidgetItem)
    def _on_checked(self, item: QListWidgetItem) -> None:
        is_picked = item.checkState() is _Check.Checked
        (self._picked.add if is_picked else self._picked.discard)(int(item.data(_CODE)))
        self._say(self._n_found)

    def _say(self, n_found: int) -> None:
        self._n_found = n_found
        n_picked = len(self._picked)
        text = self.tr("{n} of at most {most}.").format(n=n_picked, most=MOST_COLOURED)
        if n_found > _MOST_LISTED:
            cut = self.tr("The first {shown} of {n} labels are listed; the filter finds others.")
            shown, total = shown_count(_MOST_LISTED), shown_count(n_found)
            text = said_together(text, cut.format(shown=shown, n=total))
        self.said.setText(text)
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(0 < n_picked <= MOST_COLOURED)
