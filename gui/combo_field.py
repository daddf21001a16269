"""A drop-down that looks like the other fields, on every platform."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from gui.theme import RADIUS_PX, scaled_font

_FIELD_PADDING_PX = 12
_CHEVRON_PX = 5
#: What a field has beside its text: padding and the chevron.
BESIDE_TEXT_PX = 52


class ComboField(QComboBox):
    """The closed box: name and chevron. A wheel that passes over it starts no other search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_bold = False
        # The delegate of Qt's own draws the marked row white on white under a style sheet.
        self.setItemDelegate(QStyledItemDelegate(self))

    def set_bold(self, is_bold: bool) -> None:
        """Draw the choice in bold, for the one that matters most."""
        self._is_bold = is_bold

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole
        edge = role.Accent if self.hasFocus() else role.Mid
        painter.setPen(QPen(palette.color(edge), 1))
        painter.setBrush(palette.color(role.Midlight if self.underMouse() else role.Button))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, RADIUS_PX, RADIUS_PX)
        painter.setPen(palette.color(role.ButtonText))
        painter.setFont(scaled_font(self.font(), 1.0, bold=self._is_bold))
        inner = self.rect().adjusted(_FIELD_PADDING_PX, 0, -_FIELD_PADDING_PX, 0)
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        room = inner.width() - 2 * _CHEVRON_PX - _FIELD_PADDING_PX
        text = painter.fontMetrics().elidedText(
            self.currentText() or self.placeholderText(), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(inner, leading, text)
        self._draw_chevron(painter, inner)
        painter.end()

    def _draw_chevron(self, painter: QPainter, inner: QRect) -> None:
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = _CHEVRON_PX
        left = inner.left() if is_mirrored else inner.right() - 2 * side
        top = inner.center().y() - side / 2 + 1
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(colour, 1.75, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        tip = QPointF(left + side, top + side)
        painter.drawLine(QPointF(left, top), tip)
        painter.drawLine(tip, QPointF(left + 2 * side, top))
