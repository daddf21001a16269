"""The open folder's list kept in step with the disk, in the background."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from core.errors import LikewiseError
from core.jobs import Control, Report
from core.library import Library
from core.records import Refreshed
from core.watching.watch import FolderWatch, News
from gui.networks.job import Job

#: How long closing waits for the threads of a watch; those of a dead drive never end.
_END_LIMIT_S = 2.0


class Watching(QObject):
    """Watches one folder, and looks at what may have changed, one look after the other.

    `refreshed(Refreshed)` after each look, `failed(LikewiseError)` where there was none,
    `limited(LikewiseError)` where the folder cannot be watched well. All in the GUI thread.
    """

    refreshed = Signal(object)
    failed = Signal(object)
    limited = Signal(object)

    _told = Signal(int, object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._folder: bytes | None = None
        self._watch: FolderWatch | None = None
        self._number = 0
        # Watches that were closed and may still be ending.
        self._former: list[FolderWatch] = []
        self._due = News()
        self._has_been_limited = False
        self._is_closed = False
        self._job = Job(self)
        self._job.succeeded.connect(self._on_looked)
        self._job.failed.connect(self._on_failed)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_application_state)

    @property
    def is_looking(self) -> bool:
        """Whether something that may have changed has not been looked at yet."""
        return self._job.is_running or self._due != News()

    def watch(self, folder: bytes) -> None:
        """Watch a folder from now on, and no other."""
        self.leave()
        if self._is_closed:
            return  # a signal that was still on its way when the window was closed
        self._folder = folder
        self._number += 1
        self._watch = FolderWatch(folder, partial(self._told.emit, self._number))

    def leave(self) -> None:
        """Watch nothing."""
        self._folder = None
        self._due = News()
        self._job.drop()
        if self._watch is not None:
            self._watch.close()
            self._former.append(self._watch)
            self._watch = None

    def look(self) -> None:
        """Look at the whole folder now."""
        self._add(News(is_all=True))

    def forget_missing(self) -> None:
        """Forget the files of the folder that are not there."""
        if self._folder is not None:
            self._job.start(partial(self._forget, self._folder))

    def close(self) -> None:
        """End the threads, and start none anew."""
        self._is_closed = True
        self.leave()
        self._job.close()
        for watch in self._former:
            watch.join(_END_LIMIT_S)
        self._former.clear()

    # Looking

    def _forget(self, folder: bytes, report: Report, _control: Control) -> Refreshed:
        with self._library.open_store() as store:
            return self._library.refresh(store, folder, report, is_forgetting=True)

    def _look(self, folder: bytes, news: News, report: Report, _control: Control) -> Refreshed:
        with self._library.open_store() as store:
            if not news.is_all:
                return self._library.refresh_paths(store, folder, news.paths, report)
            is_retrying = not news.is_polled
            return self._library.refresh(store, folder, report, is_retrying=is_retrying)

    def _add(self, news: News) -> None:
        due = self._due
        is_polled = news.is_polled and (due.is_polled or not due.is_all)
        self._due = News(due.paths | news.paths, due.is_all or news.is_all, is_polled)
        self._look_next()

    def _look_next(self) -> None:
        if self._folder is None or self._job.is_running or self._due == News():
            return
        due, self._due = self._due, News()
        self._job.start(partial(self._look, self._folder, due))

    @Slot(int, object)
    def _on_told(self, number: int, news: News) -> None:
        if number != self._number or self._watch is None:
            return
        if news.problem is None:
            self._add(news)
        elif not self._has_been_limited:
            self._has_been_limited = True
            self.limited.emit(news.problem)

    @Slot(object)
    def _on_looked(self, refreshed: Refreshed) -> None:
        self.refreshed.emit(refreshed)
        self._look_next()

    @Slot(object)
    def _on_failed(self, error: LikewiseError) -> None:
        self.failed.emit(error)
        self._look_next()

    @Slot(Qt.ApplicationState)
    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and self._watch is not None:
            self._watch.look()
