"""Two pictures side by side under a sentence, as an example of what a threshold does."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.by_hand.picture_box import PictureBox
from gui.elided_label import ElidedLabel
from gui.theme import SPACE
from gui.thumbnails import ThumbnailCache

_HEIGHT_PX = 120


class ExamplePair(QWidget):
    """Empty until `show_pair` is called."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ElidedLabel()
        self._boxes = [PictureBox(thumbnails, can_be_chosen=False) for _ in range(2)]
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for box in self._boxes:
            box.setFixedHeight(_HEIGHT_PX)
            row.addWidget(box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._text)
        layout.addLayout(row)
        self.setFixedHeight(_HEIGHT_PX + SPACE + self._text.sizeHint().height())

    @property
    def text(self) -> str:
        """What is said; empty where there is no example."""
        return self._text.text()

    def show_pair(self, image_ids: tuple[int, int], text: str) -> None:
        """Show two images, 0 for none."""
        self._text.setText(text)
        for box, image_id in zip(self._boxes, image_ids, strict=True):
            box.show_image(image_id, text)
            box.setVisible(image_id > 0)
