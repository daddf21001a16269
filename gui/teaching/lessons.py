"""The lessons of the window: begun, stopped, gone on with, and shown while they run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from core.errors import LikewiseError
from core.jobs import Control, Progress, Report
from core.records import Listing
from core.teaching.orders import Order, Unfinished, lessons_folder, unfinished
from core.teaching.records import Epoch, Start
from core.workers.pool import WorkerPool
from gui.messages import sentence
from gui.networks.job import Job
from gui.teaching.learning import Learning
from gui.teaching.outcome import Outcome

if TYPE_CHECKING:
    from core.teaching.teach import TaughtCondition
    from gui.main_window import MainWindow
    from gui.teaching.teaching_dialog import TeachingDialog


class Lessons(QObject):
    """Belongs to `window`; shows what happens in the teaching window, once there is one.

    A lesson is about the folder that is open when it begins. It ends, and the best so far is
    kept, where another folder is opened or the window is closed.
    """

    def __init__(self, window: MainWindow, pool: WorkerPool) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._lessons = lessons_folder(window.library.places.data)
        self._view: TeachingDialog | None = None
        self._counts: dict[str, int] = {}
        #: What is being taught or was taught last, and in which folder.
        self._order: Order | None = None
        self._folder = b""
        self._waits = False
        self._unfinished: Unfinished | None = None
        self._outcome = Outcome(window)
        self._learning = Learning(window.library, pool, self)
        self._looking = Job(self)
        self._connect()

    def _connect(self) -> None:
        self._session.listing_changed.connect(self._on_listing)
        self._session.indexing.ended.connect(self._on_index_ended)
        self._looking.succeeded.connect(self._on_looked)
        learning = self._learning
        learning.progress.connect(self._on_progress)
        learning.started.connect(self._on_started)
        learning.learnt_epoch.connect(self._on_epoch)
        learning.ended.connect(self._on_ended)
        learning.failed.connect(self._on_failed)
        learning.stopped.connect(self._on_stopped)

    def show_in(self, view: TeachingDialog) -> None:
        """Show lessons in this window from now on, and take orders from it."""
        self._view = view
        ordering, lesson = view.ordering, view.lesson
        ordering.ordered.connect(self.teach)
        ordering.go_on_asked.connect(self.go_on_with_found)
        ordering.forget_asked.connect(self._forget)
        lesson.stop_asked.connect(self.stop)
        lesson.go_on_asked.connect(self.go_on)
        lesson.another_asked.connect(view.show_order)
        lesson.look_asked.connect(self._outcome.look_under)
        lesson.quality_asked.connect(self._outcome.show_quality)
        lesson.maps_asked.connect(self._outcome.show_maps)
        for asked in (lesson.look_asked, lesson.maps_asked):
            asked.connect(view.close)  # it would lie over what was asked for
        self._look_for_unfinished()

    @property
    def is_busy(self) -> bool:
        """Whether a lesson runs, or waits for indexing."""
        return self._waits or self._learning.is_running

    # What is asked for

    @Slot(object)
    def teach(self, order: Order) -> None:
        """Begin a lesson in the open folder, as soon as what it reads is not being indexed."""
        folder, view = self._session.folder, self._view
        if folder is None or view is None or self.is_busy:
            return
        self._begin(order, folder)
        self._waits = self._is_being_indexed(order)
        text = self.tr("Preparing…")
        if self._waits:
            text = self.tr("Waiting until the folder has been indexed…")
        view.lesson.begin(order.lesson.name, text)
        if not self._waits:
            self._learning.start(folder, order)

    @Slot()
    def go_on(self) -> None:
        """Go on with the lesson that is shown, and was stopped."""
        if self._order is not None:
            self._go_on(self._order, keeps_course=True)

    @Slot()
    def go_on_with_found(self) -> None:
        """Go on with a lesson that was stopped some time before."""
        if self._unfinished is not None:
            self._go_on(self._unfinished.order)

    def _go_on(self, order: Order, keeps_course: bool = False) -> None:
        folder, view = self._session.folder, self._view
        if folder is None or view is None or self.is_busy:
            return
        self._begin(order, folder)
        view.lesson.begin(order.lesson.name, self.tr("Going on…"), keeps_course)
        self._learning.start(folder, order, is_resumed=True)

    @Slot()
    def stop(self) -> None:
        """End the lesson that runs and keep the best so far."""
        if self._waits:
            self._waits = False
            self._on_stopped()
        elif self._learning.is_running:
            self._learning.stop()
            if self._view is not None:
                self._view.lesson.show_stopping()

    def leave(self) -> None:
        """Another folder is opened, or none is any more."""
        self._counts = {}
        self._looking.drop()
        self._on_looked(None)
        if self.is_busy:
            self.stop()
        elif self._view is not None:
            self._view.show_order()
        self._look_for_unfinished()

    def close(self) -> None:
        """End what runs, and keep the best so far; for closing down."""
        self._waits = False
        self._looking.close()
        self._learning.close()

    def _begin(self, order: Order, folder: bytes) -> None:
        self._order, self._folder = order, folder
        self._outcome.clear()
        if self._view is not None:
            self._view.show_lesson()

    # Waiting

    @Slot(object, dict)
    def _on_listing(self, _listing: Listing, counts: dict[str, int]) -> None:
        self._counts = counts

    def _is_being_indexed(self, order: Order) -> bool:
        """Whether the window is indexing what the lesson would else index as well."""
        keys = order.lesson.on
        is_complete = all(self._counts.get(key, 0) >= self._session.n_files for key in keys)
        return self._session.indexing.is_running and not (keys and is_complete)

    @Slot()
    def _on_index_ended(self) -> None:
        if self._waits and self._order is not None and not self._session.indexing.is_running:
            self._waits = False
            self._learning.start(self._folder, self._order)

    # A lesson that was stopped before

    def _look_for_unfinished(self) -> None:
        folder, lessons = self._session.folder, self._lessons
        if self._view is not None and folder is not None:
            self._looking.start(lambda _report, _control: unfinished(lessons, folder))

    @Slot(object)
    def _on_looked(self, found: Unfinished | None) -> None:
        self._unfinished = found
        if self._view is not None:
            self._view.ordering.show_unfinished(found.order.lesson.name if found else "")

    @Slot()
    def _forget(self) -> None:
        found = self._unfinished
        folder, lessons = self._session.folder, self._lessons
        if found is None or folder is None:
            return
        self._on_looked(None)

        def work(_report: Report, _control: Control) -> Unfinished | None:
            found.forget()
            return unfinished(lessons, folder)

        self._looking.start(work)

    # While it learns, and at the end

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        if self._view is not None:
            self._view.lesson.show_progress(progress)

    @Slot(object)
    def _on_started(self, start: Start) -> None:
        if self._view is not None:
            self._view.lesson.show_start(start)

    @Slot(object)
    def _on_epoch(self, epoch: Epoch) -> None:
        if self._view is not None:
            self._view.lesson.add_epoch(epoch)

    @Slot(object)
    def _on_ended(self, taught: TaughtCondition) -> None:
        self._outcome.take(taught)
        is_left = self._folder != self._session.folder
        if self._view is not None:
            weights = self._outcome.weights_text(taught)
            lesson = self._view.lesson
            lesson.show_end(taught.name, taught.learnt, taught.comparison, weights)
            if is_left:
                lesson.keep_only_words()
        if not is_left and not taught.learnt.was_stopped:
            self._outcome.look_under()
        self._look_for_unfinished()

    @Slot(object)
    def _on_failed(self, error: LikewiseError) -> None:
        self._show_failure(sentence(error))

    @Slot()
    def _on_stopped(self) -> None:
        self._show_failure(self.tr("Stopped before there was anything to keep."))

    def _show_failure(self, text: str) -> None:
        if self._view is not None:
            self._view.lesson.show_failure(text)
        self._look_for_unfinished()
