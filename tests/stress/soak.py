"""Long random use of the real window, compressed; see `tests.stress.soaking`.

Nothing may be raised, remarked by Qt or logged as an error; every hundred actions what the window
shows must be true; closed windows leave no thread, process, file, widget or object behind; and at
the end hardly more memory is taken than in the middle.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TOTAL = 1
N_ACTIONS = 20_000


def run_one(number: int, scratch: Path) -> None:
    """The long run with the seed `number`."""
    said = soak(N_ACTIONS, number, scratch)
    sys.stdout.write(said)
    middle, end = (memory_mb(said, n_actions) for n_actions in (N_ACTIONS // 2, N_ACTIONS))
    assert end <= 1.05 * middle, f"{middle:.0f} MB in the middle, and {end:.0f} MB at the end"


def soak(n_actions: int, seed: int, folder: Path) -> str:
    """Let the monkey loose in a process of its own; returns what it has printed."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.stress.soaking", str(n_actions), str(seed), str(folder)],
        # With a trash of its own.
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_DATA_HOME": os.fspath(folder / "home"),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    assert run.returncode == 0, f"seed {seed}, exit code {run.returncode}: {run.stdout}"
    return run.stdout


def memory_mb(said: str, n_actions: int) -> float:
    """The anonymous memory of a new window after so many actions, by what the monkey has said."""
    for line in said.splitlines():
        number, _, rest = line.strip().partition(" ")
        if number == str(n_actions) and rest.startswith("a new window"):
            return float(rest.removeprefix("a new window").split()[0])
    raise AssertionError(f"nothing was said after {n_actions} actions")
