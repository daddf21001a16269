"""What crosses from labels to teaching, measuring and maps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from core.errors import LikewiseError


class SourceKind(str, Enum):
    """Where labels come from."""

    TABLE = "table"  # a CSV, TSV or JSON lines file
    FOLDERS = "folders"  # the name of the folder that a file lies in
    GROUPS = "groups"  # made by hand in the window


@dataclass(frozen=True, slots=True)
class LabelSource:
    """Where labels are read from.

    For a table: `path`, the column that holds the label and the one that names the picture;
    empty columns are found by trying.
    """

    kind: SourceKind
    path: str = ""
    label_column: str = ""
    id_column: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """One label for each of n distinct images.

    `name` is what they tell ("subCategory", "folders"), `source` where they are from, for people
    to read. `image_ids` int64 [n] is sorted, each once; `codes` int32 [n] are places in
    `classes`, which is sorted and has no empty class.
    """

    name: str
    source: str
    classes: tuple[str, ...]
    image_ids: NDArray[np.int64]
    codes: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.image_ids)

    def counts(self) -> NDArray[np.int64]:
        """How many images have each class, int64 [n_classes]."""
        return np.bincount(self.codes, minlength=len(self.classes)).astype(np.int64)

    def among(self, image_ids: NDArray[np.int64]) -> Labels:
        """The labels of those images that are in `image_ids`; classes without any are left out."""
        is_kept = np.isin(self.image_ids, image_ids)
        return self._kept(is_kept)

    def frequent(self, fewest: int) -> Labels:
        """The labels that at least `fewest` images have."""
        return self._kept((self.counts() >= fewest)[self.codes])

    def _kept(self, is_kept: NDArray[np.bool_]) -> Labels:
        present, codes = np.unique(self.codes[is_kept], return_inverse=True)
        classes = tuple(self.classes[code] for code in present)
        return Labels(
            self.name, self.source, classes, self.image_ids[is_kept], codes.astype(np.int32)
        )


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Two images each, and whether they are alike: int64 [p], int64 [p], bool [p]."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    is_similar: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.first)


@dataclass(frozen=True, slots=True, eq=False)
class Triplets:
    """An anchor that is more like its positive than its negative; image ids int64 [t] each."""

    anchors: NDArray[np.int64]
    positives: NDArray[np.int64]
    negatives: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.anchors)


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """All that says what alike means: labels, pairs, triplets; at least one of them."""

    labels: Labels | None = None
    pairs: Pairs | None = None
    triplets: Triplets | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a source, to be read before it is used.

    `n_files` are the pictures of the folder, `n_labelled` those of them with a label; `per_label`
    and `too_few` are (label, number of distinct images), the most first. `rows_without_picture`
    are (line number, what the row names), some of `n_missing`; `n_unlabelled` files have no row,
    some of them are `unlabelled`. `n_empty` rows have an empty or NA label. `conflicts` are (one
    file's path, labels) of contents that carry several labels; these are left out. `n_copies`
    labelled images are near copies of others, None where that was not looked for. `problems` are
    rows that could not be read.
    """

    n_files: int
    n_labelled: int
    per_label: tuple[tuple[str, int], ...]
    too_few: tuple[tuple[str, int], ...]
    n_missing: int = 0
    rows_without_picture: tuple[tuple[int, str], ...] = ()
    n_unlabelled: int = 0
    unlabelled: tuple[bytes, ...] = ()
    n_empty: int = 0
    conflicts: tuple[tuple[bytes, tuple[str, ...]], ...] = ()
    n_copies: int | None = None
    problems: tuple[LikewiseError, ...] = ()
