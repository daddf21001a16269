"""Tables of text: comma, tab or otherwise separated values (RFC 4180), and JSON lines."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.errors import LikewiseError
from core.jobs import Progress, Report

#: What a file of a table may end in.
SUFFIXES = (".csv", ".tsv", ".txt", ".jsonl", ".ndjson")
_JSON_SUFFIXES = (".jsonl", ".ndjson")
_DELIMITERS = ",;\t|"
_MOST_BYTES = 512 * 1024 * 1024
_MOST_PROBLEMS = 1000
_SNIFFED_LINES = 50
_LONGEST_CELL = 1_000_000
#: After so many rows a report is made.
_REPORTED_ROWS = 20_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows of cells under named columns.

    Each of `rows` has a cell for each of `columns`; `line_numbers` (from 1) say where in the file
    it began. `problems` are rows that could not be read.
    """

    path: Path
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]
    line_numbers: list[int]
    problems: tuple[LikewiseError, ...]

    def column(self, name: str) -> int:
        """The place of a column. Raises `LikewiseError` ("table_no_column")."""
        if name not in self.columns:
            raise LikewiseError("table_no_column", name=name, columns=", ".join(self.columns))
        return self.columns.index(name)


def is_json(path: Path) -> bool:
    """Whether a file's name says that its lines are JSON."""
    return path.suffix.lower() in _JSON_SUFFIXES


def tables_in(folder: Path) -> list[Path]:
    """The files at the top of a folder that look like tables, by name."""
    try:
        found = [path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES]
        return sorted(path for path in found if path.is_file())
    except OSError:
        return []  # a folder that is gone offers nothing


def read_table(path: Path, report: Report = lambda _progress: None) -> Table:
    """Read a table whose first line names the columns, or whose lines are JSON objects.

    `report` hears "table" in rows; how many there will be is not known. Raises `LikewiseError`
    ("table_...") where the whole file is of no use; single bad rows are left out and named in the
    table's `problems`.
    """
    text = _text(path)
    if not text.strip():
        raise LikewiseError("table_empty", file=path.name)
    if is_json(path):
        return _json_table(path, text, report)
    lines = read_lines(path, text)
    columns = tuple(cell.strip() for cell in next(lines)[1])
    _check_columns(path, columns)
    return _table(path, columns, lines, report)


def read_cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The lines of a table without a head, as `read_lines` gives them."""
    text = _text(path)
    if not text.strip():
        raise LikewiseError("table_empty", file=path.name)
    return read_lines(path, text)


def read_lines(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each line that is not empty.

    Raises "table_quotes" where a quote is not closed or stands where none may.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    csv.field_size_limit(_LONGEST_CELL)
    start = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise LikewiseError("table_quotes", file=path.name, line=start) from error
        if any(cell.strip() for cell in cells):
            yield start, cells
        start = reader.line_num + 1


# Text


def _text(path: Path) -> str:
    """The file's text. It is UTF-8, or says itself by a byte order mark what it is."""
    try:
        n_bytes = path.stat().st_size
        if n_bytes > _MOST_BYTES:
            limit_mb = _MOST_BYTES // 1024**2
            raise LikewiseError("table_too_large", file=path.name, limit_mb=limit_mb)
        data = path.read_bytes()
    except OSError as error:
        detail = error.strerror or str(error)
        raise LikewiseError("table_unreadable", file=path.name, detail=detail) from error
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LikewiseError("table_encoding", file=path.name, line=line) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise LikewiseError("table_binary", file=path.name, line=line)
    return text.removeprefix("\ufeff")


def _delimiter(text: str) -> str:
    """What separates cells: what cuts the first lines into the most cells, all alike."""
    lines = [line for line in text[:100_000].splitlines()[:_SNIFFED_LINES] if line.strip()]
    best, most = ",", (False, 1)
    for delimiter in _DELIMITERS:
        counts = [len(cells) for cells in csv.reader(lines, delimiter=delimiter)]
        cut = counts[0] if counts else 1
        rating = (cut > 1 and counts.count(cut) > len(counts) / 2, cut)
        if rating > most:
            best, most = delimiter, rating
    return best


# Rows


def _check_columns(path: Path, columns: Sequence[str]) -> None:
    seen: set[str] = set()
    for number, name in enumerate(columns, 1):
        if not name:
            raise LikewiseError("table_unnamed_column", file=path.name, number=number)
        if name in seen:
            raise LikewiseError("table_column_twice", file=path.name, name=name)
        seen.add(name)


def _table(
    path: Path,
    columns: tuple[str, ...],
    lines: Iterator[tuple[int, list[str]]],
    report: Report,
) -> Table:
    rows: list[tuple[str, ...]] = []
    numbers, problems = [], []
    for number, cells in lines:
        if len(rows) % _REPORTED_ROWS == 0:
            report(Progress("table", len(rows), 0))
        if len(cells) != len(columns):
            problems.append(
                LikewiseError("table_cells", line=number, n=len(cells), wanted=len(columns))
            )
            continue
        rows.append(tuple(cell.strip() for cell in cells))
        numbers.append(number)
    if not rows:
        raise problems[0] if problems else LikewiseError("table_no_rows", file=path.name)
    return Table(path, columns, rows, numbers, tuple(problems[:_MOST_PROBLEMS]))


def _json_table(path: Path, text: str, report: Report) -> Table:
    objects: list[dict[str, Any]] = []
    numbers, problems = [], []
    # Not `splitlines`: JSON leaves some of what that takes for the end of a line within texts.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        if len(objects) % _REPORTED_ROWS == 0:
            report(Progress("table", len(objects), 0))
        found = _object(line)
        if found is None:
            problems.append(LikewiseError("table_json", line=number))
            continue
        objects.append(found)
        numbers.append(number)
    if not objects:
        raise problems[0]
    columns = tuple(dict.fromkeys(name for found in objects for name in found))
    if not columns:
        raise LikewiseError("table_no_rows", file=path.name)
    rows = [tuple(_cell(found.get(name)) for name in columns) for found in objects]
    return Table(path, columns, rows, numbers, tuple(problems[:_MOST_PROBLEMS]))


def _object(line: str) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _cell(value: Any) -> str:
    """Text as it is, numbers as JSON writes them, nothing for null; lists and the like too are
    written as JSON: no picture is named so, and as labels they stay apart."""
    if value is None:
        return ""
    return value.strip() if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
