"""Asks why pictures are alike, and shows the answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from core.asking.desk import Desk, Way
from core.asking.explaining import Pair, Reasons, ready_conditions, why
from core.asking.question import Question
from core.conditions.base import Condition
from core.conditions.recipes import Blend
from core.errors import LikewiseError
from core.queries import Query, QueryItem
from gui.condition_words import shown_condition, shown_conditions
from gui.gallery.model import FileIdRole
from gui.messages import sentence, shown_name
from gui.search_worker import Tell
from gui.theme import icon
from gui.why.why_dialog import Weights, WhyDialog

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class Why(QObject):
    """Opens the dialog over `window`, one at a time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: WhyDialog | None = None
        self._query = Query()
        self._file_id = 0
        self._way: Way = ""
        self._reasons = window.session.searching.lane()
        self._reasons.told.connect(self._on_pair)
        self._reasons.answered.connect(self._on_reasons)
        self._reasons.refused.connect(self._on_refused)
        self._ready = window.session.searching.lane()
        self._ready.answered.connect(self._on_ready)

    def add_to(self, menu: QMenu, file_ids: list[int], way: Way | None = None) -> None:
        """Offer it in the context menu of these files, `way` being how they were ranked."""
        action = menu.addAction(icon("scan-search"), self.tr("Why is this alike?") + "\tW")
        action.setEnabled(len(file_ids) == 1 and not self._window.session.query.is_empty)
        action.triggered.connect(lambda: self.show(file_ids[0], way))

    @Slot()
    def show_current(self) -> None:
        """Say it of the picture that the keyboard is at, or else of the first hit."""
        meant = self._meant()
        if meant is None:
            self._window.session.said.emit(LikewiseError("no_query"), "")
        else:
            self.show(*meant)

    def _meant(self) -> tuple[int, Way] | None:
        """A file, and the way of looking under which it is shown."""
        window, query = self._window, self._window.session.query
        rankings = window.insights.rankings
        if query.is_empty:
            return None
        if window.preview.isVisible():
            ways = dict(rankings)
            way = ways.get(window.previewing.gallery, window.session.way)
            return window.preview.file_id, way
        rankings.sort(key=lambda ranking: not ranking[0].hasFocus())
        folder = window.browser.folder_pane.gallery
        grids = [(folder, window.session.way)] if folder.hasFocus() else []
        for gallery, way in (*grids, *rankings):
            current = gallery.currentIndex().data(FileIdRole)
            chosen = gallery.selected_file_ids() or [current]
            if chosen[0] is not None and chosen[0] not in query.file_ids:
                return int(chosen[0]), way
        firsts = ((gallery.first_visible_file_id(), way) for gallery, way in rankings)
        return next(((file_id, way) for file_id, way in firsts if file_id is not None), None)

    def show(self, file_id: int, way: Way | None = None) -> None:
        """Say why a file of the folder is like the query; without `way`, the window's own."""
        session = self._window.session
        path = self._window.browser.path_of(file_id)
        if path is None or session.query.is_empty or self.dialog is not None:
            return
        self._query, self._file_id, self._way = session.query, file_id, way or session.way
        names = [self._name_of(item) for item in self._query.items]
        dialog = self.dialog = WhyDialog(names, shown_name(path), self._window)
        dialog.set_ways([(self._way, self._way_name(self._way))], self._way)
        dialog.asked.connect(self._ask)
        dialog.finished.connect(self._on_finished)
        dialog.open()
        dialog.ask()
        file_ids = [file_id, *(item.file_id for item in self._query.items if item.picture is None)]
        self._ready.ask(lambda desk, _tell: ready_conditions(desk, file_ids))

    @Slot(object, int)
    def _ask(self, way: Way, place: int) -> None:
        query, file_id = self._query, self._file_id
        self._way = way
        chosen = None if place < 0 else place
        self._reasons.ask(partial(_reasons_question, query, file_id, way, chosen))

    @Slot(object)
    def _on_pair(self, pair: Pair) -> None:
        if self.dialog is not None:
            self.dialog.show_pair(pair)

    @Slot(object)
    def _on_reasons(self, answer: tuple[Reasons, Weights]) -> None:
        if self.dialog is not None:
            self.dialog.show_reasons(*answer)

    @Slot(object)
    def _on_refused(self, error: LikewiseError) -> None:
        if self.dialog is not None:
            self.dialog.show_problem(sentence(error))

    @Slot(object)
    def _on_ready(self, conditions: list[Condition]) -> None:
        ways: list[tuple[Way, str]] = [(c.key, shown_condition(c).name) for c in conditions]
        if self._way not in [way for way, _ in ways]:
            ways.insert(0, (self._way, self._way_name(self._way)))
        if self.dialog is not None:
            self.dialog.set_ways(ways, self._way)

    @Slot()
    def _on_finished(self) -> None:
        self._reasons.forget()
        self._ready.forget()
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _name_of(self, item: QueryItem) -> str:
        if item.picture is not None and not item.file_id:
            name = shown_name(item.picture.name)
        else:
            name = shown_name(self._window.browser.path_of(item.file_id) or b"")
        if item.region is not None:
            name = self.tr("part of {name}").format(name=name)
        return self.tr("{name} (less like this)").format(name=name) if item.is_negative else name

    def _way_name(self, way: Way) -> str:
        if isinstance(way, Blend):
            return self.tr("Your mix")
        described = shown_conditions(self._window.library.catalogue)
        return next((c.name for c in described if c.key == way), way)


def _reasons_question(
    query: Query, file_id: int, way: Way, chosen: int | None, desk: Desk, tell: Tell
) -> Question[tuple[Reasons, Weights]]:
    """The reasons, and the weight (of 1) of each part by the key of its condition."""
    reasons = yield from why(desk, query, file_id, way, tell, chosen)
    return reasons, {condition.key: weight for condition, weight in desk.parts_of(way)}
