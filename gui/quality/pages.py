"""The pages of a comparison under tabs, with a choice of the condition that some are about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QWidget

from core.measuring.records import Comparison
from core.reports.words import quality_name
from gui.combo_field import ComboField
from gui.messages import shown_name
from gui.quality.confusion_page import ConfusionPage
from gui.quality.label_check_page import LabelCheckPage
from gui.quality.measure_pages import LabelPage, OverviewPage, RocPage, SimilarityPage
from gui.theme import SPACE_SMALL, set_kind
from gui.thumbnails import ThumbnailCache

_CHOICE_PX = 180


class QualityPages(QTabWidget):
    """`path_of` gives the first file that holds an image, None where there is none."""

    query_asked = Signal(int)

    def __init__(
        self,
        thumbnails: ThumbnailCache,
        path_of: Callable[[int], bytes | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)

        def name_of(image_id: int) -> str:
            return shown_name(path_of(image_id) or b"")

        self.comparison: Comparison | None = None
        self.overview, self.roc = OverviewPage(), RocPage()
        self.similarities, self.labels = SimilarityPage(), LabelPage()
        self.confusions = ConfusionPage(thumbnails, name_of)
        self.check = LabelCheckPage(thumbnails, path_of)
        self.confusions.query_asked.connect(self.query_asked)
        self.check.query_asked.connect(self.query_asked)
        self._outdated: set[QWidget] = set()
        self._add_tabs()
        self.tabBar().setAccessibleName(self.tr("Pages of the measures"))
        self.choice = ComboField()
        # What is higher than the tabs is cut off in their corner.
        set_kind(self.choice, "tight")
        self.choice.setFixedSize(_CHOICE_PX, self.tabBar().sizeHint().height() - SPACE_SMALL)
        self.choice.setAccessibleName(self.tr("Condition that is shown"))
        self.choice.currentIndexChanged.connect(self._show_chosen)
        self.setCornerWidget(_held(self.choice))
        self.currentChanged.connect(self._on_tab)
        self._on_tab()

    def _add_tabs(self) -> None:
        self.addTab(self.overview, self.tr("&Overview"))
        self.addTab(self.roc, self.tr("&ROC"))
        self.addTab(self.similarities, self.tr("S&imilarities"))
        self.addTab(self.labels, self.tr("&Labels"))
        self.addTab(self.confusions, self.tr("Con&fused"))
        self.addTab(self.check, self.tr("Label chec&k"))
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show this; the condition that is looked at stays, where it is among them."""
        self.comparison = comparison
        self.overview.show_comparison(comparison)
        self.roc.show_comparison(comparison)
        shown = self.choice.currentText()
        self.choice.blockSignals(True)
        self.choice.clear()
        self.choice.addItems([quality_name(quality) for quality in comparison.qualities])
        self.choice.setCurrentIndex(max(self.choice.findText(shown), 0))
        self.choice.blockSignals(False)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        self._outdated = {self.similarities, self.labels, self.confusions, self.check}
        self._fill()

    def _fill(self) -> None:
        """Only what is looked at: to fill all pages takes longer than a window may stand still."""
        place = self.choice.currentIndex()
        if self.comparison is None or not 0 <= place < len(self.comparison.qualities):
            return
        for page in (self.similarities, self.labels, self.confusions, self.check):
            if page is self.currentWidget() and page in self._outdated:
                self._outdated.discard(page)
                page.show_quality(self.comparison.qualities[place])

    @Slot()
    def _on_tab(self) -> None:
        is_about_all = self.currentWidget() in (self.overview, self.roc)
        self.choice.setVisible(not is_about_all)
        self._fill()


def _held(field: QWidget) -> QWidget:
    """A field in a corner of tabs, which gives it the room that it would like, not what it has to
    have; the same room while the field is hidden."""
    policy = field.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    field.setSizePolicy(policy)
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, SPACE_SMALL)
    layout.addWidget(field)
    return holder
