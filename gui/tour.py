"""The tour of the first start: one picture of the sample gallery, asked under three conditions."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from core.records import Listing
from gui.samples import samples_folder
from gui.tour_card import TourCard
from gui.window_memory import WindowMemory

if TYPE_CHECKING:
    from gui.main_window import MainWindow

#: A blue checked balloon: balloons, blue things and checked things are three quite different sets.
_ASKED = b"balloon-blue-checked-229.jpg"


@dataclass(frozen=True, slots=True)
class _Step:
    """What a card says; `condition` is the one that is shown meanwhile, if it is another."""

    title: str
    text: str
    condition: str = ""


class Tour(QObject):
    """Leads through `window`, which can be used meanwhile. It begins by itself once at most."""

    def __init__(self, window: MainWindow, memory: WindowMemory) -> None:
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._session = window.session
        self._place: int | None = None
        self._is_asked = False
        self._key_before = ""
        self._steps = self._make_steps()
        self.card = TourCard(window)
        self.card.gone_on.connect(self._go_on)
        self.card.left.connect(self.end)
        self._session.folder_changed.connect(self._on_folder)
        self._session.listing_changed.connect(self._on_listing)
        self._session.indexed_listing.connect(self._on_indexed)

    @property
    def is_running(self) -> bool:
        """Whether a card is shown."""
        return self._place is not None

    def offer(self) -> None:
        """Start, unless it has been begun before on this account."""
        if not self._memory.is_tour_begun:
            self.start()

    @Slot()
    def start(self) -> None:
        """Begin at the first card, in the sample gallery."""
        self._memory.note_tour_begun()
        self.end()
        if self._session.folder != samples_folder():
            self._window.open_folder(samples_folder())
        self._key_before = self._session.key
        self._place, self._is_asked = 0, False
        self._show()
        if self._session.listing is not None:
            self._ask(self._session.listing)

    @Slot()
    def end(self) -> None:
        """Take the card away, and look again as before the tour."""
        if self._place is None:
            return
        own_key = self._session.key in {step.condition for step in self._steps}
        self._place = None
        self.card.hide()
        self._window.browser.folder_pane.gallery.setFocus()
        if own_key:
            self._window.set_condition(self._key_before)

    @Slot()
    def _go_on(self) -> None:
        if self._place is None:
            return
        if self._place + 1 < len(self._steps):
            self._place += 1
            self._show()
        else:
            self.end()
            self._window.choose_folder()

    def _show(self) -> None:
        assert self._place is not None
        step, n_steps = self._steps[self._place], len(self._steps)
        if step.condition:
            self._window.set_condition(step.condition)
        number = self.tr("{n} of {all}").format(n=self._place + 1, all=n_steps)
        self.card.say(step.title, step.text, number)
        if self._place + 1 < n_steps:
            self.card.offer(self.tr("Next"), self.tr("Skip"))
        else:
            self.card.offer(self.tr("Open your own folder…"), self.tr("Stay here"))
        self._point()

    def _point(self) -> None:
        if self._place == 0:
            self.card.point_at(self._window.browser.result_pane)
        elif self._place == len(self._steps) - 1:
            menus = self._window.menuBar()
            self.card.point_at(menus, menus.actionGeometry(menus.actions()[0]))
        else:
            self.card.point_at(self._window.selector)

    def _ask(self, listing: Listing) -> None:
        """Ask for the picture as soon as the gallery lists it, which the first time takes some
        seconds."""
        for file_id, path in zip(listing.file_ids, listing.paths, strict=True):
            if os.path.basename(path) == _ASKED:
                self._is_asked = True
                self._window.browser.folder_pane.gallery.scroll_to_file(int(file_id))
                self._window.find_similar([int(file_id)])
                return

    @Slot()
    def _on_folder(self) -> None:
        if self._session.folder != samples_folder():
            self.end()

    @Slot(object, dict)
    def _on_listing(self, listing: Listing, _counts: dict[str, int]) -> None:
        if self.is_running and not self._is_asked:
            self._ask(listing)

    @Slot()
    def _on_indexed(self) -> None:
        """The first ranking was made of what had been read by then."""
        if self.is_running and not self._session.query.is_empty:
            self._session.update_ranking()

    def _make_steps(self) -> tuple[_Step, ...]:
        return (
            _Step(
                self.tr("What is like this balloon?"),
                self.tr(
                    "A click on a picture asks that; this time it was done for you. Here all "
                    "others follow, the most alike first. Content looks for the same kind of "
                    "thing: balloons."
                ),
                "content",
            ),
            _Step(
                self.tr("Alike in Colour"),
                self.tr(
                    "Here you say in what way pictures should be alike. The same balloon, asked "
                    "for its colours: blue things of any kind."
                ),
                "colour",
            ),
            _Step(
                self.tr("Alike in Texture"),
                self.tr("And asked for its pattern: checked things of any kind and colour."),
                "texture",
            ),
            _Step(
                self.tr("Now your own pictures"),
                self.tr(
                    "They are read on this computer. Nothing is changed, and nothing is sent "
                    "anywhere. The menu File opens folders too, and Help shows this tour again."
                ),
            ),
        )
