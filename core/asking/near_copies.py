"""Near copies of the open folder, to be looked through: pairs, what was said of them, and what
tells which picture of a group to keep."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.asking.desk import Desk
from core.asking.question import Question
from core.asking.scoring import copy_rows
from core.errors import LikewiseError
from core.records import Listing
from core.scores.copies import NearPairSearch, copy_tests
from core.scores.near_groups import Candidate, groups_within
from core.store.not_copies import Pair
from core.store.store import Store

#: Pairs are looked for up to this sum of distances; those up to 1 are taken for copies elsewhere.
WIDEST = 1.5


@dataclass(frozen=True, slots=True, eq=False)
class NearCopies:
    """What was found in a folder, among the images `image_ids` int64 [n] of it.

    `pairs` int64 [m, 2] are places among these, the nearest first, with `distances` float32 [m] and
    `is_parted` bool [m]: where a person has said that they are not the same. `files` are those of
    images that are in any pair or lie at several paths, by image id.
    """

    listing: Listing
    image_ids: NDArray[np.int64]
    pairs: NDArray[np.int64]
    distances: NDArray[np.float32]
    is_parted: NDArray[np.bool_]
    files: dict[int, list[Candidate]]

    def groups(self, threshold: float) -> list[list[Candidate]]:
        """The groups of files up to a threshold, in the order of names; exact copies are always
        together."""
        kept = ~self.is_parted
        near = groups_within(len(self.image_ids), self.pairs[kept], self.distances[kept], threshold)
        grouped = [self.image_ids[places].tolist() for places in near]
        inside = {image_id for group in grouped for image_id in group}
        alone = [[image_id] for image_id in self.files if image_id not in inside]
        found = [self._files_of(group) for group in (*grouped, *alone)]
        return sorted((one for one in found if len(one) > 1), key=lambda one: one[0].place)

    def examples(self, threshold: float) -> tuple[int | None, int | None]:
        """Which pair is the last that a threshold takes for the same, and which the first that it
        does not, as rows of `pairs`; None where there is none."""
        rows = np.flatnonzero(~self.is_parted)
        n_below = int(np.searchsorted(self.distances[rows], np.float32(threshold), side="right"))
        below = int(rows[n_below - 1]) if n_below else None
        above = int(rows[n_below]) if n_below < len(rows) else None
        return below, above

    def with_parted(self, pairs: Iterable[tuple[int, int]], is_parted: bool) -> NearCopies:
        """The same where a person has said of pairs of image ids that they are not the same, or
        has taken that back."""
        said = {frozenset(pair) for pair in pairs}
        images = self.image_ids[self.pairs]
        is_meant = np.array([frozenset(pair) in said for pair in images.tolist()], np.bool_)
        parted = np.where(is_meant, is_parted, self.is_parted)
        return replace(self, is_parted=parted)

    def _files_of(self, image_ids: Iterable[int]) -> list[Candidate]:
        files = [one for image_id in image_ids for one in self.files.get(image_id, [])]
        return sorted(files, key=lambda one: one.place)


def find_near_copies(desk: Desk) -> Question[NearCopies]:
    """Look through all pairs of the folder. Raises "near_copies_unknown" where no conditions are
    indexed that can tell copies."""
    image_ids, rows = yield from copy_rows(desk)
    tests = copy_tests(rows)
    listing = desk.listing
    if not tests or listing is None:
        raise LikewiseError("near_copies_unknown")
    search = NearPairSearch(tests, len(image_ids), WIDEST)
    while search.advance():
        yield None
    pairs, distances = search.found
    is_parted = _parted(desk.store, image_ids, pairs)
    files = yield from _files(desk.store, listing, image_ids[np.unique(pairs)])
    return NearCopies(listing, image_ids, pairs, distances, is_parted, files)


def part(store: Store, pairs: Iterable[tuple[int, int]]) -> set[Pair]:
    """Keep for good that the images of each pair are not the same; returns what was new."""
    with store.transaction():
        contents = [store.images.contents_of(pair) for pair in pairs]
        return store.not_copies.add((one, other) for one, other in contents)


def unpart(store: Store, pairs: set[Pair]) -> None:
    """Take that back."""
    with store.transaction():
        store.not_copies.remove(pairs)


def _parted(
    store: Store, image_ids: NDArray[np.int64], pairs: NDArray[np.int64]
) -> NDArray[np.bool_]:
    said = store.not_copies.all()
    if not said or not len(pairs):
        return np.zeros(len(pairs), np.bool_)
    contents = store.images.contents(image_ids)
    both = ((contents[one], contents[other]) for one, other in pairs.tolist())
    return np.array([tuple(sorted(pair)) in said for pair in both], np.bool_)


def _files(
    store: Store, listing: Listing, near: NDArray[np.int64]
) -> Question[dict[int, list[Candidate]]]:
    """The files of images that are near another one, or lie at several paths."""
    images, counts = np.unique(listing.image_ids, return_counts=True)
    several = images[(counts > 1) & (images > 0)]
    wanted = np.union1d(near, several)
    rows_of: dict[int, list[int]] = {}
    for row in np.flatnonzero(np.isin(listing.image_ids, wanted)).tolist():
        rows_of.setdefault(int(listing.image_ids[row]), []).append(row)
    files = {}
    for image_id, rows in rows_of.items():
        n_pixels, sharpness = _looked_at(store, image_id)
        files[image_id] = [
            Candidate(
                file_id=int(listing.file_ids[row]),
                image_id=image_id,
                place=row,
                n_pixels=n_pixels,
                size_bytes=int(listing.size_bytes[row]),
                time_s=int(listing.times_s[row]),
                sharpness=sharpness,
            )
            for row in rows
        ]
        yield None
    return files


def _looked_at(store: Store, image_id: int) -> tuple[int, float]:
    """Pixels of the picture, and how sharp its proxy is."""
    proxy, n_pixels = store.proxies.read(image_id), store.images.n_pixels(image_id)
    if proxy is None:
        return n_pixels, 0.0  # damaged; it is made again when the folder is indexed
    with Image.open(io.BytesIO(proxy), formats=("JPEG",)) as image:
        return n_pixels, sharpness_of(np.asarray(image.convert("L"), np.float32))


def sharpness_of(grey: NDArray[np.float32]) -> float:
    """Variance of the Laplacian of a picture float32 [h, w] (Pech-Pacheco et al. 2000)."""
    middle = grey[1:-1, 1:-1]
    if not middle.size:
        return 0.0
    around = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:]
    return float(np.var(around - 4.0 * middle))
