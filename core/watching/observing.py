"""Hearing from the system what happens in trees of folders."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable, Sequence

from watchdog import events
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from core.errors import LikewiseError
from core.images.formats import listed_extensions
from core.images.scan import is_in_view
from core.watching.pending import PendingPaths
from core.watching.trees import Tree

#: Reading pictures, which Likewise does all the time, is of no interest. What version 7 of
#: watchdog calls a changed attribute was a change to version 6.
_HEARD: list[type[FileSystemEvent]] = [
    events.FileCreatedEvent,
    events.FileModifiedEvent,
    events.FileMovedEvent,
    events.FileDeletedEvent,
    events.FileClosedEvent,
    events.DirCreatedEvent,
    events.DirMovedEvent,
    events.DirDeletedEvent,
    *filter(None, [getattr(events, "FileAttribEvent", None)]),
]
_OUT_OF_WATCHES = frozenset({errno.ENOSPC, errno.EMFILE, errno.ENOMEM})


class Observing:
    """Puts into `pending`, under `lock`, what happens in `trees`; `wake` is called each time.

    Raises "watch_limit" where the system watches no more, and `OSError` where a tree is gone.
    """

    def __init__(
        self,
        trees: Sequence[Tree],
        pending: PendingPaths,
        lock: threading.Lock,
        wake: Callable[[], None],
    ) -> None:
        self._first = os.fsdecode(trees[0].real)
        handler = _Handler(tuple(trees), pending, lock, wake)
        self._observer = _started()
        try:
            for tree in trees:
                _schedule(self._observer, handler, os.fsdecode(tree.real), is_whole=True)
            self.check()
        except BaseException:
            self.close()
            raise

    def check(self) -> None:
        """Raise "watch_limit" if the system would watch no other folder now.

        It is not said of the folders in a tree that they could not be watched, so one more watch
        is tried.
        """
        probe = _started()
        try:
            _schedule(probe, FileSystemEventHandler(), self._first, is_whole=False)
        finally:
            _end(probe)

    def close(self) -> None:
        """Hear no more; waits for the threads."""
        _end(self._observer)


def _started() -> BaseObserver:
    try:
        observer: BaseObserver = Observer()
        observer.start()
    except OSError as error:
        raise _said(error) from error
    return observer


def _schedule(
    observer: BaseObserver, handler: FileSystemEventHandler, folder: str, is_whole: bool
) -> None:
    try:
        observer.schedule(handler, folder, recursive=is_whole, event_filter=_HEARD)
    except OSError as error:
        raise _said(error) from error


def _said(error: OSError) -> Exception:
    return LikewiseError("watch_limit") if error.errno in _OUT_OF_WATCHES else error


def _end(observer: BaseObserver) -> None:
    observer.stop()
    observer.join()


class _Handler(FileSystemEventHandler):
    """Runs in the observer's thread."""

    def __init__(
        self,
        trees: tuple[Tree, ...],
        pending: PendingPaths,
        lock: threading.Lock,
        wake: Callable[[], None],
    ) -> None:
        self._trees = trees
        self._pending = pending
        self._lock = lock
        self._wake = wake

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = [self._shown(os.fsencode(name)) for name in (event.src_path, event.dest_path)]
        wanted = [path for path in paths if path and self._is_wanted(path, event)]
        if not wanted:
            return
        is_written = not event.is_directory and event.event_type in ("created", "modified")
        with self._lock:
            for path in wanted:
                if is_written:
                    self._pending.write(path)
                elif event.event_type == "attrib":
                    self._pending.note(path)
                else:
                    self._pending.touch(path)
        self._wake()

    def _shown(self, path: bytes) -> bytes | None:
        shown = (tree.shown_path(path) for tree in self._trees if path)
        return next((path for path in shown if path is not None), None)

    def _is_wanted(self, path: bytes, event: FileSystemEvent) -> bool:
        """Whether a picture may have come, changed or gone."""
        if not is_in_view(path, self._trees[0].shown):
            return False
        may_be_folder = event.is_directory or event.event_type in ("moved", "deleted")
        is_listed = os.path.splitext(path)[1].lower() in listed_extensions()
        return may_be_folder or is_listed or os.path.isdir(path)
