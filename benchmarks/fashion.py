"""The fashion pictures with their labels, as an indexed library holds them."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from quality import style_labels

from core.library import Library, absolute
from core.settings import Places

FEWEST = 6


@dataclass(frozen=True, slots=True, eq=False)
class Labelled:
    """Images int64 [n] with labels int32 [n] that at least `FEWEST` of them have."""

    image_ids: NDArray[np.int64]
    codes: NDArray[np.int32]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the pictures are, and where their library is."""
    parser.add_argument("--fashion", type=Path, required=True, help="styles.csv, images/<id>.jpg")
    parser.add_argument("--data-dir", required=True, help="a library that holds them, indexed")


def labelled(options: argparse.Namespace, column: str, most: int | None = None) -> Labelled:
    """The indexed pictures with a label in `column`, at most `most` random ones."""
    labels = style_labels(options.fashion.absolute(), column)
    library = Library(Places.of(options.data_dir))
    with library.open_store() as store:
        listing = store.files.listing(absolute(options.fashion))
    by_image = {
        image_id: labels[path]
        for path, image_id in zip(listing.paths, listing.image_ids.tolist(), strict=True)
        if labels.get(path, "") not in ("", "NA")
    }
    image_ids = np.array(sorted(by_image), np.int64)
    if most is not None and len(image_ids) > most:
        image_ids = np.sort(np.random.default_rng(0).permutation(image_ids)[:most])
    names = np.array([by_image[image_id] for image_id in image_ids.tolist()])
    _, codes, counts = np.unique(names, return_inverse=True, return_counts=True)
    is_kept = counts[codes] >= FEWEST
    _, kept = np.unique(codes[is_kept], return_inverse=True)
    return Labelled(image_ids[is_kept], kept.astype(np.int32))
