"""The background QThread that loads listings and answers questions: the window never waits."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from core.asking.desk import Way
from core.library import Library
from core.workers.bench import Look
from core.workers.pool import WorkerPool
from core.workers.tasks import LoadConditions
from gui.search_worker import MakeQuestion, SearchWorker


class Lane(QObject):
    """Asks questions of which only the newest counts: what an older one still says is dropped.

    `told(object)` is what a question tells on its way, `answered(object)` its end, and
    `refused(LikewiseError)` says why there is no answer.
    """

    told = Signal(object)
    answered = Signal(object)
    refused = Signal(object)

    def __init__(self, searching: Searching, lane: int) -> None:
        super().__init__(searching)
        self._searching = searching
        self._lane = lane
        self._number = 0

    @property
    def is_waiting(self) -> bool:
        """Whether the newest question has no answer yet."""
        return self._number != 0

    def ask(self, make: MakeQuestion) -> None:
        """Ask this; the question asked before is of no interest any more."""
        self._number = self._searching.put(self._lane, make)

    def forget(self) -> None:
        """The question is of no interest any more."""
        self._number = 0
        self._searching.withdraw(self._lane)

    def hear(self, number: int, signal_name: str, said: object) -> None:
        """Pass on what was said to a question, if it is still the one that counts."""
        if number == self._number:
            if signal_name != "told":
                self._number = 0
            getattr(self, signal_name).emit(said)


class Searching(QObject):
    """Listings and answers, asked for without waiting.

    `listed(Listing, {key: number of files with a vector})`, then `opened(folder)` when it can be
    searched. `failed(LikewiseError)`: a folder could not be listed. `remembered()`: the list of
    known folders has changed. `let_go_of(folder)` answers `let_go`. Whoever asks takes a `lane`.
    """

    listed = Signal(object, dict)
    opened = Signal(bytes)
    failed = Signal(object)
    remembered = Signal()
    let_go_of = Signal(bytes)

    _open = Signal(bytes, object)
    _ask = Signal(int, int, object)
    _let_go = Signal(bytes)
    _remember = Signal(bytes)
    _close = Signal()

    def __init__(self, library: Library, pool: WorkerPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._pool = pool
        self._lanes: list[Lane] = []
        self._numbers = count(1)
        self._thread = QThread(self)
        self._worker = SearchWorker(library, pool)
        self._worker.moveToThread(self._thread)
        self._open.connect(self._worker.open)
        self._ask.connect(self._worker.ask)
        self._let_go.connect(self._worker.let_go)
        self._remember.connect(self._worker.remember)
        self._close.connect(self._worker.close, Qt.ConnectionType.BlockingQueuedConnection)
        self._worker.listed.connect(self.listed)
        self._worker.opened.connect(self.opened)
        self._worker.remembered.connect(self.remembered)
        self._worker.failed.connect(self.failed)
        self._worker.let_go_of.connect(self.let_go_of)
        self._worker.told.connect(self._on_told)
        self._worker.answered.connect(self._on_answered)
        self._worker.refused.connect(self._on_refused)
        self._thread.start()

    def open(self, folder: bytes, way: Way) -> None:
        """List a folder, again if it is open; ends in `listed`. `way` is asked for first."""
        self._open.emit(folder, way)

    def lane(self) -> Lane:
        """A new lane for somebody who asks."""
        lane = Lane(self, len(self._lanes))
        self._lanes.append(lane)
        return lane

    def put(self, lane: int, make: MakeQuestion) -> int:
        """For lanes: ask a question; returns its number."""
        number = next(self._numbers)
        self._worker.newest[lane] = number
        self._ask.emit(lane, number, make)
        return number

    def withdraw(self, lane: int) -> None:
        """For lanes: what was asked need not be answered."""
        self._worker.newest[lane] = 0

    def let_go(self, folder: bytes) -> None:
        """Hold no mapped file of a folder; ends in `let_go_of`."""
        self._let_go.emit(folder)

    def remember(self, folder: bytes) -> None:
        """A folder has been seen to be there: put it at the head of the known ones, and say
        `remembered`."""
        self._remember.emit(folder)

    def warm_up(self) -> None:
        """Somebody is about to drop a picture: have the networks loaded by then."""
        chosen = set(self._library.chosen_conditions())
        conditions = (c for c in self._library.conditions() if c.key in chosen)
        look = Look(tuple(conditions), self._library.engine)
        self._pool.submit(LoadConditions(look), priority=5)

    def close(self) -> None:
        """End the thread."""
        self._close.emit()
        self._thread.quit()
        self._thread.wait()

    def _hear(self, number: int, signal_name: str, said: object) -> None:
        for lane in self._lanes:
            lane.hear(number, signal_name, said)

    @Slot(int, object)
    def _on_told(self, number: int, said: object) -> None:
        self._hear(number, "told", said)

    @Slot(int, object)
    def _on_answered(self, number: int, said: object) -> None:
        self._hear(number, "answered", said)

    @Slot(int, object)
    def _on_refused(self, number: int, said: object) -> None:
        self._hear(number, "refused", said)
