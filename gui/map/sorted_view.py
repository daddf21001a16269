"""Pictures on a grid in the order in which they were sorted, so that alike ones are near."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QImage, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from core.maps.records import Arrangement
from gui.map.marks import is_among
from gui.map.plane_view import PlaneView
from gui.map.shared import Shared
from gui.map.tiny_pictures import TinyPictures

_LARGEST_CELL_PX = 320.0
#: From here on there is room for thumbnails; below, tiny pictures are drawn all at once.
_THUMBNAIL_PX = 48.0
_GAP = 0.04
_VEIL = 0.72
#: So many selected pictures get a frame.
_MOST_FRAMED = 400


class SortedView(PlaneView):
    """Shows one `Arrangement`: cell n of a row begins n units from the left."""

    margin_px = 8.0

    def __init__(self, shared: Shared, tiny: TinyPictures, parent: QWidget | None = None) -> None:
        super().__init__(shared, parent)
        self._tiny = tiny
        self._columns = 1
        self.setAccessibleName(self.tr("Sorted grid"))
        tiny.changed.connect(self.update)

    def show_arrangement(self, arrangement: Arrangement) -> None:
        """Show this, all of it."""
        places = np.arange(len(arrangement))
        self._columns = columns = max(arrangement.columns, 1)
        points = np.column_stack([places % columns, places // columns]).astype(np.float32) + 0.5
        bounds = QRectF(0, 0, columns, max(arrangement.rows, 1))
        self.show_points(arrangement.image_ids, points, bounds, _LARGEST_CELL_PX)
        empty = self.palette().color(QPalette.ColorRole.Midlight)
        self._tiny.show(arrangement.image_ids, columns, empty)

    def show_none(self, title: str, help: str = "") -> None:
        """Besides: the pictures that were shown are read no further."""
        self._tiny.forget()
        super().show_none(title, help)

    def row_at(self, place: QPointF) -> int:
        """The picture whose cell is there."""
        at = self.plane.point(place)
        column, line = math.floor(at.x()), math.floor(at.y())
        if not 0 <= column < self._columns or line < 0:
            return -1
        row = line * self._columns + column
        return row if row < len(self.points) else -1

    def paint_plane(self, painter: QPainter) -> None:
        cell = self.plane.scale
        if cell < _THUMBNAIL_PX:
            shift = self.plane.shift
            lines = -(-len(self.points) // self._columns)
            target = QRectF(shift.left_px, shift.top_px, self._columns * cell, lines * cell)
            painter.save()
            painter.setClipRect(self.rect())
            self._tiny.draw(painter, target, cell * self.devicePixelRatioF())
            painter.restore()
            self._hide_rest(painter, target)
        else:
            self._paint_thumbnails(painter)
        self._paint_marks(painter)

    def _hide_rest(self, painter: QPainter, target: QRectF) -> None:
        """What is left of the last line is no picture."""
        n_last = len(self.points) % self._columns
        if n_last:
            cell = self.plane.scale
            left, top = target.left() + n_last * cell, target.bottom() - cell
            rest = QRectF(left, top, target.right() - left + 1, cell + 1)
            painter.fillRect(rest, self.palette().base())

    def _paint_thumbnails(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        side = round(self.plane.scale * self.devicePixelRatioF())
        empty = self.palette().color(QPalette.ColorRole.Midlight)
        # From the end: the thumbnails that are asked for last come first.
        for row in reversed(self._visible().tolist()):
            cell = self._cell(row)
            pixmap = self.shared.thumbnails.pixmap(int(self.image_ids[row]), side)
            if pixmap is None:
                painter.fillRect(cell, empty)
                continue
            length = min(pixmap.width(), pixmap.height())
            left, top = (pixmap.width() - length) / 2, (pixmap.height() - length) / 2
            painter.drawPixmap(cell, pixmap, QRectF(left, top, length, length))

    def _seen(self) -> tuple[range, range]:
        """The columns and lines that are in sight."""
        first = self.plane.point(QPointF(0, 0))
        last = self.plane.point(QPointF(self.width(), self.height()))
        n_lines = -(-len(self.points) // self._columns)
        columns = range(max(math.floor(first.x()), 0), min(math.ceil(last.x()), self._columns))
        return columns, range(max(math.floor(first.y()), 0), min(math.ceil(last.y()), n_lines))

    def _visible(self) -> NDArray[np.int64]:
        """The pictures int64 [k] whose cells are in sight."""
        columns, lines = (np.arange(seen.start, seen.stop) for seen in self._seen())
        rows = (lines[:, None] * self._columns + columns).ravel()
        return rows[rows < len(self.points)]

    def _cell(self, row: int) -> QRectF:
        scale, centre = self.plane.scale, self.place_of(row)
        side = scale * (1 - _GAP)
        return QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)

    def _paint_marks(self, painter: QPainter) -> None:
        marks, palette = self.shared.marks, self.palette()
        accent = palette.color(QPalette.ColorRole.Accent)
        visible = self._visible()
        chosen = visible[is_among(self.image_ids[visible], marks.framed)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if marks.is_fading:
            self._veil(painter)
            painter.setPen(QPen(accent, 2))
            # More are told apart well enough by what is faded around them.
            for row in chosen.tolist() if len(chosen) <= _MOST_FRAMED else ():
                painter.drawRect(self._cell(row))
        painter.setPen(QPen(accent, 4))
        for row in visible[is_among(self.image_ids[visible], marks.query)].tolist():
            painter.drawRect(self._cell(row))
        hovered = self.row_of(marks.hovered)
        if hovered >= 0:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 2))
            painter.drawRect(self._cell(hovered))

    def _veil(self, painter: QPainter) -> None:
        """Fade what is not selected: by an image with a pixel for each cell, drawn once."""
        columns, lines = self._seen()
        if not columns or not lines:
            return
        veil = self.palette().color(QPalette.ColorRole.Base)
        veil.setAlphaF(_VEIL)
        cells = np.full((len(lines), len(columns)), veil.rgba(), np.uint32)
        rows = self._visible()
        chosen = rows[is_among(self.image_ids[rows], self.shared.marks.standing_out)]
        cells[chosen // self._columns - lines.start, chosen % self._columns - columns.start] = 0
        height, width = cells.shape
        image = QImage(cells.data, width, height, 4 * width, QImage.Format.Format_ARGB32)
        shift = self.plane.shift
        left = shift.left_px + columns.start * shift.scale
        top = shift.top_px + lines.start * shift.scale
        target = QRectF(left, top, width * shift.scale, height * shift.scale)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(target, image, QRectF(image.rect()))

    @Slot()
    def close_pictures(self) -> None:
        """Stop reading."""
        self._tiny.close()
