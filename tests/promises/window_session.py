"""A session in the real window, which `test_window` runs under strace: not collected by itself.

Opens a folder that is not its own and does what people do in a first hour.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.desktop import files_as_mime
from gui.main_window import MainWindow
from gui.networks.network_dialog import NetworkDialog
from tests.gui.conftest import LIMIT_MS, OpenWindow, find_similar
from tests.gui.conftest import no_thread_is_left as no_thread_is_left
from tests.gui.conftest import open_window as open_window
from tests.gui.test_by_hand import put
from tests.gui.test_map import show_map
from tests.gui.test_teaching import opened, order, prepared, wait_for_end

#: The folders of the session: pictures to open, pictures from elsewhere, and for what is exported.
PICTURES, ELSEWHERE, OUT = "PROMISES_PICTURES", "PROMISES_ELSEWHERE", "PROMISES_OUT"


def test_a_first_hour(qtbot: QtBot, open_window: OpenWindow) -> None:
    folder = Path(os.environ[PICTURES])
    window = open_window(folder)
    look_around(qtbot, window)
    bring_a_picture(qtbot, window)
    sort_by_hand(qtbot, window)
    teach_and_export(qtbot, window)
    show_map(qtbot, window)
    look_at_networks(qtbot, window)
    with qtbot.waitSignal(window.session.query_changed, timeout=LIMIT_MS):
        window.pages.forget(os.fsencode(folder))
    qtbot.waitUntil(lambda: n_images(window) == 0, timeout=LIMIT_MS)


def look_around(qtbot: QtBot, window: MainWindow) -> None:
    """Click a picture, look at it large, and look under another condition."""
    find_similar(qtbot, window, 3)
    gallery = window.browser.folder_pane.gallery
    qtbot.keyClick(gallery, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.preview.zoom > 0, timeout=LIMIT_MS)
    qtbot.keyClick(window.preview, Qt.Key.Key_Escape)
    for condition in ("layout", "colour"):
        with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
            window.set_condition(condition)


def bring_a_picture(qtbot: QtBot, window: MainWindow) -> None:
    """Paste a file that lies in no open folder."""
    picture = next(Path(os.environ[ELSEWHERE]).rglob("*.jpg"))
    QGuiApplication.clipboard().setMimeData(files_as_mime([os.fsencode(picture)]))
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        window.actions_by_name["paste"].trigger()


def sort_by_hand(qtbot: QtBot, window: MainWindow) -> None:
    """Put pictures into two groups."""
    window.actions_by_name["groups"].trigger()
    gallery = window.browser.folder_pane.gallery
    put(qtbot, gallery, 1, 0, 1)
    put(qtbot, gallery, 2, 4, 5)


def teach_and_export(qtbot: QtBot, window: MainWindow) -> None:
    """Teach a condition by the names of folders, and give it out."""
    view = opened(prepared(qtbot, window))
    order(qtbot, view, 2)
    wait_for_end(qtbot, view)
    assert window.session.key == "paint"
    view.close()
    target = Path(os.environ[OUT]) / "paint.likewise"
    window.teaching.exchange.export_file("paint", target)
    qtbot.waitUntil(target.exists, timeout=LIMIT_MS)


def look_at_networks(qtbot: QtBot, window: MainWindow) -> None:
    """See which networks there are to choose from; nothing is fetched for that."""
    window.actions_by_name["add_network"].trigger()
    (dialog,) = [one for one in window.findChildren(NetworkDialog) if one.isVisible()]
    qtbot.waitUntil(lambda: dialog.networks.model.rowCount() > 0, timeout=LIMIT_MS)
    dialog.reject()


def n_images(window: MainWindow) -> int:
    with window.library.open_store() as store:
        return len(store.images.all_ids())
