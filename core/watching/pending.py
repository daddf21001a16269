"""Paths at which something has happened, held back until it is over."""

from __future__ import annotations

import time
from collections.abc import Callable

#: What happens at once at one path, or at many, is looked at once.
SETTLED_AFTER_S = 0.2
#: A file that was written to and not closed, as far as is known, may still be written.
WRITTEN_AFTER_S = 1.0
#: After more than so many paths some may have been missed: the whole folder is looked at.
_MANY = 2000


class PendingPaths:
    """Used by one thread at a time; `now` is a clock in seconds that never goes back."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._due_s: dict[bytes, float] = {}
        self._being_written: set[bytes] = set()
        self._is_too_many = False

    def touch(self, path: bytes) -> None:
        """Something has happened at a path, and is over."""
        self._being_written.discard(path)
        self._hold(path, SETTLED_AFTER_S)

    def write(self, path: bytes) -> None:
        """A file is being written; `touch` tells when it is closed, where the system says so."""
        self._being_written.add(path)
        self._hold(path, WRITTEN_AFTER_S)

    def note(self, path: bytes) -> None:
        """Something has happened that neither begins nor ends the writing of a file."""
        is_written = path in self._being_written
        self._hold(path, WRITTEN_AFTER_S if is_written else SETTLED_AFTER_S)

    @property
    def seconds_left(self) -> float | None:
        """How long until there is something to be taken; None where there is nothing."""
        if not self._due_s:
            return None
        wait = max if self._is_too_many else min  # a flood is let pass
        return max(wait(self._due_s.values()) - self._now(), 0.0)

    def take(self) -> tuple[frozenset[bytes], bool]:
        """The paths at which all is over now; and whether there were so many that the whole
        folder should be looked at instead."""
        if self._is_too_many:
            if self.seconds_left:
                return frozenset(), False
            self._due_s.clear()
            self._being_written.clear()
            self._is_too_many = False
            return frozenset(), True
        now = self._now()
        due = frozenset(path for path, due_s in self._due_s.items() if due_s <= now)
        for path in due:
            del self._due_s[path]
        self._being_written -= due
        return due, False

    def _hold(self, path: bytes, seconds: float) -> None:
        self._due_s[path] = self._now() + seconds
        self._is_too_many |= len(self._due_s) > _MANY
