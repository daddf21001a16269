"""Asks behind the scenes what the scores of a ranking mean, and which of its files are copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.asking.desk import Way
from core.asking.findings import Copies
from core.asking.scoring import calibrate, find_copies
from core.conditions.recipes import Blend
from core.queries import Query
from core.records import Ranking
from core.scores.calibration import Calibration
from gui.gallery.model import DetailsRole

if TYPE_CHECKING:
    from gui.main_window import MainWindow

#: By then a ranking is on the screen; a slider that moves asks only when it rests.
_AFTER_RANKING_MS = 30
#: A search for copies that takes longer is told about, at most so long.
_PATIENCE_MS = 1000
_MESSAGE_MS = 10 * 60_000


class Scores(QObject):
    """Serves the results of `window`.

    `calibrated()`: what scores mean there is known, if it can be; `copies_found()`.
    """

    calibrated = Signal()
    copies_found = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._results = window.browser.result_pane
        self._calibrating = self._session.searching.lane()
        self._hunting = self._session.searching.lane()
        #: What the calibration was last asked for, with the folder as it is.
        self._calibrated: Way | None = None
        self._way: Way | None = None
        self._query_asked: Query | None = None
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_RANKING_MS)
        self._soon.timeout.connect(self._calibrate)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._say_hunting)
        self._is_said = False
        self._connect()

    def _connect(self) -> None:
        session = self._session
        session.folder_changed.connect(self._on_folder)
        session.listing_changed.connect(self._on_listing)
        session.query_changed.connect(self._on_query)
        session.ranked.connect(self._on_ranked)
        self._results.collapsing_changed.connect(self._on_collapsing)
        self._calibrating.answered.connect(self._on_calibrated)
        self._hunting.answered.connect(self._on_copies)
        self._hunting.refused.connect(self._end_hunting)

    @Slot()
    def _on_folder(self) -> None:
        self._forget_calibration()
        self._hunting.forget()
        self._end_hunting()
        self._results.set_copies(Copies.unknown())

    @Slot(object, dict)
    def _on_listing(self, _listing: object, _counts: dict[str, int]) -> None:
        self._calibrated = None  # the folder may have grown
        if self._results.is_collapsing:
            self._hunt()

    @Slot(object)
    def _on_query(self, query: Query) -> None:
        if query != self._query_asked:
            self._query_asked = query
            self._results.start_over()

    # How rare scores are

    @Slot(object)
    def _on_ranked(self, ranking: Ranking) -> None:
        """What was known holds for another query too, but under no other condition."""
        way, can_be = self._session.way, _is_one_picture(self._session.query)
        if not _are_close(way, self._way) or not can_be:
            self._forget_calibration(can_be)
        self._way = way
        if ranking.is_complete and can_be and way != self._calibrated:
            self._soon.start()

    @Slot()
    def _calibrate(self) -> None:
        way = self._calibrated = self._session.way
        self._calibrating.ask(lambda desk, _tell: calibrate(desk, way))

    @Slot(object)
    def _on_calibrated(self, calibration: Calibration | None) -> None:
        self._results.set_calibration(calibration)
        gallery = self._results.gallery
        if gallery.hasFocus() and gallery.currentIndex().isValid():
            self._window.status.show_details(str(gallery.currentIndex().data(DetailsRole)))
        self.calibrated.emit()

    def _forget_calibration(self, can_be: bool = True) -> None:
        self._soon.stop()
        self._calibrating.forget()
        self._way = self._calibrated = None
        self._results.set_calibration(None, can_be)

    # Copies

    @Slot(bool)
    def _on_collapsing(self, is_collapsing: bool) -> None:
        if is_collapsing:
            self._hunt()
        else:
            self._hunting.forget()
            self._end_hunting()

    def _hunt(self) -> None:
        if self._session.folder is not None:
            self._hunting.ask(lambda desk, _tell: find_copies(desk))
            self._patience.start()

    @Slot(object)
    def _on_copies(self, copies: Copies) -> None:
        self._end_hunting()
        self._results.set_copies(copies)
        self.copies_found.emit()

    @Slot()
    def _say_hunting(self) -> None:
        self._is_said = True
        self._window.status.say(self.tr("Looking for copies…"), _MESSAGE_MS)

    @Slot()
    def _end_hunting(self) -> None:
        self._patience.stop()
        if self._is_said:
            self._is_said = False
            self._window.status.unsay(self.tr("Looking for copies…"))


def _are_close(way: Way, other: Way | None) -> bool:
    """Whether what is known under one way of looking may stand until the other is known."""
    if isinstance(way, Blend) and isinstance(other, Blend):
        return {part.key for part in way.parts} == {part.key for part in other.parts}
    return way == other


def _is_one_picture(query: Query) -> bool:
    """Only then are scores cosines of two pictures, which those of random pairs say something of:
    the middle of several pictures is nearer to everything than any one of them."""
    return len(query.items) == 1 and not query.items[0].is_negative
