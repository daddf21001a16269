"""What the preview draws: a stand-in, then the picture itself, or why there is none."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from gui.picture import Picture
from gui.theme import scaled_font
from gui.zooming import Zooming

_TEXT = QColor("#e7eaf0")
_TEXT_MARGIN_PX = 96
#: From here on single pixels are what one wants to see.
_SHARP_ZOOM = 2.0


class ShownPicture:
    """One picture at a time, lying in `view`."""

    def __init__(self) -> None:
        self.view = Zooming()
        self.error = ""
        self._picture: Picture | None = None
        self._quick: QPixmap | None = None

    def begin(self, quick: QPixmap | None) -> None:
        """Show `quick`, if anything, until the picture is there."""
        self.error = ""
        self._picture = None
        self._quick = quick if quick is not None and not quick.isNull() else None

    def take(self, picture: Picture) -> None:
        """The picture is there."""
        self._picture, self._quick = picture, None
        self.view.set_size(QSizeF(self.size))

    def fail(self, error: str) -> None:
        """There will be no picture."""
        self.error = error
        self._quick = None

    @property
    def is_loaded(self) -> bool:
        return self._picture is not None

    @property
    def size(self) -> QSize:
        """In pixels; empty while it is not known."""
        return QSize() if self._picture is None else self._picture.levels[0].size()

    @property
    def zoom(self) -> float:
        """Screen pixels a picture pixel; 0 while the size of the picture is not known."""
        return 0.0 if self._picture is None else self.view.zoom

    def target(self) -> QRectF | None:
        """Where the whole picture lies in the view, or what stands in for it."""
        if self._picture is not None:
            return self.view.target()
        if self._quick is not None:
            return self.view.centred(self.view.fitted(QSizeF(self._quick.size())))
        return None

    def paint(self, painter: QPainter, area: QRectF, font: QFont) -> None:
        """Draw it, or the reason why not in `area`."""
        smooth = QPainter.RenderHint.SmoothPixmapTransform
        target = self.target()
        if target is not None and self._picture is not None:
            painter.setRenderHint(smooth, self.zoom < _SHARP_ZOOM)
            image = self._picture.level(self.zoom)
            painter.drawImage(target, image, QRectF(image.rect()))
        elif target is not None and self._quick is not None:
            painter.setRenderHint(smooth)
            painter.drawPixmap(target, self._quick, QRectF(self._quick.rect()))
        elif self.error:
            painter.setPen(_TEXT)
            painter.setFont(scaled_font(font, 1.2))
            flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
            margin = _TEXT_MARGIN_PX
            painter.drawText(area.adjusted(margin, 0, -margin, 0), flags, self.error)
