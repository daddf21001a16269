"""A picture of a question, as large as there is room for; some can be chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.messages import plain_tip
from gui.theme import RADIUS_PX, SPACE
from gui.thumbnails import ThumbnailCache

#: What is kept of a picture is hardly larger.
_FETCHED_PX = 512
_SMALLEST_PX = 96
_TABBED = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class PictureBox(QAbstractButton):
    """Shows an image by its thumbnail; where it `can_be_chosen`, a click is an answer."""

    def __init__(
        self, thumbnails: ThumbnailCache, can_be_chosen: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._can_be_chosen = can_be_chosen
        self._image_id = 0
        self._is_tabbed_to = False
        self.setMinimumSize(_SMALLEST_PX, _SMALLEST_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if can_be_chosen:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        thumbnails.ready.connect(self._on_ready)
        self.show_image(0, "")

    @property
    def image_id(self) -> int:
        """What is shown; 0 for nothing."""
        return self._image_id

    def show_image(self, image_id: int, name: str) -> None:
        """Show an image, 0 for none."""
        self._image_id = image_id
        self.setAccessibleName(name or self.tr("No picture yet"))
        self.setToolTip(plain_tip(name))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(2 * _SMALLEST_PX, 2 * _SMALLEST_PX)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        # The one that has the focus from the start must not look chosen.
        self._is_tabbed_to = event.reason() in _TABBED
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        self._is_tabbed_to = False
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        role, palette = QPalette.ColorRole, self.palette()
        is_marked = self._can_be_chosen and self.isEnabled() and self.underMouse()
        edge = role.Accent if is_marked or self._is_tabbed_to else role.Mid
        painter.setPen(QPen(palette.color(edge), 2 if is_marked else 1))
        painter.setBrush(palette.color(role.Base))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, RADIUS_PX, RADIUS_PX)
        pixmap = self._pixmap()
        if pixmap is not None:
            self._draw(painter, pixmap, box.adjusted(SPACE, SPACE, -SPACE, -SPACE))
        painter.end()

    def _draw(self, painter: QPainter, pixmap: QPixmap, room: QRectF) -> None:
        size = QSizeF(pixmap.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(room.topLeft(), size)
        target.moveCenter(room.center())
        corners = QPainterPath()
        corners.addRoundedRect(target, RADIUS_PX / 2, RADIUS_PX / 2)
        painter.setClipPath(corners)
        painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))

    def _pixmap(self) -> QPixmap | None:
        return self._thumbnails.pixmap(self._image_id, _FETCHED_PX) if self._image_id else None

    @Slot(int)
    def _on_ready(self, image_id: int) -> None:
        if image_id == self._image_id:
            self.update()
