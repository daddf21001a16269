"""What each part of a blend adds to a score, as rows with a bar; one of them is looked into."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from core.asking.explaining import Reasons
from gui.condition_words import shown_condition
from gui.messages import plain_tip
from gui.theme import RADIUS_PX, SPACE, SPACE_SMALL, scaled_font
from gui.why.sentences import shown_percent, shown_shares, size_sentence, weight_text

_NAME_SHARE = 0.22
_WEIGHT_SHARE = 0.14
_NUMBERS_SHARE = 0.2
_BAR_PX = 8

_Role = QPalette.ColorRole


class PartRow(QAbstractButton):
    """One part: its name and weight, a bar as long as its share, and the share in figures."""

    def __init__(
        self,
        name: str,
        weight_text: str,
        share_text: str,
        of_score: float,
        of_longest: float,
        note: str,
    ) -> None:
        super().__init__()
        self.setText(name)
        self.weight_text = weight_text
        self.share_text = share_text
        self._of_longest = of_longest
        self._percent = shown_percent(of_score)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = self.tr("{name}, {weight}, adds {share}, {percent} of the cosine")
        told = told.format(name=name, weight=weight_text, share=share_text, percent=self._percent)
        self.setAccessibleName(told)
        self.setAccessibleDescription(note)
        self.setToolTip(plain_tip(f"{told}\n{note}".rstrip()))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(320, self.fontMetrics().height() + 2 * SPACE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_frame(painter)
        inner = self.rect().adjusted(SPACE, 0, -SPACE, 0)
        names = QRect(inner)
        names.setWidth(round(inner.width() * _NAME_SHARE))
        weights = QRect(inner)
        weights.setLeft(names.right() + SPACE)
        weights.setWidth(round(inner.width() * _WEIGHT_SHARE))
        numbers = QRect(inner)
        numbers.setLeft(inner.right() - round(inner.width() * _NUMBERS_SHARE))
        bar = QRect(weights)
        bar.setLeft(weights.right() + SPACE)
        bar.setRight(numbers.left() - SPACE)
        bar.setHeight(_BAR_PX)
        bar.moveTop((self.height() - _BAR_PX) // 2)
        self._draw_bar(painter, QRectF(bar))
        self._draw_text(painter, names, weights, numbers)
        painter.end()

    def _draw_frame(self, painter: QPainter) -> None:
        palette = self.palette()
        is_marked = self.isChecked() or self.underMouse()
        painter.setBrush(palette.color(_Role.Midlight) if is_marked else Qt.BrushStyle.NoBrush)
        edge = _Role.Accent if self.isChecked() or self.hasFocus() else None
        painter.setPen(Qt.PenStyle.NoPen if edge is None else QPen(palette.color(edge), 1))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, RADIUS_PX, RADIUS_PX)

    def _draw_bar(self, painter: QPainter, groove: QRectF) -> None:
        radius = _BAR_PX / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(_Role.Mid))
        painter.drawRoundedRect(groove, radius, radius)
        filled = QRectF(groove)
        filled.setWidth(groove.width() * min(abs(self._of_longest), 1.0))
        colour = self.palette().color(_Role.Accent if self._of_longest >= 0 else _Role.BrightText)
        pattern = Qt.BrushStyle.SolidPattern
        if self._of_longest < 0:
            pattern = Qt.BrushStyle.BDiagPattern  # not by the colour alone
        painter.setBrush(QBrush(colour, pattern))
        painter.drawRoundedRect(filled, radius, radius)

    def _draw_text(self, painter: QPainter, names: QRect, weights: QRect, numbers: QRect) -> None:
        vertical = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.palette().color(_Role.Text))
        painter.setFont(scaled_font(self.font(), 1.0, bold=self.isChecked()))
        name = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, names.width()
        )
        painter.drawText(names, Qt.AlignmentFlag.AlignLeft | vertical, name)
        painter.setFont(self.font())
        painter.drawText(weights, Qt.AlignmentFlag.AlignLeft | vertical, self.weight_text)
        figures = f"{self.share_text} · {self._percent}"
        painter.drawText(numbers, Qt.AlignmentFlag.AlignRight | vertical, figures)


class PartsList(QWidget):
    """A row for each part, the largest first. `chosen(int)`: look into this one."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PartRow] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE_SMALL)

    def show_reasons(self, reasons: Reasons, weights: Mapping[str, float]) -> None:
        """Show the parts of this score, with their weights (of 1) by the keys of their
        conditions; the first is chosen."""
        self.clear()
        shares = [part.share for part in reasons.parts]
        longest = max(*map(abs, shares), 1e-9)
        texts = shown_shares(shares, reasons.score)
        for place, (part, text) in enumerate(zip(reasons.parts, texts, strict=True)):
            of_score = part.share / reasons.score if reasons.score > 0 else 0.0
            weight = weights[part.condition.key]
            row = PartRow(
                shown_condition(part.condition).name,
                weight_text(weight),
                text,
                of_score,
                part.share / longest,
                size_sentence(part, weight),
            )
            self._group.addButton(row, place)
            self._layout.addWidget(row)
            self.rows.append(row)
        self.rows[0].setChecked(True)

    def clear(self) -> None:
        """Show nothing."""
        for row in self.rows:
            self._group.removeButton(row)
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
