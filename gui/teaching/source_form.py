"""What a lesson learns from: labels, what was made by hand, pairs and triplets in a file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.labels.records import Found, Labels, LabelSource, SourceKind
from core.teaching.orders import Order
from core.teaching.records import Lesson
from gui.by_hand.records import NotionSummary
from gui.by_hand.words import shown_answers, shown_groups
from gui.combo_field import ComboField
from gui.elided_label import ElidedLabel
from gui.file_dialogs import ask_file
from gui.messages import listed, shown_path, shown_pictures
from gui.teaching.words import found_text
from gui.theme import SPACE, SPACE_SMALL, set_kind, text_label

#: Where the text of a check box begins.
_INDENT_PX = 22
_CHOICE_PX = 360
_FEWEST_LABELS = 2


class SourceForm(QWidget):
    """`changed()` with every choice. All that is ticked is learnt from together."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._source: LabelSource | None = None
        self._labels: Labels | None = None
        self._notions: tuple[NotionSummary, ...] = ()
        self._pairs = ""
        self.labels = QCheckBox(self.tr("&Labels"))
        self.by_hand = QCheckBox(self.tr("What was made by &hand"))
        self.file = QCheckBox(self.tr("&Pairs or triplets in a file"))
        self.found = text_label("", "dim")
        self.found.setWordWrap(True)
        self.notion = ComboField()
        self.notion.setMinimumWidth(_CHOICE_PX)
        self.notion.setAccessibleName(self.tr("Made by hand"))
        self._no_notion = text_label(
            self.tr("Nothing yet: sort pictures into groups or answer questions first."), "dim"
        )
        self.file_name = ElidedLabel()
        set_kind(self.file_name, "dim")
        self.choose = QPushButton(self.tr("&Choose File…"))
        self.choose.setAutoDefault(False)
        self._chooser_place = QVBoxLayout()
        self._lay_out()
        self._connect()
        self.labels.setChecked(True)
        self.forget_file()

    # What is chosen

    def order(self, lesson: Lesson) -> Order:
        """The lesson with what it learns from."""
        notion = self.chosen_notion
        return Order(
            lesson,
            labels=self._source if self._taken_labels is not None else None,
            notion=notion.name if notion is not None else "",
            pairs=self._pairs if self.file.isChecked() else "",
        )

    @property
    def n_labelled(self) -> int:
        """How many pictures have a label; 0 where nothing gives labels."""
        if self._taken_labels is not None:
            return len(self._taken_labels)
        notion = self.chosen_notion
        return notion.n_members if notion and notion.n_groups >= _FEWEST_LABELS else 0

    @property
    def suggestion(self) -> str:
        """What the condition may be called."""
        notion = self.chosen_notion
        if self._taken_labels is not None:
            name = self._taken_labels.name
            return self.tr("folders") if name == SourceKind.FOLDERS.value else name
        if notion is not None:
            return notion.name
        return Path(self._pairs).stem if self.file.isChecked() else ""

    @property
    def problem(self) -> str:
        """Why there is nothing to learn from yet; "" where there is something."""
        if self._taken_labels is not None and len(self._taken_labels.classes) < _FEWEST_LABELS:
            return self.tr("It takes at least two labels that pictures of this folder have.")
        notion = self.chosen_notion
        if notion is not None and not (notion.n_answers or notion.n_groups):
            return self.tr("There are no groups and no answers yet.")
        if self.file.isChecked() and not self._pairs:
            return self.tr("Choose the file of pairs or triplets.")
        if self._taken_labels is not None or notion is not None or self.file.isChecked():
            return ""
        if self.labels.isChecked():
            return self.tr("Choose where the labels are from.")
        return self.tr("Tick what it should learn from.")

    @property
    def chosen_notion(self) -> NotionSummary | None:
        """What was made by hand and is learnt from."""
        place = self.notion.currentIndex()
        is_chosen = self.by_hand.isChecked() and 0 <= place < len(self._notions)
        return self._notions[place] if is_chosen else None

    @property
    def _taken_labels(self) -> Labels | None:
        return self._labels if self.labels.isChecked() else None

    # What there is

    def add_chooser(self, chooser: QWidget) -> None:
        """Where labels are chosen."""
        self._chooser_place.insertWidget(0, chooser)

    def show_labels(
        self, source: LabelSource | None, labels: Labels | None, found: Found | None
    ) -> None:
        """These are the labels of the folder now; None: none are chosen."""
        self._source, self._labels = source, labels
        self.found.setText("" if found is None else found_text(found))
        self._renew()

    def show_notions(self, notions: Sequence[NotionSummary]) -> None:
        """Offer what was made by hand; the one that was chosen stays, if it is still there."""
        before = self.chosen_notion
        self._notions = tuple(notions)
        self.notion.blockSignals(True)
        self.notion.clear()
        self.notion.addItems([_shown(notion) for notion in notions])
        self.notion.blockSignals(False)
        self._no_notion.setVisible(not notions)
        self.notion.setVisible(bool(notions))
        self.by_hand.setEnabled(bool(notions))
        self.by_hand.setChecked(self.by_hand.isChecked() and bool(notions))
        if before is not None:
            self.choose_notion(before.name)
        self._renew()

    def choose_notion(self, name: str) -> None:
        """Learn from what was made by hand under this name."""
        place = next((n for n, each in enumerate(self._notions) if each.name == name), -1)
        if place >= 0:
            self.notion.setCurrentIndex(place)
            self.by_hand.setChecked(True)

    def learn_by_hand(self, name: str) -> None:
        """Learn from that and nothing else."""
        self.choose_notion(name)
        self.labels.setChecked(False)
        self.file.setChecked(False)

    def use_file(self, path: Path) -> None:
        """Learn from the pairs and triplets in a file."""
        self._pairs = os.fspath(path)
        self.file_name.setText(shown_path(self._pairs))
        self.file.setChecked(True)
        self._renew()

    def forget_file(self) -> None:
        """Learn from no file; such as of another folder."""
        self._pairs = ""
        self.file_name.setText(
            self.tr("a, b, similar or dissimilar; or anchor, positive, negative")
        )
        self.file.setChecked(False)

    @Slot()
    def ask_for_file(self) -> None:
        """Ask for a file of pairs or triplets."""
        title = self.tr("Pairs or triplets")
        filters = self.tr("Tables (*.csv *.tsv *.txt *.jsonl *.ndjson);;All files (*)")
        chosen = ask_file(self, title, "", filters)
        if chosen:
            self.use_file(Path(chosen))

    # Parts

    def _lay_out(self) -> None:
        file_row = QHBoxLayout()
        file_row.setSpacing(SPACE)
        file_row.addWidget(self.choose)
        file_row.addWidget(self.file_name, 1)
        hand_row = QHBoxLayout()
        hand_row.addWidget(self.notion)
        hand_row.addWidget(self._no_notion)
        hand_row.addStretch(1)
        self._chooser_place.addWidget(self.found)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_SMALL)
        rows = ((self.labels, self._chooser_place), (self.by_hand, hand_row), (self.file, file_row))
        for check, row in rows:
            row.setContentsMargins(_INDENT_PX, 0, 0, SPACE)
            row.setSpacing(SPACE)
            layout.addWidget(check)
            layout.addLayout(row)

    def _connect(self) -> None:
        for check in (self.labels, self.by_hand, self.file):
            check.toggled.connect(self._renew)
        self.choose.clicked.connect(self.ask_for_file)
        self.notion.activated.connect(self._on_notion)

    @Slot()
    def _on_notion(self) -> None:
        self.by_hand.setChecked(True)
        self._renew()

    @Slot()
    def _renew(self) -> None:
        self.found.setVisible(self._labels is not None and self.labels.isChecked())
        self.changed.emit()


def _shown(notion: NotionSummary) -> str:
    counts = [
        (notion.n_groups, shown_groups),
        (notion.n_members, shown_pictures),
        (notion.n_answers, shown_answers),
    ]
    parts = [shown(n) for n, shown in counts if n]
    return f"{notion.name}: {listed(parts)}" if parts else notion.name
