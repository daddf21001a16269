"""Images that lie in a plane: which they are, where they are, and which one is at a place."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.gallery.overlays import draw_empty
from gui.map.marks import is_among
from gui.map.navigation import Navigation
from gui.map.shared import Shared
from gui.map.spoken import SpokenPoints
from gui.messages import listed, shown_count, shown_pictures

_HOVER_PX = 10.0
_NO_POINTS: NDArray[np.float32] = np.zeros((0, 2), np.float32)
_NO_IDS: NDArray[np.int64] = np.zeros(0, np.int64)


class PlanePoints(Navigation):
    """Shows points, or says why there are none."""

    def __init__(self, shared: Shared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shared = shared
        self.image_ids = _NO_IDS
        #: y downwards
        self.points = _NO_POINTS
        self._empty_title = self._empty_help = ""
        self._spoken = SpokenPoints(self)

    def show_points(
        self,
        image_ids: NDArray[np.int64],
        points: NDArray[np.float32],
        bounds: QRectF,
        most_scale: float | None = None,
    ) -> None:
        """Show these images int64 [n] at points float32 [n, 2], y downwards, within `bounds`."""
        self.image_ids, self.points = image_ids, points
        self.plane.set_bounds(bounds, most_scale)
        self._spoken.renew()
        self.say_contents()
        self.update()

    def show_none(self, title: str, help: str = "") -> None:
        """Show no points, and say why."""
        self._empty_title, self._empty_help = title, help
        self.show_points(_NO_IDS, _NO_POINTS, QRectF(0, 0, 1, 1))

    def say_contents(self) -> None:
        """Tell a screen reader how much is shown and selected."""
        if not len(self.points):
            self.setAccessibleDescription(f"{self._empty_title}\n{self._empty_help}".strip())
            return
        n_selected = int(is_among(self.image_ids, self.shared.marks.selection).sum())
        self.setAccessibleDescription(
            self.tr("{pictures}, {n} of them selected").format(
                pictures=shown_pictures(len(self.points)), n=shown_count(n_selected)
            )
        )

    def name_of(self, image_id: int) -> str:
        """What a picture is called: its file, and its label if it has one."""
        name, label = self.shared.files.name_of(image_id), self.shared.colours.name_of(image_id)
        return listed((name, label)) if label else name

    # For the views made of this

    def pickable(self) -> NDArray[np.bool_] | None:
        """Which points can be clicked and selected, bool [n]; None: all."""
        return None

    def row_at(self, place: QPointF) -> int:
        """The point at a place of the view, -1 where there is none."""
        found = self.nearest(place)
        if found < 0:
            return -1
        away = self.plane.places(self.points[found : found + 1])[0] - (place.x(), place.y())
        return found if float(np.hypot(*away)) <= _HOVER_PX else -1

    def paint_plane(self, painter: QPainter) -> None:
        """Draw the points; there are some."""

    def paint_above(self, painter: QPainter) -> None:
        """Draw what lies over all else."""

    def nearest(self, place: QPointF, among: NDArray[np.bool_] | None = None) -> int:
        """The point that lies nearest to a place of the view, -1 where there are none."""
        # All distances: a third of a millisecond for 50,000, less than any look-up is worth.
        if not len(self.points):
            return -1
        at = self.plane.point(place)
        x = self.points[:, 0] - np.float32(at.x())
        y = self.points[:, 1] - np.float32(at.y())
        squares = x * x + y * y
        for mask in (self.pickable(), among):
            if mask is not None:
                squares[~mask] = np.inf
        found = int(squares.argmin())
        return found if np.isfinite(squares[found]) else -1

    def place_of(self, row: int) -> QPointF:
        """Where a point lies in the view."""
        x, y = self.plane.places(self.points[row : row + 1])[0]
        return QPointF(float(x), float(y))

    def row_of(self, image_id: int) -> int:
        """The point of an image, -1 where it has none."""
        rows = np.flatnonzero(self.image_ids == image_id) if image_id else _NO_IDS
        return int(rows[0]) if len(rows) else -1

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.plane.set_area(QSizeF(self.size()), self.margin_px)
        self._spoken.setGeometry(self.rect())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        if len(self.points):
            self.paint_plane(painter)
        else:
            draw_empty(painter, self.rect(), self, self._empty_title, self._empty_help)
        self.paint_above(painter)
        painter.end()
