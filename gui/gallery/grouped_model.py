"""A grid whose pictures may be in groups made by hand, be favourites, and have tags."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QObject, Qt

from core.store.marks import FAVOURITE, is_tag
from gui.gallery.group_mark import GroupRole
from gui.gallery.model import AnyIndex, DetailsRole, GalleryModel, ImageIdRole
from gui.gallery.star import StarRole
from gui.messages import listed
from gui.thumbnails import ThumbnailCache


class GroupedModel(GalleryModel):
    """A `GalleryModel` that knows the groups and the marks of its images."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QObject | None = None) -> None:
        super().__init__(thumbnails, parent)
        self._groups: Mapping[int, int] = {}
        self._marks: Mapping[int, frozenset[str]] = {}

    def set_groups(self, number_of: Mapping[int, int]) -> None:
        """These images, by id, and no others are in a group, of this number."""
        changed = {image_id for image_id, _ in number_of.items() ^ self._groups.items()}
        self._groups = dict(number_of)
        self._announce_images(changed)

    def set_marks(self, marks_of: Mapping[int, frozenset[str]]) -> None:
        """These images, by id, and no others have marks."""
        changed = {image_id for image_id, _ in marks_of.items() ^ self._marks.items()}
        self._marks = marks_of
        self._announce_images(changed)

    def _announce_images(self, image_ids: set[int]) -> None:
        if image_ids:
            is_changed = np.isin(self.tiles.image_ids, np.array(list(image_ids), np.int64))
            self._announce(np.flatnonzero(is_changed))

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Besides what every grid shows: the group and the marks, for a screen reader in words."""
        if role == GroupRole:
            return self._groups.get(self._image_id(index), 0)
        if role == StarRole:
            return FAVOURITE in self._marks_of(index)
        found = super().data(index, role)
        if role == DetailsRole and found and (tags := self._tags(index)):
            return f"{found}  ·  {tags}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(str(found), index)
        return found

    def _spoken(self, picture: str, index: AnyIndex) -> str:
        if number := self.data(index, GroupRole):
            picture = self.tr("{picture}, in group {n}").format(picture=picture, n=number)
        if self.data(index, StarRole):
            picture = self.tr("{picture}, favourite").format(picture=picture)
        if tags := self._tags(index):
            picture = self.tr("{picture}, tagged {tags}").format(picture=picture, tags=tags)
        return picture

    def _tags(self, index: AnyIndex) -> str:
        return listed(sorted(filter(is_tag, self._marks_of(index)), key=str.casefold))

    def _marks_of(self, index: AnyIndex) -> frozenset[str]:
        return self._marks.get(self._image_id(index), frozenset())

    def _image_id(self, index: AnyIndex) -> int:
        image_id = super().data(index, ImageIdRole)
        return image_id if isinstance(image_id, int) else 0
