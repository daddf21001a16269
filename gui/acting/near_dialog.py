"""Near copies to be looked through: a threshold with examples on both sides, groups, the best."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from core.asking.near_copies import WIDEST, NearCopies
from core.scores.near_groups import BestRule, Candidate, in_order
from gui.acting.example_pair import ExamplePair
from gui.combo_field import ComboField
from gui.gallery.model import GalleryModel, Tiles
from gui.gallery.view import Gallery
from gui.messages import shown_count, shown_name, shown_number, shown_pictures
from gui.pane import FIELD_PX, tiles_of
from gui.splitter import Splitter
from gui.theme import SPACE, SPACE_LARGE, set_icon, text_label
from gui.thumbnails import ThumbnailCache

_SIZE_PX = (980, 700)
_LIST_SHARE_PX = (260, 700)
_RULE_WIDTH_PX = 200
_TILE_PX = 176
#: Steps of the slider to a distance of 1.
_STEPS = 100


class NearCopiesDialog(QDialog):
    """Shows what it is given by `show_found`. `trash_asked(file ids)`, `move_asked(file ids)` and
    `select_asked(file ids)` name all but the best of the groups; `parted(pairs)` pairs of image
    ids that are not the same."""

    trash_asked = Signal(list)
    move_asked = Signal(list)
    select_asked = Signal(list)
    parted = Signal(list)

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Near copies"))
        self.resize(*_SIZE_PX)
        self._found: NearCopies | None = None
        self._groups: list[list[Candidate]] = []
        self.said = text_label("")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.rule_field = ComboField()
        self.below = ExamplePair(thumbnails)
        self.above = ExamplePair(thumbnails)
        self.list = QListWidget()
        self.model = GalleryModel(thumbnails, self)
        self.gallery = Gallery()
        self.part_button = QPushButton(self.tr("&Not the Same"))
        self.select_button = QPushButton(self.tr("&Select All But the Best"))
        self.move_button = QPushButton(self.tr("&Move Them to a Folder…"))
        self.trash_button = QPushButton(self.tr("Move Them to the &Trash"))
        self._dress()
        self._lay_out()
        self._connect()
        self.show_nothing(self.tr("Looking through all pictures…"))

    def show_found(self, found: NearCopies) -> None:
        """Show other groups; the one that was looked at stays if there is still one there."""
        row = self.list.currentRow()
        self._found = found
        self._regroup()
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))

    def show_nothing(self, text: str) -> None:
        """Say why there are no groups (yet)."""
        self._found = None
        self._regroup()
        self.said.setText(text)

    @property
    def others(self) -> list[int]:
        """The files of all groups but the best of each."""
        return [one.file_id for group in self._groups for one in self._ordered(group)[1:]]

    def _ordered(self, group: Sequence[Candidate]) -> list[Candidate]:
        return in_order(group, BestRule(self.rule_field.currentData()))

    @property
    def _threshold(self) -> float:
        return self.slider.value() / _STEPS

    # Showing

    @Slot()
    def _regroup(self) -> None:
        found = self._found
        self._groups = [] if found is None else found.groups(self._threshold)
        self.list.clear()
        for group in self._groups:
            self.list.addItem(self._group_name(group))
        self.list.setCurrentRow(0 if self._groups else -1)
        self._say()
        self._show_examples()
        self._show_group()

    def _group_name(self, group: Sequence[Candidate]) -> str:
        assert self._found is not None
        name = shown_name(self._found.listing.paths[group[0].place])
        return f"{name}  ·  {shown_count(len(group))}"

    def _say(self) -> None:
        n_others = sum(len(group) - 1 for group in self._groups)
        for button in (self.select_button, self.move_button, self.trash_button):
            button.setEnabled(n_others > 0)
        if not self._groups:
            self.said.setText(self.tr("There are no near copies at this threshold."))
            return
        text = self.tr("Groups: {groups}. Besides the best of each: {others}.")
        self.said.setText(
            text.format(groups=shown_count(len(self._groups)), others=shown_pictures(n_others))
        )

    def _show_examples(self) -> None:
        found = self._found
        rows = (None, None) if found is None else found.examples(self._threshold)
        texts = (
            self.tr("The last pair that is taken for the same"),
            self.tr("The first pair that is not"),
        )
        nothings = (
            self.tr("No pair is taken for the same"),
            self.tr("There is no pair that is a little less alike"),
        )
        examples = (self.below, self.above)
        for example, row, text, nothing in zip(examples, rows, texts, nothings, strict=True):
            if found is None or row is None:
                example.show_pair((0, 0), nothing if found is not None else "")
                continue
            one, other = found.image_ids[found.pairs[row]].tolist()
            distance = shown_number(float(found.distances[row]), 2)
            example.show_pair((one, other), f"{text} ({distance})")

    @Slot()
    def _show_group(self) -> None:
        row = self.list.currentRow()
        group = self._groups[row] if 0 <= row < len(self._groups) else []
        self.part_button.setEnabled(len({one.image_id for one in group}) > 1)
        if self._found is None or not group:
            self.model.set_tiles(Tiles.none())
            return
        ordered = self._ordered(group)
        rows = np.array([one.place for one in ordered], np.int64)
        self.model.set_tiles(tiles_of(self._found.listing, rows))
        self.model.set_query_file_ids([ordered[0].file_id])

    @Slot()
    def _on_part(self) -> None:
        """Of the selected pictures each is another than all others of the group; where none is
        selected, all are."""
        group = self._groups[self.list.currentRow()]
        chosen = set(self.gallery.selected_file_ids())
        images = {one.image_id for one in group if not chosen or one.file_id in chosen}
        others = {one.image_id for one in group}
        pairs = {(min(a, b), max(a, b)) for a in images for b in others if a != b}
        self.parted.emit(sorted(pairs))

    # Making

    def _dress(self) -> None:
        self.slider.setRange(1, round(WIDEST * _STEPS))
        self.slider.setValue(_STEPS)
        self.slider.setAccessibleName(self.tr("How different copies may be"))
        self.rule_field.setMinimumSize(_RULE_WIDTH_PX, FIELD_PX)
        self.rule_field.setAccessibleName(self.tr("Which picture is the best"))
        for rule, text in (
            (BestRule.LARGEST, self.tr("Most pixels")),
            (BestRule.SHARPEST, self.tr("Sharpest")),
            (BestRule.OLDEST, self.tr("Oldest")),
            (BestRule.NEWEST, self.tr("Newest")),
            (BestRule.FIRST, self.tr("First in order of folders")),
        ):
            self.rule_field.addItem(text, rule.value)
        self.list.setAccessibleName(self.tr("Groups of near copies"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.gallery.setModel(self.model)
        self.gallery.set_tile_size(_TILE_PX)
        self.part_button.setToolTip(
            self.tr(
                "Remember for good that the selected pictures, or all of this group, are not"
                " copies of each other"
            )
        )
        set_icon(self.trash_button, "trash-2")
        for button in (self.part_button, self.select_button, self.move_button, self.trash_button):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.slider.valueChanged.connect(self._regroup)
        self.rule_field.currentIndexChanged.connect(self._show_group)
        self.list.currentRowChanged.connect(self._show_group)
        self.part_button.clicked.connect(self._on_part)
        self.select_button.clicked.connect(lambda: self.select_asked.emit(self.others))
        self.move_button.clicked.connect(lambda: self.move_asked.emit(self.others))
        self.trash_button.clicked.connect(lambda: self.trash_asked.emit(self.others))

    def _lay_out(self) -> None:
        head = QGridLayout()
        head.setHorizontalSpacing(SPACE_LARGE)
        stricter = text_label(self.tr("Stricter"), "dim")
        looser = text_label(self.tr("Looser"), "dim")
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        for part in (stricter, self.slider, looser):
            line.addWidget(part, 1 if part is self.slider else 0)
        line.addSpacing(SPACE_LARGE)
        line.addWidget(text_label(self.tr("Best is"), "dim"))
        line.addWidget(self.rule_field)
        head.addLayout(line, 0, 0, 1, 2)
        head.addWidget(self.below, 1, 0)
        head.addWidget(self.above, 1, 1)
        middle = Splitter(Qt.Orientation.Horizontal)
        middle.addWidget(self.list)
        middle.addWidget(self.gallery)
        middle.setSizes(list(_LIST_SHARE_PX))
        note = text_label(
            self.tr("The picture with the ring is kept. The others go only when you say so."), "dim"
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.part_button)
        buttons.addStretch(1)
        for button in (self.select_button, self.move_button, self.trash_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        layout.setSpacing(SPACE)
        layout.addLayout(head)
        layout.addWidget(self.said)
        layout.addWidget(middle, 1)
        layout.addWidget(note)
        layout.addLayout(buttons)
