"""The pane with the map of the folder, or two of them side by side, or its sorted grid."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.map.legend import Legend
from gui.map.map_making import MapPanel
from gui.map.plane_view import PlaneView
from gui.map.shared import Shared
from gui.map.sort_making import SortedPanel
from gui.map.tiny_pictures import TinyPictures
from gui.splitter import Splitter
from gui.theme import SPACE, SPACE_SMALL, set_icon, set_kind

#: Two maps lie beside each other where the pane is so wide, and so many times as wide as it is
#: high: there is a line of controls over each.
_WIDE_PX, _WIDE = 620, 0.8
_LEAST_HEIGHT_PX = 320


class MapPane(QWidget):
    """Holds the panels and what belongs to all of them; what they show is up to others.

    `arranged()`: another view is shown, or one more or less. `export_asked()`.
    """

    arranged = Signal()
    export_asked = Signal()

    def __init__(self, shared: Shared, tiny: TinyPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panels = MapPanel(shared), MapPanel(shared)
        self.sorted_panel = SortedPanel(shared, tiny)
        self.legend = Legend(shared.colours)
        self._make_buttons()
        self._splitter = Splitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        for panel in self.panels:
            self._splitter.addWidget(panel)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._map_page())
        self._stack.addWidget(self.sorted_panel)
        self._lay_out()
        for view in self._views:
            view.lasso_left.connect(lambda: self.set_lasso(False))
        self.setMinimumHeight(_LEAST_HEIGHT_PX)
        self.set_beside(False)

    def _make_buttons(self) -> None:
        self.map_button = _button("map", self.tr("Map"), self.tr("Alike pictures lie near"))
        self.grid_button = _button(
            "grid", self.tr("Grid"), self.tr("All pictures, sorted: alike ones beside each other")
        )
        self.grid_button.setAccessibleName(self.tr("Sorted grid"))
        modes = QButtonGroup(self)
        for button in (self.map_button, self.grid_button):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setCheckable(True)
            modes.addButton(button)
        self.map_button.setChecked(True)
        modes.buttonClicked.connect(lambda: self.set_sorted(self.grid_button.isChecked()))
        self.lasso_button = _button(
            "lasso",
            self.tr("Lasso"),
            self.tr("Draw around pictures to select them; Shift+drag draws a box (Esc: leave)"),
        )
        self.lasso_button.setCheckable(True)
        self.lasso_button.clicked.connect(self.set_lasso)
        self.beside_button = _button(
            "columns", self.tr("Beside"), self.tr("Two conditions beside each other")
        )
        self.beside_button.setCheckable(True)
        self.beside_button.clicked.connect(self.set_beside)
        self.pictures_button = _button(
            "image", self.tr("Pictures"), self.tr("Show pictures instead of dots from near by")
        )
        self.pictures_button.setCheckable(True)
        self.pictures_button.setChecked(True)
        self.pictures_button.clicked.connect(self._show_pictures)
        self.fit_button = _button(
            "maximize", self.tr("Show all"), self.tr("Show all (0, or a double click)")
        )
        self.fit_button.clicked.connect(self._fit)
        self.export_button = _button(
            "download", self.tr("Export"), self.tr("Save the map as PNG or SVG")
        )
        self.export_button.clicked.connect(self.export_asked)

    def add_chooser(self, chooser: QWidget) -> None:
        """Where labels are chosen; under the buttons."""
        self._chooser_place.addWidget(chooser)

    def _lay_out(self) -> None:
        #: More controls can be put before the last one.
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(SPACE, SPACE_SMALL, SPACE, 0)
        self.tools.setSpacing(SPACE_SMALL)
        self.tools.addWidget(self.map_button)
        self.tools.addWidget(self.grid_button)
        self.tools.addStretch(1)
        for button in (
            self.lasso_button,
            self.fit_button,
            self.pictures_button,
            self.beside_button,
            self.export_button,
        ):
            self.tools.addWidget(button)
        self._chooser_place = QVBoxLayout()
        self._chooser_place.setContentsMargins(SPACE, 0, SPACE, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_SMALL)
        layout.addLayout(self.tools)
        layout.addLayout(self._chooser_place)
        layout.addWidget(self._stack, 1)

    def _map_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_SMALL)
        layout.addWidget(self._splitter, 1)
        layout.addWidget(self.legend)
        return page

    @property
    def _views(self) -> tuple[PlaneView, ...]:
        return (*(panel.view for panel in self.panels), self.sorted_panel.view)

    @property
    def is_sorted(self) -> bool:
        """Whether the sorted grid is shown, not the map."""
        return self._stack.currentWidget() is self.sorted_panel

    @property
    def is_beside(self) -> bool:
        """Whether two maps are shown, or would be."""
        return self.beside_button.isChecked()

    def set_sorted(self, is_sorted: bool) -> None:
        """Show the sorted grid, or the map."""
        self._stack.setCurrentIndex(int(is_sorted))
        (self.grid_button if is_sorted else self.map_button).setChecked(True)
        for button in (self.pictures_button, self.beside_button, self.export_button):
            button.setEnabled(not is_sorted)
        self.arranged.emit()

    @Slot(bool)
    def set_beside(self, is_beside: bool) -> None:
        """Show two maps, or one."""
        self.beside_button.setChecked(is_beside)
        self.panels[1].setVisible(is_beside)
        self.arranged.emit()

    @Slot(bool)
    def set_lasso(self, is_lasso: bool) -> None:
        """Whether dragging draws a lasso without a key being held."""
        self.lasso_button.setChecked(is_lasso)
        for view in self._views:
            view.set_lasso(is_lasso)

    @Slot(bool)
    def _show_pictures(self, has_pictures: bool) -> None:
        for panel in self.panels:
            panel.map_view.set_pictures(has_pictures)

    @Slot()
    def _fit(self) -> None:
        for view in self._views:
            view.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        is_wide = self.width() >= max(_WIDE_PX, self.height() * _WIDE)
        sideways = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self._splitter.orientation() is not sideways:
            self._splitter.setOrientation(sideways)
            self._splitter.setSizes([1, 1])


def _button(icon: str, name: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(name)
    button.setToolTip(tip)
    button.setAccessibleName(name)
    set_kind(button, "flat")
    set_icon(button, icon)
    return button
