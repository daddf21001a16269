"""Asks what to export and in which format, and shows how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from core.exporting.formats import FORMATS, Format
from core.jobs import Progress
from gui.messages import shown_count
from gui.theme import SPACE, SPACE_LARGE, text_label

_SIZE_PX = (460, 560)
_ROW_PX = 32


class Scope(Enum):
    """Which pictures."""

    RANKING = "ranking"
    SELECTION = "selection"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Offer:
    """How many pictures each scope has, and the name of the condition whose vectors can be
    written; empty where that is a mix."""

    n_pictures: Mapping[Scope, int]
    condition: str


class ExportDialog(QDialog):
    """`asked(Scope, Format)`: export that; `stop_asked()`: stop it."""

    asked = Signal(object, object)
    stop_asked = Signal()

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.resize(*_SIZE_PX)
        self._offer = offer
        self._is_running = False
        self._scopes = QButtonGroup(self)
        self.formats = QListWidget()
        self._about = text_label("", "dim")
        self._about.setWordWrap(True)
        self._said = text_label("")
        self._said.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the export"))
        box = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(box.Save | box.Cancel)
        self._lay_out()
        self._connect()
        self._show_running(False)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        layout.setSpacing(SPACE)
        layout.addWidget(text_label(self.tr("Pictures"), bold=True))
        for scope, button in self._scope_buttons().items():
            self._scopes.addButton(button, list(Scope).index(scope))
            layout.addWidget(button)
        layout.addSpacing(SPACE)
        layout.addWidget(text_label(self.tr("Format"), bold=True))
        self._fill_formats()
        layout.addWidget(self.formats, 1)
        layout.addWidget(self._about)
        layout.addWidget(self._said)
        layout.addWidget(self._bar)
        layout.addSpacing(SPACE)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText(self.tr("Export…"))
        layout.addWidget(self.buttons)

    def _scope_buttons(self) -> dict[Scope, QRadioButton]:
        texts = {
            Scope.RANKING: self.tr("The results, as they are shown: {n}"),
            Scope.SELECTION: self.tr("What is selected: {n}"),
            Scope.FOLDER: self.tr("The whole folder: {n}"),
        }
        made: dict[Scope, QRadioButton] = {}
        for scope, text in texts.items():
            n_pictures = self._offer.n_pictures[scope]
            made[scope] = QRadioButton(text.format(n=shown_count(n_pictures)))
            made[scope].setEnabled(n_pictures > 0)
        chosen = next((made[scope] for scope in Scope if made[scope].isEnabled()), None)
        if chosen is not None:
            chosen.setChecked(True)
        return made

    def _fill_formats(self) -> None:
        self.formats.setAccessibleName(self.tr("Format"))
        names = {
            "csv": self.tr("Table (CSV)"),
            "json": self.tr("JSON document"),
            "png": self.tr("Contact sheet, one picture (PNG)"),
            "pdf": self.tr("Contact sheet, pages (PDF)"),
            "npz": self.tr("Vectors for NumPy (.npz)"),
            "parquet": self.tr("Vectors as Parquet"),
            "projector": self.tr("Folder for the TensorFlow Embedding Projector"),
            "fiftyone": self.tr("Folder for FiftyOne"),
        }
        for form in FORMATS:
            item = QListWidgetItem(names[form.key])
            item.setSizeHint(QSize(0, _ROW_PX))
            if form.has_vectors and not self._offer.condition:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.formats.addItem(item)
        self.formats.setCurrentRow(0)

    def _connect(self) -> None:
        self.formats.currentRowChanged.connect(self._say_about)
        self.formats.itemActivated.connect(self._ask)
        self.buttons.accepted.connect(self._ask)
        self.buttons.rejected.connect(self.reject)
        self._say_about()

    @property
    def format(self) -> Format:
        """The chosen format."""
        return FORMATS[max(self.formats.currentRow(), 0)]

    @property
    def scope(self) -> Scope:
        """The chosen pictures."""
        return list(Scope)[max(self._scopes.checkedId(), 0)]

    @Slot()
    def _say_about(self) -> None:
        texts = {
            "csv": self.tr("A line for each picture: path, size, time, and rank and score."),
            "json": self.tr("The same for programs, with what was asked for."),
            "png": self.tr("All pictures with their names on one sheet, up to 5,000."),
            "pdf": self.tr("The same on sheets of A4, 48 to a page."),
            "npz": self.tr("Arrays of vectors and paths, for numpy.load."),
            "parquet": self.tr("A table of paths and vectors, for Arrow, pandas and DuckDB."),
            "projector": self.tr("Vectors, names and small pictures, for tensorboard --logdir."),
            "fiftyone": self.tr("A dataset that names your pictures and holds their vectors."),
        }
        text = texts[self.format.key]
        if self.format.has_vectors:
            text += " " + self.tr("Vectors under {name}.").format(name=self._offer.condition)
        elif not self._offer.condition:
            text += " " + self.tr("A mix has no vectors of its own, so those are not offered.")
        self._about.setText(text)

    @Slot()
    def _ask(self) -> None:
        if not self._is_running and self._scopes.checkedButton() is not None:
            self._said.clear()
            self.asked.emit(self.scope, self.format)

    # While it runs

    def show_progress(self, progress: Progress) -> None:
        """Say how far it is."""
        self._show_running(True)
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        self._said.setText(
            self.tr("{done} of {total}").format(
                done=shown_count(progress.done), total=shown_count(progress.total)
            )
        )

    def show_refusal(self, text: str) -> None:
        """Say why it could not be done; something else can be tried."""
        self._show_running(False)
        self._said.setText(text)

    def _show_running(self, is_running: bool) -> None:
        self._is_running = is_running
        self._bar.setVisible(is_running)
        self.formats.setEnabled(not is_running)
        for button in self._scopes.buttons():
            n_pictures = self._offer.n_pictures[list(Scope)[self._scopes.id(button)]]
            button.setEnabled(not is_running and n_pictures > 0)
        can_save = not is_running and self._scopes.checkedButton() is not None
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(can_save)

    def reject(self) -> None:
        """Stop what runs; close where nothing does."""
        if self._is_running:
            self.stop_asked.emit()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self.stop_asked.emit()
        super().closeEvent(event)
