"""The bar of sliders in which conditions are mixed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)

from core.conditions.recipes import Blend, BlendPart
from gui.messages import plain_tip
from gui.theme import SPACE, SPACE_LARGE, SPACE_SMALL, set_icon, set_kind, text_label

MOST_PARTS = 4
_HIGHEST = 100
_SLIDER_PX = 96
_SHARE_PX = 40


class BlendBar(QWidget):
    """A slider for each condition of a blend; what counts is their proportion.

    `changed(Blend)` while a slider moves; `save_asked()`; `closed()`.
    """

    changed = Signal(object)
    save_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Mapping[str, str] = {}
        self._parts: dict[str, _PartFrame] = {}
        self._row = QHBoxLayout()
        self._row.setSpacing(SPACE)
        self.add_button = QPushButton(self.tr("Add"))
        set_icon(self.add_button, "plus")
        self.add_button.setToolTip(self.tr("Mix in another condition"))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.add_button.setMenu(self._menu)
        self.save_button = QPushButton(self.tr("Save…"))
        self.save_button.setToolTip(self.tr("Keep this mix under a name, as a condition"))
        self.save_button.clicked.connect(self.save_asked)
        close = QToolButton()
        set_kind(close, "flat")
        set_icon(close, "x")
        close.setToolTip(self.tr("Stop mixing"))
        close.setAccessibleName(self.tr("Stop mixing"))
        close.clicked.connect(self.closed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE, SPACE_LARGE, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(text_label(self.tr("Mix"), "dim"))
        layout.addLayout(self._row)
        layout.addWidget(self.add_button)
        layout.addStretch(1)
        layout.addWidget(self.save_button)
        layout.addWidget(close)

    def set_names(self, names: Mapping[str, str]) -> None:
        """The conditions that can be mixed, and what they are called, by key."""
        self._names = names

    def show_blend(self, blend: Blend) -> None:
        """Put the sliders where `blend` says; emits nothing."""
        for key in list(self._parts):
            self._drop(key)
        total = sum(part.weight for part in blend.parts) or 1.0
        for part in blend.parts:
            self._add_part(part.key, round(_HIGHEST * part.weight / total))
        self._show_shares()

    def blend(self) -> Blend:
        """What the sliders say."""
        weights = {key: float(frame.slider.value()) for key, frame in self._parts.items()}
        return Blend(tuple(BlendPart(key, weight) for key, weight in weights.items()))

    def slider(self, key: str) -> QSlider:
        """The slider of a condition in the blend."""
        return self._parts[key].slider

    def add(self, key: str) -> None:
        """Mix in another condition, to an even share."""
        self._add_part(key, _HIGHEST // (len(self._parts) + 1))
        self._on_changed()

    def remove(self, key: str) -> None:
        """Take a condition out; two at least stay."""
        if len(self._parts) > 2:
            self._drop(key)
            self._on_changed()

    def _add_part(self, key: str, value: int) -> None:
        frame = _PartFrame(self._names.get(key, key), value)
        frame.slider.valueChanged.connect(self._on_changed)
        frame.remove.clicked.connect(lambda: self.remove(key))
        self._parts[key] = frame
        self._row.addWidget(frame)

    def _drop(self, key: str) -> None:
        frame = self._parts.pop(key)
        self._row.removeWidget(frame)
        frame.hide()
        frame.deleteLater()

    def _fill_menu(self) -> None:
        self._menu.clear()
        for key, name in self._names.items():
            if key not in self._parts:
                self._menu.addAction(name).triggered.connect(self._adder(key))

    def _adder(self, key: str) -> Callable[[], None]:
        return lambda: self.add(key)

    def _on_changed(self) -> None:
        self._show_shares()
        self.changed.emit(self.blend())

    def _show_shares(self) -> None:
        total = sum(frame.slider.value() for frame in self._parts.values())
        for frame in self._parts.values():
            even = 1 / len(self._parts)
            frame.show_share(frame.slider.value() / total if total else even)
            frame.remove.setVisible(len(self._parts) > 2)
        self.add_button.setEnabled(len(self._parts) < min(MOST_PARTS, len(self._names)))


class _PartFrame(QFrame):
    """Name, slider and share of one condition."""

    def __init__(self, name: str, value: int) -> None:
        super().__init__()
        set_kind(self, "chip")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _HIGHEST)
        self.slider.setValue(value)
        self.slider.setMinimumWidth(_SLIDER_PX)
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(self.tr("Weight of {name}").format(name=name))
        self._share = text_label("", "dim")
        self._share.setFixedWidth(_SHARE_PX)
        self._share.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.remove = QToolButton()
        set_kind(self.remove, "flat")
        set_icon(self.remove, "x")
        label = self.tr("Take {name} out of the mix").format(name=name)
        self.remove.setToolTip(plain_tip(label))
        self.remove.setAccessibleName(label)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE_SMALL, SPACE_SMALL, SPACE_SMALL)
        layout.setSpacing(SPACE)
        layout.addWidget(text_label(name))
        layout.addWidget(self.slider)
        layout.addWidget(self._share)
        layout.addWidget(self.remove)

    def show_share(self, share: float) -> None:
        self._share.setText(f"{share:.0%}")
