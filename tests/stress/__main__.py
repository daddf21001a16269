"""Run the heavy tests, two at a time, and print what came out.

    python -m tests.stress [PART ...] [--only N] [--again]

What has passed is not run again, also where an earlier run was cut short, until `--again` is said.
The exit code is 1 where a test failed.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
import time
from collections import deque
from pathlib import Path

import tests.stress
from tests.stress.lane import Lane
from tests.stress.notes import Notes

N_LANES = 2
#: Where outcomes are kept between runs.
KEPT = Path(".stress")
_TICK_S = 1.0
_SPEAK_S = 60.0


def totals() -> dict[str, int]:
    """The number of tests of each part; parts of few tests, which are long ones, come first."""
    names = [module.name for module in pkgutil.iter_modules(tests.stress.__path__)]
    modules = [importlib.import_module(f"tests.stress.{n}") for n in names if n != "__main__"]
    found = [(module.TOTAL, module.__name__) for module in modules if hasattr(module, "TOTAL")]
    return {name.rpartition(".")[2]: total for total, name in sorted(found)}


def run(work: deque[tuple[str, int]], notes: dict[str, Notes], parts: dict[str, int]) -> None:
    """Run the tests `work`, (part, number) each, and note how they end."""
    lanes: list[Lane] = []
    spoke_s = time.monotonic()
    try:
        while _fill(lanes, work):
            Lane.wait(lanes, _TICK_S)
            for lane in list(lanes):
                _take(lane, lanes, work, notes)
            if time.monotonic() - spoke_s > _SPEAK_S:
                spoke_s = time.monotonic()
                print(*(f"{name} {notes[name].n_done}/{parts[name]}" for name in parts), flush=True)
    finally:
        for lane in lanes:
            lane.end()


def _fill(lanes: list[Lane], work: deque[tuple[str, int]]) -> bool:
    """Start tests where lanes are free; whether any is running."""
    while len(lanes) < N_LANES and work:
        part, number = work.popleft()
        lanes.append(Lane(part))
        lanes[-1].start(number)
    return bool(lanes)


def _take(
    lane: Lane, lanes: list[Lane], work: deque[tuple[str, int]], notes: dict[str, Notes]
) -> None:
    """Note how a test ended, and give its process the next one where that is of the same part."""
    outcome = lane.poll()
    if outcome is None:
        return
    notes[lane.part].add(outcome)
    if outcome.failure:
        print(f"{lane.part} {outcome.number} failed: {outcome.failure}", flush=True)
    if lane.is_alive and work and work[0][0] == lane.part:
        lane.start(work.popleft()[1])
    else:
        lane.end()
        lanes.remove(lane)


def table(notes: dict[str, Notes], parts: dict[str, int]) -> str:
    """A line for each part, and one below it for each test that failed."""
    lines = [f"{'part':<16}{'done of total':>16}{'failed':>8}{'minutes':>9}"]
    for name, total in parts.items():
        of_part = notes[name]
        done = f"{of_part.n_done} of {total}"
        lines.append(f"{name:<16}{done:>16}{len(of_part.failed):>8}{of_part.seconds / 60:>9.1f}")
        lines += [f"    {outcome.number}: {outcome.failure}" for outcome in of_part.failed]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.stress", description=__doc__)
    known = totals()
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(known))
    parser.add_argument(
        "--only", type=int, metavar="N", help="run test N, whether it passed or not"
    )
    parser.add_argument("--again", action="store_true", help="forget what has passed")
    options = parser.parse_args()
    if unknown := [name for name in options.parts if name not in known]:
        parser.error(f"no such part: {', '.join(unknown)}")
    parts = {name: n for name, n in known.items() if name in (options.parts or known)}
    notes = {name: Notes(KEPT, name) for name in parts}
    if options.again:
        for of_part in notes.values():
            of_part.clear()
    numbers = {
        name: notes[name].left(total) if options.only is None else [options.only]
        for name, total in parts.items()
    }
    start_s = time.monotonic()
    work = deque((name, number) for name in parts for number in numbers[name])
    run(work, notes, parts)
    print(table(notes, parts))
    print(f"this run: {(time.monotonic() - start_s) / 60:.1f} minutes, {N_LANES} at a time")
    return 1 if any(of_part.failed for of_part in notes.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
