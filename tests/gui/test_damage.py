"""What the window says of damaged files, and of those that cannot be written."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from core.settings import Places
from gui.index_more import index_under
from gui.main_window import MainWindow
from tests.core.full_disk import no_file_grows_beyond
from tests.gui.conftest import LIMIT_MS, OpenWindow, click, file_names, open_folder


def said_in_a_box(qtbot: QtBot, window: MainWindow) -> str:
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=LIMIT_MS)
    (box,) = window.findChildren(QMessageBox)
    text = box.text()
    box.accept()
    return text


def test_a_damaged_library_is_told_of_and_the_folder_opens_all_the_same(
    qtbot: QtBot, open_window: OpenWindow, places: Places, picture_folder: Path
) -> None:
    open_window(picture_folder).close()
    path = places.data / "library.sqlite"
    path.write_bytes(b"x" * 100 + path.read_bytes()[100:])
    (places.data / "window.ini").write_bytes(bytes(range(256)))
    window = open_window(None)
    said = said_in_a_box(qtbot, window)
    assert "was damaged" in said
    assert "library.damaged-1.sqlite" in said
    open_folder(qtbot, window, picture_folder)
    assert len(file_names(window.browser.folder_pane.gallery)) == 30
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        click(qtbot, window.browser.folder_pane.gallery, 0)
    assert len(file_names(window.browser.result_pane.gallery)) == 29


def test_where_nothing_is_damaged_nothing_is_said(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    assert not window.findChildren(QMessageBox)


def test_settings_that_cannot_be_written_are_said_and_count_all_the_same(
    qtbot: QtBot, open_window: OpenWindow, places: Places, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    (places.data / "settings.json").unlink()
    (places.data / "settings.json").mkdir()  # in the way
    index_under(window.session, "layout")
    assert "cannot write" in window.status.message_text
    assert "layout" in window.library.settings.conditions
    qtbot.waitUntil(lambda: not window.session.indexing.is_running, timeout=LIMIT_MS)
    (places.data / "settings.json").rmdir()
    window.session.change_settings(replace(window.library.settings, is_gentle_on_battery=False))
    assert "layout" in (places.data / "settings.json").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
def test_a_window_that_finds_no_room_to_be_remembered_closes_all_the_same(
    qtbot: QtBot, open_window: OpenWindow, places: Places, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    window.set_tile_size(200)
    window.close()
    before = (places.data / "window.ini").read_bytes()
    window = open_window(picture_folder)
    window.set_tile_size(100)
    with no_file_grows_beyond(0):
        window.close()
    assert (places.data / "window.ini").read_bytes() == before
    window = open_window(picture_folder)
    assert len(file_names(window.browser.folder_pane.gallery)) == 30
