"""Saves a map as a picture, drawn in a process of its own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from core.jobs import Control, Report
from core.maps.draw import DrawJob
from core.maps.records import FolderMap
from core.reports.mapping import write_drawing
from gui.file_dialogs import ask_target
from gui.map.label_colours import LabelColours
from gui.messages import shown_path
from gui.networks.job import Job

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_MESSAGE_MS = 8000
_PNG, _SVG = ".png", ".svg"


class Exporting(QObject):
    """Belongs to `window`, whose status line says what came of it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._job = Job(self)
        self._job.succeeded.connect(self._on_written)
        self._job.failed.connect(lambda error: window.session.said.emit(error, ""))

    def ask(self, folder_map: FolderMap, colours: LabelColours, name: str) -> None:
        """Ask where to, and save the map there; `name` is that of its condition."""
        chosen, wanted = ask_target(
            self._window,
            self.tr("Save the map"),
            str(Path.home() / f"{name.replace(os.sep, '-')}{_PNG}"),
            self.tr("PNG pictures (*.png);;SVG drawings (*.svg)"),
        )
        if chosen:
            target = Path(chosen)
            if target.suffix.lower() not in (_PNG, _SVG):
                ending = _SVG if _SVG in wanted else _PNG
                target = target.with_name(target.name + ending)
            self.save(folder_map, colours, name, target)

    def save(self, folder_map: FolderMap, colours: LabelColours, name: str, target: Path) -> None:
        """Draw the map in the colours of the window, and write it to `target`, whose ending tells
        the format."""
        if self._is_picture(target):
            text = self.tr("{file} is a picture of this folder and stays as it is.")
            self._say(text.format(file=shown_path(os.fspath(target))))
            return
        file_format = target.suffix.lower().lstrip(".")
        job = DrawJob(folder_map, colours.labels, name, file_format, colours.picked_names)

        def work(_report: Report, control: Control) -> Path:
            write_drawing(job, target, control)
            return target

        self._say(self.tr("Drawing the map…"))
        self._job.start(work)

    def close(self) -> None:
        """End what is being drawn; for closing down."""
        self._job.close()

    def _is_picture(self, target: Path) -> bool:
        listing = self._window.session.listing
        return listing is not None and os.fsencode(target.resolve()) in listing.paths

    @Slot(object)
    def _on_written(self, target: Path) -> None:
        self._say(self.tr("Saved {file}").format(file=shown_path(os.fspath(target))))

    def _say(self, text: str) -> None:
        self._window.status.say(text, _MESSAGE_MS)
