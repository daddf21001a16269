"""Saved searches in the menu of the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from tests.conftest import draw_folder
from tests.gui.conftest import LIMIT_MS, OpenWindow, find_similar, open_folder


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def wait(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.acting.searches.is_busy, timeout=LIMIT_MS)


def trigger(menu: QMenu, text: str) -> None:
    (action,) = [one for one in menu.actions() if one.text() == text]
    action.trigger()


def test_a_search_is_saved_asked_elsewhere_and_forgotten(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, tmp_path: Path
) -> None:
    window = open_window(picture_folder)
    menu = window.acting.searches.menu
    trigger(menu, "&Save This Search…")
    assert "no search to save" in window.status.message_text
    find_similar(qtbot, window, 3)
    query = window.session.query

    def name_it() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        dialog.setTextValue(" Blue & round ")
        dialog.accept()

    QTimer.singleShot(0, name_it)
    trigger(menu, "&Save This Search…")
    wait(qtbot, window)
    assert texts(menu) == ["&Save This Search…", "Blue && round", "&Forget"]
    window.clear_query()
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        trigger(menu, "Blue && round")
    assert window.session.query == query
    open_folder(qtbot, window, draw_folder(tmp_path / "other", n_seeds=1))
    wait(qtbot, window)
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        trigger(menu, "Blue && round")
    (item,) = window.session.query.items
    assert item.picture is not None or item.file_id
    (forget,) = [one.menu() for one in menu.actions() if one.text() == "&Forget"]
    assert isinstance(forget, QMenu)
    trigger(forget, "Blue && round")
    wait(qtbot, window)
    assert texts(menu) == ["&Save This Search…"]
