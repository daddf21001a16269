"""The card beside the mouse: a picture of the map a little larger, its name and its label."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.elided_label import ElidedLabel
from gui.theme import SPACE, SPACE_SMALL, set_kind

PICTURE_PX = 168
_GAP_PX = 18


class HoverCard(QFrame):
    """Lies over the view, never under the mouse, and takes no clicks."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        set_kind(self, "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setFixedSize(PICTURE_PX, PICTURE_PX)
        self.name = ElidedLabel()
        self.label = ElidedLabel()
        set_kind(self.label, "dim")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE_SMALL)
        layout.addWidget(self.picture)
        for line in (self.name, self.label):
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            layout.addWidget(line)
        self.hide()

    def show_picture(self, name: str, label: str, pixmap: QPixmap | None) -> None:
        """Say what is under the mouse; the picture may follow."""
        self.name.setText(name)
        self.label.setText(label)
        self.label.setVisible(bool(label))
        self.show_pixmap(pixmap)

    def show_pixmap(self, pixmap: QPixmap | None) -> None:
        """The picture is there, or not yet."""
        if pixmap is None:
            self.picture.clear()
            return
        ratio = self.devicePixelRatioF()
        side = round(PICTURE_PX * ratio)
        scaled = pixmap.scaled(
            QSize(side, side),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        self.picture.setPixmap(scaled)

    def show_beside(self, place: QPoint) -> None:
        """Come up beside a place of the view, where there is room."""
        self.adjustSize()
        room = self._view.rect()
        box = QRect(place + QPoint(_GAP_PX, _GAP_PX), self.size())
        if box.right() > room.right():
            box.moveRight(place.x() - _GAP_PX)
        if box.bottom() > room.bottom():
            box.moveBottom(max(room.bottom(), box.height()))
        box.moveTo(max(box.left(), 0), max(box.top(), 0))
        self.setGeometry(box)
        self.raise_()
        self.show()
