"""The page on which a lesson is ordered: name, examples, network, settings, and what it takes."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.conditions.base import Condition
from core.conditions.recipes import NetworkRecipe
from core.teaching.estimates import roughly, seconds_expected
from core.teaching.orders import Order
from core.teaching.records import NETWORKS, Lesson
from gui.teaching.network_choice import NetworkChoice
from gui.teaching.settings_form import SettingsForm
from gui.teaching.source_form import SourceForm
from gui.theme import SPACE, SPACE_LARGE, SPACE_SMALL, set_icon, set_kind, text_label

_LONGEST_NAME = 60
_NAME_PX = 320
_MS_A_SECOND = 1000


class OrderPage(QWidget):
    """`ordered(Order)`: teach this. `go_on_asked()`, `forget_asked()`: about a lesson that was
    stopped before."""

    ordered = Signal(object)
    go_on_asked = Signal()
    forget_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._n_lacking: Mapping[str, int] = {}
        self._conditions: Mapping[str, Condition] = {}
        self._hindrance = ""
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setMaximumWidth(_NAME_PX)
        self.name.setAccessibleName(self.tr("Name of the condition"))
        self.sources = SourceForm()
        self.networks = NetworkChoice()
        self.settings = SettingsForm()
        self._make_buttons()
        self._make_banner()
        self._lay_out()
        self._connect()

    def _make_buttons(self) -> None:
        self.more = QToolButton()
        self.more.setText(self.tr("&More settings"))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setCheckable(True)
        set_kind(self.more, "disclosure")
        set_icon(self.more, "chevron-right")
        self.message = text_label("", "dim")
        self.message.setWordWrap(True)
        self.teach = QPushButton(self.tr("&Teach"))
        set_kind(self.teach, "primary")
        self.teach.setAutoDefault(False)
        self.settings.hide()

    def _make_banner(self) -> None:
        self.banner = QFrame()
        set_kind(self.banner, "card")
        self.unfinished = text_label("")
        self.unfinished.setWordWrap(True)
        self.go_on = QPushButton(self.tr("Go &On"))
        self.forget = QPushButton(self.tr("&Forget It"))
        set_kind(self.forget, "flat")
        row = QHBoxLayout(self.banner)
        row.setContentsMargins(SPACE_LARGE, SPACE, SPACE, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(self.unfinished, 1)
        for button in (self.forget, self.go_on):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.banner.hide()

    def _lay_out(self) -> None:
        form = QWidget()
        set_kind(form, "bare")
        column = QVBoxLayout(form)
        column.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        column.setSpacing(SPACE)
        column.addWidget(self.banner)
        column.addWidget(_heading(self.tr("Name")))
        column.addWidget(self.name)
        column.addSpacing(SPACE)
        column.addWidget(_heading(self.tr("Learns from")))
        column.addWidget(self.sources)
        column.addWidget(_heading(self.tr("Network")))
        column.addWidget(self.networks)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.settings)
        column.addStretch(1)
        scroll = QScrollArea()
        set_kind(scroll, "bare")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(form)
        rule = QFrame()
        set_kind(rule, "rule")
        bottom = QHBoxLayout()
        bottom.setContentsMargins(SPACE_LARGE, SPACE, SPACE_LARGE, SPACE + SPACE_SMALL)
        bottom.addWidget(self.message, 1)
        bottom.addWidget(self.teach)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addWidget(rule)
        layout.addLayout(bottom)

    def _connect(self) -> None:
        for part in (self.sources, self.networks, self.settings):
            part.changed.connect(self._renew)
        self.name.textChanged.connect(self._renew)
        self.more.toggled.connect(self._show_more)
        self.teach.clicked.connect(self._order)
        self.go_on.clicked.connect(self.go_on_asked)
        self.forget.clicked.connect(self.forget_asked)

    # What is shown

    def show_conditions(
        self, conditions: Sequence[Condition], usable: Sequence[str], lacking: Mapping[str, int]
    ) -> None:
        """Offer conditions for a head, see `NetworkChoice.show_conditions`."""
        self._n_lacking = lacking
        self._conditions = {condition.key: condition for condition in conditions}
        self.networks.show_conditions(conditions, usable, lacking)

    def show_hindrance(self, text: str) -> None:
        """Nothing can be taught now, and why; "": it can."""
        self._hindrance = text
        self._renew()

    def show_unfinished(self, name: str) -> None:
        """Offer to go on with a lesson that was stopped; "": there is none."""
        text = self.tr("The lesson “{name}” was stopped before its end. It can go on from there.")
        self.unfinished.setText(text.format(name=name))
        self.banner.setVisible(bool(name))

    # What is ordered

    def order(self) -> Order:
        """All that is chosen."""
        name = self.name.text().strip() or self.sources.suggestion
        network = self.networks.network
        bases = self.networks.bases() if network == "head" else ()
        return self.sources.order(self.settings.lesson(Lesson(name, network, bases)))

    @Slot()
    def _order(self) -> None:
        if not self._problem():
            self.ordered.emit(self.order())

    @Slot()
    def _renew(self) -> None:
        suggestion = self.sources.suggestion
        self.name.setPlaceholderText(suggestion or self.tr("What this likeness is called"))
        for network in NETWORKS:
            self.networks.say_time(network, self._time_text(network))
        problem = self._problem()
        self.message.setText(problem)
        self.teach.setEnabled(not problem)

    def _problem(self) -> str:
        """Why it cannot be taught like this; "" where it can."""
        if self._hindrance or self.sources.problem:
            return self._hindrance or self.sources.problem
        if not self.name.text().strip() and not self.sources.suggestion:
            return self.tr("Give the condition a name.")
        network = self.networks.network
        if network == "head" and not self.networks.bases():
            return self.tr("Tick at least one condition that the head reads.")
        if network != "head" and not self.sources.n_labelled:
            return self.tr("A network that reads pictures learns from labels only.")
        return ""

    def _time_text(self, network: str) -> str:
        """About how long it takes, with the indexing that comes first."""
        if self.sources.problem:
            return ""
        lesson = self.settings.lesson(Lesson("", network))
        n_images = round(self.sources.n_labelled * (1 - lesson.holdout))
        n_cores = os.cpu_count() or 1
        seconds = seconds_expected(lesson, n_images, n_cores)
        if network == "head":
            seconds += self._indexing_s() / n_cores
        return roughly(seconds)

    def _indexing_s(self) -> float:
        """Of the conditions that a head reads; those that read one network share its time."""
        times: dict[object, float] = {}
        for key in self.networks.bases():
            condition = self._conditions[key]
            recipe = condition.recipe
            shared = recipe.network if isinstance(recipe, NetworkRecipe) else key
            time_ms = self._n_lacking.get(key, 0) * condition.cost_ms
            times[shared] = max(times.get(shared, 0.0), time_ms)
        return sum(times.values()) / _MS_A_SECOND

    @Slot(bool)
    def _show_more(self, is_shown: bool) -> None:
        self.settings.setVisible(is_shown)
        set_icon(self.more, "chevron-down" if is_shown else "chevron-right")


def _heading(text: str) -> QLabel:
    return text_label(text, bold=True)
