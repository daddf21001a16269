"""How errors, names, counts and times are said."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from core.errors import SENTENCES, LikewiseError
from gui.messages import (
    sentence,
    shown_count,
    shown_duration,
    shown_name,
    shown_path,
    shown_size,
)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


def test_sentence_is_filled() -> None:
    error = LikewiseError("folder_missing", folder="/a/{b}")
    assert sentence(error) == "The folder /a/{b} does not exist or cannot be reached."


@pytest.mark.parametrize("code", [code for code, text in SENTENCES.items() if "{" not in text])
def test_every_plain_code_has_its_sentence(code: str) -> None:
    assert sentence(LikewiseError(code)) == SENTENCES[code]


def test_code_of_a_newer_version_does_not_fail() -> None:
    assert "from_the_future" in sentence(LikewiseError("from_the_future", x=1))


@pytest.mark.skipif(sys.platform == "win32", reason="names are UTF-16 there")
def test_a_sentence_is_one_line_whatever_is_named_in_it() -> None:
    error = LikewiseError("table_no_rows", file="two\nlines \u202etxt.\udcff\x1b[1m.csv")
    assert sentence(error) == (
        "two lines \ufffdtxt.\ufffd\ufffd[1m.csv has no rows below the names of its columns."
    )


def test_undecodable_names_can_be_shown() -> None:
    shown = shown_path(b"/a/\xff\xfeb.jpg")
    assert shown == "/a/\ufffd\ufffdb.jpg"
    shown.encode("utf-8")


def test_names_cannot_break_lines_or_turn_around() -> None:
    name = os.fsencode("a\nb\x1b\u202egpj.jpg")
    assert shown_path(name) == "a\ufffdb\ufffd\ufffdgpj.jpg"
    assert shown_path(os.fsencode("größe 图 👩‍🚀.jpg")) == "größe 图 👩‍🚀.jpg"


def test_name_is_the_last_part() -> None:
    assert shown_name(b"/home/anna/Holiday/") == "Holiday"
    assert shown_name(b"/") == "/"


def test_counts_and_sizes_have_separators_and_units() -> None:
    assert shown_count(19_771) == "19,771"
    assert shown_size(1_234_567_890) == "1.2 GB"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "5 s"),
        (12, "15 s"),
        (59, "60 s"),
        (61, "1 min"),
        (119, "2 min"),
        (3_600, "1 h"),
        (4_500, "1 h 20 min"),
    ],
)
def test_durations_are_coarse(seconds: float, text: str) -> None:
    assert shown_duration(seconds) == text
