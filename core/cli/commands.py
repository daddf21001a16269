"""What each command does. Knows the library's jobs; has no part in how they are done."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict

import numpy as np
from numpy.typing import NDArray

from core.asking.desk import Desk, Way
from core.asking.filtering import filtered
from core.asking.question import answer
from core.asking.ranking import rank
from core.cli import texts
from core.cli.consent import ask_for_consent
from core.cli.evaluate import evaluate
from core.cli.examples import read_asked_labels
from core.cli.exporting import asked_format, export_folder, export_ranking
from core.cli.mapping import draw_map
from core.cli.output import shown, warn_of, write_json, write_line
from core.cli.progress import gentle_interrupt, shown_progress
from core.cli.queries import (
    CommandError,
    asked_filter,
    asked_query,
    asked_way,
    check_files,
    keys_of,
    read_picture,
)
from core.cli.train import export_file, import_file, train
from core.conditions.base import Condition
from core.embedding.scope import Scope
from core.errors import LikewiseError
from core.filtering.fields import Order
from core.filtering.orders import in_order
from core.filtering.records import Filter
from core.index.annoy_index import HAS_ANNOY
from core.jobs import Cancelled
from core.library import Library, absolute
from core.queries import Query
from core.records import Changes, Ranking
from core.settings import Places
from core.workers.pool import WorkerPool
from core.workers.tasks import Source

DONE, FAILED, INTERRUPTED = 0, 1, 130


def run(options: Namespace) -> int:
    """Do what `options` (see `core.cli.arguments.parse`) ask for; returns the exit code."""
    try:
        library = Library(Places.of(options.data_dir))
        for note in library.notes:
            write_line(f"likewise: {shown(str(note))}", sys.stderr)
        _COMMANDS[options.command](library, options)
    except (LikewiseError, CommandError) as error:
        write_line(f"likewise: {shown(str(error))}", sys.stderr)
        if isinstance(error, LikewiseError) and error.code == "output_failed":
            _drop_output()
        return FAILED
    except (Cancelled, KeyboardInterrupt):
        write_line("likewise: Stopped. What was finished is kept.", sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()  # the reader has seen enough
    return DONE


def _drop_output() -> None:
    """Python would complain once more when it flushes at the end what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _index(library: Library, options: Namespace) -> None:
    folder = absolute(options.folder)
    keys = options.conditions or library.chosen_conditions()
    remember = _remembering(library, folder)
    with WorkerPool() as pool, shown_progress() as (report, control), gentle_interrupt(control):
        summary = library.index_folder(folder, keys, pool, report, control, remember)
    if summary.trouble is not None:
        raise summary.trouble
    with library.open_store() as store:
        failures = store.files.failures(folder)
    if not HAS_ANNOY:
        write_line(f"likewise: {LikewiseError('no_annoy')}", sys.stderr)
    if options.is_json:
        write_json(texts.index_document(summary, failures))
    else:
        write_line(texts.index_text(summary, failures))


def _search(library: Library, options: Namespace) -> None:
    folder = absolute(options.folder)
    way = asked_way(options.conditions, _first_condition(library))
    keys = keys_of(way)
    if options.output is not None:
        asked_format(options)  # before what may take long
    with WorkerPool() as pool, closing(Desk(library, pool)) as desk:
        with shown_progress() as (report, control), gentle_interrupt(control):
            refreshed = library.refresh(desk.store, folder, report)
            warn_of(refreshed.trouble, refreshed.n_missing)
            desk.store.remember_folder(folder)
            # Before what may take long. What is stored of a file is enough.
            known = desk.store.files.known_at
            asked = [picture.path for picture in options.queries]
            check_files([path for path in asked if absolute(path) not in known(absolute(path))])
            scope = Scope.WHOLE if refreshed.trouble is None else Scope.STORED
            # A single search needs no index on the disk.
            library.embed(desk.store, folder, keys, pool, report, control, lambda _: None, scope)
        library.prepare(keys, pool)
        listing = desk.open(folder)
        if desk.searcher(way).n_files == 0:
            raise CommandError(texts.nothing_to_search(folder, desk.store.files.failures(folder)))
        read = read_asked_labels(options, listing)
        labels = read.labels if read is not None else None
        only = asked_filter(options.filters, labels, desk.store)
        query = asked_query(desk, options.queries, keys)
        ranking = _ranked(desk, query, way, only)
        best = _best(desk, ranking, options)
        if options.output is not None:
            export_ranking(library, desk, pool, options, way, ranking, best)
            return
        hits = _hits(desk, ranking, best)
        found = answer(filtered(desk, only, is_counting=False))
    if options.is_json:
        write_json(texts.search_document(way, options.queries, only, hits))
    else:
        write_line(texts.hits_text(hits, found))


def _compare(library: Library, options: Namespace) -> None:
    given = (*options.images, *options.others)
    check_files(given)
    key = options.condition or _first_condition(library)
    with WorkerPool() as pool, closing(Desk(library, pool)) as desk:
        conditions = library.prepare([key], pool)
        if [condition.key for condition in conditions] != [key]:
            raise CommandError(f"{key} is a mix, which needs a folder to be weighed on.")
        paths = [absolute(path) for path in given]
        pictures = [read_picture(desk, path, [key], Source(path, True)) for path in paths]
    vectors = np.stack([picture.vectors[conditions[0].fingerprint] for picture in pictures])
    cosines = np.clip(vectors @ vectors.T, -1.0, 1.0)
    images = [os.fsdecode(path) for path in paths]
    if options.is_json:
        rows = [[_rounded(value) for value in row] for row in cosines]
        write_json({"images": images, "condition": key, "cosines": rows})
    else:
        write_line(texts.matrix_text(images, cosines))


def _conditions(library: Library, options: Namespace) -> None:
    ready = {condition.key for condition in library.conditions()}
    if options.folder is not None:
        ready = _complete(library, absolute(options.folder), library.conditions())
    catalogue = library.catalogue
    rows = [
        texts.condition_row(condition, condition.key in ready, catalogue.has_weights(condition.key))
        for condition in catalogue.described()
    ]
    if options.is_json:
        write_json([asdict(row) for row in rows])
    else:
        write_line(texts.conditions_text(rows, is_of_folder=options.folder is not None))


def _fetch(library: Library, options: Namespace) -> None:
    catalogue = library.catalogue
    catalogue.check([options.key])
    fetched = []
    for condition in catalogue.described():
        weights = condition.weights
        if condition.key not in catalogue.embedded([options.key]) or weights is None:
            continue
        with shown_progress() as (report, control), gentle_interrupt(control):
            is_here = library.weights.adopt(weights, report, control)
        if not is_here:
            if not weights.url:
                catalogue.check_weights([condition.key])
            if not options.is_agreed:
                ask_for_consent(texts.consent_text(condition.name, weights, library.weights.folder))
            with shown_progress() as (report, control), gentle_interrupt(control):
                library.weights.download(weights, report, control)
        fetched.append(str(library.weights.path_of(weights)))
    if options.is_json:
        write_json({"condition": options.key, "weights": fetched})
    else:
        write_line(texts.fetched_text(options.key, fetched))


_COMMANDS: dict[str, Callable[[Library, Namespace], None]] = {
    "index": _index,
    "search": _search,
    "compare": _compare,
    "conditions": _conditions,
    "fetch": _fetch,
    "train": train,
    "evaluate": evaluate,
    "map": draw_map,
    "import": import_file,
    "export": export_file,
    "export-folder": export_folder,
}


# Parts of commands


def _first_condition(library: Library) -> str:
    return library.chosen_conditions()[0]


def _remembering(library: Library, folder: bytes) -> Callable[[Changes], None]:
    """Puts the folder among the recent ones as soon as it is known to exist."""

    def remember(changes: Changes) -> None:
        if changes.refreshed is not None:
            with library.open_store() as store:
                store.remember_folder(folder)

    return remember


def _ranked(desk: Desk, query: Query, way: Way, only: Filter) -> Ranking:
    rankings: list[Ranking] = []
    answer(rank(desk, query, way, rankings.append, only=only))
    return rankings[-1]


def _best(desk: Desk, ranking: Ranking, options: Namespace) -> NDArray[np.int64]:
    """The places int64 [n] of the most alike in a ranking, put in order as the options say."""
    rows, _ = desk.opened.rows_of(ranking.file_ids[: options.top])
    return in_order(desk.opened, rows, Order(options.sort))


def _hits(desk: Desk, ranking: Ranking, places: NDArray[np.int64]) -> list[texts.Hit]:
    listing = desk.opened
    rows, _ = listing.rows_of(ranking.file_ids[places])
    return [
        texts.Hit(
            rank=int(place) + 1,
            score=_rounded(ranking.scores[place]),
            path=os.fsdecode(listing.paths[row]),
        )
        for place, row in zip(places, rows, strict=True)
    ]


def _complete(library: Library, folder: bytes, conditions: Sequence[Condition]) -> set[str]:
    """The conditions under which every readable image of the folder has a vector."""
    with library.open_store() as store, shown_progress() as (report, _):
        refreshed = library.refresh(store, folder, report)
        warn_of(refreshed.trouble, refreshed.n_missing)
        n_images = len(store.files.image_ids(folder))
        if n_images == 0 or store.files.unread(folder):
            return set()
        complete = {
            condition.key
            for condition in conditions
            if store.n_with_vector(condition.fingerprint, folder) == n_images
        }
    embedded = library.catalogue.embedded
    return {c.key for c in conditions if complete.issuperset(embedded([c.key]))}


def _rounded(value: float) -> float:
    return round(float(value), 6)
