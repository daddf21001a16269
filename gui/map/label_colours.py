"""Which colour a label has in all maps of a folder, and which labels are hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from core.labels.records import Labels
from gui.charts.palette import N_COLOURS
from gui.messages import shown_count

#: More colours cannot be told apart; all other labels are grey, as the last of the palette nearly
#: is.
MOST_COLOURED = N_COLOURS - 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the legend. `colour` is a place in the palette, or one of the two below."""

    name: str
    n_images: int
    colour: int
    is_hidden: bool


#: Not in the palette: labels without a colour of their own, and images without a label.
OTHER, UNLABELLED = -1, -2


class LabelColours(QObject):
    """The most frequent labels have a colour, unless a person has picked others.

    `changed()`: labels, colours or what is hidden.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.labels: Labels | None = None
        self._coloured: NDArray[np.int64] = np.zeros(0, np.int64)
        self._hidden: set[int] = set()

    def show_labels(self, labels: Labels | None) -> None:
        """Colour by these labels; None: by none."""
        self.labels = labels
        self._hidden.clear()
        self._coloured = np.zeros(0, np.int64)
        if labels is not None:
            most = np.argsort(-labels.counts(), kind="stable")
            self._coloured = most[:MOST_COLOURED].astype(np.int64)
        self.changed.emit()

    @property
    def picked(self) -> tuple[int, ...]:
        """The labels that have a colour, as places in `labels.classes`."""
        return tuple(self._coloured.tolist())

    @property
    def picked_names(self) -> tuple[str, ...]:
        """The names of these labels."""
        labels = self.labels
        return () if labels is None else tuple(labels.classes[code] for code in self.picked)

    def pick(self, classes: Sequence[int]) -> None:
        """Give colours to these labels instead, at most `MOST_COLOURED`."""
        self._coloured = np.array(classes[:MOST_COLOURED], np.int64)
        self._hidden.clear()
        self.changed.emit()

    def set_hidden(self, colour: int, is_hidden: bool) -> None:
        """Draw nothing of this entry, or draw it again."""
        (self._hidden.add if is_hidden else self._hidden.discard)(colour)
        self.changed.emit()

    def entries(self, n_unlabelled: int = 0) -> list[Entry]:
        """The lines of the legend; without labels there are none."""
        labels = self.labels
        if labels is None:
            return []
        counts = labels.counts()
        shown = [
            Entry(labels.classes[code], int(counts[code]), place, place in self._hidden)
            for place, code in enumerate(self.picked)
        ]
        n_other = len(labels) - sum(entry.n_images for entry in shown)
        n_more = len(labels.classes) - len(shown)
        if n_more:
            one, many = self.tr("1 more label"), self.tr("{n} more labels")
            name = one if n_more == 1 else many.format(n=shown_count(n_more))
            shown.append(Entry(name, n_other, OTHER, OTHER in self._hidden))
        if n_unlabelled:
            is_hidden = UNLABELLED in self._hidden
            shown.append(Entry(self.tr("No label"), n_unlabelled, UNLABELLED, is_hidden))
        return shown

    def colours_of(self, image_ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """The colour int64 [n] of each image: a place in the palette, or one of the two above."""
        colours = np.full(len(image_ids), UNLABELLED, np.int64)
        labels = self.labels
        if labels is None or not len(labels):
            return colours
        of_class = np.full(len(labels.classes), OTHER, np.int64)
        of_class[self._coloured] = np.arange(len(self._coloured))
        at = np.minimum(np.searchsorted(labels.image_ids, image_ids), len(labels) - 1)
        has_label = labels.image_ids[at] == image_ids
        colours[has_label] = of_class[labels.codes[at[has_label]]]
        return colours

    def hidden(self, colours: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of some images of these colours int64 [n] are not drawn, bool [n]."""
        return np.isin(colours, list(self._hidden))

    def name_of(self, image_id: int) -> str:
        """The label of an image; empty where it has none."""
        labels = self.labels
        if labels is None or not len(labels):
            return ""
        at = min(int(np.searchsorted(labels.image_ids, image_id)), len(labels) - 1)
        is_found = labels.image_ids[at] == image_id
        return labels.classes[labels.codes[at]] if is_found else ""
