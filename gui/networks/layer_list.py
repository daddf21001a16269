"""The layers of one network, the notable ones first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.networks.records import LayerInfo
from gui.messages import shown_count
from gui.networks.layer_choice import notable_layers, shown_layer, usual_layer
from gui.networks.rows import Row, RowsModel, RowsTable
from gui.theme import SPACE, text_label

_WIDTHS_PX = (140, 160)


class LayerList(QWidget):
    """`chosen(LayerInfo | None)` is emitted when another layer is chosen, or none any more."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._notable: set[int] = set()
        self._current: LayerInfo | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search layers"))
        self.search.setAccessibleName(self.tr("Search layers"))
        self.search.setClearButtonEnabled(True)
        self.all_layers = QCheckBox(self.tr("All layers"))
        titles = (self.tr("Layer, from picture to answer"), self.tr("Module"), self.tr("Puts out"))
        self.model = RowsModel(titles, 2, self)
        self.table = RowsTable(self.model, self.tr("Layers"), _WIDTHS_PX)
        self._empty = text_label("", "dim")
        self._pages = QStackedWidget()
        self._lay_out()
        self.search.textChanged.connect(self._arrange)
        self.all_layers.toggled.connect(self._arrange)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)

    def set_layers(self, layers: Sequence[LayerInfo]) -> None:
        """Show the layers of a network, and choose the one that was chosen before, by its name,
        or else the usual one."""
        before, self._current = self._current, None
        notable = notable_layers(layers)
        self._notable = {id(info) for info in notable}
        # The notable ones in the order in which they are done, the others as they are called.
        others = [info for info in layers if id(info) not in self._notable]
        self.model.set_rows([self._row(info) for info in (*notable, *others)])
        self._arrange()
        same = [info for info in layers if before is not None and _is_same(info, before)]
        wanted = same[0] if same else usual_layer(layers)
        if not self.table.choose(wanted):
            self.all_layers.setChecked(True)
            self.table.choose(wanted)

    def say(self, text: str) -> None:
        """Say why there are none to choose from, and forget those that there were."""
        self._notable = set()
        self.model.set_rows([])
        self._empty.setText(text)
        self._pages.setCurrentIndex(0)
        self.chosen.emit(None)

    def forget(self) -> None:
        """Another network comes: let its usual layer be chosen."""
        self._current = None

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self.search, 1)
        top.addWidget(self.all_layers)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(top)
        layout.addWidget(self._pages, 1)

    def _row(self, info: LayerInfo) -> Row:
        name = shown_layer(info)
        if info.call:
            name = self.tr("{layer}, call {n}").format(layer=name, n=info.call + 1)
        cells = (name, info.module, self._shape(info))
        return Row(info, cells, cells, " · ".join(cells))

    def _shape(self, info: LayerInfo) -> str:
        sizes = info.shape[1:]
        if len(sizes) == 2:
            return self.tr("{n} tokens × {d}").format(n=shown_count(sizes[0]), d=sizes[1])
        return " × ".join(str(size) for size in sizes)

    @Slot()
    def _arrange(self) -> None:
        needle = self.search.text().strip().casefold()
        # Whoever searches wants to find it, also among those that are not shown at first.
        is_all = self.all_layers.isChecked() or bool(needle)

        def is_wanted(row: Row) -> bool:
            is_listed = is_all or id(row.value) in self._notable
            return is_listed and needle in " ".join(row.cells).casefold()

        self.model.set_filter(is_wanted)
        if self.model.rowCount() == 0:
            self._empty.setText(self.tr("No layer has such a name."))
        self._pages.setCurrentIndex(1 if self.model.rowCount() else 0)
        if self._current is not None:
            self.table.choose(self._current)

    @Slot()
    def _on_selected(self) -> None:
        info = self.table.chosen()
        if isinstance(info, LayerInfo) and info is not self._current:
            self._current = info
            self.chosen.emit(info)


def _is_same(info: LayerInfo, other: LayerInfo) -> bool:
    return (info.layer, info.call) == (other.layer, other.call)
