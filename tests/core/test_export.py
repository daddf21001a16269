"""Comparisons as files: programs read the figures, people read one page that needs nothing else."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from core.errors import LikewiseError
from core.jobs import Control
from core.measuring.records import Comparison, Interval
from core.reports.document import comparison_document
from core.reports.export import ExportJob, PagePicture, export_comparison, wanted_pictures
from tests.core.comparisons import comparison, jpeg, quality

_EMPTY = {"meta", "img", "br"}


class Reader(HTMLParser):
    """Reads a page as a browser does; remembers its words and what it would fetch."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words = ""
        self.fetched: list[str] = []
        self.tags: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in _EMPTY:
            self.open.append(tag)
        self.fetched += [
            value or "" for name, value in attrs if name in ("src", "href", "xlink:href", "data")
        ]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words += data + " "


def exported(
    made: Comparison, file_format: str, pictures: dict[int, PagePicture] | None = None
) -> bytes:
    return ExportJob(made, file_format, pictures or {}).run(lambda _: None, lambda: False)


def page(made: Comparison, pictures: dict[int, PagePicture] | None = None) -> str:
    return exported(made, "html", pictures).decode()


def test_a_table_has_a_row_for_each_condition_and_measure() -> None:
    made = comparison(quality("a", "One"), quality("b", 'Two, "quoted"\nname'))
    rows = list(csv.DictReader(io.StringIO(exported(made, "csv").decode(), newline="")))
    assert len(rows) == 12
    first, last = rows[0], rows[-1]
    assert (first["condition"], first["measure"], first["chance"]) == (
        "a",
        "recall_at_1",
        "0.100000",
    )
    assert (first["value"], first["low"], first["high"]) == ("0.700000", "0.670000", "0.720000")
    assert (last["name"], last["measure"]) == ('Two, "quoted"\nname', "pair_auc")
    assert (last["n"], last["labels"], last["part"]) == ("900", "kind", "all")


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1"])
def test_no_name_is_reckoned_with_by_a_spreadsheet(name: str) -> None:
    rows = exported(comparison(quality("a", name)), "csv").decode()
    (first, *_) = csv.DictReader(io.StringIO(rows, newline=""))
    assert first["name"] == f"'{name}"


def test_measures_on_given_triplets_are_in_the_table_where_there_are_any() -> None:
    made = comparison(quality("a", "One", given=Interval(0.6, 0.5, 0.7)))
    assert b"given_triplets,0.600000,0.500000,0.700000,0.500000" in exported(made, "csv")


def test_the_document_has_what_was_measured_by_condition() -> None:
    made = comparison(
        quality("a", "One"), quality("a", "One", "euclidean", value=0.5), quality("b", "Two")
    )
    document = json.loads(exported(made, "json"))
    assert (document["labels"], document["part"]) == ("kind", "all")
    assert list(document["conditions"]) == ["a", "b"]
    one = document["conditions"]["a"]
    assert one["recall_at_1"] == {"value": 0.7, "low": pytest.approx(0.67), "high": 0.72}
    assert (one["n"], one["chance"]["pair_auc"]) == (900, 0.5)
    assert one["euclidean"]["recall_at_1"]["value"] == 0.5
    assert one["confusions"][0]["examples"] == [[1, 2], [3, 2]]
    assert "confusions" not in comparison_document(made)["conditions"]["a"]


@pytest.mark.parametrize("n_conditions", [1, 2, 9])
def test_a_picture_shows_any_number_of_conditions(n_conditions: int) -> None:
    made = comparison(*(quality(f"k{n}", f"Condition {n}") for n in range(n_conditions)))
    with Image.open(io.BytesIO(exported(made, "png"))) as image:
        assert image.width == 1600
        assert image.height > 1500


def test_the_page_holds_all_that_it_shows() -> None:
    pictures = {number: (f"{number}.jpg", jpeg()) for number in range(1, 5)}
    text = page(comparison(quality("a", "One"), quality("b", "Two")), pictures)
    read = Reader(text)
    assert read.open == []
    assert read.tags.count("img") == 2 * 5
    assert {"script", "link", "iframe", "object"}.isdisjoint(read.tags)
    assert all(link.startswith(("data:image/", "#")) for link in read.fetched)
    assert not re.findall(r"url\((?!#)", text)
    assert "@import" not in text
    assert len(text) < 400_000


def test_the_page_says_what_was_measured_on_what() -> None:
    made = comparison(quality("a", "One"), part="held-out", n_learnt=1234)
    words = Reader(page(made)).words
    for said in ("kind", "kinds.csv", "900 pictures", "600 of them", "1,234 more are left out"):
        assert said in words
    for said in ("0.700", "0.670 – 0.720", "by chance", "Shirts", "12 % of these (60)"):
        assert said in words


def test_what_people_have_named_is_never_markup() -> None:
    evil = "<script>alert(1)</script>&\"'$x$"
    made = comparison(quality("a", evil, label=evil))
    text = page(made, {4: (evil, jpeg())})
    read = Reader(text)
    assert "script" not in read.tags
    assert evil in read.words
    assert "\udcff" not in page(comparison(quality("a", "b\udcff")))


def test_ids_in_the_page_are_each_there_once_or_name_the_same_thing() -> None:
    text = page(comparison(quality("a", "One"), quality("b", "Two")))
    named = re.findall(r'<(\w+) id="([^"]+)"', text)
    assert not [tag for tag, _ in named if tag == "g"]
    used = set(re.findall(r"(?:url\(|href=\")#([^\")]+)", text))
    assert used <= {name for _, name in named}


def test_the_page_does_without_pictures_that_are_gone_or_damaged() -> None:
    text = page(comparison(quality("a", "One")), {1: ("1.jpg", b"no picture")})
    assert "img" not in Reader(text).tags


def test_a_page_has_each_picture_of_all_conditions_asked_for_once(tmp_path: Path) -> None:
    made = comparison(quality("a", "One"), quality("b", "Two"))
    assert wanted_pictures(made) == [1, 2, 3, 4]
    asked: list[int] = []

    def picture_of(image_id: int) -> PagePicture | None:
        asked.append(image_id)
        return None if image_id == 3 else (f"{image_id}.jpg", jpeg())

    target = tmp_path / "quality.html"
    export_comparison(made, target, picture_of, Control())
    assert asked == [1, 2, 3, 4]
    assert target.read_text(encoding="utf-8").count("<img") == 8
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    target = tmp_path / "missing" / "quality.csv"
    with pytest.raises(LikewiseError, match="could not be written"):
        export_comparison(comparison(quality("a", "One")), target, lambda _: None, Control())


def test_no_other_format_is_written() -> None:
    with pytest.raises(ValueError, match="pdf"):
        exported(comparison(), "pdf")
