"""The background QThread that owns indexing: one folder at a time, steered from the window."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, Slot

from core.jobs import Cancelled, Control, Progress
from core.library import Library
from core.memory import give_back_freed
from core.records import Changes
from core.workers.pool import WorkerPool
from gui.task import Task

#: Between two progress reports to the window.
_REPORT_EVERY_S = 0.05


@dataclass(frozen=True, slots=True)
class _Order:
    """What to index: a folder under some conditions, or only what is new in it."""

    folder: bytes
    keys: tuple[str, ...]
    is_whole: bool = True


class Indexing(QObject):
    """Indexes the folder that is open; starting anew first stops what runs.

    Signals arrive in the GUI thread: `progress(Progress)`, `changed(Changes)` after each commit,
    `started()` when a job begins, unpaused; `listed(Refreshed)` when the folder's list of files is
    up to date, but not where only new files are indexed; then one of `done(IndexSummary)`,
    `stopped()` and `failed(Exception)`, but nothing where the folder was left. `ended(folder)`
    comes in any case, when the job has let go of the library.
    """

    started = Signal()
    ended = Signal(bytes)
    progress = Signal(object)
    changed = Signal(object)
    listed = Signal(object)
    done = Signal(object)
    stopped = Signal()
    failed = Signal(object)

    _progress_in_thread = Signal(object)
    _changed_in_thread = Signal(object)

    def __init__(self, library: Library, pool: WorkerPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._pool = pool
        self._task: Task | None = None
        self._is_closed = False
        self._control = Control()
        self._current: _Order | None = None
        self._next: _Order | None = None
        self._visible: tuple[int, ...] = ()
        self._is_left = False
        queued = Qt.ConnectionType.QueuedConnection
        self._progress_in_thread.connect(self._on_progress, queued)
        self._changed_in_thread.connect(self._on_changed, queued)

    @property
    def is_running(self) -> bool:
        return self._task is not None

    @property
    def folder(self) -> bytes | None:
        """What is being indexed, perhaps on its way to stop."""
        return self._current.folder if self._current is not None else None

    def includes(self, key: str) -> bool:
        """Whether the condition `key` is being indexed, or will be next."""
        running = None if self._control.is_cancelled else self._current
        job = self._next or running
        return job is not None and job.is_whole and key in job.keys

    @property
    def is_paused(self) -> bool:
        return self._control.is_paused

    def start(self, folder: bytes, keys: Sequence[str]) -> None:
        """Index `folder` under the conditions `keys`, after stopping what runs."""
        if self._is_closed:
            return
        self._next = _Order(folder, tuple(keys))
        if self._task is None:
            self._start_next()
        else:
            self._control.cancel()

    def take_in(self, folder: bytes, keys: Sequence[str]) -> None:
        """Index the files that have come into `folder` since it was listed; a job that runs goes
        on with them."""
        if self._is_closed:
            return
        if self._task is not None:
            self._control.note_news()
        else:
            self._next = _Order(folder, tuple(keys), is_whole=False)
            self._start_next()

    def cancel(self) -> None:
        """Stop; what is finished stays."""
        self._next = None
        self._control.cancel()

    def leave(self) -> None:
        """Stop, and say nothing more of this folder: another one is shown now."""
        self.cancel()
        self._visible = ()
        self._is_left = True

    def pause(self, is_paused: bool) -> None:
        """Start nothing new until resumed."""
        if is_paused:
            self._control.pause()
        else:
            self._control.resume()

    def show_first(self, file_ids: Sequence[int]) -> None:
        """Make thumbnails of these files next; a job that begins later starts with them too."""
        self._visible = tuple(file_ids)
        self._control.show_first(file_ids)

    def embed_first(self, file_ids: Sequence[int]) -> None:
        """Embed these files next."""
        self._control.embed_first(file_ids)

    def close(self) -> None:
        """Stop and wait, and start nothing more; for closing the window."""
        self._is_closed = True  # signals that ask for more may still be on their way
        self.cancel()
        if self._task is not None:
            self._task.wait()
            self._task = None  # its last signal may never be heard

    def _start_next(self) -> None:
        if self._next is None:
            return
        self._current, self._next = self._next, None
        order = self._current
        control = self._control = Control()
        control.show_first(self._visible)
        self._is_left = False
        last = 0.0

        def report(progress: Progress) -> None:
            nonlocal last
            if control.is_cancelled:
                raise Cancelled
            now = time.monotonic()
            if now - last >= _REPORT_EVERY_S:
                last = now
                self._progress_in_thread.emit(progress)

        def job() -> object:
            # Reports stay silent while one picture after another waits; a cancel must not.
            index = self._library.index_folder if order.is_whole else self._library.index_new
            keys = self._library.catalogue.embedded(order.keys)  # some may have been removed
            tell = self._changed_in_thread.emit
            try:
                return index(order.folder, keys, self._pool, report, control, tell)
            finally:
                give_back_freed()

        self._task = Task(job, self)
        self._task.succeeded.connect(self._on_succeeded)
        self._task.failed.connect(self._on_failed)
        self._task.cancelled.connect(self._on_cancelled)
        self._task.finished.connect(self._on_finished)
        self._task.start()
        self.started.emit()

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        if not self._is_left:
            self.progress.emit(progress)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self._is_left:
            return
        if changes.refreshed is not None:
            self.listed.emit(changes.refreshed)
        else:
            self.changed.emit(changes)

    @Slot(object)
    def _on_succeeded(self, summary: object) -> None:
        if not self._is_left:
            self.done.emit(summary)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if not self._is_left:
            self.failed.emit(error)

    @Slot()
    def _on_cancelled(self) -> None:
        if self._next is None and not self._is_left:
            self.stopped.emit()

    @Slot()
    def _on_finished(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None
        ended, self._current = self._current, None
        if ended is not None and not self._control.is_cancelled and self._control.take_news():
            # Files that came when the job had no eye for them any more.
            self._next = self._next or _Order(ended.folder, ended.keys, is_whole=False)
        self._start_next()
        if ended is not None:
            self.ended.emit(ended.folder)
