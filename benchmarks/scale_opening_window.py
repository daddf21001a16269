"""The program that `scale_opening.py` starts: opens a folder, clicks while it is looked through and
after, notes what the window's thread and memory do, prints JSON.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import threading
import time
from pathlib import Path
from typing import Any

from opening_window import Opening

_LIMIT_S = 200.0
_CLICK_EVERY_MS = 300
_SAMPLE_EVERY_S = 0.02
#: In these names of stages the table speaks.
STAGES = ("usable window", "listed", "first thumbnails", "searchable", "ranking on screen")


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--started", type=float, required=True, help="time.time() of the start")
    parser.add_argument("--clicks", type=int, default=0, help="at most so many, and again after")
    return parser.parse_args()


class Memory(threading.Thread):
    """Watches how much memory of its own (anonymous, page cache apart) this process takes."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peaks: dict[str, int] = {}
        self.phase = "opening"

    def run(self) -> None:
        """Look again and again; ends with the process."""
        while True:
            now = anonymous_kb()
            self.peaks[self.phase] = max(now, self.peaks.get(self.phase, 0))
            time.sleep(_SAMPLE_EVERY_S)


def anonymous_kb() -> int:
    """Anonymous memory of this process; 0 where the system does not say."""
    try:
        text = Path("/proc/self/status").read_text()
    except OSError:
        return 0
    return int(text.split("RssAnon:")[1].split()[0]) if "RssAnon:" in text else 0


class ScaleOpening(Opening):
    """One start, clicks while the folder is checked, and clicks when that is over."""

    def __init__(self, asked: argparse.Namespace) -> None:
        from PySide6.QtCore import Qt, QTimer

        super().__init__(asked)
        self.memory = Memory()
        self.gaps_ms: dict[str, list[float]] = {}
        self.clicks_ms: dict[str, list[float]] = {}
        self._last_tick = 0.0
        self._rng = random.Random(0)
        self._clock = QTimer(self.open.window, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._tick)

    def run(self) -> dict[str, Any]:
        """Open, and click as long as the check lasts."""
        from PySide6.QtCore import QTimer
        from window import wait_until

        from core.library import absolute

        self._connect()
        self.memory.start()
        self.open.window.show()
        QTimer.singleShot(0, self._begin)
        self.open.window.open_folder(absolute(str(self.folder)))
        if not wait_until(lambda: set(STAGES) <= set(self.at), _LIMIT_S):
            raise SystemExit(f"opening did not end; came to {self.at}")
        return self.found()

    def _connect(self) -> None:
        session = self.open.window.session
        session.listing_changed.connect(self._on_listing)
        session.ranked.connect(self._on_first_ranked)
        session.ranked.connect(self._on_ranked)
        for ending in (session.indexed, session.stopped):
            ending.connect(self._on_ended)
        self.open.folder_paints.painted.connect(self._on_folder_paint)
        self.open.result_paints.painted.connect(self._on_result_paint)

    def _begin(self) -> None:
        """The window is there, and answers."""
        self.note("usable window")
        self._last_tick = time.perf_counter()
        self._clock.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps_ms.setdefault(self.memory.phase, []).append((now - self._last_tick) * 1000)
        self._last_tick = now

    def _on_folder_paint(self, moment: float) -> None:
        from window import has_all_thumbnails

        if "listed" in self.at and "first thumbnails" not in self.at:
            self.note("first paint", moment)
            if has_all_thumbnails(self.open.folder_grid):
                self.note("first thumbnails", moment)

    def _on_first_ranked(self, _ranking: object) -> None:
        self.note("searchable")

    def _on_ended(self, *_summary: object) -> None:
        self.n_embedded = max(self.n_embedded, 0)
        self.note("checked")

    def click_both(self, n: int) -> None:
        """Click during the check, at most `n` times, wait for its end, and click `n` times."""
        from window import wait_until

        self.memory.phase = "check"
        self._click(n, lambda: "checked" not in self.at)
        if not wait_until(lambda: "checked" in self.at, _LIMIT_S):
            raise SystemExit("the check did not end")
        self.memory.phase = "after"
        self._click(n, lambda: True)

    def _click(self, n: int, is_wanted: Any) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        grid, times = self.open.folder_grid, self.clicks_ms.setdefault(self.memory.phase, [])
        while len(times) < n and is_wanted():
            index = grid.model().index(self._rng.randrange(grid.model().rowCount()), 0)
            grid.scrollTo(index, grid.ScrollHint.PositionAtCenter)
            QTest.qWait(_CLICK_EVERY_MS)
            place = grid.visualRect(index).center()

            def click(place: Any = place) -> None:
                QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)

            times.append(self.answer_ms(click)[0])

    def found(self) -> dict[str, Any]:
        """All that was seen so far."""
        return {
            "at": self.at,
            "gaps": {phase: sorted(gaps)[-1000:] for phase, gaps in self.gaps_ms.items()},
            "clicks": self.clicks_ms,
            "peaks_kb": self.memory.peaks,
            "has_torch": "torch" in sys.modules,
        }


def main() -> None:
    """Open, click, print."""
    asked = parse()
    opening = ScaleOpening(asked)
    try:
        found = opening.run()
        if asked.clicks:
            opening.click_both(asked.clicks)
            found = opening.found()
    finally:
        opening.open.window.close()
        opening.open.pool.close()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
