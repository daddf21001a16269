"""One field of the filter: what is wanted of it, to be opened, and taken out again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from core.filtering.fields import Field
from core.filtering.records import Facet
from gui.combo_field import BESIDE_TEXT_PX, ComboField
from gui.filters.value_popup import ValuePopup
from gui.filters.words import field_name, field_tip, value_text
from gui.messages import listed, plain_tip
from gui.pane import FIELD_PX
from gui.theme import scaled_font, set_icon, set_kind

_WIDEST_TEXT_PX = 220


class FieldBox(QWidget):
    """`changed(values)`: these are wanted now."""

    changed = Signal(object)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._facet = Facet((), 0)
        self._values: tuple[str, ...] = ()
        self.box = _Box()
        self.box.opened.connect(self.open)
        self.box.removed.connect(lambda: self.changed.emit(()))
        self.remove = QToolButton()
        set_kind(self.remove, "flat")
        set_icon(self.remove, "x")
        self.remove.setIconSize(QSize(14, 14))
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.remove.clicked.connect(lambda: self.changed.emit(()))
        told = self.tr("Take {field} out of the filter").format(field=field_name(field))
        self.remove.setToolTip(told)
        self.remove.setAccessibleName(told)
        self.popup = ValuePopup(field, self)
        self.popup.changed.connect(self.changed)
        self.popup.closed.connect(self._say)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.box)
        layout.addWidget(self.remove)
        self.show_values(())

    @property
    def text(self) -> str:
        """What is said of the field."""
        return self.box.placeholderText()

    def show_values(self, values: Sequence[str]) -> None:
        """These are wanted; none where the field does not count."""
        self._values = tuple(values)
        if self.popup.isVisible():
            self.popup.renew(self._facet, self._values)
        else:
            self._say()

    @Slot()
    def _say(self) -> None:
        """Not while the values are open below it: it would grow, and move away from them."""
        values = self._values
        said = listed(value_text(self.field, value) for value in values)
        name = field_name(self.field)
        text = self.tr("{field}: {values}").format(field=name, values=said) if values else name
        self.box.set_text(text, bool(values))
        self.box.setToolTip(plain_tip(text if values else field_tip(self.field)))
        self.remove.setVisible(bool(values))
        self.updateGeometry()

    def show_facet(self, facet: Facet) -> None:
        """This can be chosen from."""
        self._facet = facet
        if self.popup.isVisible():
            self.popup.renew(facet, self._values)

    @Slot()
    def open(self) -> None:
        """Show what can be chosen."""
        below = self.box.mapToGlobal(QPoint(0, self.box.height() + 2))
        self.popup.open_at(below, self._facet, self._values)


class _Box(ComboField):
    """A closed box that has no list of its own."""

    opened = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(FIELD_PX)

    def set_text(self, text: str, is_bold: bool) -> None:
        self.set_bold(is_bold)
        self.setPlaceholderText(text)
        self.setAccessibleName(text)
        font = scaled_font(self.font(), 1.0, bold=is_bold)
        self.ensurePolished()
        metrics = self.fontMetrics() if not is_bold else type(self.fontMetrics())(font)
        wanted_px = min(metrics.horizontalAdvance(text), _WIDEST_TEXT_PX)
        self.setFixedWidth(wanted_px + BESIDE_TEXT_PX)
        self.update()

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
