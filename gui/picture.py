"""Decoding a whole picture for the preview, in a thread."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass

from PIL import Image
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPainter

from core.errors import LikewiseError
from core.images.decode import decode, read_file

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


def load_picture(source: bytes, is_path: bool = True) -> Picture:
    """Decode a picture from its file, or (no path) from its encoded bytes.

    Raises `LikewiseError`. Takes seconds for large ones.
    """
    decoded = decode(_read(source) if is_path else source, None).image
    levels = [_to_qimage(decoded)]
    while min(decoded.size) >= 2 * _SMALLEST_LEVEL_PX:
        decoded = decoded.reduce(2)
        levels.append(_to_qimage(decoded))
    return Picture(tuple(levels))


def _read(path: bytes) -> bytes:
    try:
        info = os.stat(path)
    except OSError as error:
        raise LikewiseError("vanished") from error
    return read_file(path, info.st_size, info.st_mtime_ns)


def _to_qimage(image: Image.Image) -> QImage:
    """The same pixels, in the format that the screen draws fastest."""
    made = QImage(image.width, image.height, QImage.Format.Format_RGB32)
    if made.isNull():
        raise LikewiseError("out_of_memory")
    painter = QPainter(made)
    strip_rows = max(_STRIP_PIXELS // image.width, 1)
    for top in range(0, image.height, strip_rows):
        rows = min(strip_rows, image.height - top)
        data = image.crop((0, top, image.width, top + rows)).tobytes()
        strip = QImage(data, image.width, rows, 3 * image.width, QImage.Format.Format_RGB888)
        painter.drawImage(0, top, strip)
    painter.end()
    return made


class PictureLoader(QObject):
    """Decodes one picture at a time in a thread that ends when nothing is left to do.

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

    def ask(self, token: int, source: bytes, is_path: bool) -> None:
        """Load this next, in place of what waits; see `load_picture`."""
        with self._lock:
            self._wanted = (token, source, is_path)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="preview", daemon=True)
                self._thread.start()

    def forget(self) -> None:
        """Drop what waits; what is being decoded cannot be stopped."""
        with self._lock:
            self._wanted = None

    def wait(self, timeout_s: float) -> None:
        """Wait for the thread to end, for the end of the program."""
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
            picture = load_picture(source, is_path)
        except LikewiseError as error:
            self.failed.emit(token, error)
        except MemoryError:
            self.failed.emit(token, LikewiseError("out_of_memory"))
        else:
            self.loaded.emit(token, picture)
