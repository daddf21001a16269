"""What can be done with pictures that were found: all of it together, for the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from gui.acting.marks import Marks
from gui.acting.moving import Moving
from gui.acting.near_copies import NearCopiesFinder
from gui.acting.open_with import OpenWith
from gui.acting.searches import Searches
from gui.acting.undoing import Undoing

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class Acting(QObject):
    """Belongs to `window`."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.open_with = OpenWith(window)
        self.moving = Moving(window)
        self.marks = Marks(window)
        self.near_copies = NearCopiesFinder(window)
        self.searches = Searches(window)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the menu entries do, by their names."""
        return {
            **self.moving.handlers(),
            **self.marks.handlers(),
            **self.near_copies.handlers(),
        }

    def set_undo(self, action: QAction) -> None:
        """Let this entry of the menu take back what was done."""
        undoing = Undoing(action)
        for part in (self.moving, self.marks, self.near_copies):
            part.set_undoing(undoing)

    def add_keys(self, widget: QWidget) -> None:
        """Let keys in a grid act on what is selected there."""
        self.moving.add_keys(widget)
        self.marks.add_keys(widget)

    def add_to(self, menu: QMenu, file_ids: Sequence[int]) -> None:
        """Put into the context menu of pictures what can be done with them."""
        self.marks.add_to(menu, file_ids)
        menu.addSeparator()
        self.moving.add_to(menu, file_ids)

    def close(self) -> None:
        """End what is under way; what is done stays done."""
        for part in (self.open_with, self.moving, self.marks, self.near_copies, self.searches):
            part.close()
