"""The buttons and the caption around a picture in the preview."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QSpacerItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

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
        self.region = self._button("crop", self.tr("Search only a part of this picture (R)"))
        self.region.setText(self.tr("Search a region"))
        self.region.setCheckable(True)
        self.alike = self._button("search", "")
        for button in (self.region, self.alike):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._hint = text_label("", "overlay-hint")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hint.hide()
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

    def show_asking(
        self, is_file: bool, has_picture: bool, is_region_mode: bool, has_region: bool
    ) -> None:
        """What can be asked for: the picture if it is a file of the folder, or a region of it."""
        self.before.setVisible(is_file and not is_region_mode)
        self.after.setVisible(is_file and not is_region_mode)
        self.region.setEnabled(has_picture)
        self.region.setChecked(is_region_mode)
        self._hint.setVisible(is_region_mode)
        self._hint.setText(self._said_hint(is_file, has_region))
        tip = self.tr("Find pictures like this one (F)")
        if is_region_mode:
            tip = self.tr("Find pictures like this region (Enter)")
        self.alike.setText(self.tr("Find region") if is_region_mode else self.tr("Find alike"))
        self.alike.setEnabled(has_region if is_region_mode else is_file)
        self.alike.setToolTip(tip)
        self.alike.setAccessibleName(tip)

    @property
    def hint_text(self) -> str:
        """What is said above the picture."""
        return "" if self._hint.isHidden() else self._hint.text().replace("\n", " ")

    def _said_hint(self, is_file: bool, has_region: bool) -> str:
        if not has_region:
            return self.tr("Draw a box around what counts, or begin with an arrow key.")
        hint = self.tr("Enter finds this region. Arrows move it, with Shift they resize it.")
        addition = self.tr("M adds it to the query, L asks for less like it.")
        return f"{hint}\n{addition}" if is_file else hint

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
        # As wide as the button, so that the hint is in the middle of the picture.
        top.addItem(QSpacerItem(self.close.sizeHint().width(), 0))
        top.addStretch(1)
        top.addWidget(self._hint)
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
        for button in (self.zoom_out, self.zoom_in, self.full_screen, self.region, self.alike):
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
