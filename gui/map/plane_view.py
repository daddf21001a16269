"""A view of images that lie in a plane: zooming, dragging, selecting, hovering, by mouse and keys.

Says what is asked for and marks what is selected; what is drawn is up to the views made of it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from gui.map.hover_card import PICTURE_PX, HoverCard
from gui.map.marks import is_among
from gui.map.outline import Outline
from gui.map.plane_points import PlanePoints
from gui.map.shared import Shared

_NO_IDS: NDArray[np.int64] = np.zeros(0, np.int64)
_Key = Qt.KeyboardModifier


class PlaneView(PlanePoints):
    """`query_asked(image id)`: find what is like it. `menu_asked(image ids int64 [k], QPoint)`:
    show a menu for these there. `lasso_left()`: Esc puts the lasso away."""

    query_asked = Signal(int)
    menu_asked = Signal(object, QPoint)
    lasso_left = Signal()

    def __init__(self, shared: Shared, parent: QWidget | None = None) -> None:
        super().__init__(shared, parent)
        self.is_lasso = False
        self._card = HoverCard(self)
        self._outline: Outline | None = None
        self._press: QPointF | None = None
        self._has_moved = False
        self._own_name = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.zoomed.connect(self._look_again)
        marks = shared.marks
        marks.hover_changed.connect(self._on_hover_changed)
        marks.selection_changed.connect(self._on_selection_changed)
        marks.query_changed.connect(self.update)
        shared.thumbnails.ready.connect(self._on_thumbnail)

    def show_points(
        self,
        image_ids: NDArray[np.int64],
        points: NDArray[np.float32],
        bounds: QRectF,
        most_scale: float | None = None,
    ) -> None:
        """What was begun or looked at is gone."""
        self._outline = self._press = None
        self._card.hide()
        super().show_points(image_ids, points, bounds, most_scale)

    def set_lasso(self, is_lasso: bool) -> None:
        """Whether dragging draws a lasso without a key being held."""
        self.is_lasso = is_lasso
        self.setCursor(self._cursor(-1))

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() != Qt.MouseButton.LeftButton or not len(self.points):
            super().mousePressEvent(event)
            return
        self._press, self._has_moved = event.position(), False
        held = event.modifiers() & (_Key.ShiftModifier | _Key.ControlModifier | _Key.AltModifier)
        if held == _Key.ShiftModifier:
            self._outline = Outline(event.position(), is_lasso=False)
        elif held or self.is_lasso:
            self._outline = Outline(event.position(), is_lasso=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        place = event.position()
        if self._press is None:
            self._look_at(place)
            return
        way = place - self._press
        if not self._has_moved and way.manhattanLength() < QApplication.startDragDistance():
            return
        if not self._has_moved:
            self._has_moved = True
            self.shared.marks.hover(0)
        if self._outline is not None:
            self._outline.draw_to(place)
        else:
            self.plane.pan(way)
            self._press = place
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.update()

    def _look_at(self, place: QPointF) -> None:
        row = self.row_at(place)
        self.shared.marks.hover(int(self.image_ids[row]) if row >= 0 else 0)
        self.setCursor(self._cursor(row))

    @Slot()
    def _look_again(self) -> None:
        """What is under the mouse has changed though the mouse has not moved."""
        if self.underMouse() and self._press is None:
            self._look_at(self.mapFromGlobal(self.cursor().pos()).toPointF())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        press, self._press = self._press, None
        outline, self._outline = self._outline, None
        if press is None or event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        modifiers = event.modifiers()
        if not self._has_moved:
            self._click(event.position(), modifiers)
        elif outline is not None:
            self.select_within(outline, _is_adding(modifiers))
        row = self.row_at(event.position())
        self.setCursor(self._cursor(row))
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """On nothing, show all; the first click on a picture has asked already."""
        if self.row_at(event.position()) < 0:
            self.fit()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        self.shared.marks.hover(0)
        super().leaveEvent(event)

    def select_within(self, outline: Outline, is_adding: bool) -> None:
        """Select what lies in an outline, besides what was selected where `is_adding`."""
        is_in = outline.encloses(self.plane.places(self.points), self.size())
        pickable = self.pickable()
        if pickable is not None:
            is_in &= pickable
        found, marks = self.image_ids[is_in], self.shared.marks
        marks.select(np.union1d(marks.selection, found) if is_adding else found)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """For the picture under the mouse or the cursor, with all that are selected as it is."""
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        marks = self.shared.marks
        row = self.row_at(event.pos().toPointF()) if is_mouse else self.row_of(marks.hovered)
        if row < 0:
            return
        image_ids = self.image_ids[row : row + 1]
        asked = marks.selection if is_among(image_ids, marks.selection)[0] else image_ids
        here = self.mapToGlobal(self.place_of(row).toPoint())
        self.menu_asked.emit(asked, event.globalPos() if is_mouse else here)

    def _click(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        row, marks = self.row_at(place), self.shared.marks
        if row < 0:
            if not modifiers:
                marks.select(_NO_IDS)
        elif modifiers & (_Key.ControlModifier | _Key.ShiftModifier):
            marks.select(np.setxor1d(marks.selection, self.image_ids[row : row + 1]))
        else:
            self.query_asked.emit(int(self.image_ids[row]))

    def _cursor(self, row: int) -> Qt.CursorShape:
        if self.is_lasso:
            return Qt.CursorShape.CrossCursor
        return Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor

    # Keys

    def serve_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Besides moving about: the cursor, the question, and leaving things."""
        marks = self.shared.marks
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and marks.hovered:
            self.query_asked.emit(marks.hovered)
        elif key == Qt.Key.Key_Space and marks.hovered:
            marks.select(np.setxor1d(marks.selection, [marks.hovered]))
        elif key == Qt.Key.Key_Escape and (self._outline is not None or self.is_lasso):
            self._outline = self._press = None
            self.lasso_left.emit()
            self.update()
        elif key == Qt.Key.Key_Escape and len(marks.selection):
            marks.select(_NO_IDS)
        else:
            return super().serve_key(key, modifiers)
        return True

    def step_cursor(self, dx: int, dy: int) -> None:
        """Look at the nearest picture in a direction, from the one looked at or the middle."""
        row = self.row_of(self.shared.marks.hovered)
        middle = QPointF(self.width() / 2, self.height() / 2)
        start = self.place_of(row) if row >= 0 else middle
        away = self.plane.places(self.points) - np.array([start.x(), start.y()], np.float32)
        along, across = (away[:, 0] * dx, away[:, 1]) if dx else (away[:, 1] * dy, away[:, 0])
        is_ahead = (along > 0.5) & (along >= np.abs(across)) if row >= 0 else None
        found = self.nearest(start, is_ahead)
        if found >= 0:
            x, y = self.points[found]
            self.plane.show_point(QPointF(float(x), float(y)))
            self.shared.marks.hover(int(self.image_ids[found]))
            self._show_card(self.place_of(found).toPoint())
            self.update()

    # What changes around it

    @Slot()
    def _on_hover_changed(self) -> None:
        image_id = self.shared.marks.hovered
        if image_id and self.underMouse() and self.row_of(image_id) >= 0:
            self._show_card(self.mapFromGlobal(self.cursor().pos()))
        elif not image_id or not self.hasFocus():
            self._card.hide()
            self.setAccessibleName(self._own_name or self.accessibleName())
        self.update()

    def _show_card(self, place: QPoint) -> None:
        image_id, shared = self.shared.marks.hovered, self.shared
        name, label = shared.files.name_of(image_id), shared.colours.name_of(image_id)
        self._card.show_picture(name, label, self._card_pixmap(image_id))
        self._card.show_beside(place)
        # A screen reader says what the cursor is at when the name of the view changes.
        self._own_name = self._own_name or self.accessibleName()
        self.setAccessibleName(self.name_of(image_id))

    def _card_pixmap(self, image_id: int) -> QPixmap | None:
        side = round(PICTURE_PX * self.devicePixelRatioF())
        return self.shared.thumbnails.pixmap(image_id, side)

    @Slot()
    def _on_selection_changed(self) -> None:
        self.say_contents()
        self.update()

    @Slot(int)
    def _on_thumbnail(self, image_id: int) -> None:
        if not self.isVisible():
            return
        if image_id == self.shared.marks.hovered and self._card.isVisible():
            self._card.show_pixmap(self._card_pixmap(image_id))
        self.update()

    def paint_above(self, painter: QPainter) -> None:
        if self._outline is not None:
            self._outline.paint(painter, self.palette())


def _is_adding(modifiers: Qt.KeyboardModifier) -> bool:
    both = _Key.ControlModifier | _Key.ShiftModifier
    return modifiers & both == both
