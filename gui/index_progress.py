"""Indexing as the window shows it: the bar, its buttons, and the rest that battery gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from core.jobs import Progress
from core.records import IndexSummary
from gui.battery import BatteryWatch
from gui.messages import shown_pictures

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class IndexProgress(QObject):
    """Keeps the bar of `window` in step with its session."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._library = window.library
        self._indexing = window.session.indexing
        self._bar = window.index_bar
        self._battery = BatteryWatch(self)
        self._battery.changed.connect(self._on_battery)
        self._bar.paused.connect(self._indexing.pause)
        self._bar.cancel_asked.connect(window.session.cancel_indexing)
        self._bar.failures_asked.connect(window.pages.show_failures)
        self._indexing.started.connect(self._on_started)
        window.session.progress.connect(self._on_progress)
        window.session.indexed.connect(self._on_indexed)
        window.session.stopped.connect(self._on_stopped)

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        self._bar.show_progress(progress)

    @Slot()
    def _on_started(self) -> None:
        self._bar.set_paused(False)
        if self._battery.is_on_battery:
            self._on_battery(True)

    @Slot(bool)
    def _on_battery(self, is_on_battery: bool) -> None:
        """Rest on battery and go on on mains; a click on the bar's button has the last word."""
        if self._library.settings.is_gentle_on_battery and self._indexing.is_running:
            self._indexing.pause(is_on_battery)
            self._bar.set_paused(is_on_battery, self.tr("on battery"))

    @Slot(object)
    def _on_indexed(self, summary: IndexSummary) -> None:
        text = ""
        if summary.embedded:
            text = self.tr("{0} indexed").format(shown_pictures(summary.embedded))
        self._bar.finish(text)

    @Slot()
    def _on_stopped(self) -> None:
        self._bar.finish(self.tr("Stopped. What is done is kept; F5 goes on."))
