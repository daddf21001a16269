"""Keeps the chips of the query strip in step with the query and its thumbnails."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QPixmap

from core.queries import Query, QueryItem
from gui.browser import Browser
from gui.chip import Chip
from gui.messages import shown_name, shown_path
from gui.query_strip import QueryStrip
from gui.query_words import in_words, short_note
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
        path = self._browser.path_of(item.file_id) or b""
        shown = path if item.file_id or item.picture is None else item.picture.name
        return Chip(
            place,
            shown_name(shown),
            self._pixmap(item),
            in_words(item, shown_path(shown)),
            short_note(item),
            item.is_negative,
        )

    def _pixmap(self, item: QueryItem) -> QPixmap | None:
        if item.picture is not None:
            return _pixmap_of(item.picture.proxy)
        return self._thumbnail(item.file_id)

    def _thumbnail(self, file_id: int) -> QPixmap | None:
        image_id = self._browser.image_of(file_id)
        pixmap = self._thumbnails.pixmap(image_id, _CHIP_PX) if image_id else None
        if pixmap is None:
            self._without_picture.add(file_id)
        return pixmap

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
