"""Opening and reading files that may be anything by now."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager

from core.errors import LikewiseError

#: Larger files are no pictures that fit a laptop's memory twice.
MAX_FILE_BYTES = 2**30
#: Fits the processor's cache, beside what works on it.
_PIECE_BYTES = 2**18
_BINARY = getattr(os, "O_BINARY", 0)


def read_file(path: bytes, size_bytes: int, mtime_ns: int) -> bytes:
    """The bytes of a regular file that still has this size and time.

    Raises `LikewiseError` ("changed", "vanished", "no_permission", ...) otherwise. Never blocks on
    a pipe: the file is opened without waiting and its kind is looked at before it is read.
    """
    with opened(path, size_bytes, mtime_ns) as file:
        data = file.read()
    if not data:
        raise LikewiseError("empty")
    return data


def pieces_of(path: bytes, size_bytes: int, mtime_ns: int) -> Iterator[memoryview]:
    """What `read_file` would return, piece by piece, each only until the next is asked for; raises
    what that raises. A large file takes a third of the time so, for want of fresh memory."""
    buffer = memoryview(bytearray(_PIECE_BYTES))
    is_empty = True
    with opened(path, size_bytes, mtime_ns) as file:
        while n_read := file.readinto(buffer):
            is_empty = False
            yield buffer[:n_read]
    if is_empty:
        raise LikewiseError("empty")


@contextmanager
def opened(path: bytes, size_bytes: int, mtime_ns: int) -> Iterator[io.FileIO]:
    """A file that still has this size and time, unbuffered; raises what `read_file` raises, but
    "empty"."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
        with io.FileIO(descriptor) as file:
            info = os.fstat(descriptor)
            if not stat.S_ISREG(info.st_mode):
                raise LikewiseError("not_a_file")
            if (info.st_size, info.st_mtime_ns) != (size_bytes, mtime_ns):
                raise LikewiseError("changed")
            if info.st_size > MAX_FILE_BYTES:
                raise LikewiseError("unreadable", detail="larger than 1 GB")
            yield file
    except FileNotFoundError as error:
        raise LikewiseError("vanished") from error
    except PermissionError as error:
        raise LikewiseError("no_permission") from error
    except OSError as error:
        raise LikewiseError("unreadable", detail=error.strerror or str(error)) from error
