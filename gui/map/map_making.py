"""Makes the map of one panel: at once by PCA, then in the way that was chosen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from core.conditions.base import Condition
from core.jobs import Control, Progress, Report
from core.maps.records import FolderMap, MapMethod
from core.records import Listing
from core.reports.mapping import make_map, usual_method
from gui.combo_field import ComboField
from gui.map.making import Making
from gui.map.map_view import MapView
from gui.map.panel import Panel
from gui.map.shared import Shared
from gui.map.words import map_text, map_tip, method_name, method_tip
from gui.pane import FIELD_PX
from gui.session import Session

_LEAST_METHOD_PX = 84
#: How conditions of many numbers can be drawn.
_OF_MANY = (MapMethod.PCA, MapMethod.TSNE, MapMethod.UMAP)


class MapPanel(Panel):
    """A map, with a choice of how it is drawn."""

    def __init__(self, shared: Shared, parent: QWidget | None = None) -> None:
        self.map_view = MapView(shared)
        super().__init__(self.map_view, parent)
        self.method = ComboField()
        self.method.setMinimumSize(_LEAST_METHOD_PX, FIELD_PX)
        self.method.setAccessibleName(self.tr("How the map is drawn"))
        self.controls.addWidget(self.method, 1)
        self.set_methods(list(_OF_MANY), MapMethod.TSNE)

    def set_methods(self, methods: list[MapMethod], current: MapMethod) -> None:
        """Offer these ways of drawing."""
        if methods != [self.method.itemData(row) for row in range(self.method.count())]:
            self.method.clear()
            for method in methods:
                self.method.addItem(method_name(method), method)
        self.method.setCurrentIndex(methods.index(current))
        self.method.setToolTip(method_tip(current))


class MapMaking(Making):
    """Keeps a `MapPanel` in step."""

    _sketched_in_thread = Signal(object, object)

    def __init__(self, panel: MapPanel, session: Session, parent: QObject | None = None) -> None:
        super().__init__(panel, session, parent)
        self.map_panel = panel
        #: What is shown.
        self.folder_map: FolderMap | None = None
        self._chosen: MapMethod | None = None
        panel.method.activated.connect(self._on_method)
        queued = Qt.ConnectionType.QueuedConnection
        self._sketched_in_thread.connect(self._on_sketched, queued)

    @Slot(int)
    def _on_method(self, row: int) -> None:
        # An enum that is a text comes back from Qt as one.
        self.choose_method(MapMethod(self.map_panel.method.itemData(row)))

    def choose_method(self, method: MapMethod) -> None:
        """Draw all maps of this panel in this way, where that can be."""
        self._chosen = method
        self.make_anew()

    def _method(self, condition: Condition) -> MapMethod:
        usual = usual_method(condition)
        can_be_raw = usual is MapMethod.RAW
        if self._chosen is None or (self._chosen is MapMethod.RAW and not can_be_raw):
            return usual
        return self._chosen

    def _wanted(self, condition: Condition, listing: Listing) -> object:
        method = self._method(condition)
        raw = [MapMethod.RAW] if usual_method(condition) is MapMethod.RAW else []
        self.map_panel.set_methods([*raw, *_OF_MANY], method)
        return method, listing.image_ids.tobytes()

    def _begin(self, condition: Condition, listing: Listing) -> None:
        library, method, request = self.session.library, self._method(condition), self._request

        def work(report: Report, control: Control) -> FolderMap:
            def sketched(sketch: FolderMap) -> None:
                self._sketched_in_thread.emit(request, sketch)

            with library.open_store() as store:
                return make_map(
                    library, store, listing, condition, method, report, control, sketched=sketched
                )

        if self._is_empty:
            self.panel.view.show_none(self.tr("Drawing the map"))
        self.panel.show_progress(Progress("map_start", 0, 0))
        self._job.start(work)

    @Slot(object, object)
    def _on_sketched(self, request: object, sketch: FolderMap) -> None:
        """Something to look at meanwhile, unless it is this condition that is looked at already."""
        shown = None if self._is_empty else self.folder_map
        is_other = shown is None or shown.fingerprint != sketch.fingerprint
        if request is self._request and (is_other or sketch.method is self._chosen):
            self._show(sketch)
            self.renewed.emit()

    def _show(self, folder_map: FolderMap) -> None:
        if self._is_empty or not _is_same(folder_map, self.folder_map):
            self.map_panel.map_view.show_map(folder_map)
        self.folder_map = folder_map

    def _show_made(self, made: FolderMap) -> None:
        self._show(made)
        self._say_shown()

    def _say_shown(self) -> None:
        if self.folder_map is not None:
            self.panel.say(map_text(self.folder_map), map_tip(self.folder_map))


def _is_same(one: FolderMap, other: FolderMap | None) -> bool:
    """Whether one can go on looking where one is."""
    if other is None or one.points.shape != other.points.shape:
        return False
    are_same_images = bool((one.image_ids == other.image_ids).all())
    return are_same_images and bool((one.points == other.points).all())
