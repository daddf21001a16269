"""Sidecars for many pictures: what cannot be written is told, and the rest goes on."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from core.errors import LikewiseError
from core.jobs import Progress, Report
from core.marking.sidecars import Naming, told_marks, write_sidecar


@dataclass(frozen=True, slots=True)
class Exported:
    """How many sidecars hold the marks of their pictures now, and for which pictures, named by
    their paths, that could not be done."""

    n_sidecars: int
    refused: tuple[tuple[bytes, LikewiseError], ...]


def write_sidecars(
    pictures: Sequence[tuple[bytes, Collection[str]]], naming: Naming, report: Report
) -> Exported:
    """Write the marks of pictures at these paths; those without any to tell are passed over.

    Stops with `Cancelled` where `report` asks for it; what is written stays.
    """
    marked = [(path, told) for path, marks in pictures if (told := told_marks(marks))]
    refused = []
    for number, (path, marks) in enumerate(marked):
        report(Progress("sidecars", number, len(marked)))
        try:
            write_sidecar(path, marks, naming)
        except LikewiseError as error:
            refused.append((path, error))
        except OSError as error:
            detail = error.strerror or type(error).__name__
            file = os.fsdecode(os.path.basename(path)) + ".xmp"
            refused.append((path, LikewiseError("export_failed", file=file, detail=detail)))
    return Exported(len(marked) - len(refused), tuple(refused))
