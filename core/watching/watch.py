"""Watching one folder: what should be looked at again, and when.

The system tells what happens on the disks of this computer. Where it does not, which is so of
drives in a network and where it has no watches left, the folder is looked at once a minute, and
when somebody comes back to the window. Whether the folder itself is there is asked all the time.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from core.errors import LikewiseError
from core.watching.disks import is_remote
from core.watching.observing import Observing
from core.watching.pending import PendingPaths
from core.watching.trees import MOST_TREES, forest_of

_log = logging.getLogger(__name__)

POLL_S = 60.0
#: How often to ask whether the folder is there.
_CHECK_S = 1.0
#: The clock by which a disk stamps files may be so far behind.
_CLOCK_NS = 10_000_000


@dataclass(frozen=True, slots=True)
class News:
    """Something may have happened: at `paths`, or anywhere in the folder where `is_all`.

    `is_polled` if nobody asked for it. `problem` says what a person should know, once.
    """

    paths: frozenset[bytes] = frozenset()
    is_all: bool = False
    is_polled: bool = False
    problem: LikewiseError | None = None


class FolderWatch:
    """Watches `folder` from now on until `close`, in threads of its own, which call `tell`.

    They may be left behind, as what asks a dead drive for anything waits for ever.
    """

    def __init__(self, folder: bytes, tell: Callable[[News], None], poll_s: float = POLL_S) -> None:
        self._folder = folder
        self._tell = tell
        self._poll_s = poll_s
        self._since_ns = time.time_ns() - _CLOCK_NS
        self._lock = threading.Lock()
        self._pending = PendingPaths()
        self._wake = threading.Event()
        self._is_closed = False
        self._is_asked = False
        self._is_polling = False
        self._next_poll_s = time.monotonic() + poll_s
        self._identity: tuple[int, int] | None = None
        self._observing: Observing | None = None
        self._thread = threading.Thread(target=self._run, name="folder watch", daemon=True)
        self._thread.start()

    def look(self) -> None:
        """Somebody has come back: have the folder looked at, unless all is told of it anyway."""
        self._is_asked = True
        self._wake.set()

    def close(self) -> None:
        """Tell nothing more; does not wait."""
        self._is_closed = True
        self._wake.set()

    def join(self, limit_s: float) -> None:
        """Wait for the end of the threads after `close`, but not for ever."""
        self._thread.join(limit_s)

    # In the thread

    def _run(self) -> None:
        self._identity = _identity(self._folder)
        try:
            self._begin()
            while not self._is_closed:
                self._wake.wait(self._seconds_to_wait())
                self._wake.clear()
                if not self._is_closed:
                    self._step()
        finally:
            self._end_observing()

    def _step(self) -> None:
        identity = _identity(self._folder)
        if identity != self._identity:
            self._identity = identity
            self._begin()
            self._tell(News(is_all=True))
            return
        with self._lock:
            paths, is_all = self._pending.take()
        if paths or is_all:
            is_all |= self._folder in paths
            self._tell(News(frozenset() if is_all else paths, is_all))
            self._keep_up(paths, is_all)
        self._poll()

    def _poll(self) -> None:
        is_asked, self._is_asked = self._is_asked, False
        is_due = time.monotonic() >= self._next_poll_s
        if self._is_polling and (is_asked or is_due):
            self._next_poll_s = time.monotonic() + self._poll_s
            self._tell(News(is_all=True, is_polled=not is_asked))

    def _seconds_to_wait(self) -> float:
        with self._lock:
            left = self._pending.seconds_left
        return _CHECK_S if left is None else min(left, _CHECK_S)

    # Hearing from the system

    def _begin(self) -> None:
        """Begin to watch the folder as it is now, if it is there."""
        self._end_observing()
        self._is_polling = True
        if self._identity is None:
            return
        try:
            if is_remote(self._folder):
                return
            forest = forest_of(self._folder, self._since_ns)
            trees = forest.trees[:MOST_TREES]
            self._observing = Observing(trees, self._pending, self._lock, self._wake.set)
            # What happened while this began.
            changed = forest_of(self._folder, self._since_ns).changed
        except LikewiseError as error:
            self._limit(error)
        except OSError as error:
            _log.info("a folder is looked at now and then, since it is not watched: %s", error)
        else:
            self._is_polling = len(forest.trees) > MOST_TREES
            self._since_ns = time.time_ns() - _CLOCK_NS
            with self._lock:
                for path in changed:
                    self._pending.touch(path)

    def _keep_up(self, paths: frozenset[bytes], is_all: bool) -> None:
        """New folders are watched too, if that is still possible; new links to folders are not
        by themselves."""
        if self._observing is None:
            return
        new = [path for path in paths if os.path.isdir(path)]
        if is_all or any(os.path.islink(path) for path in new):
            self._begin()
        elif new:
            try:
                self._observing.check()
            except LikewiseError as error:
                self._limit(error)

    def _limit(self, error: LikewiseError) -> None:
        """There are no watches left: what is heard is not all, so look now and then."""
        if not self._is_closed:
            self._is_polling = True
            self._tell(News(problem=error))

    def _end_observing(self) -> None:
        if self._observing is not None:
            self._observing.close()
            self._observing = None


def _identity(folder: bytes) -> tuple[int, int] | None:
    """Which folder lies at a path; None where none does."""
    try:
        info = os.stat(folder)
    except OSError:
        return None
    return info.st_dev, info.st_ino
