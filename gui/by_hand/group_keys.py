"""The keys that put pictures into groups, while the groups are shown."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from core.store.notions import MOST_GROUPS
from gui.gallery.view import Gallery

_OUT_KEYS = ("0", "Backspace")
TAKE_BACK_KEY = "Ctrl+Z"


class GroupKeys(QObject):
    """`pressed(gallery, number)`: put what is selected in a grid there; 0 takes it out. The
    gallery is None where the panel itself has the focus. `taken_back()`.

    `TAKE_BACK_KEY` belongs to the action `undo` at other times.
    """

    pressed = Signal(object, int)
    taken_back = Signal()

    def __init__(
        self, galleries: Iterable[Gallery], panel: QWidget, undo: QAction, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._undo = undo
        self._undo_keys = undo.shortcuts()
        self._keys: list[QShortcut] = []
        for gallery in galleries:
            self._add_keys(gallery, gallery, Qt.ShortcutContext.WidgetShortcut)
        self._add_keys(panel, None, Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._take_back = QShortcut(QKeySequence(TAKE_BACK_KEY), panel)
        self._take_back.activated.connect(self.taken_back)
        self.set_active(False, False)

    def set_active(self, is_active: bool, can_take_back: bool) -> None:
        """Whether the groups are shown, and whether there is something to take back."""
        for key in self._keys:
            key.setEnabled(is_active)
        is_taking_back = is_active and can_take_back
        self._take_back.setEnabled(is_taking_back)
        mine = QKeySequence(TAKE_BACK_KEY)
        kept = [key for key in self._undo_keys if not is_taking_back or key != mine]
        if kept != self._undo.shortcuts():
            self._undo.setShortcuts(kept)

    def _add_keys(
        self, widget: QWidget, gallery: Gallery | None, context: Qt.ShortcutContext
    ) -> None:
        keys = [(str(number), number) for number in range(1, MOST_GROUPS + 1)]
        for key, number in (*keys, *((key, 0) for key in _OUT_KEYS)):
            shortcut = QShortcut(QKeySequence(key), widget)
            shortcut.setContext(context)
            shortcut.activated.connect(lambda number=number: self.pressed.emit(gallery, number))
            self._keys.append(shortcut)
