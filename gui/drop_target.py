"""What the window does with pictures and folders that come from elsewhere."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from core.conditions.taught_file import SUFFIX
from core.errors import LikewiseError
from core.images.formats import image_extensions
from core.library import absolute
from core.queries import Query
from gui.drops import Dropped, clipboard_data, may_hold_picture, read_drop
from gui.file_dialogs import ask_files

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class DropTarget(QObject):
    """Takes drops on `window`, the clipboard, and files chosen in a dialog.

    They become the query; dropped on the query itself, or with Ctrl held, they are added to it.
    A taught condition in a file is brought in instead.
    Drags that began in the window itself are left alone, unless they end on the query.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        window.strip.setAcceptDrops(True)
        window.strip.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Serve the drag events of the window."""
        if isinstance(event, QDropEvent):  # the base class of those for enter and move too
            return self._serve(event, is_on_query=watched is self._window.strip)
        return super().eventFilter(watched, event)

    @Slot()
    def paste(self) -> None:
        """Make what is on the clipboard the query."""
        self._take(read_drop(clipboard_data()), Query())

    @Slot()
    def paste_too(self) -> None:
        """Add what is on the clipboard to the query."""
        self._take(read_drop(clipboard_data()), self._window.session.query)

    @Slot()
    def choose(self) -> None:
        """Ask for picture files and make them the query."""
        endings = " ".join(sorted(f"*{ending.decode()}" for ending in image_extensions()))
        names = ask_files(
            self._window,
            self.tr("Pictures to compare with"),
            "",
            self.tr("Pictures ({0})").format(endings),
        )
        if names:
            self._take(Dropped(paths=tuple(absolute(name) for name in names)), Query())

    def _serve(self, event: QDropEvent, is_on_query: bool) -> bool:
        is_our_own = event.source() is not None
        if (is_our_own and not is_on_query) or not may_hold_picture(event.mimeData()):
            event.ignore()
            return True
        # Never Move: the file manager would delete the original.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.DragEnter:
            self._window.session.searching.warm_up()
        elif not isinstance(event, QDragMoveEvent):
            is_added = is_on_query or event.modifiers() & Qt.KeyboardModifier.ControlModifier
            before = self._window.session.query if is_added else Query()
            self._take(read_drop(event.mimeData()), before)
        return True

    def _take(self, dropped: Dropped, before: Query) -> None:
        session = self._window.session
        if len(dropped.paths) == 1 and os.path.isdir(dropped.paths[0]):
            self._window.open_folder(absolute(dropped.paths[0]))
        elif len(dropped.paths) == 1 and dropped.paths[0].endswith(os.fsencode(SUFFIX)):
            self._window.teaching.exchange.import_file(Path(os.fsdecode(dropped.paths[0])))
        elif dropped.is_empty:
            session.said.emit(LikewiseError("nothing_dropped"), "")
        elif session.folder is None:
            session.said.emit(LikewiseError("no_folder"), "")
        elif dropped.paths:
            session.bringing.ask_files([absolute(path) for path in dropped.paths], before)
        elif dropped.data:
            session.bringing.ask_data(dropped.data, self.tr("Pasted picture"), before)
        elif dropped.address is not None:
            session.bringing.ask_address(dropped.address, before)
