"""The worker object of the searching thread: opens folders and answers questions, in turns."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from core.asking.desk import Desk, Way
from core.asking.question import Question
from core.errors import LikewiseError
from core.jobs import Cancelled
from core.library import Library
from core.memory import give_back_freed
from core.workers.pool import WorkerLost, WorkerPool

_log = logging.getLogger(__name__)

#: Images whose vectors are brought into memory between two questions: some 30 ms.
_READY_AT_ONCE = 2000
#: The same, of vectors that nobody has asked for yet: a click must not notice.
_AHEAD_AT_ONCE = 500

Tell = Callable[[object], None]
#: Makes a question about what lies on the desk; what it tells on the way is shown at once.
MakeQuestion = Callable[[Desk, Tell], Question[Any]]


class SearchWorker(QObject):
    """Lives in the thread, and owns the desk.

    Questions have numbers and lanes; in each lane only the newest counts. Every question takes
    one step at a time, so that a long one holds up none of the others.
    """

    listed = Signal(object, dict)
    opened = Signal(bytes)
    remembered = Signal()
    failed = Signal(object)
    let_go_of = Signal(bytes)
    told = Signal(int, object)
    answered = Signal(int, object)
    refused = Signal(int, object)
    _make_ready_soon = Signal()
    _go_on = Signal(int)

    def __init__(self, library: Library, pool: WorkerPool) -> None:
        super().__init__()
        queued = Qt.ConnectionType.QueuedConnection
        self._make_ready_soon.connect(self._make_ready, queued)
        # Also emitted by the thread that feeds the worker processes.
        self._go_on.connect(self._step, queued)
        self._library = library
        self._desk = Desk(library, pool)
        self._opening: bytes | None = None
        self._is_getting_ready = False
        self._questions: dict[int, tuple[int, Question[Any]]] = {}
        #: Number of the newest question of each lane; older ones are not worth answering.
        self.newest: dict[int, int] = {}

    @Slot(bytes, object)
    def open(self, folder: bytes, way: Way) -> None:
        listing = self._desk.listing
        is_other = listing is None or listing.folder != folder
        try:
            if is_other:
                self._drop_listing()
            listing = self._desk.open(folder)
            self.listed.emit(listing, self._desk.counts())
        except Exception as error:  # noqa: BLE001 - the window waits for an answer
            self.failed.emit(_sayable(error, "a folder could not be listed"))
            self.opened.emit(folder)  # looking into it anew may mend it, or tell more
            return
        try:
            with contextlib.suppress(LikewiseError):  # the condition may have no vectors yet
                self._desk.searcher(way)  # so that the first click is quick
        except Exception as error:  # noqa: BLE001 - asking will tell; what is listed can be seen
            _sayable(error, "a searcher could not be made")
        self._opening = folder
        self._get_ready()

    @Slot(int, int, object)
    def ask(self, lane: int, number: int, make: MakeQuestion) -> None:
        """Begin to answer a question, unless a newer one has come in meanwhile."""
        if number == self.newest.get(lane):
            self._questions[number] = (lane, make(self._desk, partial(self.told.emit, number)))
            self._step(number)
            self._get_ready()

    @Slot(int)
    def _step(self, number: int) -> None:
        if number not in self._questions:
            return
        lane, question = self._questions[number]
        if self.newest.get(lane) != number:
            self._end(number)
            return
        try:
            waited_for = next(question)
        except StopIteration as end:
            self._end(number)
            self.answered.emit(number, end.value)
        except Cancelled:
            self._end(number)
            _log.info("closing while a picture was read")
        except Exception as error:  # noqa: BLE001 - the window waits for an answer
            self._end(number)
            self.refused.emit(number, _sayable(error, "a question was not answered"))
        else:
            self._resume(number, waited_for)

    def _resume(self, number: int, waited_for: Future[Any] | None) -> None:
        if waited_for is None:
            self._go_on.emit(number)
        else:
            waited_for.add_done_callback(lambda _: self._go_on.emit(number))

    def _end(self, number: int) -> None:
        _, question = self._questions.pop(number)
        question.close()
        if not self._questions:
            self._get_ready()

    def _get_ready(self) -> None:
        if not self._is_getting_ready:
            self._is_getting_ready = True
            self._make_ready_soon.emit()

    @Slot()
    def _make_ready(self) -> None:
        """Bring vectors into memory bit by bit, so that questions in between are answered."""
        self._is_getting_ready = False
        is_more_left = False
        try:
            is_more_left = self._desk.make_ready(_READY_AT_ONCE)
        except Exception as error:  # noqa: BLE001 - only the first question takes longer
            _sayable(error, "vectors could not be brought into memory")
        if is_more_left:
            self._get_ready()
        elif self._opening is not None:
            folder, self._opening = self._opening, None
            self.opened.emit(folder)
            self._get_ready()
        elif not self._questions:
            self._read_ahead()

    def _read_ahead(self) -> None:
        """While nothing is asked, make the first question under another condition quick too."""
        try:
            if self._desk.read_ahead(_AHEAD_AT_ONCE):
                self._get_ready()
        except Exception as error:  # noqa: BLE001 - only the first question takes longer
            _sayable(error, "vectors could not be read ahead")

    @Slot(bytes)
    def let_go(self, folder: bytes) -> None:
        """Hold no file of the library open for a folder."""
        listing = self._desk.listing
        if listing is not None and listing.folder == folder:
            self._drop_listing()
        self.let_go_of.emit(folder)

    @Slot(bytes)
    def remember(self, folder: bytes) -> None:
        """Note a folder as opened; a library that cannot be written to is no hindrance."""
        try:
            self._desk.store.remember_folder(folder)
        except LikewiseError as error:
            _log.info("the folder is not remembered: %s", error)
        else:
            self.remembered.emit()

    @Slot()
    def close(self) -> None:
        self._drop_listing()
        self._desk.close()

    def _drop_listing(self) -> None:
        for number in list(self._questions):
            self._end(number)
        self._desk.drop()
        self._opening = None
        give_back_freed()


def _sayable(error: BaseException, what: str) -> LikewiseError:
    """What the window can say; what nobody foresaw is logged with its trace."""
    if isinstance(error, LikewiseError):
        return error
    if isinstance(error, WorkerLost):
        return LikewiseError("decoder_died")
    _log.error("%s", what, exc_info=error)
    return LikewiseError("unexpected", detail=str(error) or type(error).__name__)
