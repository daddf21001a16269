"""The name of a group, to be typed over."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.theme import set_kind

_MOST_LETTERS = 60


class GroupField(QLineEdit):
    """Looks like a label until it is being typed into. `named(name)`: Enter, or left for
    something else; Esc gives the old name back."""

    named = Signal(str)

    def __init__(self, without_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "inline")
        self._name = ""
        self.setPlaceholderText(without_name)
        self.setAccessibleName(self.tr("Name of {group}").format(group=without_name))
        self.setToolTip(self.tr("Click to give the group a name"))
        self.setMaxLength(_MOST_LETTERS)
        self.editingFinished.connect(self._on_finished)

    def show_name(self, name: str) -> None:
        """Show the name that the group has, "" for none; what is being typed stays."""
        was_shown, self._name = self._name, name
        if not self.hasFocus() or self.text() == was_shown:
            self.setText(name)
            self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self.text() != self._name:
            self.setText(self._name)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_finished(self) -> None:
        name = self.text().strip()
        if name != self._name:
            self.named.emit(name)
