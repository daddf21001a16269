"""What opens under the field of a filter: its values, and a line to find one or to type another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.filtering.fields import Field
from core.filtering.records import Facet
from core.filtering.values import BOUNDS, check
from gui.filters.value_tree import Row, ValueTree
from gui.filters.words import field_name, field_tip, value_text
from gui.messages import shown_count
from gui.theme import SPACE, set_kind, text_label

#: With more values than this there is a line to find one.
_MANY = 12
#: More than anybody scrolls through; typing finds the others.
_MOST_ROWS = 1000
_WIDTH_PX = 300
_MOST_HEIGHT_PX = 380
_EXAMPLES = {
    Field.DATE: "such as 2023-05..2024",
    Field.SIZE: "such as 1MB..5MB",
    Field.PIXELS: "such as 4MP..12MP",
}


class ValuePopup(QFrame):
    """`changed(values)`: these are wanted now; `closed()`."""

    changed = Signal(object)
    closed = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.field = field
        self._facet = Facet((), 0)
        self._chosen: tuple[str, ...] = ()
        self._is_typed = field in BOUNDS
        set_kind(self, "popup")
        self.setAccessibleName(field_name(field))
        self.line = QLineEdit()
        self.line.setClearButtonEnabled(True)
        self.tree = ValueTree()
        self.tree.setAccessibleName(field_name(field))
        self.note: QLabel = text_label("", "dim")
        self.note.setWordWrap(True)
        self.any_button = QPushButton(self.tr("Any"))
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        if self._is_typed:
            self.line.setPlaceholderText(_example(self.field))
            self.line.setAccessibleName(self.tr("Another span"))
            self.line.textChanged.connect(self._judge)
            self.line.returnPressed.connect(self._take_typed)
        else:
            self.line.setPlaceholderText(self.tr("Find"))
            self.line.setAccessibleName(self.tr("Find"))
            self.line.textChanged.connect(self._fill)
        self.tree.ticked.connect(self._on_ticked)
        self.any_button.setToolTip(self.tr("Take this out of the filter"))
        self.any_button.clicked.connect(lambda: self._choose(()))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        about = text_label(field_tip(self.field), "dim")
        about.setWordWrap(True)
        for widget in (about, self.line, self.tree, self.note):
            layout.addWidget(widget)
        layout.addWidget(self.any_button, 0, Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(_WIDTH_PX)

    def open_at(self, place: QPoint, facet: Facet, chosen: Sequence[str]) -> None:
        """Show what can be chosen, below a place of the screen."""
        self._facet, self._chosen = facet, tuple(chosen)
        self.line.clear()
        self.line.setVisible(self._is_typed or len(facet.entries) > _MANY)
        self._fill()
        n_rows = self.tree.topLevelItemCount()
        self.tree.setFixedHeight(min(n_rows * self.tree.sizeHintForRow(0) + 10, _MOST_HEIGHT_PX))
        self.tree.setVisible(n_rows > 0)
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = max(room.left(), min(place.x(), room.right() - self.width()))
        self.move(left, max(room.top(), min(place.y(), room.bottom() - self.height())))
        self.show()
        (self.tree if n_rows else self.any_button).setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self.closed.emit()

    def renew(self, facet: Facet, chosen: Sequence[str]) -> None:
        """Other counts; rows stay where they are, since somebody is reading them."""
        self._facet, self._chosen = facet, tuple(chosen)
        if set(chosen) <= set(self.tree.offered):
            self.tree.tick(self._chosen)
            self.tree.count({entry.value: entry.n_files for entry in facet.entries})
        else:
            self._fill()
        self.any_button.setEnabled(bool(chosen))

    def _rows(self) -> list[Row]:
        counts = {entry.value: entry.n_files for entry in self._facet.entries}
        typed = [value for value in self._chosen if value not in counts]
        rows = [Row(value, value_text(self.field, value), 0) for value in typed]
        for value, n_files in counts.items():
            shown = value.rpartition("/")[2] if self.field is Field.FOLDER else value
            rows.append(Row(value, value_text(self.field, shown), n_files, self._depth(value)))
        return rows

    def _depth(self, value: str) -> int:
        if self.field is Field.FOLDER:
            return value.count("/")
        return int(self.field is Field.DATE and "-" in value)

    @Slot()
    def _fill(self) -> None:
        wanted = "" if self._is_typed else self.line.text().casefold().strip()
        rows = [row for row in self._rows() if wanted in f"{row.value} {row.text}".casefold()]
        if len(rows) > _MOST_ROWS:  # what is ticked stays in sight
            rows.sort(key=lambda row: row.value not in self._chosen)
        self.tree.show_rows(rows[:_MOST_ROWS], self._chosen)
        n_more = len(rows) - _MOST_ROWS
        if n_more > 0:
            self._note(self.tr("{n} more: type to find them").format(n=shown_count(n_more)))
        elif not rows:
            self._note(self.tr("Not found") if wanted else self._nothing())
        else:
            self._note("")
        self.any_button.setEnabled(bool(self._chosen))

    def _nothing(self) -> str:
        if self.field is Field.LABEL:
            return self.tr("First choose where labels are from: Conditions, Labels (Ctrl+L)")
        return self.tr("Nothing to choose from yet")

    def _note(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    # What is chosen

    def _choose(self, values: tuple[str, ...]) -> None:
        self._chosen = values
        self.tree.tick(values)
        self.any_button.setEnabled(bool(values))
        self.changed.emit(values)

    @Slot()
    def _on_ticked(self) -> None:
        """What is ticked but not shown, since something else is looked for, stays."""
        unseen = tuple(value for value in self._chosen if value not in self.tree.offered)
        self._choose((*unseen, *self.tree.values))

    @Slot()
    def _judge(self) -> None:
        text = self.line.text().strip()
        set_kind(self.line, "" if not text or self._is_sound(text) else "refused")

    @Slot()
    def _take_typed(self) -> None:
        text = self.line.text().strip()
        if not text or not self._is_sound(text):
            self._note(self.tr("Type a span {example}").format(example=_example(self.field)))
            return
        self.line.clear()
        if text not in self._chosen:
            self._chosen = (*self._chosen, text)
        self._fill()
        self._choose(self._chosen)

    def _is_sound(self, text: str) -> bool:
        try:
            check(self.field, text)
        except ValueError:
            return False
        return True


def _example(field: Field) -> str:
    return QCoreApplication.translate("filters", _EXAMPLES[field])
