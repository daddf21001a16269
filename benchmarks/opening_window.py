"""The program that `opening.py` starts: opens a folder, notes when what is there, prints JSON.

Imports come in the order in which the program itself meets them.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path
from typing import Any

_LIMIT_S = 120.0


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--started", type=float, required=True, help="time.time() of the start")
    parser.add_argument("--clicks", type=int, default=0)
    return parser.parse_args()


class Opening:
    """One start, and clicks after it."""

    def __init__(self, asked: argparse.Namespace) -> None:
        from window import OpenWindow

        self.imported = time.time()
        self.open = OpenWindow(asked.data_dir)
        self.folder = asked.folder
        self.started = asked.started
        self.at: dict[str, float] = {}
        self.n_embedded = -1
        self.is_ranked = False
        self.result_painted = 0.0

    def note(self, name: str, moment: float | None = None) -> None:
        """Keep the first time that something was so."""
        self.at.setdefault(name, (moment or time.time()) - self.started)

    def run(self) -> dict[str, Any]:
        """Start, wait for the folder, ask once."""
        from window import wait_until

        from core.library import absolute

        self.note("imported", self.imported)
        session = self.open.window.session
        session.listing_changed.connect(self._on_listing)
        session.ranked.connect(self._on_ranked)
        session.indexed.connect(self._on_indexed)
        self.open.folder_paints.painted.connect(lambda moment: self.note("first paint", moment))
        self.open.result_paints.painted.connect(self._on_result_paint)
        self.open.window.show()
        self.open.window.open_folder(absolute(str(self.folder)))
        names = {"first paint", "listed", "ranked", "ranking on screen"}
        is_whole = wait_until(lambda: names <= set(self.at) and self.n_embedded >= 0, _LIMIT_S)
        if not is_whole:
            raise SystemExit(f"opening did not end; came to {self.at}")
        return {"at": self.at, "embedded": self.n_embedded}

    def _on_listing(self, listing: Any, _counts: object) -> None:
        if len(listing) and "listed" not in self.at:
            self.note("listed")
            self.open.window.find_similar([int(listing.file_ids[0])])

    def _on_ranked(self, _ranking: object) -> None:
        self.note("ranked")
        self.is_ranked = True

    def _on_indexed(self, summary: Any) -> None:
        self.n_embedded = summary.embedded

    def _on_result_paint(self, moment: float) -> None:
        if self.is_ranked:
            self.result_painted = moment
            self.note("ranking on screen", moment)

    # After the start

    def answer_ms(self, act: Any) -> tuple[float, float]:
        """Milliseconds from an act to its ranking on the screen, and to all its thumbnails."""
        from window import has_all_thumbnails, wait_until

        self.is_ranked, self.result_painted = False, 0.0
        start = time.time()
        act()
        if not wait_until(lambda: self.result_painted > 0, _LIMIT_S):
            raise SystemExit("no ranking came on the screen")
        painted = self.result_painted
        grid = self.open.result_grid
        wait_until(lambda: has_all_thumbnails(grid), 5.0)
        return (painted - start) * 1000, (time.time() - start) * 1000

    def click_times(self, n: int) -> list[tuple[float, float]]:
        """Click on tiles all over the folder."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        rng = random.Random(0)
        grid = self.open.folder_grid
        model = grid.model()
        times = []
        for _ in range(n):
            index = model.index(rng.randrange(model.rowCount()), 0)
            grid.scrollTo(index, grid.ScrollHint.PositionAtCenter)
            QTest.qWait(150)
            place = grid.visualRect(index).center()

            def click(place: Any = place) -> None:
                QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)

            times.append(self.answer_ms(click))
        return times

    def switch_times(self, n: int) -> list[tuple[float, float]]:
        """Look in another way, again and again, as the drop-down has it done."""
        from PySide6.QtTest import QTest

        selector = self.open.window.selector
        keys = self.open.library.chosen_conditions()
        times = []
        for _ in range(n):
            key = keys[(keys.index(self.open.window.session.key) + 1) % len(keys)]

            def switch(key: str = key) -> None:
                selector.set_current(key)
                selector.changed.emit(key)

            times.append(self.answer_ms(switch))
            QTest.qWait(100)
        return times

    def slide_times(self, n: int) -> list[tuple[float, float]]:
        """Move a slider of a blend of three, again and again."""
        mixing = self.open.window.mixing
        keys = self.open.library.chosen_conditions()[:3]
        mixing.toggle()
        self.answer_ms(lambda: mixing.bar.changed.emit(even(keys)))
        mixing.bar.show_blend(even(keys))
        slider = mixing.bar.slider(keys[0])
        return [self.answer_ms(lambda v=v: slider.setValue(v)) for v in range(40, 40 + n)]


def even(keys: list[str]) -> Any:
    """A blend in which all count alike."""
    from core.conditions.recipes import Blend, BlendPart

    return Blend(tuple(BlendPart(key, 1.0) for key in keys))


def main() -> None:
    """Open, click, print."""
    asked = parse()
    opening = Opening(asked)
    try:
        found = opening.run()
        if asked.clicks:
            found["clicks"] = opening.click_times(asked.clicks)
            found["switches"] = opening.switch_times(asked.clicks)
            found["slides"] = opening.slide_times(asked.clicks)
    finally:
        opening.open.window.close()
        opening.open.pool.close()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
