"""Pictures that are brought for a query: files, pasted data, addresses, and drawn regions."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QUrl, Signal, Slot

from core.asking.ranking import read_pictures
from core.errors import LikewiseError
from core.library import Library
from core.queries import Picture, Query, QueryItem
from core.workers.tasks import Source
from gui.fetching import Fetching
from gui.searching import Searching


@dataclass(frozen=True, slots=True)
class Awaited:
    """What the query becomes when its pictures have been read: `before` with them at its end,
    or with the only one in `place`."""

    before: Query = Query()
    place: int | None = None

    def filled(self, pictures: Sequence[Picture]) -> Query:
        if self.place is None:
            return Query((*self.before.items, *(QueryItem(picture=p) for p in pictures)))
        return self.before.with_picture(self.place, pictures[0]) if pictures else Query()


class Outside(QObject):
    """Reads pictures in the background; a later wish replaces an earlier one.

    `waiting(bool)`; `read([Picture])` with those that could be read; `failed(LikewiseError,
    name)` for each of the others, before `read`.
    """

    waiting = Signal(bool)
    read = Signal(list)
    failed = Signal(object, str)

    def __init__(self, library: Library, searching: Searching, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._lane = searching.lane()
        self._lane.answered.connect(self._on_answered)
        self._lane.refused.connect(self._on_refused)
        self._fetching = Fetching(self)
        self._fetching.fetched.connect(self._on_fetched)
        self._fetching.failed.connect(self._on_fetch_failed)
        self._is_fetching = False
        self._names: list[str] = []

    def read_files(self, paths: Sequence[bytes]) -> None:
        """Read files that are not in the folder."""
        sources = [(os.fsdecode(os.path.basename(path)), Source(path, True)) for path in paths]
        self.read_sources(sources)

    def read_data(self, data: bytes, name: str) -> None:
        """Read one picture from its encoded bytes."""
        self.read_sources([(name, Source(data, False))])

    def read_sources(self, sources: Sequence[tuple[str, Source]]) -> None:
        """Read pictures, or regions of pictures, each with the name to show."""
        self.forget()
        self._names = [name for name, _ in sources]
        self.waiting.emit(True)
        keys = self._library.chosen_conditions()
        self._lane.ask(lambda desk, _tell: read_pictures(desk, sources, keys))

    def fetch(self, address: QUrl) -> None:
        """Fetch a picture and read it."""
        self.forget()
        self._is_fetching = True
        self.waiting.emit(True)
        self._fetching.fetch(address)

    def forget(self) -> None:
        """What is still being fetched or read is not wanted any more."""
        self._is_fetching = False
        self._fetching.cancel()
        self._lane.forget()

    def close(self) -> None:
        """End what is being fetched."""
        self._fetching.cancel()

    @Slot(object)
    def _on_answered(self, found: list[Picture | LikewiseError]) -> None:
        self.waiting.emit(False)
        for name, picture in zip(self._names, found, strict=True):
            if isinstance(picture, LikewiseError):
                self.failed.emit(picture, name)
        self.read.emit([picture for picture in found if isinstance(picture, Picture)])

    @Slot(object)
    def _on_refused(self, error: LikewiseError) -> None:
        self.waiting.emit(False)
        self.failed.emit(error, "")
        self.read.emit([])

    @Slot(bytes, str)
    def _on_fetched(self, data: bytes, name: str) -> None:
        if self._is_fetching:
            self.read_data(data, name)

    @Slot(object)
    def _on_fetch_failed(self, error: LikewiseError) -> None:
        if self._is_fetching:
            self._is_fetching = False
            self._on_refused(error)
