"""One picture large, over everything else in its parent.

The thumbnail is shown at once; the picture itself is decoded in a thread. The preview knows no
listing: it says which step or query was asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from core.errors import LikewiseError
from gui.messages import sentence, shown_count
from gui.picture import Picture, PictureLoader
from gui.preview_frame import FOOT_PX, PreviewFrame
from gui.theme import SPACE_LARGE, scaled_font
from gui.zooming import MOST_ZOOM, Zooming

_BACKDROP = QColor(14, 16, 20, 247)
_TEXT = QColor("#e7eaf0")
_ZOOM_STEP = 1.25
#: From here on single pixels are what one wants to see.
_SHARP_ZOOM = 2.0
_WAIT_S = 5.0
_TEXT_MARGIN_PX = 96

_Key = Qt.Key
_Modifier = Qt.KeyboardModifier
_STEPS = {_Key.Key_Left: -1, _Key.Key_Up: -1, _Key.Key_Right: 1, _Key.Key_Down: 1}


class Preview(QWidget):
    """Fills its parent while it is open.

    Signals: `step_asked(int)` -1 or 1, `closed()`, `full_screen_asked()`, and
    `query_asked(file_id)` where pictures like this one are wanted.
    """

    step_asked = Signal(int)
    closed = Signal()
    full_screen_asked = Signal()
    query_asked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self._file_id = 0
        self._token = 0
        self._picture: Picture | None = None
        self._quick: QPixmap | None = None
        self._error = ""
        self._caption = ""
        self._view = Zooming()
        self._dragged_from: QPointF | None = None
        self._focus_before: QWidget | None = None
        self._loader = PictureLoader()
        self._loader.loaded.connect(self._on_loaded)
        self._loader.failed.connect(self._on_failed)
        self._frame = PreviewFrame(self)
        self._connect_frame()
        self._keys = self._key_actions()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        parent.installEventFilter(self)
        self.hide()

    def show_image(self, file_id: int, path: bytes, quick: QPixmap | None, caption: str) -> None:
        """Show a picture, opening the preview if need be; `quick` until it is decoded."""
        self._token += 1
        self._file_id = file_id
        self._picture, self._error = None, ""
        self._quick = quick if quick is not None and not quick.isNull() else None
        self._caption = caption
        self._dragged_from = None
        self._open()
        self._loader.ask(self._token, path)
        self._refresh()

    def dismiss(self) -> None:
        """Close the preview and give the focus back."""
        if self.isHidden():
            return
        self._token += 1
        self._loader.forget()
        self._picture, self._quick = None, None
        self.hide()
        before, self._focus_before = self._focus_before, None
        if before is not None and shiboken6.isValid(before):
            before.setFocus()
        self.closed.emit()

    def shut_down(self) -> None:
        """Wait for the thread; for the end of the program."""
        self._token += 1
        self._loader.forget()
        self._loader.wait(_WAIT_S)

    # What is shown

    @property
    def file_id(self) -> int:
        """The picture that was asked for last."""
        return self._file_id

    @property
    def zoom(self) -> float:
        """Screen pixels a picture pixel; 0 while the size of the picture is not known."""
        return 0.0 if self._picture is None else self._view.zoom

    def _open(self) -> None:
        if self.isHidden():
            self._focus_before = QApplication.focusWidget()
            self.setGeometry(self._host.rect())
            self.show()
            self.raise_()
        self.setFocus()

    def _on_loaded(self, token: int, picture: Picture) -> None:
        if token == self._token:
            self._picture = picture
            self._quick = None
            self._view.set_size(QSizeF(picture.levels[0].size()))
            self._refresh()

    def _on_failed(self, token: int, error: LikewiseError) -> None:
        if token == self._token:
            self._error = sentence(error)
            self._quick = None
            self._refresh()

    def _refresh(self) -> None:
        self._frame.show_caption(self._caption, self._facts())
        # Zero while there is nothing to zoom.
        self._frame.show_zoom(self.zoom > self._view.least_zoom, 0 < self.zoom < MOST_ZOOM)
        self.setAccessibleName(f"{self._caption} {self._error or self._facts()}")
        self.update()

    def _facts(self) -> str:
        if self._picture is None:
            return "" if self._error else self.tr("Loading…")
        size = self._picture.levels[0].size()
        return self.tr("{width} × {height} px · {percent} %").format(
            width=shown_count(size.width()),
            height=shown_count(size.height()),
            percent=round(self.zoom * 100),
        )

    def _area(self) -> QRectF:
        return QRectF(0, 0, self.width(), max(self.height() - FOOT_PX, 1))

    # Zooming

    def _zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        if self._picture is not None:
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
        frame.before.clicked.connect(lambda: self.step_asked.emit(-1))
        frame.after.clicked.connect(lambda: self.step_asked.emit(1))
        frame.zoom_in.clicked.connect(lambda: self._zoom_by(_ZOOM_STEP))
        frame.zoom_out.clicked.connect(lambda: self._zoom_by(1 / _ZOOM_STEP))
        frame.full_screen.clicked.connect(self.full_screen_asked)
        frame.alike.clicked.connect(self._ask_query)

    def _ask_query(self) -> None:
        self.query_asked.emit(self._file_id)

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
            _Key.Key_F11: self.full_screen_asked.emit,
        }

    def _action_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.modifiers() & ~(_Modifier.ShiftModifier | _Modifier.KeypadModifier):
            return None
        key = _Key(event.key())
        if key in _STEPS:
            return partial(self.step_asked.emit, _STEPS[key])
        return self._keys.get(key)

    # Events; the names are Qt's

    def event(self, event: QEvent) -> bool:
        """Take our keys before the window's shortcuts do."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._action_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay as large as the parent."""
        if watched is self._host and isinstance(event, QResizeEvent):
            self.resize(event.size())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if (action := self._action_of(event)) is not None:
            action()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, _is_next: bool) -> bool:  # noqa: N802
        """Tab must not lead to what is covered."""
        return True

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self.dismiss()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._view.set_area(self._area(), SPACE_LARGE, self.devicePixelRatioF())
        self._refresh()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        steps = event.angleDelta().y() / 120
        self._zoom_to(self.zoom * _ZOOM_STEP**steps, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton and not self._view.is_fitted:
            self._dragged_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._dragged_from is not None:
            self._view.pan(event.position() - self._dragged_from)
            self._dragged_from = event.position()
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        self._dragged_from = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._view.is_fitted:
            self._zoom_to(1.0, event.position())
        else:
            self._zoom_fit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), _BACKDROP)
        painter.setClipRect(self._area())
        if self._picture is not None:
            smooth = QPainter.RenderHint.SmoothPixmapTransform
            painter.setRenderHint(smooth, self.zoom < _SHARP_ZOOM)
            image = self._picture.level(self.zoom)
            painter.drawImage(self._view.target(), image, QRectF(image.rect()))
        elif self._quick is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            target = self._view.centred(self._view.fitted(QSizeF(self._quick.size())))
            painter.drawPixmap(target, self._quick, QRectF(self._quick.rect()))
        elif self._error:
            painter.setPen(_TEXT)
            painter.setFont(scaled_font(self.font(), 1.2))
            flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
            margin = _TEXT_MARGIN_PX
            painter.drawText(self._area().adjusted(margin, 0, -margin, 0), flags, self._error)
        painter.end()
