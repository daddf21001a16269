"""Looks for near copies, and does with them what a person says in the dialog."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Slot

from core.asking.near_copies import NearCopies, find_near_copies, part, unpart
from core.errors import LikewiseError
from core.moving.records import Kind
from core.store.not_copies import Pair
from core.store.store import Store
from gui.acting.near_dialog import NearCopiesDialog
from gui.acting.undoing import Undoable, Undoing
from gui.by_hand.store_queue import StoreQueue
from gui.map.selecting import select_files
from gui.messages import sentence

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class NearCopiesFinder(QObject):
    """Belongs to `window`; one dialog at a time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._undoing: Undoing | None = None
        self._dialog: NearCopiesDialog | None = None
        self._found: NearCopies | None = None
        self._queue = StoreQueue(window.library, self)
        self._lane = window.session.searching.lane()
        self._lane.answered.connect(self._on_found)
        self._lane.refused.connect(self._on_refused)
        window.session.listing_changed.connect(self._ask)
        window.session.folder_changed.connect(self._on_folder)

    @property
    def dialog(self) -> NearCopiesDialog | None:
        """What is on the screen."""
        return self._dialog

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the menu entries do, by their names."""
        return {"near_copies": self.show}

    def set_undoing(self, undoing: Undoing) -> None:
        """Where what can be taken back is noted."""
        self._undoing = undoing

    @Slot()
    def show(self) -> None:
        """Look for near copies in the open folder."""
        if self._window.session.folder is None:
            return
        if self._dialog is None:
            self._dialog = self._made()
        self._dialog.show()
        self._dialog.raise_()
        self._ask()

    def close(self) -> None:
        """Keep what has not been kept yet; for closing down."""
        self._queue.close()

    def _made(self) -> NearCopiesDialog:
        window = self._window
        dialog = NearCopiesDialog(window.thumbnails, window)
        dialog.trash_asked.connect(window.acting.moving.trash)
        dialog.move_asked.connect(partial(window.acting.moving.ask_target, Kind.MOVE))
        dialog.select_asked.connect(self._select)
        dialog.parted.connect(self._part)
        dialog.gallery.menu_asked.connect(window.show_menu)
        dialog.gallery.open_asked.connect(window.file_menu.open_files)
        dialog.finished.connect(self._on_closed)
        return dialog

    @Slot()
    def _ask(self) -> None:
        if self._dialog is not None:
            self._lane.ask(lambda desk, _tell: find_near_copies(desk))

    @Slot()
    def _on_folder(self) -> None:
        if self._dialog is not None:
            self._dialog.close()

    @Slot()
    def _on_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = self._found = None
            self._lane.forget()

    @Slot(object)
    def _on_found(self, found: NearCopies) -> None:
        self._found = found
        if self._dialog is not None:
            self._dialog.show_found(found)

    @Slot(object)
    def _on_refused(self, error: LikewiseError) -> None:
        if self._dialog is not None:
            self._dialog.show_nothing(sentence(error))

    @Slot(list)
    def _select(self, file_ids: list[int]) -> None:
        select_files(self._window.browser.folder_pane.gallery, np.array(file_ids, np.int64))

    @Slot(list)
    def _part(self, pairs: list[tuple[int, int]]) -> None:
        self._queue.do(lambda store: part(store, pairs), partial(self._on_parted, pairs))

    def _on_parted(self, pairs: list[tuple[int, int]], new: set[Pair]) -> None:
        if new and self._undoing is not None:
            name = self.tr("“Not the Same”")
            self._undoing.add(Undoable(name, partial(self._take_back, pairs, new)))
        self._show_parted(pairs, is_parted=True)

    def _take_back(self, pairs: list[tuple[int, int]], new: set[Pair]) -> None:
        def work(store: Store) -> None:
            unpart(store, new)

        self._queue.do(work, lambda _done: self._show_parted(pairs, is_parted=False))

    def _show_parted(self, pairs: list[tuple[int, int]], is_parted: bool) -> None:
        if self._found is not None and self._dialog is not None:
            self._found = self._found.with_parted(pairs, is_parted)
            self._dialog.show_found(self._found)
