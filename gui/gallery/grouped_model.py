"""A grid whose pictures may be in groups made by hand."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QObject, Qt

from gui.gallery.group_mark import GroupRole
from gui.gallery.model import AnyIndex, GalleryModel, ImageIdRole
from gui.thumbnails import ThumbnailCache


class GroupedModel(GalleryModel):
    """A `GalleryModel` that knows the groups of its images."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QObject | None = None) -> None:
        super().__init__(thumbnails, parent)
        self._groups: Mapping[int, int] = {}

    def set_groups(self, number_of: Mapping[int, int]) -> None:
        """These images, by id, and no others are in a group, of this number."""
        changed = {image_id for image_id, _ in number_of.items() ^ self._groups.items()}
        self._groups = dict(number_of)
        if changed:
            is_changed = np.isin(self.tiles.image_ids, np.array(list(changed), np.int64))
            self._announce(np.flatnonzero(is_changed))

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Besides what every grid shows: the group, and for a screen reader in words."""
        if role == GroupRole:
            image_id = super().data(index, ImageIdRole)
            return self._groups.get(image_id, 0) if isinstance(image_id, int) else 0
        found = super().data(index, role)
        if role == Qt.ItemDataRole.AccessibleTextRole and (number := self.data(index, GroupRole)):
            return self.tr("{picture}, in group {n}").format(picture=found, n=number)
        return found
