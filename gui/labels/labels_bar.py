"""A line in which labels are chosen: where they are from, the column, and what was found."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from core.labels.records import LabelSource, SourceKind
from core.labels.tables import SUFFIXES
from gui.combo_field import ComboField
from gui.elided_label import ElidedLabel
from gui.file_dialogs import ask_file
from gui.labels.words import short_text, source_name
from gui.messages import plain_tip, sentence
from gui.pane import FIELD_PX
from gui.theme import SPACE_SMALL, set_icon, set_kind

if TYPE_CHECKING:
    from gui.labels.folder_labels import FolderLabels

#: From the least width of a field to the one that it would like.
_FIELD_WIDTHS_PX = (72, 180)


class LabelsBar(QWidget):
    """Shows what `labels` knows, and tells it what is chosen."""

    def __init__(self, labels: FolderLabels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = labels
        self._sources: list[LabelSource] = []
        self.source = _field(self.tr("Where labels are from"))
        self.source.activated.connect(self._on_source)
        self.column = _field(self.tr("Column of the labels"))
        self.column.activated.connect(self._on_column)
        self.said = ElidedLabel()
        self.stop_button = _button("x", self.tr("Stop reading"))
        self.stop_button.clicked.connect(labels.stop)
        self.found_button = _button("tag", self.tr("Labels: the table, and what was found"))
        self.found_button.clicked.connect(labels.open)
        self._has_details = True
        self._lay_out()
        labels.renewed.connect(self._renew)
        self._renew()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_SMALL)
        for field in (self.source, self.column):
            layout.addWidget(field, 2)
        layout.addWidget(self.found_button)
        layout.addWidget(self.said, 3)
        layout.addWidget(self.stop_button)

    def leave_out_details(self) -> None:
        """Only choose the source, where columns and findings are shown beside it anyway."""
        self._has_details = False
        self._renew()

    # What is shown

    @Slot()
    def _renew(self) -> None:
        self._show_sources()
        self._show_columns()
        labels = self._labels
        self.stop_button.setVisible(labels.is_reading)
        self.found_button.setVisible(self._has_details)
        self.setEnabled(labels.listing is not None)
        is_refused = labels.error is not None and not labels.said
        set_kind(self.said, "warning" if is_refused else "dim")
        self.said.setText(self._text())

    def _text(self) -> str:
        labels = self._labels
        if labels.said or not self._has_details:
            return labels.said
        if labels.error is not None:
            return sentence(labels.error)
        return "" if labels.found is None else short_text(labels.found)

    def _show_sources(self) -> None:
        labels = self._labels
        chosen = labels.wanted or labels.source
        self._sources = list(labels.sources)
        if chosen is not None and not any(_is_same(chosen, one) for one in self._sources):
            self._sources.append(chosen)
        names = [self.tr("No labels"), *map(source_name, self._sources), self.tr("Choose a file…")]
        place = next((n for n, one in enumerate(self._sources, 1) if _is_same(chosen, one)), 0)
        _show_items(self.source, names, place)
        path = chosen.path if chosen is not None and chosen.kind is SourceKind.TABLE else ""
        self.source.setToolTip(plain_tip(path))

    def _show_columns(self) -> None:
        head, source = self._labels.head, self._labels.source
        is_offered = head is not None and source is not None and self._labels.wanted is None
        self.column.setVisible(self._has_details and head is not None)
        self.column.setEnabled(is_offered)
        if head is not None and source is not None:
            names = list(head.label_columns)
            if source.label_column not in names:
                names.append(source.label_column)
            _show_items(self.column, names, names.index(source.label_column))

    # What is chosen

    @Slot(int)
    def _on_source(self, row: int) -> None:
        if row == 0:
            self._labels.clear()
        elif row <= len(self._sources):
            self._labels.choose(self._sources[row - 1])
        else:
            self._show_sources()
            self.ask_for_file()

    @Slot(int)
    def _on_column(self, row: int) -> None:
        source = self._labels.source
        if source is not None:
            self._labels.choose(replace(source, label_column=self.column.itemText(row)))

    def ask_for_file(self) -> None:
        """Ask for a table, and choose it."""
        endings = " ".join(f"*{ending}" for ending in SUFFIXES)
        filters = self.tr("Tables ({endings})").format(endings=endings)
        listing = self._labels.listing
        start = os.fsdecode(listing.folder) if listing is not None else str(Path.home())
        title = self.tr("Choose a table of labels")
        chosen = ask_file(self, title, start, filters)
        if chosen:
            self._labels.choose(LabelSource(SourceKind.TABLE, chosen))


def _field(name: str) -> ComboField:
    field = ComboField()
    field.setAccessibleName(name)
    field.setMinimumWidth(_FIELD_WIDTHS_PX[0])
    field.setMaximumWidth(_FIELD_WIDTHS_PX[1])
    field.setFixedHeight(FIELD_PX)
    return field


def _button(icon: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setToolTip(name)
    button.setAccessibleName(name)
    set_kind(button, "flat")
    set_icon(button, icon)
    return button


def _show_items(field: ComboField, names: list[str], place: int) -> None:
    """Not filled anew where nothing is different: its list may be open."""
    if names != [field.itemText(row) for row in range(field.count())]:
        field.clear()
        field.addItems(names)
    field.setCurrentIndex(place)


def _is_same(one: LabelSource | None, other: LabelSource) -> bool:
    """Whether both read the same thing, whichever columns of it."""
    return one is not None and (one.kind, one.path) == (other.kind, other.path)
