"""The strip of groups below the pictures: what a person means, sorted by hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.labels.hand_made import HandMade
from gui.by_hand.card_row import CardRow
from gui.combo_field import ComboField
from gui.elided_label import ElidedLabel
from gui.theme import SPACE, SPACE_LARGE, SPACE_SMALL, set_icon, set_kind
from gui.thumbnails import ThumbnailCache

_FIELD_HEIGHT_PX = 32
_CHOICE_PX = 168


class GroupPanel(QFrame):
    """Shows a notion above the row of its groups, `row`; says by signals what is wanted.

    `notion_chosen(name)` and the next three are about the notion as a whole.
    """

    notion_chosen = Signal(str)
    begin_asked = Signal()
    rename_asked = Signal()
    remove_asked = Signal()
    take_back_asked = Signal()
    questions_asked = Signal()
    teach_asked = Signal()
    closed = Signal()

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "strip")
        self.setAccessibleName(self.tr("Groups"))
        self.choice = ComboField()
        self.choice.set_bold(True)
        self.choice.setFixedSize(_CHOICE_PX, _FIELD_HEIGHT_PX)
        self.choice.setAccessibleName(self.tr("What you mean by alike"))
        self.choice.setToolTip(self.tr("What you mean by alike; a folder can have several"))
        self.choice.activated.connect(
            lambda row: self.notion_chosen.emit(self.choice.itemText(row))
        )
        self.more_button = self._tool_button("ellipsis", self.tr("New, rename, remove"))
        self.more_button.setMenu(self._menu())
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.hint = ElidedLabel(self.tr("Select pictures and press 1 to 9; 0 takes them out"))
        set_kind(self.hint, "dim")
        self.take_back_button = self._tool_button("undo-2", self.tr("Take back (Ctrl+Z)"))
        self.take_back_button.clicked.connect(self.take_back_asked)
        self.questions_button = QPushButton(self.tr("Questions…"))
        self.questions_button.setToolTip(self.tr("Say which of two pictures is more like a third"))
        self.questions_button.clicked.connect(self.questions_asked)
        self.teach_button = QPushButton(self.tr("Teach…"))
        set_kind(self.teach_button, "primary")
        self.teach_button.setToolTip(self.tr("Make a condition of what these groups have shown"))
        self.teach_button.clicked.connect(self.teach_asked)
        self.close_button = self._tool_button("x", self.tr("Hide the groups (Ctrl+G)"))
        self.close_button.clicked.connect(self.closed)
        self.row = CardRow(thumbnails)
        self._lay_out()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("&New…")).triggered.connect(self.begin_asked)
        menu.addAction(self.tr("&Rename…")).triggered.connect(self.rename_asked)
        menu.addAction(self.tr("Re&move…")).triggered.connect(self.remove_asked)
        return menu

    def _tool_button(self, icon_name: str, tip: str) -> QToolButton:
        button = QToolButton()
        set_kind(button, "flat")
        set_icon(button, icon_name)
        button.setFixedSize(_FIELD_HEIGHT_PX, _FIELD_HEIGHT_PX)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_LARGE, 0, SPACE, 0)
        head.setSpacing(SPACE_SMALL)
        head.addWidget(self.choice)
        head.addWidget(self.more_button)
        head.addSpacing(SPACE_SMALL)
        head.addWidget(self.hint, 1)
        head.addWidget(self.take_back_button)
        head.addSpacing(SPACE_SMALL)
        head.addWidget(self.questions_button)
        head.addSpacing(SPACE_SMALL)
        head.addWidget(self.teach_button)
        head.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE, 0, SPACE_SMALL)
        layout.setSpacing(SPACE)
        layout.addLayout(head)
        layout.addWidget(self.row)

    def show_notions(self, names: Sequence[str]) -> None:
        """Offer these notions."""
        if names != [self.choice.itemText(row) for row in range(self.choice.count())]:
            self.choice.clear()
            self.choice.addItems(names)

    def show_notion(self, made: HandMade, can_take_back: bool) -> None:
        """Show the groups of a notion."""
        self.choice.setCurrentIndex(self.choice.findText(made.notion.name))
        self.take_back_button.setEnabled(can_take_back)
        self.teach_button.setEnabled(bool(made.members or made.answers))
        self.row.show_groups(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
