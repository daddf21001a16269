"""What is marked in all views of a folder: the selection, what passes the filter, the hovered
picture, the query."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

_NONE: NDArray[np.int64] = np.zeros(0, np.int64)


class Marks(QObject):
    """Sets of images, sorted int64 [k] each.

    `selected` comes where a person has selected in a view, `selection_changed` in any case, and
    where others pass the filter.
    `hover_changed`; `query_changed`: the query or its hits.
    """

    selected = Signal()
    selection_changed = Signal()
    hover_changed = Signal()
    query_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.selection = _NONE
        #: The images that pass the filter, None where there is none.
        self.passing: NDArray[np.int64] | None = None
        #: The image under the mouse or the cursor, 0 where there is none.
        self.hovered = 0
        self.query = _NONE
        self.hits = _NONE

    @property
    def standing_out(self) -> NDArray[np.int64]:
        """The selected images, before which all others fade, else those that pass the filter.
        A selection that is what is asked for, as after a click in the grid, does not count: what
        is alike shall be seen then."""
        if len(self.framed) or self.passing is None:
            return self.framed
        return self.passing

    @property
    def is_fading(self) -> bool:
        """Whether all that does not stand out fades, be it everything."""
        return bool(len(self.framed)) or self.passing is not None

    @property
    def framed(self) -> NDArray[np.int64]:
        """Of these, the ones that are selected."""
        return _NONE if np.array_equal(self.selection, self.query) else self.selection

    def select(self, image_ids: NDArray[np.int64]) -> None:
        """A person has selected these in a view."""
        self.show_selection(image_ids)
        self.selected.emit()

    def show_selection(self, image_ids: NDArray[np.int64]) -> None:
        """Mark these as selected; they were selected elsewhere."""
        wanted = np.unique(image_ids)
        if not np.array_equal(wanted, self.selection):
            self.selection = wanted
            self.selection_changed.emit()

    def show_passing(self, image_ids: NDArray[np.int64] | None) -> None:
        """These, sorted int64 [k], pass the filter; None: all do."""
        if image_ids is not self.passing:
            self.passing = image_ids
            self.selection_changed.emit()

    def hover(self, image_id: int) -> None:
        """This image is looked at; 0: none is."""
        if image_id != self.hovered:
            self.hovered = image_id
            self.hover_changed.emit()

    def show_query(self, image_ids: Iterable[int], hits: NDArray[np.int64] = _NONE) -> None:
        """Mark these as what is asked for, and `hits` int64 [h] as the first of the answer."""
        self.query = np.unique(np.fromiter(image_ids, np.int64))
        self.hits = np.unique(hits)
        self.query_changed.emit()

    def clear(self) -> None:
        """Another folder: nothing is marked."""
        self.show_selection(_NONE)
        self.show_passing(None)
        self.hover(0)
        self.show_query(())


def is_among(image_ids: NDArray[np.int64], among: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of the images int64 [n] are among some sorted ones int64 [k], bool [n]."""
    if not len(among):
        return np.zeros(len(image_ids), np.bool_)
    at = np.minimum(np.searchsorted(among, image_ids), len(among) - 1)
    found: NDArray[np.bool_] = among[at] == image_ids
    return found
