"""The conditions that can be measured, to be ticked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from core.conditions.base import Condition, Kind
from gui.messages import plain_tip

_KEY_ROLE = Qt.ItemDataRole.UserRole


class ConditionList(QListWidget):
    """`ticked()`: others are chosen now. Taught conditions come first."""

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Conditions to measure"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # What a person ticked or not; the others are ticked where they can be measured.
        self._decided: dict[str, bool] = {}
        self.itemChanged.connect(self._on_changed)

    def show_conditions(self, conditions: Sequence[Condition], counts: Mapping[str, int]) -> None:
        """Offer these; `counts` are the files with a vector by key."""
        self.blockSignals(True)
        self.clear()
        plain = (one for one in conditions if one.kind is not Kind.BLEND)
        for condition in sorted(plain, key=lambda one: one.kind is not Kind.EXPLICIT):
            self._add(condition, counts.get(condition.key, 0) > 0)
        self.blockSignals(False)
        self.ticked.emit()

    def tick(self, keys: Collection[str]) -> None:
        """Choose these and no others."""
        for item in self._items():
            key = str(item.data(_KEY_ROLE))
            self._decided[key] = key in keys
            if item.flags() & Qt.ItemFlag.ItemIsEnabled:
                item.setCheckState(_state(key in keys))

    def keys(self) -> tuple[str, ...]:
        """The ticked ones."""
        checked = Qt.CheckState.Checked
        return tuple(str(i.data(_KEY_ROLE)) for i in self._items() if i.checkState() == checked)

    def unindexed(self) -> tuple[tuple[str, str], ...]:
        """Key and name of those that the folder has no vectors under."""
        return tuple(
            (str(item.data(_KEY_ROLE)), item.text())
            for item in self._items()
            if not item.flags() & Qt.ItemFlag.ItemIsEnabled
        )

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _add(self, condition: Condition, is_indexed: bool) -> None:
        item = QListWidgetItem(condition.name, self)
        item.setData(_KEY_ROLE, condition.key)
        item.setToolTip(plain_tip(condition.summary))
        is_ticked = is_indexed and self._decided.get(condition.key, True)
        item.setCheckState(_state(is_ticked))
        if not is_indexed:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            item.setToolTip(self.tr("This folder has not been indexed under it yet."))

    def _on_changed(self, item: QListWidgetItem) -> None:
        is_ticked = item.checkState() == Qt.CheckState.Checked
        self._decided[str(item.data(_KEY_ROLE))] = is_ticked
        self.ticked.emit()


def _state(is_ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
