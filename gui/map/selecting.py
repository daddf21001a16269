"""The selection of a grid as image ids, and back."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QItemSelection, QItemSelectionModel

from gui.gallery.model import GalleryModel
from gui.gallery.view import Gallery


def select_files(gallery: Gallery, file_ids: NDArray[np.int64]) -> None:
    """Select these files int64 [k] in a grid, as far as they are shown, and bring the first of
    them into sight."""
    model = gallery.model()
    if not isinstance(model, GalleryModel):
        return
    rows = np.sort(model.rows_of(file_ids.tolist()))
    selected = gallery.selectionModel()
    # First: Qt compares each new stretch with each old one.
    selected.clearSelection()
    selected.select(_stretches(model, rows), QItemSelectionModel.SelectionFlag.Select)
    if len(rows):
        gallery.scroll_to_file(model.file_ids_at(range(int(rows[0]), int(rows[0]) + 1))[0])


def _stretches(model: GalleryModel, rows: NDArray[np.int64]) -> QItemSelection:
    chosen = QItemSelection()
    if not len(rows):
        return chosen
    breaks = np.flatnonzero(np.diff(rows) > 1)
    starts = rows[np.concatenate([[0], breaks + 1])]
    stops = rows[np.concatenate([breaks, [len(rows) - 1]])]
    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        chosen.select(model.index(start, 0), model.index(stop, 0))
    return chosen
