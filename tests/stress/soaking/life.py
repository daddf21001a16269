"""The life of one window: opened on a library, and closed so that nothing of it may be left."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import shiboken6
from PySide6.QtGui import QGuiApplication

from core.library import Library
from core.settings import Places
from core.workers.pool import WorkerPool
from gui.main_window import MainWindow
from tests.stress.soaking.census import Census, take_census

_CONDITIONS = ("colour", "layout")
_SIZE_PX = (1200, 800)
_LOOK_MS = 5
#: Threads of Qt's own, which scale large pictures, end after 30 s in which they had nothing to do.
_LEFT_S = 40.0
#: How often the end of what was closed is looked for.
_LOOKS = 400


def open_window(root: Path, folder: bytes) -> MainWindow:
    """A window on the library under `root`, as the program opens it; shows a folder."""
    library = Library(Places.of(str(root)))
    settings = replace(library.settings, conditions=_CONDITIONS, excluded_folders=())
    library.change_settings(settings)
    window = MainWindow(library, WorkerPool(n_workers=1))
    window.set_condition(_CONDITIONS[0])
    window.resize(*_SIZE_PX)
    window.show()
    window.activateWindow()
    window.open_folder(folder)
    return window


def close_window(window: MainWindow, rng: random.Random) -> None:
    """Close it in one of the ways there are; what it has put on the clipboard goes with it."""
    if rng.random() < 0.5:
        window.actions_by_name["quit"].trigger()
    else:
        window.close()
    window.deleteLater()
    QGuiApplication.clipboard().clear()


def until_gone(window: MainWindow) -> Iterator[int]:
    """Milliseconds to wait, again and again, until a closed window is no more."""
    for _ in range(_LOOKS):
        if not shiboken6.isValid(window):
            return
        yield _LOOK_MS
    raise AssertionError("a closed window is still there")


def census_at_rest(baseline: Census | None) -> Iterator[int]:
    """The same, until nothing is left that `baseline` has not; returns the last census."""
    census = take_census()
    start_s = time.monotonic()
    while baseline is not None and census.grown(baseline) and time.monotonic() - start_s < _LEFT_S:
        yield 10 * _LOOK_MS
        census = take_census()
    return census
