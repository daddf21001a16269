"""What the colours of a map mean: names and counts that a click hides or shows again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from gui.flow_layout import FlowLayout
from gui.map.colour_table import colour_table
from gui.map.label_colours import OTHER, Entry, LabelColours
from gui.messages import plain_tip, shown_count
from gui.theme import SPACE, SPACE_SMALL, set_kind

_LONGEST_NAME_PX = 150
_DOT_PX = 12


class Legend(QWidget):
    """Shows `colours`; hidden where there are no labels. `pick_asked()`: which labels have a
    colour shall be chosen."""

    pick_asked = Signal()

    def __init__(self, colours: LabelColours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._n_unlabelled = 0
        self._entries: list[Entry] = []
        self.buttons: list[QToolButton] = []
        self.pick_button = QToolButton()
        self.pick_button.setText(self.tr("Pick labels…"))
        self.pick_button.setToolTip(self.tr("Choose which labels have a colour"))
        set_kind(self.pick_button, "legend")
        self.pick_button.clicked.connect(self.pick_asked)
        self._flow = FlowLayout(self, SPACE_SMALL)
        self._flow.setContentsMargins(SPACE, 0, SPACE, SPACE_SMALL)
        colours.changed.connect(self._renew)
        self._renew()

    def show_unlabelled(self, n_images: int) -> None:
        """How many images of the map have no label."""
        self._n_unlabelled = n_images
        self._renew()

    @Slot()
    def _renew(self) -> None:
        entries = self._colours.entries(self._n_unlabelled)
        names = [(entry.name, entry.n_images) for entry in entries]
        if names != [(entry.name, entry.n_images) for entry in self._entries]:
            self._entries = entries
            self._make_buttons()
        self._entries = entries
        for button, entry in zip(self.buttons, entries, strict=True):
            button.setChecked(not entry.is_hidden)
        self._draw_icons()
        self.setVisible(bool(entries))

    def _make_buttons(self) -> None:
        while self._flow.takeAt(0) is not None:
            pass
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(entry) for entry in self._entries]
        for button in self.buttons:
            self._flow.addWidget(button)
        self._flow.addWidget(self.pick_button)
        self.pick_button.setVisible(any(entry.colour == OTHER for entry in self._entries))

    def _button(self, entry: Entry) -> QToolButton:
        button = QToolButton(self)
        set_kind(button, "legend")
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(_DOT_PX, _DOT_PX))
        count = shown_count(entry.n_images)
        button.setText(f"{_shortened(entry.name, button.fontMetrics())}  {count}")
        tip = self.tr("{name}: {n}; click to hide or show").format(name=entry.name, n=count)
        button.setToolTip(plain_tip(tip))
        button.setAccessibleName(f"{entry.name}, {count}")
        button.clicked.connect(lambda is_shown: self._toggle(entry.colour, is_shown))
        button.show()
        return button

    def _toggle(self, colour: int, is_shown: bool) -> None:
        self._colours.set_hidden(colour, not is_shown)

    def _draw_icons(self) -> None:
        palette = self.palette()
        table = colour_table(palette, has_labels=True)
        empty = palette.color(QPalette.ColorRole.Dark)
        for button, entry in zip(self.buttons, self._entries, strict=True):
            colour = empty if entry.is_hidden else table[entry.colour]
            button.setIcon(_dot(colour, not entry.is_hidden, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()


def _shortened(name: str, metrics: QFontMetrics) -> str:
    # What is after an & would be underlined.
    short = metrics.elidedText(name, Qt.TextElideMode.ElideRight, _LONGEST_NAME_PX)
    return short.replace("&", "&&")


def _dot(colour: QColor, is_filled: bool, device_ratio: float) -> QIcon:
    side = round(_DOT_PX * device_ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(device_ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colour)
    painter.setBrush(colour if is_filled else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(1, 1, _DOT_PX - 2, _DOT_PX - 2))
    painter.end()
    return QIcon(pixmap)
