"""The desk at which questions about one folder are answered: what is open and loaded.

Belongs to one thread, since its store does.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

import numpy as np

from core.asking.findings import Findings
from core.conditions.base import Condition
from core.conditions.recipes import Blend, BlendPart
from core.errors import LikewiseError
from core.folder_vectors import FolderVectors
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

#: A way of looking: the key of a condition, or a blend that has no name (yet).
Way = str | Blend


class Desk:
    """The open folder's listing, vectors and searchers."""

    def __init__(self, library: Library, pool: WorkerPool) -> None:
        self.library = library
        self.pool = pool
        self.listing: Listing | None = None
        self.findings = Findings()
        self._listed_at = 0.0
        self._store: Store | None = None
        self._vectors: dict[str, tuple[FolderVectors, int, float]] = {}
        self._searchers: dict[tuple[str, ...], Searcher] = {}

    @property
    def store(self) -> Store:
        """The library's store, opened at its first use."""
        if self._store is None:
            self._store = self.library.open_store()
        return self._store

    # The folder

    def open(self, folder: bytes) -> Listing:
        """List a folder; what was loaded for another listing is dropped."""
        listing = self.store.files.listing(folder)
        self._listed_at = time.monotonic()
        if self.listing is None or self.listing.folder != folder:
            self.findings = Findings()
        if self.listing is None or not _are_same(self.listing, listing):
            self._drop_loaded()
            self.listing = listing
        return self.listing

    def drop(self) -> None:
        """Hold nothing of the folder any more."""
        self._drop_loaded()
        self.findings = Findings()
        self.listing = None

    def close(self) -> None:
        """Let go of all files."""
        self.drop()
        if self._store is not None:
            self._store.close()
            self._store = None

    def counts(self) -> dict[str, int]:
        """How many files have a vector, by the key of the condition; for a blend, in all parts."""
        listing = self._opened()
        there = {}
        for condition in self.library.conditions():
            if not isinstance(condition.recipe, Blend):
                ids = self.store.vectors.image_ids(condition.fingerprint)
                has_vector = np.isin(listing.image_ids, np.fromiter(ids, np.int64))
                there[condition.key] = has_vector
        counts = {key: int(has_vector.sum()) for key, has_vector in there.items()}
        for condition in self.library.conditions():
            if isinstance(condition.recipe, Blend):
                parts = [there[part.key] for part in condition.recipe.parts]
                counts[condition.key] = int(np.logical_and.reduce(parts).sum())
        return counts

    def images_of(self, file_ids: Iterable[int]) -> list[int]:
        """Image of each file, asked of the store: the listing may be older than the commit."""
        records = [self.store.files.record(file_id) for file_id in file_ids]
        return [record.image_id for record in records if record is not None]

    # Conditions

    def parts_of(self, way: Way) -> list[tuple[Condition, float]]:
        """The conditions with vectors behind a way of looking, and their weights (sum 1).

        Raises "unknown_condition", and "not_indexed" for networks that never ran here.
        """
        catalogue, engine = self.library.catalogue, self.library.engine
        blend = way if isinstance(way, Blend) else catalogue.find(way, engine).recipe
        if not isinstance(blend, Blend):
            return [(catalogue.find(str(way), engine), 1.0)]
        total = sum(part.weight for part in blend.parts)
        if total <= 0:
            blend = Blend(tuple(BlendPart(part.key, 1.0) for part in blend.parts))
            total = len(blend.parts)
        return [(catalogue.find(part.key, engine), part.weight / total) for part in blend.parts]

    def vectors(
        self, condition: Condition, image_ids: Sequence[int] = (), is_fresh: bool = False
    ) -> FolderVectors:
        """The folder's vectors under a condition, those of `image_ids` surely among them if they
        are stored, and all that are stored where `is_fresh`."""
        kept = self._vectors.get(condition.fingerprint)
        n_rows = self.store.vectors.count(condition.fingerprint)
        now = time.monotonic()
        if kept is not None:
            vectors, n_rows_then, made_at = kept
            is_due = is_fresh or now - made_at > _RELOAD_EVERY_S
            is_old = is_due and n_rows != n_rows_then
            if not is_old and all(vectors.has_image(image_id) for image_id in image_ids):
                self._vectors[condition.fingerprint] = self._vectors.pop(condition.fingerprint)
                return vectors
        if now - self._listed_at > _RELISTED_AFTER_S:
            self.open(self._opened().folder)
        made = self.library.vectors(self.store, self._opened(), condition)
        self._vectors[condition.fingerprint] = (made, n_rows, now)
        self._drop_searchers(condition.fingerprint)
        return made

    def has_loaded(self, condition: Condition) -> bool:
        """Whether the folder's vectors under a condition are here, and mostly in memory."""
        return condition.fingerprint in self._vectors

    def searcher(self, way: Way, image_ids: Sequence[int] = (), is_fresh: bool = False) -> Searcher:
        """What ranks the folder under a way of looking."""
        parts = self.parts_of(way)
        vectors = [self.vectors(condition, image_ids, is_fresh) for condition, _ in parts]
        fingerprints = tuple(part.condition.fingerprint for part in vectors)
        # A blend without a name has no index, whichever other blend has the same parts.
        name = "" if isinstance(way, Blend) else self._fingerprint(way)
        place = (name, *fingerprints)
        searcher = self._searchers.get(place)
        if searcher is None:
            searcher = self.library.searcher(self._opened(), name, vectors)
            if not searcher.is_exact and name:
                searcher.load_index()
            self._searchers[place] = searcher
        if len(parts) > 1:
            searcher.weigh([weight for _, weight in parts])
        return searcher

    def make_ready(self, n_images: int) -> bool:
        """Bring more of the loaded vectors into memory, those asked for last first, as far as
        there is room for them; says whether any are left."""
        room, is_more_left = _MOST_BYTES, False
        for vectors, _, _ in reversed(self._vectors.values()):
            room -= 4 * len(vectors) * vectors.condition.dim
            if len(vectors) <= EXACT_LIMIT and room >= 0:
                is_more_left |= vectors.make_ready(n_images)
            else:
                vectors.release()
        return is_more_left

    def _fingerprint(self, key: str) -> str:
        return self.library.catalogue.find(key, self.library.engine).fingerprint

    def _opened(self) -> Listing:
        if self.listing is None:
            raise LikewiseError("no_query")
        return self.listing

    def _drop_searchers(self, fingerprint: str) -> None:
        for key in [key for key in self._searchers if fingerprint in key]:
            self._searchers.pop(key).close()

    def _drop_loaded(self) -> None:
        for searcher in self._searchers.values():
            searcher.close()
        self._searchers.clear()
        self._vectors.clear()


def _are_same(one: Listing, other: Listing) -> bool:
    return (
        one.folder == other.folder
        and np.array_equal(one.file_ids, other.file_ids)
        and np.array_equal(one.image_ids, other.image_ids)
    )
