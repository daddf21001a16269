"""Where a picture lies in a view that can be zoomed and dragged: geometry alone, no widget."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

MOST_ZOOM = 4.0


class Zooming:
    """Places a picture of `size` pixels in `area`.

    `zoom` counts screen pixels a picture pixel, so at 1.0 nothing is interpolated at any screen
    scale. As long as nobody zoomed, the picture is fitted, at most `MOST_ZOOM` times enlarged.
    """

    def __init__(self) -> None:
        self._size = QSizeF()
        self._area = QRectF()
        self._margin = 0.0
        self._device_ratio = 1.0
        self._chosen: float | None = None
        #: The picture's point that lies in the middle of the area, once somebody zoomed.
        self._centre = QPointF()

    def set_area(self, area: QRectF, margin: float, device_ratio: float) -> None:
        """The room there is; a fitted picture keeps `margin` from its edges."""
        self._area, self._margin, self._device_ratio = area, margin, device_ratio
        self._keep_in_view()

    def set_size(self, size: QSizeF) -> None:
        """Begin with another picture, fitted."""
        self._size = size
        self._chosen = None

    @property
    def is_fitted(self) -> bool:
        return self._chosen is None

    @property
    def zoom(self) -> float:
        return self.fit_zoom if self._chosen is None else self._chosen

    @property
    def fit_zoom(self) -> float:
        """The zoom at which the whole picture is seen as large as possible."""
        width = self.fitted(self._size).width() * self._device_ratio
        return min(width / max(self._size.width(), 1.0), MOST_ZOOM)

    @property
    def least_zoom(self) -> float:
        return min(self.fit_zoom, 1.0)

    def fitted(self, size: QSizeF) -> QSizeF:
        """The size in the view of something with these proportions, as large as fits."""
        margins = QSizeF(2 * self._margin, 2 * self._margin)
        room = (self._area.size() - margins).expandedTo(QSizeF(1, 1))
        return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def centred(self, size: QSizeF) -> QRectF:
        """A box of this size in the middle of the area."""
        half = QPointF(size.width() / 2, size.height() / 2)
        return QRectF(self._area.center() - half, size)

    def target(self) -> QRectF:
        """Where the whole picture lies, in coordinates of the view."""
        size = self._size * self._scale()
        if self._chosen is None:
            return self.centred(size)
        return QRectF(self._area.center() - self._centre * self._scale(), size)

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom, leaving the picture's point under `at` (else the middle) where it is."""
        at = self._area.center() if at is None else at
        point = (at - self.target().topLeft()) / self._scale()
        self._chosen = min(max(zoom, self.least_zoom), MOST_ZOOM)
        self._centre = point + (self._area.center() - at) / self._scale()
        self._keep_in_view()

    def fit(self) -> None:
        """Show the whole picture again."""
        self._chosen = None

    def pan(self, by: QPointF) -> None:
        """Move the picture by a distance in the view."""
        self._centre -= by / self._scale()
        self._keep_in_view()

    def _scale(self) -> float:
        """Units of the view a picture pixel."""
        return max(self.zoom, 1e-6) / self._device_ratio

    def _keep_in_view(self) -> None:
        if self._chosen is None:
            return
        self._chosen = max(self._chosen, self.least_zoom)
        room = self._area.size() / self._scale()
        self._centre = QPointF(
            _kept(self._centre.x(), self._size.width(), room.width()),
            _kept(self._centre.y(), self._size.height(), room.height()),
        )


def _kept(centre: float, length: float, room: float) -> float:
    """The centre, moved so that no room stays empty that the picture could fill."""
    if length <= room:
        return length / 2
    return min(max(centre, room / 2), length - room / 2)
