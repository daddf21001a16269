"""The colours that two pictures share, and what each adds to their cosine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.asking.explaining import PartReason
from core.conditions.explanation import Swatch
from gui.theme import SPACE, text_label
from gui.why.colour_names import colour_name, hex_name
from gui.why.sentences import shown_percent, shown_shares

_COLUMNS = 5
_SIDE_PX = 32
_RADIUS_PX = 4
#: Less than this share of the cosine is not worth a swatch.
_LEAST = 0.005
#: Less than this would not be seen in the last digit.
_LEAST_REST = 0.0005


class _Square(QWidget):
    """A square of one colour; of none in particular, it is striped."""

    def __init__(self, colour: QColor | None) -> None:
        super().__init__()
        self._colour = colour
        self.setFixedSize(_SIDE_PX, _SIDE_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self.palette().color(QPalette.ColorRole.Dark)
        painter.setPen(QPen(edge, 1))
        stripes = QBrush(edge, Qt.BrushStyle.BDiagPattern)
        painter.setBrush(stripes if self._colour is None else QBrush(self._colour))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
        painter.end()


class PaletteView(QWidget):
    """Swatches with a name and figures each, in rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: What each swatch adds, as it is shown.
        self.share_texts: list[str] = []
        self._cells: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(SPACE)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def show_palette(self, part: PartReason, n_most: int) -> None:
        """Show the colours, `n_most` at most, and what they and the others add to the score."""
        self.clear()
        swatches = [
            replace(swatch, share=swatch.share * part.factor)
            for swatch in part.explanation.palette[:n_most]
            if swatch.share >= _LEAST * part.explanation.score
        ]
        shares = [swatch.share for swatch in swatches]
        rest = part.share - sum(shares)
        has_rest = abs(rest) >= _LEAST_REST
        total = part.share if has_rest else sum(shares)
        self.share_texts = shown_shares([*shares, rest] if has_rest else shares, total)
        for cell in self._made_cells(swatches, part.share, rest):
            row, column = divmod(len(self._cells), _COLUMNS)
            self._grid.addWidget(cell, row, column)
            self._cells.append(cell)

    def clear(self) -> None:
        """Show nothing."""
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells, self.share_texts = [], []

    def _made_cells(self, swatches: Sequence[Swatch], score: float, rest: float) -> list[QWidget]:
        total = score or 1.0
        cells = []
        for place, text in enumerate(self.share_texts):
            if place < len(swatches):
                swatch = swatches[place]
                name, percent = colour_name(swatch.rgb), shown_percent(swatch.share / total)
                cells.append(_cell(QColor(*swatch.rgb), name, text, percent, hex_name(swatch.rgb)))
            else:
                name = self.tr("other colours")
                cells.append(_cell(None, name, text, shown_percent(rest / total), ""))
        return cells


def _cell(colour: QColor | None, name: str, share: str, percent: str, tip: str) -> QWidget:
    cell = QWidget()
    cell.setToolTip(tip)
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(text_label(name))
    texts.addWidget(text_label(f"{share} · {percent}", "dim"))
    layout = QHBoxLayout(cell)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE)
    layout.addWidget(_Square(colour))
    layout.addLayout(texts, 1)
    return cell
