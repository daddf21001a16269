"""Teaching in the window: opens the teaching window, and offers there what there is to teach on."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSettings, Slot

from core.records import Listing
from core.workers.pool import WorkerPool
from gui.condition_words import shown_conditions
from gui.teaching.exchange import Exchange
from gui.teaching.lessons import Lessons

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from gui.teaching.teaching_dialog import TeachingDialog


class Teaching(QObject):
    """Belongs to `window`; the teaching window is made when it is first asked for."""

    def __init__(self, window: MainWindow, pool: WorkerPool) -> None:
        super().__init__(window)
        self._window = window
        self._view: TeachingDialog | None = None
        self._counts: dict[str, int] = {}
        self._memory = QSettings(
            os.fspath(window.library.places.data / "window.ini"), QSettings.Format.IniFormat
        )
        self.exchange = Exchange(window)
        self.lessons = Lessons(window, pool)
        session = window.session
        session.folder_changed.connect(self._leave)
        session.listing_changed.connect(self._on_listing)
        window.mixing.reloaded.connect(self._offer_conditions)
        window.labels.changed.connect(self._offer_labels)
        window.by_hand.changed.connect(self._offer_notions)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the menu entries do, by their names."""
        return {"teach": lambda: self.open(), **self.exchange.handlers()}

    @property
    def view(self) -> TeachingDialog | None:
        """The teaching window, once it has been asked for."""
        return self._view

    def open(self, notion_name: str = "") -> TeachingDialog:
        """Show the teaching window; with `notion_name`, what was made by hand under that name is
        to be learnt from."""
        view = self._made()
        if notion_name and not self.lessons.is_busy:
            view.show_order()
            view.ordering.sources.learn_by_hand(notion_name)
        view.show()
        view.raise_()
        view.activateWindow()
        return view

    def close(self) -> None:
        """End what runs, and keep the best so far; for closing down."""
        self.lessons.close()
        self.exchange.close()
        if self._view is not None:
            self._keep_geometry()
            self._view.close()

    # The teaching window

    def _made(self) -> TeachingDialog:
        if self._view is None:
            # Not before: the window opens sooner without all that belongs to teaching.
            from gui.teaching.teaching_dialog import TeachingDialog

            view = self._view = TeachingDialog(self._window)
            view.ordering.sources.add_chooser(self._window.labels.make_bar(view))
            view.finished.connect(self._keep_geometry)
            self.lessons.show_in(view)
            geometry = self._memory.value("teaching_geometry")
            if isinstance(geometry, QByteArray):
                view.restoreGeometry(geometry)
            self._offer_conditions()
            self._offer_labels()
            self._offer_notions()
        return self._view

    @Slot()
    def _keep_geometry(self) -> None:
        if self._view is not None:
            self._memory.setValue("teaching_geometry", self._view.saveGeometry())

    # What is offered

    @Slot()
    def _offer_conditions(self) -> None:
        if self._view is None:
            return
        catalogue, session = self._window.library.catalogue, self._window.session
        described = shown_conditions(catalogue)
        usable = [one.key for one in described if catalogue.has_weights(one.key)]
        lacking = {key: session.n_files - self._counts.get(key, 0) for key in usable}
        self._view.ordering.show_conditions(described, usable, lacking)
        has_folder = session.folder is not None
        hindrance = "" if has_folder else self.tr("Open a folder of pictures first.")
        self._view.ordering.show_hindrance(hindrance)

    @Slot()
    def _offer_labels(self) -> None:
        if self._view is not None:
            labels = self._window.labels
            self._view.ordering.sources.show_labels(labels.source, labels.labels, labels.found)

    @Slot()
    def _offer_notions(self) -> None:
        if self._view is not None:
            self._view.ordering.sources.show_notions(self._window.by_hand.notions)

    # The folder

    @Slot(object, dict)
    def _on_listing(self, _listing: Listing, counts: dict[str, int]) -> None:
        self._counts = counts
        self._offer_conditions()

    @Slot(bytes)
    def _on_folder(self, _folder: bytes) -> None:
        self._leave()

    def _leave(self) -> None:
        self._counts = {}
        self.lessons.leave()
        self._offer_conditions()
        if self._view is not None:
            self._view.ordering.sources.forget_file()
