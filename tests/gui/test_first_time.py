"""What is said over the pictures while a folder is read for the first time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.jobs import Progress
from gui.first_time import shown_place
from tests.gui.conftest import LIMIT_MS, OpenWindow, open_folder


def test_a_folder_is_explained_once(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(None)
    bar = window.first_time.bar
    folder = os.fsencode(picture_folder)
    with qtbot.waitSignal(window.session.listing_changed, timeout=LIMIT_MS):
        window.open_folder(folder)
    assert bar.isVisible()
    assert "Looking for pictures" in bar.headline
    assert "none is changed or sent anywhere" in bar.text
    assert str(window.library.places.data) in bar.text
    qtbot.waitUntil(lambda: "30 pictures read in" in bar.headline, timeout=LIMIT_MS)
    open_folder(qtbot, window, picture_folder)
    assert not bar.isVisible()


def test_how_long_it_takes_is_measured(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(None)
    bar, session = window.first_time.bar, window.session
    with qtbot.waitSignal(session.listing_changed, timeout=LIMIT_MS):
        window.open_folder(os.fsencode(picture_folder))
    session.indexing.leave()  # what follows is told by the test
    session.progress.emit(Progress("embed", 3, 9000, rate=0.5))
    assert "9,000 pictures" in bar.headline
    assert "known in a moment" in bar.headline
    session.progress.emit(Progress("embed", 600, 9000, rate=20.0))
    assert "for about 7 min more" in bar.headline
    session.progress.emit(Progress("embed", 601, 9000, rate=80.0))
    assert "for about 7 min more" in bar.headline  # not another figure with every picture


def test_the_note_can_be_closed_and_shows_the_place(
    qtbot: QtBot,
    open_window: OpenWindow,
    picture_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(None)
    bar = window.first_time.bar
    with qtbot.waitSignal(window.session.listing_changed, timeout=LIMIT_MS):
        window.open_folder(os.fsencode(picture_folder))
    shown: list[bytes] = []
    monkeypatch.setattr("gui.first_time.open_file", lambda path: not shown.append(path))
    qtbot.mouseClick(bar.place_button, Qt.MouseButton.LeftButton)
    assert shown == [os.fsencode(window.library.places.data)]
    qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_places_are_told_from_the_home_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert shown_place(tmp_path / ".local" / "share" / "likewise") == "~/.local/share/likewise"
    assert shown_place(Path("/elsewhere")) == "/elsewhere"
