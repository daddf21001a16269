"""The status bar: counts of pictures, who answered, and the size of the tiles."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QSlider, QStatusBar, QWidget

from core.errors import LikewiseError
from core.index.annoy_index import HAS_ANNOY
from core.records import FailureCounts, Ranking
from gui.elided_label import ElidedLabel
from gui.gallery.view import LARGEST_TILE_PX, SMALLEST_TILE_PX
from gui.messages import sentence, shown_count, shown_number, shown_pictures
from gui.theme import SPACE_LARGE, SPACE_SMALL, set_kind, text_label

_SLIDER_PX = 120


class StatusBar(QStatusBar):
    """`failures_asked` when the number of failed pictures is clicked; `tile_size_asked(px)`."""

    failures_asked = Signal()
    tile_size_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._n_files = 0
        self._n_indexed = 0
        self._is_reachable = True
        self._counts = text_label("")
        self._failed = QPushButton()
        set_kind(self._failed, "flat")
        self._failed.setToolTip(self.tr("Show which files are not shown, and why"))
        self._failed.clicked.connect(self.failures_asked)
        self._failed.hide()
        self._details = ElidedLabel()
        self._details.setContentsMargins(SPACE_LARGE, 0, 0, 0)
        self._answer = ElidedLabel()
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(SMALLEST_TILE_PX, LARGEST_TILE_PX)
        self._slider.setFixedWidth(_SLIDER_PX)
        self._slider.setAccessibleName(self.tr("Size of the pictures"))
        self._slider.setToolTip(self.tr("Size of the pictures (Ctrl+wheel)"))
        self._slider.valueChanged.connect(self.tile_size_asked)
        self._message = ElidedLabel()
        self._message.hide()
        self._message_timer = QTimer(self)
        self._message_timer.setSingleShot(True)
        self._message_timer.timeout.connect(self._end_message)
        # Long paths and sentences are cut off; they must not make the window wider.
        for label in (self._message, self._details):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(self._message, 1)
        self.addWidget(self._counts)
        self.addWidget(self._failed)
        self.addWidget(self._details, 1)
        self.addPermanentWidget(self._answer)
        self.addPermanentWidget(self._slider)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(SPACE_LARGE, 0, SPACE_LARGE, SPACE_SMALL)

    def clear_folder(self) -> None:
        """No folder has been listed yet."""
        self._counts.clear()
        self._failed.hide()
        self._answer.clear()

    def show_counts(self, n_files: int, n_indexed: int) -> None:
        """How many pictures there are, and how many can be found under the condition."""
        self._n_files, self._n_indexed = n_files, n_indexed
        self._say_counts()

    def show_reachable(self, is_reachable: bool) -> None:
        """Whether the folder can be looked into, or what is shown was stored earlier."""
        self._is_reachable = is_reachable
        if self._counts.text():
            self._say_counts()

    def add_indexed(self, n_more: int) -> None:
        """So many more can be found."""
        self._n_indexed = min(self._n_indexed + n_more, self._n_files)
        self._say_counts()

    def show_failures(self, counts: FailureCounts) -> None:
        """How many pictures could not be read, and how many files were left out on purpose."""
        failed = self.tr("{n} could not be read").format(n=shown_count(counts.failed))
        left_out = self.tr("{n} left out").format(n=shown_count(counts.left_out))
        is_said = (counts.failed or not counts.left_out, counts.left_out)
        said = [text for text, is_so in zip((failed, left_out), is_said, strict=True) if is_so]
        self._failed.setText(" · ".join(said))
        self._failed.setVisible(bool(counts.failed or counts.left_out))

    def show_answer(self, condition_name: str, ranking: Ranking | None) -> None:
        """Who made the ranking on the screen."""
        if ranking is None:
            self._answer.clear()
        elif ranking.answered_by == "exact":
            text = self.tr("{0} · exact search")
            if not HAS_ANNOY:
                text = self.tr("{0} · exact search, without Annoy")
                self._answer.setToolTip(sentence(LikewiseError("no_annoy")))
            self._answer.setText(text.format(condition_name))
        else:
            found = shown_number(100 * ranking.recall, 1)
            text = self.tr("{0} · Annoy index, finds {1} % of the nearest 50")
            self._answer.setText(text.format(condition_name, found))

    def show_details(self, text: str) -> None:
        """What is known of the picture that the keyboard is at."""
        self._details.setText(text)

    def show_tile_size(self, side_px: int) -> None:
        """Put the slider where the tiles are."""
        self._slider.blockSignals(True)
        self._slider.setValue(side_px)
        self._slider.blockSignals(False)

    def say(self, text: str, timeout_ms: int) -> None:
        """Something that a person should read now, in place of the counts."""
        self._message.setText(text)
        self._message.show()
        self._counts.hide()
        self._details.hide()
        self._message_timer.start(timeout_ms)

    def unsay(self, text: str) -> None:
        """This is no longer so; what else is being said stays."""
        if self._message.text() == text:
            self._message_timer.stop()
            self._end_message()

    @property
    def message_text(self) -> str:
        """What is being said; empty where nothing is."""
        return self._message.text()

    def _end_message(self) -> None:
        self._message.clear()
        self._message.hide()
        self._counts.show()
        self._details.show()

    @property
    def counts_text(self) -> str:
        """What is said of the folder."""
        return self._counts.text()

    @property
    def failures_text(self) -> str:
        """What is said of pictures that could not be read."""
        return self._failed.text()

    def _say_counts(self) -> None:
        files = shown_pictures(self._n_files)
        if not self._is_reachable:
            self._counts.setText(self.tr("{0}, from memory").format(files))
        elif self._n_indexed >= self._n_files:
            self._counts.setText(self.tr("{0}, all indexed").format(files))
        else:
            done = shown_count(self._n_indexed)
            self._counts.setText(self.tr("{0}, {1} indexed").format(files, done))
