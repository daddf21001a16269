"""Pictures whose neighbours disagree with their label, as a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)
from PySide6.QtGui import QIcon, QPixmap

from core.measuring.records import Doubt
from gui.messages import plain_tip
from gui.quality.words import percent_text
from gui.thumbnails import ThumbnailCache

THUMBNAIL_PX = 56

_Index = QModelIndex | QPersistentModelIndex


class DoubtModel(QAbstractListModel):
    """Fetches the thumbnails of the rows that are looked at."""

    def __init__(
        self, thumbnails: ThumbnailCache, name_of: Callable[[int], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._name_of = name_of
        self.doubts: tuple[Doubt, ...] = ()
        self._rows: dict[int, int] = {}
        thumbnails.ready.connect(self._on_ready)
        thumbnails.drained.connect(self._on_drained)

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        """Show these."""
        self.beginResetModel()
        self.doubts = tuple(doubts)
        self._rows = {doubt.image_id: row for row, doubt in enumerate(self.doubts)}
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        return 0 if parent.isValid() else len(self.doubts)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        doubt = self.doubts[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return doubt_text(doubt)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._name_of(doubt.image_id))
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbnail(doubt.image_id)
        return None

    def _thumbnail(self, image_id: int) -> QIcon:
        """An icon, which the view draws as large as all others; marked, it keeps its colours."""
        pixmap = self._thumbnails.pixmap(image_id, THUMBNAIL_PX * 2)
        if pixmap is None:
            pixmap = QPixmap(THUMBNAIL_PX, THUMBNAIL_PX)
            pixmap.fill(Qt.GlobalColor.transparent)
        icon = QIcon(pixmap)
        icon.addPixmap(pixmap, QIcon.Mode.Selected)
        return icon

    @Slot(int)
    def _on_ready(self, image_id: int) -> None:
        row = self._rows.get(image_id)
        if row is not None:
            index = self.index(row)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    @Slot()
    def _on_drained(self) -> None:
        if self.doubts:
            last = self.index(len(self.doubts) - 1)
            self.dataChanged.emit(self.index(0), last, [Qt.ItemDataRole.DecorationRole])


def doubt_text(doubt: Doubt) -> str:
    """The label it has, the one that its neighbours have, and how many of them."""
    return f"{doubt.label} → {doubt.other}  {percent_text(doubt.share)}"
