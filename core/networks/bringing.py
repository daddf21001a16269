"""Putting a file that a person already has in the place of published weights. Loads nothing."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from core.conditions.recipes import Weights
from core.errors import LikewiseError
from core.jobs import Control, Report
from core.networks.files import Watch, copy, disk_errors
from core.networks.weights import WeightsFolder
from core.networks.weights_format import is_weights


def bring(
    folder: WeightsFolder,
    weights: Weights,
    path: Path,
    report: Report,
    control: Control | None = None,
) -> None:
    """Copy `path` into the folder as `weights`.

    Reports `Progress("copy", bytes, bytes)`, then "check". Raises `LikewiseError` where the file
    cannot be read, holds no weights, or is not the one that was published; then nothing is left
    of it in the folder.
    """
    with disk_errors(folder.folder):
        folder.folder.mkdir(parents=True, exist_ok=True)
    partial = folder.folder / f"bring-{os.getpid()}-{threading.get_ident()}.partial"
    try:
        if not is_weights(path):
            raise LikewiseError("weights_damaged", file=path.name)
        found = copy(path, partial, Watch(report, control))
        if not found.startswith(weights.sha256):
            raise LikewiseError("weights_other", file=path.name, wanted=weights.file_name)
        os.replace(partial, folder.path_of(weights))
    except OSError as error:
        raise LikewiseError("unreadable", detail=error.strerror or str(error)) from error
    finally:
        partial.unlink(missing_ok=True)
    folder.adopt(weights, report, control)
