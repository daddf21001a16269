"""Look for the cameras of pictures that were stored before Likewise asked for them.

Only the beginning of each file is read. What cannot be opened now is looked at another time.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait

from core.embedding.file_queue import as_read
from core.jobs import Control, Progress, Report
from core.records import FileRecord
from core.store.store import Store
from core.workers.pool import WorkerLost, WorkerPool
from core.workers.tasks import ReadCameras

_BATCH = 64
#: After all that somebody waits for.
_PRIORITY = 20
_WAIT_S = 0.1

_Batch = Sequence[FileRecord]


class FillingIn:
    """One run over one folder. Make it, call `run` once, and read `n_found` afterwards."""

    def __init__(self, store: Store, pool: WorkerPool, folder: bytes, control: Control) -> None:
        self._store = store
        self._pool = pool
        self._control = control
        files = store.facts.without_camera(folder)
        self._total = len(files)
        self._n_done = 0
        self._waiting: list[_Batch] = [
            files[start : start + _BATCH] for start in range(0, len(files), _BATCH)
        ]
        self._begun: dict[Future[list[str | None]], _Batch] = {}
        #: Of how many images the camera is known now, or that they name none.
        self.n_found = 0

    def run(self, report: Report) -> None:
        """Work until all have been looked at; what is finished stays, also where `report`
        cancels."""
        try:
            while self._waiting or self._begun:
                report(Progress("cameras", self._n_done, self._total))
                if not self._control.is_paused:
                    self._begin()
                if not self._begun:
                    time.sleep(_WAIT_S)  # paused
                done, _ = wait(self._begun, timeout=_WAIT_S, return_when=FIRST_COMPLETED)
                for future in done:
                    self._take(self._begun.pop(future), future)
        finally:
            for future in self._begun:
                future.cancel()

    def _begin(self) -> None:
        while self._waiting and len(self._begun) < 2 * self._pool.n_workers:
            batch = self._waiting.pop()
            task = ReadCameras(tuple(as_read(record) for record in batch))
            self._begun[self._pool.submit(task, _PRIORITY)] = batch

    def _take(self, batch: _Batch, future: Future[list[str | None]]) -> None:
        error = future.exception()
        if isinstance(error, WorkerLost) and len(batch) > 1:
            self._waiting += [[record] for record in batch]  # to find out which of them did it
            return
        if error is not None and not isinstance(error, WorkerLost):
            raise error
        cameras = [""] if error is not None else future.result()
        pairs = zip(batch, cameras, strict=True)
        found = [(record.image_id, camera) for record, camera in pairs if camera is not None]
        with self._store.transaction():
            self._store.facts.keep_cameras(found)
        self._n_done += len(batch)
        self.n_found += len(found)
