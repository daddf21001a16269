"""Maps of a folder: how long each takes, when there is something to look at, and how well
neighbours are kept."""

from __future__ import annotations

import argparse
import time

from bench import machine_line, print_table, say
from stored import add_arguments, cores_s, stored

from core.index.stored_rows import StoredRows
from core.jobs import Control
from core.maps.making import MadeMap, MapJob
from core.maps.records import MapMethod
from core.workers.job import run_in_process

METHODS = (MapMethod.PCA, MapMethod.TSNE, MapMethod.UMAP)


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    return parser.parse_args()


def measured(rows: StoredRows, method: MapMethod) -> list[str]:
    """The table's line of a map, made as the window has it made."""
    say(method.value)
    start, own_start = time.perf_counter(), cores_s()
    first_s: list[float] = []

    def hear(news: object) -> None:
        if isinstance(news, MadeMap):
            first_s.append(time.perf_counter() - start)

    made: MadeMap = run_in_process(MapJob(rows, method), hear, Control())
    took_s, own_s = time.perf_counter() - start, cores_s() - own_start
    figures = (f"{value:.1f}" for value in (first_s[0], took_s, own_s))
    return [method.value, *figures, f"{made.trustworthiness:.3f}"]


def main() -> None:
    """Make each map once and print."""
    options = parse()
    rows = stored(options)
    lines = [measured(rows, method) for method in METHODS]
    title = f"{len(rows):,} pictures, {options.condition}"
    heads = (title, "first points, s", "done, s", "s on a core", "trustworthiness")
    print_table(machine_line(), heads, lines)


if __name__ == "__main__":
    main()
