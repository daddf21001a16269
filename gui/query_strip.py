"""The query, shown as chips: one for each picture that is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from gui.messages import plain_tip
from gui.theme import (
    RADIUS_PX,
    SPACE,
    SPACE_SMALL,
    rounded_pixmap,
    set_icon,
    set_kind,
    text_label,
)

_THUMBNAIL_PX = 36
_NAME_WIDTH_PX = 140
_STRIP_HEIGHT_PX = 48


@dataclass(frozen=True)
class Chip:
    """One picture of the query; `key` is what `chip_removed` gives back."""

    key: int
    name: str
    pixmap: QPixmap | None
    tooltip: str = ""


class QueryStrip(QWidget):
    """The chips in a row that scrolls sideways; a hint where there are none."""

    chip_removed = Signal(int)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[int, _ChipFrame] = {}
        self._row = QWidget()
        set_kind(self._row, "bare")
        self._row_layout = QHBoxLayout(self._row)
        self._row_layout.setContentsMargins(0, 0, 0, 0)
        self._row_layout.setSpacing(SPACE)
        self._row_layout.addStretch(1)
        self._scroll = _SidewaysScroll(self._row)
        self._empty = text_label(
            self.tr("Click a picture, drop one here, or paste with Ctrl+V"), "dim"
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._scroll)
        self._clear = QPushButton(self.tr("Clear"))
        self._clear.setToolTip(self.tr("Take every picture out of the query"))
        set_kind(self._clear, "flat")
        set_icon(self._clear, "x")
        self._clear.clicked.connect(self.cleared)
        self._clear.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._clear)
        self.setFixedHeight(_STRIP_HEIGHT_PX)
        self.setAccessibleName(self.tr("Query"))

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show exactly these chips, in this order; chips that stay are not made anew."""
        focused = self._focused_place()
        kept = {chip.key: chip for chip in chips}
        for key in [key for key, frame in self._chips.items() if kept.get(key) != frame.chip]:
            frame = self._chips.pop(key)
            self._row_layout.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        for place, chip in enumerate(kept.values()):
            frame = self._chips.get(chip.key) or self._new_frame(chip)
            if self._row_layout.indexOf(frame) != place:
                self._row_layout.insertWidget(place, frame)
        self._chips = {key: self._chips[key] for key in kept}
        self._pages.setCurrentWidget(self._scroll if kept else self._empty)
        self._clear.setVisible(bool(kept))
        self._focus_place(focused)

    def chip_names(self) -> list[str]:
        """The names on the chips, in their order."""
        return [frame.chip.name for frame in self._chips.values()]

    def _new_frame(self, chip: Chip) -> _ChipFrame:
        frame = _ChipFrame(chip)
        frame.remove.clicked.connect(lambda: self.chip_removed.emit(chip.key))
        frame.remove.installEventFilter(self)
        self._chips[chip.key] = frame
        return frame

    def _focused_place(self) -> int | None:
        for place, frame in enumerate(self._chips.values()):
            if frame.remove.hasFocus():
                return place
        return None

    def _focus_place(self, place: int | None) -> None:
        # Who removes several chips by keyboard must not lose the place after the first.
        frames = list(self._chips.values())
        if place is not None and frames and not any(f.remove.hasFocus() for f in frames):
            frames[min(place, len(frames) - 1)].remove.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Bring a focused chip into view; Delete and Backspace remove it."""
        if isinstance(watched, QToolButton):
            if event.type() == QEvent.Type.FocusIn and (chip := watched.parentWidget()):
                self._scroll.ensureWidgetVisible(chip, SPACE, 0)
            if _is_delete(event):
                watched.click()
                return True
        return super().eventFilter(watched, event)


def _is_delete(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    return event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class _ChipFrame(QFrame):
    """Thumbnail, short name, and the button that removes it."""

    def __init__(self, chip: Chip) -> None:
        super().__init__()
        self.chip = chip
        set_kind(self, "chip")
        self.setToolTip(plain_tip(chip.tooltip or chip.name))
        thumbnail = QLabel()
        thumbnail.setFixedSize(_THUMBNAIL_PX, _THUMBNAIL_PX)
        thumbnail.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if chip.pixmap is not None:
            ratio = self.devicePixelRatioF()
            thumbnail.setPixmap(rounded_pixmap(chip.pixmap, _THUMBNAIL_PX, RADIUS_PX, ratio))
        name = text_label("")
        name.setText(
            name.fontMetrics().elidedText(chip.name, Qt.TextElideMode.ElideMiddle, _NAME_WIDTH_PX)
        )
        self.remove = QToolButton()
        set_kind(self.remove, "flat")
        set_icon(self.remove, "x")
        self.remove.setIconSize(QSize(14, 14))
        label = self.tr("Remove {name} from the query").format(name=chip.name)
        self.remove.setAccessibleName(label)
        self.remove.setToolTip(plain_tip(label))
        self.remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_SMALL, SPACE_SMALL, SPACE_SMALL, SPACE_SMALL)
        layout.setSpacing(SPACE)
        layout.addWidget(thumbnail)
        layout.addWidget(name)
        layout.addWidget(self.remove)


class _SidewaysScroll(QScrollArea):
    """Scrolls sideways with any wheel, without showing bars."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setWidget(content)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_kind(self, "bare")

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        delta = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (delta.x() or delta.y()))
        event.accept()
