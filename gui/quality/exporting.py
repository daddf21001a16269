"""Saves a comparison for others: as a page, a picture, a table, or all figures."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from core.errors import LikewiseError
from core.jobs import Control, Report
from core.measuring.records import Comparison
from core.reports.export import PagePicture, export_comparison, wanted_pictures
from core.reports.writing import write_whole
from gui.file_dialogs import ask_target
from gui.messages import sentence, shown_name, shown_path
from gui.networks.job import Job

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class Exporting(QObject):
    """`said(text)`: what comes of it. Nothing is written over a picture of the folder."""

    said = Signal(str)

    def __init__(self, window: MainWindow, path_of: Callable[[int], bytes | None]) -> None:
        super().__init__(window)
        self._window = window
        self._path_of = path_of
        self._job = Job(self)
        self._job.succeeded.connect(self._on_written)
        self._job.failed.connect(self._on_failed)

    def ask(self, comparison: Comparison, ending: str, parent: QWidget) -> None:
        """Ask where to, and save the comparison there; `ending` is one of its formats."""
        filters = {
            "html": self.tr("Pages for a browser (*.html)"),
            "png": self.tr("PNG pictures (*.png)"),
            "csv": self.tr("CSV tables (*.csv)"),
            "json": self.tr("JSON documents (*.json)"),
        }
        title, name = self.tr("Export what was measured"), f"quality.{ending}"
        chosen, _ = ask_target(parent, title, name, filters[ending])
        if chosen:
            target = Path(chosen)
            if target.suffix.lower() != f".{ending}":
                target = target.with_name(f"{target.name}.{ending}")
            self.save(comparison, target)

    def save(self, comparison: Comparison, target: Path) -> None:
        """Write a comparison to `target`, whose ending tells the format."""
        library = self._window.library
        names = {
            image_id: shown_name(self._path_of(image_id) or b"")
            for image_id in wanted_pictures(comparison)
        }

        def work(_report: Report, control: Control) -> Path:
            with library.open_store() as store:

                def picture_of(image_id: int) -> PagePicture | None:
                    data = store.proxies.read(image_id)
                    return None if data is None else (names[image_id], data)

                export_comparison(comparison, target, picture_of, control)
            return target

        self._start(work, target)

    def save_bytes(self, target: Path, data: bytes) -> None:
        """Write a list."""

        def work(_report: Report, _control: Control) -> Path:
            write_whole(data, target)
            return target

        self._start(work, target)

    def _start(self, work: Callable[[Report, Control], Path], target: Path) -> None:
        listing = self._window.session.listing
        if listing is not None and os.fsencode(target.resolve()) in listing.paths:
            text = self.tr("{file} is a picture of this folder and stays as it is.")
            self.said.emit(text.format(file=shown_path(os.fspath(target))))
            return
        self.said.emit(self.tr("Writing {file}…").format(file=target.name))
        self._job.start(work)

    @Slot(object)
    def _on_written(self, target: Path) -> None:
        self.said.emit(self.tr("Saved {file}").format(file=shown_path(os.fspath(target))))

    @Slot(object)
    def _on_failed(self, error: LikewiseError) -> None:
        self.said.emit(sentence(error))

    def close(self) -> None:
        """End what is being written; for closing down."""
        self._job.close()
