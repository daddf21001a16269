"""How much each condition counts, according to what was answered so far."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QWidget

from gui.theme import SPACE, text_label
from gui.why.sentences import shown_percent

_BAR_HEIGHT_PX = 6
_NARROWEST_BAR_PX = 56
_WHOLE = 1000


class ShareBars(QWidget):
    """A line for each condition: name, bar, share."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, tuple[QProgressBar, QLabel]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(1, 1)

    def show_shares(self, shares: Sequence[tuple[str, float]]) -> None:
        """Show these shares, 0 to 1, by the names of conditions."""
        for name, share in shares:
            bar, percent = self._lines.get(name) or self._add(name)
            bar.setValue(round(share * _WHOLE))
            bar.setAccessibleName(f"{name}: {shown_percent(share)}")
            percent.setText(shown_percent(share))

    def shown(self) -> dict[str, str]:
        """What stands beside the names."""
        return {name: percent.text() for name, (_, percent) in self._lines.items()}

    def _add(self, name: str) -> tuple[QProgressBar, QLabel]:
        bar, percent = QProgressBar(), text_label("", "dim")
        bar.setRange(0, _WHOLE)
        bar.setTextVisible(False)
        bar.setFixedHeight(_BAR_HEIGHT_PX)
        bar.setMinimumWidth(_NARROWEST_BAR_PX)
        percent.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        percent.setMinimumWidth(percent.fontMetrics().horizontalAdvance(shown_percent(1.0)))
        row = len(self._lines)
        for column, widget in enumerate((text_label(name), bar, percent)):
            self._grid.addWidget(widget, row, column)
        self._lines[name] = bar, percent
        return bar, percent
