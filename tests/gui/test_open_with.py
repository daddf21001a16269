"""Opening pictures with a program of one's choice."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from gui.acting.programs import Program, installed_programs
from gui.main_window import MainWindow
from tests.gui.conftest import LIMIT_MS, OpenWindow

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="entries of desktops of Linux")


@pytest.fixture
def noting(tmp_path: Path) -> Path:
    """A program that notes which files it was given."""
    program = tmp_path / "noting it"
    program.write_text(
        '#!/bin/sh\nfor file; do echo "$file"; done > "$0.part"; mv "$0.part" "$0.out"\n'
    )
    program.chmod(0o755)
    return program


def entry(folder: Path, name: str, command: str, *more: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["[Desktop Entry]", f"Name={name}", f"Exec={command}", "MimeType=image/png;image/jpeg;"]
    (folder / f"{name}.desktop").write_text("\n".join([*lines, *more]))


@pytest.fixture(autouse=True)
def applications(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, noting: Path) -> None:
    """What the desktop knows."""
    home, others = tmp_path / "home", tmp_path / "others"
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    monkeypatch.setenv("XDG_DATA_DIRS", str(others))
    entry(home / "applications", "B & C", f'"{noting}" %i %F')
    entry(home / "applications", "hidden", f'"{noting}" %f', "NoDisplay=true")
    entry(others / "applications", "a", "sh -c true %f")
    entry(others / "applications", "gone", "no-such-program %f")
    entry(others / "applications", "hidden", "sh %f")
    entry(others / "applications", "takes no files", "sh")
    (others / "applications" / "damaged.desktop").write_bytes(b"\xff[")


def test_programs_are_found() -> None:
    assert [one.name for one in installed_programs()] == ["a", "B & C"]


def test_commands_take_all_files_or_one() -> None:
    assert Program("", ("a", "%k", "--x=%%", "%U")).commands(["1", "2"]) == [
        ["a", "--x=%", "1", "2"]
    ]
    assert Program("", ("a", "%f")).commands(["1", "2"]) == [["a", "1"], ["a", "2"]]


def menu_of(qtbot: QtBot, window: MainWindow, paths: list[bytes]) -> QMenu:
    outer = window.file_menu.menu([1], paths)
    (inner,) = [one.menu() for one in outer.actions() if one.text() == "Open with"]
    assert isinstance(inner, QMenu)
    qtbot.waitUntil(lambda: bool(inner.actions()), timeout=LIMIT_MS)
    return inner


def start(inner: QMenu, text: str) -> None:
    (action,) = [one for one in inner.actions() if one.text() == text]
    action.trigger()


def test_pictures_are_opened_with_known_and_chosen_programs(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, tmp_path: Path, noting: Path
) -> None:
    window = open_window(None)
    paths = [os.fsencode(picture_folder / "red" / f"disc {number}.jpg") for number in (1, 2)]
    inner = menu_of(qtbot, window, paths)
    assert [one.text() for one in inner.actions()] == ["a", "B && C", "", "Choose a program…"]
    start(inner, "B && C")
    out = Path(f"{noting}.out")
    qtbot.waitUntil(out.exists, timeout=LIMIT_MS)
    assert out.read_text().splitlines() == [os.fsdecode(path) for path in paths]
    out.unlink()

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.selectFile(str(noting))
        QDialog.accept(dialog)

    QTimer.singleShot(0, choose)
    start(inner, "Choose a program…")
    qtbot.waitUntil(out.exists, timeout=LIMIT_MS)
    again = menu_of(qtbot, window, paths)
    assert "noting it" in [one.text() for one in again.actions()]


def test_what_cannot_be_started_is_said(
    qtbot: QtBot, open_window: OpenWindow, noting: Path
) -> None:
    window = open_window(None)
    inner = menu_of(qtbot, window, [b"/a.jpg"])
    noting.unlink()
    start(inner, "B && C")
    assert "could not be started" in window.status.message_text
