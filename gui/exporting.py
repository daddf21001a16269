"""Results and whole folders, written for other programs from the window."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Slot

from core.asking.desk import Way
from core.errors import LikewiseError
from core.exporting.formats import Format
from core.exporting.gathering import gather, way_text, with_vectors
from core.exporting.records import Export, Ranked
from core.exporting.writing import write_export
from core.jobs import Control, Progress, Report
from core.library import Library
from core.records import Listing
from core.store.store import Store
from gui.dialogs.export_dialog import ExportDialog, Offer, Scope
from gui.file_dialogs import ask_target
from gui.gallery.view import Gallery
from gui.messages import sentence, shown_path
from gui.networks.job import Job
from gui.results import ResultPane

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_MESSAGE_MS = 8000


@dataclass(frozen=True, slots=True, eq=False)
class _Wish:
    """Files int64 [n] in order, None for all; with what makes them a ranking."""

    file_ids: NDArray[np.int64] | None
    ranked: Ranked | None = None


class Exporting(QObject):
    """Belongs to `window`, whose status line says what came of it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._job = Job(self)
        self._job.succeeded.connect(self._on_written)
        self._job.failed.connect(self._on_failed)
        self._job.stopped.connect(self._on_stopped)
        self._job.progress.connect(self._on_progress)
        self._dialog: ExportDialog | None = None

    @Slot()
    def ask(self) -> None:
        """Ask what to export, and how."""
        listing = self._window.session.listing
        if listing is None or self._dialog is not None:
            return
        wishes = self._wishes()
        counts = {
            scope: len(listing) if wish.file_ids is None else len(wish.file_ids)
            for scope, wish in wishes.items()
        }
        dialog = ExportDialog(Offer(counts, self._condition_name()), self._window)
        dialog.asked.connect(lambda scope, form: self._ask_target(wishes[scope], scope, form))
        dialog.stop_asked.connect(self._job.stop)
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        dialog.open()

    def save(self, wish: _Wish, form: Format, target: Path) -> None:
        """Write files to a target."""
        session, library = self._window.session, self._window.library
        listing, way = session.listing, session.way
        if listing is None:
            return
        path_of = self._window.browser.path_of
        query = [path for path in map(path_of, session.query.file_ids) if path is not None]

        def work(report: Report, control: Control) -> Path:
            if os.fsencode(target.resolve()) in listing.paths:
                raise LikewiseError("export_picture", file=os.fspath(target))
            with library.open_store() as store:
                export = gather(store, listing, wish.file_ids, wish.ranked, way_text(way), query)
                if form.has_vectors:
                    export = _with_vectors(export, library, store, listing, way)
            write_export(export, form, target, library.places.data, report, control)
            return target

        self._on_progress(Progress("export", 0, 0))
        self._job.start(work)

    def close(self) -> None:
        """End what is being written; for closing down."""
        self._job.close()

    def _wishes(self) -> dict[Scope, _Wish]:
        results = self._window.browser.result_pane.gallery
        chosen = next((g for g in self._galleries() if g.selected_file_ids()), results)
        selected = np.array(chosen.selected_file_ids(), np.int64)
        ranking = _shown(self._window.browser.result_pane)
        ranked = None
        if chosen is results and ranking.ranked is not None and ranking.file_ids is not None:
            ranked = ranking.ranked.at(np.isin(ranking.file_ids, selected))
        return {
            Scope.RANKING: ranking,
            Scope.SELECTION: _Wish(selected, ranked),
            Scope.FOLDER: _Wish(None),
        }

    def _galleries(self) -> list[Gallery]:
        """Both grids: first that which has the keyboard, else the results, where nothing stays
        selected for long."""
        folder, results = self._window.browser.galleries
        focus = self._window.focusWidget()
        return [folder, results] if focus is folder else [results, folder]

    def _condition_name(self) -> str:
        """Of the condition looked under; empty for a mix."""
        key = self._window.session.way
        if not isinstance(key, str):
            return ""
        catalogue = self._window.library.catalogue
        is_plain = catalogue.embedded([key]) == [key]
        return catalogue.definition(key).name if is_plain else ""

    def _ask_target(self, wish: _Wish, scope: Scope, form: Format) -> None:
        name = f"{'results' if scope is Scope.RANKING else 'pictures'}{form.ending}"
        kind = form.ending.removeprefix(".").upper()
        filters = f"{kind} (*{form.ending})" if form.ending else self.tr("New folder (*)")
        if not form.ending:
            name = f"likewise-{form.key}"
        start = str(Path.home() / name)
        chosen, _ = ask_target(self._dialog or self._window, self.tr("Export"), start, filters)
        if chosen:
            target = Path(chosen)
            if form.ending and target.suffix.lower() != form.ending:
                target = target.with_name(target.name + form.ending)
            self.save(wish, form, target)

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        if self._dialog is not None:
            self._dialog.show_progress(progress)

    @Slot(object)
    def _on_written(self, target: Path) -> None:
        text = self.tr("Saved {file}").format(file=shown_path(os.fspath(target)))
        self._window.status.say(text, _MESSAGE_MS)
        if self._dialog is not None:
            self._dialog.show_refusal("")
            self._dialog.accept()

    @Slot(object)
    def _on_failed(self, error: LikewiseError) -> None:
        if self._dialog is not None:
            self._dialog.show_refusal(sentence(error))
        else:
            self._window.session.said.emit(error, "")

    @Slot()
    def _on_stopped(self) -> None:
        if self._dialog is not None:
            self._dialog.show_refusal(self.tr("Stopped. Nothing was written."))

    @Slot()
    def _on_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def _shown(results: ResultPane) -> _Wish:
    """What the grid of results shows, without what is beyond the cut-off."""
    tiles, shown = results.model.tiles, slice(results.gallery.n_shown)
    if tiles.scores is None:
        return _Wish(tiles.file_ids[shown])
    ranks = np.arange(1, len(tiles) + 1) if tiles.ranks is None else tiles.ranks
    return _Wish(tiles.file_ids[shown], Ranked(tiles.scores[shown], ranks[shown]))


def _with_vectors(
    export: Export, library: Library, store: Store, listing: Listing, way: Way
) -> Export:
    condition = next((c for c in library.conditions() if c.key == way), None)
    if condition is None:
        raise LikewiseError("measure_not_indexed", name=str(way))
    return with_vectors(export, library, store, listing, condition)
