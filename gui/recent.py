"""The folders that were opened last: in the menu, and on the page of the first start."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from gui.messages import shown_path

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_MOST_IN_MENU = 12


class RecentFolders(QObject):
    """Of the library of `window`, which opens them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._folders: list[bytes] = []
        self.menu = QMenu(self.tr("Open &Recent"), window)
        self.menu.aboutToShow.connect(self._fill)
        window.welcome.recent_asked.connect(window.open_folder)
        window.session.searching.remembered.connect(self.load)

    @Slot()
    def load(self) -> None:
        """Read anew which folders are known."""
        self._window.pages.load_recent(self._show)

    def _show(self, folders: list[bytes]) -> None:
        self._folders = folders
        self._window.welcome.set_recent(folders)

    @Slot()
    def _fill(self) -> None:
        self.menu.clear()
        for folder in self._folders[:_MOST_IN_MENU]:
            action = self.menu.addAction(shown_path(folder).replace("&", "&&"))
            action.triggered.connect(partial(self._window.open_folder, folder))
        if not self._folders:
            self.menu.addAction(self.tr("No folders yet")).setEnabled(False)
