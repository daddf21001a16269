"""What a person asks for: pictures to be like, and pictures to be unlike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from core.region import Region


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A picture that was read for a query: from outside the folder, or a region of any picture.

    `source` is its path or its encoded bytes, `region` the part of it that counts, `proxy` what
    that part looks like, and `vectors` float32 [d] of length 1 by fingerprint, which grow with
    the conditions it is asked under.
    """

    name: str
    source: bytes
    is_path: bool
    proxy: bytes
    region: Region | None = None
    vectors: dict[str, NDArray[np.float32]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QueryItem:
    """One picture of a query: a file of the folder (`file_id`, else 0) or a `picture`, or both
    where only a region of the file counts.

    `weight` is above 0 and counts in proportion to the others; `is_negative` says "less like
    this".
    """

    file_id: int = 0
    picture: Picture | None = None
    weight: float = 1.0
    is_negative: bool = False

    @property
    def region(self) -> Region | None:
        """The part of the picture that counts; None for all of it."""
        return self.picture.region if self.picture is not None else None


@dataclass(frozen=True, slots=True)
class Query:
    """What to be like, and what not."""

    items: tuple[QueryItem, ...] = ()

    @staticmethod
    def of_files(file_ids: Sequence[int]) -> Query:
        """A query of whole files of the folder."""
        return Query(tuple(QueryItem(file_id) for file_id in file_ids))

    @property
    def is_empty(self) -> bool:
        return not self.items

    @property
    def file_ids(self) -> tuple[int, ...]:
        """The files of the folder that are in it, whole or in part."""
        return tuple(item.file_id for item in self.items if item.file_id)

    def with_item(self, item: QueryItem) -> Query:
        """With one more picture; a file that was there already counts as `item` says now."""
        others = (i for i in self.items if not item.file_id or i.file_id != item.file_id)
        return Query((*others, item))

    def without(self, place: int) -> Query:
        """Without its item number `place`."""
        return Query(self.items[:place] + self.items[place + 1 :])

    def with_changed(
        self, place: int, weight: float | None = None, is_negative: bool | None = None
    ) -> Query:
        """With another weight or sign for its item number `place`."""
        item = self.items[place]
        changed = replace(
            item,
            weight=item.weight if weight is None else weight,
            is_negative=item.is_negative if is_negative is None else is_negative,
        )
        return Query((*self.items[:place], changed, *self.items[place + 1 :]))

    def with_picture(self, place: int, picture: Picture | None) -> Query:
        """With a region of (or, where None, the whole of) its item number `place`."""
        item = replace(self.items[place], picture=picture)
        return Query((*self.items[:place], item, *self.items[place + 1 :]))
