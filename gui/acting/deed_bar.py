"""One line under the pictures: how far a deed is, then what was done, and the offer to undo it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from core.jobs import Progress
from gui.acting.words import progress_text
from gui.elided_label import ElidedLabel
from gui.theme import SPACE, SPACE_LARGE, set_icon, set_kind

_BAR_SIZE_PX = (200, 6)


class DeedBar(QWidget):
    """`undo_asked()`, `cancel_asked()` and `refusals_asked()` when its buttons are clicked."""

    undo_asked = Signal()
    cancel_asked = Signal()
    refusals_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ElidedLabel()
        self._bar = QProgressBar()
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.undo_button = QPushButton(self.tr("Undo"))
        self.refusals_button = QPushButton(self.tr("Which?"))
        self.close_button = QPushButton()
        self._dress()
        self._lay_out()
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty where the bar is hidden."""
        return "" if self.isHidden() else self._text.text()

    @Slot(object)
    def show_progress(self, progress: Progress) -> None:
        """Say how far it is."""
        self._text.setText(progress_text(progress))
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        self._show_parts(is_running=True)

    def show_done(self, text: str, can_undo: bool, has_refusals: bool = False) -> None:
        """Say what was done, until something else is done or it is closed."""
        self._text.setText(text)
        self._show_parts(False, can_undo, has_refusals)
        self.setVisible(bool(text))

    def _show_parts(
        self, is_running: bool, can_undo: bool = False, has_refusals: bool = False
    ) -> None:
        self._bar.setVisible(is_running)
        self.cancel_button.setVisible(is_running)
        self.close_button.setVisible(not is_running)
        self.undo_button.setVisible(can_undo)
        self.refusals_button.setVisible(has_refusals)
        self.show()

    def _dress(self) -> None:
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(*_BAR_SIZE_PX)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.undo_button.setToolTip(self.tr("Take this back (Ctrl+Z)"))
        self.refusals_button.setToolTip(self.tr("Which files stay as they were, and why"))
        set_icon(self.undo_button, "undo-2")
        set_icon(self.close_button, "x")
        self.close_button.setToolTip(self.tr("Hide this line"))
        self.close_button.setAccessibleName(self.tr("Hide this line"))
        for button in (self.undo_button, self.refusals_button, self.close_button):
            set_kind(button, "flat")
        self.undo_button.clicked.connect(self.undo_asked)
        self.cancel_button.clicked.connect(self.cancel_asked)
        self.refusals_button.clicked.connect(self.refusals_asked)
        self.close_button.clicked.connect(self.hide)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE, SPACE_LARGE, SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        for button in (
            self.refusals_button,
            self.undo_button,
            self.cancel_button,
            self.close_button,
        ):
            layout.addWidget(button)
