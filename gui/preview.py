"""One picture large, over everything else in its parent.

The thumbnail is shown at once; the picture itself is decoded in a thread. The preview knows no
listing: it says which step or query was asked for. A box can be drawn on the picture, to search
only that part of it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from core.errors import LikewiseError
from core.region import Region
from gui.messages import sentence, shown_count
from gui.overlay import Overlay
from gui.picture import Picture, PictureLoader
from gui.preview_frame import FOOT_PX, PreviewFrame
from gui.region_mode import RegionMode
from gui.shown_picture import ShownPicture
from gui.theme import SPACE_LARGE
from gui.zooming import MOST_ZOOM

_BACKDROP = QColor(14, 16, 20, 247)
_ZOOM_STEP = 1.25
_WAIT_S = 5.0
_PANNING = (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton)

_Key = Qt.Key
_Modifier = Qt.KeyboardModifier
_STEPS = {_Key.Key_Left: -1, _Key.Key_Up: -1, _Key.Key_Right: 1, _Key.Key_Down: 1}


class Preview(Overlay):
    """Fills its parent while it is open.

    Signals: `step_asked(int)` -1 or 1, `full_screen_asked()`, `query_asked(file_id)` where
    pictures like this one are wanted, `region_asked(Region)` where only a part of it counts, and
    `addition_asked(file_id, is_negative, Region or None)` where the query shall have it too.
    """

    step_asked = Signal(int)
    full_screen_asked = Signal()
    query_asked = Signal(int)
    region_asked = Signal(object)
    addition_asked = Signal(int, bool, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._file_id = 0
        self._token = 0
        self._caption = ""
        self._shown = ShownPicture()
        self._view = self._shown.view
        self._dragged_from: QPointF | None = None
        self._loader = PictureLoader()
        self._loader.loaded.connect(self._on_loaded)
        self._loader.failed.connect(self._on_failed)
        self._frame = PreviewFrame(self)
        self._region = RegionMode(self)
        self._connect_frame()
        self._keys = self._key_actions()
        self.setMouseTracking(True)

    def show_image(
        self,
        file_id: int,
        source: bytes,
        quick: QPixmap | None,
        caption: str,
        region: Region | None = None,
        is_path: bool = True,
    ) -> None:
        """Show a picture, opening the preview if need be; `quick` until it is decoded.

        `file_id` is 0 for one from outside the folder, `source` its path or its encoded bytes,
        `region` the part of it that is in the query.
        """
        self._token += 1
        self._file_id = file_id
        self._shown.begin(quick)
        self._caption = caption
        self._dragged_from = None
        self.open()
        self._loader.ask(self._token, source, is_path)
        self._region.begin(region)

    def start_region(self) -> None:
        """Let a box be drawn on the picture."""
        self._region.start()

    def dismiss(self) -> None:
        """Close the preview and give the focus back."""
        self._token += 1
        self._loader.forget()
        self._shown.begin(None)
        self._region.begin(None)
        super().dismiss()

    def shut_down(self) -> None:
        """End what is being loaded; for the end of the program."""
        self._token += 1
        self._loader.forget()
        self._loader.close(_WAIT_S)

    # What is shown

    @property
    def file_id(self) -> int:
        """The picture that was asked for last."""
        return self._file_id

    @property
    def zoom(self) -> float:
        """Screen pixels a picture pixel; 0 while the size of the picture is not known."""
        return self._shown.zoom

    def picture_rect(self) -> QRectF:
        """Where the whole picture lies in this widget, also beyond its edges; empty without one."""
        return self._shown.target() or QRectF()

    def _on_loaded(self, token: int, picture: Picture) -> None:
        if token == self._token:
            self._shown.take(picture)
            self._refresh()

    def _on_failed(self, token: int, error: LikewiseError) -> None:
        if token == self._token:
            self._shown.fail(sentence(error))
            self._region.begin(None)

    def _refresh(self) -> None:
        facts, frame, mode = self._facts(), self._frame, self._region
        frame.show_caption(self._caption, facts)
        # Zero while there is nothing to zoom.
        frame.show_zoom(self.zoom > self._view.least_zoom, 0 < self.zoom < MOST_ZOOM)
        has_picture = self.picture_rect().isValid()
        frame.show_asking(bool(self._file_id), has_picture, mode.is_on, bool(mode.region))
        if not mode.is_on:
            self.unsetCursor()
        self.setAccessibleName(f"{self._caption} {self._shown.error or facts} {frame.hint_text}")
        self.update()

    def _facts(self) -> str:
        if not self._shown.is_loaded:
            return "" if self._shown.error else self.tr("Loading…")
        size = self._shown.size
        return self.tr("{width} × {height} px · {percent} %").format(
            width=shown_count(size.width()),
            height=shown_count(size.height()),
            percent=round(self.zoom * 100),
        )

    def _area(self) -> QRectF:
        return QRectF(0, 0, self.width(), max(self.height() - FOOT_PX, 1))

    # Zooming

    def _zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        if self._shown.is_loaded:
            self._view.zoom_to(zoom, at)
            self._refresh()

    def _zoom_by(self, factor: float) -> None:
        self._zoom_to(self.zoom * factor)

    def _zoom_fit(self) -> None:
        self._view.fit()
        self._refresh()

    # Asking

    def _connect_frame(self) -> None:
        frame = self._frame
        frame.close.clicked.connect(self.dismiss)
        frame.before.clicked.connect(lambda: self._step(-1))
        frame.after.clicked.connect(lambda: self._step(1))
        frame.zoom_in.clicked.connect(lambda: self._zoom_by(_ZOOM_STEP))
        frame.zoom_out.clicked.connect(lambda: self._zoom_by(1 / _ZOOM_STEP))
        frame.full_screen.clicked.connect(self.full_screen_asked)
        frame.alike.clicked.connect(self._ask_query)
        frame.region.clicked.connect(self._toggle_region)
        self._region.changed.connect(self._refresh)
        self._region.asked.connect(self._ask_region)

    def _step(self, step: int) -> None:
        if self._file_id:
            self.step_asked.emit(step)

    def _toggle_region(self) -> None:
        if self.picture_rect().isValid():
            self._region.toggle()

    def _ask_region(self, region: Region) -> None:
        self.region_asked.emit(region)
        self.dismiss()

    def _ask_query(self) -> None:
        if self._region.is_on:
            self._region.ask()
        elif self._file_id:
            self.query_asked.emit(self._file_id)
            self.dismiss()

    def _ask_addition(self, is_negative: bool) -> None:
        if self._file_id:
            region = self._region.region if self._region.is_on else None
            self.addition_asked.emit(self._file_id, is_negative, region)
            self.dismiss()

    def _key_actions(self) -> dict[Qt.Key, Callable[[], None]]:
        return {
            _Key.Key_Space: self.dismiss,
            _Key.Key_Escape: self.dismiss,
            _Key.Key_Plus: partial(self._zoom_by, _ZOOM_STEP),
            _Key.Key_Equal: partial(self._zoom_by, _ZOOM_STEP),
            _Key.Key_Minus: partial(self._zoom_by, 1 / _ZOOM_STEP),
            _Key.Key_0: self._zoom_fit,
            _Key.Key_1: partial(self._zoom_to, 1.0),
            _Key.Key_F: self._ask_query,
            _Key.Key_M: partial(self._ask_addition, False),
            _Key.Key_L: partial(self._ask_addition, True),
            _Key.Key_R: self._toggle_region,
            _Key.Key_F11: self.full_screen_asked.emit,
        }

    def action_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does here."""
        if event.modifiers() & ~(_Modifier.ShiftModifier | _Modifier.KeypadModifier):
            return None
        key = _Key(event.key())
        if self._region.is_on:
            is_shifted = bool(event.modifiers() & _Modifier.ShiftModifier)
            if (action := self._region.action_of(key, is_shifted)) is not None:
                return action
        if key in _STEPS:
            return partial(self._step, _STEPS[key])
        return self._keys.get(key)

    # Events; the names are Qt's

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._view.set_area(self._area(), SPACE_LARGE, self.devicePixelRatioF())
        self._refresh()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        steps = event.angleDelta().y() / 120
        self._zoom_to(self.zoom * _ZOOM_STEP**steps, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        button = event.button()
        if button == Qt.MouseButton.LeftButton and self._region.is_on:
            self._region.press(event.position(), self.picture_rect())
        elif button in _PANNING and not self._view.is_fitted:
            self._dragged_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._dragged_from is not None:
            self._view.pan(event.position() - self._dragged_from)
            self._dragged_from = event.position()
            self.update()
        elif self._region.is_on:
            self.setCursor(self._region.move(event.position(), self.picture_rect()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        self._dragged_from = None
        self._region.release()
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._region.is_on:
            self.mousePressEvent(event)
        elif self._view.is_fitted:
            self._zoom_to(1.0, event.position())
        else:
            self._zoom_fit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), _BACKDROP)
        painter.setClipRect(self._area())
        self._shown.paint(painter, self._area(), self.font())
        self._region.paint(painter, self.picture_rect())
        painter.end()
