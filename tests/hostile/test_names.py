"""Names that terminals, windows and spreadsheets would take for orders come out as names."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from core.cli.output import shown
from core.library import Library, absolute
from core.workers.pool import WorkerPool
from gui.drops import read_drop
from gui.messages import shown_path
from tests.conftest import PROGRAM, index
from tests.hostile.names import NAMES, draw_all

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems have no such names"
)


def run(folder: Path, *words: str | bytes) -> subprocess.CompletedProcess[bytes]:
    data = folder.parent / "data"
    done = subprocess.run([*PROGRAM, *words, "--data-dir", str(data)], capture_output=True)
    assert b"Traceback" not in done.stderr
    return done


def is_harmless(text: str) -> bool:
    kinds = {unicodedata.category(sign) for sign in text.replace("\u200d", "").replace("\n", "")}
    return not kinds & {"Cc", "Cf", "Zl", "Zp"}


def test_every_name_is_indexed_found_and_listed_by_the_commands(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    paths = draw_all(folder)
    for number in range(3):  # and some that cannot be read, under names like these
        Path(os.fsdecode(paths[number])).write_bytes(b"no picture")

    indexed = run(folder, "index", str(folder), "--condition", "colour")
    asked = ("search", str(folder), "--query", paths[8], "--condition", "colour")
    found, told = run(folder, *asked, "--json"), run(folder, *asked)

    assert (indexed.returncode, found.returncode, told.returncode) == (0, 0, 0)
    hits = json.loads(found.stdout)["results"]
    assert {os.fsencode(hit["path"]) for hit in hits} == {*paths[3:8], *paths[9:]}
    for text in (indexed.stdout, told.stdout):
        assert is_harmless(os.fsdecode(text))
    assert len(told.stdout.splitlines()) == len(hits)
    assert rb"two\nlines.jpg" in indexed.stdout
    assert rb"red\x1b[31m" in indexed.stdout
    assert paths[9] in told.stdout  # bytes that are no text go out to another program as they are


def test_what_is_not_found_is_named_harmlessly(tmp_path: Path) -> None:
    done = run(tmp_path / "p", "search", str(tmp_path), "--query", b"gone\x1b[31m\n.jpg")
    assert done.returncode == 1
    assert is_harmless(os.fsdecode(done.stderr))
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_one_harmless_line_wherever_it_is_shown(name: bytes) -> None:
    for text in (shown(name), shown_path(name)):
        visible = text.encode("utf-8", "replace").decode()
        assert is_harmless(visible.replace("\u200f", ""))
        assert "\n" not in text
    assert "".join(shown(name).split()) != ""


def test_the_page_of_a_comparison_shows_names_as_text(
    library: Library, tmp_path: Path, pool: WorkerPool
) -> None:
    folder = tmp_path / "pictures"
    paths = draw_all(folder)
    table = folder / "labels.csv"
    with table.open("w", encoding="utf-8", newline="", errors="surrogateescape") as file:
        rows = csv.writer(file)
        rows.writerow(["file", "=cmd|' /C calc'!A0"])
        for number, path in enumerate(paths[:9] + paths[10:]):
            label = "<script>alert(1)</script>" if number % 2 else "=1+1"
            rows.writerow([os.fsdecode(os.path.basename(path)), label])
    index(library, folder, pool)
    page, cells = _exported(folder, library, pool)
    assert "<script>alert" not in page
    assert "onerror=alert(1)>" not in page
    for row in csv.reader(io.StringIO(cells)):
        assert not any(cell.startswith(("=", "+", "@")) for cell in row)


def _exported(folder: Path, library: Library, pool: WorkerPool) -> tuple[str, str]:
    """The folder measured by its table, as a page and as a table."""
    from core.jobs import Control
    from core.labels.reading import read_labels
    from core.labels.records import LabelSource, SourceKind
    from core.reports.comparing import compare
    from core.reports.export import export_comparison

    with library.open_store() as store:
        listing = store.files.listing(absolute(str(folder)))
        source = LabelSource(SourceKind.TABLE, str(folder / "labels.csv"), "=cmd|' /C calc'!A0")
        labels = read_labels(source, listing).labels
        control = Control()
        made = compare(
            library, store, listing, ["colour"], labels, None, None, lambda _: None, control, 1
        )
        paths = map(os.fsdecode, listing.paths)
        names = dict(zip(listing.image_ids.tolist(), paths, strict=True))
        for ending in ("html", "csv"):
            target = folder.parent / f"out.{ending}"
            export_comparison(
                made,
                target,
                lambda i: (names[i], store.proxies.read(i) or b"") if i in names else None,
                control,
            )
    return (folder.parent / "out.html").read_text("utf-8", "replace"), (
        folder.parent / "out.csv"
    ).read_text("utf-8", "replace")


def test_a_page_of_beginnings_that_never_end_is_looked_through_at_once(qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setHtml("<img " * 200_000)
    assert read_drop(mime).is_empty
