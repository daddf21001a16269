"""Makes the sorted grid of one panel: of the whole folder, or of what is selected."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QToolButton, QWidget

from core.conditions.base import Condition
from core.jobs import Control, Progress, Report
from core.maps.records import Arrangement
from core.records import Listing
from core.reports.mapping import FEWEST_IMAGES, make_arrangement
from gui.map.making import Making
from gui.map.panel import Panel
from gui.map.shared import Shared
from gui.map.sorted_view import SortedView
from gui.map.tiny_pictures import TinyPictures
from gui.map.words import arrangement_text, arrangement_tip
from gui.session import Session

#: Shapes of the grid, width to height: few, so that one made before fits after a small change.
_ASPECTS = (2 / 3, 1.0, 1.5)


class SortedPanel(Panel):
    """A sorted grid; `part_button` is down while it shows what was selected."""

    def __init__(self, shared: Shared, tiny: TinyPictures, parent: QWidget | None = None) -> None:
        self.sorted_view = SortedView(shared, tiny)
        super().__init__(self.sorted_view, parent)
        self.part_button = QToolButton()
        self.part_button.setText(self.tr("Selection"))
        self.part_button.setToolTip(self.tr("Sort only the pictures that are selected"))
        self.part_button.setCheckable(True)
        self.controls.addWidget(self.part_button)


class SortMaking(Making):
    """Keeps a `SortedPanel` in step."""

    def __init__(self, panel: SortedPanel, session: Session, parent: QObject | None = None) -> None:
        super().__init__(panel, session, parent)
        self.sorted_panel = panel
        #: What is shown.
        self.arrangement: Arrangement | None = None
        self._marks = panel.view.shared.marks
        self._part: NDArray[np.int64] | None = None
        self._marks.selection_changed.connect(self._show_button)
        panel.part_button.clicked.connect(self._on_part)
        self._show_button()

    @Slot()
    def _show_button(self) -> None:
        can_sort = self._part is not None or len(self._marks.selection) >= FEWEST_IMAGES
        self.sorted_panel.part_button.setEnabled(can_sort)

    @Slot(bool)
    def _on_part(self, is_part: bool) -> None:
        self._part = self._marks.selection if is_part else None
        self._show_button()
        self.renew()

    def leave(self) -> None:
        """The selection goes with the folder."""
        self._part = None
        self.sorted_panel.part_button.setChecked(False)
        self._show_button()
        super().leave()

    def _wanted(self, condition: Condition, listing: Listing) -> object:
        part = None if self._part is None else self._part.tobytes()
        return part, listing.image_ids.tobytes()

    def _begin(self, condition: Condition, listing: Listing) -> None:
        library, part = self.session.library, self._part
        columns = self._columns(len(np.unique(listing.image_ids)) if part is None else len(part))

        def work(report: Report, control: Control) -> Arrangement:
            with library.open_store() as store:
                return make_arrangement(
                    library, store, listing, condition, report, control, part, columns
                )

        if self._is_empty:
            self.panel.view.show_none(self.tr("Sorting the pictures"))
        self.panel.show_progress(Progress("sort_start", 0, 0))
        self._job.start(work)

    def _columns(self, n_images: int) -> int:
        size = self.panel.view.size()
        shape = size.width() / max(size.height(), 1)
        aspect = min(_ASPECTS, key=lambda aspect: abs(np.log(aspect / max(shape, 0.1))))
        return max(int(np.ceil(np.sqrt(n_images * aspect))), 1)

    def _show_made(self, made: Arrangement) -> None:
        if self._is_empty or not _is_same(made, self.arrangement):
            self.sorted_panel.sorted_view.show_arrangement(made)
        self.arrangement = made
        self._say_shown()

    def _say_shown(self) -> None:
        if self.arrangement is not None:
            self.panel.say(arrangement_text(self.arrangement), arrangement_tip())


def _is_same(one: Arrangement, other: Arrangement | None) -> bool:
    return (
        other is not None
        and one.columns == other.columns
        and np.array_equal(one.image_ids, other.image_ids)
    )
