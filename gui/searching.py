"""The background QThread that loads listings and ranks: the window never waits for either."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from core.library import Library
from core.workers.pool import WorkerPool
from core.workers.tasks import LoadConditions, Look
from gui.query import Query
from gui.search_worker import SearchWorker


class Searching(QObject):
    """Rankings and listings, asked for and answered without waiting.

    `listed(Listing, {key: number of images with a vector})`, then `opened(folder)` when it can
    be searched; `ranked(Ranking, condition key)`,
    the head first where the whole takes longer; `not_ranked(LikewiseError)`;
    `outside_read([OutsidePicture], [(name, LikewiseError)])`. Answers to older questions than
    the newest are dropped. `failed(LikewiseError)`: a folder could not be listed.
    `remembered()`: the list of known folders has changed. `let_go_of(folder)` answers `let_go`.
    """

    listed = Signal(object, dict)
    opened = Signal(bytes)
    ranked = Signal(object, str)
    not_ranked = Signal(object)
    outside_read = Signal(list, list)
    failed = Signal(object)
    remembered = Signal()
    let_go_of = Signal(bytes)

    _open = Signal(bytes, str)
    _rank = Signal(int, object, str, bool)
    _read_outside = Signal(int, list, bool)
    _let_go = Signal(bytes)
    _close = Signal()

    def __init__(self, library: Library, pool: WorkerPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._pool = pool
        self._number = 0
        self._outside_number = 0
        self._thread = QThread(self)
        self._worker = SearchWorker(library, pool)
        self._worker.moveToThread(self._thread)
        self._open.connect(self._worker.open)
        self._rank.connect(self._worker.rank)
        self._read_outside.connect(self._worker.read_outside)
        self._let_go.connect(self._worker.let_go)
        self._close.connect(self._worker.close, Qt.ConnectionType.BlockingQueuedConnection)
        self._worker.listed.connect(self.listed)
        self._worker.opened.connect(self.opened)
        self._worker.remembered.connect(self.remembered)
        self._worker.failed.connect(self.failed)
        self._worker.let_go_of.connect(self.let_go_of)
        self._worker.outside_read.connect(self._on_outside_read)
        self._worker.ranked.connect(self._on_ranked)
        self._worker.not_ranked.connect(self._on_not_ranked)
        self._thread.start()

    def open(self, folder: bytes, key: str) -> None:
        """List a folder, again if it is open; ends in `listed`. `key` is ranked by first."""
        self._open.emit(folder, key)

    def rank(self, query: Query, key: str, is_fresh: bool = False) -> None:
        """Rank the open folder; ends in `ranked` or `not_ranked`.

        With `is_fresh` all that has been embedded by now takes part, without it nearly all.
        """
        self._number += 1
        self._worker.newest = self._number
        self._rank.emit(self._number, query, key, is_fresh)

    def forget_question(self) -> None:
        """The newest question is no longer of interest."""
        self._number += 1
        self._worker.newest = self._number

    def read_files(self, paths: Sequence[bytes], names: Sequence[str]) -> None:
        """Read pictures that are not in the folder; ends in `outside_read`."""
        self.forget_outside()
        self._read_outside.emit(self._outside_number, list(zip(names, paths, strict=True)), True)

    def read_data(self, data: bytes, name: str) -> None:
        """Read one picture from its encoded bytes; ends in `outside_read`."""
        self.forget_outside()
        self._read_outside.emit(self._outside_number, [(name, data)], False)

    def forget_outside(self) -> None:
        """Pictures from outside that are still being read are no longer of interest."""
        self._outside_number += 1
        self._worker.newest_outside = self._outside_number

    def let_go(self, folder: bytes) -> None:
        """Hold no mapped file of a folder; ends in `let_go_of`."""
        self._let_go.emit(folder)

    def warm_up(self) -> None:
        """Somebody is about to drop a picture: have the networks loaded by then."""
        look = Look(tuple(self._library.conditions()), self._library.engine)
        self._pool.submit(LoadConditions(look), priority=5)

    def close(self) -> None:
        """End the thread."""
        self._close.emit()
        self._thread.quit()
        self._thread.wait()

    @Slot(int, object, str)
    def _on_ranked(self, number: int, ranking: object, key: str) -> None:
        if number == self._number:
            self.ranked.emit(ranking, key)

    @Slot(int, object)
    def _on_not_ranked(self, number: int, error: object) -> None:
        if number == self._number:
            self.not_ranked.emit(error)

    @Slot(int, list, list)
    def _on_outside_read(self, number: int, good: list[object], bad: list[object]) -> None:
        if number == self._outside_number:
            self.outside_read.emit(good, bad)
