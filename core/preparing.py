"""Conditions made ready for use: how networks run here is measured once, and kept."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Any

from core.conditions.base import Condition
from core.conditions.catalogue import Catalogue
from core.conditions.engine import Engine, load_engine, save_engine
from core.errors import LikewiseError
from core.store.committed import write_error
from core.workers.pool import WorkerLost, WorkerPool
from core.workers.tasks import MeasureEngine


class Preparation:
    """Makes conditions of the catalogue ready; `engine_path` is where measurements are kept."""

    def __init__(self, catalogue: Catalogue, engine_path: Path) -> None:
        self.catalogue = catalogue
        self._engine_path = engine_path

    @property
    def engine(self) -> Engine | None:
        """How networks run here; None until it has been measured once."""
        return load_engine(self._engine_path)

    def prepare(self, keys: Sequence[str], pool: WorkerPool) -> list[Condition]:
        """The conditions with vectors of their own behind `keys` (a blend's are its parts),
        after measuring how networks run here if need be.

        Raises "unknown_condition", "weights_absent" and, where that fails, "worker_failed"; and
        "disk_full" or "data_folder" where what was measured cannot be kept.
        """
        self.catalogue.check(keys)
        self.catalogue.check_weights(keys)
        engine = self.engine
        if engine is None and self.catalogue.needs_engine(keys):
            engine = _answer(pool.submit(MeasureEngine(), priority=0))
            self._keep(engine)
        return [self.catalogue.find(key, engine) for key in self.catalogue.embedded(keys)]

    def prepare_usable(
        self, keys: Sequence[str], pool: WorkerPool
    ) -> tuple[list[Condition], dict[str, LikewiseError]]:
        """As `prepare`, without those that need a network where networks cannot run here: these
        are returned by key, and why."""
        try:
            return self.prepare(keys, pool), {}
        except LikewiseError as error:
            embedded = self.catalogue.embedded(keys)
            networks = [key for key in embedded if self.catalogue.needs_engine([key])]
            plain = [key for key in embedded if key not in networks]
            if self.engine is not None or not plain:
                raise
            return self.prepare(plain, pool), dict.fromkeys(networks, error)

    def begin_measuring(self, pool: WorkerPool) -> Future[Engine]:
        """Have a worker measure how networks run here; it is kept even if nobody waits for it."""
        measured: Future[Engine] = pool.submit(MeasureEngine(), priority=0)
        measured.add_done_callback(self.keep_measured)
        return measured

    def keep_measured(self, measured: Future[Engine]) -> None:
        """Keep what was measured, unless that failed."""
        if measured.exception() is None:
            with suppress(LikewiseError):  # said when it is measured again
                self._keep(measured.result())

    def _keep(self, engine: Engine) -> None:
        try:
            save_engine(self._engine_path, engine)
        except OSError as error:
            raise write_error(self._engine_path, error) from error


def _answer(future: Future[Any]) -> Any:
    """The result of a task on which everything depends; a failed worker is a plain sentence."""
    try:
        return future.result()
    except WorkerLost as error:
        raise LikewiseError("worker_failed", detail=type(error).__name__) from error
