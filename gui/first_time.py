"""What is said over the pictures while a folder is read for the first time."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from core.errors import LikewiseError
from core.jobs import Progress
from core.records import IndexSummary, Listing
from gui.desktop import open_file
from gui.messages import plain_tip, shown_duration, shown_path, shown_pictures
from gui.samples import samples_folder
from gui.theme import SPACE, SPACE_LARGE, SPACE_SMALL, icon, set_icon, set_kind, text_label

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_ICON_PX = 20
_DONE_MS = 8_000
#: An estimate that changes with each picture can't be read, and the first ones mislead.
_ESTIMATE_EVERY_S = 1.0
_FEWEST_READ = 10


class FirstTimeBar(QWidget):
    """A few lines without a question. `place_asked()`: show where things are kept."""

    place_asked = Signal()

    def __init__(self, place: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline = text_label("", bold=True)
        self._headline.setWordWrap(True)
        self._text = text_label(
            self.tr(
                "The pictures are read on this computer; none is changed or sent anywhere. What "
                "is found out about them is kept in {place}. You can click pictures meanwhile. "
                "Pause, cancel or close at any time: what is done is kept."
            ).format(place=shown_place(place)),
            "dim",
        )
        self._text.setWordWrap(True)
        self.place_button = QPushButton(self.tr("Show where"))
        self.place_button.setToolTip(plain_tip(shown_path(os.fsencode(place))))
        set_kind(self.place_button, "flat")
        set_icon(self.place_button, "folder-open")
        self.place_button.clicked.connect(self.place_asked)
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("Close this note"))
        self.close_button.setToolTip(self.tr("Close this note; reading goes on"))
        set_kind(self.close_button, "flat")
        set_icon(self.close_button, "x")
        self.close_button.clicked.connect(self.hide)
        self._lay_out()
        self.hide()

    @property
    def headline(self) -> str:
        """What happens now, and how long it takes."""
        return self._headline.text()

    @property
    def text(self) -> str:
        """What holds all the while."""
        return self._text.text()

    def say(self, headline: str) -> None:
        """Say what happens now."""
        self._headline.setText(headline)

    def _lay_out(self) -> None:
        mark = QLabel()
        mark.setPixmap(icon("info").pixmap(_ICON_PX, _ICON_PX))
        words = QVBoxLayout()
        words.setSpacing(SPACE_SMALL)
        words.addWidget(self._headline)
        words.addWidget(self._text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE, SPACE_LARGE, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        layout.addWidget(self.place_button, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)


class FirstTime(QObject):
    """Explains the first reading of a folder of `window`, but not of the samples."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session = window.session
        self._data = window.library.places.data
        #: None until it is known whether the folder has been read before.
        self._is_new: bool | None = None
        self._estimated_s = 0.0
        self._started_s = 0.0
        self.bar = FirstTimeBar(self._data)
        self.bar.place_asked.connect(self._show_place)
        self._hiding = QTimer(self)
        self._hiding.setSingleShot(True)
        self._hiding.setInterval(_DONE_MS)
        self._hiding.timeout.connect(self.bar.hide)
        self._session.folder_changed.connect(self._on_folder)
        self._session.listing_changed.connect(self._on_listing)
        self._session.progress.connect(self._on_progress)
        self._session.indexed.connect(self._on_indexed)
        self._session.stopped.connect(self._on_stopped)

    @Slot()
    def _on_folder(self) -> None:
        self._is_new = None
        self._estimated_s = 0.0
        self._hiding.stop()
        self.bar.hide()

    @Slot(object, dict)
    def _on_listing(self, listing: Listing, _counts: dict[str, int]) -> None:
        """The first list comes from the library: it is empty for a folder never opened before."""
        if self._is_new is not None:
            return
        self._is_new = not len(listing) and listing.folder != samples_folder()
        if self._is_new:
            self._started_s = time.monotonic()
            self.bar.say(self.tr("Looking for pictures in this folder and all folders in it"))
            self.bar.show()

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        if not self._is_new or progress.stage != "embed" or progress.total == 0:
            return
        now_s = time.monotonic()
        if self._estimated_s and now_s - self._estimated_s < _ESTIMATE_EVERY_S:
            return
        n_read = shown_pictures(progress.total)
        left_s = progress.seconds_left
        if left_s is None or progress.done < min(_FEWEST_READ, progress.total):
            text = self.tr(
                "Reading {pictures} for the first time; how long it takes is known in a moment"
            )
            self.bar.say(text.format(pictures=n_read))
            return
        self._estimated_s = now_s
        text = self.tr("Reading {pictures} for the first time, for about {time} more")
        self.bar.say(text.format(pictures=n_read, time=shown_duration(left_s)))

    @Slot(object)
    def _on_indexed(self, summary: IndexSummary) -> None:
        if not self._is_new:
            return
        self._is_new = False
        if not summary.embedded:
            self.bar.hide()
            return
        took = shown_duration(time.monotonic() - self._started_s)
        text = self.tr("{pictures} read in {time}. The next time this folder is open at once")
        self.bar.say(text.format(pictures=shown_pictures(summary.embedded), time=took))
        self._hiding.start()

    @Slot()
    def _on_stopped(self) -> None:
        self._is_new = False
        self.bar.hide()

    @Slot()
    def _show_place(self) -> None:
        if not open_file(os.fsencode(self._data)):
            self._session.said.emit(LikewiseError("no_viewer"), os.fspath(self._data))


def shown_place(place: Path) -> str:
    """A folder for the eye, from the person's home on where it lies there."""
    try:
        return "~/" + shown_path(os.fsencode(place.relative_to(Path.home())))
    except ValueError:
        return shown_path(os.fsencode(place))
