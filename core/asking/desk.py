"""The desk at which questions about one folder are answered: what is open and loaded.

Belongs to one thread, since its store does.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from core.asking.findings import Findings
from core.conditions.base import Condition
from core.conditions.blends import plain_parts
from core.conditions.recipes import Blend, BlendPart
from core.errors import LikewiseError
from core.filtering.folder_columns import FolderColumns
from core.folder_vectors import FolderVectors
from core.index.annoy_index import VectorIndex
from core.library import Library
from core.records import Listing
from core.search import EXACT_LIMIT, Searcher
from core.store.store import Store
from core.workers.pool import WorkerPool

#: While a folder is being indexed, its vectors are read anew at most this often.
_RELOAD_EVERY_S = 5.0
#: A listing this old is read again before vectors are looked up for it.
_RELISTED_AFTER_S = 1.0

#: Vectors in memory take no more than this; all others are read from their files each time.
_MOST_BYTES = 600_000_000
_N_BYTES = 4  # of a number in memory: float32

#: A way of looking: the key of a condition, or a blend that has no name (yet).
Way = str | Blend


@dataclass(slots=True, eq=False)
class _Loaded:
    """Vectors that were loaded when so many rows were stored; `is_asked_for` or read ahead."""

    vectors: FolderVectors
    n_rows: int
    made_at: float
    is_asked_for: bool = False

    @property
    def n_bytes(self) -> int:
        """What they take in memory."""
        return _N_BYTES * len(self.vectors) * self.vectors.condition.dim

    def is_outdated(self, n_rows: int, image_ids: Sequence[int], is_fresh: bool) -> bool:
        """Whether to look for others: an image (0: not read yet, so without a vector) lacks
        one, or there are more, and nobody looked lately."""
        if not all(self.vectors.has_image(image_id) for image_id in image_ids if image_id):
            return True
        is_due = is_fresh or time.monotonic() - self.made_at > _RELOAD_EVERY_S
        return is_due and n_rows != self.n_rows


class Desk:
    """The open folder's listing, vectors and searchers."""

    def __init__(self, library: Library, pool: WorkerPool) -> None:
        self.library = library
        self.pool = pool
        self.listing: Listing | None = None
        self.findings = Findings()
        #: What is known of the files of a listing, perhaps not of the one that is open now.
        self.columns: FolderColumns | None = None
        self._listed_at = 0.0
        #: Of the store, before the folder was listed.
        self._version = 0
        #: How many rows were stored by fingerprint, when the folder was listed.
        self._n_rows_then: dict[str, int] = {}
        self._store: Store | None = None
        #: By fingerprint; what was asked for last comes last.
        self._loaded: dict[str, _Loaded] = {}
        self._searchers: dict[tuple[str, ...], Searcher] = {}
        #: Indexes of searchers that were dropped: checking and mapping them takes a second.
        self._kept: dict[tuple[str, ...], VectorIndex] = {}

    @property
    def store(self) -> Store:
        """The library's store, opened at its first use."""
        if self._store is None:
            self._store = self.library.open_store()
        return self._store

    # The folder

    def open(self, folder: bytes) -> Listing:
        """List a folder; what was loaded for another listing is dropped.

        A listing that nobody can have changed stays: all others wait while a long one is read.
        """
        # Before the listing, which thus surely holds the images of these rows.
        self._n_rows_then = {
            condition.fingerprint: self.store.vectors.count(condition.fingerprint)
            for condition in self.library.conditions()
        }
        version = self.store.version
        is_other = self.listing is None or self.listing.folder != folder
        if is_other or version != self._version:
            self._list(folder, is_other)
        self._version = version
        self._listed_at = time.monotonic()
        for searcher in self._searchers.values():
            searcher.renew_index()
        return self.opened

    def _list(self, folder: bytes, is_other: bool) -> None:
        listing = self.store.files.listing(folder)
        if is_other:
            self.findings = Findings()
        if self.listing is None or not _are_same(self.listing, listing):
            self._drop_loaded(is_other)
        self.listing = listing

    def drop(self) -> None:
        """Hold nothing of the folder any more."""
        self._drop_loaded(is_other_folder=True)
        self.findings = Findings()
        self.listing = self.columns = None

    def close(self) -> None:
        """Let go of all files."""
        self.drop()
        if self._store is not None:
            self._store.close()
            self._store = None

    def counts(self) -> dict[str, int]:
        """How many files have a vector, by the key of the condition; for a blend, in all parts."""
        listing = self.opened
        conditions = self.library.conditions()
        recipes = {condition.key: condition.recipe for condition in conditions}
        there = {}
        for condition in conditions:
            if not isinstance(condition.recipe, Blend):
                ids = self.store.vectors.image_ids(condition.fingerprint)
                there[condition.key] = np.isin(listing.image_ids, ids)
        counts = {key: int(has_vector.sum()) for key, has_vector in there.items()}
        for condition in conditions:
            if isinstance(condition.recipe, Blend):
                parts = [there[key] for key in plain_parts(condition.recipe, recipes.__getitem__)]
                counts[condition.key] = int(np.logical_and.reduce(parts).sum())
        return counts

    def images_of(self, file_ids: Iterable[int]) -> list[int]:
        """Image of each file, asked of the store: the listing may be older than the commit."""
        records = [self.store.files.record(file_id) for file_id in file_ids]
        return [record.image_id for record in records if record is not None]

    # Conditions

    def parts_of(self, way: Way) -> list[tuple[Condition, float]]:
        """The conditions with vectors that count in a way of looking, and their weights (sum 1).

        Raises "unknown_condition", and "not_indexed" for networks that never ran here.
        """
        blend = way if isinstance(way, Blend) else Blend((BlendPart(way, 1.0),))
        weights = plain_parts(blend, lambda key: self._condition(key).recipe)
        return [(self._condition(key), weight) for key, weight in weights.items()]

    def vectors(
        self, condition: Condition, image_ids: Sequence[int] = (), is_fresh: bool = False
    ) -> FolderVectors:
        """The folder's vectors under a condition, those of `image_ids` surely among them if they
        are stored, and all that are stored where `is_fresh`."""
        fingerprint = condition.fingerprint
        n_rows = self.store.vectors.count(fingerprint)
        kept = self._loaded.get(fingerprint)
        if kept is None or kept.is_outdated(n_rows, image_ids, is_fresh):
            if time.monotonic() - self._listed_at > _RELISTED_AFTER_S:
                self.open(self.opened.folder)  # drops what was loaded for another listing
            kept = self._loaded.get(fingerprint)
            if kept is None or kept.n_rows != n_rows:
                kept = self._load(condition, n_rows)
        kept.is_asked_for = True
        self._loaded[fingerprint] = self._loaded.pop(fingerprint)
        return kept.vectors

    def has_loaded(self, condition: Condition) -> bool:
        """Whether the folder's vectors under a condition are here, and mostly in memory."""
        return condition.fingerprint in self._loaded

    def searcher(self, way: Way, image_ids: Sequence[int] = (), is_fresh: bool = False) -> Searcher:
        """What ranks the folder under a way of looking."""
        searcher = self.unweighed(way, image_ids, is_fresh)
        if len(searcher.parts) > 1:
            if not self.findings.has_deviations(searcher):
                self.findings.keep_deviations(searcher)
            weights = [weight for _, weight in self.parts_of(way)]
            searcher.weigh(weights, self.findings.deviations_for(searcher))
        return searcher

    def unweighed(
        self, way: Way, image_ids: Sequence[int] = (), is_fresh: bool = False
    ) -> Searcher:
        """The same, but the parts of a blend count as they did the last time."""
        parts = [
            self.vectors(condition, image_ids, is_fresh) for condition, _ in self.parts_of(way)
        ]
        # A blend without a name has no index, whichever other blend has the same parts.
        name = "" if isinstance(way, Blend) else self._condition(way).fingerprint
        return self._searcher(name, parts)

    # Memory

    def make_ready(self, n_images: int) -> bool:
        """Bring more of the vectors that were asked for into memory, the last ones first, as far
        as there is room for them; says whether any may be left."""
        return self._make_ready(n_images, lambda loaded: loaded.is_asked_for)

    def read_ahead(self, n_images: int) -> bool:
        """Do a little so that the next condition looked under is ready: one of those chosen that
        the folder is indexed under. Says whether any may be left."""
        if self.listing is None or len(self.listing) > EXACT_LIMIT:
            return False
        if self._make_ready(n_images, lambda _loaded: True):
            return True
        chosen = set(self.library.chosen_conditions())
        for condition in self.library.conditions():
            if condition.key in chosen and self._load_ahead(condition):
                return True
        return False

    def _load_ahead(self, condition: Condition) -> bool:
        """Load vectors that nobody has asked for yet, if there is room; says whether it did.

        None where there are more than when the folder was listed: more are to come.
        """
        fingerprint = condition.fingerprint
        n_rows = self.store.vectors.count(fingerprint)
        others = {name: kept for name, kept in self._loaded.items() if name != fingerprint}
        is_here = fingerprint in self._loaded and self._loaded[fingerprint].n_rows == n_rows
        used = sum(loaded.n_bytes for loaded in others.values())
        n_bytes = _N_BYTES * min(n_rows, len(self.opened)) * condition.dim
        is_due = 0 < n_rows == self._n_rows_then.get(fingerprint)
        if is_here or not is_due or used + n_bytes > _MOST_BYTES:
            return False
        loaded = self._load(condition, n_rows)
        self._searcher(fingerprint, [loaded.vectors])
        # What was asked for stays in memory before this.
        self._loaded = {fingerprint: loaded, **others}
        return True

    def _make_ready(self, n_images: int, is_wanted: Callable[[_Loaded], bool]) -> bool:
        room, has_begun = _MOST_BYTES, False
        for loaded in reversed(self._loaded.values()):
            room -= loaded.n_bytes
            if len(loaded.vectors) > EXACT_LIMIT or room < 0:
                loaded.vectors.release()
            elif not has_begun and is_wanted(loaded) and not loaded.vectors.is_ready:
                loaded.vectors.make_ready(n_images)
                has_begun = True
        return has_begun

    def _load(self, condition: Condition, n_rows: int) -> _Loaded:
        vectors = self.library.vectors(self.store, self.opened, condition)
        loaded = _Loaded(vectors, n_rows, time.monotonic())
        self._loaded[condition.fingerprint] = loaded
        self._drop_searchers(condition.fingerprint)
        return loaded

    def _searcher(self, name: str, parts: list[FolderVectors]) -> Searcher:
        """The searcher of an index (none where `name` is empty) and vectors."""
        place = (name, *(part.condition.fingerprint for part in parts))
        searcher = self._searchers.get(place)
        if searcher is None:
            searcher = self.library.searcher(self.opened, name, parts)
            if name:
                searcher.renew_index(self._kept.pop(place, None))
            self._searchers[place] = searcher
        return searcher

    def _condition(self, key: str) -> Condition:
        return self.library.catalogue.find(key, self.library.engine)

    @property
    def opened(self) -> Listing:
        """The listing. Raises "no_query" where no folder is open."""
        if self.listing is None:
            raise LikewiseError("no_query")
        return self.listing

    def _drop_searchers(self, fingerprint: str) -> None:
        """Drop searchers whose vectors have been replaced; mapped indexes wait for the next."""
        for place in [place for place in self._searchers if fingerprint in place]:
            self._keep_index(place, self._searchers.pop(place))

    def _drop_loaded(self, is_other_folder: bool = False) -> None:
        for place, searcher in self._searchers.items():
            self._keep_index(place, searcher)
        self._searchers.clear()
        self._loaded.clear()
        if is_other_folder:
            for index in self._kept.values():
                index.close()
            self._kept.clear()

    def _keep_index(self, place: tuple[str, ...], searcher: Searcher) -> None:
        index = searcher.let_go()
        if index is not None:
            self._kept[place] = index


def _are_same(one: Listing, other: Listing) -> bool:
    return (
        one.folder == other.folder
        and np.array_equal(one.file_ids, other.file_ids)
        and np.array_equal(one.image_ids, other.image_ids)
    )
