"""The line in the results below which nothing is more alike than chance would have it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from gui.messages import shown_count
from gui.theme import SPACE, SPACE_SMALL, set_kind, text_label

#: Height of the line with its words.
CUT_PX = 42


@dataclass(frozen=True, slots=True)
class Cut:
    """`n_above` of `n_rows` tiles lie above the line. Those below it are less alike than 1 in
    `one_in` random pairs; `is_folded` hides them."""

    n_above: int
    n_rows: int
    one_in: int
    is_folded: bool


class CutBar(QFrame):
    """Says what lies below the line; `fold_asked(bool)` when that shall be hidden or shown."""

    fold_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "cut")
        self._texts: tuple[str, ...] = ("",)
        self._label = text_label("", "dim")
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._button.clicked.connect(self._on_clicked)
        self._is_folded = False
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_SMALL, SPACE, SPACE_SMALL, SPACE_SMALL)
        row.setSpacing(SPACE)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def show_cut(self, cut: Cut) -> None:
        """Say this."""
        self._is_folded = cut.is_folded
        n_below = shown_count(cut.n_rows - cut.n_above)
        self._texts = self._sentences(cut)
        self._label.setToolTip(
            self.tr(
                "Of {n} pairs of pictures drawn from this folder, one is as alike as those above"
            ).format(n=shown_count(cut.one_in))
        )
        if cut.is_folded:
            self._button.setText(self.tr("Show the other {n}").format(n=n_below))
        else:
            self._button.setText(self.tr("Hide these {n}").format(n=n_below))
        self._fit_text()

    @property
    def text(self) -> str:
        """What it says, as far as there is room."""
        return self._label.text()

    @property
    def button(self) -> QPushButton:
        """Shows and hides what lies below."""
        return self._button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is less room."""
        super().resizeEvent(event)
        self._fit_text()

    def _sentences(self, cut: Cut) -> tuple[str, ...]:
        """The longest first."""
        if cut.n_above == 0:
            full = self.tr("Nothing is more alike than 1 in {n} random pairs")
        elif cut.is_folded:
            full = self.tr("The others are no more alike than 1 in {n} random pairs")
        else:
            full = self.tr("Below: no more alike than 1 in {n} random pairs")
        shorter = (self.tr("Less alike than 1 in {n}"), self.tr("1 in {n}"))
        return tuple(text.format(n=shown_count(cut.one_in)) for text in (full, *shorter))

    def _fit_text(self) -> None:
        margins = self._row.contentsMargins()
        taken_px = margins.left() + margins.right() + SPACE + self._button.sizeHint().width()
        room_px, metrics = self.width() - taken_px, self._label.fontMetrics()
        fitting = (text for text in self._texts if metrics.horizontalAdvance(text) <= room_px)
        self._label.setText(next(fitting, self._texts[-1]))

    def _on_clicked(self) -> None:
        self.fold_asked.emit(not self._is_folded)
