"""Keeps the chips of the query strip in step with the query and its thumbnails."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QPixmap

from core.queries import Query, QueryItem
from gui.browser import Browser
from gui.messages import shown_name, shown_path
from gui.query_strip import Chip, QueryStrip
from gui.thumbnails import ThumbnailCache

_CHIP_PX = 64


class QueryChips(QObject):
    """Shows a query in `strip`, and thumbnails in the chips when they come in."""

    def __init__(self, strip: QueryStrip, browser: Browser, thumbnails: ThumbnailCache) -> None:
        super().__init__(strip)
        self._strip = strip
        self._browser = browser
        self._thumbnails = thumbnails
        self._query = Query()
        self._without_picture: set[int] = set()
        thumbnails.ready.connect(self._on_thumbnail)

    def show(self, query: Query) -> None:
        """Show this query, a chip for each of its items."""
        self._query = query
        self._without_picture.clear()
        self._strip.set_chips([self._chip(place, item) for place, item in enumerate(query.items)])

    def take_in(self, file_ids: Iterable[int]) -> None:
        """The contents of these files have become known."""
        if self._without_picture.intersection(file_ids):
            self.show(self._query)

    def _chip(self, place: int, item: QueryItem) -> Chip:
        if item.picture is not None:
            name = shown_name(item.picture.name)
            return Chip(place, name, _pixmap_of(item.picture.proxy), item.picture.name)
        path = self._browser.path_of(item.file_id) or b""
        image_id = self._browser.image_of(item.file_id)
        pixmap = self._thumbnails.pixmap(image_id, _CHIP_PX) if image_id else None
        if pixmap is None:
            self._without_picture.add(item.file_id)
        return Chip(place, shown_name(path), pixmap, shown_path(path))

    @Slot(int)
    def _on_thumbnail(self, image_id: int) -> None:
        if image_id in map(self._browser.image_of, self._without_picture):
            self.show(self._query)


def _pixmap_of(proxy: bytes) -> QPixmap:
    pixmap = QPixmap()
    pixmap.loadFromData(proxy)
    return pixmap.scaled(
        _CHIP_PX,
        _CHIP_PX,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
