"""How a person changes the query picture by picture: the menus of the chips, keys, the preview."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from core.queries import Query, QueryItem
from core.region import Region
from gui.gallery.model import FileIdRole
from gui.gallery.view import Gallery
from gui.query_words import shown_weight
from gui.theme import icon

if TYPE_CHECKING:
    from gui.main_window import MainWindow

#: Keys on the pictures of a grid, as in the preview.
MORE_KEY, LESS_KEY = "M", "L"
_WEIGHTS = (0.5, 1.0, 2.0, 3.0)


class QueryEdits(QObject):
    """Changes the query of `window`; each change is a step in its history."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        window.strip.menu_asked.connect(self._show_menu)
        window.strip.chip_removed.connect(self._remove)
        window.preview.region_asked.connect(self._ask_region)
        window.preview.addition_asked.connect(self._add_shown)
        self._session.query_changed.connect(window.previewing.set_query)
        for gallery in window.browser.galleries:
            self.add_keys(gallery)

    def add(self, file_ids: Sequence[int], is_negative: bool) -> None:
        """Let files of the folder be in the query too. Where all are, they change their sign.

        A picture that was asked for stays selected: who then selects a second one and wants less
        like that does not mean the first.
        """
        query = self._session.query
        new = [file_id for file_id in file_ids if file_id not in query.file_ids]
        for file_id in new or file_ids:
            query = _with_file(query, file_id, is_negative)
        self._session.ask(query)

    def add_keys(self, gallery: Gallery) -> None:
        """Let `MORE_KEY` and `LESS_KEY` add what is selected in a grid."""
        self._add_key(gallery, MORE_KEY, is_negative=False)
        self._add_key(gallery, LESS_KEY, is_negative=True)

    def menu(self, place: int) -> QMenu:
        """What can be done with item number `place` of the query."""
        item = self._session.query.items[place]
        menu = QMenu(self._window)
        more, less = partial(self._sign, place, False), partial(self._sign, place, True)
        self._add_choices(
            menu,
            [
                (self.tr("&More like this"), not item.is_negative, more),
                (self.tr("&Less like this"), item.is_negative, less),
            ],
        )
        weights = menu.addMenu(self.tr("&Weight {weight}").format(weight=shown_weight(item.weight)))
        self._add_choices(
            weights,
            [
                (shown_weight(weight), weight == item.weight, partial(self._weigh, place, weight))
                for weight in _WEIGHTS
            ],
        )
        menu.addSeparator()
        choose = menu.addAction(icon("crop"), self.tr("Choose a &region…"))
        choose.triggered.connect(lambda: self._window.previewing.show_item(place))
        whole = menu.addAction(self.tr("Whole &picture"))
        whole.setEnabled(item.region is not None)
        whole.triggered.connect(lambda: self._change_region(place, None))
        menu.addSeparator()
        remove = menu.addAction(icon("x"), self.tr("R&emove") + "\t" + self.tr("Del"))
        remove.triggered.connect(lambda: self._remove(place))
        menu.aboutToHide.connect(menu.deleteLater)
        # A picture that was dropped before may come in only now: the places are others then.
        self._session.query_changed.connect(menu.close)
        return menu

    def _add_choices(
        self, menu: QMenu, choices: Sequence[tuple[str, bool, Callable[[], None]]]
    ) -> None:
        """Entries of which one is in force."""
        group = QActionGroup(menu)
        for text, is_chosen, choose in choices:
            action = group.addAction(menu.addAction(text))
            action.setCheckable(True)
            action.setChecked(is_chosen)
            action.triggered.connect(choose)

    @Slot(int, QPoint)
    def _show_menu(self, place: int, at: QPoint) -> None:
        self.menu(place).popup(at)

    def _sign(self, place: int, is_negative: bool) -> None:
        self._session.ask(self._session.query.with_changed(place, is_negative=is_negative))

    def _weigh(self, place: int, weight: float) -> None:
        self._session.ask(self._session.query.with_changed(place, weight=weight))

    @Slot(int)
    def _remove(self, place: int) -> None:
        self._session.ask(self._session.query.without(place))

    # From the preview

    @Slot(int, bool, object)
    def _add_shown(self, file_id: int, is_negative: bool, region: Region | None) -> None:
        if region is None:
            self.add([file_id], is_negative)
            return
        query = _with_file(self._session.query, file_id, is_negative)
        self._change_region(_place_of(query, file_id), region, query)

    @Slot(object)
    def _ask_region(self, region: Region) -> None:
        """Of what the preview shows: in its place of the query, else as a query of its own."""
        place, file_id = self._window.previewing.place, self._window.preview.file_id
        if place is not None:
            self._change_region(place, region)
        elif file_id:
            self._change_region(0, region, Query.of_files([file_id]))

    def _change_region(
        self, place: int, region: Region | None, before: Query | None = None
    ) -> None:
        item = (before or self._session.query).items[place]
        path = self._window.browser.path_of(item.file_id) or b""
        name = item.picture.name if item.picture else os.fsdecode(os.path.basename(path))
        self._session.bringing.ask_region(place, name, path, region, before)

    # Keys

    def _add_key(self, gallery: Gallery, key: str, is_negative: bool) -> None:
        shortcut = QShortcut(QKeySequence(key), gallery)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: self._add_selected(gallery, is_negative))

    def _add_selected(self, gallery: Gallery, is_negative: bool) -> None:
        current: int | None = gallery.currentIndex().data(FileIdRole)
        file_ids = gallery.selected_file_ids() or ([] if current is None else [current])
        if file_ids:
            self.add(file_ids, is_negative)


def _with_file(query: Query, file_id: int, is_negative: bool) -> Query:
    if file_id in query.file_ids:
        return query.with_changed(_place_of(query, file_id), is_negative=is_negative)
    return query.with_item(QueryItem(file_id, is_negative=is_negative))


def _place_of(query: Query, file_id: int) -> int:
    return [item.file_id for item in query.items].index(file_id)
