"""An export as a table: CSV and JSON."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from core.exporting.records import Export

#: Called now and then with how many files are written.
Step = Callable[[int], None]

_STEP_ROWS = 10_000
_COLUMNS = ("path", "width", "height", "bytes", "time")


def write_csv(export: Export, target: Path, step: Step) -> None:
    """A row for each file, UTF-8 (RFC 4180); bytes of a name that are no text stay as they are.

    In a ranking "rank" and "score" come first. Paths are absolute, so that no spreadsheet takes
    one for a formula.
    """
    with target.open("w", encoding="utf-8", errors="surrogateescape", newline="") as file:
        writer = csv.writer(file)
        is_ranked = export.ranked is not None
        writer.writerow((*(("rank", "score") if is_ranked else ()), *_COLUMNS))
        for number, row in enumerate(_rows(export), 1):
            writer.writerow(row.values())
            if number % _STEP_ROWS == 0:
                step(number)


def write_json(export: Export, target: Path, step: Step) -> None:
    """One document: what was asked for, and the files in order. ASCII with escapes."""
    document: dict[str, Any] = {"folder": os.fsdecode(export.folder)}
    if export.ranked is not None:
        document |= {
            "condition": export.condition,
            "query": [os.fsdecode(path) for path in export.query],
        }
    document["files"] = list(_rows(export))
    step(len(export))
    with target.open("w", encoding="ascii") as file:
        json.dump(document, file, indent=1)


def _rows(export: Export) -> Iterator[dict[str, Any]]:
    """What is said of each file, by the name of the column."""
    for place, path in enumerate(export.paths):
        row: dict[str, Any] = {}
        if export.ranked is not None:
            row = {
                "rank": int(export.ranked.ranks[place]),
                "score": round(float(export.ranked.scores[place]), 6),
            }
        width, height = export.sizes_px[place].tolist()
        values = (os.fsdecode(path), width, height, int(export.size_bytes[place]))
        time = _time(int(export.times_s[place]))
        yield row | dict(zip(_COLUMNS, (*values, time), strict=True))


def _time(seconds: int) -> str:
    """ISO 8601; empty for what no calendar has."""
    try:
        return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
    except (ValueError, OverflowError, OSError):
        return ""
