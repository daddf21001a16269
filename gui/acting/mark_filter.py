"""The field over the folder's pictures that shows all of them, or those with one mark."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QWidget

from core.store.marks import FAVOURITE
from gui.combo_field import ComboField
from gui.pane import FIELD_PX

_WIDTH_PX = 140
#: What `Qt.UserRole` holds for all pictures: no tag is called that, since tags are clean.
_ALL = " "


class MarkFilter(ComboField):
    """Hidden while nothing has a mark. `chosen(images)`: ids int64 [n] of the images that have
    what was chosen, or None for all."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: Mapping[int, frozenset[str]] = {}
        self.setMinimumSize(_WIDTH_PX, FIELD_PX)
        self.setAccessibleName(self.tr("Which pictures to show"))
        self.addItem(self.tr("All pictures"), _ALL)
        self.currentIndexChanged.connect(self._tell)
        self.hide()

    def set_marks(self, marks: Mapping[int, frozenset[str]]) -> None:
        """Offer the marks that there are; what is chosen stays so while anything has it."""
        before = self._images()
        self._marks = marks
        tags = sorted({tag for tags in marks.values() for tag in tags}, key=str.casefold)
        with QSignalBlocker(self):
            current = self.currentData()
            while self.count() > 1:
                self.removeItem(1)
            for tag in tags:
                self.addItem(self.tr("Favourites") if tag == FAVOURITE else tag, tag)
            self.setCurrentIndex(max(self.findData(current), 0))
        self.setVisible(bool(tags))
        if not _are_same(before, self._images()):
            self._tell()

    def show_all(self) -> None:
        """Choose nothing."""
        self.setCurrentIndex(0)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self._images())

    def _images(self) -> NDArray[np.int64] | None:
        tag = self.currentData()
        if tag == _ALL:
            return None
        found = [image_id for image_id, tags in self._marks.items() if tag in tags]
        return np.array(sorted(found), np.int64)


def _are_same(one: NDArray[np.int64] | None, other: NDArray[np.int64] | None) -> bool:
    if one is None or other is None:
        return one is other
    return np.array_equal(one, other)
