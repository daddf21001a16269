"""Searches that are kept under a name: saved, asked again and forgotten, in the menu "Query"."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QInputDialog, QMenu

from core.errors import LikewiseError
from core.queries import Query
from core.saved_searches import (
    SavedSearch,
    keep_search,
    load_searches,
    query_of,
    remove_search,
    saved_search,
)
from core.store.store import Store
from gui.by_hand.store_queue import StoreQueue
from gui.messages import sentence, shown_path
from gui.theme import icon

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_MESSAGE_MS = 8000


class Searches(QObject):
    """Belongs to `window`, in whose menu `menu` goes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._path = window.library.places.data / "searches.json"
        self._queue = StoreQueue(window.library, self)
        self._queue.failed.connect(self._on_failed)
        self._searches: list[SavedSearch] = []
        self.menu = QMenu(self.tr("Sa&ved Searches"), window)
        self._forgetting = QMenu(self.tr("&Forget"), self.menu)
        window.session.folder_changed.connect(self.read)
        self._fill()

    @property
    def is_busy(self) -> bool:
        """Whether something is being kept or read."""
        return self._queue.is_busy

    def close(self) -> None:
        """Keep what has not been kept yet; for closing down."""
        self._queue.close()

    @Slot()
    def read(self) -> None:
        """Read anew which searches there are."""
        self._queue.do(lambda _store: load_searches(self._path), self._show)

    @Slot()
    def save(self) -> None:
        """Ask for a name, and keep what is asked for now."""
        session = self._window.session
        if session.query.is_empty:
            self._window.status.say(self.tr("There is no search to save yet."), _MESSAGE_MS)
            return
        if session.blend is not None:
            text = self.tr("Save the mix first: then the search can remember it by its name.")
            self._window.status.say(text, _MESSAGE_MS)
            return
        name, is_given = QInputDialog.getText(
            self._window, self.tr("Save this search"), self.tr("Its name:")
        )
        if is_given and name.strip():
            self.keep(" ".join(name.split()))

    def keep(self, name: str) -> None:
        """Keep what is asked for now under a name."""
        query, key = self._window.session.query, self._window.session.key

        def work(store: Store) -> list[SavedSearch]:
            keep_search(self._path, saved_search(store, name, query, key))
            return load_searches(self._path)

        self._queue.do(work, self._show)

    def ask(self, search: SavedSearch) -> None:
        """Ask again what was kept, in the open folder."""
        listing = self._window.session.listing
        if listing is None:
            self._on_failed(LikewiseError("no_folder"))
            return
        done = partial(self._on_query, search)
        self._queue.do(lambda store: query_of(store, listing, search), done)

    def forget(self, search: SavedSearch) -> None:
        """Keep a search no longer."""

        def work(_store: Store) -> list[SavedSearch]:
            remove_search(self._path, search.name)
            return load_searches(self._path)

        self._queue.do(work, self._show)

    def _on_query(self, search: SavedSearch, query: Query) -> None:
        if search.key in self._window.mixing.conditions:
            self._window.set_condition(search.key)
        self._window.session.ask(query)

    def _show(self, searches: list[SavedSearch]) -> None:
        self._searches = searches
        self._fill()

    def _fill(self) -> None:
        self.menu.clear()
        self._forgetting.clear()
        save = self.menu.addAction(icon("plus"), self.tr("&Save This Search…"))
        save.triggered.connect(self.save)
        self.menu.addSeparator()
        for search in self._searches:
            name = shown_path(search.name).replace("&", "&&")
            self._add(self.menu, name, partial(self.ask, search))
            self._add(self._forgetting, name, partial(self.forget, search))
        if self._searches:
            self.menu.addSeparator()
            self.menu.addMenu(self._forgetting)

    def _add(self, menu: QMenu, name: str, do: Callable[[], None]) -> None:
        menu.addAction(name).triggered.connect(lambda: do())

    @Slot(object)
    def _on_failed(self, error: LikewiseError) -> None:
        self._window.status.say(sentence(error), _MESSAGE_MS)
