"""Where a folder has many files, a process of its own finds out what has changed in it."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import LikewiseError
from core.jobs import Cancelled, Progress
from core.records import Refreshed
from core.refresh import MANY_FILES, FolderCheck, refresh
from core.store.store import Store
from tests.conftest import ignore

N_FILES = MANY_FILES + 1


@pytest.fixture(name="folder", scope="module")
def folder_fixture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More files than are looked through beside the window."""
    folder = tmp_path_factory.mktemp("many") / "pictures"
    for number in range(N_FILES):
        path = folder / str(number // 1000) / f"{number}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * (number % 7))
    return folder


@pytest.fixture(name="store")
def store_fixture(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "library") as opened:
        yield opened


class Witness:
    """Counts the processes that have been started for a check, each time it reports."""

    def __init__(self) -> None:
        self._before = processes()
        self.n_processes: set[int] = set()

    def __call__(self, _progress: Progress) -> None:
        self.n_processes.add(len(processes() - self._before))


def processes() -> set[int | None]:
    return {process.pid for process in multiprocessing.active_children()}


def check(folder: Path, *paths: Path) -> FolderCheck:
    touched = frozenset(os.fsencode(path) for path in paths) if paths else None
    return FolderCheck(os.fsencode(folder), frozenset(), touched)


def test_a_long_check_is_made_elsewhere_and_finds_what_a_short_one_would(
    store: Store, folder: Path
) -> None:
    witness = Witness()
    assert refresh(store, check(folder), witness) == Refreshed(N_FILES, N_FILES, 0, None)
    assert witness.n_processes == {0}  # nobody knew that there would be so many
    before = store.files.known(os.fsencode(folder))
    (folder / "0" / "1.jpg").rename(folder / "moved.jpg")
    (folder / "0" / "2.jpg").unlink()
    try:
        refreshed = refresh(store, check(folder), witness)
    finally:
        (folder / "moved.jpg").rename(folder / "0" / "1.jpg")
        (folder / "0" / "2.jpg").write_bytes(b"xx")

    assert refreshed == Refreshed(N_FILES - 1, 2, 0, None)
    assert witness.n_processes == {0, 1}
    after = store.files.known(os.fsencode(folder))
    former, moved = os.fsencode(folder / "0" / "1.jpg"), os.fsencode(folder / "moved.jpg")
    assert after[moved].file_id == before[former].file_id
    assert before.keys() - after.keys() == {former, os.fsencode(folder / "0" / "2.jpg")}


def test_a_folder_of_many_files_that_has_gone_is_checked_elsewhere(
    store: Store, folder: Path
) -> None:
    refresh(store, check(folder), ignore)
    away = folder.with_name("away")
    folder.rename(away)
    witness = Witness()
    try:
        refreshed = refresh(store, check(folder, folder / "0", folder), witness)
    finally:
        away.rename(folder)
    assert refreshed.trouble is not None
    assert refreshed.trouble.code == "folder_missing"
    assert refreshed.n_missing == N_FILES


def test_a_long_check_can_be_stopped_and_is_made_again(store: Store, folder: Path) -> None:
    refresh(store, check(folder), ignore)

    def stop(_progress: Progress) -> None:
        raise Cancelled

    before = processes()
    with pytest.raises(Cancelled):
        refresh(store, check(folder), stop)
    assert processes() <= before
    assert refresh(store, check(folder), ignore) == Refreshed(N_FILES, 0, 0, None)


def test_what_makes_a_long_check_impossible_is_said(store: Store, folder: Path) -> None:
    refresh(store, check(folder), ignore)
    store.folder.joinpath("proxies").rmdir()
    store.folder.joinpath("proxies").write_bytes(b"")
    with pytest.raises(LikewiseError, match="data folder"):
        refresh(store, check(folder), ignore)
