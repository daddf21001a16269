"""Make the vectors that a folder lacks: derive what follows from others, and embed the rest."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from typing import Any

import numpy as np

from core.conditions.base import Condition
from core.deriving import derive, is_derived
from core.embedding.folder import FolderEmbedding
from core.embedding.scope import Scope
from core.errors import LikewiseError
from core.jobs import Cancelled, Control, Progress, Report
from core.preparing import Preparation
from core.records import Changes
from core.store.store import Store
from core.workers.bench import Look
from core.workers.pool import WorkerPool
from core.workers.tasks import LoadConditions

_log = logging.getLogger(__name__)


class FolderWork:
    """Works on one folder of a `store`, as `FolderEmbedding` does, under conditions that
    `preparation` makes ready. `is_sharing` gives the desktop thumbnails of what is read."""

    def __init__(
        self,
        preparation: Preparation,
        store: Store,
        folder: bytes,
        pool: WorkerPool,
        report: Report,
        control: Control,
        tell: Callable[[Changes], None],
        is_sharing: bool = False,
    ) -> None:
        self._preparation = preparation
        self._catalogue = preparation.catalogue
        self._store = store
        self._folder = folder
        self._pool = pool
        self._report = report
        self._control = control
        self._tell = tell
        self._is_sharing = is_sharing

    def embed(self, keys: Sequence[str], scope: Scope) -> tuple[int, dict[str, LikewiseError]]:
        """Make what is missing under the conditions `keys`, those left out that are removed
        meanwhile.

        Returns for how many images at most, and which conditions could not be used, by key, and
        why: all else is stored by then. Raises "weights_absent".
        """
        if scope is Scope.WHOLE and (n_lost := self._store.discard_lost()):
            _log.warning("%s images are read again: their thumbnails are lost", n_lost)
        n_derived, of_derived = 0, dict[str, LikewiseError]()
        if scope is not Scope.NEW:
            n_derived, of_derived = self._derive(keys)
            self._show_first(keys, scope)
        usable = self._catalogue.embedded(keys)  # they may have become fewer meanwhile
        conditions, troubles = self._preparation.prepare_usable(usable, self._pool)
        if scope is not Scope.NEW:
            self._drop_damaged(conditions)
            if self._is_complete(conditions):
                self._report(self._all_done())
                return n_derived, {**troubles, **of_derived}
        engine = self._preparation.engine
        embedding = self._embedding(Look(tuple(conditions), engine, self._is_sharing), scope)
        embedding.run(self._report)
        left_out = embedding.left_out
        troubles.update(
            (c.key, left_out[c.fingerprint]) for c in conditions if c.fingerprint in left_out
        )
        troubles.update(of_derived)
        return max(embedding.n_embedded, n_derived), troubles

    def _is_complete(self, conditions: Sequence[Condition]) -> bool:
        """Whether nothing is unread, and no image lacks a vector.

        A run would find that out too, with some words in Python for each of a million files.
        """
        if self._store.files.has_unread(self._folder):
            return False
        images, vectors = self._store.files.contents(self._folder), self._store.vectors
        return all(
            not len(np.setdiff1d(images, vectors.image_ids(condition.fingerprint), True))
            for condition in conditions
        )

    def _all_done(self) -> Progress:
        n_files = self._store.files.n_read(self._folder)
        return Progress("embed", n_files, n_files)

    def _embedding(self, look: Look, scope: Scope) -> FolderEmbedding:
        return FolderEmbedding(
            self._store, self._pool, self._folder, look, self._control, self._tell, scope
        )

    def _derive(self, keys: Sequence[str]) -> tuple[int, dict[str, LikewiseError]]:
        """Make those vectors under taught conditions that follow from stored ones; returns for
        how many images at most, and which conditions could not be used, by key."""
        wanted = set(self._catalogue.embedded(keys))
        image_ids = self._store.files.contents(self._folder)
        most, troubles = 0, dict[str, LikewiseError]()
        for condition in self._catalogue.conditions(self._preparation.engine):
            if condition.key in wanted and is_derived(condition):
                try:
                    n_derived = derive(self._store, image_ids, condition, self._report)
                except LikewiseError as error:
                    troubles[condition.key] = error
                    continue
                most = max(most, n_derived)
                self._tell(Changes(n_embedded=n_derived))
        return most, troubles

    def _show_first(self, keys: Sequence[str], scope: Scope) -> None:
        """While one worker loads a network, which takes seconds, the others make thumbnails.

        Vectors under network conditions follow from the proxies made here.
        """
        self._catalogue.check_weights(keys)
        if not self._catalogue.needs_engine(keys):
            return
        engine = self._preparation.engine
        if engine is None:
            loading: Future[Any] = self._preparation.begin_measuring(self._pool)
        else:
            usable = self._catalogue.embedded(keys)
            look = Look(tuple(self._preparation.prepare(usable, self._pool)), engine)
            if self._is_complete(look.conditions) or not self._embedding(look, scope).has_work:
                return
            loading = self._pool.submit(LoadConditions(look), priority=0)
        self._embedding(Look(is_sharing=self._is_sharing), scope).run(self._report, loading.done)
        self._wait(loading)
        error = loading.exception()
        if isinstance(error, Cancelled):
            raise error
        if error is not None:
            _log.warning("no network could be loaded ahead: %s", error)  # met again when it is used
        elif engine is None:
            self._preparation.keep_measured(loading)  # callbacks may come after the result

    def _wait(self, loading: Future[Any]) -> None:
        while not loading.done():
            self._report(Progress("prepare", 0, 0))
            wait([loading], timeout=0.1)

    def _drop_damaged(self, conditions: Sequence[Condition]) -> None:
        damaged = [
            block
            for condition in conditions
            for block in self._store.vectors.damaged(condition.fingerprint)
        ]
        if damaged:
            n_rows = sum(block.n_rows for block in damaged)
            _log.warning("%s damaged vectors are made again", n_rows)
            with self._store.transaction():
                self._store.vectors.drop(damaged)
