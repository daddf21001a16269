"""From tables and folders to one label an image, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.errors import LikewiseError
from core.labels.reading import label_columns, read_labels
from core.labels.records import Labels, LabelSource, SourceKind
from core.labels.sources import read_source, sources_of
from core.labels.tables import read_table
from core.records import Listing
from core.store.store import Store
from tests.conftest import ignore
from tests.core.listings import listing_of


def table(folder: Path, text: str, label: str = "", id_name: str = "") -> LabelSource:
    """A source that reads this table."""
    path = folder / "labels.csv"
    path.write_text(text, encoding="utf-8")
    return LabelSource(SourceKind.TABLE, str(path), label, id_name)


def by_image(labels: Labels) -> dict[int, str]:
    codes = labels.codes.tolist()
    return {
        image: labels.classes[code]
        for image, code in zip(labels.image_ids.tolist(), codes, strict=True)
    }


@pytest.fixture
def listing() -> Listing:
    return listing_of([f"{number}.jpg" for number in range(1, 6)])


def test_labels_by_an_id(tmp_path: Path, listing: Listing) -> None:
    read = read_labels(table(tmp_path, "id,kind\n3,cat\n1,dog\n2,cat\n4,dog\n5,cat\n"), listing)
    assert by_image(read.labels) == {1: "dog", 2: "cat", 3: "cat", 4: "dog", 5: "cat"}
    assert (read.id_column, read.label_column) == ("id", "kind")
    assert (read.labels.name, read.labels.source) == ("kind", "labels.csv")
    assert read.found.n_labelled == read.found.n_files == 5


def test_rows_and_pictures_without_each_other_are_named(tmp_path: Path, listing: Listing) -> None:
    read = read_labels(table(tmp_path, "id,kind\n1,cat\n77,cat\n2,cat\n3,dog\n"), listing)
    assert read.found.n_missing == 1
    assert read.found.rows_without_picture == ((3, "77"),)
    assert read.found.n_unlabelled == 2
    assert read.found.unlabelled == (b"/pictures/4.jpg", b"/pictures/5.jpg")


@pytest.mark.parametrize("empty", ["", "NA", "n/a", "NaN", "null"])
def test_empty_labels_are_left_out_and_counted(
    tmp_path: Path, listing: Listing, empty: str
) -> None:
    text = f"id,kind\n1,cat\n2,{empty}\n3,cat\n4,dog\n5,dog\n"
    read = read_labels(table(tmp_path, text), listing)
    assert 2 not in by_image(read.labels)
    assert read.found.n_empty == 1
    assert read.found.n_unlabelled == 0  # it has a row


def test_a_picture_said_twice(tmp_path: Path, listing: Listing) -> None:
    text = "id,kind\n1,cat\n1.jpg,cat\n2,cat\n2,dog\n3,dog\n4,dog\n"
    read = read_labels(table(tmp_path, text, "kind", "id"), listing)
    assert by_image(read.labels) == {1: "cat", 3: "dog", 4: "dog"}
    assert read.found.conflicts == ((b"/pictures/2.jpg", ("cat", "dog")),)
    assert [str(problem) for problem in read.found.problems] == [
        "Line 3: 1.jpg had this label already, in line 2.",
        "Line 5: 2 has another label in line 4. The picture is left out.",
    ]


def test_copies_of_a_file_that_disagree_are_left_out(tmp_path: Path) -> None:
    listing = listing_of(["1.jpg", "2.jpg", "3.jpg", "4.jpg"], image_ids=[1, 1, 2, 3])
    text = "id,kind\n1,cat\n2,dog\n3,cat\n4,dog\n"
    read = read_labels(table(tmp_path, text), listing)
    assert by_image(read.labels) == {2: "cat", 3: "dog"}
    assert read.found.conflicts == ((b"/pictures/1.jpg", ("cat", "dog")),)
    assert read.found.problems == ()


def test_labels_with_too_few_pictures_are_listed(tmp_path: Path, listing: Listing) -> None:
    text = "id,kind\n1,cat\n2,cat\n3,dog\n4,cat\n5,owl\n"
    found = read_labels(table(tmp_path, text, "kind"), listing, fewest=2).found
    assert found.per_label == (("cat", 3),)
    assert found.too_few == (("dog", 1), ("owl", 1))


def test_files_that_have_not_been_read_have_no_label_yet(tmp_path: Path) -> None:
    listing = listing_of(["1.jpg", "2.jpg", "3.jpg"], image_ids=[0, 7, 8])
    read = read_labels(table(tmp_path, "id,kind\n1,cat\n2,cat\n3,dog\n", "kind"), listing)
    assert by_image(read.labels) == {7: "cat", 8: "dog"}
    assert read.found.n_unlabelled == 0


def test_of_several_columns_one_has_to_be_named(tmp_path: Path, listing: Listing) -> None:
    text = "id,kind,colour\n1,cat,red\n2,cat,red\n3,dog,blue\n4,dog,blue\n"
    source = table(tmp_path, text)
    with pytest.raises(LikewiseError, match="kind, colour. Say which one"):
        read_labels(source, listing)
    assert read_labels(table(tmp_path, text, "colour"), listing).labels.classes == ("blue", "red")


def test_columns_that_may_hold_labels(tmp_path: Path) -> None:
    text = "id,kind,price,same,note\n1,a,1.5,x,\n2,a,2.5,x,\n3,b,3.5,x,\n4,b,4.5,x,\n5,a,5.5,x,n\n"
    path = Path(table(tmp_path, text).path)
    assert label_columns(read_table(path), "id") == ["kind"]


def test_without_a_column_of_labels(tmp_path: Path, listing: Listing) -> None:
    with pytest.raises(LikewiseError, match="No column of labels.csv holds labels"):
        read_labels(table(tmp_path, "id,note\n1,a\n2,b\n3,c\n4,d\n5,e\n"), listing)


def test_folder_names() -> None:
    listing = listing_of(["cat/1.jpg", "dog/old/2.jpg", "3.jpg", "dog/4.jpg"])
    read = read_labels(LabelSource(SourceKind.FOLDERS), listing)
    assert by_image(read.labels) == {1: "cat", 2: "old", 4: "dog"}
    assert read.found.unlabelled == (b"/pictures/3.jpg",)


def test_folder_names_of_a_flat_folder(listing: Listing) -> None:
    with pytest.raises(LikewiseError, match="folder names tell nothing"):
        read_labels(LabelSource(SourceKind.FOLDERS), listing)


# For a person to look at


def test_a_folder_offers_tables_folder_names_and_groups(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    source = table(tmp_path / "pictures", "id,kind\n")
    folder = bytes(tmp_path / "pictures")
    with Store(tmp_path) as store, store.transaction():
        notion = store.notions.add(folder, "Fabric")
        store.notions.add(folder, "Nothing yet")
        store.notions.put(notion.notion_id, [bytes(16)], 1)
        flat = listing_of(["1.jpg"], folder=folder)
        groups = LabelSource(SourceKind.GROUPS, "Fabric")
        assert sources_of(store, flat) == (source, groups)
        one = listing_of(["x/1.jpg", "2.jpg"], folder=folder)
        assert sources_of(store, one) == (source, groups)
        deep = listing_of(["x/1.jpg", "y/2.jpg"], folder=folder)
        assert sources_of(store, deep) == (source, LabelSource(SourceKind.FOLDERS), groups)


def test_the_first_column_of_labels_is_taken_where_none_is_named(
    tmp_path: Path, listing: Listing
) -> None:
    rows = "".join(f"{n},{'ab'[n % 2]},{'xy'[n % 2]}\n" for n in range(1, 6))
    source = table(tmp_path, f"id,kind,colour\n{rows}")
    with Store(tmp_path) as store:
        reading = read_source(store, source, listing, ignore)
    assert (reading.source.label_column, reading.source.id_column) == ("kind", "id")
    head = reading.head
    assert head is not None
    assert head.columns == ("id", "kind", "colour")
    assert head.label_columns == ("kind", "colour")
    assert head.rows[0] == ("1", "b", "y")
    assert head.line_numbers[0] == 2
    assert head.n_rows == 5


def test_frequent_and_chosen_labels(tmp_path: Path, listing: Listing) -> None:
    text = "id,kind\n1,cat\n2,cat\n3,dog\n4,cat\n5,owl\n"
    labels = read_labels(table(tmp_path, text, "kind"), listing).labels
    assert by_image(labels.frequent(2)) == {1: "cat", 2: "cat", 4: "cat"}
    assert by_image(labels.among(np.array([2, 3]))) == {2: "cat", 3: "dog"}
    assert labels.among(np.array([2, 3])).classes == ("cat", "dog")
