"""How well the conditions tell pictures apart: R@1 and mAP@R on labelled pictures.

The pictures are indexed as the program does it, and the stored vectors are compared. Pictures
with the same content count once. Left out: pictures without a label or labelled "NA", and
labels that fewer than five pictures have.
"""

from __future__ import annotations

import argparse
import csv
import os
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from bench import data_folder, machine_line, print_table, say
from measures import map_at_r, nearest_has_label
from numpy.typing import NDArray

import resources
from core.conditions.builtin import BUILT_IN
from core.index.exact import unit_rows
from core.jobs import Progress
from core.library import Library, absolute
from core.settings import Places
from core.store.store import Store
from core.workers.pool import WorkerPool

FEWEST = 5
KEYS = tuple(definition.key for definition in BUILT_IN)
SAMPLE_LABELS = ("kind", "colour", "pattern", "place")
GOALS = {
    ("clothing class", "content"): (0.76, 0.40),
    ("fashion subCategory", "content"): (None, 0.68),
    ("fashion baseColour", "colour"): (0.55, 0.24),
    ("samples kind", "content"): (0.90, None),
    ("samples colour", "colour"): (0.90, None),
    ("samples pattern", "texture"): (0.90, None),
    ("samples place", "layout"): (0.90, None),
}


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clothing", type=Path, help="photos in a folder a class")
    parser.add_argument("--fashion", type=Path, help="styles.csv and images/<id>.jpg")
    parser.add_argument("--samples", action="store_true", help="the pictures that come along")
    parser.add_argument("--data-dir", help="keep the library here (default: a temporary one)")
    parser.add_argument("--queries", type=int, default=4000, help="random queries for mAP@R")
    return parser.parse_args()


def class_labels(folder: Path) -> dict[bytes, str]:
    """Label by path: the name of the folder that a file lies in."""
    return {os.fsencode(path): path.parent.name for path in folder.rglob("*") if path.is_file()}


def style_labels(folder: Path, column: str) -> dict[bytes, str]:
    """Label by path: a column of styles.csv."""
    with (folder / "styles.csv").open(encoding="utf-8", newline="") as file:
        return {
            os.fsencode(folder / "images" / f"{row['id']}.jpg"): (row[column] or "").strip()
            for row in csv.DictReader(file)
        }


def sample_labels(folder: Path, column: str) -> dict[bytes, str]:
    """Label by path: a column of the sample gallery's labels.csv."""
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as file:
        return {os.fsencode(folder / row["file"]): row[column] for row in csv.DictReader(file)}


def show(progress: Progress) -> None:
    """Report a job now and then."""
    if progress.total and progress.done % 1000 < 8:
        say(f"  {progress.stage} {progress.done} of {progress.total}, {progress.rate:.0f} a second")


def labelled(
    store: Store, folder: bytes, fingerprint: str, label_of: Mapping[bytes, str]
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Unit vectors float32 [n, d] and label numbers int64 [n] of a folder's labelled images."""
    listing = store.files.listing(folder)
    stored = store.vectors.load(fingerprint)
    if stored is None:
        raise SystemExit(f"{os.fsdecode(folder)} has no vectors for {fingerprint}")
    _, firsts = np.unique(listing.image_ids, return_index=True)
    texts = [label_of.get(listing.paths[row], "") for row in firsts]
    places = stored.find(listing.image_ids[firsts])
    names, numbers, counts = np.unique(texts, return_inverse=True, return_counts=True)
    is_good = (counts >= FEWEST) & ~np.isin(names, ["", "NA"])
    keep = is_good[numbers] & (places >= 0)
    return unit_rows(stored.rows, places[keep]), numbers[keep].astype(np.int64)


def row_of(
    name: str,
    key: str,
    vectors: NDArray[np.float32],
    labels: NDArray[np.int64],
    n_queries: int,
) -> list[str]:
    """One line of the table."""
    goal_nearest, goal_map = GOALS.get((name, key), (None, None))
    nearest = nearest_has_label(vectors, labels)
    precision = map_at_r(vectors, labels, np.random.default_rng(0), n_queries)
    return [
        name,
        key,
        str(len(labels)),
        str(len(np.unique(labels))),
        f"{nearest:.3f}",
        f"{goal_nearest:.2f}" if goal_nearest else "",
        f"{precision:.3f}",
        f"{goal_map:.2f}" if goal_map else "",
    ]


def measure(asked: argparse.Namespace, library: Library, pool: WorkerPool) -> list[list[str]]:
    """Index what is asked for and measure it."""
    jobs: list[tuple[Path, str, dict[bytes, str]]] = []
    if asked.clothing is not None:
        clothing = asked.clothing.absolute()
        jobs.append((clothing, "clothing class", class_labels(clothing)))
    if asked.fashion is not None:
        fashion = asked.fashion.absolute()
        for column in ("subCategory", "baseColour"):
            jobs.append((fashion, f"fashion {column}", style_labels(fashion, column)))
    if asked.samples:
        samples = resources.path("samples")
        for column in SAMPLE_LABELS:
            jobs.append((samples, f"samples {column}", sample_labels(samples, column)))
    rows = []
    for folder in dict.fromkeys(folder for folder, _, _ in jobs):
        say(f"indexing {folder}")
        library.index_folder(absolute(str(folder)), KEYS, pool, show)
    with library.open_store() as store:
        for folder, name, label_of in jobs:
            for key in KEYS:
                condition = library.catalogue.find(key, library.engine)
                found = labelled(store, absolute(str(folder)), condition.fingerprint, label_of)
                rows.append(row_of(name, condition.key, *found, asked.queries))
    return rows


def main() -> None:
    """Index, measure, print."""
    asked = parse()
    with data_folder(asked.data_dir) as data, WorkerPool() as pool:
        library = Library(Places.of(str(data)))
        rows = measure(asked, library, pool)
        dtype = library.engine.dtype if library.engine else None
    head = ("labels", "condition", "pictures", "labels", "R@1", "goal", "mAP@R", "goal")
    print_table(machine_line(dtype), head, rows)


if __name__ == "__main__":
    main()
