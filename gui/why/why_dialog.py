"""The window that says why two pictures are alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from core.asking.desk import Way
from core.asking.explaining import Pair, PartReason, Reasons
from gui.combo_field import ComboField
from gui.condition_words import shown_condition
from gui.messages import plain_tip
from gui.theme import SPACE, SPACE_LARGE, text_label
from gui.why.heat import largest_share, takes_away
from gui.why.legend import Legend
from gui.why.palette_view import PaletteView
from gui.why.parts_list import PartsList
from gui.why.picture_view import PictureView
from gui.why.sentences import headline, part_sentence, shown_score

_SIZE_PX = QSize(1000, 740)
_FIELD_WIDTH_PX = 200
_ITEM_WIDTH_PX = 290
_BUSY_HEIGHT_PX = 6
_NAME_PX = 300
_ITEM_NAME_PX = 180
#: The weight, of 1, of each part by the key of its condition.
Weights = Mapping[str, float]

#: In a blend its parts take the room.
_MANY_COLOURS, _FEW_COLOURS = 9, 4
_DETAIL_LINES = 2


class WhyDialog(QDialog):
    """Shows the pictures `names` (those of the query) and `hit_name` side by side.

    `asked(way, place)`: the reasons under this way are wanted, for item number `place` of the
    query, or -1: the one most like the hit. Whoever hears it answers with `show_pair`, then
    `show_reasons` or `show_problem`.
    """

    asked = Signal(object, int)

    def __init__(self, names: Sequence[str], hit_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Why are these alike?"))
        self.resize(_SIZE_PX.boundedTo(self.screen().availableSize()))
        self._names = list(names)
        self._ways: list[tuple[Way, str]] = []
        self._place = -1
        self._reasons: Reasons | None = None
        self._weights: Weights = {}
        self._conditions = ComboField()
        self._items = ComboField()
        self._sentence = text_label("", scale=1.1)
        self._detail = text_label("", "dim")
        self.approximate = text_label(
            self.tr("Approximate: each place was covered in turn."), bold=True
        )
        self._busy = QProgressBar()
        self.first, self.second = PictureView(), PictureView()
        self._first_name = text_label("", bold=True)
        self._second_name = text_label(hit_name, bold=True)
        self.legend = Legend()
        self.parts = PartsList()
        self.palette_view = PaletteView()
        self._dress()
        self._lay_out(hit_name)
        self._connect()

    # What is shown

    def set_ways(self, ways: Sequence[tuple[Way, str]], current: Way) -> None:
        """Offer ways of looking with their names; `current` is the chosen one."""
        self._ways = list(ways)
        self._conditions.clear()
        self._conditions.addItems([name for _, name in ways])
        keys = [way for way, _ in ways]
        self._conditions.setCurrentIndex(keys.index(current) if current in keys else -1)

    def ask(self) -> None:
        """Ask for the reasons that are to be shown now."""
        self._reasons = None
        self._set_busy(True)
        self._sentence.setText(self.tr("Looking for the reasons…"))
        self._detail.setText(
            self.tr("The first time under a condition that needs a network takes some seconds.")
        )
        for view in (self.first, self.second):
            view.clear_heat()
        self.asked.emit(self._way(), self._place)

    def show_pair(self, pair: Pair) -> None:
        """Show both pictures, before it is known why they are alike."""
        self.first.show_picture(pair.first)
        self.second.show_picture(pair.second)
        self._first_name.setText(self._shortened(self._names[pair.place]))
        self._first_name.setToolTip(plain_tip(self._names[pair.place]))
        self.first.setAccessibleName(self.tr("Query: {name}").format(name=self._names[pair.place]))
        self._items.clear()
        for name, score in zip(self._names, pair.scores, strict=True):
            self._items.addItem(f"{shown_score(score)} · {self._shortened(name, _ITEM_NAME_PX)}")
        self._items.setCurrentIndex(pair.place)

    def show_reasons(self, reasons: Reasons, weights: Weights) -> None:
        """Show what the score is made of."""
        self._reasons, self._weights = reasons, weights
        self._set_busy(False)
        self._sentence.setText(headline(self._conditions.currentText(), reasons))
        self.parts.show_reasons(reasons, weights)
        self.parts.setVisible(len(reasons.parts) > 1)
        self._look_into(0)

    def show_problem(self, text: str) -> None:
        """Say why there are no reasons."""
        self._set_busy(False)
        self._sentence.setText(text)
        self._detail.setText("")

    def choose_item(self, place: int) -> None:
        """Compare the hit with item number `place` of the query."""
        self._place = place
        self.ask()

    @property
    def is_busy(self) -> bool:
        """Whether the reasons are being looked for."""
        return not self._busy.isHidden()

    @property
    def sentence(self) -> str:
        """What is said at the top."""
        return self._sentence.text()

    def _look_into(self, place: int) -> None:
        """Show the maps, and the colours, of one part."""
        if self._reasons is None:
            return
        part = self._reasons.parts[place]
        explanation = part.explanation
        maps = (explanation.first, explanation.second)
        largest = largest_share(maps)
        for view, heat in zip((self.first, self.second), maps, strict=True):
            view.show_heat(heat, largest, explanation.is_exact, part.factor)
        self.legend.show_meaning(any(map(takes_away, maps)), explanation.is_exact)
        self.legend.show()
        self.approximate.setVisible(not explanation.is_exact)
        self._show_details(part, len(self._reasons.parts) > 1)

    def _show_details(self, part: PartReason, is_blend: bool) -> None:
        weight = self._weights[part.condition.key]
        told = part_sentence(part, weight) if is_blend else shown_condition(part.condition).summary
        if len(self._names) > 1:
            told = f"{told}\n" + self.tr(
                "The ranking compares with all pictures of the query together."
            )
        self._detail.setText(told)
        # Two lines in every part, so that the pictures stay where they are.
        n_lines = _DETAIL_LINES if is_blend else 1
        self._detail.setMinimumHeight(n_lines * self._detail.fontMetrics().lineSpacing())
        self.palette_view.setVisible(bool(part.explanation.palette))
        self.palette_view.show_palette(part, _FEW_COLOURS if is_blend else _MANY_COLOURS)

    def _set_busy(self, is_busy: bool) -> None:
        self._busy.setVisible(is_busy)
        self.legend.setVisible(not is_busy and self._reasons is not None)
        self.approximate.hide()
        if self._reasons is None:
            self.parts.clear()
            self.parts.hide()
            self.palette_view.clear()
            self.palette_view.hide()

    def _way(self) -> Way:
        return self._ways[self._conditions.currentIndex()][0]

    def _shortened(self, name: str, width_px: int = _NAME_PX) -> str:
        metrics = self._first_name.fontMetrics()
        return metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, width_px)

    # Parts

    def _dress(self) -> None:
        self._conditions.setAccessibleName(self.tr("Alike in"))
        self._conditions.setMinimumWidth(_FIELD_WIDTH_PX)
        self._conditions.set_bold(True)
        self._items.setAccessibleName(self.tr("Picture of the query"))
        self._items.setMinimumWidth(_ITEM_WIDTH_PX)
        for label in (self._sentence, self._detail, self.approximate):
            label.setWordWrap(True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setFixedHeight(_BUSY_HEIGHT_PX)
        self._busy.setAccessibleName(self.tr("Looking for the reasons"))
        for widget in (self._busy, self.legend):
            # The pictures stay where they are while reasons are looked for.
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
        for view in (self.first, self.second):
            view.set_strength(self.legend.strength)

    def _lay_out(self, hit_name: str) -> None:
        self._second_name.setText(self._shortened(hit_name))
        self._second_name.setToolTip(plain_tip(hit_name))
        self.second.setAccessibleName(self.tr("Hit: {name}").format(name=hit_name))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        layout.setSpacing(SPACE + SPACE // 2)
        layout.addLayout(self._choices())
        layout.addWidget(self._sentence)
        layout.addWidget(self._detail)
        layout.addWidget(self._busy)
        layout.addLayout(self._pictures(), 1)
        layout.addWidget(self.approximate)
        layout.addWidget(self.legend)
        layout.addWidget(self.parts)
        layout.addWidget(self.palette_view)
        layout.addWidget(buttons)

    def _choices(self) -> QHBoxLayout:
        way_label = text_label(self.tr("&Alike in"), "dim")
        way_label.setBuddy(self._conditions)
        item_label = text_label(self.tr("&Picture of the query"), "dim")
        item_label.setBuddy(self._items)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(way_label)
        row.addWidget(self._conditions)
        row.addStretch(1)
        row.addWidget(item_label)
        row.addWidget(self._items)
        for widget in (item_label, self._items):
            widget.setVisible(len(self._names) > 1)
        return row

    def _pictures(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_LARGE)
        grid.setVerticalSpacing(SPACE)
        columns = (
            (self.tr("Query"), self._first_name, self.first),
            (self.tr("Hit"), self._second_name, self.second),
        )
        for column, (title, name, view) in enumerate(columns):
            head = QHBoxLayout()
            head.setSpacing(SPACE)
            head.addStretch(1)
            head.addWidget(text_label(title, "dim"))
            head.addWidget(name)
            head.addStretch(1)
            grid.addLayout(head, 0, column)
            grid.addWidget(view, 1, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(1, 1)
        return grid

    def _connect(self) -> None:
        self._conditions.activated.connect(self.ask)
        self._items.activated.connect(self.choose_item)
        self.parts.chosen.connect(self._look_into)
        for view in (self.first, self.second):
            self.legend.strength_changed.connect(view.set_strength)
