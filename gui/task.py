"""Run one core job in a QThread. The only place that catches whatever a job raises."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from core.errors import LikewiseError
from core.jobs import Cancelled

_log = logging.getLogger(__name__)

#: How long closing waits for a job that has been asked to stop.
_STOP_LIMIT_MS = 20_000


class _Worker(QObject):
    """Lives in the thread. Filters nothing and always ends in `finished`."""

    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, job: Callable[[], object]) -> None:
        super().__init__()
        self._job = job

    @Slot()
    def run(self) -> None:
        try:
            self.succeeded.emit(self._job())
        except Cancelled:
            self.cancelled.emit()
        except LikewiseError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - a job that dies silently leaves a window waiting
            _log.exception("a background job failed")
            self.failed.emit(error)
        finally:
            self.finished.emit()


class Task(QObject):
    """A job in its thread, as the GUI thread sees it.

    Exactly one of `succeeded`, `failed` and `cancelled` comes, then `finished`, all in the GUI
    thread. Keep a reference until `finished`.
    """

    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, job: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = QThread(self)
        self._worker = _Worker(job)
        self._worker.moveToThread(self._thread)
        self._thread.started.connect(self._worker.run)
        queued = Qt.ConnectionType.QueuedConnection
        self._worker.succeeded.connect(self.succeeded, queued)
        self._worker.failed.connect(self.failed, queued)
        self._worker.cancelled.connect(self.cancelled, queued)
        self._worker.finished.connect(self._on_finished, queued)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wait(self) -> None:
        """Wait for a job that was asked to stop; for closing down only."""
        self._thread.quit()
        if not self._thread.wait(_STOP_LIMIT_MS):
            _log.error("a background job did not stop")

    @Slot()
    def _on_finished(self) -> None:
        self.wait()
        self.finished.emit()
