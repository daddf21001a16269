"""One group of the panel: its number, its name, how many pictures it has, some of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QStyle, QVBoxLayout, QWidget

from gui.by_hand.group_field import GroupField
from gui.drops import read_drop
from gui.gallery.group_mark import draw_group_mark
from gui.messages import listed, plain_tip, shown_count, shown_pictures
from gui.theme import RADIUS_PX, SPACE, SPACE_SMALL, rounded_pixmap, set_kind, text_label
from gui.thumbnails import ThumbnailCache

CARD_PX = 172
_PICTURE_PX = 40
_PICTURE_RADIUS_PX = 4


class GroupCard(QFrame):
    """`dropped(paths)`: files were dropped on it. `asked()`: show its pictures.
    `named(name)`: it was given a name, "" for none."""

    dropped = Signal(list)
    asked = Signal()
    named = Signal(str)

    def __init__(
        self, number: int, thumbnails: ThumbnailCache, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.number = number
        self.setAcceptDrops(True)
        self.setFixedWidth(CARD_PX)
        set_kind(self, "card")
        self.field = GroupField(self.tr("Group {n}").format(n=number))
        self.field.named.connect(self.named)
        self.count = text_label("", "dim")
        self.pictures = _Pictures(thumbnails, self.tr("Key {n}, or drop here").format(n=number))
        self.pictures.clicked.connect(self.asked)
        head = QHBoxLayout()
        head.setSpacing(SPACE_SMALL)
        head.addWidget(_Mark(number))
        head.addWidget(self.field, 1)
        head.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE_SMALL, SPACE, SPACE)
        layout.setSpacing(SPACE_SMALL)
        layout.addLayout(head)
        layout.addWidget(self.pictures)

    def show_group(self, name: str, image_ids: Sequence[int]) -> None:
        """Show this name, "" for none, and the images that were put in, the last one first."""
        self.field.show_name(name)
        self.count.setText(shown_count(len(image_ids)) if image_ids else "")
        self.pictures.show_images(image_ids)
        called = name or self.field.placeholderText()
        self.setAccessibleName(listed((called, shown_pictures(len(image_ids)))))
        tip = self.tr("Select the pictures of {group}").format(group=called)
        self.pictures.setAccessibleName(tip)
        self.pictures.setToolTip(plain_tip(tip) if image_ids else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit()

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            _accept_copy(event)
            set_kind(self, "card-target")
        else:
            event.ignore()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        set_kind(self, "card")

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        set_kind(self, "card")
        _accept_copy(event)
        self.dropped.emit(list(read_drop(event.mimeData()).paths))


def _accept_copy(event: QDropEvent) -> None:
    # Never Move: the file manager would delete the original.
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


class _Mark(QWidget):
    """The number as it stands on the pictures."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        side = self.fontMetrics().height() + 5
        self.setFixedSize(side, side)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        draw_group_mark(painter, self.rect(), self._number, self.palette(), self.font())
        painter.end()


class _Pictures(QAbstractButton):
    """As many pictures as there is room for, else a hint."""

    def __init__(self, thumbnails: ThumbnailCache, hint: str) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._hint = hint
        self._image_ids: Sequence[int] = ()
        self.setEnabled(False)
        thumbnails.ready.connect(self._on_ready)

    def show_images(self, image_ids: Sequence[int]) -> None:
        """Show the first of these."""
        self._image_ids = image_ids
        self.setEnabled(bool(image_ids))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(CARD_PX - 2 * SPACE, _PICTURE_PX)

    def _rects(self) -> list[QRect]:
        step = _PICTURE_PX + SPACE_SMALL
        n_shown = min((self.width() + SPACE_SMALL) // step, len(self._image_ids))
        rects = [QRect(place * step, 0, _PICTURE_PX, _PICTURE_PX) for place in range(n_shown)]
        return [QStyle.visualRect(self.layoutDirection(), self.rect(), rect) for rect in rects]

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole
        if not self._image_ids:
            painter.setPen(self.palette().color(role.PlaceholderText))
            flags = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextWordWrap.value
            painter.drawText(self.rect(), flags | Qt.AlignmentFlag.AlignLeading.value, self._hint)
        for rect, image_id in zip(self._rects(), self._image_ids, strict=False):
            self._draw_picture(painter, rect, image_id)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(role.Accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS_PX, RADIUS_PX)
        painter.end()

    def _draw_picture(self, painter: QPainter, rect: QRect, image_id: int) -> None:
        ratio = self.devicePixelRatioF()
        pixmap = self._thumbnails.pixmap(image_id, round(_PICTURE_PX * ratio))
        if pixmap is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Midlight))
            painter.drawRoundedRect(rect, _PICTURE_RADIUS_PX, _PICTURE_RADIUS_PX)
        else:
            square = rounded_pixmap(pixmap, _PICTURE_PX, _PICTURE_RADIUS_PX, ratio)
            painter.drawPixmap(rect.topLeft(), square)

    @Slot(int)
    def _on_ready(self, image_id: int) -> None:
        if image_id in self._image_ids[: len(self._rects())]:
            self.update()
