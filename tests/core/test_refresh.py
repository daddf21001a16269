"""What a look at a folder, or at places in it, makes of what has happened there."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.errors import LikewiseError
from core.jobs import Cancelled, Progress
from core.records import KnownFile, Refreshed
from core.refresh import refresh_folder, refresh_paths
from core.store.store import Store
from tests.conftest import ignore


@pytest.fixture(name="store")
def store_fixture(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "library") as opened:
        yield opened


@pytest.fixture(name="folder")
def folder_fixture(tmp_path: Path, store: Store) -> Path:
    """Nine files of different sizes, known to the store."""
    folder = tmp_path / "pictures"
    for place in ("", "inner", "inner/deep"):
        for number in range(3):
            path = folder / place / f"{number}.jpg"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"x" * (1 + len(place) + number * 20))
    look(store, folder)
    return folder


def look(store: Store, folder: Path, **how: Any) -> Refreshed:
    return refresh_folder(store, os.fsencode(folder), frozenset(), ignore, **how)


def look_at(store: Store, folder: Path, *paths: Path) -> Refreshed:
    places = [os.fsencode(path) for path in paths]
    return refresh_paths(store, os.fsencode(folder), places, frozenset(), ignore)


def known(store: Store, folder: Path) -> dict[str, KnownFile]:
    files = store.files.known(os.fsencode(folder)).values()
    return {os.path.relpath(os.fsdecode(file.path), folder): file for file in files}


def names(store: Store, folder: Path) -> list[str]:
    return sorted(known(store, folder))


def test_a_second_look_changes_nothing(store: Store, folder: Path) -> None:
    assert look(store, folder) == Refreshed(9, 0, 0, None)


@pytest.mark.parametrize("is_whole", [True, False])
def test_moved_files_and_folders_stay_the_files_they_were(
    store: Store, folder: Path, is_whole: bool
) -> None:
    before = known(store, folder)
    (folder / "0.jpg").rename(folder / "renamed.jpg")
    (folder / "1.jpg").rename(folder / "inner" / "moved.jpg")
    (folder / "inner" / "deep").rename(folder / "deeper")
    touched = ("0.jpg", "renamed.jpg", "1.jpg", "inner/moved.jpg", "inner/deep", "deeper")
    if is_whole:
        refreshed = look(store, folder)
    else:
        refreshed = look_at(store, folder, *(folder / name for name in touched))
    after = known(store, folder)
    assert refreshed.n_changed == 5
    assert len(after) == 9
    for new, old in {
        "renamed.jpg": "0.jpg",
        "inner/moved.jpg": "1.jpg",
        "deeper/2.jpg": "inner/deep/2.jpg",
    }.items():
        assert after[new].file_id == before[old].file_id


def test_a_file_that_was_replaced_by_a_moved_one_is_that_one(store: Store, folder: Path) -> None:
    before = known(store, folder)
    (folder / "0.jpg").replace(folder / "1.jpg")
    look_at(store, folder, folder / "0.jpg", folder / "1.jpg")
    after = known(store, folder)
    assert len(after) == 8
    assert after["1.jpg"].file_id == before["0.jpg"].file_id


def test_a_copy_with_the_same_time_is_another_file(store: Store, folder: Path) -> None:
    before = known(store, folder)
    shutil.copy2(folder / "0.jpg", folder / "copy.jpg")
    look_at(store, folder, folder / "copy.jpg")
    after = known(store, folder)
    assert after["0.jpg"] == before["0.jpg"]
    assert after["copy.jpg"].file_id not in [file.file_id for file in before.values()]


def test_only_the_places_named_are_looked_at(store: Store, folder: Path) -> None:
    (folder / "new.jpg").write_bytes(b"new")
    (folder / "inner" / "0.jpg").unlink()
    (folder / "2.jpg").write_bytes(b"changed")
    assert look_at(store, folder, folder / "new.jpg").n_changed == 1
    assert "new.jpg" in names(store, folder)
    assert "inner/0.jpg" in names(store, folder)
    assert look_at(store, folder, folder / "inner", folder / "2.jpg").n_changed == 2
    assert "inner/0.jpg" not in names(store, folder)
    assert known(store, folder)["2.jpg"].size_bytes == 7


def test_places_that_a_scan_would_not_come_by_are_not_looked_at(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    for name in (".hidden.jpg", ".git/a.jpg", "@eaDir/b.jpg", "notes.txt", "out/c.jpg"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"x")
    (tmp_path / "elsewhere.jpg").write_bytes(b"x")
    places = [os.fsencode(path) for path in (*folder.rglob("*"), tmp_path / "elsewhere.jpg")]
    excluded = frozenset([os.fsencode(folder / "out")])
    refreshed = refresh_paths(store, os.fsencode(folder), places, excluded, ignore)
    assert refreshed.n_changed == 0
    (folder / "0.jpg").rename(folder / ".hidden.jpg")
    look_at(store, folder, folder / "0.jpg", folder / ".hidden.jpg")
    assert "0.jpg" not in names(store, folder)


def test_another_file_of_the_same_size_and_time_is_noticed_where_something_happened(
    store: Store, folder: Path
) -> None:
    path, stamp = folder / "0.jpg", 10**18
    os.utime(path, ns=(stamp, stamp))
    look(store, folder)
    with store.transaction():
        store.files.fail(known(store, folder)["0.jpg"], LikewiseError("truncated"))
    new = folder / "new.part"
    new.write_bytes(b"y")
    os.utime(new, ns=(stamp, stamp))
    new.replace(path)
    assert look_at(store, folder, path).n_changed == 1
    assert known(store, folder)["0.jpg"].failure is None


def test_a_folder_that_is_missing_keeps_its_files_and_says_so(store: Store, folder: Path) -> None:
    away = folder.rename(folder.with_name("away"))
    for refreshed in (look(store, folder), look_at(store, folder, folder / "0.jpg")):
        assert refreshed.trouble is not None
        assert (refreshed.trouble.code, refreshed.n_missing) == ("folder_missing", 9)
    away.rename(folder)
    assert look(store, folder) == Refreshed(9)


def test_a_folder_of_which_nothing_is_known_must_be_there(store: Store, tmp_path: Path) -> None:
    with pytest.raises(LikewiseError) as missing:
        look(store, tmp_path / "nowhere")
    assert missing.value.code == "folder_missing"


def test_an_emptied_folder_keeps_its_files_until_they_are_to_be_forgotten(
    store: Store, folder: Path
) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    refreshed = look(store, folder)
    assert refreshed.trouble is not None
    assert (refreshed.trouble.code, refreshed.n_missing) == ("folder_emptied", 9)
    assert len(names(store, folder)) == 9
    assert look(store, folder, is_forgetting=True) == Refreshed(0, 9)
    assert names(store, folder) == []


def test_files_that_were_deleted_one_by_one_are_gone(store: Store, folder: Path) -> None:
    deleted = [folder / "inner", *folder.glob("*.jpg")]
    shutil.rmtree(folder / "inner")
    for path in deleted[1:]:
        path.unlink()
    assert look_at(store, folder, *deleted) == Refreshed(0, 9)


def test_files_behind_a_link_whose_target_is_away_are_kept(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    disk = (folder / "inner").rename(tmp_path / "disk")
    (folder / "inner").symlink_to(disk)
    assert look(store, folder).n_changed == 0
    away = disk.rename(tmp_path / "away")
    assert look(store, folder) == Refreshed(3, 0, 6)
    assert len(names(store, folder)) == 9
    away.rename(disk)
    assert look(store, folder) == Refreshed(9)


@pytest.fixture(name="disk")
def disk_fixture(folder: Path) -> Iterator[Path]:
    """A disk of its own inside the folder."""
    place = folder / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "none", os.fspath(place)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    yield place
    subprocess.run(["umount", os.fspath(place)], capture_output=True)


def test_files_on_a_disk_that_is_not_mounted_are_kept_until_they_are_to_be_forgotten(
    store: Store, folder: Path, disk: Path
) -> None:
    (disk / "far.jpg").write_bytes(b"far away")
    assert look(store, folder) == Refreshed(10, 1)
    subprocess.run(["umount", os.fspath(disk)], check=True)
    assert look(store, folder) == Refreshed(9, 0, 1)
    disk.rmdir()
    assert look_at(store, folder, disk) == Refreshed(0, 0, 1)
    assert "disk/far.jpg" in names(store, folder)
    assert look(store, folder, is_forgetting=True) == Refreshed(9, 1)


def test_a_drive_that_answers_no_more_is_given_up_and_nothing_is_forgotten(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_over = hang(monkeypatch, folder / "inner")
    try:
        refreshed = look(store, folder, limit_s=0.3)
    finally:
        is_over.set()
    assert refreshed.trouble is not None
    assert refreshed.trouble.code == "folder_hangs"
    assert len(names(store, folder)) == 9


def test_a_look_at_a_drive_that_hangs_can_be_cancelled(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_over = hang(monkeypatch, folder / "inner")

    def cancel(_progress: Progress) -> None:
        raise Cancelled

    try:
        with pytest.raises(Cancelled):
            refresh_folder(store, os.fsencode(folder), frozenset(), cancel)
    finally:
        is_over.set()


def hang(monkeypatch: pytest.MonkeyPatch, folder: Path) -> threading.Event:
    """From now on the system answers no question about what is in `folder`, until it is over."""
    is_over = threading.Event()
    listed = os.scandir

    def scandir(path: Any) -> Any:
        if path == os.fsencode(folder):
            is_over.wait()
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    return is_over
