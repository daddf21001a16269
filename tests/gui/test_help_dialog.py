"""Shortcuts, licences and the log."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.dialogs.help_dialog import (
    LicencesDialog,
    LogDialog,
    Shortcut,
    ShortcutGroup,
    ShortcutsDialog,
    group_of_actions,
    licence_texts,
    tail_of,
)


def test_groups_tell_the_real_shortcuts(qapp: QApplication) -> None:
    opening, silent = QAction("&Open a folder…"), QAction("Nothing")
    opening.setShortcuts([QKeySequence("Ctrl+O"), QKeySequence("F3")])
    group = group_of_actions("Folder", [opening, silent])
    assert group == ShortcutGroup("Folder", (Shortcut(("Ctrl+O", "F3"), "Open a folder"),))


def test_shortcuts_are_listed(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog([ShortcutGroup("Folder", (Shortcut(("F5",), "Refresh"),))])
    qtbot.addWidget(dialog)
    dialog.show()
    assert [label.text() for label in dialog.findChildren(QLabel)] == ["Folder", "Refresh", "F5"]


def test_licences_are_found() -> None:
    texts = dict(licence_texts())
    assert "Apache License" in texts["LICENSE"]
    assert {"NOTICE", "Lucide", "LGPL-3.0"} <= set(texts)


def test_licences_can_be_read(qtbot: QtBot) -> None:
    dialog = LicencesDialog()
    qtbot.addWidget(dialog)
    view = dialog.findChildren(QPlainTextEdit)[0]
    assert "Apache License" in view.toPlainText()
    names = dialog.findChildren(QListWidget)[0]
    names.setCurrentRow(names.count() - 1)
    assert view.toPlainText() == licence_texts()[-1][1]
    assert view.isReadOnly()


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "likewise.log"
    path.write_bytes(b"".join(b"line %d\n" % number for number in range(100)))
    return path


def test_tail_has_whole_lines(log: Path) -> None:
    assert tail_of(log, 20) == "line 98\nline 99\n"
    assert tail_of(log, 10_000).startswith("line 0\n")
    assert tail_of(log.parent / "none", 20) == ""


def test_log_can_be_refreshed_and_copied(qtbot: QtBot, log: Path) -> None:
    dialog = LogDialog(log)
    qtbot.addWidget(dialog)
    dialog.show()
    buttons = {one.text(): one for one in dialog.findChildren(QPushButton)}
    log.write_bytes(b"one \xff line")
    buttons["Refresh"].click()
    buttons["Copy"].click()
    assert QApplication.clipboard().text() == "one \ufffd line"


def test_no_log_yet(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = LogDialog(tmp_path / "none.log")
    qtbot.addWidget(dialog)
    view = dialog.findChildren(QPlainTextEdit)[0]
    assert view.toPlainText() == ""
    assert view.placeholderText()
