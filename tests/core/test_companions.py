"""RAW beside JPEG, and live photos: one picture, of which one file is shown."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.images.pairs import pair_up
from core.library import Library, absolute
from core.moving.beside import Beside
from core.records import FailureCounts
from core.refresh import refresh_folder, refresh_paths
from core.store.store import Store
from core.workers.pool import WorkerPool
from tests.conftest import ROOT, DrawPicture, ignore, index
from tests.core.dng import dng, quarters

pytest.importorskip("rawpy", reason="RAW is read with an extra")


@pytest.fixture(name="store")
def store_fixture(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "library") as opened:
        yield opened


def folder_with(tmp_path: Path, *names: str) -> Path:
    folder = tmp_path / "pictures"
    for number, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * (number + 1))
    return folder


def look(store: Store, folder: Path, *changed: str) -> int:
    root = os.fsencode(folder)
    if not changed:
        return refresh_folder(store, root, frozenset(), ignore).n_changed
    paths = [os.fsencode(folder / name) for name in changed]
    return refresh_paths(store, root, paths, frozenset(), ignore).n_changed


def shown(store: Store, folder: Path) -> dict[str, list[str]]:
    """The files of a listing, each with what belongs to it."""
    listing = store.files.listing(os.fsencode(folder))
    return {
        os.path.relpath(os.fsdecode(path), folder): [
            os.path.basename(os.fsdecode(other)) for other in listing.companions.get(path, ())
        ]
        for path in listing.paths
    }


def test_files_of_one_name_are_paired_whatever_the_case_of_their_endings() -> None:
    names = [b"a.JPG", b"a.cr2", b"a.MOV", b"b.heic", b"b.mov", b"c.nef", b"d.mp4", b"e.jpg"]
    assert pair_up(names) == {b"a.cr2": b"a.JPG", b"a.MOV": b"a.JPG", b"b.mov": b"b.heic"}
    assert pair_up([b"a.heic", b"a.jpg", b"a.dng"]) == {b"a.dng": b"a.heic"}
    assert pair_up([b"a.png", b"a.dng", b"ab.jpg"]) == {}
    assert pair_up([b"a.dng", b"A.jpg"]) == {b"a.dng": b"A.jpg"}


def test_what_belongs_to_a_picture_goes_where_it_goes(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "a.jpg", "a.CR2", "a.mov", "b.png", "b.dng", "c.mov")

    def going(name: str) -> list[bytes]:
        picture = os.fsencode(folder / name)
        return [os.path.basename(path) for path in Beside([picture]).files_of(picture)]

    assert going("a.jpg") == [b"a.CR2", b"a.mov"]
    assert going("b.png") == []  # beside a PNG a RAW file is a picture of its own


def test_one_file_of_a_pair_is_listed_and_the_others_with_it(store: Store, tmp_path: Path) -> None:
    folder = folder_with(
        tmp_path, "a.jpg", "a.dng", "b.heic", "b.mov", "c.dng", "d.mov", "in/a.dng"
    )
    assert look(store, folder) == 7
    assert shown(store, folder) == {
        "a.jpg": ["a.dng"],
        "b.heic": ["b.mov"],
        "c.dng": [],
        "in/a.dng": [],
    }
    root = os.fsencode(folder)
    assert [os.path.basename(file.path) for file in store.files.failures(root)] == [b"d.mov"]
    assert store.files.count_failures(root) == FailureCounts(0, 1, 2)
    assert look(store, folder) == 0


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_pair_comes_and_goes_with_its_files(store: Store, tmp_path: Path, is_whole: bool) -> None:
    folder = folder_with(tmp_path, "a.dng", "b.jpg", "c.dng", "c.jpg")
    look(store, folder)

    def changed(*names: str) -> None:
        assert look(store, folder, *([] if is_whole else names)) > 0

    (folder / "a.jpg").write_bytes(b"new")
    changed("a.jpg")
    assert shown(store, folder) == {"a.jpg": ["a.dng"], "b.jpg": [], "c.jpg": ["c.dng"]}
    (folder / "a.jpg").unlink()
    (folder / "b.mov").write_bytes(b"film")
    changed("a.jpg", "b.mov")
    assert shown(store, folder) == {"a.dng": [], "b.jpg": ["b.mov"], "c.jpg": ["c.dng"]}
    (folder / "c.dng").unlink()
    (folder / "b.jpg").rename(folder / "d.jpg")
    changed("c.dng", "b.jpg", "d.jpg")
    assert shown(store, folder) == {"a.dng": [], "c.jpg": [], "d.jpg": []}
    assert len(store.files.failures(os.fsencode(folder))) == 1  # the film is one by itself now


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_raw_file_that_is_moved_away_is_a_picture_there(
    store: Store, tmp_path: Path, is_whole: bool
) -> None:
    folder = folder_with(tmp_path, "a.jpg", "a.dng", "in/b.jpg")
    look(store, folder)
    (folder / "a.dng").rename(folder / "in" / "c.dng")
    look(store, folder, *([] if is_whole else ["a.dng", "in/c.dng"]))
    assert shown(store, folder) == {"a.jpg": [], "in/b.jpg": [], "in/c.dng": []}
    (folder / "in" / "c.dng").rename(folder / "in" / "b.dng")
    look(store, folder, *([] if is_whole else ["in/b.dng", "in/c.dng"]))
    assert shown(store, folder) == {"a.jpg": [], "in/b.jpg": ["b.dng"]}


def test_a_raw_file_is_read_when_the_picture_beside_it_has_gone(
    tmp_path: Path, library: Library, pool: WorkerPool, draw_picture: DrawPicture
) -> None:
    folder = tmp_path / "pictures"
    draw_picture(folder / "a.jpg")
    draw_picture(folder / "b.jpg", "blue")
    (folder / "a.dng").write_bytes(dng(quarters()))
    (folder / "film.mp4").write_bytes(b"film")
    first = index(library, folder, pool)
    assert (first.found, first.embedded, first.failed, first.left_out) == (2, 2, 0, 1)
    (folder / "a.jpg").unlink()
    second = index(library, folder, pool)
    assert (second.found, second.embedded, second.failed, second.left_out) == (2, 1, 0, 1)
    with library.open_store() as store:
        listing = store.files.listing(absolute(str(folder)))
    assert [os.path.basename(path) for path in listing.paths] == [b"a.dng", b"b.jpg"]
    assert (listing.image_ids > 0).all()


#: Looks at the folder of its second argument, for the library of its first, in a Python in which
#: the extras are not installed.
_WITHOUT_EXTRAS = """
import os, sys
from importlib.machinery import PathFinder

class Without(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name in ("rawpy", "pillow_jxl") else super().find_spec(name, path, target)

sys.meta_path[sys.meta_path.index(PathFinder)] = Without
from pathlib import Path
from core.refresh import refresh_folder
from core.store.store import Store

with Store(Path(sys.argv[1])) as store:
    refresh_folder(store, os.fsencode(sys.argv[2]), frozenset(), lambda _: None)
"""


def test_without_the_extras_their_files_are_listed_and_later_read(
    store: Store, tmp_path: Path
) -> None:
    pytest.importorskip("pillow_jxl", reason="JPEG XL is read with an extra")
    folder = folder_with(tmp_path, "a.nef", "b.jxl", "c.jpg")
    root = os.fsencode(folder)
    command = [sys.executable, "-c", _WITHOUT_EXTRAS, str(tmp_path / "library"), str(folder)]
    subprocess.run(command, check=True, cwd=ROOT)
    assert shown(store, folder) == {"c.jpg": []}
    reasons = [failure.reason for failure in store.files.failures(root)]
    assert [reason.code for reason in reasons] == ["needs_raw", "needs_jxl"]
    assert "likewise[raw]" in str(reasons[0])
    assert store.files.count_failures(root) == FailureCounts(0, 2, 0)
    assert look(store, folder) == 2
    assert len(store.files.unread(root)) == 3
