"""A square table of cosines with pictures as its heads, shaded by value."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QAction, QColor, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.compare.pictures import Pictures
from gui.contrast import most_readable
from gui.messages import plain_tip
from gui.theme import RADIUS_PX, SPACE, SPACE_SMALL, mixed, rounded_pixmap, scaled_font

_Index = QModelIndex | QPersistentModelIndex
#: How much of the highlight is in the field of the most alike pair: with more there would be
#: shades on which neither dark nor light numbers can be read well.
_STRONGEST = 0.75
_HEAD_NAME_PX = 168
#: Up to so many pictures have large fields.
_FEW = 6
_LARGE_PX, _SMALL_PX = 80, 44

#: How strongly a field is shaded: 0 to 1, None for not at all.
ShadeRole = Qt.ItemDataRole.UserRole + 1


class MatrixModel(QAbstractTableModel):
    """Cosines float32 [k, k] of `pictures` with each other; NaN where nothing is known."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = pictures
        n = len(pictures)
        self._cosines: NDArray[np.float32] = np.full((n, n), np.nan, np.float32)

    def set_cosines(self, cosines: NDArray[np.float32] | None) -> None:
        """Show these; nothing where None."""
        n = len(self.pictures)
        self._cosines = np.full((n, n), np.nan, np.float32) if cosines is None else cosines
        self.dataChanged.emit(self.index(0, 0), self.index(n - 1, n - 1))

    def as_text(self) -> str:
        """All of it, tab-separated, with names as heads and a point as decimal mark."""
        lines = ["\t".join(("", *self.pictures.names))]
        for name, row in zip(self.pictures.names, self._cosines.tolist(), strict=True):
            lines.append("\t".join((name, *("" if math.isnan(c) else f"{c:.4f}" for c in row))))
        return "\n".join(lines)

    def extremes(self) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """The places of the most and the least alike pair; None where there is only one pair."""
        pairs = [
            (float(self._cosines[pair]), pair)
            for pair in zip(*np.triu_indices(len(self.pictures), 1), strict=True)
            if not math.isnan(self._cosines[pair])
        ]
        if len(pairs) < 2:
            return None
        (_, most), (_, least) = max(pairs, key=_value), min(pairs, key=_value)
        return (int(most[0]), int(most[1])), (int(least[0]), int(least[1]))

    def text(self, row: int, column: int) -> str:
        """The number in a field; a dash where there is none."""
        cosine = float(self._cosines[row, column])
        return "–" if math.isnan(cosine) else QLocale().toString(cosine, "f", 3)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - as Qt has it
        return 0 if parent.isValid() else len(self.pictures)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return self.rowCount(parent)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == ShadeRole:
            return self._shade(row, column)
        names = f"{self.pictures.names[row]} · {self.pictures.names[column]}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{names}: {self.text(row, column)}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{names}: {self.text(row, column)}"
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, _orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        name = self.pictures.names[section]
        return {
            Qt.ItemDataRole.DisplayRole: name,
            Qt.ItemDataRole.ToolTipRole: plain_tip(name),
        }.get(Qt.ItemDataRole(role))

    def _shade(self, row: int, column: int) -> float | None:
        """Between the least and the most alike pair: a picture with itself is no news."""
        pairs = self._cosines[~np.eye(len(self._cosines), dtype=bool)]
        cosine = self._cosines[row, column]
        if row == column or np.isnan(cosine):
            return None
        low, high = float(np.nanmin(pairs)), float(np.nanmax(pairs))
        return 0.5 if high - low < 1e-6 else (float(cosine) - low) / (high - low)


def _value(pair: tuple[float, object]) -> float:
    return pair[0]


def field_colours(palette: QPalette, shade: float) -> tuple[QColor, QColor]:
    """Background and text of a field shaded 0 to 1; the text is what reads better on it."""
    highlight, base = (
        palette.color(QPalette.ColorRole.Highlight),
        palette.color(QPalette.ColorRole.Base),
    )
    back = mixed(highlight, base, shade * _STRONGEST)
    roles = (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText)
    return back, most_readable(back, *(palette.color(role) for role in roles))


class MatrixTable(QTableView):
    """The matrix as a table; Ctrl+C copies all of it as text."""

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        field_px = _LARGE_PX if len(model.pictures) <= _FEW else _SMALL_PX
        self.setHorizontalHeader(_PictureHead(Qt.Orientation.Horizontal, model.pictures, field_px))
        self.setVerticalHeader(_PictureHead(Qt.Orientation.Vertical, model.pictures, field_px))
        self.setItemDelegate(_FieldDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("How alike the pictures are"))
        model.pictures.changed.connect(self._repaint_heads)
        copy = QAction(self)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        self.addAction(copy)

    def copy(self) -> None:
        """Put the whole matrix on the clipboard."""
        model = self.model()
        if isinstance(model, MatrixModel):
            QApplication.clipboard().setText(model.as_text())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as all of it."""
        frame = 2 * self.frameWidth()
        across, down = self.horizontalHeader(), self.verticalHeader()
        return QSize(
            across.length() + down.sizeHint().width() + frame,
            down.length() + across.sizeHint().height() + frame,
        )

    def _repaint_heads(self) -> None:
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.viewport().update()


class _PictureHead(QHeaderView):
    """Thumbnails across; thumbnails with names down."""

    def __init__(self, orientation: Qt.Orientation, pictures: Pictures, field_px: int) -> None:
        super().__init__(orientation)
        self._pictures = pictures
        self._field_px = field_px
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(field_px)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        if self.orientation() == Qt.Orientation.Horizontal:
            return QSize(super().sizeHint().width(), self._field_px)
        return QSize(self._field_px + _HEAD_NAME_PX, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:  # noqa: N802
        side = self._field_px - 2 * SPACE_SMALL
        ratio = self.devicePixelRatioF()
        box = QRect(rect.left() + SPACE_SMALL, rect.top() + SPACE_SMALL, side, side)
        box = QStyle.visualRect(self.layoutDirection(), rect, box)
        pixmap = self._pictures.pixmap(logical_index, round(side * ratio))
        painter.save()
        if pixmap is not None:
            painter.drawPixmap(box, rounded_pixmap(pixmap, side, RADIUS_PX, ratio))
        if self.orientation() == Qt.Orientation.Vertical:
            room = rect.adjusted(self._field_px + SPACE_SMALL, 0, -SPACE, 0)
            self._draw_name(painter, rect, room, self._pictures.names[logical_index])
        painter.restore()

    def _draw_name(self, painter: QPainter, rect: QRect, room: QRect, name: str) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.setFont(self.font())
        text = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, room.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(QStyle.visualRect(self.layoutDirection(), rect, room), flags, text)


class _FieldDelegate(QStyledItemDelegate):
    """A number on its shade; quiet where a picture meets itself."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shade = index.data(ShadeRole)
        palette = option.palette
        back = palette.color(QPalette.ColorRole.Base)
        text = palette.color(QPalette.ColorRole.PlaceholderText)
        if shade is not None:
            back, text = field_colours(palette, shade)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(back)
        painter.drawRoundedRect(box, RADIUS_PX, RADIUS_PX)
        painter.setPen(text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2, 2, -3, -3), SPACE_SMALL, SPACE_SMALL)
        painter.setFont(scaled_font(option.font, 1.0, bold=shade is not None))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, index.data())
        painter.restore()
