"""What can be done with pictures: the context menu of both grids and its actions."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QMenu

from core.asking.desk import Way
from core.errors import LikewiseError
from core.workers.pool import WorkerPool
from gui.desktop import files_as_mime, open_file, show_in_file_manager
from gui.drops import clipboard_data
from gui.picture import load_picture
from gui.query_edits import LESS_KEY, MORE_KEY
from gui.task import Task
from gui.theme import icon

if TYPE_CHECKING:
    from gui.main_window import MainWindow

#: More than so many are not opened at once by a slip of the hand.
_MOST_OPENED = 10


class FileMenu(QObject):
    """Actions on files, for `window`."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._copying: set[Task] = set()
        self._n_copied = 0

    def show(
        self,
        file_ids: Sequence[int],
        paths: Sequence[bytes],
        place: QPoint,
        way: Way | None = None,
    ) -> None:
        """The context menu of some files, at a place of the screen."""
        self.menu(file_ids, paths, way).popup(place)

    def menu(
        self, file_ids: Sequence[int], paths: Sequence[bytes], way: Way | None = None
    ) -> QMenu:
        """The context menu of some files, ranked under `way` or else as the window looks."""
        menu = QMenu(self._window)
        self._add_questions(menu, list(file_ids))
        self._window.why.add_to(menu, list(file_ids), way)
        self._window.insights.add_to(menu, list(file_ids))
        menu.addSeparator()
        open_action = menu.addAction(icon("external-link"), self.tr("Open"))
        open_action.triggered.connect(lambda: self._open(paths))
        self._window.acting.open_with.add_to(menu, paths[:_MOST_OPENED])
        reveal = menu.addAction(icon("folder-open"), self.tr("Show in file manager"))
        reveal.triggered.connect(lambda: show_in_file_manager(paths[0]))
        menu.addSeparator()
        self._window.acting.add_to(menu, list(file_ids))
        menu.addSeparator()
        copy_path = menu.addAction(icon("copy"), self.tr("Copy path"))
        copy_path.triggered.connect(lambda: self.copy_paths(paths))
        copy_picture = menu.addAction(icon("image"), self.tr("Copy picture"))
        copy_picture.triggered.connect(lambda: self.copy_picture(paths))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _add_questions(self, menu: QMenu, file_ids: list[int]) -> None:
        edits = self._window.query_edits
        find = menu.addAction(icon("search"), self.tr("Find similar") + "\tF")
        find.triggered.connect(lambda: self._window.find_similar(file_ids))
        menu.setDefaultAction(find)
        more = menu.addAction(icon("plus"), self.tr("More like this too") + f"\t{MORE_KEY}")
        more.setEnabled(not self._window.session.query.is_empty)
        more.triggered.connect(lambda: edits.add(file_ids, is_negative=False))
        less = menu.addAction(icon("minus"), self.tr("Less like this") + f"\t{LESS_KEY}")
        less.triggered.connect(lambda: edits.add(file_ids, is_negative=True))

    @Slot(list)
    def open_files(self, file_ids: list[int]) -> None:
        """Open files with the desktop's own viewer."""
        paths = [self._window.browser.path_of(file_id) for file_id in file_ids]
        self._open([path for path in paths if path is not None])

    def copy_paths(self, paths: Sequence[bytes]) -> None:
        """Put paths on the clipboard as text, a line each."""
        self._n_copied += 1
        text = "\n".join(os.fsdecode(path).encode("utf-8", "replace").decode() for path in paths)
        QGuiApplication.clipboard().setText(text)

    def copy_picture(self, paths: Sequence[bytes]) -> None:
        """Put files on the clipboard, and the pixels of a single one too."""
        mime = files_as_mime(paths)
        QGuiApplication.clipboard().setMimeData(mime)
        self._n_copied += 1
        number = self._n_copied
        if len(paths) == 1:
            task = Task(lambda: _whole(paths[0]), self)
            self._copying.add(task)
            task.succeeded.connect(lambda image: self._add_pixels(number, paths, image))
            task.failed.connect(self._on_failed)
            task.finished.connect(lambda: self._let_end(task))
            task.start()

    def _let_end(self, task: Task) -> None:
        self._copying.discard(task)
        task.deleteLater()

    @property
    def is_copying(self) -> bool:
        """Whether pixels are still being read for the clipboard."""
        return bool(self._copying)

    def close(self) -> None:
        """Wait for copies that are being made."""
        for task in self._copying:
            task.wait()
        self._copying.clear()

    def _add_pixels(self, number: int, paths: Sequence[bytes], image: QImage) -> None:
        """Only while the files are still there: another program may have copied since."""
        mime = files_as_mime(paths)
        if number != self._n_copied or clipboard_data().urls() != mime.urls():
            return
        mime.setImageData(image)
        QGuiApplication.clipboard().setMimeData(mime)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, LikewiseError):
            self._window.session.said.emit(error, "")

    def _open(self, paths: Sequence[bytes]) -> None:
        for path in paths[:_MOST_OPENED]:
            if not open_file(path):
                self._window.session.said.emit(LikewiseError("no_viewer"), os.fsdecode(path))


def _whole(path: bytes) -> QImage:
    """Every pixel of a file. Raises `LikewiseError`."""
    with WorkerPool(n_workers=1, is_gentle=False) as pool:
        return load_picture(pool, path).levels[0]
