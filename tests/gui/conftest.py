"""The real window on drawn pictures, driven as a person would drive it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from core.library import Library, absolute
from core.settings import Places, Settings
from core.workers.pool import WorkerPool
from gui.gallery.view import Gallery
from gui.main_window import MainWindow

LIMIT_MS = 30_000

OpenWindow = Callable[[Path | None], MainWindow]


@pytest.fixture(autouse=True)
def no_thread_is_left(qtbot: QtBot) -> Iterator[None]:
    """A test that leaves a thread running fails."""
    before = set(threading.enumerate())
    yield
    # A dummy is what Python sees of a QThread that has logged; it never ends, though that does.
    left = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    for thread in left:
        thread.join(5)
    assert not [thread.name for thread in left if thread.is_alive()]


@pytest.fixture
def open_window(qtbot: QtBot, places: Places) -> Iterator[OpenWindow]:
    """Opens windows on one library under the cheap condition; waits until all is indexed."""
    opened: list[MainWindow] = []

    def open_one(folder: Path | None) -> MainWindow:
        library = Library(places)
        library.change_settings(Settings(conditions=("colour",)))
        window = MainWindow(library, WorkerPool(n_workers=1))
        window.set_condition("colour")
        opened.append(window)
        window.resize(1200, 800)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()  # shortcuts belong to the active window
        if folder is not None:
            open_folder(qtbot, window, folder)
        return window

    yield open_one
    for window in opened:
        window.close()
        window.deleteLater()
    QApplication.clipboard().clear()  # it would outlive Python, and what Python has put there
    QApplication.sendPostedEvents()
    QApplication.processEvents()


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application, to be given a theme; it has the plain look again afterwards."""
    style, palette = qapp.style().objectName(), qapp.palette()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setPalette(palette)


def open_folder(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """Open a folder and wait until it is indexed and listed."""
    session = window.session
    with qtbot.waitSignals([session.indexed, session.indexed_listing], timeout=LIMIT_MS):
        window.open_folder(absolute(str(folder)))


def file_names(gallery: Gallery) -> list[str]:
    """The names that a grid shows, in its order."""
    model = gallery.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def click(
    qtbot: QtBot,
    gallery: Gallery,
    row: int,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Click the picture in a row."""
    qtbot.mouseClick(
        gallery.viewport(), Qt.MouseButton.LeftButton, modifiers, place_of(gallery, row)
    )


def place_of(gallery: Gallery, row: int) -> QPoint:
    """The middle of a picture in the grid."""
    index = gallery.model().index(row, 0)
    gallery.scrollTo(index)
    return gallery.visualRect(index).center()


def find_similar(qtbot: QtBot, window: MainWindow, row: int) -> None:
    """Click a picture of the folder and wait for its ranking."""
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        click(qtbot, window.browser.folder_pane.gallery, row)


def mnemonics(widget: QWidget) -> list[str]:
    """The keys that press the buttons and tabs in a widget, such as "Alt+M"."""
    texts = [button.text() for button in widget.findChildren(QAbstractButton)]
    for bar in widget.findChildren(QTabBar):
        texts += [bar.tabText(place) for place in range(bar.count())]
    return [key for text in texts if (key := QKeySequence.mnemonic(text).toString())]
