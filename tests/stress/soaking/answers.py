"""Answers the dialogs that hold up everything else: file dialogs, questions, names that are asked
for."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QLineEdit, QMessageBox, QWidget

from tests.stress.soaking.world import World

_ASKING = (QFileDialog, QInputDialog, QMessageBox)
_SERVED = "soak_served"
_NAMES = ("Mine", "Mine", "Fabric", "  ", "<i>Mood</i>")


def is_asking(dialog: QWidget | None) -> bool:
    """Whether `answer` knows what to do with a dialog."""
    return isinstance(dialog, _ASKING)


def answer(dialog: QWidget, world: World, rng: random.Random) -> str:
    """Give some answer; a dialog that is not content with it is put away the next time."""
    assert isinstance(dialog, QDialog)
    if dialog.property(_SERVED) or rng.random() < 0.3:
        dialog.reject()
        return f"{type(dialog).__name__} put away"
    dialog.setProperty(_SERVED, True)
    if isinstance(dialog, QFileDialog):
        return _choose_file(dialog, world, rng)
    if isinstance(dialog, QInputDialog):
        dialog.setTextValue(rng.choice(_NAMES))
        dialog.accept()
        return "a name was given"
    assert isinstance(dialog, QMessageBox)
    button = rng.choice(dialog.buttons())
    said = f"{button.text()!r} to {dialog.text()!r}"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return said


def _choose_file(dialog: QFileDialog, world: World, rng: random.Random) -> str:
    chosen = str(_file_for(dialog, world, rng))
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    field.setText(chosen)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return f"chose {chosen!r} for {dialog.windowTitle()!r}"


def _file_for(dialog: QFileDialog, world: World, rng: random.Random) -> Path:
    if dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave:
        return world.exports / f"saved {rng.randrange(5)}"
    if dialog.fileMode() is QFileDialog.FileMode.Directory:
        return rng.choice(world.folders)
    exported = sorted(path for path in world.exports.iterdir() if path.is_file())
    return rng.choice([*world.outsiders(), *exported])
