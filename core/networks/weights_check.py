"""What is looked at before a file of weights is read: that it takes no more than its size says."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

from core.networks.weights_format import is_weights, is_zip

#: The list of an archive's parts: that of a hundred thousand tensors is shorter.
_MOST_LISTED_BYTES = 1 << 24
_END, _END_BYTES = b"PK\5\6", 22
#: What reading may take beside the file's own size, several times over.
_SPARE_BYTES = 1 << 29
_COPIES = 3


def check_size(path: Path) -> None:
    """Raise `ValueError` where a file cannot be weights, or its parts would unpack to more than it
    has itself: those that torch writes are never packed."""
    if not is_weights(path):
        raise ValueError("it does not begin like weights")
    if not is_zip(path):
        return
    _check_list(path)
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    if any(part.compress_type != zipfile.ZIP_STORED for part in parts):
        raise ValueError("a part of it is packed")
    if sum(part.file_size for part in parts) > path.stat().st_size:
        raise ValueError("its parts are larger than the whole")


def most_bytes(path: Path) -> int:
    """The memory that reading the file may take."""
    return _COPIES * path.stat().st_size + _SPARE_BYTES


def _check_list(path: Path) -> None:
    """A list of millions of parts takes gigabytes as soon as the archive is opened."""
    with path.open("rb") as file:
        n_bytes = file.seek(0, os.SEEK_END)
        file.seek(max(n_bytes - (1 << 16) - _END_BYTES, 0))
        tail = file.read()
    end = tail[tail.rfind(_END) :][:_END_BYTES]
    listed = int.from_bytes(end[12:16], "little")
    if len(end) < _END_BYTES or _MOST_LISTED_BYTES < listed < 0xFFFFFFFF:
        raise ValueError("it lists too many parts, or none")
    if listed == 0xFFFFFFFF and n_bytes < 0xFFFFFFFF:
        raise ValueError("its list is longer than the whole")
