"""Which tags some pictures have, or which collections they are in, all of them or a few, to be
changed for all at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.marking.changes import clean_tag
from gui.messages import shown_pictures
from gui.theme import SPACE, SPACE_LARGE, set_icon, text_label

_SIZE_PX = (420, 460)
_Checked = Qt.CheckState


@dataclass(frozen=True, slots=True)
class TagWords:
    """What the dialog says: its title, what the field asks for and is called, what the list is."""

    title: str
    prompt: str
    field: str
    list: str


class TagsDialog(QDialog):
    """Ask `given` and `taken` once it has been accepted.

    `tags` are those of each picture, `known` all tags of the library. A tag that only some of the
    pictures have is half checked, and stays with these if it is left so.
    """

    def __init__(
        self,
        words: TagWords,
        tags: Sequence[Collection[str]],
        known: Sequence[str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.title)
        self.resize(*_SIZE_PX)
        self._n_pictures = len(tags)
        self._counts = Counter(tag for of_one in tags for tag in of_one)
        self.field = QLineEdit()
        self.field.setPlaceholderText(words.prompt)
        self.field.setAccessibleName(words.field)
        self._add_button = QPushButton(self.tr("&Add"))
        set_icon(self._add_button, "plus")
        self.list = QListWidget()
        self.list.setAccessibleName(words.list)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._fill(known)
        self._lay_out()
        self._add_button.setDefault(True)  # else Enter would be OK before the tag is added
        self.field.returnPressed.connect(self._on_return)
        self._add_button.clicked.connect(self._on_add)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.field.setFocus()

    @property
    def given(self) -> list[str]:
        """The tags that all pictures shall have."""
        return self._with_state(_Checked.Checked)

    @property
    def taken(self) -> list[str]:
        """The tags that none shall have."""
        return self._with_state(_Checked.Unchecked)

    @Slot()
    def accept(self) -> None:
        """What is still in the field counts too."""
        self._on_add()
        super().accept()

    def _with_state(self, state: Qt.CheckState) -> list[str]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == state]

    def _fill(self, known: Sequence[str]) -> None:
        for tag in sorted({*known, *self._counts}, key=str.casefold):
            self._add_item(tag, self._state_of(tag))
        completer = QCompleter(list(known), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)

    def _state_of(self, tag: str) -> Qt.CheckState:
        n_tagged = self._counts[tag]
        if n_tagged == 0:
            return _Checked.Unchecked
        return _Checked.Checked if n_tagged == self._n_pictures else _Checked.PartiallyChecked

    def _add_item(self, tag: str, state: Qt.CheckState) -> QListWidgetItem:
        item = QListWidgetItem(tag, self.list)
        item.setData(Qt.ItemDataRole.UserRole, tag)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(state)
        return item

    @Slot()
    def _on_return(self) -> None:
        if self.field.text().strip():
            self._on_add()
        else:
            self.accept()

    @Slot()
    def _on_add(self) -> None:
        tag = clean_tag(self.field.text())
        self.field.clear()
        if not tag:
            return
        # The spelling that is there already wins.
        found = self.list.findItems(tag, Qt.MatchFlag.MatchFixedString)
        item = found[0] if found else self._add_item(tag, _Checked.Checked)
        item.setCheckState(_Checked.Checked)
        self.list.scrollToItem(item)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.field, 1)
        row.addWidget(self._add_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        layout.setSpacing(SPACE)
        layout.addWidget(text_label(shown_pictures(self._n_pictures)))
        layout.addLayout(row)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._buttons)
