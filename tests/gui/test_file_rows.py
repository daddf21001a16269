"""Rows are found by file ids as a plain search finds them."""

from __future__ import annotations

import numpy as np

from gui.gallery.file_rows import FileRows


def test_rows_are_those_of_a_plain_search() -> None:
    rng = np.random.default_rng(3)
    file_ids = rng.permutation(np.arange(50, 4000, 7))
    wanted = rng.integers(-10, 5000, 3000)
    row_of = {file_id: row for row, file_id in enumerate(file_ids.tolist())}
    expected = [row_of.get(file_id, -1) for file_id in wanted.tolist()]
    assert FileRows(file_ids).find(wanted).tolist() == expected


def test_ids_may_be_far_between() -> None:
    rows = FileRows(np.array([2**24, 5]))
    assert rows.find(np.array([5, 6, 2**24, 2**40, 0])).tolist() == [1, -1, 0, -1, -1]


def test_no_files_are_found_among_none() -> None:
    assert FileRows(np.zeros(0, np.int64)).find(np.array([0, 1])).tolist() == [-1, -1]
    assert FileRows(np.array([3])).find(np.zeros(0, np.int64)).tolist() == []
