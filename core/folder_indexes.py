"""The Annoy indexes of a folder, brought up to date with its vectors."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence, Set
from pathlib import Path

from core.conditions.base import Condition
from core.conditions.blends import plain_parts
from core.conditions.recipes import Blend, BlendPart
from core.folder_vectors import FolderVectors
from core.index.annoy_index import HAS_ANNOY
from core.jobs import Progress, Report
from core.records import Listing
from core.search import Searcher, index_target
from core.store.store import Store
from core.workers.builder import build_in_process

_log = logging.getLogger(__name__)


class FolderIndexes:
    """Builds the indexes of the folder of `listing`, which lie in `cache`.

    `conditions` gives those there are now: one may be taken away while others are built.
    """

    def __init__(
        self,
        cache: Path,
        store: Store,
        listing: Listing,
        conditions: Callable[[], Sequence[Condition]],
    ) -> None:
        self._cache = cache
        self._store = store
        self._listing = listing
        self._conditions = conditions

    def update(self, key: str, known: Set[str], report: Report) -> None:
        """Build the index for a condition if it is missing, damaged or out of date; measure it
        again where much has been added since.

        Nothing is done where vectors under other conditions than `known` are needed for it, or
        where there is no Annoy.
        """
        if not HAS_ANNOY:
            return
        searcher = self._searcher(key, known)
        if searcher is None:
            return
        try:
            if searcher.n_images == 0 or searcher.load_index():
                return
            job = searcher.build_job()
        finally:
            searcher.close()
        n = len(job)
        if not build_in_process(job, lambda share: report(Progress("index", int(share * n), n))):
            _log.warning("the index for %s could not be built", key)

    def _searcher(self, key: str, known: Set[str]) -> Searcher | None:
        """What ranks by vectors under the conditions `known`; None where others are needed, or
        where the condition has been taken away meanwhile."""
        here = {condition.key: condition for condition in self._conditions()}
        if key not in here:
            return None
        whole = Blend((BlendPart(key, 1.0),))
        weights = plain_parts(whole, lambda part: here[part].recipe)
        if not known >= weights.keys():
            return None
        parts = [FolderVectors(self._store, self._listing, here[part]) for part in weights]
        target = index_target(self._cache, self._listing.folder, here[key].fingerprint)
        searcher = Searcher(self._listing, parts, target)
        if len(parts) > 1:
            searcher.weigh(list(weights.values()))
        return searcher
