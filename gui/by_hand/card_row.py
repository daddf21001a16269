"""The groups of a notion in a row that scrolls sideways."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from core.labels.hand_made import HandMade
from core.store.notions import MOST_GROUPS
from gui.by_hand.group_card import GroupCard
from gui.theme import SPACE, SPACE_LARGE, set_kind
from gui.thumbnails import ThumbnailCache

#: The line that shows the focus.
_FRAME_PX = 1
#: So many groups are shown where nothing has been put in yet.
_FEWEST_CARDS = 3


class CardRow(QScrollArea):
    """As high as its cards and a scroll bar. `dropped(number, paths)`, `named(number, name)` and
    `pictures_asked(number)` are about one group."""

    dropped = Signal(int, list)
    named = Signal(int, str)
    pictures_asked = Signal(int)

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        #: Those that were needed so far; some may be hidden again.
        self.cards: list[GroupCard] = []
        set_kind(self, "bare")
        self.setAccessibleName(self.tr("Groups in a row"))
        self._row = QWidget()
        set_kind(self._row, "bare")
        self._layout = QHBoxLayout(self._row)
        self._layout.setContentsMargins(SPACE_LARGE, 0, SPACE_LARGE, 0)
        self._layout.setSpacing(SPACE)
        self._layout.addStretch(1)
        self._have_cards(_FEWEST_CARDS)
        self.setWidgetResizable(True)
        self.setWidget(self._row)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar_px = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(self._row.sizeHint().height() + bar_px + 2 * _FRAME_PX)

    def show_groups(self, made: HandMade) -> None:
        """Show the groups up to the last that is used, and the one after it."""
        inside = _inside(made.members)
        last = max((*inside, *made.group_names), default=0)
        n_shown = min(max(last + 1, _FEWEST_CARDS), MOST_GROUPS)
        self._have_cards(n_shown)
        for card in self.cards:
            name = made.group_names.get(card.number, "")
            card.show_group(name, inside.get(card.number, []))
            card.setVisible(card.number <= n_shown)

    def bring_up(self, number: int) -> None:
        """Scroll to a group that is shown."""
        self._row.adjustSize()  # it may just have come
        self.ensureWidgetVisible(self.cards[number - 1], SPACE, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll sideways with any wheel."""
        delta = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (delta.x() or delta.y()))
        event.accept()

    def _have_cards(self, n_cards: int) -> None:
        """Not all nine at once: making one takes some milliseconds."""
        while len(self.cards) < n_cards:
            number = len(self.cards) + 1
            card = GroupCard(number, self._thumbnails)
            card.dropped.connect(partial(self.dropped.emit, number))
            card.named.connect(partial(self.named.emit, number))
            card.asked.connect(partial(self.pictures_asked.emit, number))
            self.cards.append(card)
            # As high with a scroll bar below them as without.
            self._layout.insertWidget(number - 1, card, 0, Qt.AlignmentFlag.AlignTop)


def _inside(members: Mapping[int, int]) -> dict[int, list[int]]:
    """The images of each group, the last one that was put in first."""
    inside: dict[int, list[int]] = {}
    for image_id, number in reversed(list(members.items())):
        inside.setdefault(number, []).append(image_id)
    return inside
