"""What a screen reader finds in a plane: a list with a named item for each picture.

A plane is drawn as a whole, so that for Qt there is nothing in it. This list lies over it, shows
nothing and lets the mouse through; Qt tells screen readers of its items as of those of any list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from gui.map.marks import is_among

if TYPE_CHECKING:
    from gui.map.plane_points import PlanePoints

_Index = QModelIndex | QPersistentModelIndex
_ITEM_PX = 20
_ROLE = Qt.ItemDataRole
_NO_INDEX = QModelIndex()


class SpokenModel(QAbstractListModel):
    """A row for each picture of a plane, in the order of its points."""

    def __init__(self, plane: PlanePoints, parent: QObject) -> None:
        super().__init__(parent)
        self._plane = plane

    def renew(self) -> None:
        """Other pictures are shown."""
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._plane.image_ids)

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:
        """The file and its label; what is said besides tells whether it is selected."""
        image_ids = self._plane.image_ids[index.row() : index.row() + 1]
        if not len(image_ids):
            return None
        if role == _ROLE.AccessibleTextRole:
            return self._plane.name_of(int(image_ids[0]))
        if role == _ROLE.AccessibleDescriptionRole:
            is_selected = is_among(image_ids, self._plane.shared.marks.selection)[0]
            return self.tr("Selected") if is_selected else ""
        return None


class SpokenPoints(QListView):
    """Lies over `plane`, of which it is a child."""

    def __init__(self, plane: PlanePoints) -> None:
        super().__init__(plane)
        self._plane = plane
        self._model = SpokenModel(plane, self)
        self.setModel(self._model)
        self.setAccessibleName(self.tr("Pictures"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def renew(self) -> None:
        """Other pictures are shown."""
        self._model.renew()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing: the plane has been drawn."""

    def doItemsLayout(self) -> None:  # noqa: N802 - Qt's name
        """Nothing is laid out: Qt's list view would take long for many rows."""
        QAbstractItemView.doItemsLayout(self)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize()

    def visualRect(self, index: _Index) -> QRect:  # noqa: N802 - Qt's name
        """Where the picture is in the plane."""
        rect = QRect(0, 0, _ITEM_PX, _ITEM_PX)
        rect.moveCenter(self._plane.place_of(index.row()).toPoint())
        return rect
