"""The map of the open folder in the window: the dock, and what it has to do with all the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QDockWidget

from core.conditions.base import Condition
from core.conditions.recipes import Taught
from core.labels.records import Labels
from core.records import Listing
from gui.condition_words import shown_conditions
from gui.map.following import Following
from gui.map.image_files import ImageFiles
from gui.map.label_colours import UNLABELLED, LabelColours
from gui.map.marks import Marks
from gui.map.pick_dialog import PickDialog
from gui.map.shared import Shared
from gui.proxy_reader import ProxyReader

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from gui.map.exporting import Exporting
    from gui.map.making import Making
    from gui.map.map_making import MapMaking
    from gui.map.pane import MapPane

#: What the dock takes of the window's width at first.
_SHARE = 0.42
#: The dock as a window of its own.
_FLOATING_PX = (560, 560)


class Maps(QObject):
    """Belongs to `window`; the dock is made when it is first asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._dock: QDockWidget | None = None
        self._counts: dict[str, int] = {}
        self.marks = Marks(self)
        self.colours = LabelColours(self)
        self.files = ImageFiles()
        shared = Shared(self.marks, self.colours, self.files, window.thumbnails)
        self._shared = shared
        self._pane: MapPane | None = None
        self._exporting: Exporting | None = None
        self._map_makings: list[MapMaking] = []
        self._makings: list[Making] = []
        self._following = Following(window, shared, self)
        self._connect()

    def _connect(self) -> None:
        session = self._session
        session.folder_changed.connect(self._leave)
        session.listing_changed.connect(self._on_listing)
        for signal in (session.way_changed, session.indexed, session.stopped):
            signal.connect(self._renew)
        self._window.mixing.reloaded.connect(self._renew)
        labels = self._window.labels
        labels.changed.connect(lambda: self.show_labels(labels.labels))
        session.indexing.started.connect(self._renew)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the menu entries do, by their names."""
        return {"map": self.toggle_map, "sorted": self.toggle_sorted}

    # What is asked for

    @property
    def pane(self) -> MapPane | None:
        """The pane, once it has been asked for."""
        return self._pane

    @Slot()
    def toggle_map(self) -> None:
        """Show the map of the folder, or hide it."""
        self._toggle(is_sorted=False)

    @Slot()
    def toggle_sorted(self) -> None:
        """Show the pictures of the folder sorted on a grid, or hide that."""
        self._toggle(is_sorted=True)

    def show_beside(self, left_key: str, right_key: str) -> None:
        """Show the maps of two conditions beside each other."""
        pane, dock = self._made()
        for making, key in zip(self._makings, (left_key, right_key), strict=False):
            making.key = key
        pane.set_sorted(False)
        pane.set_beside(True)
        self._bring_up(dock)
        self._arrange()

    def show_before_and_after(self, key: str) -> None:
        """Show the map of what a condition was taught on beside its own."""
        described = shown_conditions(self._window.library.catalogue)
        taught = next((one for one in described if one.key == key), None)
        if taught is not None:  # else it has been taken away
            self.show_beside(self._other_key(taught), key)

    def show_labels(self, labels: Labels | None) -> None:
        """Colour the maps by these labels."""
        self.colours.show_labels(labels)
        self._count_unlabelled()

    def close(self) -> None:
        """End what is being made; for closing down."""
        for making in self._makings:
            making.close()
        if self._pane is not None:
            self._pane.sorted_panel.sorted_view.close_pictures()
        if self._exporting is not None:
            self._exporting.close()

    def _toggle(self, is_sorted: bool) -> None:
        pane, dock = self._made()
        if not dock.isHidden() and pane.is_sorted == is_sorted:
            dock.hide()
            return
        pane.set_sorted(is_sorted)
        self._bring_up(dock)
        view = pane.sorted_panel.view if is_sorted else pane.panels[0].view
        view.setFocus()

    def _bring_up(self, dock: QDockWidget) -> None:
        """Beside the pictures, or in a window of its own where there is no room for both."""
        window = self._window
        if dock.isHidden() and not dock.isFloating():
            needed = window.stack.minimumSizeHint().width() + dock.minimumSizeHint().width()
            if needed > window.width():
                dock.setFloating(True)
                dock.resize(*_FLOATING_PX)
        dock.show()
        dock.raise_()

    # The dock

    def _made(self) -> tuple[MapPane, QDockWidget]:
        if self._pane is None or self._dock is None:
            self._pane = self._made_pane()
            self._dock = self._made_dock(self._pane)
            self._pane.legend.pick_asked.connect(self._pick_labels)
            self._pane.arranged.connect(self._arrange)
            self.files.show_listing(self._session.listing)
            self._following.start()
        return self._pane, self._dock

    def _made_dock(self, pane: MapPane) -> QDockWidget:
        window = self._window
        dock = QDockWidget(self.tr("Map"), window)
        dock.setObjectName("map")
        dock.setWidget(pane)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        width = round(window.width() * _SHARE)
        window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        dock.hide()
        dock.visibilityChanged.connect(self._arrange)
        return dock

    def _made_pane(self) -> MapPane:
        # Not before: the window opens sooner without all that belongs to maps.
        from gui.map.exporting import Exporting
        from gui.map.map_making import MapMaking
        from gui.map.pane import MapPane
        from gui.map.sort_making import SortMaking
        from gui.map.tiny_pictures import TinyPictures

        session = self._session
        tiny = TinyPictures(lambda: ProxyReader(self._window.library), self)
        pane = MapPane(self._shared, tiny)
        pane.add_chooser(self._window.labels.make_bar())
        self._map_makings = [MapMaking(panel, session, self) for panel in pane.panels]
        self._makings = [*self._map_makings, SortMaking(pane.sorted_panel, session, self)]
        self._exporting = Exporting(self._window)
        pane.export_asked.connect(self._export)
        for making in self._makings:
            making.set_counts(self._counts)
            making.panel.view.query_asked.connect(self._ask)
            making.panel.view.menu_asked.connect(self._show_menu)
            making.renewed.connect(self._count_unlabelled)
        return pane

    @property
    def map_makings(self) -> list[MapMaking]:
        """What draws the maps on the left and on the right."""
        return self._map_makings

    @Slot()
    def _arrange(self) -> None:
        """Only what is looked at is made."""
        pane, dock = self._pane, self._dock
        if pane is None or dock is None or not self._makings:
            return
        # A window that is put away for a moment is not hidden.
        is_shown = not dock.isHidden()
        left, right, grid = self._makings
        if pane.is_beside and right.key == left.key:
            right.key = self._other_key(left.condition)
        left.set_active(is_shown and not pane.is_sorted)
        right.set_active(is_shown and not pane.is_sorted and pane.is_beside)
        grid.set_active(is_shown and pane.is_sorted)
        dock.setWindowTitle(self.tr("Sorted grid") if pane.is_sorted else self.tr("Map"))

    def _other_key(self, condition: Condition | None) -> str:
        """What to show beside a map: what its condition was taught on, else another one. Before a
        network that reads pictures there was none; Content, the first of all, stands in for it."""
        key = "" if condition is None else condition.key
        taught = None if condition is None else condition.recipe
        bases = taught.bases if isinstance(taught, Taught) else ()
        return next(one for one in (*bases, *self._window.library.catalogue.keys) if one != key)

    @Slot()
    def _renew(self) -> None:
        for making in self._makings:
            making.renew()

    # The folder

    @Slot()
    def _leave(self) -> None:
        self._counts = {}
        self.files.show_listing(None)
        self.marks.clear()
        for making in self._makings:
            making.leave()

    @Slot(object, dict)
    def _on_listing(self, listing: Listing, counts: dict[str, int]) -> None:
        self._counts = counts
        if self._pane is None:
            return
        self.files.show_listing(listing)
        for making in self._makings:
            making.set_counts(counts)
        self._following.show_query()

    # The query

    @Slot(int)
    def _ask(self, image_id: int) -> None:
        file_id = self.files.file_of(image_id)
        if file_id:
            self._window.find_similar([file_id])

    @Slot(object, QPoint)
    def _show_menu(self, image_ids: NDArray[np.int64], place: QPoint) -> None:
        window = self._window
        file_ids = self.files.files_of(image_ids).tolist()
        paths = [path for path in map(window.browser.path_of, file_ids) if path is not None]
        if paths:
            window.file_menu.show(file_ids, paths, place)

    @Slot()
    def _export(self) -> None:
        """The map on the left."""
        folder_map = self._map_makings[0].folder_map
        if self._exporting is not None and folder_map is not None:
            described = shown_conditions(self._window.library.catalogue)
            names = {condition.key: condition.name for condition in described}
            name = names.get(folder_map.key, folder_map.key)
            self._exporting.ask(folder_map, self.colours, name)

    # Labels

    @Slot()
    def _count_unlabelled(self) -> None:
        if self._pane is not None:
            view = self._pane.panels[0].view
            colours = self.colours.colours_of(view.image_ids)
            self._pane.legend.show_unlabelled(int((colours == UNLABELLED).sum()))

    @Slot()
    def _pick_labels(self) -> None:
        labels = self.colours.labels
        if labels is None:
            return
        dialog = PickDialog(labels, self.colours.picked, self._window)

        def pick() -> None:
            if labels is self.colours.labels:  # else others came meanwhile
                self.colours.pick(dialog.picked())

        dialog.accepted.connect(pick)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
