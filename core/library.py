"""A library: what Likewise knows of a person's folders, and the jobs that can be done with it.

Wires the rooms of `core` together; has no algorithm of its own. A `Library` may be shared by
threads; the `Store` that `open_store` gives belongs to the thread that asked.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.conditions.base import Condition
from core.conditions.builtin import BUILT_IN
from core.conditions.catalogue import Catalogue
from core.conditions.engine import Engine
from core.conditions.taught_file import LEARNT_BYTES, read_taught
from core.embedding.scope import Scope
from core.errors import LikewiseError
from core.exchange import export_taught, import_taught
from core.filling_in import FillingIn
from core.folder_indexes import FolderIndexes
from core.folder_vectors import FolderVectors
from core.folder_work import FolderWork
from core.index.stored_rows import StoredRows
from core.jobs import Control, Report
from core.networks.presets import PRESETS
from core.networks.weights import WeightsFolder
from core.preparing import Preparation
from core.records import Changes, IndexSummary, Listing, Refreshed
from core.refresh import FolderCheck, refresh
from core.search import EXACT_LIMIT, Searcher, folder_name, index_target
from core.settings import Places, Settings, load_settings, save_settings
from core.store.committed import write_error
from core.store.mending import mend
from core.store.store import Store
from core.workers.pool import WorkerPool

_log = logging.getLogger(__name__)


def absolute(folder: str | bytes) -> bytes:
    """The path as Likewise keeps it: absolute, `~` expanded, no trailing separator."""
    return os.fsencode(os.path.abspath(os.path.expanduser(folder)))


class Library:
    """The library that lies at `places`."""

    def __init__(self, places: Places) -> None:
        self.places = places
        try:
            places.data.mkdir(parents=True, exist_ok=True)
            (places.cache / "index").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise write_error(places.data / "library.sqlite", error) from error
        #: What a person should know of this start: what was damaged, and what was done about it.
        self.notes = mend(places.data)
        self.settings, note = load_settings(self._settings_path)
        self.notes += [note] if note else []
        self.weights = WeightsFolder(places.data / "weights")
        self.catalogue = Catalogue(
            (*BUILT_IN, *PRESETS),
            places.data / "conditions",
            self.weights.folder,
            self.weights.is_there,
        )
        self.notes += self.catalogue.troubles
        self._preparation = Preparation(self.catalogue, places.data / "engine.json")

    def open_store(self) -> Store:
        """The stored part of the library, for the calling thread."""
        return Store(self.places.data)

    def change_settings(self, settings: Settings) -> None:
        """Keep new settings. Raises "disk_full" and "data_folder" where they cannot be written;
        they count all the same until the program ends."""
        self.settings = settings
        try:
            save_settings(self._settings_path, settings)
        except OSError as error:
            raise write_error(self._settings_path, error) from error

    def chosen_conditions(self) -> list[str]:
        """The conditions to index with a folder: those chosen in the settings that are here and
        have their weights, else the usual ones; never empty."""
        catalogue = self.catalogue
        chosen = [key for key in catalogue.embedded(self.settings.conditions)]
        usable = [key for key in chosen if catalogue.has_weights(key)]
        return usable or list(Settings().conditions)

    # Conditions

    @property
    def engine(self) -> Engine | None:
        """How networks run here; None until it has been measured once."""
        return self._preparation.engine

    def conditions(self) -> list[Condition]:
        """The conditions that can be told apart already, in the order of the catalogue."""
        return self.catalogue.conditions(self.engine)

    def prepare(self, keys: Sequence[str], pool: WorkerPool) -> list[Condition]:
        """The conditions with vectors of their own behind `keys` (a blend's are its parts),
        after measuring how networks run here if need be.

        Raises "unknown_condition" and "weights_absent".
        """
        return self._preparation.prepare(keys, pool)

    def import_taught(self, path: Path) -> tuple[str, LikewiseError | None]:
        """Keep the condition in a taught file; returns its key, and what a person should know.

        Raises `LikewiseError` where the file cannot be used; nothing in it is ever run.
        """
        return import_taught(self.catalogue, path, self.engine.dtype if self.engine else None)

    def export_taught(self, key: str, target: Path) -> None:
        """Write the taught file of a condition. Raises "taught_no_file" and "export_failed"."""
        export_taught(self.catalogue, key, target)

    def learnt_from(self, key: str, store: Store) -> NDArray[np.int64]:
        """The images int64 [n] of this library that a taught condition has learnt from, those
        that decided when to stop among them; empty for conditions that nobody taught."""
        path = self.catalogue.taught_path(key)
        if path is None:
            return np.zeros(0, np.int64)
        return store.images.starting_with(read_taught(path).learnt_from(), LEARNT_BYTES)

    # Jobs

    def index_folder(
        self,
        folder: bytes,
        keys: Sequence[str],
        pool: WorkerPool,
        report: Report,
        control: Control | None = None,
        tell: Callable[[Changes], None] = lambda _changes: None,
    ) -> IndexSummary:
        """Bring a folder up to date under the conditions `keys`, and its indexes too; in the end
        look for cameras of pictures that were stored by an earlier Likewise.

        Stops with `Cancelled` where `control` or `report` asks for it; what is finished stays.
        Where a condition cannot be used, it says so (`LikewiseError`) after all else is done; one
        that is removed meanwhile is left out. Raises "unknown_condition" before anything is done.
        """
        self.catalogue.check(keys)
        start = time.monotonic()
        control = control or Control()
        with self.open_store() as store:
            refreshed = self.refresh(store, folder, report)
            tell(Changes(refreshed=refreshed))
            scope = Scope.WHOLE if refreshed.trouble is None else Scope.STORED
            work = self._work(store, folder, pool, report, control, tell)
            n_embedded, troubles = work.embed(keys, scope)
            usable = [key for key in self.catalogue.embedded(keys) if key not in troubles]
            self.build_indexes(store, folder, usable, report)
            if scope is Scope.WHOLE:
                FillingIn(store, pool, folder, control).run(report)
            _raise_first(troubles)
            return self._summary(store, folder, refreshed, n_embedded, start)

    def index_new(
        self,
        folder: bytes,
        keys: Sequence[str],
        pool: WorkerPool,
        report: Report,
        control: Control,
        tell: Callable[[Changes], None],
    ) -> IndexSummary:
        """As `index_folder`, but read and embed only files that are known and not read yet, and
        build no index: for a few files that have come into a folder that was indexed before."""
        start = time.monotonic()
        with self.open_store() as store:
            n_new = len(store.files.unread(folder))
            work = self._work(store, folder, pool, report, control, tell)
            n_embedded, troubles = work.embed(keys, Scope.NEW)
            _raise_first(troubles)
            return self._summary(store, folder, Refreshed(n_new), n_embedded, start)

    def _work(
        self,
        store: Store,
        folder: bytes,
        pool: WorkerPool,
        report: Report,
        control: Control,
        tell: Callable[[Changes], None],
    ) -> FolderWork:
        is_sharing = self.settings.is_sharing_thumbnails
        return FolderWork(self._preparation, store, folder, pool, report, control, tell, is_sharing)

    def _summary(
        self, store: Store, folder: bytes, refreshed: Refreshed, n_embedded: int, start_s: float
    ) -> IndexSummary:
        counts = store.files.count_failures(folder)
        n_found = max(refreshed.n_found - counts.left_out - counts.companions, 0)
        return IndexSummary(
            found=n_found,
            embedded=n_embedded,
            reused=max(n_found - n_embedded - counts.failed, 0),
            failed=counts.failed,
            seconds=time.monotonic() - start_s,
            left_out=counts.left_out,
            trouble=refreshed.trouble,
        )

    def refresh(
        self,
        store: Store,
        folder: bytes,
        report: Report,
        is_forgetting: bool = False,
        is_retrying: bool = True,
    ) -> Refreshed:
        """Note which files there are (see `core.refresh`)."""
        check = FolderCheck(folder, self._excluded, None, is_forgetting, is_retrying)
        return refresh(store, check, report)

    def refresh_paths(
        self, store: Store, folder: bytes, paths: Collection[bytes], report: Report
    ) -> Refreshed:
        """Note what lies at some paths of a folder now, where something has happened."""
        return refresh(store, FolderCheck(folder, self._excluded, frozenset(paths)), report)

    @property
    def _excluded(self) -> frozenset[bytes]:
        return frozenset(os.fsencode(path) for path in self.settings.excluded_folders)

    def embed(
        self,
        store: Store,
        folder: bytes,
        keys: Sequence[str],
        pool: WorkerPool,
        report: Report,
        control: Control,
        tell: Callable[[Changes], None],
        scope: Scope = Scope.WHOLE,
    ) -> int:
        """Read and embed what is missing; returns how many distinct images were embedded.

        Where a condition cannot be used, it says so (`LikewiseError`) after all else is stored.
        """
        work = self._work(store, folder, pool, report, control, tell)
        n_embedded, troubles = work.embed(keys, scope)
        _raise_first(troubles)
        return n_embedded

    def vectors(self, store: Store, listing: Listing, condition: Condition) -> FolderVectors:
        """The stored vectors of a folder under a condition that has vectors of its own."""
        return FolderVectors(store, listing, condition)

    def stored_rows(
        self, store: Store, listing: Listing, condition: Condition
    ) -> tuple[NDArray[np.int64], StoredRows]:
        """The images int64 [n] of a folder that have a vector, sorted, and these vectors where
        they are stored."""
        vectors = FolderVectors(store, listing, condition)
        return vectors.image_ids, StoredRows(vectors.path, condition.dim, vectors.places)

    def searcher(
        self,
        listing: Listing,
        name: str,
        parts: Sequence[FolderVectors],
        exact_limit: int = EXACT_LIMIT,
    ) -> Searcher:
        """What ranks the files of `listing`; `name` is the fingerprint of the condition."""
        target = index_target(self.places.cache, listing.folder, name)
        return Searcher(listing, parts, target, exact_limit)

    def build_indexes(
        self, store: Store, folder: bytes, keys: Sequence[str], report: Report
    ) -> None:
        """Build the Annoy indexes of a folder that are missing, damaged or out of date: for the
        conditions `keys`, and for saved blends of nothing else."""
        listing = store.files.listing(folder)
        indexes = FolderIndexes(self.places.cache, store, listing, self.conditions)
        known = frozenset(self.catalogue.embedded(keys))
        for key in self.catalogue.keys:
            indexes.update(key, known, report)

    def forget_folder(self, store: Store, folder: bytes) -> None:
        """Forget a folder, and free the space that only it needed."""
        store.forget_folder(folder)
        for path in (self.places.cache / "index").glob(f"{folder_name(folder)}-*"):
            try:
                path.unlink()
            except OSError as error:
                _log.info("%s stays for now: %s", path.name, error)

    @property
    def _settings_path(self) -> Path:
        return self.places.data / "settings.json"


def _raise_first(troubles: Mapping[str, LikewiseError]) -> None:
    """One sentence is enough; the others come when this one is heeded."""
    for error in troubles.values():
        raise error
