"""A widget that covers its parent for a while, and has the keyboard to itself."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget


class Overlay(QWidget):
    """Hidden at first. `closed()`: it is hidden again, and the focus is back where it was."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self._focus_before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        parent.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Cover the parent, and take the focus."""
        if self.isHidden():
            self._focus_before = QApplication.focusWidget()
            self.setGeometry(self._host.rect())
            self.show()
            self.raise_()
        self.setFocus()

    def dismiss(self) -> None:
        """Hide, and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        before, self._focus_before = self._focus_before, None
        if before is not None and shiboken6.isValid(before):
            before.setFocus()
        self.closed.emit()

    def action_of(self, _event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does here; None leaves it to others."""
        return None

    # Events; the names are Qt's

    def event(self, event: QEvent) -> bool:
        """Take our keys before the window's shortcuts do."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self.action_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay as large as the parent."""
        if watched is self._host and isinstance(event, QResizeEvent):
            self.resize(event.size())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if (action := self.action_of(event)) is not None:
            action()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, _is_next: bool) -> bool:  # noqa: N802
        """Tab must not lead to what is covered."""
        return True

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self.dismiss()
        super().closeEvent(event)
