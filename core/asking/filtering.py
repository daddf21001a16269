"""Which files of the folder pass a filter, and how many have each value that can be chosen."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.asking.desk import Desk
from core.filtering.fields import MARK_FIELDS, Field
from core.filtering.folder_columns import FolderColumns
from core.filtering.records import Entry, Facet, Filter, Filtered
from core.filtering.steps import Steps


def passing(desk: Desk, asked: Filter) -> Steps[NDArray[np.int64]]:
    """The files of the open folder that pass, int64 [k] in the order of the listing; the same
    array for the same filter as long as nothing has changed."""
    found = yield from _columns_of(desk).passing(asked, desk.store.facts)
    return found.file_ids


def filtered(desk: Desk, asked: Filter, is_counting: bool = True) -> Steps[Filtered]:
    """The same, with facets: of all fields that can be chosen from where `is_counting`, else of
    those that count, without entries."""
    columns = _columns_of(desk)
    found = yield from columns.passing(asked, desk.store.facts)
    facets: dict[Field, Facet] = {}
    offered = columns.fields(asked) if is_counting else ()
    for field in dict.fromkeys((*offered, *found.fields)):
        is_counted = found.all_but(field)
        entries: tuple[Entry, ...] = ()
        if field in offered:
            column = yield from columns.column(field, asked, desk.store.facts)
            entries = tuple(column.entries(is_counted))
            yield
            if field in MARK_FIELDS and field not in found.fields and not _has_mark(entries):
                continue  # it is said of pictures of other folders
        facets[field] = Facet(entries, int(np.count_nonzero(is_counted)))
    return Filtered(asked, found.file_ids, found.image_ids, len(columns.listing), facets)


def _has_mark(entries: tuple[Entry, ...]) -> bool:
    return any(entry.value not in ("", "no") for entry in entries)


def _columns_of(desk: Desk) -> FolderColumns:
    """What is known of the files that are listed now."""
    if desk.columns is None or desk.columns.listing is not desk.opened:
        desk.columns = FolderColumns(desk.opened)
    return desk.columns
