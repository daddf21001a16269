"""Pictures compared with each other: the matrix of their cosines under a condition."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.asking.comparing import cosines_between
from core.asking.desk import Desk, Way
from core.asking.question import Question
from core.conditions.base import Condition
from core.errors import LikewiseError
from gui.combo_field import ComboField
from gui.compare.matrix_table import MatrixModel, MatrixTable
from gui.compare.pictures import Pictures
from gui.messages import sentence
from gui.search_worker import Tell
from gui.searching import Lane
from gui.theme import SPACE, SPACE_LARGE, set_icon, text_label

_FIELD_WIDTH_PX = 200
_FIELD_HEIGHT_PX = 32


class MatrixDialog(QDialog):
    """Asks on `lane` anew whenever another condition is chosen."""

    def __init__(
        self,
        pictures: Pictures,
        conditions: Sequence[Condition],
        way: Way,
        lane: Lane,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        pictures.setParent(self)
        self.setWindowTitle(self.tr("Compared with each other"))
        self._lane = lane
        self._way = way
        self._pictures = pictures
        self.choice = ComboField()
        self.choice.set_bold(True)
        self.choice.setMinimumSize(_FIELD_WIDTH_PX, _FIELD_HEIGHT_PX)
        self.choice.setAccessibleName(self.tr("Alike in"))
        for condition in conditions:
            self.choice.addItem(condition.name, condition.key)
        self.choice.setPlaceholderText(self.tr("Your mix"))
        self.choice.setCurrentIndex(self.choice.findData(way) if isinstance(way, str) else -1)
        self.choice.activated.connect(self._on_activated)
        self.model = MatrixModel(pictures, self)
        self.table = MatrixTable(self.model)
        self.said = text_label("")
        self.said.setWordWrap(True)
        self._lay_out()
        # Qt itself would not make a dialog larger than two thirds of the screen.
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize()))
        lane.answered.connect(self._on_answered)
        lane.refused.connect(self._on_refused)
        self.table.setFocus()
        self._ask()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        label = text_label(self.tr("Alike in"), "dim")
        label.setBuddy(self.choice)
        top.addWidget(label)
        top.addWidget(self.choice)
        top.addStretch(1)
        copy = QPushButton(self.tr("Copy as text"))
        set_icon(copy, "copy")
        copy.setAutoDefault(False)
        copy.clicked.connect(self.table.copy)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        bottom = QHBoxLayout()
        bottom.addWidget(copy)
        bottom.addStretch(1)
        bottom.addWidget(buttons)
        # Room for two lines, so that nothing moves when another condition is chosen.
        self.said.setMinimumHeight(2 * self.said.fontMetrics().lineSpacing())
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        layout.setSpacing(SPACE + SPACE // 2)
        layout.addLayout(top)
        layout.addWidget(self.said)
        layout.addWidget(self.table, 1)
        layout.addLayout(bottom)

    def done(self, result: int) -> None:
        """Besides closing: what was asked is of no interest any more."""
        self._lane.forget()
        super().done(result)

    def _ask(self) -> None:
        self._lane.ask(partial(_question, self._pictures.file_ids, self._way))

    def _on_activated(self, row: int) -> None:
        self._way = str(self.choice.itemData(row))
        self._ask()

    @Slot(object)
    def _on_answered(self, cosines: NDArray[np.float32]) -> None:
        self.model.set_cosines(cosines)
        self.said.setText(self._sentence())

    @Slot(object)
    def _on_refused(self, error: LikewiseError) -> None:
        self.model.set_cosines(None)
        if error.code == "not_indexed":
            text = self.tr("These pictures have not been indexed under {condition} yet.")
            self.said.setText(text.format(condition=self.choice.currentText()))
        else:
            self.said.setText(sentence(error))

    def _sentence(self) -> str:
        extremes = self.model.extremes()
        if extremes is None:
            return self.tr("Cosine: 1 is the same, 0 is unrelated.")
        most, least = (self._pair(*pair) for pair in extremes)
        return self.tr("Most alike: {most}. Least alike: {least}.").format(most=most, least=least)

    def _pair(self, one: int, other: int) -> str:
        names = self._pictures.names
        return self.tr("{one} and {other} ({cosine})").format(
            one=names[one], other=names[other], cosine=self.model.text(one, other)
        )


def _question(
    file_ids: Sequence[int], way: Way, desk: Desk, _tell: Tell
) -> Question[NDArray[np.float32]]:
    return cosines_between(desk, file_ids, way)
