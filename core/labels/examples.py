"""Files of pairs (a, b, similar or dissimilar) and of triplets (anchor, positive, negative)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from core.errors import LikewiseError
from core.labels.matching import Names
from core.labels.records import Pairs, Triplets
from core.labels.tables import is_json, read_cells, read_table
from core.records import Listing

_WORDS = {"similar": True, "dissimilar": False}
#: What the first cell of a first line may say that only names the columns.
_HEADS = ("a", "anchor", "first")
_N_CELLS = 3
_MOST_PROBLEMS = 1000


def read_pairs_file(
    path: Path, listing: Listing
) -> tuple[Pairs | None, Triplets | None, tuple[LikewiseError, ...]]:
    """The pairs and the triplets of images in a file, None where there are none, and the lines
    that could not be used.

    A line whose third cell is `similar` or `dissimilar` is a pair, any other one a triplet; a
    first line that names the columns is passed over. JSON lines have their three values in that
    order. Raises `LikewiseError` ("table_...", "pairs_none") where no line is of use.
    """
    names = Names(listing)
    pairs: list[tuple[int, int, bool]] = []
    triplets: list[tuple[int, int, int]] = []
    problems: list[LikewiseError] = []
    for number, cells in _lines(path, names):
        try:
            if len(cells) != _N_CELLS:
                raise LikewiseError("pairs_cells", line=number, n=len(cells))
            if (word := cells[-1].strip().casefold()) in _WORDS:
                first, second = _images(names, listing, number, cells[:2])
                pairs.append((first, second, _WORDS[word]))
            else:
                anchor, positive, negative = _images(names, listing, number, cells)
                triplets.append((anchor, positive, negative))
        except LikewiseError as error:
            problems.append(error)
    if not pairs and not triplets:
        raise problems[0] if problems else LikewiseError("pairs_none", file=path.name)
    return _pairs(pairs), _triplets(triplets), tuple(problems[:_MOST_PROBLEMS])


def joined(one: Triplets | None, other: Triplets | None) -> Triplets | None:
    """The triplets of both; None where neither has any."""
    if one is None or other is None:
        return one or other
    return Triplets(
        np.concatenate([one.anchors, other.anchors]),
        np.concatenate([one.positives, other.positives]),
        np.concatenate([one.negatives, other.negatives]),
    )


def _lines(path: Path, names: Names) -> Iterator[tuple[int, Sequence[str]]]:
    if is_json(path):
        table = read_table(path)
        yield from zip(table.line_numbers, table.rows, strict=True)
        return
    for place, (number, cells) in enumerate(read_cells(path)):
        is_head = place == 0 and cells[0].strip().casefold() in _HEADS
        if not is_head or names.places(cells[0]):
            yield number, cells


def _images(names: Names, listing: Listing, line: int, cells: Sequence[str]) -> list[int]:
    """The ids of the images that cells name, all different."""
    found = []
    for cell in cells:
        place = names.place(cell, line)
        image_id = 0 if place is None else int(listing.image_ids[place])
        if not image_id:
            raise LikewiseError("pairs_no_picture", line=line, name=cell)
        found.append(image_id)
    if len(set(found)) < len(found):
        raise LikewiseError("pairs_same", line=line)
    return found


def _pairs(found: list[tuple[int, int, bool]]) -> Pairs | None:
    if not found:
        return None
    first, second, is_similar = zip(*found, strict=True)
    return Pairs(np.array(first, np.int64), np.array(second, np.int64), np.array(is_similar))


def _triplets(found: list[tuple[int, int, int]]) -> Triplets | None:
    if not found:
        return None
    anchors, positives, negatives = np.array(found, np.int64).T
    return Triplets(anchors, positives, negatives)
