"""What is shown while no folder is open."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.messages import plain_tip, shown_name, shown_path
from gui.theme import (
    SPACE,
    SPACE_HUGE,
    SPACE_LARGE,
    SPACE_SMALL,
    app_icon,
    set_icon,
    set_kind,
    text_label,
)

_WIDTH_PX = 520
_LOGO_PX = 72
_MOST_RECENT = 5


class Welcome(QScrollArea):
    """Name and purpose, the ways to begin, and the folders opened last."""

    open_asked = Signal()
    samples_asked = Signal()
    recent_asked = Signal(bytes)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "bare")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._open = self._start_button(self.tr("Open a folder…"), "folder-open", True)
        self._open.clicked.connect(self.open_asked)
        self._samples = self._start_button(self.tr("Try the sample gallery"), "images", False)
        self._samples.clicked.connect(self.samples_asked)
        self._recent_title = text_label(self.tr("Recent folders"), "dim", bold=True)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        column = QWidget()
        set_kind(column, "bare")
        column.setMaximumWidth(_WIDTH_PX)
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._fill(column)
        page = QWidget()
        set_kind(page, "bare")
        around = QHBoxLayout(page)
        around.setContentsMargins(SPACE_LARGE, SPACE_HUGE, SPACE_LARGE, SPACE_HUGE)
        around.addStretch(1)
        around.addWidget(column, 8)
        around.addStretch(1)
        self.setWidget(page)
        self.set_recent([])

    def set_recent(self, folders: Sequence[bytes]) -> None:
        """List the folders opened last, newest first; only the first few are shown."""
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for folder in folders[:_MOST_RECENT]:
            self._recent.addWidget(self._recent_button(folder))
        self._recent_title.setVisible(bool(folders))

    def _fill(self, column: QWidget) -> None:
        logo = QLabel()
        logo.setPixmap(app_icon().pixmap(QSize(_LOGO_PX, _LOGO_PX), self.devicePixelRatioF()))
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        middle = Qt.AlignmentFlag.AlignHCenter
        layout.addStretch(1)
        layout.addWidget(logo, 0, middle)
        layout.addWidget(text_label(self.tr("Likewise"), scale=2.4, bold=True), 0, middle)
        purpose = text_label(self.tr("Find pictures alike in the way you mean."), "dim", 1.2)
        layout.addWidget(purpose, 0, middle)
        layout.addSpacing(SPACE_LARGE)
        layout.addWidget(self._start_box())
        layout.addSpacing(SPACE)
        layout.addWidget(self._recent_title)
        layout.addLayout(self._recent)
        layout.addSpacing(SPACE)
        layout.addStretch(1)
        privacy = text_label(
            self.tr("Your pictures stay on this computer. Likewise never changes or uploads them."),
            "dim",
        )
        privacy.setWordWrap(True)
        privacy.setAlignment(middle)
        layout.addWidget(privacy)

    def _start_box(self) -> QFrame:
        box = QFrame()
        set_kind(box, "drop")
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addStretch(1)
        buttons.addWidget(self._open)
        buttons.addWidget(self._samples)
        buttons.addStretch(1)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(SPACE_LARGE, SPACE_HUGE, SPACE_LARGE, SPACE_LARGE + SPACE)
        layout.setSpacing(SPACE_LARGE)
        layout.addLayout(buttons)
        hint = text_label(self.tr("or drop a folder here"), "dim")
        layout.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
        return box

    def _start_button(self, text: str, icon_name: str, is_primary: bool) -> QPushButton:
        button = QPushButton(text)
        button.setMinimumHeight(40)
        role = button.palette().ColorRole
        if is_primary:
            set_kind(button, "primary")
        set_icon(button, icon_name, role.HighlightedText if is_primary else role.ButtonText)
        return button

    def _recent_button(self, folder: bytes) -> QPushButton:
        button = _RecentButton(shown_name(folder), shown_path(os.path.dirname(folder)))
        button.setToolTip(plain_tip(shown_path(folder)))
        button.clicked.connect(lambda: self.recent_asked.emit(folder))
        return button


class _RecentButton(QPushButton):
    """A row with the name of a folder, and dimmed where it lies."""

    def __init__(self, name: str, place: str) -> None:
        super().__init__()
        set_kind(self, "row")
        self.setAccessibleName(self.tr("Open {name}").format(name=name))
        self.setAccessibleDescription(place)
        self.setMinimumHeight(36)
        self._place = place
        title = text_label(name)
        title.setMaximumWidth(_WIDTH_PX // 2)
        self._where = text_label(place, "dim")
        self._where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE + SPACE_SMALL, 0, SPACE + SPACE_SMALL, 0)
        layout.setSpacing(SPACE + SPACE_SMALL)
        layout.addWidget(title)
        layout.addWidget(self._where, 1)
        for label in (title, self._where):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Shorten the place to what fits."""
        super().resizeEvent(event)
        metrics = self._where.fontMetrics()
        self._where.setText(
            metrics.elidedText(self._place, Qt.TextElideMode.ElideMiddle, self._where.width())
        )
