"""A picture with a heat map over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.conditions.explanation import HeatMap
from gui.theme import RADIUS_PX
from gui.why.heat import heat_image, share_at
from gui.why.sentences import place_sentence, where_sentence

#: So much greyer and darker is the picture below a map in full strength: else its own colours
#: would be mistaken for those of the map, and light places for those that add much.
_GREYING = 0.85
_DARKENING = 0.5
#: Around the part of a picture that a condition looks at.
_EDGE = QColor(255, 255, 255, 110)
_LEAST_PX = QSize(180, 140)
_USUAL_PX = QSize(440, 400)


class PictureView(QWidget):
    """Shows a picture as large as fits; the map's strength is 0 (not seen) to 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QImage()
        self._grey = QImage()
        self._heat: HeatMap | None = None
        self._heat_image = QImage()
        self._is_exact = True
        self._factor = 1.0
        self._strength = 1.0
        self.setMinimumSize(_LEAST_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return _USUAL_PX

    def show_picture(self, encoded: bytes) -> None:
        """Show this picture, without a map."""
        self._picture = QImage.fromData(encoded)
        self._grey = self._picture.convertToFormat(QImage.Format.Format_Grayscale8)
        self.clear_heat()

    def show_heat(self, heat: HeatMap, largest: float, is_exact: bool, factor: float = 1.0) -> None:
        """Lay a map over the picture; `largest` is what its brightest colour stands for, and
        `factor` what the map counts in the score."""
        self._heat, self._is_exact, self._factor = heat, is_exact, factor
        self._heat_image = heat_image(heat, largest)
        self.setAccessibleDescription(where_sentence(heat))
        self.update()

    def clear_heat(self) -> None:
        """Show the picture alone."""
        self._heat, self._heat_image = None, QImage()
        self.setAccessibleDescription("")
        self.update()

    @property
    def has_heat(self) -> bool:
        """Whether there is a map to be seen."""
        return self._heat is not None

    def set_strength(self, strength: float) -> None:
        """Let the map be seen more or less."""
        self._strength = strength
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._picture.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Midlight))
            painter.drawRoundedRect(self.rect(), RADIUS_PX, RADIUS_PX)
        else:
            self._draw(painter)
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        target = self._target()
        outline = QPainterPath()
        outline.addRoundedRect(target, RADIUS_PX, RADIUS_PX)
        painter.setClipPath(outline)
        painter.drawImage(target, self._picture)
        if self._heat is None:
            return
        painter.setOpacity(_GREYING * self._strength)
        painter.drawImage(target, self._grey)
        painter.setOpacity(_DARKENING * self._strength)
        painter.fillRect(target, Qt.GlobalColor.black)
        painter.setOpacity(self._strength)
        left, top, width, height = self._heat.box
        seen = QRectF(
            target.left() + left * target.width(),
            target.top() + top * target.height(),
            width * target.width(),
            height * target.height(),
        )
        painter.drawImage(seen, self._heat_image)
        if not seen.adjusted(-1, -1, 1, 1).contains(target):
            painter.setPen(QPen(_EDGE, 1, Qt.PenStyle.DashLine))
            painter.drawRect(seen)

    def _target(self) -> QRectF:
        """Where the picture lies."""
        size = QSizeF(self._picture.size()).scaled(
            QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio
        )
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(QRectF(self.rect()).center())
        return target

    def event(self, event: QEvent) -> bool:
        """Tell what the place under the mouse adds."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.text_at(event.pos()), self)
            return True
        return super().event(event)

    def text_at(self, place: QPoint) -> str:
        """What is said about a place of the widget; empty beside the picture."""
        target = self._target()
        across = (place.x() - target.left()) / max(target.width(), 1.0)
        down = (place.y() - target.top()) / max(target.height(), 1.0)
        is_inside = 0 <= across <= 1 and 0 <= down <= 1
        if self._heat is None or not is_inside:
            return ""
        share = share_at(self._heat, across, down)
        if share is None:
            return self.tr("The condition does not look here")
        return place_sentence(share * self._factor, self._is_exact)
