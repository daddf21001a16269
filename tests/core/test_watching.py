"""When what happens in a folder is told, and what is told of it."""

from __future__ import annotations

import errno
import os
import queue
import threading
from pathlib import Path
from typing import Any

import pytest
from watchdog.observers.api import BaseObserver

from core.watching import disks
from core.watching.pending import SETTLED_AFTER_S, WRITTEN_AFTER_S, PendingPaths
from core.watching.trees import Tree, forest_of
from core.watching.watch import FolderWatch, News

LIMIT_S = 20.0


class Clock:
    """Goes on when it is told to."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def test_what_happens_again_and_again_is_told_once_when_it_is_over() -> None:
    clock = Clock()
    pending = PendingPaths(clock)
    assert pending.seconds_left is None
    for _ in range(5):
        pending.touch(b"/p/a.jpg")
        clock.now_s += SETTLED_AFTER_S / 2
        assert pending.take() == (frozenset(), False)
    clock.now_s += SETTLED_AFTER_S
    assert pending.seconds_left == 0
    assert pending.take() == (frozenset([b"/p/a.jpg"]), False)
    assert pending.seconds_left is None


def test_a_file_that_is_being_written_is_held_back_until_it_is_closed_or_long_quiet() -> None:
    clock = Clock()
    pending = PendingPaths(clock)
    pending.write(b"/p/a.jpg")
    pending.write(b"/p/b.jpg")
    pending.note(b"/p/b.jpg")
    pending.touch(b"/p/a.jpg")
    clock.now_s += SETTLED_AFTER_S
    assert pending.take() == (frozenset([b"/p/a.jpg"]), False)
    clock.now_s += WRITTEN_AFTER_S
    assert pending.take() == (frozenset([b"/p/b.jpg"]), False)


def test_a_flood_is_let_pass_and_then_the_whole_folder_is_looked_at() -> None:
    clock = Clock()
    pending = PendingPaths(clock)
    for number in range(3000):
        pending.touch(b"/p/%d.jpg" % number)
        clock.now_s += SETTLED_AFTER_S / 1000
    assert pending.take() == (frozenset(), False)
    clock.now_s += SETTLED_AFTER_S
    assert pending.take() == (frozenset(), True)
    assert pending.seconds_left is None


def test_drives_in_a_network_are_told_from_disks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not disks.is_remote(os.fsencode(tmp_path))

    class Part:
        def __init__(self, mountpoint: Path, fstype: str, opts: str = "rw") -> None:
            self.mountpoint, self.fstype, self.opts = os.fspath(mountpoint), fstype, opts

    parts = [
        Part(Path("/"), "ext4"),
        Part(tmp_path / "nas", "cifs"),
        Part(tmp_path / "phone", "fuse.gvfsd-fuse"),
        Part(tmp_path / "stick", "fuseblk"),
        Part(tmp_path / "album" / "far", "nfs4"),
        Part(tmp_path / "z", "NTFS", "rw,remote"),
    ]
    monkeypatch.setattr("psutil.disk_partitions", lambda all: parts)
    remote = {
        name: disks.is_remote(os.fsencode(tmp_path / name))
        for name in ("nas", "nas/inner", "phone", "stick", "album", "album2", "z")
    }
    assert remote == {
        "nas": True,
        "nas/inner": True,
        "phone": True,
        "stick": False,
        "album": True,
        "album2": False,
        "z": True,
    }


def test_the_trees_behind_a_folder_are_those_that_a_scan_comes_by(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "folder", tmp_path / "elsewhere"
    for path in (folder / "inner" / "deep", elsewhere / "far", folder / ".hidden"):
        path.mkdir(parents=True)
    (folder / "a").symlink_to(elsewhere)
    (folder / "again").symlink_to(elsewhere / "far")
    (folder / "loop").symlink_to(folder)
    (folder / "inner" / "broken").symlink_to(tmp_path / "nowhere")
    forest = forest_of(os.fsencode(folder), 0)
    assert forest.trees == (
        Tree(os.fsencode(folder), os.fsencode(folder)),
        Tree(os.fsencode(elsewhere), os.fsencode(folder / "a")),
    )
    far = os.fsencode(elsewhere / "far" / "x.jpg")
    assert forest.trees[1].shown_path(far) == os.fsencode(folder / "a" / "far" / "x.jpg")
    assert forest.trees[1].shown_path(far.replace(b"elsewhere", b"elsewhere2")) is None
    assert os.fsencode(folder / "inner") in forest.changed


class Watched:
    """A watch whose news are collected."""

    def __init__(self, folder: Path, poll_s: float = 60.0) -> None:
        self._news: queue.Queue[News] = queue.Queue()
        self.watch = FolderWatch(os.fsencode(folder), self._news.put, poll_s)

    def next(self) -> News:
        return self._news.get(timeout=LIMIT_S)

    def wait_for_all(self) -> None:
        while not self.next().is_all:
            pass

    def close(self) -> None:
        self.watch.close()
        self.watch.join(LIMIT_S)


def test_a_folder_that_is_replaced_by_another_is_watched_anew(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    watched = Watched(folder)
    try:
        (folder / "first.jpg").write_bytes(b"first")
        watched.next()  # it is watched by now
        folder.rename(tmp_path / "away")
        watched.wait_for_all()
        folder.mkdir()
        watched.wait_for_all()
        (folder / "new.jpg").write_bytes(b"new")
        news = watched.next()
        assert news.is_all or news.paths == {os.fsencode(folder / "new.jpg")}
    finally:
        watched.close()


def test_where_no_more_can_be_watched_that_is_said_and_the_folder_is_looked_at_now_and_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(BaseObserver, "schedule", refuse)
    watched = Watched(tmp_path, poll_s=0.01)
    try:
        news = watched.next()
        assert news.problem is not None
        assert news.problem.code == "watch_limit"
        assert watched.next() == News(is_all=True, is_polled=True)
        watched.watch.look()
        while watched.next().is_polled:
            pass
    finally:
        watched.close()


def test_a_watch_on_a_drive_that_hangs_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_over = threading.Event()
    stat = os.stat

    def hang(path: Any, *arguments: Any, **options: Any) -> os.stat_result:
        if path == os.fsencode(tmp_path):
            is_over.wait()
        return stat(path, *arguments, **options)

    monkeypatch.setattr(os, "stat", hang)
    watched = Watched(tmp_path)
    watched.watch.close()
    watched.watch.join(0.1)
    is_over.set()
    watched.close()
