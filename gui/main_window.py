"""The main window: makes the parts, connects them, and remembers how they were left."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.errors import LikewiseError
from core.library import Library, absolute
from core.queries import Query
from core.records import Changes, Listing
from core.workers.pool import WorkerPool
from gui.acting.acting import Acting
from gui.actions import add_menus
from gui.answers import Answers
from gui.browser import Browser
from gui.by_hand.by_hand import ByHand
from gui.drop_target import DropTarget
from gui.exporting import Exporting
from gui.file_dialogs import ask_folder
from gui.file_menu import FileMenu
from gui.filters.filtering import Filtering
from gui.first_time import FirstTime
from gui.gallery.model import DetailsRole
from gui.handlers import handlers
from gui.index_progress import IndexProgress
from gui.insights import Insights
from gui.labels.folder_labels import FolderLabels
from gui.map.maps import Maps
from gui.messages import sentence, shown_name
from gui.mixing import Mixing
from gui.networks.networks import Networks
from gui.pages import Pages
from gui.preview import Preview
from gui.previewing import Previewing
from gui.progress_bar import IndexBar
from gui.proxy_reader import ProxyReader
from gui.quality.quality import Quality
from gui.query_chips import QueryChips
from gui.query_edits import QueryEdits
from gui.query_strip import QueryStrip
from gui.reach import Reach
from gui.recent import RecentFolders
from gui.samples import samples_folder
from gui.scores import Scores
from gui.session import Session
from gui.status import StatusBar
from gui.teaching.teaching import Teaching
from gui.theme import SPACE, SPACE_LARGE, app_icon
from gui.thumbnails import ThumbnailCache
from gui.tour import Tour
from gui.welcome import Welcome
from gui.why.why import Why
from gui.window_memory import WindowMemory

_MESSAGE_MS = 8000


class MainWindow(QMainWindow):
    """The window on one library. It owns the session, and ends it when it is closed."""

    def __init__(self, library: Library, pool: WorkerPool) -> None:
        super().__init__()
        self.library = library
        self.setWindowTitle("Likewise")
        self.setWindowIcon(app_icon())
        self.session = Session(library, pool, self)
        self.thumbnails = ThumbnailCache(partial(ProxyReader, library), self)
        self._memory = WindowMemory(library.places.data / "window.ini")
        self._make_parts()
        self.networks = Networks(self, pool)
        self.teaching = Teaching(self, pool)
        self._lay_out()
        self._connect_session()
        self._connect_parts()
        self.answers = Answers(self)
        self._memory.restore(self)
        self.recent.load()

    # Parts

    def _make_parts(self) -> None:
        self.welcome = Welcome()
        self.browser = Browser(self.thumbnails)
        self.mixing = Mixing(self)
        self.selector = self.mixing.selector
        self.strip = QueryStrip()
        self.chips = QueryChips(self.strip, self.browser, self.thumbnails)
        self.index_bar = IndexBar()
        self.status = StatusBar(self)
        self.preview = Preview(self)
        self.previewing = Previewing(self.preview, self.browser, self.thumbnails)
        self.pages = Pages(self)
        self.drop_target = DropTarget(self)
        self.file_menu = FileMenu(self)
        self.acting = Acting(self)
        self.exporting = Exporting(self)
        self.query_edits = QueryEdits(self)
        self.why = Why(self)
        self.insights = Insights(self)
        self.labels = FolderLabels(self)
        self.filtering = Filtering(self)
        self.maps = Maps(self)
        self.quality = Quality(self)
        self.scores = Scores(self)
        self.by_hand = ByHand(self)
        self.recent = RecentFolders(self)
        self.index_progress = IndexProgress(self)
        self.reach = Reach(self)
        self.first_time = FirstTime(self)
        self.tour = Tour(self, self._memory)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(SPACE_LARGE, SPACE, SPACE_LARGE, 0)
        top.setSpacing(SPACE_LARGE)
        top.addWidget(self.selector)
        top.addWidget(self.strip, 1)
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.mixing.bar)
        column.addWidget(self.filtering.bar)
        column.addWidget(self.reach.bar)
        column.addWidget(self.first_time.bar)
        column.addWidget(self.browser, 1)
        #: What is shown under the pictures now and then.
        self.below_browser: QVBoxLayout = QVBoxLayout()
        column.addLayout(self.below_browser)
        column.addWidget(self.acting.moving.bar)
        column.addWidget(self.index_bar)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.welcome)
        self.stack.addWidget(main)
        self.setCentralWidget(self.stack)
        self.setStatusBar(self.status)

    def _connect_session(self) -> None:
        session = self.session
        session.listing_changed.connect(self._on_listing)
        session.way_changed.connect(self._show_counts)
        session.images_changed.connect(self._on_images)
        session.news_changed.connect(self.browser.show_news)
        session.said.connect(self._on_said)

    def _connect_parts(self) -> None:
        self.by_hand.changed.connect(self.labels.read_again)
        submenus = {"open": self.recent.menu, "clear": self.acting.searches.menu}
        self.actions_by_name = add_menus(self, handlers(self), submenus)
        self.acting.set_undo(self.actions_by_name["undo"])
        self.welcome.open_asked.connect(self.choose_folder)
        self.welcome.samples_asked.connect(self.open_samples)
        self.strip.cleared.connect(self.clear_query)
        self.browser.update_asked.connect(self.session.update_ranking)
        self.status.failures_asked.connect(self.pages.show_failures)
        self.status.tile_size_asked.connect(self.set_tile_size)
        for gallery in self.browser.galleries:
            gallery.query_asked.connect(self.find_similar)
            gallery.open_asked.connect(self.file_menu.open_files)
            gallery.preview_asked.connect(partial(self.previewing.show, gallery))
            gallery.menu_asked.connect(self.show_menu)
            gallery.tile_size_changed.connect(self.set_tile_size)
            gallery.selectionModel().currentChanged.connect(self._on_current)
        self.browser.folder_pane.gallery.visible_changed.connect(self.session.indexing.show_first)
        self.preview.query_asked.connect(lambda file_id: self.find_similar([file_id]))
        self.preview.full_screen_asked.connect(self.toggle_full_screen)

    # Folders

    def open_folder(self, folder: bytes) -> None:
        """Show a folder of pictures."""
        self.stack.setCurrentIndex(1)
        self.status.show()
        self.browser.folder_pane.gallery.setFocus()
        self.browser.show_listing(None)
        self.status.clear_folder()
        self.index_bar.finish("")
        self.setWindowTitle(f"{shown_name(folder)} – Likewise")
        self.session.open_folder(folder)

    @Slot()
    def choose_folder(self) -> None:
        """Ask for a folder and open it."""
        start = os.fsdecode(self.session.folder) if self.session.folder else str(Path.home())
        chosen = ask_folder(self, self.tr("Open a folder of pictures"), start)
        if chosen:
            self.open_folder(absolute(chosen))

    @Slot()
    def open_samples(self) -> None:
        """Open the pictures that come with Likewise, the first time with the tour."""
        self.open_folder(samples_folder())
        self.tour.offer()

    def show_welcome(self) -> None:
        """Show the page of the first start, for when no folder is open."""
        self.session.close_folder()
        self.browser.show_listing(None)
        self.setWindowTitle("Likewise")
        self.index_bar.finish("")
        self.recent.load()
        self.status.hide()
        self.stack.setCurrentIndex(0)

    @Slot(object, dict)
    def _on_listing(self, listing: Listing, counts: dict[str, int]) -> None:
        self.browser.show_listing(listing)
        self._show_counts()
        self.pages.count_failures(self.status.show_failures)
        self.mixing.show_counts(listing, counts)

    @Slot()
    def _show_counts(self) -> None:
        self.status.show_counts(self.session.n_files, self.session.n_indexed)

    @Slot(object)
    def _on_images(self, changes: Changes) -> None:
        self.browser.apply(changes)
        self.chips.take_in(file_id for file_id, _ in changes.linked)
        self.status.add_indexed(changes.n_embedded)

    # Queries

    @Slot()
    def clear_query(self) -> None:
        """Ask for nothing."""
        self.session.ask(Query())

    @Slot(list)
    def find_similar(self, file_ids: list[int]) -> None:
        """Make files of the folder the query."""
        if file_ids:
            self.session.ask(Query.of_files(file_ids))

    @Slot(str)
    def set_condition(self, key: str) -> None:
        """Look in the way called `key`."""
        self.mixing.choose(key)

    @Slot(object, str)
    def _on_said(self, error: LikewiseError, name: str) -> None:
        text = sentence(error)
        self.status.say(f"{shown_name(name)}: {text}" if name else text, _MESSAGE_MS)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.isFullScreen():
            self.toggle_full_screen()
        elif self.tour.is_running:
            self.tour.end()
        elif not self.filtering.clear_name():
            self.clear_query()

    @Slot()
    def toggle_full_screen(self) -> None:
        """Into full screen, and back to how it was."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # Menus

    @Slot(list, QPoint)
    def show_menu(self, file_ids: list[int], place: QPoint) -> None:
        """The context menu of files of the folder, at a place of the screen."""
        paths = [path for path in map(self.browser.path_of, file_ids) if path is not None]
        if paths:
            self.file_menu.show(file_ids, paths, place)

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        self.status.show_details(str(index.data(DetailsRole)) if index.isValid() else "")

    # Sizes, and what is remembered

    @Slot(int)
    def set_tile_size(self, side_px: int) -> None:
        """Give the tiles of both grids the same size."""
        for gallery in self.browser.galleries:
            if gallery.tile_size_px != side_px:
                gallery.set_tile_size(side_px)
        self.status.show_tile_size(side_px)

    @property
    def last_folder(self) -> bytes | None:
        """The folder that was open when the window was closed."""
        return self._memory.folder()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self.insights.end_comparison()
        self._memory.keep(self)
        self.hide()  # ending takes a moment, and a window that does not answer looks broken
        self.teaching.lessons.stop()  # has its time to keep the best while all else ends
        ending = self.labels, self.maps, self.quality, self.by_hand, self.pages, self.file_menu
        for part in (self.acting, *ending, self.exporting):
            part.close()
        self.preview.shut_down()
        self.session.close()
        self.networks.close()
        self.teaching.close()
        self.thumbnails.close()
        event.accept()
