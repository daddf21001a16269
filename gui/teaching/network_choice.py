"""Which network learns, and on which conditions a head is set."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QRadioButton, QVBoxLayout, QWidget

from core.conditions.base import Condition, Kind
from core.teaching.gathering import USUAL
from gui.flow_layout import FlowLayout
from gui.messages import plain_tip
from gui.theme import SPACE, SPACE_SMALL, text_label

#: Where the text of a radio button begins.
_INDENT_PX = 24

#: By name: what it is called, and what it is.
_NETWORKS = {
    "head": (
        "A head on stored vectors",
        "A small network that reads what these conditions say of a picture. No picture is read"
        " again. Right for most labels.",
    ),
    "shallow": (
        "The small network",
        "Two numbers from 28 x 28 grey pixels, as in the article that this program follows. Made"
        " to be drawn as a map.",
    ),
    "finetune": (
        "Fine-tune the bundled network",
        "Teaches EfficientNet-Lite0 itself. Slow, and its own vectors have to be made for each"
        " picture; for what the stored vectors do not tell.",
    ),
}


class NetworkChoice(QWidget):
    """`changed()` with every choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, QRadioButton] = {}
        self.checks: dict[str, QCheckBox] = {}
        self._bases = QWidget()
        self._flow = FlowLayout(self._bases, SPACE)
        self._flow.setContentsMargins(_INDENT_PX, SPACE_SMALL, 0, 0)
        self._decided: dict[str, bool] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_SMALL)
        for name, (title, meaning) in _NETWORKS.items():
            button = QRadioButton(_tr(title))
            button.setAccessibleDescription(_tr(meaning))
            button.toggled.connect(self._on_network)
            self.buttons[name] = button
            text = text_label(_tr(meaning), "dim")
            text.setWordWrap(True)
            text.setIndent(_INDENT_PX)
            layout.addWidget(button)
            layout.addWidget(text)
            if name == "head":
                layout.addWidget(self._bases)
            layout.addSpacing(SPACE)
        self.buttons["head"].setChecked(True)

    @property
    def network(self) -> str:
        """The name of the network that is chosen."""
        return next(name for name, button in self.buttons.items() if button.isChecked())

    def bases(self) -> tuple[str, ...]:
        """The keys of the conditions that a head is to read."""
        return tuple(key for key, check in self.checks.items() if check.isChecked())

    def show_conditions(
        self, conditions: Sequence[Condition], usable: Collection[str], lacking: Mapping[str, int]
    ) -> None:
        """Offer those that are `usable` by key; `lacking` pictures have to be indexed first."""
        for check in self.checks.values():
            self._flow.removeWidget(check)
            check.deleteLater()
        self.checks = {}
        for condition in conditions:
            if condition.kind in (Kind.BLEND, Kind.EXPLICIT) or condition.key not in usable:
                continue
            check = QCheckBox(condition.name.replace("&", "&&"))
            check.setToolTip(plain_tip(self._tip(condition, lacking.get(condition.key, 0))))
            check.setChecked(self._decided.get(condition.key, condition.key in USUAL))
            check.toggled.connect(self._on_base)
            self.checks[condition.key] = check
            self._flow.addWidget(check)
        self.changed.emit()

    def say_time(self, network: str, text: str) -> None:
        """About how long a network takes to learn; "" where nothing can be said."""
        title = _tr(_NETWORKS[network][0])
        self.buttons[network].setText(f"{title}: {text}" if text else title)

    def _tip(self, condition: Condition, n_lacking: int) -> str:
        if not n_lacking:
            return condition.summary
        return self.tr("{summary}. Has to be indexed first.").format(summary=condition.summary)

    def _on_network(self, is_on: bool) -> None:
        if is_on:
            self._bases.setVisible(self.buttons["head"].isChecked())
            self.changed.emit()

    def _on_base(self) -> None:
        self._decided = {key: check.isChecked() for key, check in self.checks.items()}
        self.changed.emit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("teaching", text)
