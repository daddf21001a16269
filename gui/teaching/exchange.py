"""Taught conditions brought in from files, and given out as files, in the window."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox

from core.conditions.taught_file import SUFFIX
from core.errors import LikewiseError
from core.jobs import Control, Report
from gui.file_dialogs import LOOKING
from gui.messages import sentence, shown_path
from gui.networks.job import Job

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_MESSAGE_MS = 8000

#: The key of an imported condition, and what a person should know of it.
_Imported = tuple[str, LikewiseError | None]


class Exchange(QObject):
    """Belongs to `window`, which looks under a condition as soon as it is here."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._importing, self._exporting = Job(self), Job(self)
        self._importing.succeeded.connect(self._on_imported)
        self._exporting.succeeded.connect(self._on_exported)
        self._importing.failed.connect(partial(self._refuse, self.tr("Import a condition")))
        self._exporting.failed.connect(partial(self._refuse, self.tr("Export a condition")))
        window.session.way_changed.connect(self.renew)
        window.session.query_changed.connect(self.renew)
        window.mixing.reloaded.connect(self.renew)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the menu entries do, by their names."""
        return {"import_condition": self.ask_for_file, "export_condition": self.ask_for_target}

    @Slot()
    def renew(self) -> None:
        """Only a condition that was taught can be exported."""
        self._window.actions_by_name["export_condition"].setEnabled(self._has_file)

    @property
    def _has_file(self) -> bool:
        session, catalogue = self._window.session, self._window.library.catalogue
        is_known = session.blend is None and session.key in catalogue.keys
        return is_known and catalogue.taught_path(session.key) is not None

    # In

    @Slot()
    def ask_for_file(self) -> None:
        """Ask for a taught file and bring it in."""
        dialog = self._file_dialog(self.tr("Import a condition"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.import_file(Path(name)))
        dialog.open()

    def import_file(self, path: Path) -> None:
        """Bring in a taught condition, and look under it."""
        library = self._window.library

        def work(_report: Report, _control: Control) -> _Imported:
            return library.import_taught(path)

        self._importing.start(work)

    @Slot(object)
    def _on_imported(self, imported: _Imported) -> None:
        key, note = imported
        window = self._window
        window.mixing.reload()
        window.set_condition(key)
        name = window.mixing.conditions[key].name
        text = self.tr("{name} is here, and can be chosen as a condition.").format(name=name)
        window.status.say(text, _MESSAGE_MS)
        if note is not None:
            self._show(self.tr("Import a condition"), f"{text}\n\n{sentence(note)}")
        elif window.session.folder is None:
            self._show(self.tr("Import a condition"), text)

    # Out

    @Slot()
    def ask_for_target(self) -> None:
        """Ask where to, and write the file of the present condition there."""
        key = self._window.session.key
        dialog = self._file_dialog(self.tr("Export a condition"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # By the dialog, so that it asks before it writes over a file of that name.
        dialog.setDefaultSuffix(SUFFIX.lstrip("."))
        dialog.selectFile(f"{key}{SUFFIX}")
        dialog.fileSelected.connect(lambda name: self.export_file(key, Path(name)))
        dialog.open()

    def export_file(self, key: str, target: Path) -> None:
        """Write the file of a taught condition to `target`."""
        library = self._window.library

        def work(_report: Report, _control: Control) -> Path:
            library.export_taught(key, target)
            return target

        self._exporting.start(work)

    @Slot(object)
    def _on_exported(self, target: Path) -> None:
        text = self.tr("Saved {file}").format(file=shown_path(os.fspath(target)))
        self._window.status.say(text, _MESSAGE_MS)

    # Both

    def close(self) -> None:
        """End what is being read or written; for closing down."""
        self._importing.close()
        self._exporting.close()

    def _file_dialog(self, title: str) -> QFileDialog:
        filters = self.tr("Taught conditions (*{suffix})").format(suffix=SUFFIX)
        dialog = QFileDialog(self._window, title, str(Path.home()), filters)
        dialog.setOption(LOOKING)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _refuse(self, title: str, error: LikewiseError) -> None:
        self._show(title, sentence(error))

    def _show(self, title: str, text: str) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle(title)
        box.setTextFormat(Qt.TextFormat.PlainText)  # names in a file are anybody's
        box.setText(text)
        box.finished.connect(box.deleteLater)
        box.open()
