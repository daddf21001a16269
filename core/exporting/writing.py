"""Writes an export whole or not at all, in a process of its own that can be stopped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.errors import LikewiseError
from core.exporting.fiftyone import FIFTYONE_FILES, write_fiftyone
from core.exporting.formats import (
    CSV,
    FIFTYONE,
    JSON,
    NPZ,
    PARQUET,
    PDF,
    PNG,
    PROJECTOR,
    Format,
)
from core.exporting.projector import PROJECTOR_FILES, write_projector
from core.exporting.records import Export
from core.exporting.sheet import write_pdf, write_png
from core.exporting.tables import write_csv, write_json
from core.exporting.vectors import write_npz, write_parquet
from core.images.sparing import spare_picture
from core.jobs import Cancelled, Control, Progress, Report
from core.store.store import Store
from core.workers.job import run_in_process

#: What a folder of an earlier export holds, which may be written anew.
_OWN_FILES = {PROJECTOR: PROJECTOR_FILES, FIFTYONE: FIFTYONE_FILES}


@dataclass(frozen=True, slots=True, eq=False)
class _ExportJob:
    """Writes to `partial`, which is there where it is a folder; small pictures are read from the
    library in `data`."""

    export: Export
    format: Format
    target: Path
    data: Path

    @property
    def partial(self) -> Path:
        """What becomes the target when it is done."""
        return self.target.with_name(self.target.name + ".partial")

    def run(self, tell: Callable[[Any], None], is_cancelled: Callable[[], bool]) -> None:
        def step(n_done: int) -> None:
            if is_cancelled():
                raise Cancelled
            tell(Progress("export", n_done, len(self.export)))

        step(0)
        try:
            with Store(self.data) as store:
                self._write(store, step)
        except OSError as error:
            raise _failed(self.target, error) from error

    def _write(self, store: Store, step: Callable[[int], None]) -> None:
        read = store.proxies.read
        with_pictures = {PNG: write_png, PDF: write_pdf, PROJECTOR: write_projector}
        others = {
            **{CSV: write_csv, JSON: write_json, NPZ: write_npz},
            **{PARQUET: write_parquet, FIFTYONE: write_fiftyone},
        }
        if self.format in with_pictures:
            with_pictures[self.format](self.export, self.partial, read, step)
        else:
            others[self.format](self.export, self.partial, step)


def write_export(
    export: Export, form: Format, target: Path, data: Path, report: Report, control: Control
) -> None:
    """Write an export to `target`, a file or a folder as the format has it.

    `data` is the folder of the library. Raises "export_empty", "export_picture", "export_folder"
    (one that holds something else), "export_failed", "export_sheet_many", "needs_parquet" and
    `Cancelled`; then nothing is left behind.
    """
    if not len(export):
        raise LikewiseError("export_empty")
    if form.ending:
        spare_picture(target)
    else:
        _spare_folder(target, _OWN_FILES[form])
    job = _ExportJob(export, form, target, data)
    try:
        if not form.ending:
            job.partial.mkdir(exist_ok=True)
        run_in_process(job, report, control)
        _put_in_place(job.partial, target)
    except OSError as error:
        raise _failed(target, error) from error
    finally:
        _remove(job.partial)


def _failed(target: Path, error: OSError) -> LikewiseError:
    detail = error.strerror or str(error)
    return LikewiseError("export_failed", file=os.fspath(target), detail=detail)


def _spare_folder(target: Path, own_files: tuple[str, ...]) -> None:
    """Raises "export_folder" where `target` holds anything but an earlier export."""
    if not target.exists():
        return
    if not target.is_dir() or {path.name for path in target.iterdir()} - set(own_files):
        raise LikewiseError("export_folder", folder=os.fspath(target))


def _put_in_place(partial: Path, target: Path) -> None:
    if partial.is_dir() and target.is_dir():
        for path in target.iterdir():
            path.unlink()
        target.rmdir()
    partial.replace(target)


def _remove(partial: Path) -> None:
    with suppress(OSError):
        if partial.is_dir():
            shutil.rmtree(partial)
        else:
            partial.unlink(missing_ok=True)
