"""The quality window: what to measure at the top and left, what came of it beside that."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.jobs import Progress
from core.measuring.records import Comparison
from gui.quality.condition_list import ConditionList
from gui.quality.given_file import GivenFile
from gui.quality.pages import QualityPages
from gui.quality.words import progress_text, scope_text
from gui.splitter import Splitter
from gui.theme import SPACE, SPACE_LARGE, set_kind, text_label
from gui.thumbnails import ThumbnailCache

_SIZE_PX = (1140, 740)
_LEAST_PX = (720, 500)
_LIST_PX = (140, 160)
_BAR_PX = (140, 6)


class QualityWindow(QDialog):
    """Shows what it is given.

    `measure_asked()`, `cancel_asked()`, `export_asked(ending)`; `query_asked(image_id)`: find
    what is similar to a picture; `index_asked(key)`: index the folder under one condition more.
    """

    measure_asked = Signal()
    cancel_asked = Signal()
    export_asked = Signal(str)
    query_asked = Signal(int)
    index_asked = Signal(str)

    def __init__(
        self,
        thumbnails: ThumbnailCache,
        path_of: Callable[[int], bytes | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Quality"))
        self.setWindowFlag(Qt.WindowType.Window)
        self.setMinimumSize(*_LEAST_PX)
        self.resize(*_SIZE_PX)
        self.conditions = ConditionList()
        self.pages = QualityPages(thumbnails, path_of)
        self.pages.query_asked.connect(self.query_asked)
        self.message = text_label("", "dim")
        self.scope = text_label("")
        self.said = text_label("", "dim")
        for label in (self.message, self.scope, self.said):
            label.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._make_buttons()
        self._chooser_place = QHBoxLayout()
        self._chooser_place.setSpacing(SPACE)
        self._chooser_place.addWidget(text_label(self.tr("Labels"), bold=True))
        self.given = GivenFile()
        self._chooser_place.addWidget(self.given)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.message)
        self._stack.addWidget(self.pages)
        self._lay_out()
        self.conditions.setFocus()

    def _make_buttons(self) -> None:
        self.measure = QPushButton(self.tr("&Measure"))
        set_kind(self.measure, "primary")
        self.cancel = QPushButton(self.tr("&Cancel"))
        self.export = QPushButton(self.tr("&Export"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(*_BAR_PX)
        self.bar.setAccessibleName(self.tr("Progress of measuring"))
        menu = QMenu(self.export)
        for ending, text in (
            ("html", self.tr("&Page for a browser (HTML)…")),
            ("png", self.tr("P&icture (PNG)…")),
            ("csv", self.tr("&Table (CSV)…")),
            ("json", self.tr("All &figures (JSON)…")),
        ):
            action = menu.addAction(text)
            action.triggered.connect(lambda _=False, ending=ending: self.export_asked.emit(ending))
        self.export.setMenu(menu)
        self.more = QPushButton(self.tr("Inde&x more"))
        self.more.setToolTip(self.tr("Index the folder under another condition, to measure that"))
        self.more.setMenu(QMenu(self.more))
        self.more.setEnabled(False)
        self.measure.clicked.connect(self.measure_asked)
        self.cancel.clicked.connect(self.cancel_asked)
        for button in (self.measure, self.cancel, self.export, self.more):
            button.setAutoDefault(False)
        for widget in (self.cancel, self.bar):
            widget.hide()
        self.export.setEnabled(False)

    def _lay_out(self) -> None:
        does = QHBoxLayout()
        does.setSpacing(SPACE)
        does.addWidget(self.said, 1)
        for widget in (self.bar, self.cancel, self.export, self.measure):
            does.addWidget(widget)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(text_label(self.tr("Conditions"), bold=True))
        column.addWidget(self.conditions, 1)
        column.addWidget(self.more)
        left.setMinimumWidth(_LIST_PX[0])
        parts = Splitter(Qt.Orientation.Horizontal)
        parts.addWidget(left)
        parts.addWidget(self._stack)
        parts.setStretchFactor(1, 1)
        parts.setSizes([_LIST_PX[1], _SIZE_PX[0]])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        layout.setSpacing(SPACE)
        layout.addLayout(self._chooser_place)
        layout.addLayout(does)
        layout.addWidget(self.scope)
        layout.addWidget(parts, 1)
        self.scope.hide()

    def add_chooser(self, chooser: QWidget) -> None:
        """Where labels are chosen; above all else."""
        self._chooser_place.insertWidget(1, chooser, 1)

    def offer_more(self, conditions: Sequence[tuple[str, str]]) -> None:
        """The folder can be indexed under these, by key and name."""
        menu = self.more.menu()
        menu.clear()
        for key, name in conditions:
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, key=key: self.index_asked.emit(key))
        self.more.setEnabled(bool(conditions))

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what was measured."""
        self.pages.show_comparison(comparison)
        self.scope.setText(scope_text(comparison))
        self.scope.show()
        self._stack.setCurrentWidget(self.pages)
        self.export.setEnabled(True)

    def show_message(self, text: str) -> None:
        """Say why there is nothing to show."""
        self.message.setText(text)
        self.scope.hide()
        self._stack.setCurrentWidget(self.message)
        self.export.setEnabled(False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing that was measured is shown."""
        return self._stack.currentWidget() is self.message

    def say(self, text: str) -> None:
        """A sentence beside the buttons."""
        self.said.setText(text)

    def show_progress(self, progress: Progress) -> None:
        """Say how far measuring is."""
        self.say(progress_text(progress))
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)

    def set_measuring(self, is_measuring: bool) -> None:
        """Offer to cancel while it is measured, and to measure else."""
        for widget in (self.bar, self.cancel):
            widget.setVisible(is_measuring)
        self.measure.setVisible(not is_measuring)
