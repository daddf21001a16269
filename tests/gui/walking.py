"""All that the window can show, opened one after the other: what its menus lead to.

A dialog that nobody has listed is found all the same: every entry of the menus is chosen, whatever
appears is looked at, and a class of dialogs that never appeared makes the walk fail.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QScrollBar,
    QTabBar,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

import gui
from core.labels.records import LabelSource, SourceKind
from gui.main_window import MainWindow
from tests.gui.conftest import LIMIT_MS, find_similar

Visit = Callable[[QWidget], None]

#: Entries that lead to nothing new: they end what is walked through, or change its folder or query.
_LEFT_OUT = {"quit", "samples", "clear", "back", "on", "full_screen", "refresh", "undo"}
#: Besides these, which would do something to files at once.
_LEFT_OUT |= {"trash"}
#: Dialogs that no entry of the menus opens by itself, and where they are looked at instead.
BEYOND_THE_MENUS = {
    "PickDialog": "opened from the legend of the map: tests/gui/test_map.py",
    "WeightsDialog": "opened from the dialog of networks: tests/gui/test_networks.py",
}
_LOOK_MS = 50
#: So many pictures can be compared with each other.
_N_SELECTED = 3


class Walk(QObject):
    """Looks at every window that appears, once it is there, and closes those that wait for an
    answer. `seen`: the names of their classes."""

    def __init__(self, qtbot: QtBot, window: MainWindow, visit: Visit) -> None:
        super().__init__(window)
        self.seen: list[str] = []
        self._qtbot, self._window, self._visit = qtbot, window, visit
        self._places: list[QRect] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look_at_new)

    def everything(self, folder: Path) -> None:
        """Open all that the menus lead to, and look at it."""
        window = self._window
        window.labels.choose(LabelSource(SourceKind.FOLDERS))
        self._visit(window)
        self._make_unreadable(folder)
        find_similar(self._qtbot, window, 0)
        self._timer.start(_LOOK_MS)
        for name, action in window.actions_by_name.items():
            if action.isEnabled() and name not in _LEFT_OUT:
                self._choose(name)
        self._timer.stop()
        self._visit(window)  # with all panes that have been opened

    def _make_unreadable(self, folder: Path) -> None:
        (folder / "red" / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 not much")
        with self._qtbot.waitSignal(self._window.session.indexed, timeout=LIMIT_MS):
            self._window.session.refresh()

    def _select_some(self) -> None:
        gallery = self._window.browser.folder_pane.gallery
        gallery.clearSelection()
        for row in range(_N_SELECTED):
            index = gallery.model().index(row, 0)
            gallery.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)

    def _choose(self, name: str) -> None:
        n_seen = len(self.seen)
        marks = self._window.acting.marks
        self._qtbot.waitUntil(lambda: not marks.is_busy, timeout=LIMIT_MS)
        self._select_some()
        self._window.actions_by_name[name].trigger()
        is_dialog = self._window.actions_by_name[name].text().endswith("…")
        wanted = is_dialog or name in ("why", "matrix", "common", "shortcuts", "log", "licences")
        if wanted:
            self._qtbot.waitUntil(lambda: len(self.seen) > n_seen, timeout=LIMIT_MS)

    def _look_at_new(self) -> None:
        for top in QApplication.topLevelWidgets():
            if top.isVisible() and isinstance(top, QDialog) and self._is_laid_out(top):
                self._timer.stop()
                self.seen.append(type(top).__name__)
                if not isinstance(top, QFileDialog):  # Qt's own
                    self._visit(top)
                top.close()
                self._timer.start()

    def _is_laid_out(self, top: QDialog) -> bool:
        """Whether all is where it was at the last look."""
        before, self._places = self._places, [one.geometry() for one in in_sight(top)]
        return before == self._places


def dialogs_of_the_program() -> set[str]:
    """The names of all classes of dialogs in gui/."""
    for module in pkgutil.walk_packages(gui.__path__, "gui."):
        importlib.import_module(module.name)
    return {one.__name__ for one in _subclasses(QDialog) if one.__module__.startswith("gui.")}


def _subclasses(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        yield one
        yield from _subclasses(one)


def in_sight(top: QWidget) -> list[QWidget]:
    """A window and what is shown in it, without what Qt makes for itself."""
    children = top.findChildren(QWidget)
    return [top, *(one for one in children if one.isVisible() and not is_qts_own(one))]


def is_qts_own(widget: QWidget) -> bool:
    """Parts of widgets that people meet through the widget they belong to."""
    is_named = widget.objectName().startswith("qt_") and not isinstance(widget, QTabBar)
    return is_named or isinstance(widget, QScrollBar)


def can_have_focus(widget: QWidget) -> bool:
    """Whether Tab leads to it; where it leads to a part of it, that is found for itself."""
    is_reached = widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return is_reached and not (isinstance(widget, QTabWidget) and widget.focusProxy())


def path_of(widget: QWidget) -> str:
    """Where a widget is, for the words of a failed test."""
    names = []
    at: QWidget | None = widget
    while at is not None:
        names.append(type(at).__name__)
        at = at.parentWidget()
    text = getattr(widget, "text", None)
    said = text() if callable(text) else widget.accessibleName()
    return f"{' < '.join(names[:4])} {said!r}"
