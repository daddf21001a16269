"""How smooth the window stays while a folder is indexed: gaps between ticks of its thread.

The real window, without a screen, with a new library. From the first paint on a timer ticks
every millisecond; meanwhile the grid is scrolled and a tile is clicked every second.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench import (
    data_folder,
    fill_folder,
    jpegs,
    machine_line,
    print_table,
    quantile,
    say,
    scratch_folder,
)

if TYPE_CHECKING:
    from window import OpenWindow

SCROLL_EVERY_MS, SCROLL_PX = 50, 60
CLICK_EVERY_MS = 1000
GOALS_MS = {"p99.9": 50, "worst": 100}


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--limit", metavar="N", type=int, help="index copies of N of its JPEGs")
    parser.add_argument("--data-dir", help="keep the library here (default: a temporary one)")
    parser.add_argument("--seconds", type=float, default=120.0, help="measure at most so long")
    return parser.parse_args()


class Ride:
    """A person who scrolls and clicks, and a clock, in the thread of the window."""

    def __init__(self, opened: OpenWindow) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.opened = opened
        self.ticks: list[float] = []
        self.n_embedded = 0
        self.n_clicks = 0
        self.n_ranked = 0
        self.is_done = False
        self._rng = random.Random(0)
        self._step_px = SCROLL_PX
        self._clock = QTimer(opened.window, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._tick)
        self._scroller = QTimer(opened.window, interval=SCROLL_EVERY_MS)
        self._scroller.timeout.connect(self._scroll)
        self._clicker = QTimer(opened.window, interval=CLICK_EVERY_MS)
        self._clicker.timeout.connect(self._click)
        opened.folder_paints.painted.connect(self._begin)
        session = opened.window.session
        session.images_changed.connect(self._on_images)
        session.ranked.connect(self._on_ranked)
        session.indexed.connect(self._end)
        session.stopped.connect(self._end)

    def _begin(self, _moment: float) -> None:
        if not self._clock.isActive() and not self.is_done:
            for timer in (self._clock, self._scroller, self._clicker):
                timer.start()

    def _tick(self) -> None:
        self.ticks.append(time.perf_counter())

    def _scroll(self) -> None:
        bar = self.opened.folder_grid.verticalScrollBar()
        if not bar.minimum() <= bar.value() + self._step_px <= bar.maximum():
            self._step_px = -self._step_px
        bar.setValue(bar.value() + self._step_px)

    def _click(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        grid = self.opened.folder_grid
        rows = grid.visible_rows()
        if not rows:
            return
        index = grid.model().index(self._rng.choice(rows), 0)
        place = grid.visualRect(index).center()
        if grid.viewport().rect().contains(place):
            self.n_clicks += 1
            QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def _on_images(self, changes: object) -> None:
        self.n_embedded += getattr(changes, "n_embedded", 0)

    def _on_ranked(self, _ranking: object) -> None:
        self.n_ranked += 1

    def _end(self, *_summary: object) -> None:
        self.is_done = True
        for timer in (self._clock, self._scroller, self._clicker):
            timer.stop()

    @property
    def gaps_ms(self) -> list[float]:
        """Milliseconds between a tick and the next."""
        pairs = zip(self.ticks, self.ticks[1:], strict=False)
        return [(after - before) * 1000 for before, after in pairs]


def ride(folder: Path, data: Path, limit_s: float) -> Ride:
    """Index a folder in the window, and note the ticks."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from window import OpenWindow, wait_until

    from core.library import absolute

    with OpenWindow(data) as opened:
        rider = Ride(opened)
        opened.window.open_folder(absolute(str(folder)))
        wait_until(lambda: rider.is_done, limit_s)
        rider.is_done = True
    return rider


def rows_of(rider: Ride) -> list[list[str]]:
    """The lines of the table."""
    gaps = rider.gaps_ms
    if not gaps:
        raise SystemExit("the window was never painted")
    figures = {
        "p50": quantile(gaps, 0.5),
        "p99": quantile(gaps, 0.99),
        "p99.9": quantile(gaps, 0.999),
        "worst": max(gaps),
    }
    rows = [
        [f"gap, {name}", f"{value:.1f} ms", f"< {GOALS_MS[name]} ms" if name in GOALS_MS else ""]
        for name, value in figures.items()
    ]
    rows.append(["gaps over 50 ms", str(sum(gap > 50 for gap in gaps)), ""])
    rows.append(["ticks", str(len(rider.ticks)), ""])
    rows.append(["seconds", f"{rider.ticks[-1] - rider.ticks[0]:.1f}", ""])
    rows.append(["pictures embedded meanwhile", str(rider.n_embedded), ""])
    rows.append(["clicks", f"{rider.n_clicks}", ""])
    rows.append(["rankings shown", f"{rider.n_ranked}", ""])
    return rows


def main() -> None:
    """Open, ride, print."""
    asked = parse()
    with scratch_folder() as scratch, data_folder(asked.data_dir) as data:
        folder = asked.folder
        if asked.limit is not None:
            folder = scratch / "pictures"
            fill_folder(jpegs(asked.folder, asked.limit), asked.limit, folder)
        say("indexing in the window")
        rider = ride(folder, data, asked.seconds)
    print_table(machine_line(), ("", "measured", "goal"), rows_of(rider))


if __name__ == "__main__":
    main()
