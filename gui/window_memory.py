"""How the window was left: its geometry, folder, condition, order and sizes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_SIZE_PX = (1200, 800)
_TILE_PX = 144


class WindowMemory:
    """Kept in the file at `path`."""

    def __init__(self, path: Path) -> None:
        self._stored = QSettings(os.fspath(path), QSettings.Format.IniFormat)

    def restore(self, window: MainWindow) -> None:
        """Make the window look as it was left; what cannot be read stays at its default."""
        geometry, panes = self._stored.value("geometry"), self._stored.value("panes")
        if not isinstance(geometry, QByteArray) or not window.restoreGeometry(geometry):
            window.resize(*_SIZE_PX)
        if isinstance(panes, QByteArray):
            window.browser.restoreState(panes)
        window.browser.order.choose(str(self._stored.value("order", "")))
        window.set_tile_size(_whole_number(self._stored.value("tile_size"), _TILE_PX))
        results = window.browser.result_pane
        results.set_cut_off(_whole_number(self._stored.value("cut_off"), 0))
        results.order.choose(str(self._stored.value("result_order", "")))
        results.set_collapsing(_whole_number(self._stored.value("collapse"), 0) == 1)
        key = str(self._stored.value("condition", ""))
        if key in window.mixing.conditions and window.library.catalogue.has_weights(key):
            window.session.key = key
        window.selector.set_current(window.session.key)

    def keep(self, window: MainWindow) -> None:
        """Remember how the window is now."""
        stored = self._stored
        folder = window.session.folder
        stored.setValue("geometry", window.saveGeometry())
        stored.setValue("panes", window.browser.saveState())
        stored.setValue("order", window.browser.order.order.value)
        stored.setValue("result_order", window.browser.result_pane.order.order.value)
        stored.setValue("tile_size", window.browser.folder_pane.gallery.tile_size_px)
        stored.setValue("cut_off", window.browser.result_pane.cut_off)
        stored.setValue("collapse", int(window.browser.result_pane.is_collapsing))
        stored.setValue("condition", window.session.key)
        stored.setValue("folder", folder.hex() if folder else "")
        stored.sync()

    @property
    def is_tour_begun(self) -> bool:
        """Whether the tour has been shown, or at least the beginning of it."""
        return _whole_number(self._stored.value("tour"), 0) == 1

    def note_tour_begun(self) -> None:
        """The tour does not begin by itself again."""
        self._stored.setValue("tour", 1)
        self._stored.sync()

    def folder(self) -> bytes | None:
        """The folder that was open; whether it is still there is seen when it is looked into."""
        try:
            folder = bytes.fromhex(str(self._stored.value("folder", "")))
        except ValueError:
            return None
        return folder or None


def _whole_number(value: object, default: int) -> int:
    try:
        return int(str(value))
    except ValueError:
        return default
