"""The columns of one listing: made when they are first asked for, and kept.

A new field is added to `records.Field` and to `FolderColumns._make`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from core.filtering.columns import (
    UNKNOWN,
    CodedColumn,
    Column,
    DateColumn,
    SpanColumn,
    favourite_column,
    folder_column,
    format_column,
    label_column,
    mark_column,
    name_column,
    orientation_column,
)
from core.filtering.fields import MARK_FIELDS, Field
from core.filtering.records import NO_FILTER, Filter, Wanted
from core.filtering.steps import Steps
from core.filtering.values import BOUNDS, PIXELS, SIZES
from core.images.formats import format_of_extension
from core.labels.records import Labels
from core.records import Listing
from core.store.facts import FactTable
from core.store.marks import COLLECTION, FAVOURITE, NO_MARKS, Marks, is_collection, is_tag


@dataclass(frozen=True, slots=True, eq=False)
class Passing:
    """Who passes `asked`: the files `file_ids` int64 [k], their images int64 [m], sorted, and bool
    [n] for each of its parts."""

    asked: Filter
    file_ids: NDArray[np.int64]
    image_ids: NDArray[np.int64]
    masks: Mapping[Wanted, NDArray[np.bool_]]
    n_files: int

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that count."""
        return tuple(wanted.field for wanted in self.masks)

    def all_but(self, field: Field) -> NDArray[np.bool_]:
        """Which files all other fields let pass, bool [n]."""
        others = (mask for wanted, mask in self.masks.items() if wanted.field is not field)
        return reduce(np.logical_and, others, np.ones(self.n_files, np.bool_))


@dataclass(frozen=True, slots=True, eq=False)
class _Facts:
    """Of each file, int64 [n]: its sides in pixels and the place of its camera among `cameras`,
    -1 where not known."""

    widths: NDArray[np.int64]
    heights: NDArray[np.int64]
    camera_codes: NDArray[np.int64]
    cameras: list[str]


class FolderColumns:
    """What is known of the files of `listing`, as far as somebody has asked. Others may ask
    between the steps."""

    def __init__(self, listing: Listing) -> None:
        self.listing = listing
        self._columns: dict[tuple[Field, Labels | Marks | None], Column] = {}
        self._facts: _Facts | None = None
        images = np.unique(listing.image_ids)
        self._last = Passing(NO_FILTER, listing.file_ids, images[images > 0], {}, len(listing))

    def fields(self, asked: Filter) -> tuple[Field, ...]:
        """The fields that can be chosen from; those of marks where the library has any."""
        left_out = {Field.NAME, *MARK_FIELDS} - _used_fields(asked.marks or NO_MARKS)
        if asked.labels is None:
            left_out.add(Field.LABEL)
        return tuple(field for field in Field if field not in left_out)

    def passing(self, asked: Filter, facts: FactTable) -> Steps[Passing]:
        """Who passes a filter; the same object as long as the filter is the same."""
        last = self._last
        if asked == last.asked:
            return last
        masks = {}
        for wanted in asked.wanted:
            is_same = asked.source(wanted.field) is last.asked.source(wanted.field)
            if is_same and wanted in last.masks:
                masks[wanted] = last.masks[wanted]
                continue
            column = yield from self.column(wanted.field, asked, facts)
            masks[wanted] = reduce(np.logical_or, map(column.passing, wanted.values))
            yield
        is_passing = reduce(np.logical_and, masks.values(), np.ones(len(self.listing), np.bool_))
        file_ids = self.listing.file_ids[is_passing]
        yield
        images = np.unique(self.listing.image_ids[is_passing])
        found = Passing(asked, file_ids, images[images > 0], masks, len(self.listing))
        self._last = found
        return found

    def column(self, field: Field, asked: Filter, facts: FactTable) -> Steps[Column]:
        """One field of the files, of the labels and marks of `asked`."""
        place = (field, asked.source(field))
        column = self._columns.get(place)
        if column is None:
            column = yield from self._make(field, asked, facts)
            self._columns = {p: c for p, c in self._columns.items() if p[0] is not field}
            self._columns[place] = column
        return column

    def _make(self, field: Field, asked: Filter, facts: FactTable) -> Steps[Column]:
        listing = self.listing
        if field is Field.NAME:
            return (yield from name_column(listing.folder, listing.paths))
        if field is Field.FOLDER:
            return (yield from folder_column(listing.folder, listing.paths))
        if field is Field.FORMAT:
            return (yield from format_column(listing.paths, format_of_extension()))
        if field is Field.DATE:
            return DateColumn(listing.times_s, BOUNDS[field])
        if field is Field.SIZE:
            return SpanColumn(listing.size_bytes, BOUNDS[field], SIZES)
        if field is Field.LABEL:
            return label_column(listing.image_ids, asked.labels)
        if field in MARK_FIELDS:
            return (yield from self._make_marks(field, asked.marks or NO_MARKS))
        known = yield from self._gather(facts)
        if field is Field.CAMERA:
            return CodedColumn(known.cameras, known.camera_codes)
        if field is Field.ORIENTATION:
            return orientation_column(known.widths, known.heights)
        pixels = np.where(known.widths < 0, UNKNOWN, known.widths * known.heights)
        return SpanColumn(pixels, BOUNDS[field], PIXELS)

    def _make_marks(self, field: Field, marks: Marks) -> Steps[Column]:
        if field is Field.FAVOURITE:
            return (yield from favourite_column(self.listing.image_ids, marks))
        prefix = COLLECTION if field is Field.COLLECTION else ""
        return (yield from mark_column(self.listing.image_ids, marks, prefix))

    def _gather(self, facts: FactTable) -> Steps[_Facts]:
        """Read what is stored of the images of the files."""
        if self._facts is not None:
            return self._facts
        image_ids = self.listing.image_ids
        known = image_ids[image_ids > 0]
        first, last = (int(known.min()), int(known.max())) if len(known) else (1, 0)
        pages, code_of = [np.zeros((4, 0), np.int64)], dict[str | None, int]({None: UNKNOWN})
        for page in facts.pages(first, last):
            codes = [code_of.setdefault(name, len(code_of) - 1) for name in page.cameras]
            pages.append(np.vstack([page.numbers, np.array(codes, np.int64)]))
            yield
        stored = np.concatenate(pages, axis=1)
        of_files = np.full((3, len(image_ids)), UNKNOWN, np.int64)
        if stored.shape[1]:
            at = np.minimum(np.searchsorted(stored[0], image_ids), stored.shape[1] - 1)
            is_stored = stored[0][at] == image_ids
            of_files[:, is_stored] = stored[1:, at[is_stored]]
        widths, heights, camera_codes = of_files
        cameras = [name for name in code_of if name is not None]
        self._facts = _Facts(widths, heights, camera_codes, cameras)
        return self._facts


def _used_fields(marks: Marks) -> set[Field]:
    used = marks.used
    has_any = {
        Field.FAVOURITE: FAVOURITE in used,
        Field.TAG: any(map(is_tag, used)),
        Field.COLLECTION: any(map(is_collection, used)),
    }
    return {field for field, is_there in has_any.items() if is_there}
