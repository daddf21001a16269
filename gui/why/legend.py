"""What the colours of a heat map mean, and how strongly they are laid over the pictures."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from gui.theme import SPACE, text_label
from gui.why.heat import scale_image

#: A picture that is dimmed, as below a map.
_UNDER = QColor("#4a4a4a")
_SCALE_PX = QSize(140, 12)
_SLIDER_PX = 140
_STEP = 10
_USUAL_STRENGTH = 85


class _Scale(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.is_two_sided = False
        self.setFixedSize(_SCALE_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), _UNDER)
        painter.drawImage(self.rect(), scale_image(self.width(), self.height(), self.is_two_sided))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        painter.end()


class Legend(QWidget):
    """A scale with words at both ends, and a slider. `strength_changed(float)`: 0 to 1."""

    strength_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = text_label("", "dim")
        self._most = text_label("", "dim")
        self._scale = _Scale()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setPageStep(_STEP)
        self.slider.setSingleStep(_STEP)
        self.slider.setValue(_USUAL_STRENGTH)
        self.slider.setFixedWidth(_SLIDER_PX)
        self.slider.setAccessibleName(self.tr("Strength of the heat map"))
        self.slider.setToolTip(self.tr("How strongly the heat map covers the pictures"))
        self.slider.valueChanged.connect(lambda: self.strength_changed.emit(self.strength))
        label = text_label(self.tr("&Heat map"))
        label.setBuddy(self.slider)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        for widget in (self._least, self._scale, self._most):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(label)
        layout.addWidget(self.slider)

    @property
    def strength(self) -> float:
        """How strongly the map is to be seen, 0 to 1."""
        return self.slider.value() / 100

    def show_meaning(self, is_two_sided: bool, is_exact: bool) -> None:
        """Say what the colours mean."""
        if is_exact:
            least = self.tr("takes away") if is_two_sided else self.tr("adds nothing")
            most = self.tr("adds most")
        else:
            least = self.tr("hinders") if is_two_sided else self.tr("does not matter")
            most = self.tr("matters most")
        self._least.setText(least)
        self._most.setText(most)
        self._scale.is_two_sided = is_two_sided
        self._scale.update()
        self._scale.setToolTip(f"{least} – {most}")
