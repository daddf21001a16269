"""Says that a folder, or some of its pictures, cannot be reached now, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from core.records import Refreshed
from gui.messages import said_together, sentence, shown_pictures
from gui.theme import SPACE, SPACE_LARGE, icon, set_kind, text_label

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_ICON_PX = 16


class ReachBar(QWidget):
    """One line over the pictures. `look_asked()` and `forget_asked()` when its buttons are
    clicked."""

    look_asked = Signal()
    forget_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text_label("")
        self._text.setWordWrap(True)
        self._mark = QLabel()
        self._mark.setPixmap(icon("triangle-alert").pixmap(_ICON_PX, _ICON_PX))
        self._look = QPushButton(self.tr("Look again"))
        self._look.setToolTip(self.tr("See whether the pictures are there again (F5)"))
        self._forget = QPushButton(self.tr("Forget the missing"))
        self._forget.setToolTip(
            self.tr("Take the pictures that are not there off the list; no file is touched")
        )
        self._look.clicked.connect(self.look_asked)
        self._forget.clicked.connect(self.forget_asked)
        self._lay_out()
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty where all can be reached."""
        return self._text.text()

    def show_text(self, text: str, can_forget: bool) -> None:
        """Say something, or hide where there is nothing to be said."""
        self._text.setText(text)
        self._forget.setVisible(can_forget)
        self.setVisible(bool(text))

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE, SPACE_LARGE, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._text, 1)
        for button in (self._look, self._forget):
            set_kind(button, "flat")
            layout.addWidget(button)


class Reach(QObject):
    """Keeps the bar and the status of `window` in step with what its session can reach."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session = window.session
        self._status = window.status
        self.bar = ReachBar()
        self.bar.look_asked.connect(self._session.watching.look)
        self.bar.forget_asked.connect(self._session.watching.forget_missing)
        self._session.reached.connect(self._on_reached)
        self._session.folder_changed.connect(self._on_folder)

    @Slot()
    def _on_folder(self) -> None:
        self._on_reached(Refreshed(0))

    @Slot(object)
    def _on_reached(self, refreshed: Refreshed) -> None:
        self._status.show_reachable(refreshed.trouble is None)
        self.bar.show_text(*self._words(refreshed))

    def _words(self, refreshed: Refreshed) -> tuple[str, bool]:
        """What to say, and whether the missing pictures can be forgotten."""
        missing = shown_pictures(refreshed.n_missing)
        trouble = refreshed.trouble
        if trouble is not None:
            kept = self.tr("You see what Likewise remembers of it; nothing is forgotten.")
            return said_together(sentence(trouble), kept), trouble.code == "folder_emptied"
        if refreshed.n_missing:
            text = self.tr("{pictures} cannot be reached now, and are remembered.")
            if refreshed.n_missing == 1:
                text = self.tr("{pictures} cannot be reached now, and is remembered.")
            return text.format(pictures=missing), True
        return "", False
