"""Tables of text as people save them, good ones and bad ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import LikewiseError
from core.jobs import Cancelled, Progress
from core.labels.tables import read_cells, read_table, tables_in


def write(folder: Path, content: str | bytes, name: str = "labels.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refusal(path: Path) -> str:
    """The sentence with which a table is refused."""
    with pytest.raises(LikewiseError) as caught:
        read_table(path)
    return str(caught.value)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str, ending: str) -> None:
    lines = [("file", "kind"), ("a.jpg", "cat"), ("b.jpg", "dog")]
    text = ending.join(delimiter.join(cells) for cells in lines) + ending
    table = read_table(write(tmp_path, text))
    assert table.columns == ("file", "kind")
    assert table.rows == [("a.jpg", "cat"), ("b.jpg", "dog")]
    assert table.line_numbers == [2, 3]
    assert table.problems == ()


def test_a_delimiter_inside_of_quotes_cuts_nothing(tmp_path: Path) -> None:
    text = 'file;kind\n"a,1;x.jpg";"a ""fine"" cat"\nb.jpg;dog\n'
    assert read_table(write(tmp_path, text)).rows[0] == ("a,1;x.jpg", 'a "fine" cat')


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    text = 'file,kind\n\n"a.jpg","two\nlines"\nb.jpg\nc.jpg,cat\n'
    table = read_table(write(tmp_path, text))
    assert table.rows == [("a.jpg", "two\nlines"), ("c.jpg", "cat")]
    assert table.line_numbers == [3, 6]
    assert [str(problem) for problem in table.problems] == ["Line 5 has 1 cells instead of 2."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_say_what_they_are(tmp_path: Path, encoding: str) -> None:
    table = read_table(write(tmp_path, "file,kind\nä.jpg,Öl\n".encode(encoding)))
    assert table.columns == ("file", "kind")
    assert table.rows == [("ä.jpg", "Öl")]


def test_other_encodings_are_refused_with_the_line(tmp_path: Path) -> None:
    said = refusal(write(tmp_path, "file,kind\na.jpg,cat\nb.jpg,Öl\n".encode("latin-1")))
    assert said == ("labels.csv is not in UTF-8: line 3 holds something else. Save it as UTF-8.")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "labels.csv is empty."),
        (" \n\n", "labels.csv is empty."),
        ("file,kind\n", "has no rows below the names of its columns"),
        ("file,,kind\na,b,c\n", "column 2 has no name"),
        ("file,kind,kind\na,b,c\n", "two columns are called kind"),
        ("file,kind\na,b\0\n", "line 2 holds a zero byte"),
        ('file,kind\na,b\n"c,d\ne,f\n', "in what begins in line 3"),
        ('file,kind\na,"b"c\n', "in what begins in line 2"),
        ("file,kind\na\n", "Line 2 has 1 cells instead of 2."),
    ],
)
def test_tables_of_no_use_are_refused_with_a_sentence(
    tmp_path: Path, content: str, said: str
) -> None:
    assert said in refusal(write(tmp_path, content))


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.csv").startswith("none.csv cannot be read")


def test_json_lines(tmp_path: Path) -> None:
    text = (
        '{"file": "a.jpg", "kind": "cat"}\n\n{"file": "b.jpg", "n": 3, "kind": null}\n'
        '[1, 2]\n{"file": \n{"file": "c.jpg", "kind": ["x", 1]}\n'
    )
    table = read_table(write(tmp_path, text, "labels.jsonl"))
    assert table.columns == ("file", "kind", "n")
    assert table.rows == [("a.jpg", "cat", ""), ("b.jpg", "", "3"), ("c.jpg", '["x", 1]', "")]
    assert table.line_numbers == [1, 3, 6]
    assert [str(problem) for problem in table.problems] == [
        "Line 4 is no JSON object.",
        "Line 5 is no JSON object.",
    ]


def test_signs_that_end_a_line_elsewhere_end_none_of_json(tmp_path: Path) -> None:
    text = '{"file": "a.jpg", "kind": "one\u2028two"}\r\n{"file": "b.jpg", "kind": "cat"}\r\n'
    table = read_table(write(tmp_path, text.encode(), "labels.jsonl"))
    assert table.rows == [("a.jpg", "one\u2028two"), ("b.jpg", "cat")]
    assert table.line_numbers == [1, 2]


def test_json_objects_with_nothing_in_them(tmp_path: Path) -> None:
    message = refusal(write(tmp_path, "{}\n{}\n", "labels.jsonl"))
    assert message == refusal(write(tmp_path, "file,kind\n", "labels.csv")).replace(
        ".csv", ".jsonl"
    )


def test_json_lines_without_an_object(tmp_path: Path) -> None:
    assert refusal(write(tmp_path, "cat\ndog\n", "labels.ndjson")) == "Line 1 is no JSON object."


def test_a_column_that_is_not_there_is_answered_with_those_that_are(tmp_path: Path) -> None:
    table = read_table(write(tmp_path, "file,kind\na,b\n"))
    with pytest.raises(LikewiseError, match="no column sort. There are: file, kind."):
        table.column("sort")


def test_cells_without_a_head(tmp_path: Path) -> None:
    cells = list(read_cells(write(tmp_path, "a,b,similar\n\nc,d,e\n")))
    assert cells == [(1, ["a", "b", "similar"]), (3, ["c", "d", "e"])]


def test_reading_reports_and_can_be_stopped(tmp_path: Path) -> None:
    path = write(tmp_path, "file,kind\n" + "a,b\n" * 50_000)
    heard: list[int] = []

    def report(progress: Progress) -> None:
        heard.append(progress.done)
        if progress.done:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_table(path, report)
    assert len(heard) == 2


def test_tables_at_the_top_of_a_folder_are_offered(tmp_path: Path) -> None:
    for name in ("b.tsv", "A.CSV", "picture.jpg"):
        write(tmp_path, "x", name)
    (tmp_path / "inner.csv").mkdir()
    assert [path.name for path in tables_in(tmp_path)] == ["A.CSV", "b.tsv"]
    assert tables_in(tmp_path / "gone") == []
