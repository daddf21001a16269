"""Dialogs that ask for files and folders, and in which nothing can be renamed or deleted.

Where a desktop brings no dialogs of its own, Qt's stand in, whose menu would do both: to pictures,
which no part of Likewise changes.
"""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QWidget

LOOKING = QFileDialog.Option.ReadOnly


def ask_file(parent: QWidget, title: str, start: str, filters: str) -> str:
    """A file that is there; "" where none was chosen."""
    return QFileDialog.getOpenFileName(parent, title, start, filters, "", LOOKING)[0]


def ask_files(parent: QWidget, title: str, start: str, filters: str) -> list[str]:
    """Files that are there; none where none was chosen."""
    return QFileDialog.getOpenFileNames(parent, title, start, filters, "", LOOKING)[0]


def ask_target(parent: QWidget, title: str, start: str, filters: str) -> tuple[str, str]:
    """Where to write a file, and the filter that was chosen; "" where none was."""
    return QFileDialog.getSaveFileName(parent, title, start, filters, "", LOOKING)


def ask_folder(parent: QWidget, title: str, start: str) -> str:
    """A folder that is there; "" where none was chosen."""
    options = LOOKING | QFileDialog.Option.ShowDirsOnly
    return QFileDialog.getExistingDirectory(parent, title, start, options)
