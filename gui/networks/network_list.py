"""The networks to choose from, to search and to sort."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.networks.records import NetworkInfo
from gui.combo_field import ComboField
from gui.messages import shown_count, shown_number, shown_percent, shown_size
from gui.networks.adding import LITE0_INFO, Offer
from gui.networks.rows import Row, RowsModel, RowsTable
from gui.theme import SPACE, text_label

_TIMM = "timm"
_WIDTHS_PX = (88, 88, 68)
_LEAST_WIDTH_PX = 420
#: They are offered first: no download, and the best known.
_FIRST = (LITE0_INFO.name, "resnet18", "resnet50")
_MILLION = 1_000_000


class NetworkList(QWidget):
    """`chosen(NetworkInfo)` is emitted when the person chooses another network."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._current: NetworkInfo | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search by name"))
        self.search.setAccessibleName(self.tr("Search networks"))
        self.search.setClearButtonEnabled(True)
        self.family = ComboField()
        self.family.setAccessibleName(self.tr("Where networks come from"))
        self.family.addItem(self.tr("All"), "")
        titles = (self.tr("Network"), self.tr("Parameters"), self.tr("Download"), self.tr("Top-1"))
        self.model = RowsModel(titles, 1, self)
        self.table = RowsTable(self.model, self.tr("Networks"), _WIDTHS_PX)
        self.table.horizontalHeader().setToolTip(
            self.tr("Top-1: how often the network names the right one of ImageNet's 1,000 classes")
        )
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self._offers: list[Offer] = []
        self._note = text_label("", "dim")
        self._note.setWordWrap(True)
        self._note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._empty = text_label(self.tr("No network has such a name."), "dim")
        self._pages = QStackedWidget()
        self._lay_out()
        self.search.textChanged.connect(self._arrange)
        self.family.currentIndexChanged.connect(self._arrange)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)

    def add_offers(self, offers: Sequence[Offer]) -> None:
        """Offer these too, those to begin with first; what is chosen stays so."""
        self._offers += offers
        for family in sorted({offer.info.family for offer in offers} - {LITE0_INFO.family}):
            self.family.addItem(family, family)
        self.model.set_rows([self._row(offer) for offer in sorted(self._offers, key=_rank)])
        self._arrange()

    def say(self, text: str) -> None:
        """Say something under the list, or nothing."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def choose_first(self) -> None:
        """Choose the first one."""
        if self.model.rowCount():
            self.table.selectRow(0)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self.search, 1)
        top.addWidget(self.family)
        self._note.hide()
        self.setMinimumWidth(_LEAST_WIDTH_PX)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(top)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._note)

    def _row(self, offer: Offer) -> Row:
        info = offer.info
        n_millions = info.n_parameters / _MILLION
        accuracy = info.accuracy
        cells = (
            info.title,
            self.tr("{n} M").format(n=_short(n_millions)) if n_millions else "–",
            self._download(offer),
            shown_percent(accuracy, 1) if accuracy is not None else "–",
        )
        n_bytes = 0 if offer.is_here else info.weights.n_bytes or math.inf
        order = (info.title.casefold(), n_millions, n_bytes, accuracy or 0.0)
        return Row(info, cells, order, f"{info.title} ({info.family}) · {info.weights.licence}")

    def _download(self, offer: Offer) -> str:
        if offer.is_here:
            return self.tr("here")
        return shown_size(offer.info.weights.n_bytes) if offer.info.weights.n_bytes else "–"

    @Slot()
    def _arrange(self) -> None:
        words = self.search.text().casefold().split()
        family = self.family.currentData()

        def is_wanted(row: Row) -> bool:
            info = row.value
            assert isinstance(info, NetworkInfo)
            name = f"{info.title} {info.name}".casefold()
            return family in ("", info.family) and all(word in name for word in words)

        self.model.set_filter(is_wanted)
        self._pages.setCurrentIndex(1 if self.model.rowCount() else 0)
        self.table.choose(self._current)

    @Slot()
    def _on_selected(self) -> None:
        info = self.table.chosen()
        if isinstance(info, NetworkInfo) and info is not self._current:
            self._current = info
            self.chosen.emit(info)


def _rank(offer: Offer) -> tuple[int, int]:
    """Places of the first ones; the others stay in their order."""
    name = offer.info.name if offer.info.family != _TIMM else ""
    return (0, _FIRST.index(name)) if name in _FIRST else (1, 0)


def _short(number: float) -> str:
    return shown_number(number, 1) if number < 100 else shown_count(round(number))
