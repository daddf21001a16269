"""What further conditions cost beside Content: the time to index a folder with and without them.

Two more conditions read the same pass of the same network (Material and Parts), two are formulas
(Colour and Layout). Each round indexes the folder anew in both ways, in turns; workers are warm.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from bench import machine_line, median, print_table, say

from core.jobs import Control, Progress
from core.library import Library, absolute
from core.settings import Places
from core.workers.bench import Look
from core.workers.pool import WorkerPool
from core.workers.tasks import LoadConditions

ALONE = ("content",)
TOGETHER = ("content", "material", "parts", "colour", "layout")
GOAL = 1.35


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", metavar="PHOTOS", type=Path, help="a folder of photos")
    parser.add_argument("--rounds", metavar="N", type=int, default=3)
    return parser.parse_args()


def ignore(_progress: Progress) -> None:
    """Show nothing."""


def seconds(folder: Path, keys: tuple[str, ...], pool: WorkerPool, engine: Path) -> float:
    """Time from the first file opened to the last commit, in a library of its own."""
    with tempfile.TemporaryDirectory() as data:
        library = Library(Places.of(data))
        (Path(data) / "engine.json").write_bytes(engine.read_bytes())
        root = absolute(str(folder))
        with library.open_store() as store:
            library.refresh(store, root, ignore)
            start = time.perf_counter()
            library.embed(store, root, keys, pool, ignore, Control(), lambda _changes: None)
            return time.perf_counter() - start


def warm_up(pool: WorkerPool, data: Path) -> Path:
    """Have every worker load everything; returns the file of the engine."""
    library = Library(Places.of(str(data)))
    look = Look(tuple(library.prepare(TOGETHER, pool)), library.engine)
    for _ in range(2):
        tasks = [pool.submit(LoadConditions(look)) for _ in range(pool.n_workers)]
        [task.result() for task in tasks]
    return data / "engine.json"


def main() -> None:
    """Measure in turns and print."""
    asked = parse()
    times: dict[tuple[str, ...], list[float]] = {ALONE: [], TOGETHER: []}
    with tempfile.TemporaryDirectory() as data, WorkerPool() as pool:
        engine = warm_up(pool, Path(data))
        dtype = Library(Places.of(data)).engine
        for number in range(asked.rounds):
            for keys, of_keys in times.items():
                of_keys.append(seconds(asked.photos, keys, pool, engine))
                say(f"round {number + 1}: {', '.join(keys)}: {of_keys[-1]:.1f} s")
    ratios = [b / a for a, b in zip(times[ALONE], times[TOGETHER], strict=True)]
    rows = [
        [", ".join(keys), f"{median(of_keys):.1f}", f"{min(of_keys):.1f}", f"{max(of_keys):.1f}"]
        for keys, of_keys in times.items()
    ]
    rows.append(["ratio", f"{median(ratios):.2f}", f"{min(ratios):.2f}", f"{max(ratios):.2f}"])
    rows.append(["goal", f"<= {GOAL}", "", ""])
    machine = machine_line(dtype.dtype if dtype else None)
    print_table(machine, ("conditions", "seconds", "least", "most"), rows)


if __name__ == "__main__":
    main()
