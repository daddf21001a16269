"""Whole pictures for the preview: decoded by a worker, waited for in a thread."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPainter

from core.errors import LikewiseError
from core.failing import reason_of
from core.jobs import Cancelled
from core.workers.pool import WorkerLost, WorkerPool
from core.workers.tasks import Source, Task
from core.workers.whole import OpenWhole, ReadRows

#: Pixels copied at once: a large picture must not lie in memory a third time, and a copy holds
#: Python's lock, for which the window would wait.
_STRIP_PIXELS = 500_000
#: A level whose shorter side is smaller than twice this need not be halved.
_SMALLEST_LEVEL_PX = 512


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A decoded picture and its halvings: what is drawn is at most twice too large.

    Drawing a 50-megapixel picture in a small window from all its pixels would flicker and crawl.
    """

    levels: tuple[QImage, ...]

    def level(self, scale: float) -> QImage:
        """The smallest level with enough pixels for `scale` screen pixels a picture pixel."""
        fitting = [
            image for image in self.levels if image.width() >= self.levels[0].width() * scale
        ]
        return fitting[-1] if fitting else self.levels[0]


def load_picture(pool: WorkerPool, source: bytes, is_path: bool = True) -> Picture:
    """Have a picture decoded from its file, or (no path) from its encoded bytes.

    By a worker, since no file may end the window; `pool` has to be one of a single worker. Raises
    `LikewiseError`. Takes seconds for large ones.
    """
    sizes = _answer(pool, OpenWhole(Source(source, is_path), _SMALLEST_LEVEL_PX))
    return Picture(tuple(_level(pool, number, size) for number, size in enumerate(sizes)))


def _level(pool: WorkerPool, number: int, size: tuple[int, int]) -> QImage:
    """The same pixels, in the format that the screen draws fastest."""
    width, height = size
    made = QImage(width, height, QImage.Format.Format_RGB32)
    if made.isNull():
        raise LikewiseError("out_of_memory")
    painter = QPainter(made)
    n_rows = max(_STRIP_PIXELS // width, 1)
    for top in range(0, height, n_rows):
        data = _answer(pool, ReadRows(number, top, n_rows))
        rows = len(data) // (3 * width)
        strip = QImage(data, width, rows, 3 * width, QImage.Format.Format_RGB888)
        painter.drawImage(0, top, strip)
    painter.end()
    return made


def _answer(pool: WorkerPool, task: Task) -> Any:
    try:
        return pool.submit(task).result()
    except (WorkerLost, MemoryError, RuntimeError) as error:
        raise reason_of(error) from error


class PictureLoader(QObject):
    """Has one picture at a time decoded, from a thread that ends when nothing is left to do.

    The worker that decodes is started for the first of them.

    The newest request wins: one that waits is replaced. `loaded(token, picture)` and
    `failed(token, error)` are emitted from that thread.
    """

    loaded = Signal(int, object)
    failed = Signal(int, object)

    def __init__(self) -> None:
        # No parent: a running thread keeps it alive when the window is gone.
        super().__init__()
        self._lock = threading.Lock()
        self._wanted: tuple[int, bytes, bool] | None = None
        self._thread: threading.Thread | None = None
        # Somebody waits for it, and indexing must not take its turn.
        self._pool = WorkerPool(n_workers=1, is_gentle=False)

    def ask(self, token: int, source: bytes, is_path: bool) -> None:
        """Load this next, in place of what waits; see `load_picture`."""
        with self._lock:
            self._wanted = (token, source, is_path)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="preview", daemon=True)
                self._thread.start()

    def forget(self) -> None:
        """Drop what waits; what is being decoded is not stopped."""
        with self._lock:
            self._wanted = None

    def close(self, timeout_s: float) -> None:
        """End the worker and the thread, for the end of the program."""
        self._pool.close()
        if (thread := self._thread) is not None:
            thread.join(timeout_s)

    def _run(self) -> None:
        while True:
            with self._lock:
                wanted, self._wanted = self._wanted, None
                if wanted is None:
                    self._thread = None
                    return
            self._load(*wanted)

    def _load(self, token: int, source: bytes, is_path: bool) -> None:
        try:
            picture = load_picture(self._pool, source, is_path)
        except LikewiseError as error:
            self.failed.emit(token, error)
        except MemoryError:
            self.failed.emit(token, LikewiseError("out_of_memory"))
        except Cancelled:
            return  # the program ends
        else:
            self.loaded.emit(token, picture)
