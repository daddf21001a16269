"""A map as a picture file: what is drawn, and the job that draws it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.labels.records import Labels
from core.maps.colours import MORE, OTHERS, PALETTE, UNKNOWN
from core.maps.records import FolderMap

#: File formats that a map can be drawn in.
FORMATS = ("png", "svg")
_COLOURS = PALETTE + MORE


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A colour, what it stands for, and how many images have it."""

    colour: str
    text: str
    n: int


@dataclass(frozen=True, slots=True, eq=False)
class Colouring:
    """For each of n images the place of its colour in `entries`, int64 [n]."""

    entries: tuple[LegendEntry, ...]
    places: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class DrawJob:
    """Draws a map, coloured by `labels` where there are any.

    `name` is what people call the condition; `format` is "png" or "svg". The labels `picked` have
    a colour, in this order; where it is None, the most frequent ones.
    """

    folder_map: FolderMap
    labels: Labels | None
    name: str
    format: str
    picked: tuple[str, ...] | None = None

    def run(self, tell: Callable[[Any], None], is_cancelled: Callable[[], bool]) -> bytes:
        """The file's bytes. Raises `ValueError` for another format."""
        if self.format not in FORMATS:
            raise ValueError(self.format)
        # Imported here: matplotlib has no place in the process of the window.
        from core.maps.drawing import drawn_map

        colouring = coloured(self.folder_map, self.labels, self.picked)
        return drawn_map(self.folder_map, colouring, self.name, self.format)


def coloured(
    folder_map: FolderMap, labels: Labels | None, picked: tuple[str, ...] | None = None
) -> Colouring | None:
    """The labels `picked`, else the 30 most frequent ones, get a colour each, the others share
    one; None without labels.

    The order is that of the legend: the most frequent label first, then the other labels, then
    images that have none.
    """
    if labels is None or not len(labels):
        return None
    here = labels.among(folder_map.image_ids)
    if not len(here):
        return None
    counts = here.counts()
    if picked is None:
        picked = tuple(here.classes[code] for code in np.argsort(-counts, kind="stable"))
    named = {place: (_COLOURS[place], name) for place, name in enumerate(picked[: len(_COLOURS)])}
    place_of_name = {name: place for place, (_, name) in named.items()}
    n_other = sum(name not in place_of_name for name in here.classes)
    rest = len(_COLOURS)
    others = "1 other label" if n_other == 1 else f"{n_other} other labels"
    named |= {rest: (OTHERS, others), rest + 1: (UNKNOWN, "without a label")}
    place_of_code = np.array([place_of_name.get(name, rest) for name in here.classes])
    places = np.full(len(folder_map), rest + 1)
    places[np.searchsorted(folder_map.image_ids, here.image_ids)] = place_of_code[here.codes]
    return _without_gaps(named, places)


def _without_gaps(named: dict[int, tuple[str, str]], places: NDArray[np.int64]) -> Colouring:
    """Only what at least one image has, numbered anew."""
    present, found, counts = np.unique(places, return_inverse=True, return_counts=True)
    entries = tuple(
        LegendEntry(*named[int(place)], int(n)) for place, n in zip(present, counts, strict=True)
    )
    return Colouring(entries, found.astype(np.int64))
