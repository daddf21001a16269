"""The bar of sliders in which conditions are mixed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)

from core.conditions.recipes import Blend, BlendPart, shares_of
from gui.elided_label import ElidedLabel
from gui.messages import plain_tip
from gui.theme import SPACE, SPACE_LARGE, SPACE_SMALL, set_icon, set_kind, text_label
from gui.why.sentences import shown_percent

MOST_PARTS = 4
_HIGHEST = 100
_NARROWEST_SLIDER_PX = 40
_NARROWEST_NAME_PX = 48
_WIDEST_NAME_PX = 160
#: A line of parts grows to this and no further.
_WIDEST_PART_PX = 280


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
        self._frames = _PartLines()
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
        top = Qt.AlignmentFlag.AlignTop
        title = text_label(self.tr("Mix"), "dim")
        title.setFixedHeight(self.add_button.sizeHint().height())
        layout.addWidget(title, 0, top)
        layout.addSpacing(SPACE_SMALL)
        layout.addWidget(self._frames, 1)
        layout.addWidget(self.add_button, 0, top)
        layout.addStretch()
        layout.addWidget(self.save_button, 0, top)
        layout.addWidget(close, 0, top)

    def set_names(self, names: Mapping[str, str]) -> None:
        """The conditions that can be mixed, and what they are called, by key."""
        self._names = names

    def show_blend(self, blend: Blend) -> None:
        """Put the sliders where `blend` says; emits nothing."""
        for key in list(self._parts):
            self._drop(key)
        for part, share in zip(blend.parts, shares_of(blend), strict=True):
            # What counts a little must not be rounded to what does not count.
            self._add_part(part.key, max(round(_HIGHEST * share), 1 if share else 0))
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
        self._frames.add(frame)

    def _drop(self, key: str) -> None:
        frame = self._parts.pop(key)
        self._frames.remove(frame)
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
        for frame, share in zip(self._parts.values(), shares_of(self.blend()), strict=True):
            frame.show_share(share)
            frame.remove.setVisible(len(self._parts) > 2)
        self.add_button.setEnabled(len(self._parts) < min(MOST_PARTS, len(self._names)))


class _PartLines(QWidget):
    """Parts side by side and equally wide, in as many lines as they need."""

    def __init__(self) -> None:
        super().__init__()
        self._frames: list[_PartFrame] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_LARGE)
        self._grid.setVerticalSpacing(SPACE)

    def add(self, frame: _PartFrame) -> None:
        self._frames.append(frame)
        self._arrange()

    def remove(self, frame: _PartFrame) -> None:
        self._frames.remove(frame)
        self._grid.removeWidget(frame)
        frame.hide()
        self._arrange()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One part wide: the others can go into further lines."""
        return QSize(self._narrowest_px(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def _narrowest_px(self) -> int:
        return max((frame.minimumSizeHint().width() for frame in self._frames), default=0)

    def _arrange(self) -> None:
        n_parts = len(self._frames)
        self.setMaximumWidth(n_parts * (_WIDEST_PART_PX + SPACE_LARGE))
        n_fitting = (self.width() + SPACE_LARGE) // (self._narrowest_px() + SPACE_LARGE)
        n_lines = -(-n_parts // max(n_fitting, 1))
        n_columns = -(-n_parts // max(n_lines, 1))  # no line with a lonely last part
        for place, frame in enumerate(self._frames):
            self._grid.addWidget(frame, place // n_columns, place % n_columns)
        for column in range(MOST_PARTS):
            self._grid.setColumnStretch(column, 1 if column < n_columns else 0)


class _PartFrame(QFrame):
    """Name, slider and share of one condition."""

    def __init__(self, name: str, value: int) -> None:
        super().__init__()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _HIGHEST)
        self.slider.setValue(value)
        self.slider.setMinimumWidth(_NARROWEST_SLIDER_PX)
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(self.tr("Weight of {name}").format(name=name))
        self._share = text_label("", "dim")
        self._share.setObjectName("share")
        self._share.setFixedWidth(self._share_px())
        self._share.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.remove = QToolButton()
        set_kind(self.remove, "flat")
        set_icon(self.remove, "x")
        removal = self.tr("Take {name} out of the mix").format(name=name)
        self.remove.setToolTip(plain_tip(removal))
        self.remove.setAccessibleName(removal)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        label = ElidedLabel(name)
        label.setMinimumWidth(min(label.sizeHint().width(), _NARROWEST_NAME_PX))
        label.setMaximumWidth(_WIDEST_NAME_PX)
        layout.addWidget(label)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self._share)
        layout.addWidget(self.remove)

    def show_share(self, share: float) -> None:
        self._share.setText(shown_percent(share))

    def _share_px(self) -> int:
        """Room for every share, so that no slider moves under the mouse."""
        metrics = self._share.fontMetrics()
        return max(metrics.horizontalAdvance(shown_percent(share)) for share in (0.001, 1.0)) + 1
