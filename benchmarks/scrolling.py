"""How smoothly all results of a large folder scroll by, and how soon pictures come where it stops.

The real window, without a screen, on a folder that is indexed already (`scale_library.py` makes
one). The whole ranking of one picture is scrolled from top to bottom, then slowly, then by jumps
to places of chance. A frame is all that the window's thread does in one turn: paint, take in
thumbnails, answer what else has come in. What that thread computes itself is told apart: where
other programs run too, the rest is waiting for them.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bench import machine_line, median, print_table, quantile, say

if TYPE_CHECKING:
    from window import OpenWindow

GOAL_FRAME_MS, GOAL_STOP_MS = 50, 300
_FRAME_S = 1 / 60
_SLOW_STEP_PX = 60
_SIZE_PX = (1400, 900)


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--frames", type=int, default=1800, help="from top to bottom")
    parser.add_argument("--stops", type=int, default=40)
    return parser.parse_args()


class Scroller:
    """A person who scrolls through the results of `opened`."""

    def __init__(self, opened: OpenWindow) -> None:
        self.opened = opened
        self.grid = opened.result_grid
        self.bar = self.grid.verticalScrollBar()
        self.most_bytes = 0
        self.own_ms: list[float] = []
        self.n_rows = self.grid.model().rowCount()

    def through(self, n_frames: int) -> list[float]:
        """From top to bottom; milliseconds of each frame."""
        bottom = self.bar.maximum()
        return self._frames(bottom * n // n_frames for n in range(n_frames + 1))

    def slowly(self, n_frames: int) -> list[float]:
        """The same in small steps, from the middle on."""
        middle = self.bar.maximum() // 2
        return self._frames(middle + n * _SLOW_STEP_PX for n in range(n_frames))

    def stop_ms(self, place: int) -> float:
        """Milliseconds from a jump to all thumbnails there."""
        from window import has_all_thumbnails, wait_until

        self._frames(range(self.bar.value(), place, (place - self.bar.value()) // 8 or 1))
        start = time.perf_counter()
        self.bar.setValue(place)
        self.opened.app.processEvents()
        if not wait_until(lambda: has_all_thumbnails(self.grid), 20.0):
            raise SystemExit("not all thumbnails came")
        return (time.perf_counter() - start) * 1000

    def _frames(self, places: Iterator[int] | range) -> list[float]:
        times = []
        for place in places:
            begin = time.perf_counter()
            self.bar.setValue(place)
            times.append(self._turn())
            while (left_s := begin + _FRAME_S - time.perf_counter()) > 0:
                time.sleep(min(left_s, 0.002))  # what comes in meanwhile is a frame too
                times.append(self._turn())
        return times

    def _turn(self) -> float:
        start, own_start = time.perf_counter(), time.thread_time()
        self.opened.app.processEvents()
        self.most_bytes = max(self.most_bytes, self.opened.window.thumbnails.n_bytes)
        self.own_ms.append((time.thread_time() - own_start) * 1000)
        return (time.perf_counter() - start) * 1000


def open_ranking(opened: OpenWindow, folder: Path) -> None:
    """Have the whole ranking of the first picture on the screen, and the folder checked."""
    from window import wait_until

    from core.library import absolute

    session, ended = opened.window.session, []
    session.indexed.connect(ended.append)
    session.stopped.connect(lambda: ended.append(None))
    opened.window.resize(*_SIZE_PX)
    opened.window.open_folder(absolute(str(folder)))
    if not wait_until(lambda: bool(ended), 300.0):
        raise SystemExit("the folder was not ready")
    opened.window.find_similar([int(session.listing.file_ids[0])])
    n_ranked = session.n_indexed - 1
    if not wait_until(lambda: opened.result_grid.model().rowCount() >= n_ranked, 60.0):
        raise SystemExit("no ranking came")


def frame_rows(name: str, times: list[float], scroller: Scroller) -> list[list[str]]:
    """The lines of the table for the way in which `scroller` has just scrolled."""
    computing = scroller.own_ms[-len(times) :]
    return [frame_row(name, times), frame_row(f"{name}, computing", computing)]


def frame_row(name: str, times: list[float]) -> list[str]:
    """One line of the table."""
    figures = (median(times), quantile(times, 0.99), max(times))
    n_long = sum(ms > GOAL_FRAME_MS for ms in times)
    cells = [f"{ms:.1f} ms" for ms in figures]
    return [name, str(len(times)), *cells, str(n_long), f"< {GOAL_FRAME_MS} ms"]


def scroll(scroller: Scroller, n_frames: int, n_stops: int) -> list[list[str]]:
    """Scroll in all ways; the lines of the table."""
    from gui.thumbnails import CACHE_BYTES

    rng = random.Random(0)
    rows = frame_rows("top to bottom", scroller.through(n_frames), scroller)
    rows += frame_rows("slowly", scroller.slowly(n_frames // 3), scroller)
    stops = [scroller.stop_ms(rng.randrange(scroller.bar.maximum())) for _ in range(n_stops)]
    cells = [f"{ms:.0f} ms" for ms in (median(stops), quantile(stops, 0.99), max(stops))]
    n_late = sum(ms > GOAL_STOP_MS for ms in stops)
    rows.append(
        ["stop to all thumbnails", str(n_stops), *cells, str(n_late), f"< {GOAL_STOP_MS} ms"]
    )
    most, limit = scroller.most_bytes / 2**20, CACHE_BYTES / 2**20
    rows.append(["most pixmaps kept", "", "", "", f"{most:.0f} MB", "", f"< {limit:.0f} MB"])
    return rows


def main() -> None:
    """Open, scroll, print."""
    asked = parse()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from window import OpenWindow

    with OpenWindow(asked.data_dir) as opened:
        say("opening")
        open_ranking(opened, asked.folder)
        say("scrolling")
        scroller = Scroller(opened)
        rows = scroll(scroller, asked.frames, asked.stops)
    head = (f"{scroller.n_rows:,} results", "n", "median", "p99", "worst", "over", "goal")
    print_table(machine_line(), head, rows)


if __name__ == "__main__":
    main()
