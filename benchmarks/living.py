"""How soon a change of a file shows in the grid of a window that is open on its folder.

The real window, without a screen. One picture is added, changed, renamed, moved to another folder
and deleted again, in turn, in a folder of its own inside FOLDER, which is as it was afterwards.
Seconds count from the end of the change to the moment when the grid's model has it; the event
loop goes on meanwhile, and its longest standstill is told.
"""

from __future__ import annotations

import argparse
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bench import data_folder, machine_line, median, print_table, say

if TYPE_CHECKING:
    from window import OpenWindow

GOAL_S = 2.0
LIMIT_S = 60.0


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--data-dir", help="the library (default: a temporary one)")
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


class Changes:
    """Changes one picture in a folder, and waits until the grid shows it."""

    def __init__(self, opened: OpenWindow, folder: Path) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._opened = opened
        self._first, self._second = folder / "living-a", folder / "living-b"
        self._tiles: object = None
        self._paths: frozenset[bytes] = frozenset()
        self.seconds: dict[str, list[float]] = {}
        self.standstills_ms: list[float] = []
        self._last_tick = time.perf_counter()
        self._clock = QTimer(opened.window, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._tick)

    def run(self, n_rounds: int) -> None:
        """Do all kinds of changes, so many times."""
        for folder in (self._first, self._second):
            folder.mkdir()
        try:
            self._wait(lambda: True)
            self._last_tick = time.perf_counter()
            self._clock.start()
            for number in range(n_rounds):
                self._round(number)
            self._clock.stop()
        finally:
            for folder in (self._first, self._second):
                shutil.rmtree(folder)

    def _round(self, number: int) -> None:
        path = self._first / f"{number}.jpg"
        renamed = self._first / f"renamed {number}.jpg"
        moved = self._second / renamed.name
        self._measure("added", lambda: _draw(path, number), lambda: self._has(path))
        file_id = self._file_id_of(path)
        image_of = self._opened.window.browser.image_of
        before = image_of(file_id)
        self._measure(
            "changed",
            lambda: _draw(path, 1000 + number),
            lambda: image_of(file_id) not in (0, before),
        )
        self._measure(
            "renamed", lambda: path.rename(renamed), lambda: self._has(renamed, instead_of=path)
        )
        self._measure(
            "moved", lambda: renamed.rename(moved), lambda: self._has(moved, instead_of=renamed)
        )
        self._measure("deleted", moved.unlink, lambda: not self._has(moved))

    def _measure(
        self, kind: str, change: Callable[[], object], is_shown: Callable[[], bool]
    ) -> None:
        change()
        begin = time.perf_counter()
        self._wait(is_shown)
        self.seconds.setdefault(kind, []).append(time.perf_counter() - begin)
        session = self._opened.window.session
        self._wait(lambda: not session.indexing.is_running and not session.watching.is_looking)

    def _wait(self, is_done: Callable[[], bool]) -> None:
        from window import wait_until

        if not wait_until(is_done, LIMIT_S):
            raise SystemExit(f"nothing was seen of a change in {LIMIT_S:.0f} s")

    def _has(self, path: Path, instead_of: Path | None = None) -> bool:
        shown = self._shown_paths()
        is_there = os.fsencode(path) in shown
        return is_there and (instead_of is None or os.fsencode(instead_of) not in shown)

    def _shown_paths(self) -> frozenset[bytes]:
        """What the grid shows, looked up anew only where it shows something else: the window's
        thread is what is measured."""
        tiles, listing = (
            self._opened.window.browser.folder_pane.model.tiles,
            self._opened.window.session.listing,
        )
        if tiles is not self._tiles and listing is not None:
            self._tiles, self._paths = tiles, frozenset(listing.paths)
        return self._paths

    def _file_id_of(self, path: Path) -> int:
        listing = self._opened.window.session.listing
        if listing is None:
            return 0
        return int(listing.file_ids[listing.paths.index(os.fsencode(path))])

    def _tick(self) -> None:
        now = time.perf_counter()
        self.standstills_ms.append((now - self._last_tick) * 1000)
        self._last_tick = now


def _draw(path: Path, number: int) -> None:
    """A picture like no other, written at once."""
    from PIL import Image

    Image.frombytes("RGB", (64, 64), os.urandom(64 * 64 * 3)).save(path, quality=50 + number % 40)


def measure(folder: Path, data: Path, n_rounds: int) -> tuple[Changes, int]:
    """Open the window on the folder, wait until all is indexed, and change a picture."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from window import OpenWindow, wait_until

    from core.library import absolute

    with OpenWindow(data) as opened:
        session = opened.window.session
        done: list[object] = []
        session.indexed.connect(done.append)
        opened.window.open_folder(absolute(os.fspath(folder)))
        say("opening, and indexing what is missing")
        wait_until(lambda: bool(done) and not session.indexing.is_running, 3600.0)
        changes = Changes(opened, folder)
        changes.run(n_rounds)
        return changes, session.n_files


def main() -> None:
    """Measure and print."""
    asked = parse()
    with data_folder(asked.data_dir) as data:
        changes, n_files = measure(asked.folder, data, asked.rounds)
    rows = [
        [kind, f"{median(values):.2f} s", f"{max(values):.2f} s", f"{GOAL_S:.0f} s"]
        for kind, values in changes.seconds.items()
    ]
    standstill = max(changes.standstills_ms)
    rows.append(["longest standstill of the window", "", f"{standstill:.0f} ms", "50 ms"])
    head = [f"to be seen among {n_files:,} files", "median", "worst", "aim"]
    print_table(machine_line(), head, rows)


if __name__ == "__main__":
    main()
