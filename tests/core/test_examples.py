"""Pairs and triplets from a file: what is taken, and what is said of lines that are of no use."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import LikewiseError
from core.labels.examples import joined, read_pairs_file
from tests.core.listings import listing_of

LISTING = listing_of(["a.jpg", "b.jpg", "c.jpg", "d.jpg"])


def write(folder: Path, content: str, name: str = "pairs.csv") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_pairs_and_triplets_may_be_mixed(tmp_path: Path) -> None:
    text = "anchor,positive,negative\na,b,similar\na.jpg,c.jpg,Dissimilar\n\na,b,d\n"
    pairs, triplets, problems = read_pairs_file(write(tmp_path, text), LISTING)
    assert pairs is not None
    assert (pairs.first.tolist(), pairs.second.tolist()) == ([1, 1], [2, 3])
    assert pairs.is_similar.tolist() == [True, False]
    assert triplets is not None
    columns = (triplets.anchors, triplets.positives, triplets.negatives)
    assert [column.tolist() for column in columns] == [[1], [2], [4]]
    assert not problems


def test_json_lines_are_read_in_the_order_of_their_values(tmp_path: Path) -> None:
    text = '{"a": "a", "b": "d", "how": "similar"}\n'
    pairs, triplets, _ = read_pairs_file(write(tmp_path, text, "pairs.jsonl"), LISTING)
    assert pairs is not None
    assert (pairs.first.tolist(), pairs.second.tolist()) == ([1], [4])
    assert triplets is None


def test_lines_of_no_use_are_named_and_the_others_taken(tmp_path: Path) -> None:
    text = "a,b,similar\na,b\na,b,c,d\na,x,c\na,a,b\nb,b,similar\n"
    pairs, triplets, problems = read_pairs_file(write(tmp_path, text), LISTING)
    assert pairs is not None
    assert len(pairs) == 1
    assert triplets is None
    assert [str(problem).partition(".")[0] for problem in problems] == [
        "Line 2 has 2 cells",
        "Line 3 has 4 cells",
        "Line 4: x is no picture of this folder",
        "Line 5 names the same picture twice",
        "Line 6 names the same picture twice",
    ]


@pytest.mark.parametrize("line", ["a,b", "a,similar", "a"])
def test_a_file_without_any_line_of_use_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(LikewiseError, match="Line 1 has"):
        read_pairs_file(write(tmp_path, line + "\n"), LISTING)


def test_triplets_of_two_sources_are_joined(tmp_path: Path) -> None:
    _, one, _ = read_pairs_file(write(tmp_path, "a,b,c\n"), LISTING)
    _, other, _ = read_pairs_file(write(tmp_path, "d,b,c\n"), LISTING)
    both = joined(one, other)
    assert both is not None
    assert both.anchors.tolist() == [1, 4]
    assert joined(None, one) is one
    assert joined(None, None) is None
