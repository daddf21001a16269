"""Copies of a library, made as docs/promises.md says, open and hold what they should."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core.labels.hand_made import made_by_hand, put_into_groups
from core.library import Library, absolute
from core.settings import Places, Settings
from core.store.store import Store
from core.workers.pool import WorkerPool
from tests.conftest import PROGRAM, ROOT, draw_folder, index

#: What the page calls the smallest copy that holds all of a person's work.
SMALLEST = ("library.sqlite", "conditions", "lessons", "settings.json", "window.ini")
LIMIT_S = 60
#: More than are committed at once.
N_MORE = 390


@dataclass(frozen=True)
class Original:
    """A library of 30 pictures, two of which were put into groups by hand."""

    folder: bytes
    data: Path
    vectors: dict[bytes, NDArray[np.float16]]


@pytest.fixture
def original(places: Places, picture_folder: Path, pool: WorkerPool) -> Original:
    library, folder = Library(places), absolute(str(picture_folder))
    library.change_settings(Settings(conditions=("colour", "layout")))
    index(library, picture_folder, pool)
    with library.open_store() as store:
        ids = store.files.listing(folder).image_ids.tolist()
        put_into_groups(store, folder, "Fabric", {ids[0]: 1, ids[1]: 2})
    return Original(folder, places.data, vectors_of(library, folder))


def vectors_of(library: Library, folder: bytes) -> dict[bytes, NDArray[np.float16]]:
    """The stored vector of each path under Colour."""
    (colour,) = [one for one in library.conditions() if one.key == "colour"]
    with library.open_store() as store:
        listing, stored = store.files.listing(folder), store.vectors.load(colour.fingerprint)
        assert stored is not None
        rows = stored.find(listing.image_ids)
        return {
            path: stored.rows[row].copy()
            for path, row in zip(listing.paths, rows.tolist(), strict=True)
            if row >= 0
        }


def group_sizes(library: Library, folder: bytes) -> dict[str, int]:
    with library.open_store() as store:
        made = made_by_hand(store, store.files.listing(folder))
    return {one.notion.name: len(one.members) for one in made}


def assert_is_like(original: Original, library: Library) -> None:
    """Whatever had to be made again, all is there."""
    assert group_sizes(library, original.folder) == {"Fabric": 2}
    assert library.settings.conditions == ("colour", "layout")
    found = vectors_of(library, original.folder)
    assert found.keys() == original.vectors.keys()
    for path, vector in found.items():
        np.testing.assert_array_equal(vector, original.vectors[path])


def test_a_copy_of_the_closed_folder_is_the_library(
    original: Original, pool: WorkerPool, tmp_path: Path
) -> None:
    copy = shutil.copytree(original.data, tmp_path / "copy")
    library = Library(Places.of(str(copy)))
    assert index(library, original.folder, pool).embedded == 0
    assert_is_like(original, library)


def test_the_smallest_copy_holds_a_persons_work_and_the_rest_is_made_again(
    original: Original, pool: WorkerPool, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in SMALLEST:
        assert f"`{name}`" in promises()
        if (original.data / name).exists():
            shutil.copy(original.data / name, copy)
    library = Library(Places.of(str(copy)))
    assert index(library, original.folder, pool).embedded == 30
    assert_is_like(original, library)


@pytest.mark.skipif(os.name == "nt", reason="the lines of the page are for a POSIX shell")
def test_the_lines_of_the_page_copy_a_library_that_is_being_written(
    original: Original, pool: WorkerPool, tmp_path: Path
) -> None:
    more = draw_folder(tmp_path / "more", n_seeds=N_MORE // 15)
    command = [*PROGRAM, "--data-dir", original.data, "index", more, "--condition", "colour"]
    copy = tmp_path / "copy"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        wait_until_some_are_stored(original.data, absolute(str(more)))
        running.send_signal(signal.SIGSTOP)  # else it might be done before the copy is begun
        copied = subprocess.run(
            ["sh", "-eu", "-c", shell_lines()],
            env={**os.environ, "DATA": str(original.data), "COPY": str(copy)},
            capture_output=True,
            text=True,
            check=False,
        )
        running.send_signal(signal.SIGCONT)
    assert (copied.returncode, copied.stderr) == (0, "")
    library = Library(Places.of(str(copy)))
    assert index(library, original.folder, pool).embedded == 0
    assert_is_like(original, library)
    # What was stored when the copy was made is not made again, and what was not is.
    assert 0 < index(library, more, pool).embedded < N_MORE
    assert len(vectors_of(library, absolute(str(more)))) == N_MORE


def wait_until_some_are_stored(data: Path, folder: bytes) -> None:
    deadline = time.monotonic() + LIMIT_S
    with closing(Store(data)) as store:
        while not store.files.image_ids(folder):
            assert time.monotonic() < deadline
            time.sleep(0.005)


def promises() -> str:
    return (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")


def shell_lines() -> str:
    (lines,) = re.findall(r"```sh\n(.*?)```", promises(), re.DOTALL)
    return lines
