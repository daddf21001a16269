"""The one module that changes where pictures lie: moves, copies, the trash, and the way back.

Nothing is ever written over, and nothing is deleted for good that has not been copied, and the
copy compared, before. Functions raise `OSError`, or `LikewiseError` where they know more.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress

import psutil
from send2trash import TrashPermissionError, send2trash

from core.errors import LikewiseError

#: Called between pieces of a long copy; may raise something to end it.
Step = Callable[[], None]

_PIECE_BYTES = 1 << 20
_NEW_FILE = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


def move_file(source: bytes, target: bytes, step: Step) -> None:
    """Bring a file to where nothing lies, on whichever disk that is.

    Raises `FileExistsError` where something lies there. A link is moved as a link.
    """
    if os.path.islink(source):
        _move_link(source, target)
        return
    _reserve(target)
    try:
        os.replace(source, target)
    except OSError as error:
        _remove(target)
        if error.errno != errno.EXDEV:
            raise
        _move_across(source, target, step)


def copy_file(source: bytes, target: bytes, step: Step) -> None:
    """Copy a file, with its dates, to where nothing lies; of a link, what it leads to.

    The copy is read again and compared before it gets its name. Raises `FileExistsError` where
    something lies there, and "changed" where the file changes meanwhile.
    """
    name = f".likewise-{secrets.token_hex(8)}.partial"
    partial = os.path.join(os.path.dirname(target), name.encode())
    try:
        before = os.stat(source)
        if _copied(source, partial, step) != _digest(partial, step):
            raise LikewiseError("copy_differs")
        shutil.copystat(source, partial)
        after = os.stat(source)
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise LikewiseError("changed")
        _reserve(target)
        try:
            os.replace(partial, target)
        except OSError:
            _remove(target)
            raise
    except BaseException:
        _remove(partial)
        raise


def trash_file(path: bytes) -> None:
    """Put a file into the trash of this system. Raises "no_trash" where its disk has none."""
    # Windows has no trash for network drives and sticks, and would delete there for good.
    if sys.platform == "win32" and not _is_on_fixed_drive(path):
        raise LikewiseError("no_trash")
    try:
        send2trash(path if os.name == "posix" else os.fsdecode(path))
    except TrashPermissionError as error:
        raise LikewiseError("no_trash") from error
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.ENOENT):
            raise  # it is the file itself that stays
        raise LikewiseError("no_trash") from error


def restore_file(trashed: bytes, record: bytes, target: bytes, step: Step) -> None:
    """Bring a file back from the trash to where nothing lies; `record` is what the trash has
    noted of it."""
    move_file(trashed, target, step)
    with suppress(OSError):
        os.unlink(record)


def make_folders(folder: bytes) -> tuple[bytes, ...]:
    """Make a folder and what is missing above it; returns those made, outermost first."""
    missing = []
    at = folder
    while not os.path.isdir(at):
        missing.append(at)
        at = os.path.dirname(at)
    for path in reversed(missing):
        os.mkdir(path)
    return tuple(reversed(missing))


def remove_empty_folder(folder: bytes) -> None:
    """Take away a folder that was made, unless something lies in it."""
    with suppress(OSError):
        os.rmdir(folder)


def _is_on_fixed_drive(path: bytes) -> bool:
    """Whether a file of Windows lies on a drive that belongs to this computer."""
    drive = os.path.splitdrive(os.fsdecode(path))[0].casefold()
    return any(
        part.mountpoint.rstrip("\\").casefold() == drive and "fixed" in part.opts.split(",")
        for part in psutil.disk_partitions()
    )


def _reserve(target: bytes) -> None:
    """Take a name, which nobody else then has. What is put in its place goes over nothing."""
    os.close(os.open(target, _NEW_FILE, 0o600))


def _move_across(source: bytes, target: bytes, step: Step) -> None:
    """To another disk: the file goes only when its copy is there and the same."""
    if not os.access(os.path.dirname(source), os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), os.fsdecode(source))
    copy_file(source, target, step)
    try:
        os.unlink(source)
    except OSError:
        _remove(target)  # our own copy; the file itself is still where it was
        raise


def _move_link(source: bytes, target: bytes) -> None:
    leads_to = os.path.join(os.path.dirname(source), os.readlink(source))
    os.symlink(leads_to, target)
    os.unlink(source)


def _copied(source: bytes, partial: bytes, step: Step) -> bytes:
    """Copy, and have it on the disk; returns the digest of what was read."""
    digest = hashlib.blake2b()
    descriptor = os.open(partial, _NEW_FILE, 0o600)
    with os.fdopen(descriptor, "wb") as target, open(source, "rb") as file:
        while piece := file.read(_PIECE_BYTES):
            step()
            digest.update(piece)
            target.write(piece)
        target.flush()
        os.fsync(target.fileno())
    return digest.digest()


def _digest(path: bytes, step: Step) -> bytes:
    digest = hashlib.blake2b()
    with open(path, "rb") as file:
        while piece := file.read(_PIECE_BYTES):
            step()
            digest.update(piece)
    return digest.digest()


def _remove(own: bytes) -> None:
    """Take away what was made here a moment ago."""
    with suppress(OSError):
        os.unlink(own)
