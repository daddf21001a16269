"""Which picture the preview shows, and how it steps through the grid it was opened from."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from gui.browser import Browser
from gui.gallery.view import Gallery
from gui.messages import shown_name
from gui.preview import Preview
from gui.thumbnails import ThumbnailCache

#: A thumbnail of this size stands in until the picture itself has been read.
_QUICK_PX = 256


class Previewing(QObject):
    """Feeds `preview` with pictures of the grids of `browser`."""

    def __init__(self, preview: Preview, browser: Browser, thumbnails: ThumbnailCache) -> None:
        super().__init__(preview)
        self._preview = preview
        self._browser = browser
        self._thumbnails = thumbnails
        self._gallery: Gallery = browser.folder_pane.gallery
        preview.step_asked.connect(self._step)
        preview.closed.connect(self._give_focus_back)

    def show(self, gallery: Gallery, file_id: int) -> None:
        """Show a file large; arrows then step through `gallery`."""
        self._gallery = gallery
        path = self._browser.path_of(file_id)
        if path is not None:
            image_id = self._browser.image_of(file_id)
            quick = self._thumbnails.pixmap(image_id, _QUICK_PX) if image_id else None
            self._preview.show_image(file_id, path, quick, shown_name(path))

    @Slot(int)
    def _step(self, step: int) -> None:
        found = self._browser.neighbour(self._gallery, self._preview.file_id, step)
        if found is not None:
            self.show(self._gallery, found)

    @Slot()
    def _give_focus_back(self) -> None:
        self._gallery.setFocus()
