"""`likewise export-folder`, and `likewise search --output`: files for other programs."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.asking.desk import Desk, Way
from core.cli.output import shown, warn_of, write_json, write_line
from core.cli.progress import gentle_interrupt, shown_progress
from core.cli.queries import CommandError
from core.conditions.recipes import Blend
from core.exporting.formats import Format, format_of
from core.exporting.gathering import gather, way_text, with_vectors
from core.exporting.records import Export, Ranked
from core.exporting.writing import write_export
from core.jobs import Control, Report
from core.library import Library, absolute
from core.records import Listing, Ranking
from core.reports.mapping import is_original
from core.store.store import Store
from core.workers.pool import WorkerPool


def asked_format(options: Namespace) -> Format:
    """What `--output` and `--format` name. Raises `CommandError` where they name nothing."""
    target = Path(options.output)
    found = format_of(target, options.export_format)
    if found is None:
        raise CommandError(
            f"{target}: the name should end in .csv, .json, .png, .pdf, .npz or .parquet, or say"
            " --format projector or --format fiftyone."
        )
    return found


def export_folder(library: Library, options: Namespace) -> None:
    """Write all pictures of a folder, with their vectors where the format has any."""
    folder, form = absolute(options.folder), asked_format(options)
    key = options.condition or library.chosen_conditions()[0]
    with (
        WorkerPool() as pool,
        library.open_store() as store,
        shown_progress() as (report, control),
        gentle_interrupt(control),
    ):
        summary = library.index_folder(folder, [key], pool, report, control)
        warn_of(summary.trouble)
        store.remember_folder(folder)
        listing = store.files.listing(folder)
        export = gather(store, listing)
        if form.has_vectors:
            export = _with_vectors(library, store, listing, export, key, pool)
        _write(library, listing, export, form, options, report, control)


def export_ranking(
    library: Library,
    desk: Desk,
    pool: WorkerPool,
    options: Namespace,
    way: Way,
    ranking: Ranking,
    places: NDArray[np.int64],
) -> None:
    """Write what is at some places int64 [n] of a ranking, in their order."""
    form, listing = asked_format(options), desk.listing
    if listing is None:
        return
    paths = [absolute(picture.path) for picture in options.queries]
    ranked = Ranked(ranking.scores[places], places + 1)
    export = gather(desk.store, listing, ranking.file_ids[places], ranked, way_text(way), paths)
    if form.has_vectors:
        if isinstance(way, Blend):
            raise CommandError("A mix has no vectors of its own: search under one condition.")
        export = _with_vectors(library, desk.store, listing, export, way, pool)
    with shown_progress() as (report, control), gentle_interrupt(control):
        _write(library, listing, export, form, options, report, control)


def _with_vectors(
    library: Library, store: Store, listing: Listing, export: Export, key: str, pool: WorkerPool
) -> Export:
    condition = next((c for c in library.prepare([key], pool) if c.key == key), None)
    if condition is None:
        raise CommandError(f"{key} is a mix, which has no vectors of its own.")
    return with_vectors(export, library, store, listing, condition)


def _write(
    library: Library,
    listing: Listing,
    export: Export,
    form: Format,
    options: Namespace,
    report: Report,
    control: Control,
) -> None:
    target = Path(options.output)
    if is_original(target, listing):
        raise CommandError(f"{target} is a picture of this folder and stays as it is.")
    write_export(export, form, target, library.places.data, report, control)
    if options.is_json:
        where = os.fspath(target.absolute())
        write_json({"format": form.key, "files": len(export), "output": where})
    else:
        write_line(f"{len(export):,} files are in {shown(str(target))}.")
