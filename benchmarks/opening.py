"""How soon an indexed folder can be searched after the program's start, and how quick a click is.

The window runs without a screen, in a process of its own; times count from just before that
process was made. Where FOLDER is not indexed yet, that is done first.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench import ROOT, data_folder, machine_line, median, print_table, quantile, say

DRIVER = Path(__file__).resolve().parent / "opening_window.py"
STAGES = ("imported", "first paint", "listed", "ranked", "ranking on screen")
GOAL_MS = 50


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--data-dir", help="the library (default: a temporary one)")
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--clicks", type=int, default=50)
    return parser.parse_args()


def without_screen() -> dict[str, str]:
    """The environment of a window that nobody sees."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def index(folder: Path, data: Path) -> None:
    """Bring the folder up to date."""
    main = str(ROOT / "main.py")
    command = [sys.executable, main, "index", str(folder), "--data-dir", str(data)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def start(folder: Path, data: Path, n_clicks: int) -> dict[str, Any]:
    """Start the window once."""
    command = [sys.executable, str(DRIVER), str(folder), "--data-dir", str(data)]
    command += ["--clicks", str(n_clicks), "--started", repr(time.time())]
    done = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, text=True, env=without_screen()
    )
    found: dict[str, Any] = json.loads(done.stdout)
    if found["embedded"] != 0:
        raise SystemExit(f"{found['embedded']} pictures were embedded: the index was not ready")
    return found


def screen_check_s() -> float:
    """Seconds that the search for a screen takes before a window opens on Linux."""
    code = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env=without_screen())
    return time.perf_counter() - begin


def line(name: str, values: list[float], unit: str, goal: str = "") -> list[str]:
    """One line of the table."""
    figures = (median(values), quantile(values, 0.95), max(values))
    digits = 0 if unit == "ms" else 2
    return [name, *(f"{figure:.{digits}f} {unit}" for figure in figures), goal]


def main() -> None:
    """Index, start, click, print."""
    asked = parse()
    with data_folder(asked.data_dir) as data:
        say("indexing")
        index(asked.folder, data)
        starts = []
        for number in range(asked.starts):
            say(f"start {number + 1} of {asked.starts}")
            starts.append(start(asked.folder, data, 0))
        say("clicking")
        found = start(asked.folder, data, asked.clicks)
    rows = [
        line(f"start to {stage}", [one["at"][stage] for one in starts], "s") for stage in STAGES
    ]
    rows.append(line("screen check before (Linux)", [screen_check_s() for _ in range(3)], "s"))
    rows.append(["embedded at a start", "0", "", "", "0"])
    for name, key in (
        ("click", "clicks"),
        ("switch", "switches"),
        ("slider of a blend of three", "slides"),
    ):
        goal = f"< {GOAL_MS} ms"
        rows.append(line(f"{name} to ranking", [one[0] for one in found[key]], "ms", goal))
        rows.append(line(f"{name} to all thumbnails", [one[1] for one in found[key]], "ms"))
    print_table(machine_line(), ("", "median", "p95", "worst", "goal"), rows)


if __name__ == "__main__":
    main()
