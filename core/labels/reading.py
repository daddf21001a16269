"""From where a person says labels are to one label for each image of a folder."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from core.errors import LikewiseError
from core.jobs import Progress, Report
from core.labels.matching import Names, id_column
from core.labels.records import Found, Labels, LabelSource, SourceKind
from core.labels.tables import Table, read_table
from core.records import Listing

#: With fewer images of a label, less than five are left to learn from at the usual split.
FEWEST = 7
#: The source of labels that are the names of folders.
OF_FOLDERS = "folder names"
#: What a cell without a label may hold, in small letters.
_EMPTY = frozenset({"", "na", "n/a", "nan", "null"})
#: A column that holds labels has at most so many different ones for each of its rows.
_MOST_DIFFERENT = 0.5
_MOST_NAMED = 1000
#: After so many rows a report is made.
_REPORTED_ROWS = 5000


@dataclass(frozen=True, slots=True, eq=False)
class ReadLabels:
    """The labels, what was found on the way, and the columns that they were read from ("" where
    there are none)."""

    labels: Labels
    found: Found
    label_column: str = ""
    id_column: str = ""


@dataclass(frozen=True, slots=True)
class _Said:
    """One word about one file: its place in the listing, the label, and where that stands."""

    place: int
    label: str
    line: int = 0
    name: str = ""


def read_labels(source: LabelSource, listing: Listing, fewest: int = FEWEST) -> ReadLabels:
    """The labels of a folder's images from a table or from the names of its folders.

    Labels of fewer than `fewest` images stay, and are named in what was found. Raises
    `LikewiseError` ("table_...", "labels_...") where the source as a whole is of no use.
    """
    if source.kind is SourceKind.FOLDERS:
        return _of_folders(listing, fewest)
    table = read_table(Path(source.path))
    return labels_of_table(table, source, listing, fewest)


def labels_of_table(
    table: Table,
    source: LabelSource,
    listing: Listing,
    fewest: int = FEWEST,
    is_first_taken: bool = False,
    report: Report = lambda _progress: None,
) -> ReadLabels:
    """The same from a table that has been read already.

    Where several columns may hold the labels and none is named, the first is taken if
    `is_first_taken` says so. `report` hears "labels" in rows.
    """
    names = Names(listing)
    id_name = source.id_column or id_column(table, names)
    label_name = source.label_column or _label_column(table, id_name, is_first_taken)
    reading = _Reading(listing, fewest)
    at_id, at_label = table.column(id_name), table.column(label_name)
    reading.problems += table.problems
    for number, (line, row) in enumerate(zip(table.line_numbers, table.rows, strict=True)):
        if number % _REPORTED_ROWS == 0:
            report(Progress("labels", number, len(table.rows)))
        reading.take_row(names, line, row[at_id], row[at_label])
    return reading.done(label_name, table.path.name, label_name, id_name)


def label_columns(table: Table, id_name: str) -> list[str]:
    """The columns that may hold labels: those whose values come again, and differ."""
    found = []
    for place, name in enumerate(table.columns):
        values = {row[place] for row in table.rows if not is_empty(row[place])}
        n_filled = sum(not is_empty(row[place]) for row in table.rows)
        if name != id_name and 1 < len(values) <= max(n_filled * _MOST_DIFFERENT, 2):
            found.append(name)
    return found


def is_empty(label: str) -> bool:
    """Whether a cell says that there is no label."""
    return label.strip().casefold() in _EMPTY


def _label_column(table: Table, id_name: str, is_first_taken: bool) -> str:
    """The only column that may hold labels. Raises "labels_which" and "labels_no_column"."""
    found = label_columns(table, id_name)
    if not found:
        raise LikewiseError("labels_no_column", file=table.path.name)
    if len(found) > 1 and not is_first_taken:
        raise LikewiseError("labels_which", file=table.path.name, columns=", ".join(found))
    return found[0]


def _of_folders(listing: Listing, fewest: int) -> ReadLabels:
    """The name of the folder that each file lies in; files at the top have none."""
    reading = _Reading(listing, fewest)
    for place, path in enumerate(listing.paths):
        folder = os.path.dirname(path)
        if folder != listing.folder.rstrip(b"/"):
            reading.take(_Said(place, os.fsdecode(os.path.basename(folder))))
    result = reading.done("folders", OF_FOLDERS)
    if not len(result.labels):
        raise LikewiseError("labels_no_folders")
    return result


class _Reading:
    """Takes in what is said of files, one after the other."""

    def __init__(self, listing: Listing, fewest: int) -> None:
        self._listing, self._fewest = listing, fewest
        self._by_image: dict[int, dict[str, int]] = {}
        self._said: dict[int, _Said] = {}
        #: Files with a row that says nothing of them.
        self._empty: set[int] = set()
        self._missing: list[tuple[int, str]] = []
        self._n_empty = 0
        self.problems: list[LikewiseError] = []

    def take_row(self, names: Names, line: int, cell: str, label: str) -> None:
        """A row of a table."""
        try:
            place = names.place(cell, line)
        except LikewiseError as error:
            self.problems.append(error)
            return
        if place is None:
            self._missing.append((line, cell))
        elif is_empty(label):
            self._n_empty += 1
            self._empty.add(place)
        else:
            self.take(_Said(place, label, line, cell))

    def take(self, said: _Said) -> None:
        """A label of a file."""
        before = self._said.get(said.place)
        if before is not None:
            code = "labels_twice" if before.label == said.label else "labels_twice_other"
            self.problems.append(
                LikewiseError(code, line=said.line, name=said.name, first=before.line)
            )
        self._said[said.place] = said
        image_id = int(self._listing.image_ids[said.place])
        if image_id:
            self._by_image.setdefault(image_id, {}).setdefault(said.label, said.place)

    def done(self, name: str, source: str, label_name: str = "", id_name: str = "") -> ReadLabels:
        """What has come of it."""
        sure = {
            image_id: next(iter(labels))
            for image_id, labels in self._by_image.items()
            if len(labels) == 1
        }
        labels = labels_of(name, source, sure)
        return ReadLabels(labels, self._found(labels), label_name, id_name)

    def _found(self, labels: Labels) -> Found:
        found = found_of(labels, self._listing, self._fewest, self._said.keys() | self._empty)
        conflicts = [
            (self._listing.paths[next(iter(said.values()))], tuple(sorted(said)))
            for said in self._by_image.values()
            if len(said) > 1
        ]
        return replace(
            found,
            n_missing=len(self._missing),
            rows_without_picture=tuple(self._missing[:_MOST_NAMED]),
            n_empty=self._n_empty,
            conflicts=tuple(conflicts),
            problems=tuple(self.problems[:_MOST_NAMED]),
        )


def found_of(
    labels: Labels, listing: Listing, fewest: int = FEWEST, said_of: Collection[int] = ()
) -> Found:
    """What labels are to a folder; nothing is missed at the places `said_of` of its listing."""
    has_label = np.isin(listing.image_ids, labels.image_ids)
    unlabelled = [place for place in np.flatnonzero(~has_label).tolist() if place not in said_of]
    per_label = _by_count(labels)
    return Found(
        n_files=len(listing),
        n_labelled=int(has_label.sum()),
        per_label=tuple(pair for pair in per_label if pair[1] >= fewest),
        too_few=tuple(pair for pair in per_label if pair[1] < fewest),
        n_unlabelled=len(unlabelled),
        unlabelled=tuple(listing.paths[place] for place in unlabelled[:_MOST_NAMED]),
    )


def labels_of(name: str, source: str, by_image: dict[int, str]) -> Labels:
    """Labels by image id as a value that can be passed on."""
    image_ids = np.array(sorted(by_image), np.int64)
    classes, codes = _coded([by_image[image_id] for image_id in image_ids.tolist()])
    return Labels(name, source, classes, image_ids, np.array(codes, np.int32))


def _coded(labels: Sequence[str]) -> tuple[tuple[str, ...], list[int]]:
    classes = tuple(sorted(set(labels)))
    places = {label: place for place, label in enumerate(classes)}
    return classes, [places[label] for label in labels]


def _by_count(labels: Labels) -> Iterable[tuple[str, int]]:
    counts = zip(labels.classes, labels.counts().tolist(), strict=True)
    return sorted(counts, key=lambda pair: (-pair[1], pair[0]))
