"""Sorted grids: how long one takes, and how near alike pictures lie, next to simpler orders.

Simpler orders are one by chance, and rows cut along the first principal axis with each row in the
order of the second.
"""

from __future__ import annotations

import argparse
import math
import time

import numpy as np
from bench import machine_line, print_table
from numpy.typing import NDArray
from stored import add_arguments, cores_s, stored

from core.index.stored_rows import StoredRows
from core.jobs import Control
from core.maps.grid_quality import grid_quality
from core.maps.principal import projected
from core.maps.sorting import SortedRows, SortJob
from core.workers.job import run_in_process

N_PICTURES, MOST_S, SEED = 10_000, 30.0, 0


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    parser.add_argument("--pictures", type=int, default=N_PICTURES)
    return parser.parse_args()


def axis_order(rows: StoredRows, columns: int) -> NDArray[np.int64]:
    """Which row of vectors lies in each cell, int64 [n], by two principal axes."""
    points = projected(rows, 2, np.random.default_rng(SEED))
    order = np.argsort(points[:, 0], kind="stable")
    lines = np.split(order, np.arange(columns, len(rows), columns))
    return np.concatenate([line[np.argsort(points[line, 1], kind="stable")] for line in lines])


def measured(name: str, rows: StoredRows, columns: int, order: NDArray[np.int64]) -> list[str]:
    """The table's line of an order that takes no time."""
    quality = grid_quality(rows.at(order), columns, np.random.default_rng(SEED))
    return [name, "", "", f"{quality:.3f}"]


def sorted_line(rows: StoredRows, columns: int) -> list[str]:
    """The table's line of a sorted grid, made as the window has it made."""
    start, own_start = time.perf_counter(), cores_s()
    made: SortedRows = run_in_process(SortJob(rows, columns, SEED), lambda _: None, Control())
    took_s, own_s = time.perf_counter() - start, cores_s() - own_start
    print(f"{took_s:.1f} s of at most {MOST_S:.0f}: {'yes' if took_s <= MOST_S else 'NO'}")
    return ["sorted grid", f"{took_s:.1f}", f"{own_s:.1f}", f"{made.quality:.3f}"]


def main() -> None:
    """Sort in three ways and print."""
    options = parse()
    rows = stored(options, options.pictures)
    columns = math.ceil(math.sqrt(len(rows) * 1.5))
    by_chance = np.random.default_rng(SEED).permutation(len(rows))
    lines = [
        measured("by chance", rows, columns, by_chance),
        measured("two principal axes", rows, columns, axis_order(rows, columns)),
        sorted_line(rows, columns),
    ]
    heads = (f"{len(rows):,} pictures, {options.condition}", "s", "s on a core", "DPQ 16")
    print_table(machine_line(), heads, lines)


if __name__ == "__main__":
    main()
