"""Keeps the filter of the window: asks who passes, and shows no others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from core.asking.filtering import filtered
from core.filtering.fields import Field
from core.filtering.records import NO_FILTER, Filter, Filtered
from core.records import Listing
from core.store.marks import Marks
from gui.filters.filter_bar import FilterBar, said_of
from gui.filters.words import what_hides
from gui.messages import plain_tip

if TYPE_CHECKING:
    from core.asking.desk import Desk
    from core.asking.question import Question
    from gui.main_window import MainWindow
    from gui.search_worker import Tell


class Filtering(QObject):
    """Keeps `bar`, the grid of the folder and the rankings of `window` in step. `passed()`: others
    pass now, see `passing`."""

    passed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._lane = self._session.searching.lane()
        self.asked: Filter = NO_FILTER
        self.found: Filtered | None = None
        self.bar = FilterBar()
        self.bar.hide()
        self._connect()
        self._say()

    def _connect(self) -> None:
        self.bar.changed.connect(self._on_changed)
        self.bar.cleared.connect(self.clear)
        self.bar.closed.connect(self.close_bar)
        self._lane.answered.connect(self._on_found)
        self._lane.refused.connect(self._on_refused)
        self._session.folder_changed.connect(self._on_folder)
        self._session.listing_changed.connect(self._on_listing)
        self._window.labels.changed.connect(self._on_labels)
        self._window.acting.marks.changed.connect(self._on_marks)
        self._window.browser.filter_button.clicked.connect(self.switch_bar)

    @property
    def passing(self) -> Filtered | None:
        """Who passes; None where all do."""
        return None if self.found is None or self.found.asked.is_empty else self.found

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the menu entry does, by its name."""
        return {"filter": self.toggle}

    # The bar

    @Slot()
    def toggle(self) -> None:
        """Type a name, in the bar that is opened for that; close it from there."""
        if self.bar.name.hasFocus():
            self.close_bar()
        else:
            self._open_bar()

    @Slot()
    def switch_bar(self) -> None:
        """Open the bar, or close it."""
        if self.bar.isHidden():
            self._open_bar()
        else:
            self.close_bar()

    def _open_bar(self) -> None:
        if self.bar.isHidden():
            self.bar.show()
            self._ask()
        self.bar.name.setFocus()
        self.bar.name.selectAll()
        self._say()

    @Slot()
    def close_bar(self) -> None:
        """Only hide it: what is chosen still counts."""
        self.bar.hide()
        self._window.browser.folder_pane.gallery.setFocus()
        self._say()

    # The filter

    @Slot()
    def clear(self) -> None:
        """Let everything pass."""
        self.bar.name.clear()  # with what has just been typed
        self.set_filter(replace(self.asked, wanted=()))

    def clear_name(self) -> bool:
        """Whatever the name; says whether it counted."""
        has_counted = bool(self.asked.values(Field.NAME) or self.bar.name.text())
        if has_counted:
            self.bar.name.clear()
            self.set_filter(self.asked.with_values(Field.NAME, ()))
        return has_counted

    def set_filter(self, asked: Filter) -> None:
        """Let no other pictures pass, in the grid and in rankings."""
        if asked == self.asked:
            return
        self.asked = asked
        self.bar.show_filter(asked)
        self._session.set_filter(asked.without_idle())
        self._ask()
        self._say()

    @Slot(object, object)
    def _on_changed(self, field: Field, values: tuple[str, ...]) -> None:
        self.set_filter(self.asked.with_values(field, values))

    @Slot()
    def _on_folder(self) -> None:
        self._lane.forget()
        self.bar.name.clear()
        self.set_filter(Filter(marks=self.asked.marks))
        self._lane.forget()
        self.found = None
        self._window.browser.show_passing(None)
        self.passed.emit()
        self._say()

    @Slot()
    def _on_labels(self) -> None:
        """Others are loaded, or none any more; labels of another column mean something else."""
        labels, former = self._window.labels.labels, self.asked.labels
        asked = replace(self.asked, labels=labels)
        if labels is None or former is None or labels.name != former.name:
            asked = asked.with_values(Field.LABEL, ())
        self.set_filter(asked)

    @Slot(object)
    def _on_marks(self, marks: Marks) -> None:
        self.set_filter(replace(self.asked, marks=marks))

    # Who passes

    @Slot(object, dict)
    def _on_listing(self, _listing: Listing, _counts: dict[str, int]) -> None:
        self._ask()

    def _ask(self) -> None:
        asked, is_counting = self.asked, not self.bar.isHidden()
        if asked.is_empty:
            self._window.browser.show_passing(None)
        if self._session.folder is None or (asked.is_empty and not is_counting):
            self._lane.forget()
            self.found = None
            self.passed.emit()
            return

        def question(desk: Desk, _tell: Tell) -> Question[Filtered]:
            return filtered(desk, asked, is_counting)

        self._lane.ask(question)

    @Slot(object)
    def _on_found(self, found: Filtered) -> None:
        self.found = found
        self.bar.show_facets(found.facets)
        browser = self._window.browser
        browser.show_passing(None if found.asked.is_empty else found.file_ids)
        self.passed.emit()
        self._say()

    @Slot(object)
    def _on_refused(self, _error: object) -> None:
        """The folder could not be listed, which is said by who lists it."""

    # What is said

    def _say(self) -> None:
        browser, asked = self._window.browser, self.asked
        text = self.tr("Filter · {n}").format(n=len(asked.wanted))
        browser.filter_button.setText(self.tr("Filter") if asked.is_empty else text)
        browser.filter_button.setChecked(not self.bar.isHidden())
        usual = self.tr("Show only some pictures: by name, date, camera … (Ctrl+F)")
        said = said_of(asked) or usual
        browser.filter_button.setToolTip(plain_tip(said))
        browser.folder_pane.gallery.set_empty_text(*self._empty_text())
        if not asked.is_empty:
            self.say_no_hits()

    def say_no_hits(self) -> None:
        """Say beside an empty ranking that the filter hides everything."""
        gallery = self._window.browser.result_pane.gallery
        title, help = self._empty_text()
        if self.found is not None and len(self.found.file_ids):
            title, help = self.tr("No other picture passes the filter"), ""
        if not self._session.query.is_empty:
            gallery.set_empty_text(title, help)

    def _empty_text(self) -> tuple[str, str]:
        if self.asked.is_empty:
            return (
                self.tr("No pictures here yet"),
                self.tr("Likewise looks into this folder and all folders in it."),
            )
        found = self.found
        is_known = found is not None and found.asked == self.asked
        title = self.tr("No picture passes the filter")
        return title, what_hides(found) if found is not None and is_known else ""
