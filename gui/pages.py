"""The dialogs of the window. What they show is read in the background first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QDialog, QMessageBox

from core.errors import LikewiseError
from core.records import FailedFile, FailureCounts
from gui.actions import shortcut_groups
from gui.condition_words import shown_conditions
from gui.desktop import show_in_file_manager
from gui.dialogs.failures_dialog import FailuresDialog
from gui.dialogs.help_dialog import LicencesDialog, LogDialog, ShortcutsDialog
from gui.dialogs.settings_dialog import SettingsDialog, Usage
from gui.messages import sentence
from gui.task import Task

if TYPE_CHECKING:
    from gui.main_window import MainWindow

LOG_NAME = "likewise.log"


class Pages(QObject):
    """Opens dialogs over `window` and does what they ask for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._library = window.library
        self._tasks: set[Task] = set()
        self._forgetting: set[bytes] = set()
        self._is_closed = False
        QTimer.singleShot(0, self._show_notes)  # when the window is there
        window.session.indexing.ended.connect(self._on_index_ended)
        window.session.searching.let_go_of.connect(self._on_let_go)

    def load_recent(self, show: Callable[[list[bytes]], None]) -> None:
        """Call `show` with the known folders, the last one first."""

        def job() -> list[bytes]:
            with self._library.open_store() as store:
                return store.recent_folders()

        self._run(job, show)

    def count_failures(self, show: Callable[[FailureCounts], None]) -> None:
        """Call `show` with the numbers of files of the folder that are not shown."""
        folder = self._window.session.folder
        if folder is None:
            return

        def job() -> FailureCounts:
            with self._library.open_store() as store:
                return store.files.count_failures(folder)

        def show_if_open(counts: FailureCounts) -> None:
            if self._window.session.folder == folder:
                show(counts)

        self._run(job, show_if_open)

    @Slot()
    def show_failures(self) -> None:
        """List the files that could not be read or were left out, with reasons."""
        folder = self._window.session.folder
        if folder is None:
            return

        def job() -> list[FailedFile]:
            with self._library.open_store() as store:
                return store.files.failures(folder)

        self._run(job, self._open_failures)

    @Slot()
    def show_settings(self) -> None:
        """Settings, and where the data lies."""

        def job() -> tuple[Usage, list[bytes]]:
            places = self._library.places
            with self._library.open_store() as store:
                usage = Usage(
                    data=places.data,
                    cache=places.cache,
                    proxies_bytes=store.proxies.bytes_used(),
                    vectors_bytes=store.vectors.bytes_used(),
                    indexes_bytes=_bytes_in(places.cache / "index"),
                )
                return usage, store.recent_folders()

        self._run(job, self._open_settings)

    @Slot()
    def show_shortcuts(self) -> None:
        """What the keys do."""
        self._open(ShortcutsDialog(shortcut_groups(self._window.actions_by_name), self._window))

    @Slot()
    def show_licences(self) -> None:
        """Whose work Likewise stands on."""
        self._open(LicencesDialog(self._window))

    @Slot()
    def show_log(self) -> None:
        """What happened behind the window."""
        self._open(LogDialog(self._library.places.data / LOG_NAME, self._window))

    def close(self) -> None:
        """Wait for what is being read, and read nothing more."""
        self._is_closed = True
        for task in self._tasks:
            task.wait()
        self._tasks.clear()

    @Slot()
    def _show_notes(self) -> None:
        """Say what was damaged when the program started, and what was done about it."""
        if not self._library.notes:
            return
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Likewise has found damage"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText("\n\n".join(sentence(note) for note in self._library.notes))
        self._open(box)

    def _open_failures(self, failures: list[FailedFile]) -> None:
        dialog = FailuresDialog(failures, self._window)
        dialog.show_asked.connect(show_in_file_manager)
        self._open(dialog)

    def _open_settings(self, read: tuple[Usage, list[bytes]]) -> None:
        usage, folders = read
        dialog = SettingsDialog(
            self._library.settings,
            shown_conditions(self._library.catalogue),
            usage,
            folders,
            self._window,
        )
        dialog.forget_asked.connect(self.forget)
        dialog.accepted.connect(lambda: self._keep_settings(dialog))
        self._open(dialog)

    def _keep_settings(self, dialog: SettingsDialog) -> None:
        settings = dialog.settings()
        if settings != self._library.settings:
            self._window.session.change_settings(settings)
            self._window.session.refresh()

    @Slot(bytes)
    def forget(self, folder: bytes) -> None:
        """Forget a folder; its pictures are not touched.

        What still works on it is ended first: indexing would write to it anew, and a mapped file
        cannot be deleted everywhere.
        """
        session = self._window.session
        if folder == session.folder:
            self._window.show_welcome()
        self._forgetting.add(folder)
        if session.indexing.folder != folder:
            session.searching.let_go(folder)

    @Slot(bytes)
    def _on_index_ended(self, folder: bytes) -> None:
        if folder in self._forgetting:
            self._window.session.searching.let_go(folder)

    @Slot(bytes)
    def _on_let_go(self, folder: bytes) -> None:
        if folder not in self._forgetting:
            return
        self._forgetting.discard(folder)

        def job() -> None:
            with self._library.open_store() as store:
                self._library.forget_folder(store, folder)

        self._run(job, self._on_forgotten)

    def _on_forgotten(self, _nothing: object) -> None:
        self._window.thumbnails.clear()
        self._window.recent.load()

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _run(self, job: Callable[[], object], show: Callable[..., None]) -> None:
        if self._is_closed:
            return  # a signal that was still on its way when the window was closed
        task = Task(job, self)
        self._tasks.add(task)
        task.succeeded.connect(show)
        task.failed.connect(self._on_failed)
        task.finished.connect(lambda: self._let_end(task))
        task.start()

    def _let_end(self, task: Task) -> None:
        self._tasks.discard(task)
        task.deleteLater()

    def _on_failed(self, error: Exception) -> None:
        known = isinstance(error, LikewiseError)
        said = error if known else LikewiseError("unexpected", detail=str(error))
        self._window.session.said.emit(said, "")


def _bytes_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
