"""One view of a folder under a line of controls: its condition, what is done, how good it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from core.conditions.base import Condition, Kind
from core.jobs import Progress
from gui.combo_field import ComboField
from gui.elided_label import ElidedLabel
from gui.map.plane_view import PlaneView
from gui.map.words import progress_text
from gui.messages import plain_tip
from gui.pane import FIELD_PX
from gui.theme import SPACE, SPACE_SMALL, set_kind

_NARROWEST_CHOICE_PX = 96
_PROGRESS_PX = 64
#: Stands in the list for whatever condition the window looks under.
FOLLOWING = ""


class Panel(QWidget):
    """Shows what it is given. `picked(key)`: another condition was chosen, `FOLLOWING` for that
    of the window; `stop_asked()`; `index_asked()`: the condition shall see the whole folder."""

    picked = Signal(str)
    stop_asked = Signal()
    index_asked = Signal()

    def __init__(self, view: PlaneView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._offered: list[tuple[str, str]] = []
        self.choice = ComboField()
        self.choice.setMinimumSize(_NARROWEST_CHOICE_PX, FIELD_PX)
        self.choice.setSizeAdjustPolicy(
            ComboField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setAccessibleName(self.tr("Condition"))
        self.choice.activated.connect(lambda row: self.picked.emit(self.choice.itemData(row)))
        self.note = ElidedLabel()
        set_kind(self.note, "dim")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(_PROGRESS_PX, 6)
        self.bar.setAccessibleName(self.tr("Progress of what is drawn"))
        self.stop_button = QPushButton(self.tr("Stop"))
        self.stop_button.clicked.connect(self.stop_asked)
        self.index_button = QPushButton(self.tr("Index"))
        self.index_button.clicked.connect(self.index_asked)
        #: More controls can be put behind the condition.
        self.controls = QHBoxLayout()
        self._lay_out()
        self.say("")

    def _lay_out(self) -> None:
        self.controls.setSpacing(SPACE_SMALL)
        self.controls.addWidget(self.choice, 3)
        said = QHBoxLayout()
        said.setSpacing(SPACE)
        said.addWidget(self.note, 1)
        for widget in (self.bar, self.stop_button, self.index_button):
            said.addWidget(widget)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE, SPACE_SMALL, SPACE, SPACE_SMALL)
        head.setSpacing(SPACE_SMALL)
        head.addLayout(self.controls)
        head.addLayout(said)
        # The view stays where it is when a button comes and goes.
        self.note.setMinimumHeight(self.stop_button.sizeHint().height())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)

    def set_conditions(self, conditions: Sequence[Condition], current: str) -> None:
        """Offer these, except for blends, which have no vectors; `current` is the name of the
        one that the window looks under."""
        offered = [(FOLLOWING, self.tr("As the window: {0}").format(current))]
        offered += [(c.key, c.name) for c in conditions if c.kind is not Kind.BLEND]
        if offered == self._offered:
            return
        chosen = self.choice.currentData()
        self._offered = offered
        self.choice.clear()
        for row, (key, name) in enumerate(offered):
            self.choice.addItem(name, key)
            self.choice.setItemData(row, plain_tip(name), Qt.ItemDataRole.ToolTipRole)
        self.set_choice(chosen or FOLLOWING)

    def set_choice(self, key: str) -> None:
        """Show a condition as chosen; the window's where it is not offered."""
        self.choice.setCurrentIndex(max(self.choice.findData(key), 0))
        self.choice.setToolTip(plain_tip(self.choice.currentText()))

    def say(self, text: str, tip: str = "") -> None:
        """Nothing is being done; say what is shown."""
        self.note.setText(text)
        self.note.setToolTip(plain_tip(tip or text))
        self.bar.hide()
        self.stop_button.hide()
        self.index_button.hide()

    def show_progress(self, progress: Progress) -> None:
        """Say what is being done."""
        text = progress_text(progress)
        self.note.setText(text)
        self.note.setToolTip(text)
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self.bar.show()
        self.stop_button.show()
        self.index_button.hide()

    def offer_index(self) -> None:
        """Indexing can be asked for."""
        self.index_button.show()
