"""How good conditions are that are taught on stored vectors, by five labels of clothes.

A head is taught with the default settings on 60 % of the pictures (validation is cut from that)
and measured on the other 40 %, as the program does it: labels from the table, stored vectors,
near copies on one side, labels with fewer than five pictures to learn from left out. `--plain`
splits as if there were no near copies. Given are means over the seeds, and what was aimed at.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from bench import machine_line, print_table, say

from core.jobs import Control, Progress
from core.labels.reading import read_labels
from core.labels.records import Examples, LabelSource, SourceKind
from core.library import Library, absolute
from core.measuring.records import Quality
from core.records import Listing
from core.reports.comparing import compare
from core.settings import Places
from core.store.store import Store
from core.teaching.gathering import USUAL, Gathered, gather
from core.teaching.head_job import HeadJob
from core.teaching.keeping import file_of
from core.teaching.records import Epoch, Learnt, Lesson, Split
from core.teaching.splitting import split
from core.workers.pool import WorkerPool

HOLDOUT, MOST_SECONDS = 0.4, 90
MEASURED = ("map_at_r", "recall_at_1", "triplet_accuracy")
#: By label what a trial reached and what is aimed at, for each of what is measured.
AIMS = {
    "subCategory": ((0.87, 0.89), (0.925, 0.93), (0.983, 0.987)),
    "articleType": ((0.63, 0.65), (0.795, 0.81), (0.972, 0.977)),
    "baseColour": ((0.38, 0.41), (0.59, 0.60), (0.85, 0.87)),
    "masterCategory": ((0.975, 0.98), (0.982, 0.987), (0.990, 0.992)),
    "gender": ((0.81, 0.83), (0.85, 0.87), (0.875, 0.885)),
}
HEAD = ("label", "learnt", "measured", "mAP@R", "aim", "R@1", "aim", "triplets", "aim") + (
    "seconds",
    "CPU s",
)


@dataclass(frozen=True, slots=True)
class Run:
    """One lesson: `measures` in the order of `MEASURED`, seconds of learning by the clock and of
    all cores, and how many pictures it learnt from and was measured on."""

    measures: tuple[float, ...]
    seconds: float
    cpu_seconds: float
    n_learnt: int
    n_measured: int


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """What every lesson needs."""

    library: Library
    store: Store
    pool: WorkerPool
    listing: Listing


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fashion", type=Path, required=True, help="styles.csv, images/<id>.jpg")
    parser.add_argument("--data-dir", required=True, help="keep the library here")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--labels", nargs="+", choices=AIMS, default=list(AIMS))
    parser.add_argument("--plain", action="store_true", help="near copies may be on both sides")
    return parser.parse_args()


def quiet(_progress: Progress) -> None:
    """Nobody waits for this."""


def lesson_run(desk: Desk, lesson: Lesson, examples: Examples, is_plain: bool) -> Run:
    """Teach, measure, and forget the condition."""
    bases = desk.library.prepare(USUAL, desk.pool)
    asked = (desk.library, desk.store, desk.listing)
    gathered = gather(*asked, bases, lesson, examples, quiet, Control())
    if is_plain:
        gathered = plainly_split(gathered, lesson)
    start, cpu_start = time.monotonic(), time.process_time()
    learnt = learn(lesson, gathered)
    seconds, cpu_seconds = time.monotonic() - start, time.process_time() - cpu_start
    quality = measured(desk, lesson, gathered, learnt)
    parts = gathered.split
    return Run(
        tuple(getattr(quality, name).value for name in MEASURED),
        seconds,
        cpu_seconds,
        len(parts.train) + len(parts.validation),
        len(parts.test),
    )


def plainly_split(gathered: Gathered, lesson: Lesson) -> Gathered:
    """The same images, split as if none were a copy of another."""
    assert gathered.codes is not None
    places = np.flatnonzero(gathered.codes >= 0)
    parts = split(gathered.codes[places], places, lesson.holdout, lesson.seed)
    of_all = Split(places[parts.train], places[parts.validation], places[parts.test])
    return replace(gathered, split=of_all)


def learn(lesson: Lesson, gathered: Gathered) -> Learnt:
    """What the program does in a process of its own."""

    def show(news: object) -> None:
        if isinstance(news, Epoch):
            say(f"  {news.number}: {news.loss:.3f} {news.map_at_r:.4f} {news.seconds:.0f} s")

    with TemporaryDirectory() as folder:
        job = HeadJob(
            lesson,
            gathered.rows,
            gathered.codes,
            gathered.split,
            gathered.triplets,
            gathered.pairs,
            gathered.is_similar,
            Path(folder) / "state.pt",
            is_resumed=False,
        )
        return job.run(show, lambda: False)


def measured(desk: Desk, lesson: Lesson, gathered: Gathered, learnt: Learnt) -> Quality:
    """How good the stored vectors of the condition are on what it has not learnt from."""
    assert gathered.labels is not None
    library, store, listing = desk.library, desk.store, desk.listing
    key = library.catalogue.add_taught(file_of(library, store, lesson, gathered, learnt, "bench"))
    try:
        library.index_folder(listing.folder, [key], desk.pool, quiet)
        found = compare(
            library, store, listing, [key], gathered.labels, None, None, quiet, Control()
        )
    finally:
        library.catalogue.remove(key)
    return found.qualities[0]


def row_of(label: str, runs: Sequence[Run]) -> list[str]:
    """A line of the table: means over the seeds."""
    cells = [label, f"{runs[0].n_learnt:,}", f"{runs[0].n_measured:,}"]
    for place, (floor, goal) in enumerate(AIMS[label]):
        mean = statistics.mean(run.measures[place] for run in runs)
        cells += [f"{mean:.3f}", f"{floor:g} / {goal:g}"]
    seconds = statistics.mean(run.seconds for run in runs)
    cpu_seconds = statistics.mean(run.cpu_seconds for run in runs)
    return [*cells, f"{seconds:.0f}", f"{cpu_seconds:.0f}"]


def rows_of(desk: Desk, options: argparse.Namespace) -> list[list[str]]:
    """The whole table."""
    rows = []
    for label in options.labels:
        source = LabelSource(SourceKind.TABLE, str(options.fashion / "styles.csv"), label)
        examples = Examples(labels=read_labels(source, desk.listing).labels)
        runs = []
        for seed in range(1, options.seeds + 1):
            lesson = Lesson(f"{label} {seed}", seed=seed, holdout=HOLDOUT)
            runs.append(lesson_run(desk, lesson, examples, options.plain))
            say(f"{label}, seed {seed}: {runs[-1]}")
        rows.append(row_of(label, runs))
    return rows


def main() -> None:
    """Index, teach, measure, print."""
    options = parse()
    library = Library(Places.of(options.data_dir))
    folder = absolute(options.fashion)
    with WorkerPool() as pool, library.open_store() as store:
        library.index_folder(folder, USUAL, pool, quiet)
        desk = Desk(library, store, pool, store.files.listing(folder))
        rows = rows_of(desk, options)
        dtype = library.engine.dtype if library.engine else None
    print_table(machine_line(dtype), HEAD, rows)
    print(f"\nAims: floor / goal, and at most {MOST_SECONDS} seconds.")


if __name__ == "__main__":
    main()
