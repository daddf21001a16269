"""The strip of groups below the pictures: what a person means, sorted by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.labels.hand_made import HandMade
from core.store.notions import MOST_GROUPS
from gui.by_hand.group_card import GroupCard
from gui.combo_field import ComboField
from gui.elided_label import ElidedLabel
from gui.theme import SPACE, SPACE_LARGE, SPACE_SMALL, set_icon, set_kind
from gui.thumbnails import ThumbnailCache

_FIELD_HEIGHT_PX = 32
_CHOICE_PX = 168
#: So many groups are shown where nothing has been put in yet.
_FEWEST_CARDS = 3


class GroupPanel(QFrame):
    """Shows a notion; says by signals what is wanted.

    `dropped(number, paths)`, `named(number, name)`, `pictures_asked(number)` are about a group,
    `notion_chosen(name)` and the next three about the notion as a whole.
    """

    dropped = Signal(int, list)
    named = Signal(int, str)
    pictures_asked = Signal(int)
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
        self.cards = tuple(self._card(number, thumbnails) for number in range(1, MOST_GROUPS + 1))
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

    def _card(self, number: int, thumbnails: ThumbnailCache) -> GroupCard:
        card = GroupCard(number, thumbnails)
        card.dropped.connect(partial(self.dropped.emit, number))
        card.named.connect(partial(self.named.emit, number))
        card.asked.connect(partial(self.pictures_asked.emit, number))
        return card

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
        row = QWidget()
        set_kind(row, "bare")
        cards = QHBoxLayout(row)
        cards.setContentsMargins(SPACE_LARGE, 0, SPACE_LARGE, 0)
        cards.setSpacing(SPACE)
        for card in self.cards:
            # As high with a scroll bar below them as without.
            cards.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
        cards.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE, 0, SPACE_SMALL)
        layout.setSpacing(SPACE)
        layout.addLayout(head)
        self._row, self._scroll = row, _CardScroll(row)
        layout.addWidget(self._scroll)

    def show_notions(self, names: Sequence[str]) -> None:
        """Offer these notions."""
        if names != [self.choice.itemText(row) for row in range(self.choice.count())]:
            self.choice.clear()
            self.choice.addItems(names)

    def show_notion(self, made: HandMade, can_take_back: bool) -> None:
        """Show the groups of a notion; the one after the last that is used is there too."""
        self.choice.setCurrentIndex(self.choice.findText(made.notion.name))
        self.take_back_button.setEnabled(can_take_back)
        self.teach_button.setEnabled(bool(made.members or made.answers))
        inside = _inside(made.members)
        last = max((*inside, *made.group_names), default=0)
        for card in self.cards:
            images = inside.get(card.number, [])
            card.show_group(made.group_names.get(card.number, ""), images)
            card.setVisible(card.number <= max(last + 1, _FEWEST_CARDS))

    def bring_up(self, number: int) -> None:
        """Scroll to a group."""
        self._row.adjustSize()  # it may just have been shown
        self._scroll.ensureWidgetVisible(self.cards[number - 1], SPACE, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _inside(members: Mapping[int, int]) -> dict[int, list[int]]:
    """The images of each group, the last one that was put in first."""
    inside: dict[int, list[int]] = {}
    for image_id, number in reversed(list(members.items())):
        inside.setdefault(number, []).append(image_id)
    return inside


class _CardScroll(QScrollArea):
    """Scrolls sideways with any wheel; as high as its cards and a scroll bar."""

    def __init__(self, row: QWidget) -> None:
        super().__init__()
        set_kind(self, "bare")
        self.setWidgetResizable(True)
        self.setWidget(row)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar_px = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(row.sizeHint().height() + bar_px)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        delta = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (delta.x() or delta.y()))
        event.accept()
