"""The menu "Open with": the programs for pictures, and others that a person chooses."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QSettings, Slot
from PySide6.QtWidgets import QMenu

from core.errors import LikewiseError
from gui.acting.programs import Program, chosen_program, installed_programs
from gui.file_dialogs import ask_file
from gui.messages import shown_name
from gui.task import Task

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_STORED = "programs"
_MOST_REMEMBERED = 5


class OpenWith(QObject):
    """Belongs to `window`. Which programs there are is looked up when a menu first asks."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        path = window.library.places.data / "window.ini"
        self._stored = QSettings(os.fspath(path), QSettings.Format.IniFormat)
        self._installed: list[Program] | None = None
        self._task: Task | None = None
        #: Menus that are open while programs are looked up, by numbers.
        self._waiting: dict[int, tuple[QMenu, tuple[bytes, ...]]] = {}
        self._numbers = count()

    def add_to(self, menu: QMenu, paths: Sequence[bytes]) -> QMenu:
        """Put the programs for some pictures into a menu of their own in `menu`."""
        inner = menu.addMenu(self.tr("Open with"))
        if self._installed is None:
            number = next(self._numbers)
            self._waiting[number] = (inner, tuple(paths))
            inner.destroyed.connect(lambda: self._waiting.pop(number, None))
            self._look_up()
        else:
            self._fill(inner, paths)
        return inner

    def close(self) -> None:
        """Wait for what is being looked up."""
        self._waiting.clear()
        if self._task is not None:
            self._task.wait()

    def _look_up(self) -> None:
        if self._task is None:
            self._task = Task(installed_programs, self)
            self._task.succeeded.connect(self._on_found)
            self._task.finished.connect(self._let_end)
            self._task.start()

    @Slot()
    def _let_end(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
            self._task = None

    @Slot(object)
    def _on_found(self, installed: list[Program]) -> None:
        self._installed = installed
        waiting, self._waiting = self._waiting, {}
        for inner, paths in waiting.values():
            self._fill(inner, paths)

    def _fill(self, inner: QMenu, paths: Sequence[bytes]) -> None:
        chosen = [chosen_program(path) for path in self._remembered()]
        for program in (*(self._installed or ()), *chosen):
            action = inner.addAction(program.name.replace("&", "&&"))
            action.triggered.connect(partial(self._start, program, paths))
        if inner.actions():
            inner.addSeparator()
        choose = inner.addAction(self.tr("Choose a program…"))
        choose.triggered.connect(partial(self._choose, paths))

    def _choose(self, paths: Sequence[bytes], _is_checked: bool = False) -> None:
        chosen = ask_file(self._window, self.tr("Open with"), "", "")
        if chosen:
            kept = [path for path in self._remembered() if path != chosen]
            self._stored.setValue(_STORED, [chosen, *kept][:_MOST_REMEMBERED])
            self._start(chosen_program(chosen), paths)

    def _remembered(self) -> list[str]:
        """The programs that were chosen before, the last one first."""
        stored = self._stored.value(_STORED, [])
        found = [stored] if isinstance(stored, str) else stored
        return [str(path) for path in found] if isinstance(found, list) else []

    def _start(self, program: Program, paths: Sequence[bytes], _is_checked: bool = False) -> None:
        for command in program.commands([os.fsdecode(path) for path in paths]):
            is_started, _process_id = QProcess.startDetached(command[0], command[1:])
            if not is_started:
                error = LikewiseError("no_program", name=shown_name(command[0]))
                self._window.session.said.emit(error, "")
                return
