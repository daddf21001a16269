"""Drawn pictures, indexed once under two conditions, for the tests of what compares."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.library import Library
from core.settings import Places, Settings
from core.workers.pool import WorkerPool
from gui.main_window import MainWindow
from tests.conftest import draw_folder, index
from tests.gui.conftest import OpenWindow, click, open_folder

KEYS = ("colour", "shape")


@dataclass(frozen=True)
class Indexed:
    """A library that knows a folder of 30 pictures, five colours in folders of their names."""

    places: Places
    folder: Path

    def open(self, open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
        """A window on the folder."""
        window = open_window(None)
        window.library.change_settings(Settings(conditions=KEYS))
        open_folder(qtbot, window, self.folder)
        return window


def draw_and_index(place: Path, pool: WorkerPool) -> Indexed:
    """Draw the pictures below `place`, and index them there too."""
    made = Indexed(Places.of(str(place / "library")), draw_folder(place / "pictures"))
    index(Library(made.places), made.folder, pool, KEYS)
    return made


def row_of(window: MainWindow, end: str) -> int:
    """Row of the picture of the folder whose path ends so."""
    paths = window.browser.folder_pane.model.tiles.paths
    return next(row for row in range(len(paths)) if paths[row].decode().endswith(end))


def select(qtbot: QtBot, window: MainWindow, *ends: str) -> list[int]:
    """Select pictures of the folder with Ctrl held; their file ids."""
    gallery = window.browser.folder_pane.gallery
    gallery.clearSelection()
    for end in ends:
        click(qtbot, gallery, row_of(window, end), Qt.KeyboardModifier.ControlModifier)
    return gallery.selected_file_ids()
