"""The query, shown as chips: one for each picture that is compared with.

Each chip is a button that asks for its menu; what is in that menu is not decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from gui.chip import Chip, ChipButton
from gui.strip_end import MORE_PX, Side, StripEnd
from gui.theme import SPACE, set_icon, set_kind, text_label

_STRIP_HEIGHT_PX = 48


class QueryStrip(QWidget):
    """The chips in a row that scrolls sideways; a hint where there are none.

    Chips are named by their keys: `chip_removed(key)`, `menu_asked(key, place on the screen)`.
    """

    chip_removed = Signal(int)
    menu_asked = Signal(int, QPoint)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[int, ChipButton] = {}
        self._row = QWidget()
        set_kind(self._row, "bare")
        self._row_layout = QHBoxLayout(self._row)
        self._row_layout.setContentsMargins(0, 0, 0, 0)
        self._row_layout.setSpacing(SPACE)
        self._row_layout.addStretch(1)
        self._scroll = _SidewaysScroll(self._row)
        self._empty = text_label(
            self.tr("Click a picture, drop one here, or paste with Ctrl+V"), "dim"
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._scroll)
        self._clear = QPushButton(self.tr("Clear"))
        self._clear.setToolTip(self.tr("Take every picture out of the query"))
        set_kind(self._clear, "flat")
        set_icon(self._clear, "x")
        self._clear.clicked.connect(self.cleared)
        self._clear.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._clear)
        self.setFixedHeight(_STRIP_HEIGHT_PX)
        self.setAccessibleName(self.tr("Query"))
        self.setToolTip(
            self.tr("A picture dropped here is added; dropped elsewhere it is the new query")
        )

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show exactly these chips, in this order; chips that stay are not made anew."""
        focused, place_of_focus = self._focused()
        kept = {chip.key: chip for chip in chips}
        for key in [key for key, one in self._chips.items() if kept.get(key) != one.chip]:
            button = self._chips.pop(key)
            self._row_layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        for place, chip in enumerate(kept.values()):
            button = self._chips.get(chip.key) or self._new_button(chip)
            if self._row_layout.indexOf(button) != place:
                self._row_layout.insertWidget(place, button)
        self._chips = {key: self._chips[key] for key in kept}
        self._pages.setCurrentWidget(self._scroll if kept else self._empty)
        self._clear.setVisible(bool(kept))
        if focused is not None and focused not in self._chips.values():
            self._focus_place(place_of_focus)

    def chip_names(self) -> list[str]:
        """The names on the chips, in their order."""
        return [button.chip.name for button in self._chips.values()]

    def _new_button(self, chip: Chip) -> ChipButton:
        button = ChipButton(chip)
        button.remove_asked.connect(lambda: self.chip_removed.emit(chip.key))
        button.menu_asked.connect(lambda place: self.menu_asked.emit(chip.key, place))
        button.installEventFilter(self)
        self._chips[chip.key] = button
        return button

    def _focused(self) -> tuple[ChipButton | None, int]:
        """The chip with the focus, and its place."""
        # The window's focus, which it also has while a menu is open over it.
        focused = self.window().focusWidget()
        for place, button in enumerate(self._chips.values()):
            if button is focused:
                return button, place
        return None, 0

    def _focus_place(self, place: int) -> None:
        # Who changes or removes several chips by keyboard must not lose the place after the first.
        if buttons := list(self._chips.values()):
            buttons[min(place, len(buttons) - 1)].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Bring a focused chip into view."""
        if isinstance(watched, ChipButton) and event.type() == QEvent.Type.FocusIn:
            self._scroll.ensureWidgetVisible(watched, MORE_PX, 0)
        return super().eventFilter(watched, event)


class _SidewaysScroll(QScrollArea):
    """Scrolls sideways with any wheel, without showing bars: what is out of sight is counted at
    either end."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self._ends = tuple(StripEnd(side, self) for side in Side)
        self.setWidgetResizable(True)
        self.setWidget(content)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_kind(self, "bare")
        bar = self.horizontalScrollBar()
        bar.valueChanged.connect(self._count_hidden)
        bar.rangeChanged.connect(self._count_hidden)
        for end in self._ends:
            end.clicked.connect(partial(self._scroll_to, end.side))

    @Slot()
    def _count_hidden(self) -> None:
        """Also those that are cut off."""
        room = self.viewport().rect()
        chips = [chip for chip in self._content.findChildren(ChipButton) if not chip.isHidden()]
        rects = [QRect(chip.mapTo(self.viewport(), QPoint()), chip.size()) for chip in chips]
        n_left = sum(rect.left() < room.left() for rect in rects)
        n_right = sum(rect.right() > room.right() for rect in rects)
        for end, n_hidden in zip(self._ends, (n_left, n_right), strict=True):
            end.place(room, n_hidden)

    def _scroll_to(self, side: Side) -> None:
        """The next chips of a side."""
        bar = self.horizontalScrollBar()
        is_on = (side is Side.RIGHT) != self.isRightToLeft()
        step_px = max(self.viewport().width() - 2 * MORE_PX, MORE_PX)
        bar.setValue(bar.value() + (step_px if is_on else -step_px))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._count_hidden()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        delta = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (delta.x() or delta.y()))
        event.accept()
