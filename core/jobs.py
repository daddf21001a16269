"""The vocabulary of long work: how it reports progress and how it is stopped."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass


class Cancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """Raised by a report callback to stop the work; finished parts stay."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is.

    `done` and `total` count images, or bytes where a file is fetched, checked or copied; `total`
    is 0 while it is not known yet. `rate` is how many a second over the last few seconds, 0
    while it is not known.
    """

    stage: str
    done: int
    total: int
    failed: int = 0
    rate: float = 0.0

    @property
    def seconds_left(self) -> float | None:
        """Estimated seconds to the end, or None while nothing can be said."""
        if self.rate <= 0 or self.total <= 0:
            return None
        return max(self.total - self.done, 0) / self.rate


#: Called often by a job. It is also the cancel point: it may raise `Cancelled`.
Report = Callable[[Progress], None]


class Control:
    """How other threads steer a running job: cancel, pause, and what to do first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._cancelled = threading.Event()
        self._paused = threading.Event()
        self._visible: tuple[int, ...] = ()
        self._urgent: tuple[int, ...] = ()
        self._news = threading.Event()

    def cancel(self) -> None:
        """Have the job stop at its next report."""
        self._cancelled.set()

    def pause(self) -> None:
        """Have the job start nothing new until `resume`."""
        self._paused.set()

    def resume(self) -> None:
        """Go on after `pause`."""
        self._paused.clear()

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    @property
    def is_paused(self) -> bool:
        return self._paused.is_set()

    def show_first(self, file_ids: Iterable[int]) -> None:
        """Make thumbnails of these files before all else: they are on the screen."""
        with self._lock:
            self._visible = tuple(file_ids)

    def embed_first(self, file_ids: Iterable[int]) -> None:
        """Embed these files before all else: somebody waits for their ranking."""
        with self._lock:
            self._urgent += tuple(file_ids)

    def note_news(self) -> None:
        """Have the job look which files have appeared or changed since it began."""
        self._news.set()

    def take_news(self) -> bool:
        """Whether `note_news` was called since this was asked last."""
        with self._lock:
            has_news = self._news.is_set()
            self._news.clear()
            return has_news

    def take_wishes(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The files to show and to embed first that were asked for since the last call."""
        with self._lock:
            wishes = self._visible, self._urgent
            self._visible, self._urgent = (), ()
            return wishes


class Rate:
    """How many things happened a second, over the last ten seconds."""

    _WINDOW_S = 10.0

    def __init__(self) -> None:
        self._times: deque[float] = deque()

    def count(self) -> None:
        """One more has happened."""
        self._times.append(time.monotonic())

    def per_second(self) -> float:
        """0 while it cannot be told yet."""
        now = time.monotonic()
        while self._times and now - self._times[0] > self._WINDOW_S:
            self._times.popleft()
        if len(self._times) < 2:
            return 0.0
        return len(self._times) / max(now - self._times[0], 0.1)
