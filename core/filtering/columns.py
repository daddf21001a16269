"""What the files of a listing have in a field, column by column: who passes, and counts.

Columns are made in steps, since there may be a million files; each step takes some milliseconds.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.filtering.records import Entry
from core.filtering.steps import STEP_FILES, Steps
from core.filtering.values import ORIENTATIONS, YES_OR_NO, Bounds
from core.labels.records import Labels
from core.store.marks import FAVOURITE, Marks, is_collection, is_tag

#: A code for what is not known.
UNKNOWN = -1


class Column(Protocol):
    """One field of n files."""

    def passing(self, value: str) -> NDArray[np.bool_]:
        """Which files have a value, bool [n]. Raises `ValueError` where it can be none."""
        ...

    def entries(self, is_counted: NDArray[np.bool_]) -> list[Entry]:
        """The values that can be chosen from, and how many of the files bool [n] have each."""
        ...


class NameColumn:
    """Paths within the folder, of which any part may be typed, whatever its case."""

    def __init__(self, blocks: Sequence[str], n_files: int) -> None:
        self._blocks = blocks
        self._n_files = n_files

    def passing(self, value: str) -> NDArray[np.bool_]:
        wanted = value.casefold().strip()
        has_it = [wanted in name for block in self._blocks for name in block.split("\0")]
        return np.array(has_it[: self._n_files], np.bool_)

    def entries(self, is_counted: NDArray[np.bool_]) -> list[Entry]:
        """None: there are too many to choose from."""
        return []


class CodedColumn:
    """A word for each file: `names[codes]`, codes [n], -1 where it is not known.

    The most frequent words are offered first; "" stands for files that have none.
    """

    def __init__(self, names: Sequence[str], codes: NDArray[np.integer]) -> None:
        self._names = names
        self._codes = codes

    def passing(self, value: str) -> NDArray[np.bool_]:
        wanted = value.casefold()
        codes = [code for code, name in enumerate(self._names) if name.casefold() == wanted]
        return np.isin(self._codes, codes)

    def entries(self, is_counted: NDArray[np.bool_]) -> list[Entry]:
        counts = counted(self._codes, is_counted, len(self._names))
        # What has none anywhere is left out, what the other fields hide stays.
        is_there = counted(self._codes, np.ones(len(self._codes), np.bool_), len(self._names))
        there = [code for code, n in enumerate(is_there.tolist()) if n]
        ordered = sorted(there, key=lambda code: (-int(counts[code]), self._names[code]))
        return [Entry(self._names[code], int(counts[code])) for code in ordered]


class MarkColumn:
    """Any number of words for each image: of images `marked` int64 [m], ascending, those at
    `places` int64 [p] have `names[codes]`, codes int64 [p]. Files are of images int64 [n].

    The most frequent words are offered first; "" stands for files that have none.
    """

    def __init__(
        self,
        image_ids: NDArray[np.int64],
        marked: NDArray[np.int64],
        names: Sequence[str],
        places: NDArray[np.int64],
        codes: NDArray[np.int64],
    ) -> None:
        self._names = names
        self._places = places
        self._codes = codes
        self._n_marked = len(marked)
        #: The place of each file's image among those marked, UNKNOWN for others.
        self._of_files = np.full(len(image_ids), UNKNOWN, np.int64)
        if len(marked):
            at = np.minimum(np.searchsorted(marked, image_ids), len(marked) - 1)
            is_marked = marked[at] == image_ids
            self._of_files[is_marked] = at[is_marked]

    def passing(self, value: str) -> NDArray[np.bool_]:
        if not value:
            return np.equal(self._of_files, UNKNOWN)
        wanted = value.casefold()
        codes = [code for code, name in enumerate(self._names) if name.casefold() == wanted]
        has_it = np.zeros(self._n_marked + 1, np.bool_)  # the last stands for UNKNOWN, -1
        has_it[self._places[np.isin(self._codes, codes)]] = True
        found: NDArray[np.bool_] = has_it[self._of_files]
        return found

    def entries(self, is_counted: NDArray[np.bool_]) -> list[Entry]:
        everywhere = self._counts(np.ones(len(self._of_files), np.bool_))
        counts = self._counts(is_counted)
        there = [code for code, n in enumerate(everywhere.tolist()) if n]
        ordered = sorted(there, key=lambda code: (-int(counts[code]), self._names[code]))
        without = int(np.count_nonzero(is_counted & (self._of_files == UNKNOWN)))
        entries = [Entry(self._names[code], int(counts[code])) for code in ordered]
        return [*entries, Entry("", without)] if entries else []

    def _counts(self, is_counted: NDArray[np.bool_]) -> NDArray[np.int64]:
        """How many of the files bool [n] have each word."""
        n_files = counted(self._of_files, is_counted, self._n_marked)
        found = np.bincount(self._codes, n_files[self._places], minlength=len(self._names))
        return found.astype(np.int64)


class FolderColumn:
    """The folder of each file within the opened one, with "/" between; those in it belong to it."""

    def __init__(self, names: Sequence[str], codes: NDArray[np.integer]) -> None:
        self._names = names
        self._codes = codes

    def passing(self, value: str) -> NDArray[np.bool_]:
        wanted = value.strip().strip("/")
        inner = wanted + "/"
        codes = [
            code
            for code, name in enumerate(self._names)
            if name == wanted or name.startswith(inner)
        ]
        return np.isin(self._codes, codes)

    def entries(self, is_counted: NDArray[np.bool_]) -> list[Entry]:
        """In the order of the listing, each folder before those in it."""
        counts = counted(self._codes, is_counted, len(self._names)).tolist()
        n_files: dict[str, int] = {}
        for name, n in zip(self._names, counts, strict=True):
            parts = name.split("/") if name else []
            for depth in range(1, len(parts) + 1):
                above = "/".join(parts[:depth])
                n_files[above] = n_files.get(above, 0) + n
        return [Entry(name, n) for name, n in n_files.items()]


class SpanColumn:
    """A number for each file, int64 [n], below 0 where it is not known, in spans that `bounds_of`
    reads; some are `offered`."""

    def __init__(
        self, numbers: NDArray[np.int64], bounds_of: BoundsOf, offered: Sequence[str]
    ) -> None:
        self._numbers = numbers
        self._bounds_of = bounds_of
        self._offered = offered

    def passing(self, value: str) -> NDArray[np.bool_]:
        low, high = self._bounds_of(value)
        return (self._numbers >= max(low, 0)) & (self._numbers < high)

    def entries(self, is_counted: NDArray[np.bool_]) -> list[Entry]:
        return [
            Entry(value, int(np.count_nonzero(self.passing(value) & is_counted)))
            for value in self._offered
        ]


class DateColumn:
    """The time of each file, int64 [n] Unix seconds; years and their months are offered."""

    def __init__(self, times_s: NDArray[np.int64], bounds_of: BoundsOf) -> None:
        self._times_s = times_s
        self._bounds_of = bounds_of
        months = times_s.astype("datetime64[s]").astype("datetime64[M]")
        #: Each month that there is, and which of them each file has.
        self._months, self._codes = np.unique(months, return_inverse=True)

    def passing(self, value: str) -> NDArray[np.bool_]:
        low, high = self._bounds_of(value)
        return (self._times_s >= low) & (self._times_s < high)

    def entries(self, is_counted: NDArray[np.bool_]) -> list[Entry]:
        """The newest first, each year before its months."""
        counts = counted(self._codes, is_counted, len(self._months)).tolist()
        months = list(zip(map(str, self._months), counts, strict=True))[::-1]
        of_years: dict[str, list[Entry]] = {}
        for month, n in months:
            of_years.setdefault(month[:4], []).append(Entry(month, n))
        return [
            entry
            for year, inner in of_years.items()
            for entry in (Entry(year, sum(one.n_files for one in inner)), *inner)
        ]


class BoundsOf(Protocol):
    """Reads a span."""

    def __call__(self, text: str, /) -> Bounds: ...


def counted(
    codes: NDArray[np.integer], is_counted: NDArray[np.bool_], n_codes: int
) -> NDArray[np.int64]:
    """How many of the files bool [n] have each code, int64 [n_codes]."""
    chosen = codes[is_counted]
    return np.bincount(chosen[chosen >= 0], minlength=n_codes).astype(np.int64)


# Making them


def name_column(folder: bytes, paths: Sequence[bytes]) -> Steps[NameColumn]:
    """The names of the files at `paths`, all of which lie in `folder`."""
    start, blocks = len(folder), []
    for first in range(0, len(paths), STEP_FILES):
        # No path holds a zero byte; as one text a million of them take a tenth of the memory.
        names = (path[start:] for path in paths[first : first + STEP_FILES])
        blocks.append(os.fsdecode(b"\0".join(names)).casefold())
        yield
    return NameColumn(blocks, len(paths))


def folder_column(folder: bytes, paths: Sequence[bytes]) -> Steps[FolderColumn]:
    """The folders of the files at `paths`, all of which lie in `folder`."""
    start = len(folder.rstrip(os.sep.encode())) + 1
    codes, code_of = np.zeros(len(paths), np.int32), dict[bytes, int]()
    for row, path in enumerate(paths):
        inner = os.path.dirname(path[start:])
        codes[row] = code_of.setdefault(inner, len(code_of))
        if row % STEP_FILES == STEP_FILES - 1:
            yield
    names = [os.fsdecode(inner).replace(os.sep, "/") for inner in code_of]
    return FolderColumn(names, codes)


def format_column(paths: Sequence[bytes], format_of: Mapping[bytes, str]) -> Steps[CodedColumn]:
    """The formats of files by their endings, lower-case with the dot."""
    names = sorted({*format_of.values()})
    code_of = {ending: names.index(name) for ending, name in format_of.items()}
    codes = np.full(len(paths), UNKNOWN, np.int32)
    for row, path in enumerate(paths):
        codes[row] = code_of.get(os.path.splitext(path)[1].lower(), UNKNOWN)
        if row % STEP_FILES == STEP_FILES - 1:
            yield
    return CodedColumn(names, codes)


def orientation_column(widths: NDArray[np.int64], heights: NDArray[np.int64]) -> CodedColumn:
    """How files lie, by their sides int64 [n], -1 where they are not known."""
    names = ORIENTATIONS
    codes = np.select([widths < 0, widths > heights, widths < heights], [UNKNOWN, 0, 1], default=2)
    return CodedColumn(names, codes.astype(np.int32))


def label_column(image_ids: NDArray[np.int64], labels: Labels | None) -> CodedColumn:
    """The labels of files, whose images int64 [n] these are; "" where they have none."""
    if labels is None:
        return CodedColumn((), np.full(len(image_ids), UNKNOWN, np.int32))
    names = [*labels.classes, ""]
    codes = np.full(len(image_ids), len(labels.classes), np.int32)
    if len(labels):
        at = np.minimum(np.searchsorted(labels.image_ids, image_ids), len(labels) - 1)
        has_one = labels.image_ids[at] == image_ids
        codes[has_one] = labels.codes[at[has_one]]
    return CodedColumn(names, codes)


def favourite_column(image_ids: NDArray[np.int64], marks: Marks) -> Steps[CodedColumn]:
    """Whether files, whose images int64 [n] these are, are favourites."""
    found = []
    for number, (image_id, own) in enumerate(marks.of.items()):
        if FAVOURITE in own:
            found.append(image_id)
        if number % STEP_FILES == STEP_FILES - 1:
            yield
    is_favourite = np.isin(image_ids, np.array(found, np.int64))
    return CodedColumn(YES_OR_NO, np.where(is_favourite, 0, 1).astype(np.int32))


def mark_column(image_ids: NDArray[np.int64], marks: Marks, prefix: str) -> Steps[MarkColumn]:
    """The tags of files, whose images int64 [n] these are, or with the prefix `COLLECTION` their
    collections. What differs in case alone is one, in the spelling that comes first."""
    known = np.fromiter(marks.of, np.int64, len(marks.of))
    known = np.sort(known[np.isin(known, image_ids)])
    yield
    names: list[str] = []
    code_of: dict[str, int] = {}
    marked: list[int] = []
    places: list[int] = []
    codes: list[int] = []
    for number, image_id in enumerate(known.tolist()):
        own = sorted(mark.removeprefix(prefix) for mark in marks[image_id] if _is_of(mark, prefix))
        of_image = dict.fromkeys(name.casefold() for name in own)
        for name in own:
            if code_of.setdefault(name.casefold(), len(names)) == len(names):
                names.append(name)
        codes += [code_of[folded] for folded in of_image]
        places += [len(marked)] * len(of_image)
        marked += [image_id] if own else []
        if number % STEP_FILES == STEP_FILES - 1:
            yield
    of_images, at, of_names = (np.array(one, np.int64) for one in (marked, places, codes))
    return MarkColumn(image_ids, of_images, names, at, of_names)


def _is_of(mark: str, prefix: str) -> bool:
    return is_collection(mark) if prefix else is_tag(mark)
