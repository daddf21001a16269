"""Where points of the plane lie in a view that can be zoomed and dragged: geometry, no widget."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF

#: How far one can zoom in, where nothing else is said: times the scale at which all is seen.
MOST_ZOOM = 400.0


@dataclass(frozen=True, slots=True)
class Shift:
    """How points become places: `scale` times the point, plus (`left_px`, `top_px`)."""

    scale: float
    left_px: float
    top_px: float


class Plane:
    """Shows the part of a plane that its owner zooms and drags to.

    Points have y downwards, as places in a view do. As long as nobody zoomed or dragged, all of
    `bounds` is seen. Lengths are device-independent pixels.
    """

    def __init__(self) -> None:
        self._bounds = QRectF(0, 0, 1, 1)
        self._area = QSizeF(1, 1)
        self._margin_px = 0.0
        self._most_scale: float | None = None
        self._chosen: float | None = None
        #: The point in the middle of the view, once somebody zoomed.
        self._centre = QPointF()

    def set_area(self, size: QSizeF, margin_px: float) -> None:
        """The room there is; what is fitted keeps a margin from its edges."""
        self._area, self._margin_px = size, margin_px

    def set_bounds(self, bounds: QRectF, most_scale: float | None = None) -> None:
        """Show another plane, fitted: all its points lie in `bounds`. Nobody can zoom in further
        than to `most_scale` pixels a unit."""
        self._bounds = bounds
        self._most_scale = most_scale
        self.fit()

    @property
    def is_fitted(self) -> bool:
        return self._chosen is None

    @property
    def fit_scale(self) -> float:
        """Pixels a unit at which all is seen."""
        room = self._area - QSizeF(2 * self._margin_px, 2 * self._margin_px)
        width, height = max(self._bounds.width(), 1e-9), max(self._bounds.height(), 1e-9)
        fit = min(max(room.width(), 1.0) / width, max(room.height(), 1.0) / height)
        return fit if self._most_scale is None else min(fit, self._most_scale)

    @property
    def most_scale(self) -> float:
        """Pixels a unit beyond which one cannot zoom in."""
        return self._most_scale or self.fit_scale * MOST_ZOOM

    @property
    def scale(self) -> float:
        """Pixels a unit."""
        return self.fit_scale if self._chosen is None else self._chosen

    @property
    def zoom(self) -> float:
        """How much larger than fitted."""
        return self.scale / self.fit_scale

    @property
    def shift(self) -> Shift:
        """How points become places now."""
        centre = self._bounds.center() if self._chosen is None else self._centre
        left = self._area.width() / 2 - centre.x() * self.scale
        return Shift(self.scale, left, self._area.height() / 2 - centre.y() * self.scale)

    def places(self, points: NDArray[np.float32]) -> NDArray[np.float32]:
        """Where points float32 [n, 2] lie in the view, float32 [n, 2]."""
        shift = self.shift
        placed: NDArray[np.float32] = points * np.float32(shift.scale)
        placed += np.array([shift.left_px, shift.top_px], np.float32)
        return placed

    def point(self, place: QPointF) -> QPointF:
        """The point of the plane that lies at a place of the view."""
        shift = self.shift
        return (place - QPointF(shift.left_px, shift.top_px)) / shift.scale

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom, leaving the point under `at` (else the middle) where it is."""
        middle = QPointF(self._area.width() / 2, self._area.height() / 2)
        at = middle if at is None else at
        held = self.point(at)
        scale = min(max(self.scale * factor, self.fit_scale), self.most_scale)
        if scale <= self.fit_scale:
            self.fit()
            return
        self._chosen = scale
        self._centre = held + (middle - at) / scale
        self._keep_in_view()

    def pan(self, by: QPointF) -> None:
        """Move what is seen by a distance in the view."""
        shift_centre = self.point(QPointF(self._area.width() / 2, self._area.height() / 2))
        self._chosen = self.scale
        self._centre = shift_centre - by / self.scale
        self._keep_in_view()

    def fit(self) -> None:
        """Show all."""
        self._chosen = None

    def show_point(self, point: QPointF) -> None:
        """Bring a point into the view, no further than its edge."""
        shift = self.shift
        place = point * shift.scale + QPointF(shift.left_px, shift.top_px)
        room = QRectF(QPointF(), self._area).adjusted(*_inwards(self._margin_px))
        dx = min(room.right() - place.x(), 0.0) + max(room.left() - place.x(), 0.0)
        dy = min(room.bottom() - place.y(), 0.0) + max(room.top() - place.y(), 0.0)
        if dx or dy:
            self.pan(QPointF(dx, dy))

    def _keep_in_view(self) -> None:
        """The middle of the view stays within the bounds, so that nobody gets lost."""
        bounds = self._bounds
        self._centre = QPointF(
            min(max(self._centre.x(), bounds.left()), bounds.right()),
            min(max(self._centre.y(), bounds.top()), bounds.bottom()),
        )


def _inwards(margin_px: float) -> tuple[float, float, float, float]:
    return margin_px, margin_px, -margin_px, -margin_px


def bounds_of(points: NDArray[np.float32]) -> QRectF:
    """The box around points float32 [n, 2]; never empty."""
    if not len(points):
        return QRectF(0, 0, 1, 1)
    low, high = points.min(axis=0).astype(float), points.max(axis=0).astype(float)
    width, height = np.maximum(high - low, max(float((high - low).max()), 1e-6) * 0.02)
    middle = (low + high) / 2
    return QRectF(middle[0] - width / 2, middle[1] - height / 2, width, height)
