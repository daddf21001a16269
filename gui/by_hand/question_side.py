"""What stands beside a question: how much was answered, and what that says so far."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from core.jobs import Progress
from gui.by_hand.share_bars import ShareBars
from gui.by_hand.words import shown_answers
from gui.theme import SPACE, SPACE_LARGE, text_label

_WIDTH_PX = 216
#: With fewer answers chance has a large say in what they tell.
_SOME = 10
_MANY = 30


class QuestionSide(QWidget):
    """Shows what it is told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH_PX)
        self.count = text_label("", scale=1.15, bold=True)
        self.advice = text_label("", "dim")
        self.advice.setWordWrap(True)
        self.bars = ShareBars()
        self.bars_title = text_label(self.tr("What counts so far"), bold=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.progress.setAccessibleName(self.tr("Progress of reading"))
        self.progress.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.count)
        layout.addWidget(self.advice)
        layout.addWidget(self.progress)
        layout.addSpacing(SPACE_LARGE)
        layout.addWidget(self.bars_title)
        layout.addWidget(self.bars)
        layout.addStretch(1)
        self.bars_title.hide()

    def show_count(self, n_answers: int) -> None:
        """Say how many answers there are, and whether that is enough."""
        self.count.setText(shown_answers(n_answers))
        if n_answers < _SOME:
            text = self.tr("Thirty or so are enough to teach a condition.")
        elif n_answers < _MANY:
            text = self.tr("It begins to show what you mean. A few more make it surer.")
        else:
            text = self.tr("That is enough to teach a condition. More make it a little better.")
        self.advice.setText(text)

    def show_shares(self, shares: Sequence[tuple[str, float]]) -> None:
        """Show how much each condition counts, 0 to 1, by name."""
        self.progress.hide()
        self.bars_title.show()
        self.bars.show_shares(shares)

    def show_progress(self, progress: Progress) -> None:
        """Show how far the reading is that comes before the first question."""
        self.progress.setRange(0, progress.total)
        self.progress.setValue(progress.done)
        self.progress.show()
