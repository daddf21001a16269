"""Asks a person: which of these two is more like this one?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from core.errors import LikewiseError
from core.jobs import Progress
from core.labels.hand_made import Answer
from core.teaching.questions import Question
from gui.by_hand.asker import Asked, Asker
from gui.by_hand.notions import Notions
from gui.by_hand.picture_box import PictureBox
from gui.by_hand.question_side import QuestionSide
from gui.messages import sentence, shown_name
from gui.theme import SPACE, SPACE_LARGE, set_icon, set_kind, text_label

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_SIZE_PX = (820, 680)


class QuestionDialog(QDialog):
    """Answers go to the current notion of `notions`. `teach_asked()`: that is enough."""

    teach_asked = Signal()

    def __init__(self, window: MainWindow, notions: Notions, asker: Asker) -> None:
        super().__init__(window)
        self._session = window.session
        self._notions = notions
        self._asker = asker
        self._question: Question | None = None
        #: A question whose answer was taken back, to be asked again.
        self._again: Question | None = None
        self._passed: list[Answer] = []
        self.setWindowTitle(self.tr("Questions"))
        self.title = text_label(
            self.tr("Which of these two is more like this one?"), scale=1.3, bold=True
        )
        self.hint = text_label("", "dim")
        self.hint.setWordWrap(True)
        self.anchor = PictureBox(window.thumbnails, can_be_chosen=False)
        self.candidates = tuple(
            PictureBox(window.thumbnails, can_be_chosen=True) for _side in range(2)
        )
        for place, box in enumerate(self.candidates):
            box.clicked.connect(lambda _checked=False, place=place: self.answer(place))
        self.side = QuestionSide()
        self.pass_button = self._button(self.tr("Can't say"), self.tr("S or Down"), self.pass_by)
        self.take_back_button = self._button(
            self.tr("Take back"), self.tr("Backspace or Ctrl+Z"), self.take_back
        )
        set_icon(self.take_back_button, "undo-2")
        self.teach_button = self._button(
            self.tr("Teach…"), self.tr("Make a condition of what was answered"), self._teach
        )
        set_kind(self.teach_button, "primary")
        self.pass_button.setEnabled(False)
        self.close_button = self._button(self.tr("Close"), "", self.reject)
        self._lay_out()
        self._add_keys()
        self.resize(QSize(*_SIZE_PX).boundedTo(self.screen().availableSize()))
        asker.asked.connect(self._on_asked)
        asker.failed.connect(self._on_failed)
        asker.progress.connect(self._on_progress)
        notions.edited.connect(self._show_answers)
        self._show_answers()
        self._ask()

    def _button(self, text: str, tip: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        button.clicked.connect(do)
        return button

    def _lay_out(self) -> None:
        pair = QHBoxLayout()
        pair.setSpacing(SPACE_LARGE)
        for box in self.candidates:
            pair.addWidget(box)
        pictures = QVBoxLayout()
        pictures.setSpacing(SPACE_LARGE)
        pictures.addWidget(self.anchor, 6)
        pictures.addLayout(pair, 5)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_LARGE)
        middle.addLayout(pictures, 1)
        middle.addWidget(self.side)
        bottom = QHBoxLayout()
        bottom.setSpacing(SPACE)
        bottom.addWidget(self.take_back_button)
        bottom.addWidget(self.pass_button)
        bottom.addStretch(1)
        bottom.addWidget(self.close_button)
        bottom.addWidget(self.teach_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        layout.setSpacing(SPACE)
        layout.addWidget(self.title)
        layout.addWidget(self.hint)
        layout.addLayout(middle, 1)
        layout.addSpacing(SPACE)
        layout.addLayout(bottom)

    def _add_keys(self) -> None:
        # Shortcuts, since buttons pass the focus on with arrow keys.
        for keys, do in (
            (("Left",), lambda: self.answer(self._place_at_left)),
            (("Right",), lambda: self.answer(1 - self._place_at_left)),
            (("S", "Down"), self.pass_by),
            (("Backspace", "Ctrl+Z"), self.take_back),
        ):
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(do)

    @property
    def _place_at_left(self) -> int:
        return 1 if self.isRightToLeft() else 0

    # What a person does

    def answer(self, place: int) -> None:
        """The candidate at a place, 0 or 1, is more like the anchor."""
        question = self._question
        if question is None:
            return
        chosen, other = question.one, question.other
        if place:
            chosen, other = other, chosen
        self._notions.answer((question.anchor, chosen, other))
        self._ask()

    @Slot()
    def pass_by(self) -> None:
        """Ask something else."""
        question = self._question
        if question is not None:
            self._passed.append((question.anchor, question.one, question.other))
            self._ask()

    @Slot()
    def take_back(self) -> None:
        """Take back the last answer, and ask that again."""
        answer = self._notions.take_back_answer()
        if answer is not None:
            self._ask(again=Question(*answer))

    @Slot()
    def _teach(self) -> None:
        self.accept()
        self.teach_asked.emit()

    def done(self, result: int) -> None:
        """Besides closing: what was asked for is not wanted any more."""
        self._asker.stop()
        super().done(result)

    # What is shown

    def _ask(self, again: Question | None = None) -> None:
        made, folder = self._notions.current, self._session.folder
        if made is None or folder is None:
            self.reject()
            return
        self._question, self._again = None, again
        self._asker.ask(folder, made.answers, self._passed)

    @Slot(object)
    def _on_asked(self, asked: Asked) -> None:
        self.side.show_shares(asked.shares)
        question = self._question = self._again or asked.question
        self._again = None
        if question is None:
            self.hint.setText(self.tr("There is nothing left to ask about these pictures."))
            return
        self.hint.setText(self.tr("Click it, or press Left or Right; S where you cannot say."))
        shown = (question.anchor, question.one, question.other)
        for box, image_id in zip((self.anchor, *self.candidates), shown, strict=True):
            box.show_image(image_id, self._name_of(image_id))
        self.pass_button.setEnabled(True)

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        self.hint.setText(self.tr("Reading what is known of the pictures…"))
        self.side.show_progress(progress)

    @Slot(object)
    def _on_failed(self, error: LikewiseError) -> None:
        self.side.progress.hide()
        self.hint.setText(sentence(error))

    @Slot()
    def _show_answers(self) -> None:
        made = self._notions.current
        if made is None:
            self.reject()
            return
        self.setWindowTitle(self.tr("Questions: {name}").format(name=made.notion.name))
        self.side.show_count(len(made.answers))
        self.take_back_button.setEnabled(bool(made.answers))
        self.teach_button.setEnabled(bool(made.answers or made.members))

    def _name_of(self, image_id: int) -> str:
        listing = self._session.listing
        if listing is None:
            return ""
        rows = np.flatnonzero(listing.image_ids == image_id)
        return shown_name(listing.paths[int(rows[0])]) if len(rows) else ""
