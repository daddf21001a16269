"""The real window for benchmarks, and watchers of what is painted. Needs no screen.

Import this only where a window is wanted: every spawned worker imports the main script again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import bench  # noqa: F401 - makes the program importable
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from core.library import Library
from core.settings import Places
from core.workers.pool import WorkerPool
from gui.app import make_application
from gui.gallery.model import ThumbnailRole
from gui.gallery.view import Gallery
from gui.main_window import MainWindow

_PAINTED = QEvent.Type(QEvent.registerEventType())


class PaintWatcher(QObject):
    """Tells when a grid has been painted with pictures in it.

    `painted(float)`: `time.time()` just after the paint event, and what belongs to it, is over.
    """

    painted = Signal(float)

    def __init__(self, gallery: Gallery) -> None:
        super().__init__(gallery)
        self._gallery = gallery
        gallery.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Nothing is held back; what is posted now arrives when the painting is over."""
        if event.type() == QEvent.Type.Paint and self._gallery.model().rowCount() > 0:
            high = Qt.EventPriority.HighEventPriority.value
            QCoreApplication.postEvent(self, QEvent(_PAINTED), high)
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """The painting is over."""
        if event.type() == _PAINTED:
            self.painted.emit(time.time())
            return True
        return super().event(event)


class OpenWindow:
    """A shown window on a library; use as a context manager."""

    def __init__(self, data: Path) -> None:
        running = QApplication.instance()
        self.app = running if isinstance(running, QApplication) else make_application([])
        self.library = Library(Places.of(str(data)))
        self.pool = WorkerPool()
        self.window = MainWindow(self.library, self.pool)
        self.folder_grid, self.result_grid = self.window.browser.galleries
        self.folder_paints = PaintWatcher(self.folder_grid)
        self.result_paints = PaintWatcher(self.result_grid)

    def __enter__(self) -> OpenWindow:
        self.window.show()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.window.close()
        self.pool.close()


def wait_until(is_done: Callable[[], bool], limit_s: float = 60.0) -> bool:
    """Let the window live until something is so; says whether it came to that."""
    end = time.monotonic() + limit_s
    loop = QEventLoop()
    nudge = QTimer(interval=20)  # so that the loop turns even when nothing else happens
    nudge.timeout.connect(lambda: None)
    nudge.start()
    while not is_done():
        if time.monotonic() > end:
            return False
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return True


def has_all_thumbnails(gallery: Gallery) -> bool:
    """Whether every tile on the screen has its picture."""
    model = gallery.model()
    return all(
        model.index(row, 0).data(ThumbnailRole) is not None for row in gallery.visible_rows()
    )
