"""The settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QMessageBox,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from core.conditions.base import Condition, Kind
from core.conditions.recipes import Formula
from core.settings import Settings
from gui.dialogs.settings_dialog import SettingsDialog, Usage
from gui.dialogs.settings_pages import FoldersPage

CONDITIONS = [
    Condition(
        "colour",
        "Colour",
        "The same colours",
        Kind.HAND_MADE,
        8,
        "colour-1",
        Formula("colour"),
        1.0,
    ),
    Condition(
        "layout", "Layout", "The same places", Kind.HAND_MADE, 8, "layout-1", Formula("layout"), 1.0
    ),
]
#: "content" is not among those offered: its network has not been measured yet.
SETTINGS = Settings(
    conditions=("content", "colour"), excluded_folders=("/a", "/b"), is_gentle_on_battery=True
)
FOLDERS = [b"/home/anna/Holiday", b"/home/anna/\xff"]


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> SettingsDialog:
    usage = Usage(tmp_path / "data", tmp_path / "cache", 1_500_000, 400_000, 100_000)
    made = SettingsDialog(SETTINGS, CONDITIONS, usage, FOLDERS)
    qtbot.addWidget(made)
    made.show()
    return made


def check(dialog: SettingsDialog, text: str) -> QCheckBox:
    return next(one for one in dialog.findChildren(QCheckBox) if one.text() == text)


def folder_list(dialog: SettingsDialog, name: str) -> QListWidget:
    return next(one for one in dialog.findChildren(QListWidget) if one.accessibleName() == name)


def button(dialog: SettingsDialog, text: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == text)


def go_to(dialog: SettingsDialog, row: int) -> None:
    folder_list(dialog, "Pages of the settings").setCurrentRow(row)


def test_nothing_touched_nothing_changed(dialog: SettingsDialog) -> None:
    assert dialog.settings() == SETTINGS


def test_choices_come_back(qtbot: QtBot, dialog: SettingsDialog) -> None:
    check(dialog, "Colour").click()
    check(dialog, "Layout").click()
    check(dialog, "Pause while the computer runs on battery").click()
    ok = dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Ok)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)
    assert dialog.settings() == Settings(("content", "layout"), ("/a", "/b"), False)


def test_one_condition_at_least(qtbot: QtBot, tmp_path: Path) -> None:
    usage = Usage(tmp_path, tmp_path, 0, 0, 0)
    dialog = SettingsDialog(Settings(conditions=("colour",)), CONDITIONS, usage, [])
    qtbot.addWidget(dialog)
    dialog.show()
    ok = dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Ok)
    check(dialog, "Colour").click()
    assert not ok.isEnabled()
    texts = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "Choose at least one condition." in texts
    check(dialog, "Layout").click()
    assert ok.isEnabled()


def test_folders_are_excluded_and_included_again(qtbot: QtBot, dialog: SettingsDialog) -> None:
    go_to(dialog, 1)
    remove = button(dialog, "Remove")
    assert not remove.isEnabled()
    folder_list(dialog, "Excluded folders").setCurrentRow(0)
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert dialog.settings().excluded_folders == ("/b",)
    page = dialog.findChildren(FoldersPage)[0]
    page.exclude("/c/\udcff/")
    page.exclude("/b")
    assert dialog.settings().excluded_folders == ("/b", "/c/\udcff")
    assert folder_list(dialog, "Excluded folders").item(1).text() == "/c/\ufffd"


def confirm(qtbot: QtBot, dialog: SettingsDialog, answer: str) -> str:
    """Press "Forget this folder…", answer the question, and give back what it said."""
    qtbot.mouseClick(button(dialog, "Forget this folder…"), Qt.MouseButton.LeftButton)
    box = dialog.findChildren(QMessageBox)[-1]
    words = f"{box.text()} {box.informativeText()}"
    choice = next(one for one in box.buttons() if one.text().replace("&", "") == answer)
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton)
    return words


def test_folder_is_forgotten_once_confirmed(qtbot: QtBot, dialog: SettingsDialog) -> None:
    go_to(dialog, 1)
    known = folder_list(dialog, "Known folders")
    known.setCurrentRow(1)
    with qtbot.waitSignal(dialog.forget_asked) as signal:
        words = confirm(qtbot, dialog, "Forget")
    assert signal.args == [FOLDERS[1]]
    assert "The pictures themselves are not touched." in words
    assert known.count() == 1


def test_folder_stays_when_cancelled(qtbot: QtBot, dialog: SettingsDialog) -> None:
    go_to(dialog, 1)
    known = folder_list(dialog, "Known folders")
    known.setCurrentRow(0)
    with qtbot.assertNotEmitted(dialog.forget_asked):
        confirm(qtbot, dialog, "Cancel")
    assert known.count() == 2


class Opened(QObject):
    """Takes the place of the desktop's file manager."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.paths.append(url.toLocalFile())


@pytest.fixture
def opened() -> Iterator[Opened]:
    handler = Opened()
    QDesktopServices.setUrlHandler("file", handler, "open")
    yield handler
    QDesktopServices.unsetUrlHandler("file")


def test_storage_tells_sizes_and_opens_folders(
    qtbot: QtBot, dialog: SettingsDialog, opened: Opened, tmp_path: Path
) -> None:
    go_to(dialog, 2)
    texts = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert {"1.5 MB", "400.0 kB", "100.0 kB", "2.0 MB"} <= set(texts)
    qtbot.mouseClick(button(dialog, "Open"), Qt.MouseButton.LeftButton)
    assert opened.paths == [str(tmp_path / "data")]
