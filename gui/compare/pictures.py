"""Some files of the open folder with their thumbnails, for dialogs that show a handful."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from gui.browser import Browser
from gui.messages import shown_name
from gui.thumbnails import ThumbnailCache


class Pictures(QObject):
    """`changed()`: a thumbnail has come in."""

    changed = Signal()

    def __init__(
        self, file_ids: Sequence[int], browser: Browser, thumbnails: ThumbnailCache, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.file_ids = tuple(file_ids)
        self.names = tuple(shown_name(browser.path_of(file_id) or b"?") for file_id in file_ids)
        self._image_ids = tuple(browser.image_of(file_id) for file_id in file_ids)
        self._thumbnails = thumbnails
        thumbnails.ready.connect(self._on_ready)

    def __len__(self) -> int:
        return len(self.file_ids)

    def pixmap(self, place: int, side_px: int) -> QPixmap | None:
        """The thumbnail of one of them for a square of so many device pixels, once it is here."""
        image_id = self._image_ids[place]
        return self._thumbnails.pixmap(image_id, side_px) if image_id else None

    def _on_ready(self, image_id: int) -> None:
        if image_id in self._image_ids:
            self.changed.emit()
