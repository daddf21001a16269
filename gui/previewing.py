"""Which picture the preview shows, and how it steps through the grid it was opened from."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from core.queries import Picture, Query, QueryItem
from gui.browser import Browser
from gui.gallery.view import Gallery
from gui.messages import shown_name
from gui.preview import Preview
from gui.thumbnails import ThumbnailCache

#: A thumbnail of this size stands in until the picture itself has been read.
_QUICK_PX = 256


class Previewing(QObject):
    """Feeds `preview` with pictures of the grids of `browser` and of the query."""

    def __init__(self, preview: Preview, browser: Browser, thumbnails: ThumbnailCache) -> None:
        super().__init__(preview)
        self._preview = preview
        self._browser = browser
        self._thumbnails = thumbnails
        self._gallery: Gallery = browser.folder_pane.gallery
        self._focus_after: QWidget | None = None
        self._query = Query()
        self._item = QueryItem()
        preview.step_asked.connect(self._step)
        preview.closed.connect(self._give_focus_back)

    @Slot(object)
    def set_query(self, query: Query) -> None:
        """What is asked for now: its regions are shown in the preview."""
        self._query = query

    @property
    def gallery(self) -> Gallery:
        """The grid that the picture was opened from."""
        return self._gallery

    @property
    def place(self) -> int | None:
        """Which item of the query is shown; None if the picture is not in it.

        Its weight or sign may have changed since the preview was opened.
        """
        items, shown = self._query.items, self._item
        if shown in items:
            return items.index(shown)
        return next((n for n, item in enumerate(items) if _is_same_picture(item, shown)), None)

    def show(self, gallery: Gallery, file_id: int) -> None:
        """Show a file large; arrows then step through `gallery`."""
        self._gallery = gallery
        self._focus_after = gallery
        path = self._browser.path_of(file_id)
        if path is not None:
            whole = QueryItem(file_id)
            items = (item for item in self._query.items if item.file_id == file_id)
            self._item = next(items, whole)
            quick = self._quick_of(file_id)
            self._preview.show_image(file_id, path, quick, shown_name(path), self._item.region)

    def leave(self) -> None:
        """What is shown goes away: show the next picture, or the one before, or none."""
        if not self._preview.isVisible():
            return
        gone = self._preview.file_id
        for step in (1, -1):
            found = self._browser.neighbour(self._gallery, gone, step)
            if found is not None:
                self.show(self._gallery, found)
                return
        self._preview.dismiss()

    def show_item(self, place: int) -> None:
        """Show the picture of item number `place` of the query, to choose a region of it."""
        item = self._item = self._query.items[place]
        self._gallery = self._browser.folder_pane.gallery
        self._focus_after = None
        path = self._browser.path_of(item.file_id)
        if path is not None:
            quick = self._quick_of(item.file_id)
            self._preview.show_image(item.file_id, path, quick, shown_name(path), item.region)
        elif item.picture is not None:
            self._show_outside(item.picture)
        else:
            return  # a file that is no longer there
        self._preview.start_region()

    def _show_outside(self, picture: Picture) -> None:
        quick = None
        if picture.region is None:
            quick = QPixmap()
            quick.loadFromData(picture.proxy)
        self._preview.show_image(
            0, picture.source, quick, shown_name(picture.name), picture.region, picture.is_path
        )

    def _quick_of(self, file_id: int) -> QPixmap | None:
        image_id = self._browser.image_of(file_id)
        return self._thumbnails.pixmap(image_id, _QUICK_PX) if image_id else None

    @Slot(int)
    def _step(self, step: int) -> None:
        found = self._browser.neighbour(self._gallery, self._preview.file_id, step)
        if found is not None:
            self.show(self._gallery, found)

    @Slot()
    def _give_focus_back(self) -> None:
        if self._focus_after is not None:
            self._focus_after.setFocus()


def _is_same_picture(one: QueryItem, other: QueryItem) -> bool:
    if one.file_id or other.file_id:
        return one.file_id == other.file_id
    if one.picture is None or other.picture is None:
        return False
    return one.picture.source == other.picture.source
