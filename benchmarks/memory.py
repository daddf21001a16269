"""How much memory indexing takes: proportional set sizes of all its processes, added up.

Starts `main.py index FOLDER` and looks every 0.2 s.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
from bench import ROOT, data_folder, fill_folder, jpegs, machine_line, print_table, scratch_folder

EVERY_S = 0.2
GOAL_BYTES = 1.8e9


@dataclass(frozen=True)
class Sample:
    """Bytes by process at a time."""

    at_s: float
    bytes_of: dict[str, int]

    @property
    def total(self) -> int:
        """Bytes of all processes together."""
        return sum(self.bytes_of.values())


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--limit", metavar="N", type=int, help="index copies of N of its JPEGs")
    parser.add_argument("--data-dir", help="keep the library here (default: a temporary one)")
    return parser.parse_args()


def memory_of(process: psutil.Process) -> int:
    """Bytes: memory that is shared counts by the share; where unknown, what is resident."""
    info = process.memory_full_info()
    return int(getattr(info, "pss", 0) or getattr(info, "uss", 0) or info.rss)


def role_of(process: psutil.Process, parent: int) -> str:
    """What a process is there for."""
    if process.pid == parent:
        return "command"
    line = " ".join(process.cmdline())
    if "resource_tracker" in line:
        return f"tracker {process.pid}"
    return f"worker {process.pid}"


def sample(process: psutil.Process, start: float) -> Sample:
    """Look once."""
    bytes_of = {}
    for one in [process, *process.children(recursive=True)]:
        try:
            bytes_of[role_of(one, process.pid)] = memory_of(one)
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue  # it has ended meanwhile
    return Sample(time.monotonic() - start, bytes_of)


def watch(folder: Path, data: Path) -> list[Sample]:
    """Index a folder and look until that is done."""
    command = [sys.executable, str(ROOT / "main.py"), "index", str(folder), "--data-dir", str(data)]
    start = time.monotonic()
    samples = []
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        process = psutil.Process(running.pid)
        while running.poll() is None:
            samples.append(sample(process, start))
            time.sleep(EVERY_S)
    if running.returncode != 0:
        raise SystemExit(f"indexing failed with code {running.returncode}")
    return samples


def rows_of(samples: list[Sample]) -> list[list[str]]:
    """The lines of the table."""
    peak = max(samples, key=lambda one: one.total)
    end = samples[-1].at_s
    rows = [
        [name, f"{count / 1e6:.0f}", ""]
        for name, count in sorted(peak.bytes_of.items(), key=lambda item: -item[1])
    ]
    rows.append(["all at the peak", f"{peak.total / 1e6:.0f}", f"{GOAL_BYTES / 1e6:.0f}"])
    rows.append([f"peak after {peak.at_s:.1f} s of {end:.1f} s", "", ""])
    middle = sorted(one.total for one in samples)[len(samples) // 2]
    rows.append(["median of all looks", f"{middle / 1e6:.0f}", ""])
    return rows


def main() -> None:
    """Index, look, print."""
    asked = parse()
    with scratch_folder() as scratch, data_folder(asked.data_dir) as data:
        folder = asked.folder
        if asked.limit is not None:
            folder = scratch / "pictures"
            fill_folder(jpegs(asked.folder, asked.limit), asked.limit, folder)
        samples = watch(folder, data)
    print_table(machine_line(), ("process", "MB", "goal <"), rows_of(samples))


if __name__ == "__main__":
    main()
