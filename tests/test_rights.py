"""Files that may not be read or written: the program itself, and pictures that close midway."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.library import Library
from core.settings import Places, Settings
from core.workers.pool import WorkerPool
from tests.conftest import PROGRAM, ROOT, draw_picture, index
from tests.core.test_mending import has_all_made_by_hand, make_by_hand
from tests.rights import CAN_BIND, bind

pytestmark = pytest.mark.skipif(not CAN_BIND, reason="modes of files stop nobody here")

#: A picture that loses its rights when the folder has been looked through.
CLOSING = """
import os, sys
from core.jobs import Control
from core.library import Library, absolute
from core.settings import Places
from core.workers.pool import WorkerPool

def close(changes):
    if changes.refreshed:
        os.chmod(sys.argv[3], 0)

if __name__ == "__main__":
    library = Library(Places.of(sys.argv[1]))
    with WorkerPool(1) as pool:
        print(library.index_folder(
            absolute(sys.argv[2]), ["colour"], pool, lambda _: None, Control(), close))
    with library.open_store() as store:
        print([failure.reason.code for failure in store.files.failures(absolute(sys.argv[2]))])
"""


@dataclass(frozen=True)
class Place:
    """An indexed library with groups made by hand, and its pictures."""

    data: Path
    folder: Path

    def run(self, command: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*PROGRAM, "--data-dir", self.data, command, self.folder, *words],
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=bind,
        )


@pytest.fixture
def place(picture_folder: Path, places: Places, pool: WorkerPool) -> Iterator[Place]:
    library = Library(places)
    library.change_settings(Settings(conditions=("colour",)))
    index(library, picture_folder, pool)
    make_by_hand(library)
    yield Place(places.data, picture_folder)
    for path in (places.data, *places.data.rglob("*")):
        path.chmod(0o755)  # so that it can be tidied away


def is_sentence(text: str) -> bool:
    return text.startswith("likewise: ") and text.count("\n") == 1 and "Traceback" not in text


def test_a_data_folder_that_may_not_be_written_is_said_and_nothing_is_harmed(place: Place) -> None:
    draw_picture(place.folder / "new.png", "violet", seed=77)
    for path in (*place.data.rglob("*"), place.data):
        path.chmod(0o555 if path.is_dir() else 0o444)
    done = place.run("index")
    assert done.returncode == 1
    assert is_sentence(done.stderr), done.stderr
    for path in (place.data, *place.data.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    again = place.run("index", "--json")
    assert json.loads(again.stdout)["embedded"] == 1
    assert has_all_made_by_hand(Library(Places.of(str(place.data))))


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("library.sqlite", 0o444), ("library.sqlite", 0), ("vectors/*.f16", 0), ("proxies/*.pack", 0)],
)
def test_a_stored_file_that_is_closed_is_said_and_nothing_is_harmed(
    place: Place, kind: str, mode: int
) -> None:
    draw_picture(place.folder / "new.png", "violet", seed=77)
    (path,) = place.data.glob(kind)
    before = path.read_bytes()
    path.chmod(mode)
    done = place.run("index")
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or is_sentence(done.stderr), done.stderr
    if path.exists() and done.returncode == 1:
        assert path.read_bytes()[: len(before)] == before
    for one in place.data.rglob("*"):
        one.chmod(0o755 if one.is_dir() else 0o644)
    again = place.run("index", "--json")
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["found"] == 31
    assert has_all_made_by_hand(Library(Places.of(str(place.data))))


def test_a_picture_that_closes_midway_is_listed_and_read_when_it_opens(
    place: Place, tmp_path: Path
) -> None:
    path = draw_picture(place.folder / "new.png", "violet", seed=77)
    script = tmp_path / "closing.py"
    script.write_text(CLOSING)
    done = subprocess.run(
        [sys.executable, script, place.data, place.folder, path],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=bind,
        env={**os.environ, "PYTHONPATH": os.fspath(ROOT)},
    )
    assert done.stdout.splitlines()[-1] == "['no_permission']"
    path.chmod(0o644)
    again = place.run("index", "--json")
    assert (json.loads(again.stdout)["embedded"], json.loads(again.stdout)["failed"]) == (1, 0)
