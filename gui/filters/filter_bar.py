"""The bar in which it is said what pictures have to be."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from core.filtering.fields import MARK_FIELDS, Field
from core.filtering.records import Facet, Filter
from gui.filters.field_box import FieldBox
from gui.filters.words import field_name
from gui.flow_layout import FlowLayout
from gui.messages import listed
from gui.pane import FIELD_PX
from gui.theme import SPACE, SPACE_LARGE, set_icon, set_kind

_NAME_WIDTH_PX = 190
#: Who types gets an answer when a moment has passed.
_TYPING_MS = 120


class FilterBar(QWidget):
    """`changed(Field, values)`: these are wanted of a field now; `cleared()`; `closed()`."""

    changed = Signal(object, object)
    cleared = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Name or folder contains"))
        self.name.setAccessibleName(self.tr("Filter by name"))
        self.name.setClearButtonEnabled(True)
        self.name.setFixedSize(_NAME_WIDTH_PX, FIELD_PX)
        #: What counts of it.
        self._name = ""
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._take_name)
        self.name.textChanged.connect(self._typing.start)
        self.name.returnPressed.connect(self._take_name)
        self.boxes = {field: FieldBox(field) for field in Field if field is not Field.NAME}
        for field, box in self.boxes.items():
            box.changed.connect(partial(self.changed.emit, field))
            box.setHidden(field in MARK_FIELDS)
        self.clear_button = QPushButton(self.tr("Clear filter"))
        self.clear_button.setToolTip(self.tr("Show all pictures again"))
        self.clear_button.setFixedHeight(FIELD_PX)
        self.clear_button.clicked.connect(self.cleared)
        self._lay_out()
        self.show_filter(Filter())

    def _lay_out(self) -> None:
        fields = QWidget()
        flow = FlowLayout(fields, SPACE)
        flow.setContentsMargins(0, 0, 0, 0)
        for widget in (self.name, *self.boxes.values()):
            flow.addWidget(widget)
        close = QToolButton()
        set_kind(close, "flat")
        set_icon(close, "x")
        told = self.tr("Close the filter bar; what is chosen still counts")
        close.setToolTip(told)
        close.setAccessibleName(told)
        close.clicked.connect(self.closed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE, SPACE_LARGE, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(fields, 1)
        layout.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

    def show_filter(self, asked: Filter) -> None:
        """This is wanted; emits nothing."""
        (name,) = asked.values(Field.NAME) or ("",)
        if name != self._name:  # whoever is typing is not disturbed by what else changes
            self._name = name
            if name != self.name.text().strip():
                self.name.setText(name)
                self._typing.stop()
        for field, box in self.boxes.items():
            box.show_values(asked.values(field))
            if asked.values(field):
                box.show()
        self.clear_button.setEnabled(not asked.is_empty)

    def show_facets(self, facets: Mapping[Field, Facet]) -> None:
        """This can be chosen from."""
        for field, box in self.boxes.items():
            box.show_facet(facets.get(field, Facet((), 0)))
            if field in MARK_FIELDS:  # of which most people have none
                box.setVisible(field in facets)

    @Slot()
    def _take_name(self) -> None:
        self._typing.stop()
        text = self.name.text().strip()
        self.changed.emit(Field.NAME, (text,) if text else ())


def said_of(asked: Filter) -> str:
    """The fields that count, such as "Name, Camera"."""
    return listed(field_name(wanted.field) for wanted in asked.wanted)
