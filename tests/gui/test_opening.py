"""What Likewise is started with, such as "open with" of a file manager gives it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.library import absolute
from gui.main_window import MainWindow
from gui.opening import Opening, folder_of
from tests.gui.conftest import LIMIT_MS, OpenWindow, file_names
from tests.gui.test_exchange import written


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(None)


def path(file: Path) -> bytes:
    return absolute(str(file))


def open_and_wait(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    with qtbot.waitSignals(
        [window.session.ranked, window.session.indexed_listing], timeout=LIMIT_MS
    ):
        Opening(window).open([path(one) for one in paths])


def test_a_picture_opens_its_folder_and_is_the_query(
    qtbot: QtBot, window: MainWindow, picture_folder: Path
) -> None:
    open_and_wait(qtbot, window, picture_folder / "red" / "disc 1.jpg")
    assert window.session.folder == path(picture_folder / "red")
    (item,) = window.session.query.items
    assert window.browser.path_of(item.file_id) == path(picture_folder / "red" / "disc 1.jpg")
    qtbot.waitUntil(lambda: len(file_names(window.browser.result_pane.gallery)) == 5)


def test_pictures_of_two_folders_are_one_query(
    qtbot: QtBot, window: MainWindow, picture_folder: Path
) -> None:
    inside, outside = picture_folder / "red" / "disc 1.jpg", picture_folder / "blue" / "disc 1.jpg"
    open_and_wait(qtbot, window, inside, outside)
    assert window.session.folder == path(picture_folder / "red")
    qtbot.waitUntil(lambda: len(window.session.query.items) == 2, timeout=LIMIT_MS)


def test_a_taught_condition_is_brought_in(
    qtbot: QtBot, window: MainWindow, picture_folder: Path, tmp_path: Path
) -> None:
    window.open_folder(path(picture_folder))
    file = written(window.library, tmp_path / "paint.likewise")
    Opening(window).open([path(file)])
    qtbot.waitUntil(lambda: window.session.key == "paint", timeout=LIMIT_MS)


def test_nothing_shows_the_welcome_page(window: MainWindow) -> None:
    Opening(window).open([])
    assert window.stack.currentIndex() == 0


def test_what_is_not_there_is_taken_for_a_folder(tmp_path: Path) -> None:
    gone = path(tmp_path / "gone.jpg")
    assert folder_of([gone]) == gone
    assert folder_of([]) is None
