"""The same query under several conditions: asks for each column, and says how far they agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from core.asking.desk import Desk, Way
from core.asking.question import Question
from core.asking.ranking import rank
from core.errors import LikewiseError
from core.filtering.records import NO_FILTER, Filter
from core.queries import Query
from core.records import Changes, Listing, Ranking
from gui.compare.agreement import Agreement
from gui.compare.compare_view import FEWEST_COLUMNS, MOST_COLUMNS, CompareView
from gui.condition_words import shown_conditions
from gui.gallery.model import Tiles
from gui.listed import ListedFiles
from gui.messages import sentence, shown_count
from gui.search_worker import Tell
from gui.session import Session


class Comparing(QObject):
    """Keeps the columns of `view` in step with the session while `is_active`.

    The first column is the window's own way of looking: `condition_asked(key)` asks for another.
    The others are remembered.
    """

    condition_asked = Signal(str)

    def __init__(self, view: CompareView, session: Session) -> None:
        super().__init__(view)
        self.is_active = False
        self._view = view
        self._session = session
        self._others: list[str] = []
        self._lanes = [session.searching.lane() for _ in range(MOST_COLUMNS)]
        self._rankings: list[Ranking | None] = [None] * MOST_COLUMNS
        self._asked: tuple[Query, list[Way], Filter] = (Query(), [], NO_FILTER)
        self._keeps_place = False
        self._files: ListedFiles | None = None
        self._counts: dict[str, int] = {}
        self._connect()

    def _connect(self) -> None:
        for place, lane in enumerate(self._lanes):
            lane.told.connect(partial(self._on_ranked, place))
            lane.refused.connect(partial(self._on_refused, place))
            column = self._view.columns[place]
            column.picked.connect(partial(self._on_picked, place))
            column.removed.connect(partial(self._remove, place))
            column.index_asked.connect(partial(self._index, place))
        self._view.add_asked.connect(self._add)
        session = self._session
        session.query_changed.connect(self._on_query)
        session.filter_changed.connect(self._on_filter)
        session.ranked.connect(self._on_own_ranking)
        session.images_changed.connect(self._on_images)
        session.indexed_listing.connect(self._on_indexed)
        session.indexing.started.connect(self._on_indexing)
        session.stopped.connect(self._on_indexing)

    def start(self) -> None:
        """Compare, under the conditions of last time."""
        self.is_active = True
        self._arrange()

    def stop(self) -> None:
        """Nobody looks at the columns any more."""
        self.is_active = False
        for lane in self._lanes:
            lane.forget()

    def set_listing(self, listing: Listing, counts: dict[str, int]) -> None:
        """The files of the folder, and how many have a vector under each condition."""
        self._counts = counts
        if self._files is not None and self._files.has_same_files(listing):
            self._set_images(self._files.changed_images(listing))
        else:
            self._files = ListedFiles(listing)
            if self.is_active:
                self._ask()
        if self.is_active:
            self._say()

    # Which conditions

    @property
    def ways(self) -> list[Way]:
        """What the columns are ranked under."""
        return [self._session.way, *self._others]

    @Slot()
    def renew(self) -> None:
        """Conditions have been added or taken away."""
        if self.is_active:
            self._arrange()

    def _arrange(self) -> None:
        """Offer the conditions anew, since they come and go, and rank every column."""
        conditions = shown_conditions(self._session.library.catalogue)
        known = {condition.key for condition in conditions}
        self._others = [key for key in self._others if key in known]
        while len(self.ways) < FEWEST_COLUMNS:
            self._others.append(self._next_key())
        ways = self.ways
        self._view.show_columns(len(ways))
        self._view.add_button.setEnabled(len(ways) < MOST_COLUMNS and bool(self._free_keys()))
        for column, way in zip(self._view.shown, ways, strict=True):
            column.set_choices(conditions)
            column.set_condition(way if isinstance(way, str) else "")
        for column in self._view.columns[len(ways) :]:
            column.show_tiles(Tiles.none())
        self._ask()

    def _next_key(self) -> str:
        """A condition that no column has yet, if there is one; best one that saw the folder."""
        free = self._free_keys() or self._session.library.catalogue.keys
        chosen = self._session.library.chosen_conditions()
        return max(free, key=lambda key: (self._counts.get(key, 0), key in chosen))

    def _free_keys(self) -> list[str]:
        return [key for key in self._session.library.catalogue.keys if key not in self.ways]

    @Slot()
    def _add(self) -> None:
        if len(self.ways) < MOST_COLUMNS:
            self._others.append(self._next_key())
            self._arrange()

    def _remove(self, place: int) -> None:
        if len(self.ways) > FEWEST_COLUMNS:
            key = self._others.pop(max(place - 1, 0))
            if place == 0:
                self.condition_asked.emit(key)
            self._arrange()

    def _on_picked(self, place: int, key: str) -> None:
        if place == 0:
            self.condition_asked.emit(key)
        else:
            self._others[place - 1] = key
        self._arrange()

    # Rankings

    def _ask(self, is_fresh: bool = False) -> None:
        asked = (self._session.query, self.ways, self._session.filter)
        self._keeps_place = asked == self._asked
        self._asked = asked
        self._rankings = [None] * MOST_COLUMNS
        for lane in self._lanes:
            lane.forget()
        for place in range(len(self.ways)):
            self._ask_one(place, is_fresh)
        self._say()

    def _ask_one(self, place: int, is_fresh: bool) -> None:
        query, ways, only = self._asked
        if not query.is_empty:
            self._lanes[place].ask(partial(_ranking_question, query, ways[place], is_fresh, only))
            return
        column = self._view.columns[place]
        column.show_tiles(Tiles.none())
        column.gallery.set_empty_text(
            self.tr("What is like it?"), self.tr("Click any picture: every column ranks it.")
        )

    def _on_ranked(self, place: int, ranking: Ranking) -> None:
        was_head = self._rankings[place] is not None
        position = self._view.position_px if was_head or self._keeps_place else 0
        self._rankings[place] = ranking
        column = self._view.columns[place]
        column.show_tiles(self._files.tiles(ranking) if self._files else Tiles.none())
        is_open = self._session.filter.is_empty
        empty = self.tr("Nothing to compare with yet")
        column.gallery.set_empty_text(
            empty if is_open else self.tr("No other picture passes the filter"), ""
        )
        self._view.scroll_to(position)
        self._say()

    def _on_refused(self, place: int, error: LikewiseError) -> None:
        column = self._view.columns[place]
        column.show_tiles(Tiles.none())
        column.gallery.set_empty_text(self.tr("No ranking yet"), sentence(error))
        self._say()

    @Slot(object)
    def _on_query(self, _query: Query) -> None:
        if self.is_active:
            self._arrange()

    @Slot()
    def _on_filter(self) -> None:
        if self.is_active:
            self._ask()

    @Slot(object)
    def _on_own_ranking(self, _ranking: Ranking) -> None:
        """The sliders of a blend move without another query."""
        if self.is_active and self._asked[1][0] != self._session.way:
            self._asked = (self._asked[0], self.ways, self._asked[2])
            self._ask_one(0, False)

    # While the folder is indexed

    def _index(self, place: int) -> None:
        """Index the folder under the condition of a column, now and in future."""
        library, way = self._session.library, self.ways[place]
        if isinstance(way, str):
            chosen = library.settings.conditions
            more = [key for key in library.catalogue.embedded([way]) if key not in chosen]
            self._session.change_settings(replace(library.settings, conditions=(*chosen, *more)))
        self._session.refresh()
        self._say()

    @Slot(object)
    def _on_images(self, changes: Changes) -> None:
        self._set_images(changes.linked)
        if not self.is_active:
            return
        for place in range(len(self.ways)):
            if self._rankings[place] is None and not self._lanes[place].is_waiting:
                self._ask_one(place, True)

    def _set_images(self, pairs: Sequence[tuple[int, int]]) -> None:
        if self._files is not None and pairs:
            self._files.set_images(pairs)
            for column in self._view.columns:
                column.model.set_images(pairs)

    @Slot()
    def _on_indexed(self) -> None:
        if self.is_active:
            self._ask(is_fresh=True)

    @Slot()
    def _on_indexing(self) -> None:
        if self.is_active:
            self._say()

    # What is said

    def _say(self) -> None:
        """Mark what the columns share; beside each how far it agrees with the first."""
        self._show_agreement()
        for column, way in zip(self._view.shown, self.ways, strict=True):
            state, can_be_indexed = self._state(way)
            column.offer_index(can_be_indexed)
            if state:
                column.say(state)

    def _show_agreement(self) -> None:
        """Of the columns that are ranked, when no other is about to be."""
        columns = self._view.shown
        places = range(len(columns))
        ranked = [(columns[n], r) for n in places if (r := self._rankings[n]) is not None]
        is_pending = any(self._rankings[n] is None and self._lanes[n].is_waiting for n in places)
        for column in columns:
            column.say("")
        if len(ranked) < FEWEST_COLUMNS or is_pending:
            self._view.legend.say("")
            return
        agreement = Agreement([r for _, r in ranked], [column.name for column, _ in ranked])
        self._view.legend.say(agreement.legend)
        for place, (column, _) in enumerate(ranked):
            column.model.set_common(agreement.common, partial(agreement.elsewhere, place))
            column.say(*agreement.note(place))

    def _state(self, way: Way) -> tuple[str, bool]:
        """What is missing under a way of looking, and whether indexing can be asked for."""
        catalogue, indexing = self._session.library.catalogue, self._session.indexing
        if not isinstance(way, str) or way not in catalogue.keys:
            return "", False
        n_all, n_done = max(self._counts.values(), default=0), self._counts.get(way, 0)
        if n_done >= n_all > 0:
            return "", False
        if not catalogue.has_weights(way):
            return self.tr("Its network is not here yet"), False
        if indexing.is_running and all(map(indexing.includes, catalogue.embedded([way]))):
            return self.tr("Being indexed…"), False
        if n_done == 0:
            return self.tr("Not indexed yet"), True
        numbers = {"done": shown_count(n_done), "all": shown_count(n_all)}
        return self.tr("{done} of {all} indexed").format(**numbers), True


def _ranking_question(
    query: Query, way: Way, is_fresh: bool, only: Filter, desk: Desk, tell: Tell
) -> Question[None]:
    return rank(desk, query, way, tell, is_fresh, only)
