"""Stored vectors of a folder that is indexed, for benchmarks of what is made from them."""

from __future__ import annotations

import argparse
import resource

import numpy as np

from core.index.stored_rows import StoredRows
from core.library import Library, absolute
from core.settings import Places


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the pictures are, where their library is, and under which condition."""
    parser.add_argument("folder", help="a folder that is indexed")
    parser.add_argument("--data-dir", required=True, help="the library that holds it")
    parser.add_argument("--condition", default="content")


def stored(options: argparse.Namespace, most: int | None = None) -> StoredRows:
    """The vectors of the folder's images, of at most `most` random ones."""
    library = Library(Places.of(options.data_dir))
    condition = next(one for one in library.conditions() if one.key == options.condition)
    with library.open_store() as store:
        listing = store.files.listing(absolute(options.folder))
        _, rows = library.stored_rows(store, listing, condition)
    if most is None or len(rows) <= most:
        return rows
    return rows.at(np.sort(np.random.default_rng(0).permutation(len(rows))[:most]))


def cores_s() -> float:
    """Seconds that child processes which have ended had a core, which other programs hardly
    lengthen."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
