"""Keeps the marks of the maps in step with the window: its query and answer, its selections, its
filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from core.queries import Query
from core.records import Ranking
from gui.map.selecting import select_files
from gui.map.shared import Shared

if TYPE_CHECKING:
    from gui.gallery.view import Gallery
    from gui.main_window import MainWindow

#: The first hits of the answer that are marked.
_MOST_HITS = 24
_SELECTION_DELAY_MS = 40


class Following(QObject):
    """Does nothing before `start`."""

    def __init__(self, window: MainWindow, shared: Shared, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._session = window.session
        self._browser = window.browser
        self._marks, self._files = shared.marks, shared.files
        self._ranking: Ranking | None = None
        self._is_started = False
        self._is_selecting = False
        self._selecting_in: Gallery | None = None
        self._selection_timer = QTimer(self, singleShot=True, interval=_SELECTION_DELAY_MS)
        self._selection_timer.timeout.connect(self._take_selection)
        # From the beginning: the answer on the screen may be older than the first map.
        self._session.ranked.connect(self._on_ranked)
        self._session.unranked.connect(self._on_unranked)
        self._session.query_changed.connect(self._on_query)

    def start(self) -> None:
        """Mark what is asked for and selected from now on."""
        self._is_started = True
        self._marks.selected.connect(self._on_selected)
        for gallery in self._browser.galleries:
            self._follow(gallery)
        self._window.filtering.passed.connect(self.show_passing)
        self.show_query()
        self.show_passing()

    # The query

    def show_query(self) -> None:
        """Mark the query and the first hits; the files of the folder are known, or others."""
        if not self._is_started:
            return
        files, ranking = self._files, self._ranking
        asked = files.images_of(self._session.query.file_ids)
        first = [] if ranking is None else ranking.file_ids[:_MOST_HITS].tolist()
        self._marks.show_query(asked.tolist(), files.images_of(first))

    @Slot(object)
    def _on_query(self, _query: Query) -> None:
        self.show_query()

    @Slot(object)
    def _on_ranked(self, ranking: Ranking) -> None:
        self._ranking = ranking
        self.show_query()

    @Slot()
    def _on_unranked(self) -> None:
        self._ranking = None
        self.show_query()

    @Slot()
    def show_passing(self) -> None:
        """Let what the filter hides fade."""
        passing = self._window.filtering.passing
        self._marks.show_passing(None if passing is None else passing.image_ids)

    # The selection

    def _follow(self, gallery: Gallery) -> None:
        gallery.selectionModel().selectionChanged.connect(lambda: self._on_grid(gallery))

    def _on_grid(self, gallery: Gallery) -> None:
        """Not at once: a band that is drawn changes the selection at every step."""
        if not self._is_selecting:
            self._selecting_in = gallery
            self._selection_timer.start()

    @Slot()
    def _take_selection(self) -> None:
        if self._selecting_in is not None:
            file_ids = self._selecting_in.selected_file_ids()
            self._marks.show_selection(self._files.images_of(file_ids))

    @Slot()
    def _on_selected(self) -> None:
        self._selection_timer.stop()
        self._is_selecting = True
        file_ids = self._files.files_of(self._marks.selection)
        select_files(self._browser.folder_pane.gallery, file_ids)
        self._is_selecting = False
