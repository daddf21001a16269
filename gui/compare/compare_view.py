"""Columns side by side, under a line that says what is marked in them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.compare.column import Column
from gui.compare.marks import MARK_PX, draw_mark
from gui.compare.scrolling import ScrollTogether
from gui.theme import SPACE, SPACE_LARGE, set_icon, set_kind, text_label
from gui.thumbnails import ThumbnailCache

FEWEST_COLUMNS, MOST_COLUMNS = 2, 4

_HEAD_PX = 48
#: Columns are narrow, so their tiles are smaller than those of the window by this.
_TILE_SHARE = 0.78
_BETWEEN_PX = 1


class CompareView(QWidget):
    """Two to four columns. `add_asked()`: one more is wanted; `close_asked()`: enough."""

    add_asked = Signal()
    close_asked = Signal()

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(Column(thumbnails) for _ in range(MOST_COLUMNS))
        for number, column in enumerate(self.columns, 1):
            column.set_place(number)
        self._n_shown = 0
        self.legend = _Legend()
        self.add_button = QPushButton(self.tr("Add a column"))
        set_icon(self.add_button, "plus")
        set_kind(self.add_button, "flat")
        self.add_button.clicked.connect(self.add_asked)
        self.close_button = QToolButton()
        set_icon(self.close_button, "x")
        set_kind(self.close_button, "flat")
        self.close_button.setAccessibleName(self.tr("End the comparison"))
        self.close_button.setToolTip(self.tr("End the comparison (Esc)"))
        self.close_button.clicked.connect(self.close_asked)
        self._bar = QScrollBar(Qt.Orientation.Vertical)
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # else the columns would change their width with it
        self._bar.setSizePolicy(policy)
        self._bar.setAccessibleName(self.tr("All columns"))
        self._lay_out()
        galleries = [column.gallery for column in self.columns]
        self._scrolling = ScrollTogether(self._bar, galleries)
        self.show_columns(FEWEST_COLUMNS)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_LARGE, SPACE, SPACE, SPACE)
        head.setSpacing(SPACE)
        head.addWidget(self.legend, 1)
        head.addWidget(self.add_button)
        head.addWidget(self.close_button)
        top = QWidget()
        top.setLayout(head)
        top.setFixedHeight(_HEAD_PX)
        self._room = QWidget()
        self._room.installEventFilter(self)
        self._row = QHBoxLayout(self._room)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_BETWEEN_PX)
        for column in self.columns:
            self._row.addWidget(column, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._room, 1)
        body.addWidget(self._bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(top)
        layout.addLayout(body, 1)

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns that are shown, from the first."""
        return self.columns[: self._n_shown]

    @property
    def position_px(self) -> int:
        """How far all columns are scrolled."""
        return self._bar.value()

    def scroll_to(self, position_px: int) -> None:
        """Scroll all columns so far."""
        self._bar.setValue(position_px)

    @Slot(int)
    def set_tile_size(self, side_px: int) -> None:
        """Fit the tiles to those of the window's other grids, which have this side."""
        self._scrolling.set_tile_size(round(side_px * _TILE_SHARE))

    def show_columns(self, n_columns: int) -> None:
        """Show so many columns."""
        self._n_shown = n_columns
        for place, column in enumerate(self.columns):
            column.setVisible(place < n_columns)
            column.remove_button.setVisible(n_columns > FEWEST_COLUMNS)
        self._share_width()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep the columns equally wide."""
        if event.type() == QEvent.Type.Resize:
            self._share_width()
        return super().eventFilter(watched, event)

    def _share_width(self) -> None:
        """Leave over what cannot be shared: in grids of one width all tiles lie alike."""
        n_shown = max(self._n_shown, 1)
        rest = (self._room.width() - (n_shown - 1) * _BETWEEN_PX) % n_shown
        self._row.setContentsMargins(0, 0, rest, 0)


class _Legend(QWidget):
    """The mark and what it means, cut off where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self._label = text_label("")
        self._label.setMinimumWidth(20)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARK_PX + SPACE, 0, 0, 0)
        layout.addWidget(self._label)

    def text(self) -> str:
        """What is said."""
        return self._label.text()

    def say(self, text: str) -> None:
        """Say what the mark means; nothing and no mark where `text` is empty."""
        self._label.setText(text)
        self._label.setToolTip(text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self.text():
            painter = QPainter(self)
            left = self.width() - MARK_PX if self.isRightToLeft() else 0
            draw_mark(painter, self.palette(), QPointF(left, (self.height() - MARK_PX) / 2))
            painter.end()
