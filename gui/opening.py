"""Opens what Likewise was started with: a folder, pictures in one, or a taught condition."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from core.asking.known_files import split_known
from core.conditions.taught_file import SUFFIX
from gui.samples import samples_folder

if TYPE_CHECKING:
    from gui.main_window import MainWindow


def folder_of(paths: Sequence[bytes]) -> bytes | None:
    """The folder to be opened: the first of `paths`, or the one that this picture lies in.

    None where there is none, or only a taught condition."""
    for path in paths:
        if not _is_taught(path):
            return os.path.dirname(path) if os.path.isfile(path) else path
    return None


def _is_taught(path: bytes) -> bool:
    return path.endswith(os.fsencode(SUFFIX)) and os.path.isfile(path)


class Opening(QObject):
    """Belongs to `window`, which shows at the beginning what it is told to open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._pictures: list[bytes] = []

    def open(self, paths: Sequence[bytes]) -> None:
        """Open a folder; or make pictures the query, in the folder of the first; or bring in
        a taught condition. Without anything, open what was open when the window was closed."""
        window = self._window
        folder = folder_of(paths)
        self._pictures = [path for path in paths if path != folder and not _is_taught(path)]
        if self._pictures:
            window.session.listing_changed.connect(self._on_listing)
            window.session.indexed.connect(self._ask)
            window.session.stopped.connect(self._ask)
        folder = folder or window.last_folder
        if folder is None:
            window.show_welcome()
        elif folder == samples_folder() and not self._pictures:
            window.open_samples()
        else:
            window.open_folder(folder)
        if (taught := next(filter(_is_taught, paths), None)) is not None:
            window.teaching.exchange.import_file(Path(os.fsdecode(taught)))

    @Slot()
    def _on_listing(self) -> None:
        """Ask once the pictures are known to be of the folder."""
        _, outside = split_known(self._window.session.listing, self._pictures)
        if not outside:
            self._ask()

    @Slot()
    def _ask(self) -> None:
        pictures, self._pictures = self._pictures, []
        # Whoever has clicked another picture meanwhile wants that one.
        if pictures and self._window.session.query.is_empty:
            self._window.session.bringing.ask_files(pictures)
