"""From where the labels of a folder can be read, and reading them for a person to look at."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from core.jobs import Report
from core.labels.by_hand import read_groups
from core.labels.reading import label_columns, labels_of_table, read_labels
from core.labels.records import Found, Labels, LabelSource, SourceKind
from core.labels.tables import Table, read_table, tables_in
from core.records import Listing
from core.store.store import Store

_N_FIRST_ROWS = 50


@dataclass(frozen=True, slots=True)
class TableHead:
    """How a table begins: its columns, which of them may hold labels, and the first of its
    `n_rows` rows with their line numbers."""

    columns: tuple[str, ...]
    label_columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    line_numbers: tuple[int, ...]
    n_rows: int


@dataclass(frozen=True, slots=True, eq=False)
class SourceReading:
    """What was read from `source`, whose columns are named now; `head` is None where there is no
    table."""

    source: LabelSource
    labels: Labels
    found: Found
    head: TableHead | None = None


def sources_of(store: Store, listing: Listing) -> tuple[LabelSource, ...]:
    """What a folder's labels can be read from: tables at its top, the names of its folders where
    there are several, and what was put into groups by hand."""
    folder = Path(os.fsdecode(listing.folder))
    tables = [LabelSource(SourceKind.TABLE, os.fspath(path)) for path in tables_in(folder)]
    folders = [LabelSource(SourceKind.FOLDERS)] if _has_several_folders(listing) else []
    groups = [
        LabelSource(SourceKind.GROUPS, notion.name)
        for notion in store.notions.of_folder(listing.folder)
        if store.notions.members(notion.notion_id)
    ]
    return (*tables, *folders, *groups)


def read_source(
    store: Store, source: LabelSource, listing: Listing, report: Report
) -> SourceReading:
    """Read labels; where no column is named, the first that may hold labels is taken.

    Raises `LikewiseError` ("table_...", "labels_...") where the source is of no use.
    """
    if source.kind is SourceKind.TABLE:
        return _read_table(source, listing, report)
    if source.kind is SourceKind.GROUPS:
        read = read_groups(store, source.path, listing)
    else:
        read = read_labels(source, listing)
    return SourceReading(source, read.labels, read.found)


def _has_several_folders(listing: Listing) -> bool:
    top, names = listing.folder.rstrip(b"/"), set[bytes]()
    for path in listing.paths:
        folder = os.path.dirname(path)
        if folder != top:
            names.add(os.path.basename(folder))
        if len(names) > 1:
            return True
    return False


def _read_table(source: LabelSource, listing: Listing, report: Report) -> SourceReading:
    table = read_table(Path(source.path), report)
    read = labels_of_table(table, source, listing, is_first_taken=True, report=report)
    source = replace(source, label_column=read.label_column, id_column=read.id_column)
    return SourceReading(source, read.labels, read.found, _head(table, read.id_column))


def _head(table: Table, id_name: str) -> TableHead:
    return TableHead(
        table.columns,
        tuple(label_columns(table, id_name)),
        tuple(table.rows[:_N_FIRST_ROWS]),
        tuple(table.line_numbers[:_N_FIRST_ROWS]),
        len(table.rows),
    )
