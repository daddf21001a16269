"""A box on a picture that is drawn, moved and resized; it knows no widget.

Places are given in coordinates of the view, together with `target`: where the whole picture lies
there. The box itself is kept in fractions of the picture, so that zooming leaves it alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from core.region import Region

#: The least share of a side. Smaller parts have too few pixels to be compared.
LEAST = 0.02
#: How far from an edge, in px, it is taken hold of, and from where on a press is a drag.
_REACH_PX = 10.0
_DRAG_PX = 4.0
#: The box that the keyboard begins with: the middle half of each side.
_FIRST = QRectF(0.25, 0.25, 0.5, 0.5)

_HANDLE_PX = 9.0
_SHADE = QColor(0, 0, 0, 140)
_EDGE = QColor(10, 12, 16, 200)
_LINE = QColor("#ffffff")
_SHOWN_LINE = QColor("#8db0ff")

#: Which edges follow the mouse: -1 left (top), 1 right (bottom), 0 none; (0, 0) is the whole box.
_Grip = tuple[int, int]

_Cursor = Qt.CursorShape
_CURSORS: dict[_Grip, Qt.CursorShape] = {
    (0, 0): _Cursor.SizeAllCursor,
    (-1, 0): _Cursor.SizeHorCursor,
    (1, 0): _Cursor.SizeHorCursor,
    (0, -1): _Cursor.SizeVerCursor,
    (0, 1): _Cursor.SizeVerCursor,
    (-1, -1): _Cursor.SizeFDiagCursor,
    (1, 1): _Cursor.SizeFDiagCursor,
    (1, -1): _Cursor.SizeBDiagCursor,
    (-1, 1): _Cursor.SizeBDiagCursor,
}


@dataclass(slots=True)
class _Drag:
    """A press: where (view and fractions), on what, and whether it has moved since."""

    pressed: QPointF
    start: QPointF
    box: QRectF
    grip: _Grip
    has_moved: bool = False


class RegionFrame:
    """The box, or none yet."""

    def __init__(self) -> None:
        self._box: QRectF | None = None
        self._drag: _Drag | None = None

    @property
    def region(self) -> Region | None:
        """The box as a part of the picture."""
        box = self._box
        return None if box is None else Region(box.x(), box.y(), box.width(), box.height())

    def set_region(self, region: Region | None) -> None:
        """Show this region, or none."""
        self._drag = None
        self._box = (
            None if region is None else QRectF(region.left, region.top, region.width, region.height)
        )

    # Mouse

    def press(self, at: QPointF, target: QRectF) -> None:
        """Take hold of the box or of its edges; beside it begins another box."""
        start = _fractions(at, target)
        grip = self._grip_at(at, target)
        if grip is None or self._box is None:
            self._drag = _Drag(at, start, QRectF(start, start), (1, 1))
        else:
            self._drag = _Drag(at, start, QRectF(self._box), grip)

    def drag_to(self, at: QPointF, target: QRectF) -> None:
        """Let what is held follow the mouse. A press that does not move leaves all as it is."""
        drag = self._drag
        if drag is None:
            return
        drag.has_moved |= (at - drag.pressed).manhattanLength() >= _DRAG_PX
        if drag.has_moved:
            self._box = _dragged(drag.box, drag.grip, _fractions(at, target) - drag.start)

    def release(self) -> None:
        """Let go."""
        self._drag = None

    def cursor(self, at: QPointF, target: QRectF) -> Qt.CursorShape:
        """What the mouse would do there."""
        grip = self._grip_at(at, target) if self._drag is None else self._drag.grip
        return Qt.CursorShape.CrossCursor if grip is None else _CURSORS[grip]

    def _grip_at(self, at: QPointF, target: QRectF) -> _Grip | None:
        if self._box is None:
            return None
        box = _in_view(self._box, target)
        reach = _REACH_PX
        if not box.adjusted(-reach, -reach, reach, reach).contains(at):
            return None
        return _side(at.x(), box.left(), box.right()), _side(at.y(), box.top(), box.bottom())

    # Keyboard

    def move(self, right: float, down: float) -> None:
        """Move the box by shares of the picture; where there is none, it begins in the middle."""
        box = self._box
        self._box = QRectF(_FIRST) if box is None else _dragged(box, (0, 0), QPointF(right, down))

    def resize(self, wider: float, higher: float) -> None:
        """Move its right and lower edge."""
        box = self._box
        by = QPointF(wider, higher)
        self._box = QRectF(_FIRST) if box is None else _stretched(box, by)

    # Painting

    def paint(self, painter: QPainter, target: QRectF, is_edited: bool) -> None:
        """Draw the box; while it is edited, with handles and everything else in the shade."""
        if self._box is None:
            return
        box = _in_view(self._box, target)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_edited:
            _shade_others(painter, target, box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(_EDGE, 4), QPen(_LINE if is_edited else _SHOWN_LINE, 2)):
            painter.setPen(pen)
            painter.drawRect(box)
        if is_edited:
            _draw_handles(painter, box)
        painter.restore()


def _shade_others(painter: QPainter, target: QRectF, box: QRectF) -> None:
    outside = QPainterPath()
    outside.addRect(target)
    outside.addRect(box)  # odd-even filling leaves it out
    painter.fillPath(outside, _SHADE)


def _draw_handles(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(_EDGE, 1))
    painter.setBrush(_LINE)
    half = _HANDLE_PX / 2
    for x in (box.left(), box.center().x(), box.right()):
        for y in (box.top(), box.center().y(), box.bottom()):
            if (x, y) != (box.center().x(), box.center().y()):
                painter.drawRect(QRectF(x - half, y - half, _HANDLE_PX, _HANDLE_PX))


def _fractions(at: QPointF, target: QRectF) -> QPointF:
    """A place of the view as shares of the picture, no further than its edges."""
    x = (at.x() - target.left()) / max(target.width(), 1.0)
    y = (at.y() - target.top()) / max(target.height(), 1.0)
    return QPointF(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))


def _in_view(box: QRectF, target: QRectF) -> QRectF:
    width, height = target.width(), target.height()
    corner = target.topLeft() + QPointF(box.x() * width, box.y() * height)
    return QRectF(corner.x(), corner.y(), box.width() * width, box.height() * height)


def _side(at: float, low: float, high: float) -> int:
    """Which of two edges is held; in a small box there must be room between them to hold it."""
    reach = min(_REACH_PX, (high - low) / 4)
    if at < low + reach:
        return -1
    return 1 if at > high - reach else 0


def _dragged(box: QRectF, grip: _Grip, by: QPointF) -> QRectF:
    left, width = _span(box.left(), box.right(), grip[0], by.x(), grip == (0, 0))
    top, height = _span(box.top(), box.bottom(), grip[1], by.y(), grip == (0, 0))
    return QRectF(left, top, width, height)


def _stretched(box: QRectF, by: QPointF) -> QRectF:
    width = min(max(box.width() + by.x(), LEAST), 1 - box.left())
    height = min(max(box.height() + by.y(), LEAST), 1 - box.top())
    return QRectF(box.left(), box.top(), width, height)


def _span(low: float, high: float, side: int, by: float, is_whole: bool) -> tuple[float, float]:
    """Start and length along one side of the picture after the held edges moved `by`."""
    if is_whole:
        length = high - low
        return min(max(low + by, 0.0), 1 - length), length
    if side < 0:
        low = min(max(low + by, 0.0), 1.0)
    elif side > 0:
        high = min(max(high + by, 0.0), 1.0)
    low, high = min(low, high), max(low, high)
    length = max(high - low, LEAST)
    return min(low, 1 - length), length
