"""How a table of labels begins, and which of its columns name the picture and hold the label."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.labels.records import LabelSource
from core.labels.sources import TableHead
from gui.combo_field import ComboField
from gui.elided_label import ElidedLabel
from gui.labels.words import source_name
from gui.messages import plain_tip, shown_count
from gui.pane import FIELD_PX
from gui.theme import SPACE, scaled_font, text_label

_Index = QModelIndex | QPersistentModelIndex
_NOTHING = TableHead((), (), (), (), 0)
_ROW_PX = 26
_WIDEST_PX = 220
#: Rows by which the width of a column is found.
_MEASURED_ROWS = 12
_FIELD_PX = 150
#: How strongly the chosen columns are tinted, of 255.
_TINTS = {"id": 28, "label": 64}


class HeadModel(QAbstractTableModel):
    """The first rows of a table; the columns that were chosen are tinted and bold."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._head = _NOTHING
        self._roles: dict[int, str] = {}

    def show_head(self, head: TableHead, source: LabelSource) -> None:
        """Show this table, and what its columns are to `source`."""
        self.beginResetModel()
        self._head = head
        names = {"id": source.id_column, "label": source.label_column}
        places = {name: place for place, name in enumerate(head.columns)}
        self._roles = {places[name]: role for role, name in names.items() if name in places}
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - as Qt has it
        return 0 if parent.isValid() else len(self._head.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._head.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        text = self._head.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text)
        if role == Qt.ItemDataRole.BackgroundRole and index.column() in self._roles:
            return _tint(self._roles[index.column()])
        return None

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            is_text = role == Qt.ItemDataRole.DisplayRole
            return self._head.line_numbers[section] if is_text else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter).value
        if role == Qt.ItemDataRole.FontRole and section in self._roles:
            return scaled_font(QFont(QGuiApplication.font()), 1.0, bold=True)
        return None

    def _title(self, section: int) -> str:
        name = self._head.columns[section]
        titles = {"id": self.tr("{name} (picture)"), "label": self.tr("{name} (label)")}
        return titles.get(self._roles.get(section, ""), "{name}").format(name=name)


def _tint(role: str) -> QColor:
    tint = QColor(QGuiApplication.palette().color(QPalette.ColorRole.Accent))
    tint.setAlpha(_TINTS[role])
    return tint


class TablePreview(QWidget):
    """`id_chosen(column)`, `label_chosen(column)`."""

    id_chosen = Signal(str)
    label_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel()
        self.title.setFont(scaled_font(self.title.font(), 1.0, bold=True))
        self.model = HeadModel(self)
        self.view = self._made_view()
        self.id_field = _field(self.tr("Column that names the picture"))
        self.label_field = _field(self.tr("Column that holds the label"))
        self.id_field.textActivated.connect(self.id_chosen)
        self.label_field.textActivated.connect(self.label_chosen)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self.title, 1)
        for text, field in (
            (self.tr("Picture:"), self.id_field),
            (self.tr("Label:"), self.label_field),
        ):
            line.addWidget(text_label(text))
            line.addWidget(field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(line)
        layout.addWidget(self.view, 1)

    def _made_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self.model)
        view.setAccessibleName(self.tr("First rows of the table"))
        view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setDefaultSectionSize(_ROW_PX)
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setMaximumSectionSize(_WIDEST_PX)
        view.horizontalHeader().setResizeContentsPrecision(_MEASURED_ROWS)
        return view

    def show_head(self, head: TableHead, source: LabelSource) -> None:
        """Show how a table begins, and the columns that were chosen."""
        self.model.show_head(head, source)
        text = self.tr("{file}: the first {n} of {total} rows")
        if head.n_rows <= len(head.rows):
            text = self.tr("{file}: {total} rows")
        n, total = shown_count(len(head.rows)), shown_count(head.n_rows)
        self.title.setText(text.format(file=source_name(source), n=n, total=total))
        for field, chosen in (
            (self.id_field, source.id_column),
            (self.label_field, source.label_column),
        ):
            field.clear()
            field.addItems(head.columns)
            field.setCurrentText(chosen)
        self.view.resizeColumnsToContents()


def _field(name: str) -> ComboField:
    field = ComboField()
    field.setAccessibleName(name)
    field.setMinimumWidth(_FIELD_PX)
    field.setFixedHeight(FIELD_PX)
    return field
