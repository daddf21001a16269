"""The page of a lesson: how far it is, its charts, and at the end what has come of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from core.jobs import Progress
from core.measuring.records import Comparison
from core.teaching.records import Epoch, Learnt, Start
from gui.quality.measure_pages import OverviewPage
from gui.teaching.course_charts import CourseCharts
from gui.teaching.words import ending_text, epoch_text, held_out_text, progress_text, start_text
from gui.theme import SPACE, SPACE_LARGE, SPACE_SMALL, set_icon, set_kind, text_label

_TITLE_SCALE = 1.2
_BAR_PX = 6
#: Of the height, while there are charts.
_ALL = 1000


class LessonPage(QWidget):
    """Shows what it is told.

    `stop_asked()`, `go_on_asked()`, `another_asked()`; of the condition that was taught:
    `look_asked()`, `quality_asked()`, `maps_asked()`.
    """

    stop_asked = Signal()
    go_on_asked = Signal()
    another_asked = Signal()
    look_asked = Signal()
    quality_asked = Signal()
    maps_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = text_label("", scale=_TITLE_SCALE, bold=True)
        self.said = text_label("")
        self.said.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(_BAR_PX)
        self.bar.setAccessibleName(self.tr("Progress of the lesson"))
        self.charts = CourseCharts()
        self.measured = QWidget()
        self.overview = OverviewPage()
        self.scope = text_label("")
        self.scope.setWordWrap(True)
        self.tabs = QTabWidget()
        self.tabs.tabBar().setAccessibleName(self.tr("Charts of the lesson"))
        self._make_buttons()
        self._lay_out()

    def _make_buttons(self) -> None:
        def button(text: str, asked: SignalInstance) -> QPushButton:
            made = QPushButton(text)
            made.setAutoDefault(False)
            made.clicked.connect(asked)
            return made

        self.stop = button(self.tr("&Stop"), self.stop_asked)
        self.go_on = button(self.tr("Go &On"), self.go_on_asked)
        self.another = button(self.tr("Teach A&nother"), self.another_asked)
        self.look = button(self.tr("&Look under It"), self.look_asked)
        self.quality = button(self.tr("&Quality…"), self.quality_asked)
        self.maps = button(self.tr("&Map Before and After"), self.maps_asked)
        set_icon(self.another, "arrow-left")
        set_kind(self.another, "flat")
        set_kind(self.look, "primary")
        self._end_buttons = (self.another, self.go_on, self.quality, self.maps, self.look)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_LARGE)
        words = QVBoxLayout()
        words.setSpacing(SPACE_SMALL)
        words.addWidget(self.title)
        words.addWidget(self.said)
        top.addLayout(words, 1)
        top.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignTop)
        measured = QVBoxLayout(self.measured)
        measured.setContentsMargins(SPACE, SPACE, SPACE, 0)
        measured.addWidget(self.scope)
        measured.addWidget(self.overview, 1)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(_scrolled(self.charts), self.tr("&Course"))
        self.tabs.addTab(self.measured, self.tr("Pictures &kept apart"))
        does = QHBoxLayout()
        does.setSpacing(SPACE)
        for button in self._end_buttons:
            does.addWidget(button)
        does.insertStretch(1)
        self._rule = QFrame()
        set_kind(self._rule, "rule")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE + SPACE_SMALL)
        layout.setSpacing(SPACE)
        layout.addLayout(top)
        layout.addWidget(self.bar)
        layout.addWidget(self.tabs, _ALL)
        layout.addStretch(1)
        layout.addWidget(self._rule)
        layout.addLayout(does)

    # While it learns

    def begin(self, name: str, text: str, keeps_course: bool = False) -> None:
        """A lesson begins; `text` says what is done first. The charts stay where the lesson that
        they show goes on."""
        self.title.setText(self.tr("Teaching “{name}”").format(name=name))
        if not keeps_course:
            self.charts.clear()
        self.tabs.show()
        self._show_comparison(None)
        self._say(text)
        self.bar.setRange(0, 0)
        self._show_running(True)

    def show_progress(self, progress: Progress) -> None:
        """What is done before and after learning."""
        self._say(progress_text(progress))
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)

    def show_start(self, start: Start) -> None:
        """It begins to learn."""
        self._say(start_text(start))
        self.charts.show_start(start)

    def add_epoch(self, epoch: Epoch) -> None:
        """It has learnt for one more epoch."""
        self._say(epoch_text(epoch))
        self.bar.setRange(0, epoch.n_epochs)
        self.bar.setValue(epoch.number)
        self.charts.add(epoch)

    def show_stopping(self) -> None:
        """It has been asked to stop."""
        self.stop.setEnabled(False)
        self._say(self.tr("Stopping, and keeping the best so far…"))

    # At the end

    def show_end(
        self, name: str, learnt: Learnt, comparison: Comparison | None, weights: str
    ) -> None:
        """What has come of it. `weights` say how much each condition counts, where that is all
        that was learnt."""
        self.title.setText(name)
        text = ending_text(learnt, comparison)
        self._say(f"{text}\n{weights}" if weights else text)
        set_kind(self.said, "warning" if learnt.is_collapsed else "")
        self.charts.show_epochs(learnt.epochs)
        self.tabs.setHidden(bool(weights))
        self._show_comparison(comparison)
        self._show_running(False)
        self.go_on.setVisible(learnt.was_stopped)
        self.quality.setVisible(comparison is not None)
        self.look.setFocus()

    def show_failure(self, text: str) -> None:
        """Nothing has come of it, and why."""
        self._say(text)
        set_kind(self.said, "warning")
        self.tabs.setVisible(self.charts.loss.n_places() > 0)
        self._show_running(False)
        for button in self._end_buttons:
            button.setVisible(button is self.another)

    def keep_only_words(self) -> None:
        """The folder is no longer open: nothing can be done there any more."""
        for button in self._end_buttons:
            button.setVisible(button is self.another)

    def _show_comparison(self, comparison: Comparison | None) -> None:
        self.tabs.setTabVisible(1, comparison is not None)
        self.tabs.tabBar().setVisible(comparison is not None)
        if comparison is not None:
            self.scope.setText(held_out_text(comparison))
            self.overview.show_comparison(comparison)
            self.tabs.setCurrentWidget(self.measured)

    def _show_running(self, is_running: bool) -> None:
        for widget in (self.stop, self.bar):
            widget.setVisible(is_running)
        self._rule.setVisible(not is_running)
        self.stop.setEnabled(True)
        for button in self._end_buttons:
            button.setVisible(not is_running)

    @Slot(str)
    def _say(self, text: str) -> None:
        set_kind(self.said, "")
        self.said.setText(text)


def _scrolled(widget: QWidget) -> QScrollArea:
    """In a small window its lower part is a scroll away."""
    set_kind(widget, "bare")
    scroll = QScrollArea()
    set_kind(scroll, "bare")
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(widget)
    return scroll
