"""What the window is about: the open folder, the query, its ranking. Has no widget."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import QObject, QUrl, Signal, Slot

from core.errors import LikewiseError
from core.jobs import Progress
from core.library import Library
from core.records import Changes, IndexSummary, Listing, Ranking
from core.workers.pool import WorkerPool
from gui.fetching import Fetching
from gui.history import History
from gui.indexing import Indexing
from gui.known_files import split_known
from gui.query import OutsidePicture, Query
from gui.searching import Searching


class Session(QObject):
    """Connects what a person wants with the two background threads.

    `listing_changed(Listing, counts)`: the folder's files, and how many have a vector under each
    condition. `query_changed(Query)`. `ranked(Ranking)`: the query's ranking, whole or its head.
    `unranked()`: there is none. `waiting(bool)`: the query is being read first.
    `news_changed(int)`: images embedded since the ranking on the screen was made.
    `said(LikewiseError, name)`: something could not be done, with the file `name` if it is not
    empty. `indexed(IndexSummary)` at the end of indexing, and `indexed_listing()` when the
    listing that follows has been shown; `stopped()` where indexing was cancelled or failed.
    """

    folder_changed = Signal(bytes)
    listing_changed = Signal(object, dict)
    images_changed = Signal(object)
    query_changed = Signal(object)
    ranked = Signal(object)
    unranked = Signal()
    waiting = Signal(bool)
    news_changed = Signal(int)
    said = Signal(object, str)
    progress = Signal(object)
    indexed = Signal(object)
    indexed_listing = Signal()
    stopped = Signal()

    def __init__(self, library: Library, pool: WorkerPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self._pool = pool
        self.folder: bytes | None = None
        self.key = "content"
        self.history = History()
        self.indexing = Indexing(library, pool, self)
        self.searching = Searching(library, pool, self)
        self.fetching = Fetching(self)
        self._listing: Listing | None = None
        self._counts: dict[str, int] = {}
        self._n_news = 0
        self._is_waiting = False
        self._is_fresh_wanted = False
        self._is_ranking_empty = False
        self._is_indexed = False
        self._is_unchecked = False
        self._is_refresh_due = False
        self._is_fetching = False
        self._dropped_inside: tuple[int, ...] = ()
        self._connect()

    def _connect(self) -> None:
        self.indexing.started.connect(self._on_index_started)
        self.indexing.progress.connect(self._on_progress)
        self.indexing.changed.connect(self._on_changed)
        self.indexing.listed.connect(self._list_again)
        self.indexing.done.connect(self._on_indexed)
        self.indexing.stopped.connect(self._on_stopped)
        self.indexing.failed.connect(self._on_index_failed)
        self.searching.listed.connect(self._on_listed)
        self.searching.opened.connect(self._on_opened)
        self.searching.ranked.connect(self._on_ranked)
        self.searching.not_ranked.connect(self._on_not_ranked)
        self.searching.outside_read.connect(self._on_outside_read)
        self.searching.failed.connect(self._on_search_failed)
        self.fetching.fetched.connect(self._on_fetched)
        self.fetching.failed.connect(self._on_fetch_failed)

    # Folders

    @property
    def query(self) -> Query:
        """What is asked for now."""
        return self.history.current

    def open_folder(self, folder: bytes) -> None:
        """Show a folder and bring it up to date."""
        self._leave_folder()
        self.folder = folder
        self.searching.forget_question()
        self.folder_changed.emit(folder)
        self.query_changed.emit(self.query)
        self.unranked.emit()
        self._is_unchecked = True
        self.searching.open(folder, self.key)

    def refresh(self) -> None:
        """Look for new, changed and vanished files, and index what is missing."""
        if self.folder is not None:
            self._is_refresh_due = False
            keys = [*self.library.chosen_conditions()]
            if self.key not in keys:
                keys.append(self.key)
            self.indexing.start(self.folder, keys)

    def close_folder(self) -> None:
        """Show no folder; for a folder that has been forgotten."""
        self._leave_folder()
        self.folder = None
        self.searching.forget_question()
        self.query_changed.emit(self.query)
        self.unranked.emit()

    def _leave_folder(self) -> None:
        self.indexing.leave()
        self._forget_outside()
        self.history.clear()
        self._set_news(0)
        self._set_waiting(False)
        self._listing = None
        self._counts = {}
        self._is_indexed = False
        self._is_unchecked = False
        self._is_refresh_due = False
        self._is_ranking_empty = False

    def close(self) -> None:
        """End the background threads and the workers; what is finished is kept."""
        self.fetching.cancel()
        self.indexing.cancel()
        self._pool.close()  # wakes whoever waits for a worker
        self.indexing.close()
        self.searching.close()

    # Queries

    def ask(self, query: Query) -> None:
        """Make this the query."""
        self._forget_outside()
        self.history.push(query)
        self._ask_current()

    def go(self, step: int) -> None:
        """One query back (-1) or on (1)."""
        if self.history.go(step):
            self._forget_outside()
            self._ask_current()

    def set_condition(self, key: str) -> None:
        """Look in another way: rank anew, and index what lacks a vector for it."""
        if key == self.key:
            return
        self.key = key
        if self.folder is None:
            return
        self._ask_current()
        n_files = len(self._listing) if self._listing is not None else 0
        if self._counts.get(key, 0) >= n_files or self.indexing.includes(key):
            return
        if self.indexing.is_running:
            self._is_refresh_due = True  # the job that runs is let finish first
        else:
            self.refresh()

    def update_ranking(self) -> None:
        """Let the newly embedded images take part."""
        self._is_fresh_wanted = True
        self._ask_current()

    def ask_files(self, paths: Sequence[bytes]) -> None:
        """Make these files the query, whether they lie in the folder or not."""
        inside, outside = split_known(self._listing, paths)
        if not outside:
            self.ask(Query(file_ids=inside))
            return
        self._forget_outside()
        self._dropped_inside = inside
        names = [os.fsdecode(os.path.basename(path)) for path in outside]
        self._set_waiting(True)
        self.searching.read_files(outside, names)

    def ask_data(self, data: bytes, name: str) -> None:
        """Make an encoded picture the query."""
        self._forget_outside()
        self._set_waiting(True)
        self.searching.read_data(data, name)

    def ask_address(self, address: QUrl) -> None:
        """Fetch a picture and make it the query."""
        self._forget_outside()
        self._set_waiting(True)
        self._is_fetching = True
        self.fetching.fetch(address)

    def without(self, position: int) -> Query:
        """The query without its picture number `position` (files first)."""
        query = self.query
        n_files = len(query.file_ids)
        files = tuple(f for i, f in enumerate(query.file_ids) if i != position)
        outside = tuple(p for i, p in enumerate(query.outside) if i + n_files != position)
        return Query(files, outside)

    def _forget_outside(self) -> None:
        """A later wish: what is still being fetched or read for an earlier one is dropped."""
        self._is_fetching = False
        self._dropped_inside = ()
        self.fetching.cancel()
        self.searching.forget_outside()

    def _ask_current(self) -> None:
        query = self.query
        self._set_waiting(False)
        self.query_changed.emit(query)
        if query.is_empty or self.folder is None:
            self.searching.forget_question()
            self._is_ranking_empty = False
            self._set_news(0)
            self.unranked.emit()
            return
        self._rank()

    def _rank(self) -> None:
        self.searching.rank(self.query, self.key, self._is_fresh_wanted)
        self._is_fresh_wanted = False

    # Answers

    @Slot(object, dict)
    def _on_listed(self, listing: Listing, counts: dict[str, int]) -> None:
        if listing.folder != self.folder:
            return
        self._listing = listing
        self._counts = counts
        self.listing_changed.emit(listing, counts)
        if self._is_indexed:
            self._is_indexed = False
            self.indexed_listing.emit()

    @Slot(bytes)
    def _on_opened(self, folder: bytes) -> None:
        """What is known of the folder can be searched; only now look what has changed in it."""
        if folder == self.folder and self._is_unchecked:
            self._is_unchecked = False
            self.refresh()

    @Slot(object, str)
    def _on_ranked(self, ranking: Ranking, key: str) -> None:
        if key != self.key:
            return
        self._set_waiting(False)
        self._set_news(0)
        self._is_ranking_empty = not len(ranking)
        self.ranked.emit(ranking)

    @Slot(object)
    def _on_not_ranked(self, error: LikewiseError) -> None:
        if error.code == "not_indexed" and self.indexing.is_running:
            self._set_waiting(True)
            self.indexing.embed_first(self.query.file_ids)
            return
        self._set_waiting(False)
        self.unranked.emit()
        self.said.emit(error, "")

    @Slot(list, list)
    def _on_outside_read(
        self, good: list[OutsidePicture], bad: list[tuple[str, LikewiseError]]
    ) -> None:
        self._set_waiting(False)
        inside = self._dropped_inside
        for name, error in bad:
            self.said.emit(error, name)
        if good or inside:
            self.ask(Query(file_ids=inside, outside=tuple(good)))
        elif not self.query.is_empty:
            self._ask_current()  # its ranking made room for the pictures that were awaited

    @Slot(bytes, str)
    def _on_fetched(self, data: bytes, name: str) -> None:
        if self._is_fetching:
            self._is_fetching = False
            self.searching.read_data(data, name)

    @Slot(object)
    def _on_fetch_failed(self, error: LikewiseError) -> None:
        if not self._is_fetching:
            return
        self._is_fetching = False
        self._set_waiting(False)
        self.said.emit(error, "")
        if not self.query.is_empty:
            self._ask_current()

    @Slot(object)
    def _on_search_failed(self, error: LikewiseError) -> None:
        self._set_waiting(False)
        self.said.emit(error, "")

    @Slot()
    def _on_index_started(self) -> None:
        if self._is_waiting and self.query.file_ids:
            self.indexing.embed_first(self.query.file_ids)

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        self.progress.emit(progress)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        self.images_changed.emit(changes)
        is_wanted = self._is_waiting or self._is_ranking_empty
        if is_wanted and self.query.file_ids:
            self._is_fresh_wanted = True
            self._rank()
        elif not self.query.is_empty and changes.n_embedded:
            self._set_news(self._n_news + changes.n_embedded)

    @Slot()
    def _list_again(self) -> None:
        if self.folder is not None:
            self.searching.open(self.folder, self.key)

    @Slot(object)
    def _on_indexed(self, summary: IndexSummary) -> None:
        self._is_indexed = True
        self._list_again()
        if self._is_refresh_due:
            self.refresh()
        elif self._is_waiting and self.query.file_ids:
            self._rank()
        self.indexed.emit(summary)

    @Slot()
    def _on_stopped(self) -> None:
        self._list_again()
        if self._is_refresh_due:
            self.refresh()
            return
        self._set_waiting(False)
        self.stopped.emit()

    @Slot(object)
    def _on_index_failed(self, error: Exception) -> None:
        self._list_again()
        self._set_waiting(False)
        known = isinstance(error, LikewiseError)
        self.said.emit(error if known else LikewiseError("unexpected", detail=str(error)), "")
        self.stopped.emit()

    def _set_news(self, n_news: int) -> None:
        if n_news != self._n_news:
            self._n_news = n_news
            self.news_changed.emit(n_news)

    def _set_waiting(self, is_waiting: bool) -> None:
        if is_waiting != self._is_waiting:
            self._is_waiting = is_waiting
            self.waiting.emit(is_waiting)
