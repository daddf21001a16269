"""By which labels the open folder is looked at now: the one place that knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from core.errors import LikewiseError
from core.jobs import Control, Progress, Report
from core.labels.records import Found, Labels, LabelSource, SourceKind
from core.labels.sources import SourceReading, TableHead, read_source, sources_of
from core.records import Listing
from gui.labels.labels_bar import LabelsBar
from gui.labels.memory import SourceMemory
from gui.labels.words import progress_text
from gui.networks.job import Job

if TYPE_CHECKING:
    from gui.labels.labels_dialog import LabelsDialog
    from gui.main_window import MainWindow


class FolderLabels(QObject):
    """Belongs to `window`.

    `changed()`: the labels are others than before, or there are none any more.
    `failed(LikewiseError)`: what was chosen is of no use, and the former labels stay.
    `renewed()`: something else that is shown of them may be different.
    """

    changed = Signal()
    failed = Signal(object)
    renewed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._memory = SourceMemory(window.library.places.data / "window.ini")
        self._dialog: LabelsDialog | None = None
        self._listing: Listing | None = None
        #: What the folder offers; what is chosen may be another file.
        self.sources: tuple[LabelSource, ...] = ()
        self._forget()
        self._offering, self._reading = Job(self), Job(self)
        self._connect()

    def _forget(self) -> None:
        self.labels: Labels | None = None
        self.source: LabelSource | None = None
        self.found: Found | None = None
        self.head: TableHead | None = None
        #: What was chosen and has not been read yet.
        self.wanted: LabelSource | None = None
        self.error: LikewiseError | None = None
        self.said = ""

    def _connect(self) -> None:
        session = self._session
        session.folder_changed.connect(self._leave)
        session.listing_changed.connect(self._on_listing)
        session.indexed_listing.connect(self._on_indexed)
        self._offering.succeeded.connect(self._on_offered)
        self._offering.failed.connect(self._on_failed)
        self._reading.progress.connect(self._on_progress)
        self._reading.succeeded.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self._reading.stopped.connect(self._on_stopped)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the menu entries do, by their names."""
        return {"labels": self.open}

    # What is asked for

    def make_bar(self, parent: QWidget | None = None) -> LabelsBar:
        """A new bar to choose labels with; all bars show the same."""
        return LabelsBar(self, parent)

    @property
    def dialog(self) -> LabelsDialog | None:
        """The dialog, once it has been asked for."""
        return self._dialog

    @Slot()
    def open(self) -> None:
        """Show where the labels are from and what was found."""
        if self._dialog is None:
            # Not before: the window opens sooner without it.
            from gui.labels.labels_dialog import LabelsDialog

            self._dialog = LabelsDialog(self, self._window)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def choose(self, source: LabelSource) -> None:
        """Read these labels in the background, as soon as the folder's pictures are known."""
        self.error = None
        self._read(source)

    @Slot()
    def clear(self) -> None:
        """Look at the folder without labels."""
        self._reading.drop()
        self._forget()
        if self._session.folder is not None:
            self._memory.keep(self._session.folder, None)
        self._tell()

    @Slot()
    def stop(self) -> None:
        """Read no further; the former labels stay."""
        self._reading.stop()

    @Slot()
    def read_again(self) -> None:
        """Something else may have been said of the pictures: groups were made or changed."""
        self._offer()
        if self.source is not None and self.source.kind is SourceKind.GROUPS:
            self._read(self.wanted or self.source)

    @property
    def is_reading(self) -> bool:
        """Whether something is being read."""
        return self._reading.is_running

    @property
    def listing(self) -> Listing | None:
        """The files that the labels belong to."""
        return self._listing

    def close(self) -> None:
        """End what is being done; for closing down."""
        self._offering.close()
        self._reading.close()
        if self._dialog is not None:
            self._dialog.shut_down()

    # Reading

    def _offer(self) -> None:
        listing, library = self._listing, self._window.library
        if listing is None:
            return

        def work(_report: Report, _control: Control) -> tuple[LabelSource, ...]:
            with library.open_store() as store:
                return sources_of(store, listing)

        self._offering.start(work)

    @Slot(object)
    def _on_offered(self, sources: tuple[LabelSource, ...]) -> None:
        self.sources = sources
        self.renewed.emit()

    def _read(self, source: LabelSource) -> None:
        self.wanted = source
        listing, library = self._listing, self._window.library
        if listing is None or not listing.image_ids.any():
            self.said = self.tr("Read as soon as the pictures are known")
            self.renewed.emit()
            return

        def work(report: Report, _control: Control) -> SourceReading:
            with library.open_store() as store:
                return read_source(store, source, listing, report)

        self.said = self.tr("Reading labels…")
        self._reading.start(work)
        self.renewed.emit()

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        self.said = progress_text(progress)
        self.renewed.emit()

    @Slot(object)
    def _on_read(self, reading: SourceReading) -> None:
        before = self.labels
        self._forget()
        self.source, self.found, self.head = reading.source, reading.found, reading.head
        if len(reading.labels):
            self.labels = before if _are_same(before, reading.labels) else reading.labels
        if self._session.folder is not None:
            self._memory.keep(self._session.folder, reading.source)
        self._tell(is_changed=self.labels is not before)

    @Slot(object)
    def _on_failed(self, error: LikewiseError) -> None:
        self.wanted, self.error, self.said = None, error, ""
        self.failed.emit(error)
        self.renewed.emit()

    @Slot()
    def _on_stopped(self) -> None:
        self.wanted, self.said = None, ""
        self.renewed.emit()

    def _tell(self, is_changed: bool = True) -> None:
        if is_changed:
            self.changed.emit()
        self.renewed.emit()

    # The folder

    @Slot()
    def _leave(self) -> None:
        self._offering.drop()
        self._reading.drop()
        before, self._listing, self.sources = self.labels, None, ()
        self._forget()
        self._tell(is_changed=before is not None)

    @Slot(object, dict)
    def _on_listing(self, listing: Listing, _counts: dict[str, int]) -> None:
        is_known = self._listing is not None and _have_same_images(self._listing, listing)
        self._listing = listing
        self._offer()
        if not is_known:
            self._read_what_was_chosen()

    @Slot()
    def _on_indexed(self) -> None:
        """A table may be another one than before, and somebody may have looked for changes."""
        if self.source is not None and self.source.kind is SourceKind.TABLE:
            self._read_what_was_chosen()

    def _read_what_was_chosen(self) -> None:
        remembered = self._memory.source_of(self._session.folder or b"")
        source = self.wanted or self.source or remembered
        if source is not None:
            self._read(source)


def _have_same_images(one: Listing, other: Listing) -> bool:
    return (
        one.folder == other.folder
        and np.array_equal(one.file_ids, other.file_ids)
        and np.array_equal(one.image_ids, other.image_ids)
    )


def _are_same(one: Labels | None, other: Labels) -> bool:
    return (
        one is not None
        and (one.name, one.source, one.classes) == (other.name, other.source, other.classes)
        and np.array_equal(one.image_ids, other.image_ids)
        and np.array_equal(one.codes, other.codes)
    )
