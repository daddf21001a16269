"""How many labelled pictures are near copies of others: a line that finds it out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
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
        self._listing: Listing | None = None
        self._image_ids = self._grouped = np.zeros(0, np.int64)
        #: The groups of `_grouped`; None where they are not known.
        self._groups: NDArray[np.int64] | None = None
        self._is_stopped = False
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
        self._job.succeeded.connect(self._on_grouped)
        self._job.failed.connect(self._on_failed)
        self._job.stopped.connect(self._on_stopped)

    def look(self, listing: Listing | None, labels: Labels | None) -> None:
        """Look among these pictures; say nothing where there are none."""
        if listing is None or labels is None:
            self.drop()
            self._say("")
            return
        is_same = listing is self._listing
        if is_same and np.array_equal(self._image_ids, labels.image_ids) and self._is_settled:
            return
        if not is_same:
            self._groups = None
        self._listing, self._image_ids, self._is_stopped = listing, labels.image_ids, False
        if self._groups is not None and np.isin(self._image_ids, self._grouped).all():
            self._job.drop()
            self._count()
        else:
            self._begin()

    @property
    def _is_settled(self) -> bool:
        """Whether all is known, under way or not wanted; what could not be told may be told when
        more is indexed."""
        return self._groups is not None or self._job.is_running or self._is_stopped

    def drop(self) -> None:
        """Look no further; what was found out is kept for the same pictures."""
        self._job.drop()
        self._image_ids = np.zeros(0, np.int64)

    def close_job(self) -> None:
        """End what is being done; for closing down."""
        self._job.close()

    @Slot()
    def _begin(self) -> None:
        library, listing, image_ids = self._library, self._listing, self._image_ids
        if listing is None:
            return

        def work(report: Report, control: Control) -> NDArray[np.int64] | None:
            from core.teaching.copy_groups import told_copy_groups

            with library.open_store() as store:
                return told_copy_groups(library, store, listing, image_ids, report, control)

        self.said.setText(self.tr("Looking for near copies…"))
        self._show_running(is_running=True)
        self._job.start(work)

    @Slot(object)
    def _on_grouped(self, groups: NDArray[np.int64] | None) -> None:
        self._grouped, self._groups = self._image_ids, groups
        self._count()

    def _count(self) -> None:
        """Near copies are what there is besides one of each group."""
        n_copies = None
        if self._groups is not None:
            places = np.searchsorted(self._grouped, self._image_ids)
            n_copies = len(places) - len(np.unique(self._groups[places]))
        self._say(copies_text(n_copies))

    @Slot(object)
    def _on_failed(self, error: LikewiseError) -> None:
        self._say(sentence(error))

    @Slot()
    def _on_stopped(self) -> None:
        self._is_stopped = True
        self._say(self.tr("Near copies were not looked for."))
        self.look_button.show()

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self._show_running(is_running=False)

    def _show_running(self, is_running: bool) -> None:
        self.bar.setVisible(is_running)
        self.stop_button.setVisible(is_running)
        self.look_button.hide()
