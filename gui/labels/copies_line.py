"""How many labelled pictures are near copies of others: a line that finds it out."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from core.errors import LikewiseError
from core.jobs import Control, Report
from core.labels.records import Labels
from core.library import Library
from core.records import Listing
from gui.labels.words import copies_text
from gui.messages import sentence
from gui.networks.job import Job
from gui.theme import SPACE, text_label

_BAR_PX = (100, 6)


class CopiesLine(QWidget):
    """Looks in the background, and says what comes of it."""

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._basis: tuple[Listing, Labels] | None = None
        self.said = text_label("", "dim")
        self.said.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(*_BAR_PX)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self.tr("Looking for near copies"))
        self.stop_button = QPushButton(self.tr("&Stop"))
        self.look_button = QPushButton(self.tr("Loo&k for near copies"))
        for button in (self.stop_button, self.look_button):
            button.setAutoDefault(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.said, 1)
        for widget in (self.bar, self.stop_button, self.look_button):
            layout.addWidget(widget)
        self._job = Job(self)
        self._connect()
        self._show_running(is_running=False)

    def _connect(self) -> None:
        self.stop_button.clicked.connect(self._job.stop)
        self.look_button.clicked.connect(self._begin)
        self._job.succeeded.connect(self._on_counted)
        self._job.failed.connect(self._on_failed)
        self._job.stopped.connect(self._on_stopped)

    def look(self, listing: Listing | None, labels: Labels | None) -> None:
        """Look among these pictures, unless that is done already; say nothing where there are
        none."""
        if listing is None or labels is None:
            self.drop()
            self._say("")
        elif self._basis is None or self._basis[0] is not listing or self._basis[1] is not labels:
            self._basis = (listing, labels)
            self._begin()

    def drop(self) -> None:
        """Look no further, and forget what it was about."""
        self._job.drop()
        self._basis = None

    def close_job(self) -> None:
        """End what is being done; for closing down."""
        self._job.close()

    @Slot()
    def _begin(self) -> None:
        if self._basis is None:
            return
        listing, labels = self._basis
        library = self._library

        def work(report: Report, control: Control) -> int | None:
            from core.teaching.copy_groups import count_copies

            with library.open_store() as store:
                return count_copies(library, store, listing, labels.image_ids, report, control)

        self.said.setText(self.tr("Looking for near copies…"))
        self._show_running(is_running=True)
        self._job.start(work)

    @Slot(object)
    def _on_counted(self, n_copies: int | None) -> None:
        self._say(copies_text(n_copies))

    @Slot(object)
    def _on_failed(self, error: LikewiseError) -> None:
        self._say(sentence(error))

    @Slot()
    def _on_stopped(self) -> None:
        self._say(self.tr("Near copies were not looked for."))
        self.look_button.show()

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self._show_running(is_running=False)

    def _show_running(self, is_running: bool) -> None:
        self.bar.setVisible(is_running)
        self.stop_button.setVisible(is_running)
        self.look_button.hide()
