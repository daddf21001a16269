"""Grids that scroll as one, with a single scroll bar beside them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QScrollBar

from gui.gallery.view import Gallery


class ScrollTogether(QObject):
    """Keeps grids of equal width at the same height and with tiles of the same size.

    They may differ in length: a short one waits at its end. `bar` goes as far as the longest.
    """

    def __init__(self, bar: QScrollBar, galleries: Sequence[Gallery]) -> None:
        super().__init__(bar)
        self._bar = bar
        self._galleries = tuple(galleries)
        self._is_moving = False
        bar.valueChanged.connect(self._scroll_to)
        for gallery in self._galleries:
            own = gallery.verticalScrollBar()
            own.valueChanged.connect(self._scroll_to)
            own.rangeChanged.connect(self._on_range)
            gallery.tile_size_changed.connect(self.set_tile_size)
        self._on_range()

    def set_tile_size(self, side_px: int) -> None:
        """Give all grids tiles of this size."""
        for gallery in self._galleries:
            gallery.set_tile_size(side_px)

    def _scroll_to(self, value: int) -> None:
        if self._is_moving:
            return
        self._is_moving = True
        self._bar.setValue(value)
        for gallery in self._galleries:
            gallery.verticalScrollBar().setValue(value)
        self._is_moving = False

    def _on_range(self) -> None:
        bars = [gallery.verticalScrollBar() for gallery in self._galleries]
        longest = max(bars, key=lambda bar: bar.maximum())
        self._is_moving = True  # a grid that is laid out anew moves none of the others
        self._bar.setPageStep(longest.pageStep())
        self._bar.setSingleStep(longest.singleStep())
        self._bar.setRange(0, longest.maximum())
        self._is_moving = False
        self._bar.setVisible(longest.maximum() > 0)
