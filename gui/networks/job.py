"""One background job at a time for a dialog, with progress, and a stop at any moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from core.errors import LikewiseError
from core.jobs import Cancelled, Control, Progress, Report
from core.workers.pool import WorkerLost
from gui.task import Task

#: How often somebody who waits for a worker looks whether to go on waiting.
_LOOK_S = 0.05

Work = Callable[[Report, Control], object]


class Job(QObject):
    """Runs one piece of work; beginning another one drops the first.

    Of `succeeded(result)`, `failed(LikewiseError)` and `stopped()` one comes for each piece of
    work that was not dropped; `progress(Progress)` before it. All in the GUI thread.
    """

    succeeded = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    progress = Signal(object)

    _progress_in_thread = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: set[Task] = set()
        self._control: Control | None = None
        self._is_retired = False
        queued = Qt.ConnectionType.QueuedConnection
        self._progress_in_thread.connect(self._on_progress, queued)

    @property
    def is_running(self) -> bool:
        return self._control is not None

    def start(self, work: Work) -> None:
        """Begin."""
        self.drop()
        control = self._control = Control()

        def report(progress: Progress) -> None:
            if control.is_cancelled:
                raise Cancelled
            self._progress_in_thread.emit(control, progress)

        task = Task(lambda: _outcome(work, report, control), self)
        self._tasks.add(task)
        task.succeeded.connect(lambda result: self._on_outcome(control, result))
        task.failed.connect(lambda error: self._end(control, self.failed, known_error(error)))
        task.cancelled.connect(lambda: self._end(control, self.stopped))
        task.finished.connect(lambda: self._forget(task))
        task.start()

    def stop(self) -> None:
        """Ask the work to stop; `stopped` follows, unless it was done by then."""
        if self._control is not None:
            self._control.cancel()

    def drop(self) -> None:
        """Stop the work, and say nothing more of it."""
        self.stop()
        self._control = None

    def retire(self) -> None:
        """Drop the work, and vanish when it has ended: a thread must not lose its owner."""
        self.drop()
        self._is_retired = True
        self._vanish_if_idle()

    def close(self) -> None:
        """Drop the work and wait for its end; for closing down."""
        self.drop()
        for task in self._tasks:
            task.wait()
        self._tasks.clear()

    @Slot(object, object)
    def _on_progress(self, control: Control, progress: Progress) -> None:
        if control is self._control and not control.is_cancelled:
            self.progress.emit(progress)

    def _on_outcome(self, control: Control, outcome: object) -> None:
        is_refusal = isinstance(outcome, LikewiseError)
        self._end(control, self.failed if is_refusal else self.succeeded, outcome)

    def _end(self, control: Control, signal: Any, *values: object) -> None:
        if control is self._control:
            self._control = None
            signal.emit(*values)

    def _forget(self, task: Task) -> None:
        self._tasks.discard(task)
        task.deleteLater()
        self._vanish_if_idle()

    def _vanish_if_idle(self) -> None:
        if self._is_retired and not self._tasks:
            self.deleteLater()


def _outcome(work: Work, report: Report, control: Control) -> object:
    """What came of the work; a foreseen problem comes back as it is, since it is no bug to log."""
    try:
        return work(report, control)
    except LikewiseError as error:
        return error


def answer(future: Future[Any], control: Control) -> Any:
    """What a worker answers; `Cancelled` as soon as nobody wants to know any more."""
    while not future.done():
        if control.is_cancelled:
            future.cancel()
            raise Cancelled
        wait([future], timeout=_LOOK_S)
    return future.result()


def known_error(error: Exception) -> LikewiseError:
    """What can be said of an error in a sentence."""
    if isinstance(error, LikewiseError):
        return error
    if isinstance(error, WorkerLost):
        return LikewiseError("worker_failed", detail=type(error).__name__)
    return LikewiseError("unexpected", detail=str(error) or type(error).__name__)
