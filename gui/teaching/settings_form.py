"""The settings of a lesson that most people leave as they are."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QPushButton,
    QSpinBox,
    QWidget,
)

from core.teaching.records import Lesson
from gui.combo_field import ComboField
from gui.messages import plain_tip
from gui.theme import SPACE, SPACE_LARGE, text_label

_FIELD_PX = 190
_MOST_DIM, _MOST_EPOCHS, _MOST_SEED = 256, 500, 999_999
_MOST_MARGIN, _MARGIN_STEP = 10.0, 0.05
_LEAST_HOLDOUT, _MOST_HOLDOUT = 5, 90
_COLUMNS = 2


class SettingsForm(QWidget):
    """`changed()` with every choice. What is left open is done as suits the network."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._make_choices()
        self._make_numbers()
        self.defaults = QPushButton(self.tr("&Defaults"))
        self.defaults.setAutoDefault(False)
        self.defaults.setToolTip(self.tr("Back to the settings that work for most labels"))
        self.defaults.clicked.connect(self.set_defaults)
        self._lay_out()
        self.set_defaults()
        self._connect()

    def lesson(self, lesson: Lesson) -> Lesson:
        """The same lesson with these settings."""
        return replace(
            lesson,
            loss=str(self.loss.currentData()),
            mining=self.mining.currentData(),
            metric=str(self.distance.currentData()),
            has_softmax=self.softmax.currentData(),
            margin=self.margin.value() or None,
            dim=self.dims.value() if self.dims.value() > self.dims.minimum() else None,
            epochs=self.epochs.value() or None,
            seed=self.seed.value(),
            holdout=self.holdout.value() / 100,
        )

    @Slot()
    def set_defaults(self) -> None:
        """Choose what a lesson has by itself."""
        usual = Lesson("")
        self.loss.setCurrentIndex(self.loss.findData(usual.loss))
        self.distance.setCurrentIndex(self.distance.findData(usual.metric))
        self.mining.setCurrentIndex(0)
        self.softmax.setCurrentIndex(0)
        self.margin.setValue(self.margin.minimum())
        for box in (self.dims, self.epochs):
            box.setValue(box.minimum())
        self.seed.setValue(usual.seed)
        self.holdout.setValue(round(100 * usual.holdout))

    # Parts

    def _make_choices(self) -> None:
        self.loss, self.mining = ComboField(), ComboField()
        self.distance, self.softmax = ComboField(), ComboField()
        self.loss.addItem(self.tr("Triplet margin"), "triplet")
        self.loss.addItem(self.tr("Contrastive pairs"), "contrastive")
        self.loss.addItem(self.tr("Supervised contrastive"), "supcon")
        self.loss.addItem(self.tr("Multi-similarity"), "multi-similarity")
        self.mining.addItem(self.tr("As suits the network"), None)
        self.mining.addItem(self.tr("Drawn at random"), "random")
        self.mining.addItem(self.tr("Easy ones"), "easy")
        self.mining.addItem(self.tr("Semi-hard ones"), "semihard")
        self.mining.addItem(self.tr("Hard ones"), "hard")
        self.mining.addItem(self.tr("All"), "all")
        self.distance.addItem(self.tr("Euclidean (L2)"), "euclidean")
        self.distance.addItem(self.tr("Cosine"), "cosine")
        self.softmax.addItem(self.tr("As suits the network"), None)
        self.softmax.addItem(self.tr("With"), True)
        self.softmax.addItem(self.tr("Without"), False)

    def _make_numbers(self) -> None:
        open_text = self.tr("As suits the network")
        self.margin = QDoubleSpinBox()
        self.margin.setRange(0.0, _MOST_MARGIN)
        self.margin.setSingleStep(_MARGIN_STEP)
        self.dims, self.epochs, self.seed = QSpinBox(), QSpinBox(), QSpinBox()
        self.dims.setRange(1, _MOST_DIM)  # 1 stands for the open choice: 2 is the least
        self.epochs.setRange(0, _MOST_EPOCHS)
        self.seed.setRange(0, _MOST_SEED)
        self.holdout = QSpinBox()
        self.holdout.setRange(_LEAST_HOLDOUT, _MOST_HOLDOUT)
        self.holdout.setSuffix(" %")
        for box in (self.margin, self.dims, self.epochs):
            box.setSpecialValueText(open_text)
        for box in (self.margin, self.dims, self.epochs, self.seed, self.holdout):
            # A style sheet gives the field in a spin box no room at its sides.
            box.lineEdit().setTextMargins(SPACE, 0, SPACE, 0)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_LARGE)
        grid.setVerticalSpacing(SPACE)
        for number, (name, field, tip) in enumerate(self._fields()):
            label = text_label(name)
            label.setBuddy(field)
            for widget in (label, field):
                widget.setToolTip(plain_tip(tip))
            field.setAccessibleName(name)
            field.setMinimumWidth(_FIELD_PX)
            row, column = divmod(number, _COLUMNS)
            grid.addWidget(label, row, 2 * column)
            grid.addWidget(field, row, 2 * column + 1)
        last = grid.rowCount() - 1
        grid.addWidget(self.defaults, last, 3, Qt.AlignmentFlag.AlignRight)
        for column in (1, 3):
            grid.setColumnStretch(column, 1)

    def _fields(self) -> list[tuple[str, QWidget, str]]:
        return [
            (self.tr("Loss"), self.loss, self.tr("What learning makes small.")),
            (
                self.tr("Vector length"),
                self.dims,
                self.tr(
                    "How many numbers describe a picture, 2 to 256. Two can be drawn as they are."
                ),
            ),
            (
                self.tr("Triplets"),
                self.mining,
                self.tr(
                    "Which triplets count: easy ones are in order already, hard ones are not,"
                    " semi-hard ones are in order, but not by the margin."
                ),
            ),
            (
                self.tr("Epochs at most"),
                self.epochs,
                self.tr("How often all pictures are gone through."),
            ),
            (
                self.tr("Distance"),
                self.distance,
                self.tr("How far apart two vectors are, in the triplet loss."),
            ),
            (
                self.tr("Seed"),
                self.seed,
                self.tr("The same seed gives the same result again on this computer."),
            ),
            (
                self.tr("Softmax term"),
                self.softmax,
                self.tr("Beside the loss: tells labels apart directly. It helps with many labels."),
            ),
            (
                self.tr("Kept for testing"),
                self.holdout,
                self.tr("The share of labelled pictures that is not learnt from, to measure on."),
            ),
            (
                self.tr("Margin"),
                self.margin,
                self.tr("By how much another label should be farther away than the same one."),
            ),
        ]

    def _connect(self) -> None:
        for combo in (self.loss, self.mining, self.distance, self.softmax):
            combo.currentIndexChanged.connect(self._on_changed)
        for box in (self.dims, self.epochs, self.seed, self.holdout):
            box.valueChanged.connect(self._on_changed)
        self.margin.valueChanged.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        is_triplet = self.loss.currentData() == "triplet"
        fields: tuple[QWidget, ...] = (self.mining, self.distance, self.margin)
        for field in fields:
            field.setEnabled(is_triplet)
        self.changed.emit()
