"""A grid under a line that says what it shows, and how it comes to its tiles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.records import Listing
from gui.elided_label import ElidedLabel
from gui.gallery.grouped_model import GroupedModel
from gui.gallery.model import Tiles
from gui.gallery.view import Gallery
from gui.theme import SPACE, SPACE_LARGE
from gui.thumbnails import ThumbnailCache

#: Height of the line above a grid, the same with and without controls in it.
_HEAD_PX = 48
#: Height of the controls in that line.
FIELD_PX = 32


_Entry = TypeVar("_Entry")


class _Column(Protocol):
    """A list or an array."""

    def __getitem__(self, row: int, /) -> Any: ...


class Picked(Sequence[_Entry]):
    """Some entries of a column, in another order, without copying them."""

    def __init__(self, column: _Column, rows: NDArray[np.int64]) -> None:
        self._column = column
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, place):  # type: ignore[no-untyped-def]  # int alone is ever asked for
        return self._column[int(self._rows[place])]


class Pane(QWidget):
    """A grid under a line that says what it shows; more controls can be put into `bar`."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel()
        self.title.setObjectName("paneTitle")
        self.title.setMinimumWidth(40)
        self.model = GroupedModel(thumbnails, self)
        self.gallery = Gallery(self)
        self.gallery.setModel(self.model)
        self.gallery.setFrameShape(QFrame.Shape.NoFrame)
        self.bar = QHBoxLayout()
        self.bar.setContentsMargins(SPACE_LARGE, SPACE, SPACE, SPACE)
        self.bar.setSpacing(SPACE)
        self.bar.addWidget(self.title, 1)
        head = QWidget()
        head.setLayout(self.bar)
        head.setFixedHeight(_HEAD_PX)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.gallery, 1)


def tiles_of(
    listing: Listing,
    rows: NDArray[np.int64],
    scores: NDArray[np.float32] | None = None,
) -> Tiles:
    """Tiles for rows int64 [n] of a listing, with scores float32 [n] where it is a ranking."""
    return Tiles(
        file_ids=listing.file_ids[rows],
        image_ids=listing.image_ids[rows],
        paths=Picked[bytes](listing.paths, rows),
        size_bytes=Picked[int](listing.size_bytes, rows),
        times_s=Picked[int](listing.times_s, rows),
        scores=scores,
        companions=listing.companions,
    )
