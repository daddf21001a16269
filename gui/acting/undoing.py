"""What can be taken back in this session, the last deed first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

_MOST = 100


@dataclass(frozen=True, slots=True)
class Undoable:
    """A deed: `name` as the menu has it after "Undo", and what begins to take it back."""

    name: str
    take_back: Callable[[], None]


class Undoing:
    """Keeps the entry of the menu in step with what there is to take back."""

    def __init__(self, action: QAction) -> None:
        self._action = action
        self._plain_text = action.text()
        self._done: list[Undoable] = []
        self._show()

    def add(self, undoable: Undoable) -> None:
        """Something was done that can be taken back."""
        self._done = [*self._done, undoable][-_MOST:]
        self._show()

    def take_back(self) -> None:
        """Take back what was done last."""
        if self._done:
            undoable = self._done.pop()
            self._show()
            undoable.take_back()

    def _show(self) -> None:
        text = self._plain_text
        if self._done:
            name = self._done[-1].name.replace("&", "&&")
            text = QCoreApplication.translate("acting", "&Undo {name}").format(name=name)
        self._action.setText(text)
        self._action.setEnabled(bool(self._done))
