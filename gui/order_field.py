"""A field in which an order is chosen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from core.filtering.fields import Order
from gui.combo_field import BESIDE_TEXT_PX, ComboField
from gui.pane import FIELD_PX

_WIDTH_PX = 132
_TEXTS = {
    Order.LIKENESS: "By likeness",
    Order.NAME: "By name",
    Order.NEWEST: "Newest first",
    Order.OLDEST: "Oldest first",
    Order.LARGEST: "Largest files",
    Order.SMALLEST: "Smallest files",
}


class OrderField(ComboField):
    """`changed(Order)`. The first of the orders is chosen to begin with."""

    changed = Signal(object)

    def __init__(self, orders: Iterable[Order], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for order in orders:
            self.addItem(QCoreApplication.translate("orders", _TEXTS[order]), order.value)
        self.ensurePolished()
        texts = map(self.itemText, range(self.count()))
        widest_px = max(map(self.fontMetrics().horizontalAdvance, texts))
        self.setMinimumSize(max(widest_px + BESIDE_TEXT_PX, _WIDTH_PX), FIELD_PX)
        self.setAccessibleName(self.tr("Order"))
        self.currentIndexChanged.connect(self._on_changed)

    @property
    def order(self) -> Order:
        """What is chosen."""
        return Order(self.currentData())

    def choose(self, order: str) -> None:
        """Choose an order by its value; the first where there is no such order."""
        self.setCurrentIndex(max(self.findData(order), 0))

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit(self.order)
