"""A scan that can be given up on: a drive that answers no more must not hold up anybody.

What asks a dead network drive for a folder may wait in the system for ever, and nothing ends it.
So the asking is done by a thread of its own, and where it gets no answer it is left behind.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator

from core.errors import LikewiseError
from core.jobs import Cancelled
from core.records import FoundFile

#: A disk that sleeps takes some ten seconds to answer, and one in a network may take longer.
LIMIT_S = 30.0

_CHUNK = 2000
_CHUNK_S = 0.25
_LOOK_S = 0.1

Scan = Callable[[Callable[[], None]], Iterator[FoundFile]]


def scan_patiently(
    folder: bytes, scan: Scan, report: Callable[[], None], limit_s: float = LIMIT_S
) -> Iterator[list[FoundFile]]:
    """Yield in chunks what `scan` finds; it calls the function that it gets at every step.

    `report` is called while this waits, and may raise `Cancelled`. Raises "folder_hangs" where
    there was no step for `limit_s` seconds, and what `scan` raises.
    """
    steps = _Steps(scan)
    thread = threading.Thread(target=steps.run, name="scan", daemon=True)
    thread.start()
    try:
        while (chunk := steps.next_chunk()) is None or chunk:
            if chunk is not None:
                yield chunk
            elif time.monotonic() - steps.last_s > limit_s:
                raise LikewiseError("folder_hangs", seconds=round(limit_s))
            report()
    finally:
        steps.is_given_up = True
    if steps.error is not None:
        raise steps.error


class _Steps:
    """What the thread has found; `last_s` is when it last got an answer."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._chunks: queue.Queue[list[FoundFile]] = queue.Queue(maxsize=4)
        self.last_s = time.monotonic()
        self.is_given_up = False
        self.error: Exception | None = None

    def next_chunk(self) -> list[FoundFile] | None:
        """What was found next, waiting a moment for it: None where there is nothing yet, and []
        at the end."""
        try:
            return self._chunks.get(timeout=_LOOK_S)
        except queue.Empty:
            return None

    def run(self) -> None:
        """The body of the thread."""
        try:
            self._find()
        except Cancelled:
            return
        except Exception as error:  # noqa: BLE001 - raised where the chunks are taken
            self.error = error
        self._put([])

    def _find(self) -> None:
        chunk: list[FoundFile] = []
        since_s = time.monotonic()
        for file in self._scan(self._step):
            chunk.append(file)
            if len(chunk) >= _CHUNK or self.last_s - since_s >= _CHUNK_S:
                self._put(chunk)
                chunk, since_s = [], self.last_s
        if chunk:
            self._put(chunk)

    def _step(self) -> None:
        self.last_s = time.monotonic()
        if self.is_given_up:
            raise Cancelled

    def _put(self, chunk: list[FoundFile]) -> None:
        while not self.is_given_up:
            try:
                self._chunks.put(chunk, timeout=_LOOK_S)
            except queue.Full:
                continue
            return
