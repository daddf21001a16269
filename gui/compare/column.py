"""One column of a comparison: the choice of a condition above the ranking under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.conditions.base import Condition
from gui.combo_field import ComboField
from gui.compare.marks import ColumnModel, MarkDelegate
from gui.gallery.model import Tiles
from gui.gallery.view import Gallery
from gui.messages import plain_tip
from gui.theme import SPACE, SPACE_SMALL, set_icon, set_kind, text_label
from gui.thumbnails import ThumbnailCache

_FIELD_HEIGHT_PX = 32
_NARROWEST_PX = 132
_NOTE_LINES = 2


class Column(QWidget):
    """Shows what it is given. `picked(key)`: another condition was chosen; `removed()`: the
    column is not wanted any more; `index_asked()`: its condition shall see the whole folder."""

    picked = Signal(str)
    removed = Signal()
    index_asked = Signal()

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conditions: list[Condition] = []
        self.choice = ComboField()
        self.choice.setMinimumSize(80, _FIELD_HEIGHT_PX)
        self.choice.setSizeAdjustPolicy(
            ComboField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setPlaceholderText(self.tr("Your mix"))
        self.choice.activated.connect(self._on_activated)
        self.remove_button = QToolButton()
        set_kind(self.remove_button, "flat")
        set_icon(self.remove_button, "x")
        self.remove_button.clicked.connect(self.removed)
        self.note = text_label("", "dim")
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.index_button = QPushButton(self.tr("Index"))
        self.index_button.clicked.connect(self.index_asked)
        self.index_button.hide()
        self.model = ColumnModel(thumbnails, self)
        self.gallery = Gallery(self)
        self.gallery.setItemDelegate(MarkDelegate(self.gallery))
        self.gallery.setModel(self.model)
        self.gallery.setFrameShape(QFrame.Shape.NoFrame)
        self.gallery.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(_NARROWEST_PX)
        self._lay_out()

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.setSpacing(SPACE_SMALL)
        choice.addWidget(self.choice, 1)
        choice.addWidget(self.remove_button)
        said = QHBoxLayout()
        said.setSpacing(SPACE_SMALL)
        said.addWidget(self.note, 1)
        said.addWidget(self.index_button, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE, 0, SPACE_SMALL, SPACE_SMALL)
        head.setSpacing(SPACE_SMALL)
        head.addLayout(choice)
        head.addLayout(said)
        # As high in every column, so that the grids begin at the same height.
        lines_px = self.note.fontMetrics().lineSpacing() * _NOTE_LINES
        self.note.setFixedHeight(max(lines_px, self.index_button.sizeHint().height()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.gallery, 1)

    @property
    def name(self) -> str:
        """The name of the condition, as shown."""
        return self.choice.currentText() or self.choice.placeholderText()

    def set_place(self, number: int) -> None:
        """Say to a screen reader which column this is, from 1."""
        self.choice.setAccessibleName(self.tr("Condition of column {n}").format(n=number))
        self.gallery.setAccessibleName(self.tr("Ranking in column {n}").format(n=number))
        text = self.tr("Remove column {n}").format(n=number)
        self.remove_button.setAccessibleName(text)
        self.remove_button.setToolTip(text)

    def set_choices(self, conditions: Sequence[Condition]) -> None:
        """Offer these conditions."""
        if list(conditions) == self._conditions:
            return
        self._conditions = list(conditions)
        self.choice.clear()
        for row, condition in enumerate(conditions):
            self.choice.addItem(condition.name, condition.key)
            tip = plain_tip(condition.summary)
            self.choice.setItemData(row, tip, Qt.ItemDataRole.ToolTipRole)

    def set_condition(self, key: str) -> None:
        """Show a condition as chosen; an empty key is that of a blend without a name."""
        row = self.choice.findData(key) if key else -1
        self.choice.setCurrentIndex(row)
        self.choice.setToolTip(str(self.choice.itemData(row, Qt.ItemDataRole.ToolTipRole) or ""))

    def show_tiles(self, tiles: Tiles) -> None:
        """Show a ranking, from its top."""
        self.model.clear_common()
        self.model.set_tiles(tiles)

    def say(self, note: str, tip: str = "") -> None:
        """A short note above the grid, and all of it under the mouse."""
        self.note.setText(note)
        self.note.setToolTip(plain_tip(tip or note))

    def offer_index(self, is_offered: bool) -> None:
        """Whether indexing can be asked for."""
        tip = self.tr("Index this folder under {condition}").format(condition=self.name)
        self.index_button.setToolTip(plain_tip(tip))
        self.index_button.setAccessibleName(tip)
        self.index_button.setVisible(is_offered)

    def _on_activated(self, row: int) -> None:
        self.picked.emit(str(self.choice.itemData(row)))
