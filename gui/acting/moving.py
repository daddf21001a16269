"""Moves, copies and trashes pictures because a person asks for it, and takes that back."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from core.errors import LikewiseError
from core.jobs import Control, Report
from core.library import absolute
from core.moving.deeds import carry, undo
from core.moving.records import Deed, Kind, Refused, Undone
from gui.acting.deed_bar import DeedBar
from gui.acting.selection import meant_file_ids
from gui.acting.target_dialog import TargetDialog
from gui.acting.undoing import Undoable, Undoing
from gui.acting.words import deed_name, deed_text, undone_text
from gui.messages import sentence, shown_path
from gui.networks.job import Job
from gui.theme import icon

if TYPE_CHECKING:
    from gui.main_window import MainWindow

TRASH_KEY = "Del"
_MESSAGE_MS = 8000


class Moving(QObject):
    """Belongs to `window`; does one thing at a time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._last_folder = ""
        self._refused: tuple[Refused, ...] = ()
        self._undoing: Undoing | None = None
        self.bar = DeedBar()
        self.job = Job(self)
        self.job.progress.connect(self.bar.show_progress)
        self.job.succeeded.connect(self._on_done)
        self.job.failed.connect(self._on_failed)
        self.bar.cancel_asked.connect(self.job.stop)
        self.bar.undo_asked.connect(self._on_undo_asked)
        self.bar.refusals_asked.connect(self._show_refused)
        for widget in (*window.browser.galleries, window.preview):
            self.add_keys(widget)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the menu entries do, by their names."""
        return {
            "move": lambda: self.ask_target(Kind.MOVE, meant_file_ids(self._window)),
            "copy": lambda: self.ask_target(Kind.COPY, meant_file_ids(self._window)),
            "trash": lambda: self.trash(meant_file_ids(self._window)),
            "undo": self._on_undo_asked,
        }

    def set_undoing(self, undoing: Undoing) -> None:
        """Where deeds that can be taken back are noted."""
        self._undoing = undoing

    def add_keys(self, widget: QWidget) -> None:
        """Let `TRASH_KEY` in a grid or the preview put what is selected there into the trash."""
        shortcut = QShortcut(QKeySequence(TRASH_KEY), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: self.trash(meant_file_ids(self._window)))

    def add_to(self, menu: QMenu, file_ids: Sequence[int]) -> None:
        """Put into the context menu of pictures what can be done with them."""
        move = menu.addAction(icon("arrow-right"), self.tr("Move to folder…") + "\tF6")
        move.triggered.connect(lambda: self.ask_target(Kind.MOVE, file_ids))
        copy = menu.addAction(icon("copy"), self.tr("Copy to folder…") + "\tF7")
        copy.triggered.connect(lambda: self.ask_target(Kind.COPY, file_ids))
        trash_text = self.tr("Move to the trash") + "\t" + self.tr("Del")
        trash = menu.addAction(icon("trash-2"), trash_text)
        trash.triggered.connect(lambda: self.trash(file_ids))
        for action in (move, copy, trash):
            action.setEnabled(not self.job.is_running)

    def ask_target(self, kind: Kind, file_ids: Sequence[int]) -> None:
        """Ask where to, and do it."""
        paths = self._paths(file_ids)
        if not paths:
            return
        start = self._last_folder or os.fsdecode(os.path.dirname(paths[0]))
        dialog = TargetDialog(kind, len(paths), shown_path(start), self._window)
        dialog.accepted.connect(lambda: self.carry(kind, paths, self._typed(dialog.folder)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def trash(self, file_ids: Sequence[int]) -> None:
        """Put pictures into the trash."""
        paths = self._paths(file_ids)
        if paths:
            self.carry(Kind.TRASH, paths)

    def carry(self, kind: Kind, paths: Sequence[bytes], folder: bytes = b"") -> None:
        """Begin a deed, unless another one is under way."""
        if self.job.is_running:
            self._window.status.say(self.tr("Something is being moved already."), _MESSAGE_MS)
            return
        if folder:
            self._last_folder = os.fsdecode(folder)
        if kind is not Kind.COPY:
            self._window.previewing.leave()
        self.job.start(partial(self._carry, kind, tuple(paths), folder))

    def say(self, text: str, refused: tuple[Refused, ...] = ()) -> None:
        """Say in the bar what else was done, and which files stay as they were."""
        self._refused = refused
        self.bar.show_done(text, can_undo=False, has_refusals=bool(refused))

    def close(self) -> None:
        """Stop what is being done; what was done stays done."""
        self.job.close()

    def _carry(
        self, kind: Kind, paths: Sequence[bytes], folder: bytes, report: Report, control: Control
    ) -> Deed:
        with self._window.library.open_store() as store:
            return carry(store, kind, paths, folder, report, control)

    def _undo(self, deed: Deed, report: Report, control: Control) -> Undone:
        with self._window.library.open_store() as store:
            return undo(store, deed, report, control)

    def _paths(self, file_ids: Sequence[int]) -> list[bytes]:
        """Where files lie; none, and a word on it, where nothing can be done now."""
        if self.job.is_running:
            self._window.status.say(self.tr("Something is being moved already."), _MESSAGE_MS)
            return []
        paths = [self._window.browser.path_of(file_id) for file_id in file_ids]
        found = [path for path in paths if path is not None]
        if not found:
            self._window.status.say(self.tr("Select pictures first."), _MESSAGE_MS)
        return found

    def _typed(self, folder: str) -> bytes:
        """What was typed, as seen from the open folder."""
        opened = os.fsdecode(self._window.session.folder or b"")
        return absolute(os.path.join(opened, os.path.expanduser(folder)))

    @Slot()
    def _on_undo_asked(self) -> None:
        if self._undoing is not None and not self.job.is_running:
            self.bar.hide()
            self._undoing.take_back()

    @Slot(object)
    def _on_done(self, result: Deed | Undone) -> None:
        self._refused = result.refused
        left = result if isinstance(result, Deed) else result.rest
        can_undo = left is not None and left.can_be_undone
        if left is not None and can_undo and self._undoing is not None:
            take_back = partial(self.job.start, partial(self._undo, left))
            self._undoing.add(Undoable(deed_name(left), take_back))
        text = deed_text(result) if isinstance(result, Deed) else undone_text(result)
        self.bar.show_done(text, can_undo, bool(result.refused))
        self._window.session.list_again()

    @Slot(object)
    def _on_failed(self, error: LikewiseError) -> None:
        self.bar.show_done(sentence(error), can_undo=False)
        self._window.session.list_again()

    @Slot()
    def _show_refused(self) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("What stays as it was"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("These files stay as they were:"))
        lines = [f"{shown_path(one.path)}\n    {sentence(one.reason)}" for one in self._refused]
        box.setDetailedText("\n".join(lines))
        box.finished.connect(box.deleteLater)
        box.open()
