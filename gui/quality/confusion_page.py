"""Which labels are taken for which, with pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.measuring.records import Confusion, Quality
from gui.messages import shown_pictures
from gui.quality.picture_button import PictureButton
from gui.quality.words import percent_text
from gui.theme import SPACE, SPACE_LARGE, set_kind, text_label
from gui.thumbnails import ThumbnailCache

_MOST_ROWS, _MOST_EXAMPLES = 30, 3
_ROWS_AT_ONCE = 4
_THUMBNAIL_PX = 64


class ConfusionPage(QWidget):
    """The most confused first. `query_asked(image_id)`: a picture was clicked."""

    query_asked = Signal(int)

    def __init__(
        self,
        thumbnails: ThumbnailCache,
        name_of: Callable[[int], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._name_of = name_of
        self._waiting: Sequence[Confusion] = ()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._add_rows)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        set_kind(self._area, "bare")
        self._area.setAccessibleName(self.tr("Labels that are confused"))
        self._empty = text_label(self.tr("No label is taken for another."), "dim")
        self._note = text_label(
            self.tr(
                "Pictures whose nearest other picture has another label. In each pair the picture"
                " on the left has the first label, its nearest one the second."
            ),
            "dim",
        )
        self._note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE)
        for widget in (self._note, self._empty):
            layout.addWidget(widget)
        layout.addWidget(self._area, 1)

    def show_quality(self, quality: Quality) -> None:
        """Show one condition."""
        inside = QWidget()
        set_kind(inside, "bare")
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, SPACE, 0)
        self._rows.setSpacing(SPACE)
        self._rows.addStretch(1)
        self._area.setWidget(inside)  # what was there before is deleted
        self._waiting = quality.confusions[:_MOST_ROWS]
        self._add_rows()
        self._empty.setVisible(not quality.confusions)
        self._note.setVisible(bool(quality.confusions))

    @Slot()
    def _add_rows(self) -> None:
        """A few at a time: the window would stand still while all are made."""
        now, self._waiting = self._waiting[:_ROWS_AT_ONCE], self._waiting[_ROWS_AT_ONCE:]
        for confusion in now:
            self._rows.insertWidget(self._rows.count() - 1, self._row(confusion))
        if self._waiting:
            self._timer.start()

    def _row(self, confusion: Confusion) -> QFrame:
        row = QFrame()
        set_kind(row, "card")
        layout = QHBoxLayout(row)
        layout.setSpacing(SPACE_LARGE)
        layout.addLayout(_texts(confusion), 1)
        for image_id, nearest_id in confusion.examples[:_MOST_EXAMPLES]:
            pair = QHBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(self._button(image_id, confusion.label))
            pair.addWidget(self._button(nearest_id, confusion.other))
            layout.addLayout(pair)
        return row

    def _button(self, image_id: int, label: str) -> PictureButton:
        button = PictureButton(self._thumbnails, _THUMBNAIL_PX)
        button.show_image(image_id, self._name_of(image_id), label)
        button.asked.connect(self.query_asked)
        return button


def confusion_text(confusion: Confusion) -> str:
    """Which label is taken for which."""
    return f"{confusion.label} → {confusion.other}"


def _texts(confusion: Confusion) -> QVBoxLayout:
    name = text_label(confusion_text(confusion), bold=True)
    share = QCoreApplication.translate("quality", "{share} of this label, {pictures}").format(
        share=percent_text(confusion.share), pictures=shown_pictures(confusion.n)
    )
    texts = QVBoxLayout()
    texts.addStretch(1)
    for label in (name, text_label(share, "dim")):
        label.setWordWrap(True)
        texts.addWidget(label)
    texts.addStretch(1)
    return texts
