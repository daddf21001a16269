"""Files that are written for people."""

from __future__ import annotations

import os
from pathlib import Path

from core.errors import LikewiseError
from core.images.sparing import spare_picture


def write_whole(data: bytes, target: Path) -> None:
    """Write a file whole or not at all. Raises "export_picture" and "export_failed"."""
    spare_picture(target)
    partial = target.with_name(target.name + ".partial")
    try:
        partial.write_bytes(data)
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        detail = error.strerror or str(error)
        raise LikewiseError("export_failed", file=os.fspath(target), detail=detail) from error
