"""`likewise map`: a drawing of a folder under one condition."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from core.cli.examples import label_source
from core.cli.output import shown, warn_of, write_json, write_line
from core.cli.progress import gentle_interrupt, shown_progress
from core.cli.queries import CommandError
from core.conditions.base import Condition, Kind
from core.errors import LikewiseError
from core.labels.reading import read_labels
from core.labels.records import Labels
from core.library import Library, absolute
from core.maps.draw import FORMATS, DrawJob
from core.maps.records import FolderMap, MapMethod
from core.reports.mapping import is_original, make_map, usual_method, write_drawing
from core.workers.pool import WorkerPool


def draw_map(library: Library, options: Namespace) -> None:
    """Draw a folder's map into the file that the options name, and print what it shows."""
    folder = absolute(options.folder)
    target = Path(options.output)
    file_format = _format(target)
    if library.catalogue.definition(options.condition).kind is Kind.BLEND:
        raise LikewiseError("map_blend", name=library.catalogue.definition(options.condition).name)
    with (
        WorkerPool() as pool,
        library.open_store() as store,
        shown_progress() as (report, control),
        gentle_interrupt(control),
    ):
        summary = library.index_folder(folder, [options.condition], pool, report, control)
        warn_of(summary.trouble)
        store.remember_folder(folder)
        listing = store.files.listing(folder)
        if is_original(target, listing):
            raise CommandError(f"{target} is a picture of this folder and stays as it is.")
        condition = library.prepare([options.condition], pool)[0]
        labels = read_labels(label_source(options), listing).labels if options.labels else None
        method = MapMethod(options.method) if options.method else usual_method(condition)
        made = make_map(
            library, store, listing, condition, method, report, control, seed=options.seed
        )
        write_drawing(DrawJob(made, labels, condition.name, file_format), target, control)
    _tell(options, condition, made, labels, target)


def _format(target: Path) -> str:
    file_format = target.suffix.lower().removeprefix(".")
    if file_format not in FORMATS:
        raise CommandError(f"{target}: the name of a map should end in .png or .svg.")
    return file_format


def _tell(
    options: Namespace, condition: Condition, made: FolderMap, labels: Labels | None, target: Path
) -> None:
    if options.is_json:
        write_json(
            {
                "condition": condition.key,
                "method": made.method.value,
                "n": len(made),
                "trustworthiness": made.trustworthiness,
                "labels": None if labels is None else labels.name,
                "file": os.fspath(target.absolute()),
            }
        )
        return
    text = f"{shown(str(target))}: {len(made):,} pictures as {condition.name} sees them,"
    text += f" {made.method.value}"
    if made.trustworthiness is not None:
        text += f", trustworthiness {made.trustworthiness:.3f}"
    write_line(text + ".")
