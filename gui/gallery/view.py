"""The grid as it is used: clicks, keys and drags become questions for the rest of the window.

It says by signals what is wanted and carries nothing out.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPixmap,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from gui.gallery.delegate import INSET_PX
from gui.gallery.marking import MarkedView
from gui.gallery.model import FileIdRole, GalleryModel, ThumbnailRole

SMALLEST_TILE_PX = 64
LARGEST_TILE_PX = 512
DEFAULT_TILE_PX = 160

#: Sizes that the wheel and the keys lead through.
_STEPS_PX = (64, 80, 96, 112, 128, 144, 160, 192, 224, 256, 320, 384, 448, 512)
_WHEEL_STEP = 120
_VISIBLE_DELAY_MS = 80
_DRAG_PICTURE_PX = 96

_SELECTING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOTHING_HELD = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Gallery(MarkedView):
    """The grid of a `GalleryModel`, to be given with `setModel`. Files are named by their ids."""

    #: file ids: find what is like these. A plain click asks for one, F for all that are selected.
    query_asked = Signal(list)
    #: file ids: open these in the program that belongs to them.
    open_asked = Signal(list)
    #: file id: show it large.
    preview_asked = Signal(int)
    #: file ids, global position: show a menu for these there.
    menu_asked = Signal(list, QPoint)
    #: file ids that are on the screen, some moments after this has changed.
    visible_changed = Signal(list)
    #: side in pixels
    tile_size_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_file_id: int | None = None
        self._clicked_file_id: int | None = None
        self._press_point = QPoint()
        self._wheel_angle = 0
        self._visible_timer = QTimer(self, singleShot=True, interval=_VISIBLE_DELAY_MS)
        self._visible_timer.timeout.connect(self._tell_visible)
        self.scene_changed.connect(self._on_scene_changed)
        self.setAccessibleName(self.tr("Pictures"))
        self.setDragEnabled(True)

    @property
    def tile_size_px(self) -> int:
        """Side of the tiles."""
        return self._side_px

    def set_tile_size(self, side_px: int) -> None:
        """Make tiles larger or smaller; the current one, if in sight, stays where it is."""
        side_px = max(SMALLEST_TILE_PX, min(LARGEST_TILE_PX, side_px))
        if side_px == self._side_px:
            return
        self._side_px = side_px
        self.doItemsLayout()
        self.tile_size_changed.emit(side_px)

    def selected_file_ids(self) -> list[int]:
        """What is selected, in the order of the grid."""
        model = self._gallery_model()
        if model is None:
            return []
        return [file_id for rows in self.selected_ranges() for file_id in model.file_ids_at(rows)]

    def visible_file_ids(self) -> list[int]:
        """What is on the screen, at least in part."""
        model = self._gallery_model()
        return [] if model is None else model.file_ids_at(self.visible_rows())

    def first_visible_file_id(self) -> int | None:
        """The first tile of those on the screen."""
        return next(iter(self.visible_file_ids()), None)

    def scroll_to_file(self, file_id: int) -> None:
        """Bring a file into the middle, unless it is in sight; selection and focus stay."""
        model = self._gallery_model()
        index = model.index(model.row_of(file_id)) if model else self.currentIndex()
        if not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index, self.ScrollHint.PositionAtCenter)

    def place(self) -> tuple[int, int] | None:
        """What is looked at, to come back to by `return_to`: a file id and its height in px."""
        model, rows = self._gallery_model(), self.visible_rows()
        if model is None or not rows:
            return None
        index = model.index(rows.start)
        return index.data(FileIdRole), self.visualRect(index).top()

    def return_to(self, place: tuple[int, int] | None) -> None:
        """Scroll so that a file is where it was; nothing happens if it is no longer shown."""
        model = self._gallery_model()
        if model is None or place is None:
            return
        file_id, top_px = place
        rect = self.visualRect(model.index(model.row_of(file_id)))
        if not rect.isEmpty():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - top_px)

    def set_query_file_ids(self, file_ids: Collection[int]) -> None:
        """Mark these as what the question was about."""
        model = self._gallery_model()
        if model is not None:
            model.set_query_file_ids(file_ids)

    def drag_data(self) -> QMimeData:
        """The selected files as another program takes them."""
        model = self._gallery_model()
        rows = [row for found in self.selected_ranges() for row in found]
        return QMimeData() if model is None else model.mime_data(rows)

    # Layout and what follows from it.

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Take a `GalleryModel`; it is not owned."""
        super().setModel(model)
        self.doItemsLayout()

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is in sight before."""
        super().showEvent(event)
        self._visible_timer.start()

    # Mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember a plain press: if nothing comes between, its release is a question."""
        self._clicked_file_id = None
        self._pressed_file_id = self._file_id_at(event) if _is_plain(event) else None
        # With Ctrl or Shift held a band is drawn even from a tile.
        self.setDragEnabled(not event.modifiers() & _SELECTING)
        self._press_point = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A press that has moved is a drag or a band and no longer a question."""
        if self._pressed_file_id is not None:
            way = (event.position().toPoint() - self._press_point).manhattanLength()
            if way >= QApplication.startDragDistance():
                self._pressed_file_id = None
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A plain click asks for what is like the tile."""
        pressed, self._pressed_file_id = self._pressed_file_id, None
        super().mouseReleaseEvent(event)
        if pressed is not None and _is_plain(event) and self._file_id_at(event) == pressed:
            self._clicked_file_id = pressed
            self.query_asked.emit([pressed])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked first: by now its answer may have put another tile there."""
        clicked, self._clicked_file_id = self._clicked_file_id, None
        if clicked is None or not _is_plain(event):
            super().mouseDoubleClickEvent(event)
        else:
            self.open_asked.emit([clicked])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the tiles grow and shrink."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        # Touch pads send many small angles.
        self._wheel_angle += event.angleDelta().y()
        n_steps = int(self._wheel_angle / _WHEEL_STEP)
        self._wheel_angle -= n_steps * _WHEEL_STEP
        self._step_tile_size(n_steps)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu at the mouse, or at the current tile if a key was pressed."""
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_mouse else self.currentIndex()
        if not index.isValid():
            return
        centre = self.viewport().mapToGlobal(self.visualRect(index).center())
        selected, file_id = self.selected_file_ids(), index.data(FileIdRole)
        file_ids = selected if self.selectionModel().isSelected(index) else [file_id]
        self.menu_asked.emit(file_ids, event.globalPos() if is_mouse else centre)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Files may be dragged out, but only to be copied: no drop can move them away."""
        mime = self.drag_data()
        if not mime.hasUrls():
            return
        drag = QDrag(self)
        drag.setMimeData(mime)
        pixmap: QPixmap | None = self.currentIndex().data(ThumbnailRole)
        if pixmap is not None:
            side = round(_DRAG_PICTURE_PX * self.devicePixelRatioF())
            small = pixmap.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, _SMOOTH)
            small.setDevicePixelRatio(self.devicePixelRatioF())
            drag.setPixmap(small)
        drag.exec(Qt.DropAction.CopyAction)

    # Keyboard.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Our own keys; moving and selecting is Qt's, and what is left is the window's."""
        if event.matches(QKeySequence.StandardKey.ZoomIn) or _is_ctrl_equal(event):
            self._step_tile_size(1)
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self._step_tile_size(-1)
        elif event.modifiers() not in _NOTHING_HELD:
            super().keyPressEvent(event)
        elif not self._serve_plain_key(event.key()):
            is_text = bool(event.text()) and event.text().isprintable()
            if is_text or event.key() == Qt.Key.Key_Escape:
                event.ignore()
            else:
                super().keyPressEvent(event)

    def keyboardSearch(self, _text: str) -> None:
        """Not here: Qt's way looks at every row."""

    def _serve_plain_key(self, key: int) -> bool:
        current: int | None = self.currentIndex().data(FileIdRole)
        asked = self.selected_file_ids() or ([] if current is None else [current])
        if key in _ENTER and asked:
            self.open_asked.emit(asked)
        elif key == Qt.Key.Key_F and asked:
            self.query_asked.emit(asked)
        elif key == Qt.Key.Key_Space and current is not None:
            self.preview_asked.emit(current)
        else:
            return False
        return True

    def _step_tile_size(self, n_steps: int) -> None:
        nearest = min(_STEPS_PX, key=lambda step: abs(step - self._side_px))
        place = max(0, min(len(_STEPS_PX) - 1, _STEPS_PX.index(nearest) + n_steps))
        self.set_tile_size(_STEPS_PX[place])

    def _on_scene_changed(self) -> None:
        model = self._gallery_model()
        if model is not None:
            model.thumbnail_side_px = self._thumbnail_side_px()
        self._visible_timer.start()

    def _tell_visible(self) -> None:
        if self.isVisible():
            self.visible_changed.emit(self.visible_file_ids())

    def _thumbnail_side_px(self) -> int:
        side = max(self._side_px, self._geometry.rect(0).width()) - 2 * INSET_PX
        return round(side * self.devicePixelRatioF())

    def _file_id_at(self, event: QMouseEvent) -> int | None:
        file_id: int | None = self.indexAt(event.position().toPoint()).data(FileIdRole)
        return file_id

    def _gallery_model(self) -> GalleryModel | None:
        model = self.model()
        return model if isinstance(model, GalleryModel) else None


def _is_plain(event: QMouseEvent) -> bool:
    is_left = event.button() == Qt.MouseButton.LeftButton
    return is_left and event.modifiers() in _NOTHING_HELD


def _is_ctrl_equal(event: QKeyEvent) -> bool:
    """Ctrl and the key that has plus above the equals sign."""
    is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return is_ctrl and event.key() in (Qt.Key.Key_Equal, Qt.Key.Key_Plus)
