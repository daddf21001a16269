"""Bring the stored list of a folder's files up to date with the folder, or with places in it.

Nothing is forgotten because it cannot be reached: files stay as they were while their folder is
missing or unreadable, while the disk that they lay on is away, and where all of a folder seems to
be gone at once and it is empty, as the place is where a disk has been. They are counted as
missing; a person may have them forgotten.

Comparing many files keeps Python busy, and so its lock, for which a window has to wait. It is
done in a process of its own then, which also gives back all memory that it took.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.differences import Differences
from core.errors import LikewiseError
from core.images.pairs import may_have_companions, pairs_in
from core.images.patience import LIMIT_S, Scan, scan_patiently
from core.images.scan import check_root, is_in_view, scan, scan_at
from core.jobs import Cancelled, Control, Progress, Report
from core.records import FoundFile, KnownFile, Refreshed
from core.store.files import folder_bounds
from core.store.store import Store
from core.workers.job import run_in_process

#: Why a folder cannot be looked into now; and where its files may be forgotten all the same.
_TROUBLES = frozenset({"folder_missing", "not_a_folder", "folder_unreadable", "folder_hangs"})
_FORGETTABLE = frozenset({"folder_emptied"})
#: So many files are compared in some tens of milliseconds; to start a process takes 200.
MANY_FILES = 5000
_MANY_PATHS = 200


@dataclass(frozen=True, slots=True)
class FolderCheck:
    """What is to be looked at: all of `folder`, or only some `paths` in it (see `refresh_folder`
    and `refresh_paths`)."""

    folder: bytes
    excluded: frozenset[bytes]
    paths: frozenset[bytes] | None = None
    is_forgetting: bool = False
    is_retrying: bool = True

    def make(self, store: Store, report: Report) -> Refreshed:
        """Look, and note what is new, changed, moved and gone."""
        if self.paths is not None:
            return refresh_paths(store, self.folder, self.paths, self.excluded, report)
        return refresh_folder(
            store, self.folder, self.excluded, report, self.is_forgetting, self.is_retrying
        )

    def is_long(self, store: Store) -> bool:
        """Whether there is much to compare."""
        if self.paths is not None:
            is_many = len(self.paths) > _MANY_PATHS
            return is_many or any(store.files.has_more(path, MANY_FILES) for path in self.paths)
        return store.files.has_more(self.folder, MANY_FILES)


@dataclass(frozen=True, slots=True)
class _CheckJob:
    """A check of the library in `data`, made by another process."""

    data: Path
    check: FolderCheck

    def run(self, tell: Callable[[Any], None], is_cancelled: Callable[[], bool]) -> Refreshed:
        def report(progress: Progress) -> None:
            if is_cancelled():
                raise Cancelled
            tell(progress)

        with Store(self.data) as store:
            return self.check.make(store, report)


def refresh(store: Store, check: FolderCheck, report: Report) -> Refreshed:
    """Make a check, in a process of its own where it is a long one."""
    if not check.is_long(store):
        return check.make(store, report)
    refreshed: Refreshed = run_in_process(_CheckJob(store.folder, check), report, Control())
    return refreshed


def refresh_folder(
    store: Store,
    folder: bytes,
    excluded: frozenset[bytes],
    report: Report,
    is_forgetting: bool = False,
    is_retrying: bool = True,
    limit_s: float = LIMIT_S,
) -> Refreshed:
    """Scan `folder`, and note new, changed, moved and vanished files.

    New files appear in the store chunk by chunk, so that a grid can fill during a long scan.
    What is missing is kept (see the module) unless `is_forgetting`. Files that failed for a reason
    that may pass are tried again if `is_retrying`. A folder that cannot be
    reached is told as `trouble` where files of it are known, else raised as `LikewiseError`; it
    counts as hanging after `limit_s` seconds without an answer.
    """
    known = store.files.known(folder)
    differences = Differences(store, known, is_retrying=is_retrying)
    trouble = _meet(differences, folder, lambda step: scan(folder, excluded, step), report, limit_s)
    if trouble is not None and not known:
        raise trouble
    vanished = list(differences.unmet.values())
    if trouble is None and vanished and differences.n_found == 0 and _is_empty(folder):
        trouble = LikewiseError("folder_emptied", folder=os.fsdecode(folder))
    if is_forgetting and (trouble is None or trouble.code in _FORGETTABLE):
        return differences.finish(vanished, [])
    if trouble is not None:
        return differences.summary(len(vanished), trouble)
    return differences.finish(vanished, differences.unreachable(vanished))


def refresh_paths(
    store: Store,
    folder: bytes,
    paths: Collection[bytes],
    excluded: frozenset[bytes],
    report: Report,
    limit_s: float = LIMIT_S,
) -> Refreshed:
    """As `refresh_folder`, but only of what lies or lay at some `paths` under `folder`.

    These may be files and folders, there or gone. Files that failed at such a path are tried
    again, since something has happened to them. What belongs to a picture, or did, is looked at
    with it.
    """
    inside = {path for path in paths if _is_under(path, folder)}
    mains = filter(may_have_companions, inside)
    wanted = _outermost(inside.union(*(store.files.known_beside(path) for path in mains)))
    mains_in = functools.cache(pairs_in)
    known: dict[bytes, KnownFile] = {}
    for path in wanted:
        known.update(store.files.known_at(path))
    differences = Differences(store, known, is_touched=True)

    def look(step: Callable[[], None]) -> Iterator[FoundFile]:
        check_root(folder)
        for path in wanted:
            if is_in_view(path, folder, excluded):
                yield from scan_at(path, excluded, step, mains_in)

    trouble = _meet(differences, folder, look, report, limit_s)
    if trouble is not None:
        n_known = len(store.files.known(folder))
        if not n_known:
            raise trouble
        return differences.summary(n_known, trouble)
    vanished = list(differences.unmet.values())
    return differences.finish(vanished, differences.unreachable(vanished))


def _meet(
    differences: Differences, folder: bytes, look: Scan, report: Report, limit_s: float
) -> LikewiseError | None:
    """Take in what `look` finds; returns why the folder cannot be reached, if that is so."""

    def still_looking() -> None:
        report(Progress("scan", differences.n_found, 0))

    try:
        for chunk in scan_patiently(folder, look, still_looking, limit_s):
            differences.take_in(chunk)
    except LikewiseError as error:
        if error.code not in _TROUBLES:
            raise
        return error
    return None


def _outermost(paths: Iterable[bytes]) -> list[bytes]:
    """The paths that lie under no other of them."""
    everything = set(paths)

    def is_inner(path: bytes) -> bool:
        while (above := os.path.dirname(path)) != path:
            if above in everything:
                return True
            path = above
        return False

    return sorted(path for path in everything if not is_inner(path))


def _is_under(path: bytes, folder: bytes) -> bool:
    low, high = folder_bounds(folder)
    return path == folder or low <= path < high


def _is_empty(folder: bytes) -> bool:
    """Whether there is nothing at all in a folder that can be read."""
    with os.scandir(folder) as entries:
        return next(entries, None) is None
