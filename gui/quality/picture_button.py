"""A thumbnail that can be clicked."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPixmap, QShowEvent
from PySide6.QtWidgets import QToolButton, QWidget

from gui.messages import listed, plain_tip
from gui.theme import set_kind
from gui.thumbnails import ThumbnailCache


class PictureButton(QToolButton):
    """`asked(image_id)`: it was clicked. The picture comes once the button is on the screen."""

    asked = Signal(int)

    def __init__(
        self, thumbnails: ThumbnailCache, side_px: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._side_px = side_px
        self.image_id = 0
        set_kind(self, "flat")
        self.setIconSize(QSize(side_px, side_px))
        self.clicked.connect(lambda: self.asked.emit(self.image_id))
        thumbnails.ready.connect(self._on_ready)

    def show_image(self, image_id: int, name: str, text: str) -> None:
        """Show an image; `text` says what it stands for."""
        self.image_id = image_id
        self.setAccessibleName(listed((name, text)) if name else text)
        self.setToolTip(plain_tip(f"{name}\n{text}" if name else text))
        self.setIcon(QIcon())
        self.setEnabled(image_id > 0)
        if self.isVisible():
            self._fetch()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._fetch()

    @Slot(int)
    def _on_ready(self, image_id: int) -> None:
        if image_id == self.image_id and self.isVisible():
            self._fetch()

    def _fetch(self) -> None:
        side = round(self._side_px * self.devicePixelRatioF())
        pixmap = self._thumbnails.pixmap(self.image_id, side) if self.image_id else None
        if pixmap is not None:
            self.setIcon(QIcon(_filling(pixmap, side)))


def _filling(pixmap: QPixmap, side: int) -> QPixmap:
    """As large as there is room for, where a picture is smaller: an icon never grows by itself."""
    if max(pixmap.width(), pixmap.height()) >= side:
        return pixmap
    kept = Qt.AspectRatioMode.KeepAspectRatio
    return pixmap.scaled(side, side, kept, Qt.TransformationMode.SmoothTransformation)
