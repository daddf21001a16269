"""How opening a known folder grows with its pictures: to a window, to thumbnails, to an answer.

Takes libraries that `scale_library.py` has made, one for each size. The window runs without a
screen, in a process of its own; times count from just before that process was made. At the first
start each folder is brought up to date, which is not counted. In one more start tiles are clicked
while the folder is looked through for changes, and again when that is over.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench import machine_line, median, print_table, quantile, say
from opening import index, without_screen

DRIVER = Path(__file__).resolve().parent / "scale_opening_window.py"
STAGES = ("usable window", "listed", "first thumbnails", "searchable", "ranking on screen")


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", metavar="DIR", type=Path, nargs="+")
    parser.add_argument("--starts", type=int, default=3)
    parser.add_argument("--clicks", type=int, default=10)
    parser.add_argument("--is-ready", action="store_true", help="the indexes are built already")
    return parser.parse_args()


def start(data: Path, n_clicks: int) -> dict[str, Any]:
    """Start the window once."""
    command = [sys.executable, str(DRIVER), str(data / "pictures"), "--data-dir", str(data)]
    command += ["--clicks", str(n_clicks), "--started", repr(time.time())]
    done = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, text=True, env=without_screen()
    )
    found: dict[str, Any] = json.loads(done.stdout)
    if found["has_torch"]:
        raise SystemExit("the window imported torch")
    return found


def rows_of(starts: list[dict[str, Any]], clicked: dict[str, Any]) -> list[list[str]]:
    """The lines of the table for one library."""
    rows = []
    for stage in STAGES:
        times = [one["at"][stage] for one in starts]
        cells = [f"{s:.2f} s" for s in (median(times), max(times))]
        rows.append([f"start to {stage}", *cells])
    for phase, gaps in _together(starts, "gaps").items():
        n_long = sum(gap > 50 for gap in gaps)
        rows.append([f"longest standstill, {phase}", f"{max(gaps):.0f} ms", f"{n_long} over 50"])
    for phase, times in clicked["clicks"].items():
        cells = [f"{ms:.0f} ms" for ms in (median(times), quantile(times, 1.0))] if times else []
        rows.append([f"click to ranking, {phase} ({len(times)})", *(cells or ["-", "-"])])
    if "checked" in clicked["at"]:
        rows.append(["start to checked", f"{clicked['at']['checked']:.1f} s", ""])
    for phase, peak_kb in clicked["peaks_kb"].items():
        rows.append([f"anonymous memory, {phase}", f"{peak_kb / 1024:.0f} MB", ""])
    return rows


def _together(starts: list[dict[str, Any]], name: str) -> dict[str, list[float]]:
    """What was noted in each phase of all starts."""
    phases = {phase for one in starts for phase in one[name]}
    return {p: [value for one in starts for value in one[name].get(p, ())] for p in sorted(phases)}


def main() -> None:
    """Bring up to date, start, click, print."""
    asked = parse()
    for data in asked.data:
        if not asked.is_ready:
            say(f"{data}: bringing it up to date")
            index(data / "pictures", data)
        say(f"{data}: starting")
        starts = [start(data, 0) for _ in range(asked.starts)]
        say(f"{data}: clicking")
        clicked = start(data, asked.clicks)
        rows = rows_of([*starts, clicked], clicked)
        print_table(machine_line(), (data.name, "median", "worst"), rows)


if __name__ == "__main__":
    main()
