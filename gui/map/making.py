"""What a map and a sorted grid have in common on their way to the screen: for which condition, when
it is worth while, and what is said where there is nothing to show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from core.conditions.base import Condition
from core.errors import LikewiseError
from core.records import Listing
from gui.condition_words import shown_conditions
from gui.index_more import index_under
from gui.map.panel import FOLLOWING, Panel
from gui.messages import sentence
from gui.networks.job import Job
from gui.session import Session


class Making(QObject):
    """Keeps `panel` in step with the session while it is active. To be subclassed.

    `renewed()`: the panel is about another condition, or has something else to show.
    """

    renewed = Signal()

    def __init__(self, panel: Panel, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        #: The condition that was chosen here, `FOLLOWING` for that of the window.
        self.key = FOLLOWING
        self.panel = panel
        self.session = session
        self._is_active = False
        self._counts: Mapping[str, int] = {}
        self._is_closed = False
        #: What is shown, being made, or was stopped; None where it has to be made anew.
        self._request: object = None
        self._job = Job(self)
        self._job.progress.connect(panel.show_progress)
        self._job.succeeded.connect(self._on_made)
        self._job.failed.connect(self._on_failed)
        self._job.stopped.connect(self._on_stopped)
        panel.picked.connect(self.set_key)
        panel.stop_asked.connect(self._job.stop)
        panel.index_asked.connect(self._index)

    # For the subclasses

    def _wanted(self, condition: Condition, listing: Listing) -> object:
        """What tells what shall be shown now from all else."""
        raise NotImplementedError

    def _begin(self, condition: Condition, listing: Listing) -> None:
        """Start making it."""
        raise NotImplementedError

    def _show_made(self, made: Any) -> None:
        """A piece of work is done."""
        raise NotImplementedError

    def _say_shown(self) -> None:
        """Say what is shown."""
        raise NotImplementedError

    @property
    def _is_empty(self) -> bool:
        return not len(self.panel.view.points)

    # What others tell

    @property
    def condition(self) -> Condition | None:
        """What the panel is about; None for a blend that has no name."""
        key = self.key or ("" if self.session.blend is not None else self.session.key)
        described = shown_conditions(self.session.library.catalogue)
        return next((condition for condition in described if condition.key == key), None)

    def set_active(self, is_active: bool) -> None:
        """Whether anybody looks at the panel: only then is anything made."""
        self._is_active = is_active and not self._is_closed
        if self._is_active:
            self.renew()
        else:
            self._drop()

    @Slot(str)
    def set_key(self, key: str) -> None:
        """Show another condition, `FOLLOWING` for that of the window."""
        self.key = key
        self.make_anew()

    def make_anew(self) -> None:
        """Make what shall be shown, also where that was stopped before."""
        self._request = None
        self.renew()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How many files of the folder have a vector under each condition."""
        self._counts = counts
        self.renew()

    def leave(self) -> None:
        """Another folder is opened, or none."""
        self._drop()
        self._counts = {}
        self._show_none("")
        self.renew()

    def close(self) -> None:
        """End what is being made; for closing down."""
        self._is_active = False
        self._is_closed = True
        self._job.close()

    @Slot()
    def renew(self) -> None:
        """Offer the conditions anew, and make what shall be shown, unless it is there."""
        if not self._is_active:
            return
        self._offer_conditions()
        session, condition = self.session, self.condition
        listing = session.listing
        if session.folder is None:
            self._show_none(self.tr("No folder is open"))
        elif listing is None:
            self._show_none(self.tr("Looking into the folder"))
        elif condition is None:
            self._on_failed(LikewiseError("map_blend", name=self.tr("Your mix")))
        elif self._is_awaited(condition):
            self._show_awaited(condition)
        else:
            self._make(condition, listing)
        self.renewed.emit()

    def _offer_conditions(self) -> None:
        session = self.session
        described = shown_conditions(session.library.catalogue)
        names = {condition.key: condition.name for condition in described}
        if self.key not in names:
            self.key = FOLLOWING
        current = self.tr("your mix") if session.blend else names.get(session.key, "")
        self.panel.set_conditions(described, current)
        self.panel.set_choice(self.key)

    def _make(self, described: Condition, listing: Listing) -> None:
        known = self.session.library.conditions()
        condition = next((one for one in known if one.key == described.key), None)
        if condition is None or not self._n_indexed(described):
            self._show_unindexed(described)
            return
        wanted = (self._wanted(condition, listing), condition.fingerprint, listing.folder)
        if self._request != wanted:
            self._drop()
            self._request = wanted
            self._begin(condition, listing)

    def _drop(self) -> None:
        self._job.drop()
        self._request = None

    # Conditions that the folder has not been indexed under

    def _n_indexed(self, condition: Condition) -> int:
        keys = self.session.library.catalogue.embedded([condition.key])
        return min((self._counts.get(key, 0) for key in keys), default=0)

    def _is_awaited(self, condition: Condition) -> bool:
        """Whether the vectors that are missing are being made."""
        session = self.session
        keys = session.library.catalogue.embedded([condition.key])
        is_coming = any(session.indexing.includes(key) for key in keys)
        return is_coming and self._n_indexed(condition) < session.n_files

    def _show_awaited(self, condition: Condition) -> None:
        text = self.tr("Comes when the folder is indexed under {0}.").format(condition.name)
        if self._is_empty:
            self._show_none(self.tr("Indexing"), text)
        else:
            self._drop()
            self.panel.say(text)

    def _show_unindexed(self, condition: Condition) -> None:
        title = self.tr("Not indexed under {0} yet").format(condition.name)
        self._show_none(title, self.tr("Press Index to do so now and whenever pictures come."))
        self.panel.offer_index()

    @Slot()
    def _index(self) -> None:
        """Index the folder under the panel's condition, now and in future."""
        condition = self.condition
        if condition is not None:
            index_under(self.session, condition.key)
            self.renew()

    # What comes of the work

    @Slot(object)
    def _on_made(self, made: object) -> None:
        self._show_made(made)
        self.renewed.emit()

    @Slot(object)
    def _on_failed(self, error: LikewiseError) -> None:
        self._show_none(self.tr("Nothing to show"), sentence(error))

    @Slot()
    def _on_stopped(self) -> None:
        if not self._is_empty:
            self._say_shown()
            return
        self.panel.say("")
        text = self.tr("Choose the condition again to begin anew.")
        self.panel.view.show_none(self.tr("Stopped"), text)

    def _show_none(self, title: str, help: str = "") -> None:
        self._drop()
        self.panel.say("")
        self.panel.view.show_none(title, help)
