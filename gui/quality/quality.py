"""Quality of conditions in the window: opens the quality window, and measures."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSettings, Slot

from core.errors import LikewiseError
from core.jobs import Control, Report
from core.labels.records import Labels, Pairs, Triplets
from core.measuring.records import Comparison
from core.records import Listing
from gui.condition_words import shown_conditions
from gui.index_more import index_under
from gui.map.image_files import ImageFiles
from gui.messages import sentence, shown_count
from gui.networks.job import Job

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from gui.quality.exporting import Exporting
    from gui.quality.quality_window import QualityWindow

#: Lines of a file of pairs that could not be used.
_Problems = tuple[LikewiseError, ...]


class Quality(QObject):
    """Belongs to `window`; the quality window is made when it is first asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._view: QualityWindow | None = None
        self._exporting: Exporting | None = None
        self._labels: Labels | None = None
        self._counts: dict[str, int] = {}
        self._files = ImageFiles()
        self._memory = QSettings(
            os.fspath(window.library.places.data / "window.ini"), QSettings.Format.IniFormat
        )
        self._job = Job(self)
        self._job.succeeded.connect(self._on_measured)
        self._job.failed.connect(self._on_failed)
        self._job.stopped.connect(self._on_stopped)
        session = window.session
        session.folder_changed.connect(self._leave)
        session.listing_changed.connect(self._on_listing)
        window.mixing.reloaded.connect(self._offer_conditions)
        window.labels.changed.connect(lambda: self.show_labels(window.labels.labels))

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the menu entries do, by their names."""
        return {"quality": lambda: self.open()}

    # What is asked for

    @property
    def view(self) -> QualityWindow | None:
        """The quality window, once it has been asked for."""
        return self._view

    def open(self, keys: Sequence[str] = ()) -> QualityWindow:
        """Show the quality window; with `keys`, these conditions are chosen."""
        view = self._made()
        if keys:
            view.conditions.tick(keys)
        view.show()
        view.raise_()
        view.activateWindow()
        return view

    def show_labels(self, labels: Labels | None) -> None:
        """Measure by these labels from now on; what was measured by others goes."""
        self._labels = labels
        self._start_anew()

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what was measured elsewhere, such as after teaching."""
        self._drop()
        self._made().show_comparison(comparison)

    def close(self) -> None:
        """End what is being done; for closing down."""
        self._job.close()
        if self._exporting is not None:
            self._exporting.close()
        if self._view is not None:
            self._keep_geometry()
            self._view.close()

    # The quality window

    def _made(self) -> QualityWindow:
        if self._view is None:
            # Not before: the window opens sooner without all that belongs to measuring.
            from gui.quality.exporting import Exporting
            from gui.quality.quality_window import QualityWindow

            view = QualityWindow(self._window.thumbnails, self._path_of, self._window)
            view.add_chooser(self._window.labels.make_bar())
            self._view = view
            self._exporting = Exporting(self._window, self._path_of)
            self._connect(view, self._exporting)
            geometry = self._memory.value("quality_geometry")
            if isinstance(geometry, QByteArray):
                view.restoreGeometry(geometry)
            self._files.show_listing(self._window.session.listing)
            self._offer_conditions()
            self._start_anew()
        return self._view

    def _connect(self, view: QualityWindow, exporting: Exporting) -> None:
        view.measure_asked.connect(self.measure)
        view.cancel_asked.connect(self._job.stop)
        view.export_asked.connect(self._export)
        view.query_asked.connect(self._ask)
        view.index_asked.connect(self._index)
        view.conditions.ticked.connect(self._renew_button)
        view.finished.connect(self._keep_geometry)
        view.pages.check.save_asked.connect(exporting.save_bytes)
        self._job.progress.connect(view.show_progress)
        exporting.said.connect(view.say)

    @Slot()
    def _keep_geometry(self) -> None:
        if self._view is not None:
            self._memory.setValue("quality_geometry", self._view.saveGeometry())

    @Slot()
    def _offer_conditions(self) -> None:
        if self._view is not None:
            catalogue = self._window.library.catalogue
            self._view.conditions.show_conditions(shown_conditions(catalogue), self._counts)
            self._view.offer_more(
                [
                    (key, name)
                    for key, name in self._view.conditions.unindexed()
                    if catalogue.has_weights(key) and self._window.session.folder is not None
                ]
            )

    @Slot()
    def _renew_button(self) -> None:
        if self._view is not None:
            is_ready = self._labels is not None and self._window.session.listing is not None
            self._view.measure.setEnabled(is_ready and bool(self._view.conditions.keys()))

    # Measuring

    @Slot()
    def measure(self) -> None:
        """Measure the chosen conditions of the open folder."""
        view, labels, listing = self._view, self._labels, self._window.session.listing
        if view is None or labels is None or listing is None or not view.conditions.keys():
            return
        keys, library, path = view.conditions.keys(), self._window.library, view.given.path

        def work(report: Report, control: Control) -> tuple[Comparison, _Problems]:
            from core.labels.examples import read_pairs_file
            from core.reports.comparing import compare

            pairs: Pairs | None = None
            triplets: Triplets | None = None
            problems: _Problems = ()
            if path is not None:
                pairs, triplets, problems = read_pairs_file(path, listing)
            with library.open_store() as store:
                found = compare(
                    library, store, listing, keys, labels, pairs, triplets, report, control
                )
            return found, problems

        if view.is_empty:
            view.show_message("")
        view.set_measuring(True)
        view.say(self.tr("Measuring…"))
        self._job.start(work)

    @Slot(object)
    def _on_measured(self, measured: tuple[Comparison, _Problems]) -> None:
        comparison, problems = measured
        self._end(self._problems_text(problems))
        if self._view is not None:
            self._view.show_comparison(comparison)

    def _problems_text(self, problems: _Problems) -> str:
        """What is said of lines in the file of pairs that are of no use."""
        if not problems:
            return ""
        first = sentence(problems[0])
        if len(problems) == 1:
            return self.tr("A line of the pairs is left out. {first}").format(first=first)
        text = self.tr("{n} lines of the pairs are left out. {first}")
        return text.format(n=shown_count(len(problems)), first=first)

    @Slot(object)
    def _on_failed(self, error: LikewiseError) -> None:
        self._end("")
        if self._view is not None:
            self._view.show_message(sentence(error))

    @Slot()
    def _on_stopped(self) -> None:
        self._end(self.tr("Stopped."))
        if self._view is not None and self._view.is_empty:
            self._view.show_message(self._first_step())

    def _end(self, text: str) -> None:
        if self._view is not None:
            self._view.set_measuring(False)
            self._view.say(text)

    def _drop(self) -> None:
        self._job.drop()
        self._end("")

    def _start_anew(self) -> None:
        """There is nothing that was measured; say what comes first."""
        self._drop()
        if self._view is not None:
            self._view.show_message(self._first_step())
            self._renew_button()

    def _first_step(self) -> str:
        if self._window.session.folder is None:
            return self.tr("Open a folder of pictures first.")
        if self._labels is None:
            return self.tr("Choose labels first: they say which pictures are alike.")
        return self.tr("Tick the conditions to compare and press Measure.")

    # The folder and its pictures

    @Slot()
    def _leave(self) -> None:
        self._counts = {}
        self._files.show_listing(None)
        if self._view is not None:
            self._view.given.show_path(None)
        self.show_labels(None)
        self._offer_conditions()

    @Slot(object, dict)
    def _on_listing(self, listing: Listing, counts: dict[str, int]) -> None:
        self._counts = counts
        if self._view is not None:
            self._files.show_listing(listing)
            self._offer_conditions()
            if self._view.is_empty and not self._job.is_running:
                self._view.show_message(self._first_step())
                self._renew_button()

    @Slot(str)
    def _index(self, key: str) -> None:
        index_under(self._window.session, key)
        if self._view is not None:
            self._view.say(self.tr("It can be ticked as soon as pictures are indexed under it."))

    @Slot(int)
    def _ask(self, image_id: int) -> None:
        file_id = self._files.file_of(image_id)
        if file_id:
            self._window.find_similar([file_id])

    def _path_of(self, image_id: int) -> bytes | None:
        return self._window.browser.path_of(self._files.file_of(image_id))

    @Slot(str)
    def _export(self, ending: str) -> None:
        view = self._view
        if view is not None and self._exporting is not None and view.pages.comparison is not None:
            self._exporting.ask(view.pages.comparison, ending, view)
