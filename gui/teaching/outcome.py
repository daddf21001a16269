"""What can be done with a condition that was taught: look under it, measure it, see its space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from core.measuring.records import Comparison
from gui.teaching.words import weights_of

if TYPE_CHECKING:
    from core.teaching.teach import TaughtCondition
    from gui.main_window import MainWindow


class Outcome(QObject):
    """Of the last lesson in `window`; nothing while there is none."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._key = ""
        self._comparison: Comparison | None = None

    def clear(self) -> None:
        """Another lesson begins."""
        self._key, self._comparison = "", None

    def take(self, taught: TaughtCondition) -> None:
        """This has come of it; it can be chosen at once."""
        self._key, self._comparison = taught.key, taught.comparison
        self._window.mixing.reload()
        session = self._window.session
        if session.key == self._key and session.blend is None:
            # A lesson that went on: other vectors under the same name.
            session.refresh()
            session.update_ranking()

    def weights_text(self, taught: TaughtCondition) -> str:
        """How much each condition counts; "" where that is not all that was learnt."""
        bases = self._window.mixing.conditions[taught.key].bases
        return weights_of(taught.learnt, tuple(base.name for base in bases))

    @Slot()
    def look_under(self) -> None:
        """Look under the condition, unless it has been taken away."""
        if self._key in self._window.mixing.conditions:
            self._window.set_condition(self._key)

    @Slot()
    def show_quality(self) -> None:
        """Show all that was measured of it."""
        if self._comparison is not None:
            self._window.quality.show_comparison(self._comparison)
            self._window.quality.open()

    @Slot()
    def show_maps(self) -> None:
        """Show its map beside that of what it was taught on."""
        self._window.maps.show_before_and_after(self._key)
