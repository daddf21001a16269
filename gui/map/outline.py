"""What is drawn with the mouse to select: a box or a lasso, and which places lie in it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPen, QPolygonF

#: A lasso takes in no point nearer to its last one.
_STEP_PX = 3.0


class Outline:
    """Begins at `start`; a lasso follows the mouse, a box has its corner there."""

    def __init__(self, start: QPointF, is_lasso: bool) -> None:
        self._start = start
        self._is_lasso = is_lasso
        self.polygon = QPolygonF([start])

    def draw_to(self, place: QPointF) -> None:
        """The mouse is there now."""
        if not self._is_lasso:
            self.polygon = QPolygonF(QRectF(self._start, place).normalized())
            return
        last = self.polygon.last()
        if (place - last).manhattanLength() >= _STEP_PX:
            self.polygon.append(place)

    def encloses(self, places: NDArray[np.float32], size: QSize) -> NDArray[np.bool_]:
        """Which places float32 [n, 2] of a view of this size lie in it, bool [n].

        To the pixel, by filling the outline and looking the places up: as quick for a long lasso
        as for a box. Where a lasso crosses itself, what it runs around twice is in it.
        """
        mask = QImage(size, QImage.Format.Format_Grayscale8)
        mask.fill(0)
        painter = QPainter(mask)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("white"))
        painter.drawPolygon(self.polygon, Qt.FillRule.WindingFill)
        painter.end()
        lines = np.frombuffer(mask.constBits(), np.uint8).reshape(size.height(), -1)
        at = np.floor(places).astype(np.int64)
        is_seen = ((at >= 0) & (at < (size.width(), size.height()))).all(axis=1)
        at[~is_seen] = 0
        found: NDArray[np.bool_] = is_seen & (lines[at[:, 1], at[:, 0]] > 0)
        return found

    def paint(self, painter: QPainter, palette: QPalette) -> None:
        """Draw it over the view."""
        line = QColor(palette.color(QPalette.ColorRole.Accent))
        fill = QColor(line)
        fill.setAlphaF(0.14)
        painter.setPen(QPen(line, 1.5))
        painter.setBrush(fill)
        painter.drawPolygon(self.polygon, Qt.FillRule.WindingFill)
