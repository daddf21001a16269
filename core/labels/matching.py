"""Which picture a cell of a table names: by path, file name or the name without its ending."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable

import numpy as np

from core.errors import LikewiseError
from core.labels.tables import Table
from core.records import Listing

#: Rows, spread over the table, by which a column is chosen.
_TRIED_ROWS = 1000


class Names:
    """The files of a listing by what a table may call them.

    Case doesn't count, a backslash is a slash, and letters may be composed or not.
    """

    def __init__(self, listing: Listing) -> None:
        self._image_ids = listing.image_ids
        self._folder = _plain(os.fsdecode(listing.folder)).rstrip("/") + "/"
        self._places: dict[str, list[int]] = {}
        for place, path in enumerate(listing.paths):
            for name in self._names_of(_plain(os.fsdecode(path))):
                self._places.setdefault(name, []).append(place)

    def places(self, cell: str) -> list[int]:
        """Places in the listing of the files that a cell may mean."""
        name = _plain(cell.strip())
        return self._places.get(name.removeprefix("./"), [])

    def place(self, cell: str, line: int) -> int | None:
        """The file that a cell in a line means; any of them where all have the same content. None
        for none. Raises `LikewiseError` ("labels_ambiguous") for several."""
        found = self.places(cell)
        if not found:
            return None
        if len({int(self._image_ids[place]) for place in found}) > 1:
            raise LikewiseError("labels_ambiguous", line=line, name=cell, n=len(found))
        return found[0]

    def _names_of(self, path: str) -> Iterable[str]:
        """From whole path to bare name, each once."""
        inner = path.removeprefix(self._folder)
        name = inner.rpartition("/")[2]
        folder = inner[: len(inner) - len(name)]
        stem = name.rpartition(".")[0] or name
        return dict.fromkeys((path, inner, folder + stem, name, stem))


def id_column(table: Table, names: Names) -> str:
    """The column of which most rows name a picture; the first of several that are as good.

    Raises `LikewiseError` ("labels_no_match") where no column names any.
    """
    step = max(len(table.rows) // _TRIED_ROWS, 1)
    tried = table.rows[::step]
    met = [
        sum(bool(names.places(row[place])) for row in tried) for place in range(len(table.columns))
    ]
    best = int(np.argmax(met))
    if not met[best]:
        example = tried[0][0]
        raise LikewiseError("labels_no_match", file=table.path.name, example=example)
    return table.columns[best]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\\", "/")).casefold()
