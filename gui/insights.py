"""Opens what compares: conditions side by side, pictures with each other, what they share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QMenu, QStackedWidget

from core.asking.desk import Way
from core.queries import Query
from core.records import Listing
from gui.compare.common_dialog import CommonDialog
from gui.compare.compare_view import CompareView
from gui.compare.comparing import Comparing
from gui.compare.matrix_dialog import MatrixDialog
from gui.compare.pictures import Pictures
from gui.condition_words import shown_conditions
from gui.gallery.model import DetailsRole
from gui.gallery.view import Gallery
from gui.theme import icon

if TYPE_CHECKING:
    from gui.main_window import MainWindow

#: So many pictures have a matrix that can be read.
MOST_IN_MATRIX = 12
_MESSAGE_MS = 8000
#: As the menus of `gui.actions` have them.
_MATRIX_KEY, _COMMON_KEY = "\tCtrl+Shift+K", "\tCtrl+I"
#: What is left to the folder while conditions are compared, of 100.
_FOLDER_SHARE = 28


class Insights(QObject):
    """Belongs to `window`. The comparison takes the place of the results; the rest are dialogs."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._listing: tuple[Listing, dict[str, int]] | None = None
        self._view: CompareView | None = None
        self._comparing: Comparing | None = None
        self._sizes: list[int] = []
        self._stack = QStackedWidget()
        browser = window.browser
        browser.replaceWidget(browser.indexOf(browser.result_pane), self._stack)
        self._stack.addWidget(browser.result_pane)
        self._matrix_lane = window.session.searching.lane()
        self._common_lane = window.session.searching.lane()
        # Enabled while conditions are compared: Esc else belongs to the query.
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), browser)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.end_comparison)
        window.session.listing_changed.connect(self._on_listing)
        window.session.folder_changed.connect(self._on_folder)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the menu entries do, by their names."""
        return {
            "compare": self.toggle_comparison,
            "matrix": lambda: self.show_matrix(self._selected()),
            "common": lambda: self.show_common(self._selected()),
        }

    def add_to(self, menu: QMenu, file_ids: Sequence[int]) -> None:
        """Put into the context menu of pictures what can be asked about several."""
        if len(file_ids) < 2:
            return
        menu.addSeparator()
        matrix = menu.addAction(icon("grid"), self.tr("Compare with each other") + _MATRIX_KEY)
        matrix.setEnabled(len(file_ids) <= MOST_IN_MATRIX)
        matrix.triggered.connect(lambda: self.show_matrix(file_ids))
        common = menu.addAction(
            icon("layers"), self.tr("What do these have in common?") + _COMMON_KEY
        )
        common.triggered.connect(lambda: self.show_common(file_ids))

    # Conditions side by side

    @property
    def view(self) -> CompareView | None:
        """The comparison, while it is on the screen."""
        return self._view if self._comparing is not None and self._comparing.is_active else None

    @property
    def rankings(self) -> list[tuple[Gallery, Way]]:
        """The grids on the screen that show rankings, and the way of looking of each."""
        if self.view is None or self._comparing is None:
            return [(self._window.browser.result_pane.gallery, self._window.session.way)]
        galleries = [column.gallery for column in self.view.shown]
        return list(zip(galleries, self._comparing.ways, strict=True))

    @Slot()
    def toggle_comparison(self) -> None:
        """Compare conditions, or end that."""
        if self.view is not None:
            self.end_comparison()
        elif self._window.session.folder is not None:
            self._start_comparison()

    def _start_comparison(self) -> None:
        view, comparing = self._made()
        browser = self._window.browser
        self._sizes = browser.sizes()
        self._stack.setCurrentWidget(view)
        width = sum(self._sizes)
        browser.setSizes([width * _FOLDER_SHARE // 100, width * (100 - _FOLDER_SHARE) // 100])
        self._escape.setEnabled(True)
        comparing.start()
        view.columns[0].gallery.setFocus()

    @Slot()
    def end_comparison(self) -> None:
        """Back to the one ranking."""
        if self.view is None or self._comparing is None:
            return
        browser = self._window.browser
        self._comparing.stop()
        self._escape.setEnabled(False)
        self._stack.setCurrentWidget(browser.result_pane)
        browser.setSizes(self._sizes)
        browser.result_pane.gallery.setFocus()

    def _made(self) -> tuple[CompareView, Comparing]:
        """The comparison, made at its first use."""
        if self._view is None or self._comparing is None:
            self._view = CompareView(self._window.thumbnails)
            self._stack.addWidget(self._view)
            self._comparing = Comparing(self._view, self._window.session)
            self._comparing.condition_asked.connect(self._window.set_condition)
            self._window.mixing.reloaded.connect(self._comparing.renew)
            self._view.close_asked.connect(self.end_comparison)
            folder_gallery = self._window.browser.folder_pane.gallery
            self._view.set_tile_size(folder_gallery.tile_size_px)
            folder_gallery.tile_size_changed.connect(self._view.set_tile_size)
            for column in self._view.columns:
                self._connect(column.gallery)
            if self._listing is not None:
                self._comparing.set_listing(*self._listing)
        return self._view, self._comparing

    def _connect(self, gallery: Gallery) -> None:
        window = self._window
        gallery.query_asked.connect(window.find_similar)
        gallery.open_asked.connect(window.file_menu.open_files)
        gallery.preview_asked.connect(partial(window.previewing.show, gallery))
        gallery.menu_asked.connect(partial(self._show_menu, gallery))
        window.query_edits.add_keys(gallery)
        window.acting.add_keys(gallery)
        gallery.selectionModel().currentChanged.connect(
            lambda index: window.status.show_details(str(index.data(DetailsRole) or ""))
        )

    def _show_menu(self, gallery: Gallery, file_ids: list[int], place: QPoint) -> None:
        window = self._window
        paths = [path for path in map(window.browser.path_of, file_ids) if path is not None]
        if paths:
            way = dict(self.rankings).get(gallery)
            window.file_menu.show(file_ids, paths, place, way)

    @Slot(object, dict)
    def _on_listing(self, listing: Listing, counts: dict[str, int]) -> None:
        self._listing = (listing, counts)
        if self._comparing is not None:
            self._comparing.set_listing(listing, counts)

    @Slot()
    def _on_folder(self) -> None:
        self._listing = None

    # Pictures with each other

    def show_matrix(self, file_ids: Sequence[int]) -> None:
        """The cosines of some pictures with each other."""
        if not 2 <= len(file_ids) <= MOST_IN_MATRIX:
            text = self.tr("Select 2 to {most} pictures first, with Ctrl+click.")
            self._window.status.say(text.format(most=MOST_IN_MATRIX), _MESSAGE_MS)
            return
        session = self._window.session
        conditions = shown_conditions(self._window.library.catalogue)
        pictures = self._pictures(file_ids)
        dialog = MatrixDialog(pictures, conditions, session.way, self._matrix_lane, self._window)
        self._open(dialog)

    def show_common(self, file_ids: Sequence[int]) -> None:
        """Under which conditions some pictures are unusually alike."""
        if len(file_ids) < 2:
            self._window.status.say(
                self.tr("Select two or more pictures first, with Ctrl+click."), _MESSAGE_MS
            )
            return
        names = {c.key: c.name for c in shown_conditions(self._window.library.catalogue)}
        pictures = self._pictures(file_ids)
        dialog = CommonDialog(pictures, names, self._common_lane, self._window)
        dialog.similar_asked.connect(partial(self._find_more, tuple(file_ids)))
        self._open(dialog)

    def _find_more(self, file_ids: tuple[int, ...], key: str) -> None:
        self._window.set_condition(key)
        self._window.session.ask(Query.of_files(file_ids))

    def _pictures(self, file_ids: Sequence[int]) -> Pictures:
        window = self._window
        return Pictures(file_ids, window.browser, window.thumbnails, window)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _selected(self) -> list[int]:
        """What is selected: in the grid with the focus, else in the first grid with several."""
        galleries = list(self._window.browser.galleries)
        if self.view is not None:
            galleries += [column.gallery for column in self.view.shown]
        galleries.sort(key=lambda gallery: not gallery.hasFocus())
        selections = [g.selected_file_ids() for g in galleries if g.isVisible()]
        return next((found for found in selections if len(found) > 1), [])
