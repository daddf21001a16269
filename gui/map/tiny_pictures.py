"""Very small pictures of many images, side by side in one image, as a sorted grid shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, Signal, Slot
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from core.jobs import Cancelled, Control, Progress, Report
from gui.networks.job import Job
from gui.thumbnails import ReadProxy

#: Sides of a picture; the second where there are more than so many.
_SIDE_PX, _SMALL_SIDE_PX, _MANY = 32, 16, 10_000
#: A copy so many times smaller is drawn where the grid is small: from all pixels it would flicker.
_SHARE = 4
_TOLD_EVERY = 200

_Pixels = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class _Sheets:
    """The pictures side by side, uint32 [h, w], and the same `_SHARE` times smaller."""

    side_px: int
    full: _Pixels
    small: _Pixels

    def put(self, picture: _Pixels, row: int, column: int) -> None:
        """Lay a picture uint32 [side, side] there."""
        side, less = self.side_px, self.side_px // _SHARE
        self.full[row * side : (row + 1) * side, column * side : (column + 1) * side] = picture
        parts = picture.view(np.uint8).reshape(less, _SHARE, less, _SHARE, 4)
        means = parts.mean(axis=(1, 3)).astype(np.uint8).view(np.uint32)[..., 0]
        self.small[row * less : (row + 1) * less, column * less : (column + 1) * less] = means


class TinyPictures(QObject):
    """Reads the pictures in the background; `changed()` when more of them are there."""

    changed = Signal()

    def __init__(self, read_proxy: Callable[[], ReadProxy], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read_proxy = read_proxy
        self._job = Job(self)
        self._job.progress.connect(self._on_progress)
        self._job.succeeded.connect(self._on_progress)
        self._sheets: _Sheets | None = None

    def show(self, image_ids: NDArray[np.int64], columns: int, empty: QColor) -> None:
        """Read these images, int64 [n] row by row; what is not there yet is `empty`."""
        rows = -(-len(image_ids) // columns)
        side = _SIDE_PX if len(image_ids) <= _MANY else _SMALL_SIDE_PX
        less = side // _SHARE
        sheets = self._sheets = _Sheets(
            side,
            np.full((rows * side, columns * side), empty.rgb(), np.uint32),
            np.full((rows * less, columns * less), empty.rgb(), np.uint32),
        )
        read_proxy = self._read_proxy
        self._job.start(
            lambda report, control: _read(read_proxy, image_ids, columns, sheets, report, control)
        )

    def forget(self) -> None:
        """Read no further: there is nothing to show."""
        self._job.drop()
        self._sheets = None

    def draw(self, painter: QPainter, target: QRectF, cell_px: float) -> None:
        """Draw all of them over `target`, a cell `cell_px` device pixels wide."""
        if self._sheets is None:
            return
        is_small = cell_px * _SHARE <= self._sheets.side_px * 1.5
        sheet = self._sheets.small if is_small else self._sheets.full
        height, width = sheet.shape
        image = QImage(sheet.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, image, QRectF(image.rect()))

    def close(self) -> None:
        """Stop reading, and wait for the end of it."""
        self._job.close()

    @Slot(object)
    def _on_progress(self, _progress: object) -> None:
        self.changed.emit()


def _read(
    read_proxy: Callable[[], ReadProxy],
    image_ids: NDArray[np.int64],
    columns: int,
    sheets: _Sheets,
    report: Report,
    control: Control,
) -> None:
    """Runs in a thread and writes into `sheets`: the window draws what is there."""
    read = read_proxy()
    try:
        for place, image_id in enumerate(image_ids.tolist()):
            if control.is_cancelled:
                raise Cancelled
            data = read(image_id)
            tiny = None if data is None else tiny_picture(data, sheets.side_px)
            if tiny is not None:
                sheets.put(tiny, place // columns, place % columns)
            if place % _TOLD_EVERY == 0:
                report(Progress("pictures", place, len(image_ids)))
    finally:
        close = getattr(read, "close", None)
        if close is not None:
            close()


def tiny_picture(data: bytes, side: int) -> _Pixels | None:
    """The middle square of a JPEG as RGB32 pixels uint32 [side, side]; None if it is none."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    size = reader.size()
    shorter = max(min(size.width(), size.height()), 1)
    size.setWidth(max(round(size.width() * side / shorter), side))
    size.setHeight(max(round(size.height() * side / shorter), side))
    reader.setScaledSize(size)
    image = reader.read()
    if image.isNull():
        return None
    left, top = (image.width() - side) // 2, (image.height() - side) // 2
    square = image.copy(left, top, side, side).convertToFormat(QImage.Format.Format_RGB32)
    picture: _Pixels = _pixels(square).copy()
    return picture


def _pixels(image: QImage) -> _Pixels:
    """The pixels uint32 [h, w] of an RGB32 image, which has to be kept."""
    lines = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    return lines[:, : image.width()]
