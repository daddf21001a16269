"""The buttons and the caption around a picture in the preview."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gui.messages import plain_tip
from gui.theme import SPACE, SPACE_LARGE, icon, set_kind, text_label

#: Height of the line under the picture.
FOOT_PX = 56
_ICON_PX = 20
_ICON_COLOUR = QColor("#e7eaf0")


class PreviewFrame(QObject):
    """Lays its buttons out in `host`. None takes the focus: every one has its key."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.close = self._button("x", self.tr("Close (Space)"))
        self.before = self._button("chevron-left", self.tr("Previous picture (Left)"))
        self.after = self._button("chevron-right", self.tr("Next picture (Right)"))
        self.zoom_out = self._button("zoom-out", self.tr("Zoom out (−)"))
        self.zoom_in = self._button("zoom-in", self.tr("Zoom in (+)"))
        self.full_screen = self._button("maximize", self.tr("Full screen (F11)"))
        self.alike = self._button("search", self.tr("Find pictures like this one (F)"))
        self.alike.setText(self.tr("Find alike"))
        self.alike.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._name = text_label("", "overlay", bold=True)
        self._facts = text_label("", "overlay-dim")
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._lay_out(host)

    def show_caption(self, name: str, facts: str) -> None:
        """Name of the picture, and dimmed what is known about it."""
        self._name.setText(name)
        self._name.setToolTip(plain_tip(name))
        self._facts.setText(facts)

    def show_zoom(self, can_zoom_out: bool, can_zoom_in: bool) -> None:
        """Which way the picture can still be zoomed."""
        self.zoom_out.setEnabled(can_zoom_out)
        self.zoom_in.setEnabled(can_zoom_in)

    def _button(self, icon_name: str, tip: str) -> QToolButton:
        button = QToolButton()
        set_kind(button, "overlay")
        button.setIcon(icon(icon_name, _ICON_COLOUR))
        button.setIconSize(QSize(_ICON_PX, _ICON_PX))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def _lay_out(self, host: QWidget) -> None:
        top = QHBoxLayout()
        top.addStretch(1)
        top.addWidget(self.close)
        middle = QHBoxLayout()
        middle.addWidget(self.before)
        middle.addStretch(1)
        middle.addWidget(self.after)
        foot = QWidget()
        set_kind(foot, "overlay-foot")
        foot.setFixedHeight(FOOT_PX)
        line = QHBoxLayout(foot)
        line.setContentsMargins(SPACE_LARGE, 0, SPACE_LARGE, 0)
        line.setSpacing(SPACE)
        line.addWidget(self._name, 1)
        line.addWidget(self._facts)
        line.addSpacing(SPACE)
        for button in (self.zoom_out, self.zoom_in, self.full_screen, self.alike):
            line.addWidget(button)
        layout = QVBoxLayout(host)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for row in (top, middle):
            row.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        layout.addLayout(top)
        layout.addStretch(1)
        layout.addLayout(middle)
        layout.addStretch(1)
        # As high as the top row, so that the arrows are in the middle of the picture.
        layout.addSpacing(self.close.sizeHint().height())
        layout.addWidget(foot)
