"""The library's folder of weights: what lies there, downloads, files that people bring.

Works without torch, so it may run in a thread of the window. Beside each file that was found to
be right lies `NAME.checked` with its checksum, so that nothing is read twice to make sure.
"""

from __future__ import annotations

import json
import os
import re
import threading
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from core.conditions.recipes import Weights
from core.errors import LikewiseError
from core.jobs import Control, Report
from core.networks.download import Download, Patience
from core.networks.files import Watch, copy, disk_errors, sha256_of
from core.networks.weights_format import SUFFIXES, is_weights

_LONGEST_STEM = 80
_N_DIGITS = 12


@dataclass(frozen=True, slots=True)
class _Checked:
    """A file as it was when its checksum was taken."""

    n_bytes: int
    mtime_ns: int
    sha256: str


class WeightsFolder:
    """A folder that is made when something is put into it."""

    def __init__(self, folder: Path, patience: Patience | None = None) -> None:
        self.folder = folder
        self._patience = patience or Patience()

    def path_of(self, weights: Weights) -> Path:
        """Where these weights lie, or will."""
        return self.folder / weights.file_name

    def found(self, weights: Weights) -> Weights | None:
        """The weights with size and whole checksum of their file; None where it is not there.

        Fast: counts only what was downloaded, imported or adopted, and is unchanged since.
        """
        path = self.path_of(weights)
        try:
            status = path.stat()
            checked = _Checked(**json.loads(_note_of(path).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        if (checked.n_bytes, checked.mtime_ns) != (status.st_size, status.st_mtime_ns):
            return None
        if not checked.sha256.startswith(weights.sha256):
            return None
        return replace(weights, n_bytes=checked.n_bytes, sha256=checked.sha256)

    def is_there(self, weights: Weights) -> bool:
        """Whether the weights can be loaded at once; see `found`."""
        return self.found(weights) is not None

    def adopt(self, weights: Weights, report: Report, control: Control | None = None) -> bool:
        """Take a file that somebody put into the folder, if its checksum fits.

        Reads it all (`Progress("check", bytes, bytes)`), unless that was done before. A file
        without a published checksum has only to look like weights.
        """
        if self.is_there(weights):
            return True
        path = self.path_of(weights)
        try:
            if not path.is_file() or not is_weights(path):
                return False
            sha256 = sha256_of(path, Watch(report, control))
        except OSError as error:
            raise _unreadable(error) from error
        if not sha256.startswith(weights.sha256):
            return False
        self._note(path, sha256)
        return True

    def download(self, weights: Weights, report: Report, control: Control | None = None) -> Path:
        """Fetch the weights, unless they are there; ask the person first.

        Reports `Progress("download", bytes, bytes)`, then "check". Stops at once where
        `control` or `report` asks for it; what has come is gone on from the next time. Raises
        `LikewiseError` with a sentence for all that can go wrong.
        """
        path = self.path_of(weights)
        if self.adopt(weights, report, control):
            return path
        self._make_folder()
        download = Download(weights, self.folder, Watch(report, control), self._patience)
        partial, sha256 = download.run()
        self._put_in_place(partial, path, sha256)
        return path

    def import_file(self, path: Path, report: Report, control: Control | None = None) -> Weights:
        """Copy a `.pth`, `.pt` or `.safetensors` file into the folder.

        Reports `Progress("copy", bytes, bytes)`. Whether the file fits a network shows when it
        is loaded. Raises `LikewiseError` where it can't be weights or can't be read.
        """
        _require_weights(path)
        self._make_folder()
        name = f"import-{os.getpid()}-{threading.get_ident()}.partial"
        partial = self.folder / name
        try:
            sha256 = copy(path, partial, Watch(report, control))
            weights = _brought(path, partial.stat().st_size, sha256)
            self._put_in_place(partial, self.path_of(weights), sha256)
        except OSError as error:
            raise _unreadable(error) from error
        finally:
            partial.unlink(missing_ok=True)
        return weights

    def _make_folder(self) -> None:
        with disk_errors(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)

    def _put_in_place(self, partial: Path, path: Path, sha256: str) -> None:
        with disk_errors(self.folder):
            os.replace(partial, path)
        self._note(path, sha256)

    def _note(self, path: Path, sha256: str) -> None:
        status = path.stat()
        checked = _Checked(status.st_size, status.st_mtime_ns, sha256)
        with disk_errors(self.folder):
            _note_of(path).write_text(json.dumps(asdict(checked)), encoding="utf-8")


def forget_if_changed(path: Path) -> bool:
    """Whether a file of weights is no longer what it was when its checksum was taken, though its
    time may say so, as on a disk that fails. Then it counts as not there, and can be fetched anew.
    """
    note = _note_of(path)
    try:
        checked = _Checked(**json.loads(note.read_text(encoding="utf-8")))
        if sha256_of(path, Watch(lambda _progress: None)) == checked.sha256:
            return False
        note.unlink(missing_ok=True)
    except (OSError, ValueError, TypeError):
        return False  # it was never checked, or whoever reads it says why it cannot
    return True


def _note_of(path: Path) -> Path:
    return path.with_name(path.name + ".checked")


def _require_weights(path: Path) -> None:
    if path.suffix.lower() not in SUFFIXES:
        raise LikewiseError("weights_suffix", file=path.name)
    try:
        looks_right = is_weights(path)
    except OSError as error:
        raise _unreadable(error) from error
    if not looks_right:
        raise LikewiseError("weights_damaged", file=path.name)


def _unreadable(error: OSError) -> LikewiseError:
    return LikewiseError("unreadable", detail=error.strerror or str(error))


def _brought(path: Path, n_bytes: int, sha256: str) -> Weights:
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", path.stem)[:_LONGEST_STEM]
    name = f"{stem}-{sha256[:_N_DIGITS]}{path.suffix.lower()}"
    return Weights(file_name=name, n_bytes=n_bytes, sha256=sha256)
