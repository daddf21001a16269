"""The card of the tour: a few words beside a part of the window, with an arrow to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.theme import RADIUS_PX, SPACE, SPACE_LARGE, set_kind, text_label

_WIDTH_PX = 372
_ARROW_PX = 10


class TourCard(QWidget):
    """Lies over the window `host` and leaves all of it usable. Hidden at first.

    `gone_on()` and `left()`: one of its two buttons was pressed.
    """

    gone_on = Signal()
    left = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._target: QWidget | None = None
        self._spot = QRect()
        self._tip = QPointF()
        self._title = text_label("", scale=1.15, bold=True)
        self._text = text_label("")
        self._number = text_label("", "dim")
        self.leave_button = QPushButton()
        self.go_on_button = QPushButton()
        for label in (self._title, self._text):
            label.setWordWrap(True)
        set_kind(self.leave_button, "flat")
        set_kind(self.go_on_button, "primary")
        self.go_on_button.setAutoDefault(True)
        self.leave_button.clicked.connect(self.left)
        self.go_on_button.clicked.connect(self.gone_on)
        self._lay_out()
        host.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> tuple[str, str]:
        """Title and text."""
        return self._title.text(), self._text.text()

    def say(self, title: str, text: str, number: str) -> None:
        """Show these words; `number` says how far the tour is."""
        self._title.setText(title)
        self._text.setText(text)
        self._number.setText(number)
        self.setAccessibleName(title)
        # Read out with the button that has the focus.
        self.go_on_button.setAccessibleDescription(f"{title}. {text}")

    def offer(self, go_on: str, leave: str) -> None:
        """What the two buttons say."""
        self.go_on_button.setText(go_on)
        self.leave_button.setText(leave)

    def point_at(self, target: QWidget, spot: QRect | None = None) -> None:
        """Show the card beside `target`, or beside a part of it."""
        if self._target is not None:
            self._target.removeEventFilter(self)
        self._target = target
        self._spot = QRect() if spot is None else spot
        target.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        self.go_on_button.setFocus()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self._number)
        buttons.addStretch(1)
        buttons.addWidget(self.leave_button)
        buttons.addWidget(self.go_on_button)
        layout = QVBoxLayout(self)
        margin_px = SPACE_LARGE + _ARROW_PX
        layout.setContentsMargins(margin_px, margin_px, margin_px, margin_px)
        layout.setSpacing(SPACE)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addSpacing(SPACE)
        layout.addLayout(buttons)

    def _place(self) -> None:
        """Below what is narrow and near the top, beside what is large."""
        if self._target is None:
            return
        spot = self._spot if self._spot.isValid() else self._target.rect()
        aim = QRect(self._target.mapTo(self._host, spot.topLeft()), spot.size())
        width_px = min(_WIDTH_PX + 2 * _ARROW_PX, self._host.width())
        self.resize(width_px, self.heightForWidth(width_px))
        if aim.height() < self._host.height() // 4:
            corner = QPoint(aim.center().x() - min(aim.width(), width_px) // 2, aim.bottom())
            tip = QPoint(aim.center().x(), aim.bottom() + 1)
        else:
            is_right = aim.center().x() > self._host.rect().center().x()
            left_px = aim.left() - width_px if is_right else aim.right()
            corner = QPoint(left_px, aim.top() + aim.height() // 3)
            tip = QPoint(aim.left() if is_right else aim.right(), corner.y() + self.height() // 2)
        room = self._host.rect().size() - self.size()
        corner.setX(max(0, min(corner.x(), room.width())))
        corner.setY(max(0, min(corner.y(), room.height())))
        self.move(corner)
        self._tip = QPointF(tip - corner)
        self.update()

    # Events; the names are Qt's

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay beside what the card speaks of."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        body = QRectF(self.rect()).adjusted(_ARROW_PX, _ARROW_PX, -_ARROW_PX, -_ARROW_PX)
        outline = QPainterPath()
        outline.addRoundedRect(body, RADIUS_PX * 2, RADIUS_PX * 2)
        arrow = QPainterPath()
        arrow.addPolygon(self._arrow(body))
        arrow.closeSubpath()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawPath(outline.united(arrow))
        painter.end()

    def _arrow(self, body: QRectF) -> QPolygonF:
        """From the side of the card that is nearest to what it speaks of."""
        inset = RADIUS_PX * 2 + _ARROW_PX
        if self._tip.y() <= body.top():
            x = max(body.left() + inset, min(self._tip.x(), body.right() - inset))
            base, along = QPointF(x, body.top() + 1), QPointF(_ARROW_PX, 0)
            tip = QPointF(x, 1)
        else:
            is_right = self._tip.x() > body.center().x()
            y = max(body.top() + inset, min(self._tip.y(), body.bottom() - inset))
            base = QPointF(body.right() - 1 if is_right else body.left() + 1, y)
            along = QPointF(0, _ARROW_PX)
            tip = QPointF(self.width() - 1 if is_right else 1, y)
        return QPolygonF([base - along, tip, base + along])
