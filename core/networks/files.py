"""Large files that are hashed or copied while somebody watches, and may stop it at any moment."""

from __future__ import annotations

import errno
import hashlib
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from core.errors import LikewiseError
from core.jobs import Cancelled, Control, Progress, Report

_CHUNK_BYTES = 1 << 20
_REPORTS_EVERY_S = 0.1
#: What a disk should have left afterwards.
_SPARE_BYTES = 16 << 20
_MEGABYTE = 1_000_000


class Watch:
    """Tells a job's progress in bytes, about ten times a second, and whether it should stop."""

    def __init__(self, report: Report, control: Control | None = None) -> None:
        self._report = report
        self._control = control
        self._told_s = 0.0
        self._stage = ""

    def tell(self, stage: str, done: int, total: int, rate: float = 0.0) -> None:
        """Raises `Cancelled` where the person has had enough."""
        if self._control is not None and self._control.is_cancelled:
            raise Cancelled
        now = time.monotonic()
        is_turn = now - self._told_s >= _REPORTS_EVERY_S or stage != self._stage
        if is_turn or done == total > 0:
            self._told_s, self._stage = now, stage
            self._report(Progress(stage, done, total, rate=rate))


def sha256_of(path: Path, watch: Watch) -> str:
    """The checksum of a file, in hex."""
    digest = hashlib.sha256()
    for chunk in _chunks(path, "check", watch):
        digest.update(chunk)
    return digest.hexdigest()


def copy(source: Path, target: Path, watch: Watch) -> str:
    """Copy a file; the checksum of what was copied, in hex."""
    require_room(target.parent, source.name, source.stat().st_size)
    digest = hashlib.sha256()
    with disk_errors(target.parent):
        file = target.open("wb", buffering=0)  # so that a full disk is met here and not later
    with file:
        for chunk in _chunks(source, "copy", watch):
            digest.update(chunk)
            with disk_errors(target.parent):
                write_all(file, chunk)
    return digest.hexdigest()


def write_all(file: FileIO, data: bytes) -> None:
    """Write all of `data` to a file without a buffer, which may take a part at a time."""
    left = memoryview(data)
    while left:
        left = left[file.write(left) :]


def _chunks(path: Path, stage: str, watch: Watch) -> Iterator[bytes]:
    total, done = path.stat().st_size, 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            yield chunk
            done += len(chunk)
            watch.tell(stage, done, total)


def require_room(folder: Path, name: str, n_bytes: int) -> None:
    """Raises `LikewiseError` where the disk of `folder` has no room for so much more."""
    free = shutil.disk_usage(folder).free
    if free < n_bytes + _SPARE_BYTES:
        raise LikewiseError(
            "weights_no_room",
            file=name,
            needed_mb=-(-n_bytes // _MEGABYTE),
            free_mb=free // _MEGABYTE,
            folder=str(folder),
        )


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """What the disk refuses in here is said as the disk's doing, not as a broken connection."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise LikewiseError("disk_full", folder=str(folder)) from error
        detail = error.strerror or str(error)
        raise LikewiseError("data_folder", folder=str(folder), detail=detail) from error
