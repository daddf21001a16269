"""The worker object of the searching thread: loads listings, ranks, reads outside pictures."""

from __future__ import annotations

import contextlib
import logging
import os
import time
from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, Signal, Slot

from core.conditions.base import Condition
from core.errors import LikewiseError
from core.jobs import Cancelled
from core.library import Library
from core.records import Listing
from core.search import QueryVector, Searcher, mean_vector
from core.store.store import Store
from core.workers.pool import WorkerDied, WorkerHung, WorkerPool
from core.workers.tasks import EmbedOutside, EmbedProxies, Look, ReadImage
from gui.query import OutsidePicture, Query

_log = logging.getLogger(__name__)

#: While a folder is being indexed, its vectors are read anew at most this often.
_RELOAD_EVERY_S = 5.0
#: A listing this old is read again before vectors are looked up for it.
_RELISTED_AFTER_S = 1.0
#: Images whose vectors are brought into memory between two questions: some 30 ms.
_READY_AT_ONCE = 2000


class SearchWorker(QObject):
    """Lives in the thread; owns its store, the listing, and one searcher a condition."""

    listed = Signal(object, dict)
    opened = Signal(bytes)
    remembered = Signal()
    failed = Signal(object)
    ranked = Signal(int, object, str)
    not_ranked = Signal(int, object)
    outside_read = Signal(int, list, list)
    let_go_of = Signal(bytes)
    _make_ready_soon = Signal()
    _outside_answered = Signal(int, list, object)

    def __init__(self, library: Library, pool: WorkerPool) -> None:
        super().__init__()
        queued = Qt.ConnectionType.QueuedConnection
        self._make_ready_soon.connect(self._make_ready, queued)
        # Emitted by the thread that feeds the worker processes.
        self._outside_answered.connect(self._on_outside_answered, queued)
        self._library = library
        self._pool = pool
        self._store: Store | None = None
        self._listing: Listing | None = None
        self._listed_at = 0.0
        self._opening: bytes | None = None
        self._searchers: dict[str, tuple[Searcher, int, float]] = {}
        #: Number of the newest ranking asked for; older ones are not worth computing.
        self.newest = 0
        #: The same for pictures from outside.
        self.newest_outside = 0

    @Slot(bytes, str)
    def open(self, folder: bytes, key: str) -> None:
        is_other = self._listing is None or self._listing.folder != folder
        try:
            if is_other:
                self._drop_listing()
            listing = self._list(folder)
            self.listed.emit(listing, self._counts(listing))
            if is_other:
                self._remember(folder)
        except Exception as error:  # noqa: BLE001 - the window waits for an answer
            self.failed.emit(_sayable(error, "a folder could not be listed"))
            self.opened.emit(folder)  # looking into it anew may mend it, or tell more
            return
        try:
            with contextlib.suppress(LikewiseError):  # the condition may have no vectors yet
                self._searcher(self._condition(key), ())  # so that the first click is quick
        except Exception as error:  # noqa: BLE001 - asking will tell; what is listed can be seen
            _sayable(error, "a searcher could not be made")
        self._opening = folder
        self._make_ready_soon.emit()

    @Slot()
    def _make_ready(self) -> None:
        """Bring vectors into memory bit by bit, so that questions in between are answered."""
        is_more_left = False
        try:
            searchers = [searcher for searcher, _, _ in self._searchers.values()]
            is_more_left = any([searcher.make_ready(_READY_AT_ONCE) for searcher in searchers])
        except Exception as error:  # noqa: BLE001 - only the first question takes longer
            _sayable(error, "vectors could not be read ahead")
        if is_more_left:
            self._make_ready_soon.emit()
        elif self._opening is not None:
            folder, self._opening = self._opening, None
            self.opened.emit(folder)

    @Slot(int, object, str, bool)
    def rank(self, number: int, query: Query, key: str, is_fresh: bool) -> None:
        if number != self.newest:
            return
        try:
            self._rank(number, query, key, is_fresh)
        except LikewiseError as error:
            self.not_ranked.emit(number, error)
        except (WorkerDied, WorkerHung):
            self.not_ranked.emit(number, LikewiseError("decoder_died"))
        except Cancelled:
            _log.info("closing while a picture was read")
        except Exception as error:  # noqa: BLE001 - the window waits for an answer
            self.not_ranked.emit(number, _sayable(error, "no ranking could be made"))

    @Slot(int, list, bool)
    def read_outside(self, number: int, sources: list[tuple[str, bytes]], are_paths: bool) -> None:
        """Read pictures from outside under every condition that is indexed.

        Returns before they are read: loading a network takes seconds, in which clicks are answered.
        """
        if number != self.newest_outside:
            return
        names = [name for name, _ in sources]
        try:
            keys = self._library.chosen_conditions()
            look = Look(tuple(self._library.prepare(keys, self._pool)), self._library.engine)
            task = EmbedOutside(tuple(data for _, data in sources), are_paths, look)
            future = self._pool.submit(task, priority=0)
            future.add_done_callback(partial(self._pass_on, number, names))
        except Cancelled:
            _log.info("closing before a picture was read")
        except Exception as error:  # noqa: BLE001 - the window waits for an answer
            self._answer_outside(number, names, error)

    def _pass_on(self, number: int, names: list[str], future: Future[Any]) -> None:
        # In the thread of the pool: nothing but a signal.
        error = future.exception()
        self._outside_answered.emit(number, names, future.result() if error is None else error)

    @Slot(int, list, object)
    def _on_outside_answered(self, number: int, names: list[str], answer: Any) -> None:
        try:
            self._answer_outside(number, names, answer)
        except Exception as error:  # noqa: BLE001 - the window waits for an answer
            self._answer_outside(number, names, error)

    def _answer_outside(self, number: int, names: list[str], answer: Any) -> None:
        if isinstance(answer, Cancelled):
            return  # closing
        if isinstance(answer, (WorkerDied, WorkerHung)):
            answer = LikewiseError("decoder_died")
        if isinstance(answer, BaseException):
            answer = [_sayable(answer, "pictures from outside could not be read")] * len(names)
        good, bad = [], []
        for name, read in zip(names, answer, strict=True):
            if isinstance(read, LikewiseError):
                bad.append((name, read))
            else:
                good.append(OutsidePicture(name, read.proxy, _full(read)))
        self.outside_read.emit(number, good, bad)

    @Slot(bytes)
    def let_go(self, folder: bytes) -> None:
        """Hold no file of the library open for a folder."""
        if self._listing is not None and self._listing.folder == folder:
            self._drop_listing()
        self.let_go_of.emit(folder)

    @Slot()
    def close(self) -> None:
        self._drop_searchers()
        if self._store is not None:
            self._store.close()
            self._store = None

    def _opened(self) -> Store:
        if self._store is None:
            self._store = self._library.open_store()
        return self._store

    def _counts(self, listing: Listing) -> dict[str, int]:
        """How many files have a vector, by the key of the condition."""
        vectors = self._opened().vectors
        counts = {}
        for condition in self._library.conditions():
            there = np.array(list(vectors.image_ids(condition.fingerprint)), np.int64)
            counts[condition.key] = int(np.isin(listing.image_ids, there).sum())
        return counts

    def _rank(self, number: int, query: Query, key: str, is_fresh: bool) -> None:
        condition = self._condition(key)
        searcher = self._searcher(condition, query.file_ids, is_fresh)
        vectors = [searcher.vector_of(image_id) for image_id in self._images(query.file_ids)]
        vectors += [self._outside_vector(picture, condition) for picture in query.outside]
        wanted = QueryVector(mean_vector(vectors), frozenset(query.file_ids))
        for ranking in searcher.rank(wanted):
            if number != self.newest:
                return
            self.ranked.emit(number, ranking, key)

    def _condition(self, key: str) -> Condition:
        for condition in self._library.conditions():
            if condition.key == key:
                return condition
        raise LikewiseError("not_indexed")

    def _images(self, file_ids: Sequence[int]) -> list[int]:
        """Image of each file, asked of the store: the listing may be older than the commit."""
        store = self._opened()
        records = [store.files.record(file_id) for file_id in file_ids]
        return [record.image_id for record in records if record is not None]

    def _searcher(
        self, condition: Condition, file_ids: Sequence[int], is_fresh: bool = False
    ) -> Searcher:
        store = self._opened()
        if self._listing is None:
            raise LikewiseError("no_query")
        n_rows = store.vectors.count(condition.fingerprint)
        kept = self._searchers.get(condition.fingerprint)
        now = time.monotonic()
        if kept is not None:
            searcher, n_rows_then, made_at = kept
            is_due = is_fresh or now - made_at > _RELOAD_EVERY_S
            is_old = is_due and n_rows != n_rows_then
            if not is_old and all(searcher.has_image(i) for i in self._images(file_ids)):
                return searcher
            searcher.close()
        if now - self._listed_at > _RELISTED_AFTER_S:
            self._list(self._listing.folder)
        searcher = self._library.searcher(store, self._listing, condition)
        if not searcher.is_exact:
            searcher.load_index()
        self._searchers[condition.fingerprint] = (searcher, n_rows, now)
        self._make_ready_soon.emit()
        return searcher

    def _list(self, folder: bytes) -> Listing:
        """List a folder; what was made for another listing is dropped."""
        listing = self._opened().files.listing(folder)
        self._listed_at = time.monotonic()
        if self._listing is None or not _are_same(self._listing, listing):
            self._drop_searchers()
            self._listing = listing
        return self._listing

    def _outside_vector(self, picture: OutsidePicture, condition: Condition) -> NDArray[np.float32]:
        vector = picture.vectors.get(condition.fingerprint)
        if vector is None:
            look = Look((condition,), self._library.engine)
            (answer,) = self._pool.submit(EmbedProxies((picture.proxy,), look), priority=0).result()
            if isinstance(answer, LikewiseError):
                raise answer
            picture.vectors.update(_full(answer))
            vector = picture.vectors[condition.fingerprint]
        return vector

    def _remember(self, folder: bytes) -> None:
        """Note a folder as opened; a library that cannot be written to is no hindrance."""
        if not os.path.isdir(folder):
            return
        try:
            self._opened().remember_folder(folder)
        except LikewiseError as error:
            _log.info("the folder is not remembered: %s", error)
        else:
            self.remembered.emit()

    def _drop_listing(self) -> None:
        self._drop_searchers()
        self._listing = None
        self._opening = None

    def _drop_searchers(self) -> None:
        for searcher, _, _ in self._searchers.values():
            searcher.close()
        self._searchers.clear()


def _sayable(error: BaseException, what: str) -> LikewiseError:
    """What the window can say; what nobody foresaw is logged with its trace."""
    if isinstance(error, LikewiseError):
        return error
    _log.error("%s", what, exc_info=error)
    return LikewiseError("unexpected", detail=str(error) or type(error).__name__)


def _full(answer: ReadImage) -> dict[str, NDArray[np.float32]]:
    return {name: mean_vector([v.astype(np.float32)]) for name, v in answer.vectors.items()}


def _are_same(one: Listing, other: Listing) -> bool:
    return (
        one.folder == other.folder
        and np.array_equal(one.file_ids, other.file_ids)
        and np.array_equal(one.image_ids, other.image_ids)
    )
