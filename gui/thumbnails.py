"""Thumbnails for the grid: decoded in the background, the ones asked for last first.

Knows images by their id alone; where the bytes come from is passed in. Pixels are decoded to one
of a few sizes, so that a slightly larger tile needs no new decoding.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Condition
from typing import Generic, TypeVar

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QThread, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from core.errors import LikewiseError

#: Longest side of a decoded thumbnail, in device pixels.
SIZE_CLASSES_PX = (128, 256, 512)
CACHE_BYTES = 96 * 2**20
#: More than a screen rarely shows; what was asked for before that has most likely scrolled away.
MAX_PENDING = 200
#: How long an image without thumbnail is left alone.
RETRY_S = 5.0

N_THREADS = 2
_PNG = b"\x89PNG"

ReadProxy = Callable[[int], bytes | None]
_Key = tuple[int, int]

_log = logging.getLogger(__name__)


_K = TypeVar("_K", bound=Hashable)


class PixmapLru(Generic[_K]):
    """The pixmaps used last, as many as fit into `max_bytes` (but at least one)."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._pixmaps: OrderedDict[_K, QPixmap] = OrderedDict()
        #: What they take up now.
        self.n_bytes = 0

    def get(self, key: _K) -> QPixmap | None:
        """A kept pixmap, which by this becomes the one used last."""
        pixmap = self._pixmaps.get(key)
        if pixmap is not None:
            self._pixmaps.move_to_end(key)
        return pixmap

    def keep(self, key: _K, pixmap: QPixmap) -> None:
        """Keep a pixmap; the ones not used for longest go."""
        self.drop(key)
        self._pixmaps[key] = pixmap
        self.n_bytes += _n_bytes(pixmap)
        while self.n_bytes > self._max_bytes and len(self._pixmaps) > 1:
            self.drop(next(iter(self._pixmaps)))

    def drop(self, key: _K) -> None:
        """Let go of a pixmap, if it is there."""
        pixmap = self._pixmaps.pop(key, None)
        if pixmap is not None:
            self.n_bytes -= _n_bytes(pixmap)

    def clear(self) -> None:
        """Let go of all."""
        self._pixmaps.clear()
        self.n_bytes = 0


def _n_bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * pixmap.depth() // 8


class ThumbnailCache(QObject):
    """Gives pixmaps at once where it has them and fetches them where not.

    Lives in the window's thread. `read_proxy` is called once in each loader thread and returns a
    function that gives the JPEG or PNG bytes of an image, or None where there are none (yet); if
    that function has an attribute `close`, it is called at the end, in the same thread. The id of
    a file with a minus stands for one whose image is not known yet.
    """

    #: image id: `pixmap` now has something new for it.
    ready = Signal(int)
    #: image id: it has no thumbnail for now.
    missed = Signal(int)
    #: All requests are served, but some were dropped on the way: ask again for what is in sight.
    drained = Signal()

    def __init__(
        self,
        read_proxy: Callable[[], ReadProxy],
        parent: QObject | None = None,
        max_bytes: int = CACHE_BYTES,
    ) -> None:
        super().__init__(parent)
        self._pixmaps: PixmapLru[_Key] = PixmapLru(max_bytes)
        self._missing: dict[int, float] = {}
        self._requests = _Requests()
        self._threads = [_Loader(read_proxy, self._requests, self) for _ in range(N_THREADS)]
        for thread in self._threads:
            thread.loaded.connect(self._on_loaded)
            thread.start(QThread.Priority.LowPriority)

    @property
    def n_bytes(self) -> int:
        """What the kept pixmaps take up."""
        return self._pixmaps.n_bytes

    def pixmap(self, image_id: int, side_px: int) -> QPixmap | None:
        """A thumbnail for a square of `side_px` device pixels; None if it has to be fetched.

        While a sharper or smaller one is being fetched, one of another size stands in for it.
        """
        wanted = _size_class(side_px)
        key = (image_id, wanted)
        found = self._pixmaps.get(key)
        if found is not None:
            return found
        if not self._is_missing(image_id):
            self._requests.add(key)
        others = (self._pixmaps.get((image_id, side)) for side in reversed(SIZE_CLASSES_PX))
        return next((other for other in others if other is not None), None)

    def retry(self, image_id: int) -> None:
        """Ask for an image again that had no thumbnail so far."""
        self._missing.pop(image_id, None)

    def forget(self, image_id: int) -> None:
        """Drop what is known of an image, on its way or here; its picture has changed."""
        self.retry(image_id)
        for side_px in SIZE_CLASSES_PX:
            self._requests.forget((image_id, side_px))
            self._pixmaps.drop((image_id, side_px))

    def clear(self) -> None:
        """Forget all images."""
        self._requests.clear()
        self._missing.clear()
        self._pixmaps.clear()

    def close(self) -> None:
        """End the threads; nothing is fetched from now on. May be called twice."""
        self._requests.close()
        for thread in self._threads:
            thread.wait()
        self._threads.clear()

    def _is_missing(self, image_id: int) -> bool:
        since = self._missing.get(image_id)
        return since is not None and time.monotonic() - since < RETRY_S

    def _on_loaded(self, key: _Key, serial: int, image: QImage) -> None:
        if self._requests.finish(key, serial):
            self._accept(key, image)
        if self._requests.take_drained():
            self.drained.emit()

    def _accept(self, key: _Key, image: QImage) -> None:
        image_id, _side_px = key
        if image.isNull():
            self._missing[image_id] = time.monotonic()
            self.missed.emit(image_id)
        else:
            self._pixmaps.keep(key, QPixmap.fromImage(image))
            self.ready.emit(image_id)


class _Requests:
    """What is still to be fetched, shared by the window's thread and the loaders.

    Each request has a serial number, so that an answer to a forgotten one is told apart.
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self._pending: OrderedDict[_Key, int] = OrderedDict()
        self._in_work: dict[_Key, int] = {}
        self._serial = 0
        self._has_dropped = False
        self._is_closed = False

    def add(self, key: _Key) -> None:
        """Put a request before all others."""
        with self._changed:
            if key in self._in_work or self._is_closed:
                return
            self._serial += 1
            self._pending[key] = self._pending.pop(key, self._serial)
            if len(self._pending) > MAX_PENDING:
                self._pending.popitem(last=False)
                self._has_dropped = True
            self._changed.notify()

    def take(self) -> tuple[_Key, int] | None:
        """Wait for the newest request; None when it is time to end."""
        with self._changed:
            while not self._pending and not self._is_closed:
                self._changed.wait()
            if self._is_closed:
                return None
            key, serial = self._pending.popitem()
            self._in_work[key] = serial
            return key, serial

    def finish(self, key: _Key, serial: int) -> bool:
        """Whether the answer to a request is still wanted."""
        with self._changed:
            if self._in_work.get(key) != serial:
                return False
            del self._in_work[key]
            return not self._is_closed

    def take_drained(self) -> bool:
        """True once when nothing is left to do and requests were dropped before that."""
        with self._changed:
            if self._pending or self._in_work or not self._has_dropped:
                return False
            self._has_dropped = False
            return True

    def forget(self, key: _Key) -> None:
        with self._changed:
            self._pending.pop(key, None)
            self._in_work.pop(key, None)

    def clear(self) -> None:
        with self._changed:
            self._pending.clear()
            self._in_work.clear()
            self._has_dropped = False

    def close(self) -> None:
        self.clear()
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()


class _Loader(QThread):
    """One thread that serves requests until they are closed."""

    #: key, serial number of the request, image (null if there is none)
    loaded = Signal(tuple, int, QImage)

    def __init__(
        self, read_proxy: Callable[[], ReadProxy], requests: _Requests, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._read_proxy = read_proxy
        self._requests = requests

    def run(self) -> None:
        """Runs in the thread itself; the window's thread gets the images by a queued signal."""
        read = self._read_proxy()
        try:
            while (request := self._requests.take()) is not None:
                key, serial = request
                self.loaded.emit(key, serial, _load(read, *key))
        finally:
            close = getattr(read, "close", None)
            if close is not None:
                close()


def _load(read: ReadProxy, image_id: int, side_px: int) -> QImage:
    try:
        data = read(image_id)
    except (LikewiseError, OSError, sqlite3.Error) as error:
        # One thumbnail less; the thread must live on for the others.
        _log.warning("thumbnail of image %d: %s", image_id, error)
        data = None
    return QImage() if data is None else _decode(data, side_px)


def _decode(data: bytes, side_px: int) -> QImage:
    """The image in a form that is quick to paint, its longer side at most `side_px`."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"png" if data.startswith(_PNG) else b"jpeg"))
    size = reader.size()
    if max(size.width(), size.height()) > side_px:
        share = side_px / max(size.width(), size.height())
        width, height = round(size.width() * share), round(size.height() * share)
        size.setWidth(max(1, width))
        size.setHeight(max(1, height))
        reader.setScaledSize(size)
    return reader.read().convertToFormat(QImage.Format.Format_RGB32)


def _size_class(side_px: int) -> int:
    return next((side for side in SIZE_CLASSES_PX if side >= side_px), SIZE_CLASSES_PX[-1])
