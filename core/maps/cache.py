"""Maps and arrangements that were made before, in files that may be lost at any time."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_log = logging.getLogger(__name__)

#: Goes up with all that makes another map of the same vectors.
_VERSION = 1
_MOST_FILES = 64


class MapCache:
    """Results as named arrays in `folder`, at most 64 of them: the one not used longest goes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, name: str) -> dict[str, NDArray[Any]] | None:
        """What was kept under that name; None where there is nothing, or nothing whole."""
        path = self._path(name)
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
                arrays = {key: stored[key] for key in stored.files}
            os.utime(path)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
            _log.warning("%s cannot be read and is made anew: %s", path.name, error)
            return None
        return arrays

    def keep(self, name: str, arrays: Mapping[str, NDArray[Any]]) -> None:
        """Keep arrays, whole or not at all; where that fails they are made again next time."""
        path = self._path(name)
        partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with partial.open("wb") as file:
                np.savez(file, allow_pickle=False, **arrays)
            partial.replace(path)
            self._tidy()
        except OSError as error:
            _log.warning("%s is not kept: %s", path.name, error)
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.npz"

    def _tidy(self) -> None:
        found = sorted(self._folder.glob("*.npz"), key=lambda path: path.stat().st_mtime_ns)
        for path in found[:-_MOST_FILES]:
            path.unlink(missing_ok=True)


def cache_name(
    what: str, fingerprint: str, image_ids: NDArray[np.int64], *choices: str | int
) -> str:
    """The name of a result: another one for other vectors, images or choices."""
    told = hashlib.sha256(repr((_VERSION, what, fingerprint, choices)).encode())
    told.update(np.ascontiguousarray(image_ids, "<i8").tobytes())
    return f"{what}-{told.hexdigest()[:32]}"
