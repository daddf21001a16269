"""Writing to a file whose length counts only as far as the database says.

Bytes are written at the committed length, not appended: what a killed process left behind it is
overwritten, and a reader never looks there. The caller commits the new length afterwards.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from core.errors import LikewiseError


def write_at(path: Path, first_byte: int, data: bytes) -> None:
    """Put `data` at `first_byte` of the file and have it on the disk before returning.

    Raises `LikewiseError` ("disk_full", "data_folder") where that fails.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
        with os.fdopen(descriptor, "r+b") as file:
            file.seek(first_byte)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise write_error(path, error) from error


def write_error(path: Path, error: OSError) -> LikewiseError:
    """What to tell a person about a failed write to `path`."""
    folder = os.fspath(path.parent)
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return LikewiseError("disk_full", folder=folder)
    return LikewiseError("data_folder", folder=folder, detail=error.strerror or str(error))
