"""Near copies among labelled images: they must not be learnt from and tested on at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.index.stored_rows import StoredRows
from core.jobs import Cancelled
from core.scores.copies import CopySearch, copy_tests
from core.scores.vectors import Rows


@dataclass(frozen=True, slots=True, eq=False)
class CopiesJob:
    """Groups near copies among `n_images` images, of which `rows` are the vectors by condition
    key; a job for a process of its own."""

    rows: Mapping[str, StoredRows]
    n_images: int

    def run(
        self, tell: Callable[[Any], None], is_cancelled: Callable[[], bool]
    ) -> NDArray[np.int64]:
        """The group of each image, int64 [n]: the lowest place in it. Where these conditions
        cannot tell copies, each image is a group of its own. Raises `Cancelled`."""
        tests = copy_tests({key: _rows_of(stored) for key, stored in self.rows.items()})
        if not tests:
            return np.arange(self.n_images)
        search = CopySearch(tests, self.n_images)
        while search.advance():
            if is_cancelled():
                raise Cancelled
        return search.groups


def _rows_of(stored: StoredRows) -> Rows:
    matrix = stored.unit()
    return lambda at: matrix[at]
