"""Shows what the session says to a query: its chips, its ranking, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from core.errors import LikewiseError
from core.queries import Query
from core.records import Ranking
from gui.messages import sentence

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class Answers(QObject):
    """Keeps the results of `window` in step with its session."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._browser = window.browser
        self._session.query_changed.connect(self._on_query)
        self._session.ranked.connect(self._on_ranked)
        self._session.unranked.connect(self._on_unranked)
        self._session.refused.connect(self._on_refused)
        self._session.waiting.connect(self._on_waiting)
        self._say_no_query()

    @Slot(object)
    def _on_query(self, query: Query) -> None:
        self._window.chips.show(query)
        liked = [item.file_id for item in query.items if item.file_id and not item.is_negative]
        for gallery in self._browser.galleries:
            gallery.set_query_file_ids(liked)
        history, actions = self._session.history, self._window.actions_by_name
        actions["back"].setEnabled(history.can_go_back)
        actions["on"].setEnabled(history.can_go_on)
        actions["clear"].setEnabled(not query.is_empty)

    @Slot(object)
    def _on_ranked(self, ranking: Ranking) -> None:
        name = self._window.mixing.name
        self._browser.show_ranking(ranking, self._title(name))
        self._browser.result_pane.gallery.set_empty_text(
            self.tr("Nothing to compare with yet"),
            self.tr("Other pictures appear here as soon as they have been looked at."),
        )
        if not self._session.filter.is_empty:
            self._window.filtering.say_no_hits()
        self._window.status.show_answer(name, ranking)

    def _title(self, name: str) -> str:
        if all(item.is_negative for item in self._session.query.items):
            return self.tr("Least alike under {condition}").format(condition=name)
        return self.tr("Most alike under {condition}").format(condition=name)

    @Slot()
    def _on_unranked(self) -> None:
        self._browser.show_ranking(None)
        self._window.status.show_answer("", None)
        self._say_no_query()

    @Slot(object)
    def _on_refused(self, error: LikewiseError) -> None:
        self._browser.result_pane.gallery.set_empty_text(
            self.tr("There is no ranking"), sentence(error)
        )

    @Slot(bool)
    def _on_waiting(self, is_waiting: bool) -> None:
        if is_waiting:
            self._browser.show_ranking(None)
            self._browser.result_pane.gallery.set_empty_text(
                self.tr("Looking at this picture…"), self.tr("Its ranking follows in a moment.")
            )
        elif self._session.query.is_empty:
            self._say_no_query()

    def _say_no_query(self) -> None:
        self._browser.result_pane.gallery.set_empty_text(
            self.tr("What is like it?"),
            self.tr("Click any picture, or drop one here, to see the others ranked by likeness."),
        )
