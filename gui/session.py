"""What the window is about: the open folder, the query, its ranking. Has no widget."""

from __future__ import annotations

import os

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from core.asking.desk import Way
from core.asking.ranking import rank
from core.conditions.recipes import Blend
from core.errors import LikewiseError
from core.filtering.records import NO_FILTER, Filter
from core.jobs import Progress
from core.library import Library
from core.queries import Query
from core.records import Changes, IndexSummary, Listing, Ranking, Refreshed
from core.settings import Settings
from core.workers.pool import WorkerPool
from gui.bringing import Bringing
from gui.history import History
from gui.indexing import Indexing
from gui.searching import Searching
from gui.watching import Watching


class Session(QObject):
    """Connects what a person wants with the two background threads.

    `folder_changed()`: another folder is open, or none is any more; nothing is known of it yet.
    `listing_changed(Listing, counts)`: the folder's files, and how many have a vector under each
    condition. `query_changed(Query)`. `ranked(Ranking)`: the query's ranking, whole or its head.
    `unranked()`: there is none; `refused(LikewiseError)` follows where there should be one.
    `waiting(bool)`: the query is being read first. `way_changed()`: see `way`.
    `filter_changed()`: other files may be in rankings.
    `news_changed(int)`: images embedded since the ranking on the screen was made.
    `said(LikewiseError, name)`: something could not be done, with the file `name` if it is not
    empty. `reached(Refreshed)` after each look at the folder: whether it and its files can be
    reached. `indexed(IndexSummary)` at the end of indexing, and `indexed_listing()` when the
    listing that follows has been shown; `stopped()` where indexing was cancelled or failed.
    """

    folder_changed = Signal()
    listing_changed = Signal(object, dict)
    images_changed = Signal(object)
    query_changed = Signal(object)
    ranked = Signal(object)
    unranked = Signal()
    refused = Signal(object)
    way_changed = Signal()
    filter_changed = Signal()
    waiting = Signal(bool)
    news_changed = Signal(int)
    said = Signal(object, str)
    reached = Signal(object)
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
        self.blend: Blend | None = None
        self.filter: Filter = NO_FILTER
        self.history = History()
        self.indexing = Indexing(library, pool, self)
        self.searching = Searching(library, pool, self)
        self.watching = Watching(library, self)
        self._ranking = self.searching.lane()
        self.bringing = Bringing(self)
        self._listing: Listing | None = None
        self._counts: dict[str, int] = {}
        self._n_news = 0
        self._is_waiting = False
        self._is_fresh_wanted = False
        self._is_ranking_empty = False
        #: Files in the ranking on the screen, None while there is none, or its head alone.
        self._n_ranked: int | None = None
        self._is_indexed = False
        self._is_unchecked = False
        self._is_reachable = True
        self._is_stopped = False
        self._is_refresh_due = False
        # The condition was chosen before the folder had all vectors for it.
        self._is_newly_chosen = False
        self._connect()

    def _connect(self) -> None:
        self.indexing.started.connect(self._on_index_started)
        self.indexing.progress.connect(self._on_progress)
        self.indexing.changed.connect(self._on_changed)
        self.indexing.listed.connect(self._on_refreshed)
        self.indexing.done.connect(self._on_indexed)
        self.indexing.stopped.connect(self._on_stopped)
        self.indexing.failed.connect(self._on_index_failed)
        self.searching.listed.connect(self._on_listed)
        self.searching.opened.connect(self._on_opened)
        self.searching.failed.connect(self._on_search_failed)
        self.watching.refreshed.connect(self._on_watched)
        self.watching.failed.connect(self._on_search_failed)
        self.watching.limited.connect(self._on_search_failed)
        self._ranking.told.connect(self._on_ranked)
        self._ranking.refused.connect(self._on_not_ranked)

    # Folders

    @property
    def query(self) -> Query:
        """What is asked for now."""
        return self.history.current

    @property
    def way(self) -> Way:
        """In what way pictures shall be alike: a condition, or a blend that has no name yet."""
        return self.blend or self.key

    def open_folder(self, folder: bytes) -> None:
        """Show a folder and bring it up to date."""
        self._leave_folder()
        self.folder = folder
        self._ranking.forget()
        self.folder_changed.emit()
        self.query_changed.emit(self.query)
        self.unranked.emit()
        self._is_unchecked = True
        self.searching.open(folder, self.way)

    def refresh(self) -> None:
        """Look for new, changed and vanished files, and index what is missing."""
        if self.folder is not None:
            self._is_refresh_due = self._is_stopped = False
            self.indexing.start(self.folder, self._keys_to_index())

    def _keys_to_index(self) -> list[str]:
        keys = [*self.library.chosen_conditions(), *self._looked_under()]
        return self.library.catalogue.embedded(keys)

    def change_settings(self, settings: Settings) -> None:
        """Keep new settings, and say where that fails; they count all the same until the end."""
        try:
            self.library.change_settings(settings)
        except LikewiseError as error:
            self.said.emit(error, "")

    def cancel_indexing(self) -> None:
        """Stop, and begin nothing that would have come next, nor with files that come into the
        folder, until `refresh`; what is done is kept."""
        self._is_refresh_due = False
        self._is_stopped = True
        self.indexing.cancel()

    @property
    def listing(self) -> Listing | None:
        """The files of the folder; None until they are known."""
        return self._listing

    @property
    def n_files(self) -> int:
        """How many files the folder has."""
        return len(self._listing) if self._listing is not None else 0

    @property
    def n_indexed(self) -> int:
        """How many files of the folder can be ranked in the present way."""
        keys = self.library.catalogue.embedded(self._looked_under())
        return min((self._counts.get(key, 0) for key in keys), default=0)

    def close_folder(self) -> None:
        """Show no folder; for a folder that has been forgotten."""
        self._leave_folder()
        self.folder = None
        self._ranking.forget()
        self.folder_changed.emit()
        self.query_changed.emit(self.query)
        self.unranked.emit()

    def _leave_folder(self) -> None:
        self.indexing.leave()
        self.watching.leave()
        self.bringing.forget()
        self.history.clear()
        self._set_news(0)
        self.set_waiting(False)
        self._listing = None
        self._counts = {}
        self._is_indexed = False
        self._is_unchecked = False
        self._is_reachable = True
        self._is_stopped = False
        self._is_refresh_due = False
        self._is_ranking_empty = False
        self._n_ranked = None

    def close(self) -> None:
        """End the background threads and the workers; what is finished is kept."""
        self.bringing.close()
        self.watching.close()
        self.indexing.cancel()
        self._pool.close()  # wakes whoever waits for a worker
        self.indexing.close()
        self.searching.close()

    # Queries

    def ask(self, query: Query) -> None:
        """Make this the query."""
        self.bringing.forget()
        self.history.push(query)
        self.ask_again()

    def go(self, step: int) -> None:
        """One query back (-1) or on (1)."""
        if self.history.go(step):
            self.bringing.forget()
            self.ask_again()

    def set_condition(self, key: str) -> None:
        """Look in another way: rank anew, and index what lacks a vector for it."""
        if key == self.key and self.blend is None:
            return
        self.key = key
        self._look_anew(None)

    def set_blend(self, blend: Blend | None) -> None:
        """Look under a blend that has no name (yet), or None: under the condition again."""
        if blend != self.blend:
            self._look_anew(blend)

    def set_filter(self, asked: Filter) -> None:
        """Let only files that pass this into rankings."""
        if asked == self.filter:
            return
        self.filter = asked
        if not self.query.is_empty and self.folder is not None:
            self._rank()
        self.filter_changed.emit()

    def _look_anew(self, blend: Blend | None) -> None:
        before, self.blend = self.blend, blend
        self.way_changed.emit()
        if self.folder is None:
            return
        if blend is None or before is None or {p.key for p in before.parts} != _keys(blend):
            self.ask_again()
            self._index_lacking()
        elif not self.query.is_empty:
            self._rank()  # a slider moves: no more than the order changes

    def _index_lacking(self) -> None:
        keys = self.library.catalogue.embedded(self._looked_under())
        lacking = [key for key in keys if self._counts.get(key, 0) < self.n_files]
        self._is_newly_chosen = bool(lacking)
        if all(self.indexing.includes(key) for key in lacking):
            return
        if self.indexing.is_running:
            self._is_refresh_due = True  # the job that runs is let finish first
        else:
            self.refresh()

    def _looked_under(self) -> list[str]:
        return [part.key for part in self.blend.parts] if self.blend else [self.key]

    def update_ranking(self) -> None:
        """Let the newly embedded images take part."""
        self._is_fresh_wanted = True
        self.ask_again()

    def ask_again(self) -> None:
        """Rank by the query as it is."""
        query = self.query
        self.set_waiting(False)
        is_asked = not query.is_empty and self.folder is not None
        if is_asked:
            self._rank()  # first, so that it is under way while the window shows the query
        self.query_changed.emit(query)
        if not is_asked:
            self._ranking.forget()
            self._is_ranking_empty = False
            self._n_ranked = None
            self._set_news(0)
            self.unranked.emit()

    def _rank(self) -> None:
        query, way, is_fresh, only = self.query, self.way, self._is_fresh_wanted, self.filter
        self._is_fresh_wanted = False
        self._ranking.ask(lambda desk, tell: rank(desk, query, way, tell, is_fresh, only))

    # Answers

    @Slot(object, dict)
    def _on_listed(self, listing: Listing, counts: dict[str, int]) -> None:
        if listing.folder != self.folder:
            return
        former, self._listing = self._listing, listing
        self._counts = counts
        self.listing_changed.emit(listing, counts)
        if former is not None:
            self._say_gone(former, listing)
        self._set_news(max(self._n_news, self._n_unranked))
        if self._is_indexed:
            self._is_indexed = False
            self.indexed_listing.emit()

    def _say_gone(self, former: Listing, listing: Listing) -> None:
        """A picture that is asked for may have gone: its ranking stays until something is asked."""
        for file_id in self.query.file_ids:
            rows = np.flatnonzero(former.file_ids == file_id)
            if len(rows) and not (listing.file_ids == file_id).any():
                self.said.emit(LikewiseError("query_gone"), os.fsdecode(former.paths[rows[0]]))

    @Slot(bytes)
    def _on_opened(self, folder: bytes) -> None:
        """What is known of the folder can be searched; only now look what has changed in it."""
        if folder == self.folder and self._is_unchecked:
            self._is_unchecked = False
            self.watching.watch(folder)
            self.refresh()

    @Slot(object)
    def _on_refreshed(self, refreshed: Refreshed) -> None:
        """The whole folder has been looked at, and what is missing is being indexed."""
        self._is_reachable = refreshed.trouble is None
        self.reached.emit(refreshed)
        self.list_again()
        if self.folder is not None and self._is_reachable:
            self.searching.remember(self.folder)

    @Slot(object)
    def _on_watched(self, refreshed: Refreshed) -> None:
        """What had changed in the folder has been looked at."""
        was_reachable, self._is_reachable = self._is_reachable, refreshed.trouble is None
        self.reached.emit(refreshed)
        if self.folder is None:
            return
        if self._is_reachable and not was_reachable:
            self.refresh()  # what was left undone
        elif refreshed.n_changed:
            self.list_again()
            if not self._is_stopped:
                self.indexing.take_in(self.folder, self._keys_to_index())

    @Slot(object)
    def _on_ranked(self, ranking: Ranking) -> None:
        self.set_waiting(False)
        self._n_ranked = len(ranking) if ranking.is_complete else None
        self._set_news(self._n_unranked)
        self._is_ranking_empty = not len(ranking)
        self.ranked.emit(ranking)

    @Slot(object)
    def _on_not_ranked(self, error: LikewiseError) -> None:
        if error.code == "not_indexed" and self.indexing.is_running:
            self.set_waiting(True)
            self.indexing.embed_first(self.query.file_ids)
            return
        self._refuse(error)
        self.said.emit(error, "")

    def _refuse(self, error: LikewiseError) -> None:
        self.set_waiting(False)
        self._n_ranked = None
        self.unranked.emit()
        self.refused.emit(error)

    @Slot(object)
    def _on_search_failed(self, error: LikewiseError) -> None:
        self.set_waiting(False)
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
        if not self.query.is_empty and (self._is_waiting or self._is_ranking_empty):
            self._is_fresh_wanted = True
            self._rank()
        elif not self.query.is_empty and changes.n_embedded:
            self._set_news(self._n_news + changes.n_embedded)

    @Slot()
    def list_again(self) -> None:
        """Show the folder as the library knows it now, where somebody has changed that."""
        if self.folder is not None:
            self.searching.open(self.folder, self.way)

    @property
    def _lacks_ranking(self) -> bool:
        """Whether the ranking on the screen was made of less than the person has asked for."""
        return self._is_waiting or self._is_ranking_empty or self._is_newly_chosen

    @Slot(object)
    def _on_indexed(self, summary: IndexSummary) -> None:
        self._is_indexed = True
        self.list_again()
        if self._is_refresh_due:
            self.refresh()
        elif not self.query.is_empty and self._lacks_ranking:
            self._is_newly_chosen = False
            self._is_fresh_wanted = True
            self._rank()
        self.indexed.emit(summary)

    @Slot()
    def _on_stopped(self) -> None:
        self.list_again()
        if self._is_refresh_due:
            self.refresh()
            return
        self.set_waiting(False)
        self.stopped.emit()

    @Slot(object)
    def _on_index_failed(self, error: Exception) -> None:
        self.list_again()
        if not isinstance(error, LikewiseError):
            error = LikewiseError("unexpected", detail=str(error))
        if self._is_waiting:
            self._refuse(error)
        self.said.emit(error, "")
        self.stopped.emit()

    @property
    def _n_unranked(self) -> int:
        """Files that the ranking on the screen lacks though the folder has been indexed wholly: it
        may have been made of vectors read a moment before."""
        is_whole = self.filter.is_empty and self.n_indexed >= self.n_files
        if self._n_ranked is None or not is_whole:
            return 0
        return max(self.n_files - len(self.query.file_ids) - self._n_ranked, 0)

    def _set_news(self, n_news: int) -> None:
        if n_news != self._n_news:
            self._n_news = n_news
            self.news_changed.emit(n_news)

    def set_waiting(self, is_waiting: bool) -> None:
        """Say that the query's pictures are being read first, or are not any more."""
        if is_waiting != self._is_waiting:
            self._is_waiting = is_waiting
            self.waiting.emit(is_waiting)


def _keys(blend: Blend) -> set[str]:
    return {part.key for part in blend.parts}
