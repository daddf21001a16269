"""The lesson that runs in the background: what it tells arrives in the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from core.jobs import Control, Progress, Report
from core.library import Library
from core.teaching.orders import Order, examples_of
from core.teaching.records import Epoch, Start
from core.workers.pool import WorkerPool
from gui.networks.job import Job

if TYPE_CHECKING:
    from core.teaching.teach import TaughtCondition


class Learning(QObject):
    """Teaches one condition at a time.

    `started(Start)` and `learnt_epoch(Epoch)` while it learns, `progress(Progress)` before and
    after that. At last one of `ended(TaughtCondition)`, `failed(LikewiseError)`, and `stopped()`
    where it was stopped before there was anything to keep.
    """

    started = Signal(object)
    learnt_epoch = Signal(object)
    progress = Signal(object)
    ended = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    _told_in_thread = Signal(int, object)

    def __init__(self, library: Library, pool: WorkerPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._pool = pool
        self._number = 0
        self._job = Job(self)
        self._job.progress.connect(self.progress)
        self._job.succeeded.connect(self.ended)
        self._job.failed.connect(self.failed)
        self._job.stopped.connect(self.stopped)
        self._told_in_thread.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """Whether a lesson runs, perhaps on its way to stop."""
        return self._job.is_running

    def start(self, folder: bytes, order: Order, is_resumed: bool = False) -> None:
        """Begin a lesson on an indexed folder, or go on with one that was stopped."""
        self._number += 1
        number, library, pool = self._number, self._library, self._pool

        def work(report: Report, control: Control) -> TaughtCondition:
            from core.teaching.teach import teach

            def told(news: Start | Epoch | Progress) -> None:
                # Only progress may stop it: what an epoch has learnt is to be kept.
                if isinstance(news, Progress):
                    report(news)
                else:
                    self._told_in_thread.emit(number, news)

            with library.open_store() as store:
                examples = examples_of(order, store, store.files.listing(folder))
                return teach(
                    library,
                    store,
                    pool,
                    folder,
                    order.lesson,
                    examples,
                    told,
                    control,
                    is_resumed,
                    order,
                )

        self._job.start(work)

    def stop(self) -> None:
        """Keep the best so far and end; one of the signals follows."""
        self._job.stop()

    def close(self) -> None:
        """Stop, wait until the best so far is kept, and say nothing more."""
        self._number += 1
        self._job.close()

    @Slot(int, object)
    def _on_told(self, number: int, news: Start | Epoch) -> None:
        if number != self._number:
            return
        if isinstance(news, Start):
            self.started.emit(news)
        else:
            self.learnt_epoch.emit(news)
