"""What one run over a folder works on."""

from __future__ import annotations

from enum import Enum

from core.records import FileRecord
from core.store.store import Store


class Scope(Enum):
    """How much of a folder a run works on."""

    #: All that is unread, and all images that lack vectors.
    WHOLE = "whole"
    #: What is unread alone.
    NEW = "new"
    #: Images that lack vectors alone: their files cannot be reached.
    STORED = "stored"


def unread_files(store: Store, folder: bytes, scope: Scope) -> list[FileRecord]:
    """The files that a run has to read now."""
    return [] if scope is Scope.STORED else store.files.unread(folder)


def known_images(store: Store, folder: bytes, scope: Scope) -> dict[int, int]:
    """The image of each file that belongs to a run, by file id; 0 where it is not known."""
    if scope is Scope.NEW:
        return {record.file_id: 0 for record in store.files.unread(folder)}
    listing = store.files.listing(folder)
    return dict(zip(listing.file_ids.tolist(), listing.image_ids.tolist(), strict=True))
