"""Bring the stored list of a folder's files up to date with the folder."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from core.images.scan import scan
from core.jobs import Progress, Report
from core.records import FoundFile
from core.store.files import folder_bounds
from core.store.store import Store

_CHUNK = 2000


def refresh_folder(
    store: Store,
    folder: bytes,
    excluded: frozenset[bytes],
    report: Report,
) -> int:
    """Scan `folder`, note new, changed and vanished files, and return how many were found.

    New files appear in the store chunk by chunk, so that a grid can fill during a long scan.
    Files in a subfolder that cannot be read just now are kept as they were. Raises
    `LikewiseError` where the folder itself is missing: nothing is forgotten then.
    """
    known = store.files.known(folder)
    n_found = 0
    unreachable: list[bytes] = []
    found = scan(folder, excluded)
    while chunk := list(islice(found, _CHUNK)):
        n_found += len(chunk)
        with store.transaction():
            store.files.add(_changed(chunk, known))
        for file in chunk:
            known.pop(file.path, None)
            if file.problem is not None and file.problem.code == "folder_unreadable":
                unreachable.append(file.path)
        report(Progress("scan", n_found, 0))
    with store.transaction():
        store.files.remove(
            file_id for path, (file_id, *_) in known.items() if not _is_under_any(path, unreachable)
        )
    return n_found


def _changed(
    found: Iterable[FoundFile], known: dict[bytes, tuple[int, int, int, bool]]
) -> list[FoundFile]:
    def is_new(file: FoundFile) -> bool:
        if file.path not in known:
            return True
        _, size_bytes, mtime_ns, is_worth_a_try = known[file.path]
        return is_worth_a_try or (size_bytes, mtime_ns) != (file.size_bytes, file.mtime_ns)

    return [file for file in found if is_new(file)]


def _is_under_any(path: bytes, folders: list[bytes]) -> bool:
    return any(low <= path < high for low, high in map(folder_bounds, folders))
