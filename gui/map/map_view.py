"""The map of a folder: a dot for each picture, and the pictures themselves from near by."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from core.maps.records import FolderMap
from gui.map.colour_table import colour_table
from gui.map.dots import Canvas, rgb_table
from gui.map.label_colours import UNLABELLED
from gui.map.marks import is_among
from gui.map.plane import bounds_of
from gui.map.plane_view import PlaneView
from gui.map.shared import Shared
from gui.map.spread import Spread
from gui.theme import mixed

#: From this zoom on pictures are shown, where not too many dots would be hidden by them.
_PICTURES_FROM = 1.6
_MOST_DOTS_A_PICTURE = 8.0
_PICTURE_PX, _LARGEST_PICTURE_PX = 44.0, 112.0
_FRAME_PX = 3.0
_LEAST_DOT_PX, _LARGEST_DOT_PX = 1.5, 5.5
#: How much is left of the colour of what is not selected, while something is.
_FADED = 0.28
_MOST_RINGS = 200
_HIT_PX = 1.25
_SMOOTH = QPainter.RenderHint.SmoothPixmapTransform


class MapView(PlaneView):
    """Shows one `FolderMap`."""

    def __init__(self, shared: Shared, parent: QWidget | None = None) -> None:
        super().__init__(shared, parent)
        self.has_pictures = True
        self.setAccessibleName(self.tr("Map"))
        self._spread = Spread(self.points)
        self._colours: NDArray[np.int64] = np.zeros(0, np.int64)
        self._is_drawn: NDArray[np.bool_] = np.zeros(0, np.bool_)
        self._is_selected: NDArray[np.bool_] = np.zeros(0, np.bool_)
        #: Whether all others fade.
        self._is_fading = False
        self._is_near = False
        self._targets: dict[int, QRectF] = {}
        self._canvas: tuple[object, Canvas, QImage] | None = None
        shared.colours.changed.connect(self._take_colours)
        shared.marks.query_changed.connect(self._take_selection)

    def show_map(self, folder_map: FolderMap) -> None:
        """Show this map, all of it."""
        points = np.ascontiguousarray(folder_map.points * np.array([1, -1], np.float32))
        self._spread = Spread(points)
        self._targets = {}
        self.show_points(folder_map.image_ids, points, bounds_of(points))
        self._take_colours()
        self._take_selection()

    def set_pictures(self, has_pictures: bool) -> None:
        """Show pictures from near by, or dots always."""
        self.has_pictures = has_pictures
        self.update()

    @property
    def shown_rows(self) -> list[int]:
        """The points that are shown as pictures now."""
        return list(self._targets)

    def pickable(self) -> NDArray[np.bool_] | None:
        return self._is_drawn if len(self._is_drawn) == len(self.points) else None

    def row_at(self, place: QPointF) -> int:
        """Also the point whose picture is there; the one painted last lies above."""
        for row, target in reversed(self._targets.items()):
            if target.contains(place):
                return row
        return super().row_at(place)

    # What is drawn follows the marks and colours

    @Slot()
    def _take_colours(self) -> None:
        self._colours = self.shared.colours.colours_of(self.image_ids)
        self._is_drawn = ~self.shared.colours.hidden(self._colours)
        self._canvas = None
        self.update()

    def _on_selection_changed(self) -> None:
        self._take_selection()
        super()._on_selection_changed()

    @Slot()
    def _take_selection(self) -> None:
        marks = self.shared.marks
        before = self._is_selected, self._is_fading
        self._is_selected = is_among(self.image_ids, marks.standing_out)
        self._is_fading = marks.is_fading
        if not np.array_equal(before[0], self._is_selected) or before[1] != self._is_fading:
            self._canvas = None

    def changeEvent(self, event: Any) -> None:  # noqa: N802 - Qt's name
        self._canvas = None  # light may have become dark
        super().changeEvent(event)

    def paint_plane(self, painter: QPainter) -> None:
        places = self.plane.places(self.points)
        self._is_near = self._wants_pictures(places)
        painter.drawImage(0, 0, self._dots(places))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._targets = {}
        # Below the pictures: what lies behind one is not to be seen through it.
        self._paint_hits(painter, places)
        if self._is_near:
            self._paint_pictures(painter, places)
        self._paint_rings(painter, places)

    # Dots

    def _dots(self, places: NDArray[np.float32]) -> QImage:
        """The image of all dots; painted again only where something has changed."""
        ratio = self.devicePixelRatioF()
        key = (self.plane.shift, self.width(), self.height(), ratio)
        if self._canvas is None or self._canvas[0] != key:
            canvas = self._drawn_canvas(places * np.float32(ratio), ratio)
            self._canvas = (key, canvas, canvas.image(ratio))
        return self._canvas[2]

    def _drawn_canvas(self, places: NDArray[np.float32], ratio: float) -> Canvas:
        base = self.palette().color(QPalette.ColorRole.Base)
        width, height = round(self.width() * ratio), round(self.height() * ratio)
        canvas = Canvas(width, height, base)
        bright = self._colour_table()
        soft = rgb_table([mixed(one, base, _FADED) for one in bright])
        is_fading = self._is_fading
        is_plain = self._colours < 0
        radius = self.dot_radius_px() * ratio
        # Grey first, so that it hides no colour; what is selected last.
        others = self._is_drawn & ~self._is_selected
        for mask in (others & is_plain, others & ~is_plain):
            table = soft if is_fading else rgb_table(bright)
            canvas.draw(places[mask], table, self._colours[mask], radius)
        chosen = self._is_drawn & self._is_selected
        canvas.draw(places[chosen], rgb_table(bright), self._colours[chosen], radius + ratio)
        return canvas

    def _colour_table(self) -> list[QColor]:
        return colour_table(self.palette(), self.shared.colours.labels is not None)

    def dot_radius_px(self) -> float:
        """Smaller where there are many, larger from near by."""
        fitted = self._room_px() / self.plane.zoom
        radius = min(max(0.12 * fitted, _LEAST_DOT_PX), _LARGEST_DOT_PX)
        return float(min(radius * self.plane.zoom**0.5, _LARGEST_DOT_PX))

    def _room_px(self) -> float:
        """How far apart the points would lie if they were spread evenly."""
        room = max(self.width() * self.height(), 1) / max(len(self.points), 1)
        return float(room**0.5 * self.plane.zoom)

    # Pictures

    def _wants_pictures(self, places: NDArray[np.float32]) -> bool:
        if not self.has_pictures or self.plane.zoom < _PICTURES_FROM:
            return False
        n_seen = int((self._seen(places) & self._is_drawn).sum())
        room = self.width() * self.height() / (_PICTURE_PX * _PICTURE_PX)
        return n_seen <= _MOST_DOTS_A_PICTURE * room

    def _seen(self, places: NDArray[np.float32]) -> NDArray[np.bool_]:
        x, y = places[:, 0], places[:, 1]
        seen: NDArray[np.bool_] = (x >= 0) & (y >= 0) & (x < self.width()) & (y < self.height())
        return seen

    def _paint_pictures(self, painter: QPainter, places: NDArray[np.float32]) -> None:
        about = min(max(0.75 * self._room_px(), _PICTURE_PX), _LARGEST_PICTURE_PX)
        is_seen = self._seen(places) & self._is_drawn
        rows, square = self._spread.shown(is_seen, self.plane.scale, about)
        side = min(square * 0.9, _LARGEST_PICTURE_PX)
        painter.setRenderHint(_SMOOTH)
        device_side = round(side * self.devicePixelRatioF())
        colours = self._colour_table()
        if self.shared.colours.labels is None:
            colours[UNLABELLED] = self.palette().color(QPalette.ColorRole.Mid)
        is_hit = is_among(self.image_ids, self.shared.marks.hits)
        pen = QPen(self.palette().color(QPalette.ColorRole.Accent), _HIT_PX)
        for row in rows.tolist():
            pixmap = self.shared.thumbnails.pixmap(int(self.image_ids[row]), device_side)
            if pixmap is None:
                continue  # its dot is there meanwhile
            x, y = places[row].tolist()
            target = _fitted(pixmap, QPointF(x, y), side)
            self._targets[row] = target
            is_dim = self._is_fading and not self._is_selected[row]
            painter.setOpacity(_FADED + 0.1 if is_dim else 1.0)
            frame = target.adjusted(-_FRAME_PX, -_FRAME_PX, _FRAME_PX, _FRAME_PX)
            painter.fillRect(frame, colours[int(self._colours[row])])
            painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))
            if is_hit[row]:
                self._ring(painter, row, places, pen, 0)
        painter.setOpacity(1.0)

    # Rings

    def _paint_hits(self, painter: QPainter, places: NDArray[np.float32]) -> None:
        pen = QPen(self.palette().color(QPalette.ColorRole.Accent), _HIT_PX)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        hits = np.flatnonzero(is_among(self.image_ids, self.shared.marks.hits) & self._is_drawn)
        for row in hits[:_MOST_RINGS].tolist():
            self._ring(painter, row, places, pen, self.dot_radius_px() + 2)

    def _paint_rings(self, painter: QPainter, places: NDArray[np.float32]) -> None:
        marks, palette = self.shared.marks, self.palette()
        accent = palette.color(QPalette.ColorRole.Accent)
        text = palette.color(QPalette.ColorRole.Text)
        radius = self.dot_radius_px() + 3
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for row in np.flatnonzero(is_among(self.image_ids, marks.query)).tolist():
            self._ring(painter, row, places, QPen(accent, 3), radius + 5)
            self._ring(painter, row, places, QPen(text, 1), radius + 7)
        hovered = self.row_of(marks.hovered)
        if hovered >= 0:
            self._ring(painter, hovered, places, QPen(text, 2), radius + 1)

    def _ring(
        self,
        painter: QPainter,
        row: int,
        places: NDArray[np.float32],
        pen: QPen,
        radius: float,
    ) -> None:
        painter.setPen(pen)
        target = self._targets.get(row)
        if target is not None:
            out = _FRAME_PX + pen.widthF() / 2
            painter.drawRect(target.adjusted(-out, -out, out, out))
        else:
            x, y = places[row].tolist()
            painter.drawEllipse(QPointF(x, y), radius, radius)


def _fitted(pixmap: QPixmap, centre: QPointF, side: float) -> QRectF:
    """Where a picture lies that fills a square around `centre` with its longer side."""
    share = side / max(pixmap.width(), pixmap.height(), 1)
    width, height = pixmap.width() * share, pixmap.height() * share
    return QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)
