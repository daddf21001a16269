"""The person's choice of conditions: picking one, mixing several, keeping and removing own ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QInputDialog, QMessageBox

from core.conditions.base import Condition
from core.conditions.recipes import Blend, BlendPart, shares_of
from core.errors import LikewiseError
from core.queries import Query
from core.records import Listing
from gui.blend_bar import BlendBar
from gui.condition_selector import ConditionSelector
from gui.condition_words import shown_conditions
from gui.messages import listed, plain_tip, shown_count
from gui.why.sentences import shown_percent

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class Mixing(QObject):
    """Keeps the selector and the bar of sliders in step with the session of `window`.

    `weights_missing(key)`: a condition was chosen that needs a download first. `reloaded()`: there
    may be other conditions than before.
    """

    weights_missing = Signal(str)
    reloaded = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._catalogue = window.library.catalogue
        self._states: dict[str, str] = {}
        self.selector = ConditionSelector()
        self.bar = BlendBar()
        self.bar.hide()
        self.selector.changed.connect(self.choose)
        self.selector.mix_asked.connect(self.toggle)
        self.bar.changed.connect(self._on_mixed)
        self.bar.save_asked.connect(self.save)
        self.bar.closed.connect(self.stop)
        self._session.query_changed.connect(self._on_query)
        self.conditions: dict[str, Condition] = {}
        self.reload()

    @property
    def name(self) -> str:
        """What the present way of looking is called."""
        blend = self._session.blend
        if blend is None:
            return self.conditions[self._session.key].name
        return listed(
            f"{self.conditions[part.key].name} {shown_percent(share)}"
            for part, share in zip(blend.parts, shares_of(blend), strict=True)
        )

    def reload(self) -> None:
        """Read anew which conditions there are."""
        self.conditions = {c.key: c for c in shown_conditions(self._catalogue)}
        self.bar.set_names({key: self.conditions[key].name for key in self._plain_keys()})
        self._show_states()
        self.reloaded.emit()

    @Slot(str)
    def choose(self, key: str) -> None:
        """Look under the condition called `key`."""
        if not self._catalogue.has_weights(key):
            self.selector.set_current(self._session.key)
            self.weights_missing.emit(key)
            return
        self.bar.hide()
        self.selector.set_mixing(False)
        self.selector.set_current(key)
        self._session.set_condition(key)
        self._enable_actions()

    @Slot()
    def toggle(self) -> None:
        """Open the bar of sliders, or close it."""
        if self.bar.isHidden():
            self._start()
        else:
            self.stop()

    @Slot()
    def stop(self) -> None:
        """Look under the condition again that was chosen before."""
        self.choose(self._session.key)

    @Slot()
    def save(self) -> None:
        """Ask for a name and keep the mix under it."""
        blend = self._session.blend
        if blend is None:
            return
        name, is_given = QInputDialog.getText(
            self._window, self.tr("Save this mix"), self.tr("Name"), text=self.name
        )
        if not is_given or not name.strip():
            return
        try:
            key = self._catalogue.add_blend(name.strip(), blend.parts)
        except LikewiseError as error:
            self._session.said.emit(error, "")
            return
        self.reload()
        self.choose(key)

    @Slot()
    def remove(self) -> None:
        """Take away the present condition, if the person has made it."""
        key = self._session.key
        if not self._catalogue.is_own(key):
            return
        name = self.conditions[key].name
        question = self.tr("Remove the condition {name}? No picture is touched.")
        buttons = QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel
        asked = QMessageBox.question(
            self._window,
            self.tr("Remove a condition"),
            plain_tip(question.format(name=name)),
            buttons,
        )
        if asked != QMessageBox.StandardButton.Ok:
            return
        try:
            self._catalogue.remove(key)
        except LikewiseError as error:
            self._session.said.emit(error, "")
            return
        # First: who hears of the reload must not find the one chosen that is gone.
        self.choose(self._window.library.chosen_conditions()[0])
        self.reload()

    def show_counts(self, listing: Listing, counts: dict[str, int]) -> None:
        """Say beside each condition how far the folder has been indexed under it."""
        n_files = len(listing)
        self._states = {
            key: self.tr("ready")
            if counts.get(key, 0) >= n_files
            else self.tr("{n} to index").format(n=shown_count(n_files - counts.get(key, 0)))
            for key in self.conditions
        }
        self._show_states()

    def _show_states(self) -> None:
        states = {
            key: self._states.get(key, "")
            if self._catalogue.has_weights(key)
            else self._download(condition)
            for key, condition in self.conditions.items()
        }
        self.selector.set_conditions(list(self.conditions.values()), states)
        self.selector.set_current("" if self._session.blend else self._session.key)

    def _download(self, condition: Condition) -> str:
        n_bytes = condition.weights.n_bytes if condition.weights else 0
        if not n_bytes:
            return self.tr("needs its weights")
        return self.tr("download {n} MB").format(n=shown_count(round(n_bytes / 1e6)))

    def _start(self) -> None:
        recipe = self.conditions[self._session.key].recipe
        blend = recipe if isinstance(recipe, Blend) else self._even()
        self.bar.show_blend(blend)
        self.bar.show()
        self.selector.set_mixing(True)
        self._on_mixed(self.bar.blend())

    def _plain_keys(self) -> list[str]:
        """The conditions that can be mixed: not mixed themselves, and here with their weights."""
        return [
            key
            for key, condition in self.conditions.items()
            if not isinstance(condition.recipe, Blend) and self._catalogue.has_weights(key)
        ]

    def _even(self) -> Blend:
        """The present condition with another one that is indexed."""
        key = self._session.key
        chosen = self._window.library.chosen_conditions()
        others = [other for other in self._plain_keys() if other != key]
        kind = self.conditions[key].kind
        # Best one that is indexed, and that looks in quite another way.
        other = min(others, key=lambda k: (k not in chosen, self.conditions[k].kind is kind))
        return Blend((BlendPart(key, 1.0), BlendPart(other, 1.0)))

    @Slot(object)
    def _on_mixed(self, blend: Blend) -> None:
        self.selector.set_current("")
        self._session.set_blend(blend)
        self._enable_actions()

    @Slot(object)
    def _on_query(self, _query: Query) -> None:
        """Also where a folder was opened or closed."""
        self._enable_actions()

    def _enable_actions(self) -> None:
        actions, session = self._window.actions_by_name, self._session
        has_folder = session.folder is not None
        is_own = self._catalogue.is_own(session.key)
        actions["mix"].setEnabled(has_folder)
        actions["save_mix"].setEnabled(has_folder and session.blend is not None)
        actions["remove_condition"].setEnabled(has_folder and is_own)
