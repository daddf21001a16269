"""Work on the library's store in the background, in the order in which it was asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.errors import LikewiseError
from core.library import Library
from core.store.store import Store
from gui.networks.job import known_error
from gui.task import Task

Work = Callable[[Store], object]
Then = Callable[[Any], None]
_Piece = tuple[Work, Then]


def _nothing(_result: object) -> None:
    """Nobody waits for it."""


class StoreQueue(QObject):
    """Drops nothing: what waits when the window is closed is done before it ends.

    `failed(LikewiseError)`: a piece of work could not be done; those after it are done all the
    same.
    """

    failed = Signal(object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._waiting: list[_Piece] = []
        self._task: Task | None = None
        self._is_closed = False

    @property
    def is_busy(self) -> bool:
        """Whether anything is being done or waits."""
        return self._task is not None or bool(self._waiting)

    def do(self, work: Work, then: Then = _nothing) -> None:
        """Do this after all else, and call `then` with what it returns."""
        if self._is_closed:
            return
        self._waiting.append((work, then))
        if self._task is None:
            self._start()

    def close(self) -> None:
        """Wait until everything is done; nothing more is taken."""
        self._is_closed = True
        if self._task is not None:
            self._task.wait()
        if self._waiting:
            self._start().wait()

    def _start(self) -> Task:
        pieces, self._waiting = self._waiting, []
        works = [work for work, _ in pieces]
        task = self._task = Task(lambda: _done(self._library, works), self)
        task.succeeded.connect(lambda results: self._tell(pieces, results))
        task.failed.connect(lambda error: self.failed.emit(known_error(error)))
        task.finished.connect(lambda: self._on_finished(task))
        task.start()
        return task

    def _tell(self, pieces: Sequence[_Piece], results: Sequence[object]) -> None:
        for (_, then), result in zip(pieces, results, strict=True):
            if isinstance(result, LikewiseError):
                self.failed.emit(result)
            else:
                then(result)

    def _on_finished(self, task: Task) -> None:
        task.deleteLater()
        self._task = None
        if self._waiting and not self._is_closed:
            self._start()


def _done(library: Library, works: Sequence[Work]) -> list[object]:
    """What came of each; a foreseen problem comes back as it is, since it is no bug to log."""
    with library.open_store() as store:
        return [_outcome(work, store) for work in works]


def _outcome(work: Work, store: Store) -> object:
    try:
        return work(store)
    except LikewiseError as error:
        return error
