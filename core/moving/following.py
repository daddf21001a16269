"""The library follows where pictures are carried, so that none is read or embedded again."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable

from core.errors import LikewiseError
from core.images.pairs import pairs_in
from core.images.scan import scan_at
from core.records import FoundFile, KnownFile
from core.store.files import folder_bounds
from core.store.store import Store

_log = logging.getLogger(__name__)


class Following:
    """Keeps the files of `store` in step."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._folders = [folder_bounds(folder) for folder in store.recent_folders()]

    def image_at(self, path: bytes) -> int:
        """The content of the file at a path, 0 where it is not known."""
        known = self._known_at(path)
        return 0 if known is None else known.image_id

    def moved(self, source: bytes, target: bytes, image_id: int) -> None:
        """A file lies elsewhere now: it stays the same file, unless no known folder holds it.

        One that has not been read yet is new where it lies now, and found there by who looks.
        """
        found, before = _found_at(target), self._known_at(source)
        if before is None:
            self.appeared(target, image_id)  # a watch has seen it go before
            return
        with self._store.transaction():
            if found is not None and image_id and self._is_known(target):
                self._store.files.move(before.file_id, found)
            else:
                self._store.files.remove([before])

    def appeared(self, path: bytes, image_id: int) -> None:
        """A file of a known content lies somewhere now: a copy, or one that is back."""
        found = _found_at(path)
        if found is None or not image_id or not self._is_known(path):
            return
        with self._store.transaction():
            self._store.files.add([found])
            added = self._known_at(path)
            if added is not None:
                self._store.files.link(added, image_id)

    def gone(self, path: bytes) -> None:
        """A file is in the trash; its content stays known."""
        known = self._known_at(path)
        if known is not None:
            with self._store.transaction():
                self._store.files.remove([known])

    def _known_at(self, path: bytes) -> KnownFile | None:
        return self._store.files.known_at(path).get(path)

    def _is_known(self, path: bytes) -> bool:
        return any(low <= path < high for low, high in self._folders)


def follow(note: Callable[[], None]) -> None:
    """Note where a file lies. What was done is done, also where that cannot be stored: the next
    look at the folder finds the file by its number on the disk."""
    try:
        note()
    except LikewiseError as error:
        _log.warning("the library does not know yet where a picture lies: %s", error)


def _found_at(path: bytes) -> FoundFile | None:
    """The file at a path, if it is one that Likewise reads."""
    if os.path.isdir(path):
        return None
    return next(scan_at(path, frozenset(), lambda: None, pairs_in), None)
