"""One picture of the query, as a button."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from gui.messages import plain_tip
from gui.theme import (
    RADIUS_PX,
    SPACE,
    SPACE_SMALL,
    icon_pixmap,
    rounded_pixmap,
    set_icon,
    set_kind,
    text_label,
)

_THUMBNAIL_PX = 36
_NAME_WIDTH_PX = 120
_NOTE_SCALE = 0.85
_BADGE_PX = 14.0
_BADGE_LINE_PX = 3.5
_CHEVRON_PX = 12

_Key = Qt.Key
_DELETE = (_Key.Key_Delete, _Key.Key_Backspace)
_ENTER = (_Key.Key_Return, _Key.Key_Enter)


@dataclass(frozen=True)
class Chip:
    """One picture of the query; `key` is how the strip names it.

    `note` is what makes it count otherwise than a whole picture to be like; `tooltip` says all of
    it in words.
    """

    key: int
    name: str
    pixmap: QPixmap | None
    tooltip: str = ""
    note: str = ""
    is_negative: bool = False


class ChipButton(QPushButton):
    """Thumbnail, short name, what is special about it, and a small button that removes it.

    A click, Enter, Space and the menu key ask for its menu; Delete removes it.
    """

    remove_asked = Signal()
    #: a place of the screen
    menu_asked = Signal(QPoint)

    def __init__(self, chip: Chip) -> None:
        super().__init__()
        self.chip = chip
        set_kind(self, "chip-less" if chip.is_negative else "chip")
        said = chip.tooltip or chip.name
        self.setToolTip(plain_tip(said))
        self.setAccessibleName(said.replace("\n", ", "))
        self.remove = self._remove_button()
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_SMALL, SPACE_SMALL, SPACE_SMALL, SPACE_SMALL)
        layout.setSpacing(SPACE)
        layout.addWidget(_Thumbnail(chip))
        layout.addLayout(self._texts())
        layout.addWidget(_Chevron())
        layout.addWidget(self.remove)
        self.clicked.connect(lambda: self._ask_menu(self.rect().bottomLeft()))

    def _texts(self) -> QVBoxLayout:
        name = text_label("")
        short = name.fontMetrics().elidedText(
            self.chip.name, Qt.TextElideMode.ElideMiddle, _NAME_WIDTH_PX
        )
        name.setText(short)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(name)
        if self.chip.note:
            kind = "warning" if self.chip.is_negative else "dim"
            texts.addWidget(text_label(self.chip.note, kind, _NOTE_SCALE))
        return texts

    def _remove_button(self) -> QToolButton:
        button = QToolButton()
        set_kind(button, "flat")
        set_icon(button, "x")
        button.setIconSize(QSize(14, 14))
        label = self.tr("Remove {name} from the query").format(name=self.chip.name)
        button.setAccessibleName(label)
        button.setToolTip(plain_tip(label))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.remove_asked)
        return button

    def _ask_menu(self, at: QPoint) -> None:
        self.menu_asked.emit(self.mapToGlobal(at))

    # Events; the names are Qt's

    def sizeHint(self) -> QSize:  # noqa: N802
        """What is in it needs; a button would measure its text."""
        return self._layout.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in _DELETE:
            self.remove_asked.emit()
        elif event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self._ask_menu(event.pos() if is_mouse else self.rect().bottomLeft())


class _Thumbnail(QWidget):
    """The picture; with a minus in its corner where others shall be less like it."""

    def __init__(self, chip: Chip) -> None:
        super().__init__()
        self._chip = chip
        self.setFixedSize(_THUMBNAIL_PX, _THUMBNAIL_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._chip.pixmap is not None:
            ratio = self.devicePixelRatioF()
            rounded = rounded_pixmap(self._chip.pixmap, _THUMBNAIL_PX, RADIUS_PX, ratio)
            painter.drawPixmap(0, 0, rounded)
        if self._chip.is_negative:
            self._draw_minus(painter)
        painter.end()

    def _draw_minus(self, painter: QPainter) -> None:
        role = QPalette.ColorRole
        base: QColor = self.palette().color(role.Base)
        edge = _THUMBNAIL_PX - 1.0
        badge = QRectF(edge - _BADGE_PX, edge - _BADGE_PX, _BADGE_PX, _BADGE_PX)
        painter.setPen(QPen(base, 1.5))
        painter.setBrush(self.palette().color(role.BrightText))
        painter.drawEllipse(badge)
        painter.setPen(QPen(base, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        half = QPointF(_BADGE_LINE_PX, 0)
        painter.drawLine(badge.center() - half, badge.center() + half)


class _Chevron(QWidget):
    """Says that there is a menu."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_CHEVRON_PX, _CHEVRON_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        pixmap = icon_pixmap("chevron-down", colour, _CHEVRON_PX, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(0, 0, pixmap)
        painter.end()
