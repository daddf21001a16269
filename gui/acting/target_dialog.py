"""Asks which folder pictures are to be moved or copied to."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.moving.records import Kind
from gui.file_dialogs import ask_folder
from gui.messages import shown_pictures
from gui.theme import SPACE, SPACE_LARGE, set_icon, text_label

_WIDTH_PX = 560


class TargetDialog(QDialog):
    """Ask `folder` once it has been accepted; `start` is what stands there first."""

    def __init__(self, kind: Kind, n_pictures: int, start: str, parent: QWidget) -> None:
        super().__init__(parent)
        is_move = kind is Kind.MOVE
        verb = self.tr("Move") if is_move else self.tr("Copy")
        self.setWindowTitle(self.tr("Move to a folder") if is_move else self.tr("Copy to a folder"))
        self.setMinimumWidth(_WIDTH_PX)
        question = self.tr("Move {0} to:") if is_move else self.tr("Copy {0} to:")
        self._question = text_label(question.format(shown_pictures(n_pictures)))
        self.field = QLineEdit(start)
        self.field.selectAll()
        self._question.setBuddy(self.field)
        self.field.setAccessibleName(self.tr("Folder"))
        self._browse = QPushButton(self.tr("&Browse…"))
        set_icon(self._browse, "folder-open")
        self._browse.setAutoDefault(False)
        self._note = text_label(
            self.tr(
                "A folder that is not there yet is made. Nothing is written over: what has the"
                " name of something that is there gets a number. Raw files and sidecars (.xmp)"
                " beside a picture go along."
            ),
            "dim",
        )
        self._note.setWordWrap(True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.ok_button = self._buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok_button.setDefault(True)
        self._lay_out()
        self._browse.clicked.connect(self._on_browse)
        self.field.textChanged.connect(self._on_changed)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._on_changed()

    @property
    def folder(self) -> str:
        """The folder as it was typed or chosen."""
        return self.field.text().strip()

    @Slot()
    def _on_browse(self) -> None:
        chosen = ask_folder(self, self.windowTitle(), self.folder)
        if chosen:
            self.field.setText(chosen)

    @Slot()
    def _on_changed(self) -> None:
        self.ok_button.setEnabled(bool(self.folder))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.field, 1)
        row.addWidget(self._browse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        layout.setSpacing(SPACE)
        layout.addWidget(self._question)
        layout.addLayout(row)
        layout.addWidget(self._note)
        layout.addWidget(self._buttons)
