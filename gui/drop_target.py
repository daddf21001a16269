"""What the window does with pictures and folders that come from elsewhere."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from core.errors import LikewiseError
from core.images.formats import image_extensions
from core.library import absolute
from gui.drops import Dropped, may_hold_picture, read_drop

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class DropTarget(QObject):
    """Takes drops on `window`, the clipboard, and files chosen in a dialog.

    Drags that began in the window itself are left alone.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Serve the drag events of the window."""
        if isinstance(event, QDropEvent):  # the base class of those for enter and move too
            return self._serve(event)
        return super().eventFilter(watched, event)

    @Slot()
    def paste(self) -> None:
        """Make what is on the clipboard the query."""
        self._take(read_drop(QGuiApplication.clipboard().mimeData()))

    @Slot()
    def choose(self) -> None:
        """Ask for picture files and make them the query."""
        endings = " ".join(sorted(f"*{ending.decode()}" for ending in image_extensions()))
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Pictures to compare with"),
            "",
            self.tr("Pictures ({0})").format(endings),
        )
        if names:
            self._take(Dropped(paths=tuple(absolute(name) for name in names)))

    def _serve(self, event: QDropEvent) -> bool:
        if event.source() is not None or not may_hold_picture(event.mimeData()):
            event.ignore()
            return True
        # Never Move: the file manager would delete the original.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.DragEnter:
            self._window.session.searching.warm_up()
        elif not isinstance(event, QDragMoveEvent):
            self._take(read_drop(event.mimeData()))
        return True

    def _take(self, dropped: Dropped) -> None:
        session = self._window.session
        if len(dropped.paths) == 1 and os.path.isdir(dropped.paths[0]):
            self._window.open_folder(absolute(dropped.paths[0]))
        elif dropped.is_empty:
            session.said.emit(LikewiseError("nothing_dropped"), "")
        elif session.folder is None:
            session.said.emit(LikewiseError("no_folder"), "")
        elif dropped.paths:
            session.ask_files([absolute(path) for path in dropped.paths])
        elif dropped.data:
            session.ask_data(dropped.data, self.tr("Pasted picture"))
        elif dropped.address is not None:
            session.ask_address(dropped.address)
