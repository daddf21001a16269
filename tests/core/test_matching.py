"""What a cell may call a picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import LikewiseError
from core.labels.matching import Names, id_column
from core.labels.tables import Table
from tests.core.listings import listing_of


def table_of(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> Table:
    return Table(Path("labels.csv"), columns, rows, list(range(2, len(rows) + 2)), ())


@pytest.mark.parametrize(
    "cell",
    [
        "1163",
        "1163.jpg",
        "1163.JPG",
        " 1163.jpg ",
        "images/1163.jpg",
        "images\\1163.jpg",
        "./images/1163.jpg",
        "images/1163",
        "/pictures/images/1163.jpg",
    ],
)
def test_a_picture_by_path_name_or_id(cell: str) -> None:
    names = Names(listing_of(["images/1163.jpg", "images/11.jpg"]))
    assert names.place(cell, line=2) == 0


def test_part_of_a_name_is_no_name() -> None:
    names = Names(listing_of(["images/1163.jpg"]))
    assert names.place("116", line=2) is None
    assert names.place("", line=2) is None
    assert names.place("163.jpg", line=2) is None


def test_letters_may_be_composed_or_not() -> None:
    composed, apart = "\u00e4.jpg", "a\u0308.jpg"
    assert Names(listing_of([apart])).place(composed, line=2) == 0
    assert Names(listing_of([composed])).place(apart, line=2) == 0


def test_a_name_that_several_pictures_share_names_none() -> None:
    names = Names(listing_of(["x/1.jpg", "y/1.jpg"]))
    with pytest.raises(LikewiseError) as caught:
        names.place("1.jpg", line=7)
    assert str(caught.value) == "Line 7: 1.jpg may mean any of 2 different pictures."
    assert names.place("y/1.jpg", line=7) == 1


def test_files_with_the_same_content_are_one_picture() -> None:
    names = Names(listing_of(["x/1.jpg", "y/1.jpg"], image_ids=[4, 4]))
    assert names.place("1.jpg", line=7) == 0


def test_the_column_that_names_the_most_pictures_is_found() -> None:
    names = Names(listing_of(["1.jpg", "2.jpg", "3.jpg"]))
    rows = [("1", "cat", "1.jpg"), ("7", "2", "2.jpg"), ("8", "dog", "3.jpg")]
    assert id_column(table_of(("row", "kind", "file"), rows), names) == "file"


def test_a_table_of_other_pictures_is_refused() -> None:
    names = Names(listing_of(["1.jpg"]))
    table = table_of(("file", "kind"), [("9.jpg", "cat")])
    with pytest.raises(LikewiseError, match="No column of labels.csv names pictures.*9.jpg"):
        id_column(table, names)
