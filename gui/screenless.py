"""The window's job where there is no screen: index, rank, print, and save a picture of it."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from core.errors import LikewiseError
from core.jobs import Progress
from core.library import Library
from core.records import IndexSummary, Listing, Ranking
from core.workers.pool import WorkerPool
from gui.main_window import MainWindow
from gui.messages import sentence, shown_path

PICTURE = "likewise.png"
_N_PRINTED = 10
_SIZE = (1280, 800)
#: So long after the last thumbnail came in, all of them have.
_QUIET_MS = 700


def run_without_screen(library: Library, folder: bytes, picture: Path = Path(PICTURE)) -> int:
    """Do the job in a real window that is drawn into memory; returns the exit code.

    The picture of the window is saved as `picture`, in the current folder unless told otherwise;
    where that would be among a person's pictures, in the data folder.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from gui.app import make_application

    sys.stdout.write("There is no screen to open a window on, so Likewise works without one.\n")
    app = make_application([])
    with WorkerPool() as pool:
        window = MainWindow(library, pool)
        window.resize(*_SIZE)
        window.show()
        for note in library.notes:
            sys.stderr.write(f"{sentence(note)}\n")
        code = _Job(window, _place_for(picture, library, folder)).run(folder)
        window.close()
    app.shutdown()
    return code


def _place_for(picture: Path, library: Library, folder: bytes) -> Path:
    """Nothing is written into a folder of pictures: neither this one nor one opened before."""
    folders = [folder]
    # A library that cannot be opened is told of when the window opens it.
    with contextlib.suppress(LikewiseError), library.open_store() as store:
        folders += store.recent_folders()
    target = picture.absolute()
    parents = [os.fspath(parent) for parent in target.resolve().parents]
    is_among = any(os.path.realpath(os.fsdecode(one)) in parents for one in folders)
    return library.places.data / target.name if is_among else target


class _Job:
    """Drives the window from one step to the next, as a person would."""

    def __init__(self, window: MainWindow, picture: Path) -> None:
        self._window = window
        self._picture = picture
        self._loop = QEventLoop()
        self._listing: Listing | None = None
        self._is_indexed = False
        self._code = 0
        self._quiet = QTimer()
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._save)
        session = window.session
        session.listing_changed.connect(self._on_listing)
        session.progress.connect(self._on_progress)
        session.indexed.connect(self._on_indexed)
        session.ranked.connect(self._on_ranked)
        session.said.connect(self._on_said)
        session.stopped.connect(self._on_stopped)

    def run(self, folder: bytes) -> int:
        sys.stdout.write(f"Indexing {shown_path(folder)}\n")
        self._window.open_folder(folder)
        if self._code == 0:  # what has been said already would not end a loop that starts now
            self._loop.exec()
        return self._code

    def _on_listing(self, listing: Listing, _counts: dict[str, int]) -> None:
        self._listing = listing
        self._ask_when_ready()

    def _on_progress(self, progress: Progress) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{progress.stage} {progress.done} of {progress.total}   ")

    def _on_indexed(self, summary: IndexSummary) -> None:
        if sys.stderr.isatty():
            sys.stderr.write("\n")
        sys.stdout.write(
            f"{summary.found} pictures found, {summary.embedded} embedded, "
            f"{summary.reused} known already, {summary.failed} failed, "
            f"{summary.seconds:.1f} s\n"
        )
        self._is_indexed = True

    def _ask_when_ready(self) -> None:
        if not self._is_indexed or self._listing is None:
            return
        if len(self._listing) < 2:
            sys.stdout.write("There are too few pictures to rank.\n")
            self._loop.quit()
            return
        row = len(self._listing) // 2
        sys.stdout.write(f"Most alike to {shown_path(self._listing.paths[row])}:\n")
        self._window.find_similar([int(self._listing.file_ids[row])])

    def _on_ranked(self, ranking: Ranking) -> None:
        if not ranking.is_complete:
            return
        for rank in range(min(_N_PRINTED, len(ranking))):
            path = self._window.browser.path_of(int(ranking.file_ids[rank])) or b""
            sys.stdout.write(f"{rank + 1:4}  {ranking.scores[rank]:.3f}  {shown_path(path)}\n")
        # Drawn when no further thumbnail has come in for a moment.
        self._window.thumbnails.ready.connect(lambda _image_id: self._quiet.start())
        self._quiet.start()

    def _save(self) -> None:
        if not self._loop.isRunning():
            return
        if self._window.grab().save(os.fspath(self._picture)):
            sys.stdout.write(f"A picture of the window is in {self._picture}\n")
        else:
            sys.stderr.write(f"{self._picture} could not be written.\n")
            self._code = 1
        self._loop.quit()

    def _on_said(self, error: LikewiseError, _name: str) -> None:
        sys.stderr.write(f"{sentence(error)}\n")
        self._code = 1
        self._loop.quit()

    def _on_stopped(self) -> None:
        self._code = 1
        self._loop.quit()
