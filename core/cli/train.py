"""`likewise train`, `import` and `export`: conditions that are taught."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from core.cli.evaluate import comparison_text
from core.cli.examples import read_examples
from core.cli.output import warn_of, write_json, write_line
from core.cli.progress import gentle_interrupt, shown_progress
from core.cli.queries import CommandError
from core.conditions.taught_file import SUFFIX
from core.jobs import Cancelled, Progress, Report
from core.library import Library, absolute
from core.reports.document import comparison_document
from core.teaching.gathering import USUAL
from core.teaching.records import Epoch, Lesson, Start
from core.teaching.teach import TaughtCondition, Told, teach
from core.workers.pool import WorkerPool

#: What a folder is indexed under for each network: what it reads, what tells near copies, and
#: what a slow lesson is held against.
_INDEXED = {
    "head": USUAL,
    "shallow": ("colour", "layout"),
    "finetune": ("content", "colour", "layout"),
}


def train(library: Library, options: Namespace) -> None:
    """Teach a condition and print how good it is on pictures that it has not learnt from.

    Raises `Cancelled` where it was stopped, also where the best so far is kept.
    """
    folder = absolute(options.folder)
    lesson = _lesson(options)
    with (
        WorkerPool() as pool,
        library.open_store() as store,
        shown_progress() as (report, control),
        gentle_interrupt(control),
    ):
        summary = library.index_folder(
            folder, lesson.on or _INDEXED[lesson.network], pool, report, control
        )
        warn_of(summary.trouble)
        store.remember_folder(folder)
        listing = store.files.listing(folder)
        examples = read_examples(options, listing)
        told = _telling(report, options.is_json, options.is_resumed)
        taught = teach(
            library, store, pool, folder, lesson, examples, told, control, options.is_resumed
        )
    if options.is_json:
        write_json(_document(taught))
    else:
        write_line(_text(taught))
    if control.is_cancelled:
        raise Cancelled


def import_file(library: Library, options: Namespace) -> None:
    """Bring in a taught condition."""
    key, note = library.import_taught(Path(options.file))
    condition = library.catalogue.definition(key)
    if options.is_json:
        write_json({"condition": key, "name": condition.name, "note": str(note) if note else None})
        return
    write_line(f"{condition.name} is here as {key}.")
    if note is not None:
        write_line(str(note))


def export_file(library: Library, options: Namespace) -> None:
    """Give out a taught condition."""
    library.catalogue.check([options.key])
    target = Path(options.file)
    if target.suffix.lower() != SUFFIX:  # whatever else has that name may be somebody's picture
        raise CommandError(f"{target}: the name of a taught file should end in {SUFFIX}.")
    library.export_taught(options.key, target)
    if options.is_json:
        write_json({"condition": options.key, "file": os.fspath(target.absolute())})
    else:
        write_line(f"{options.key} is in {target}.")


def _lesson(options: Namespace) -> Lesson:
    return Lesson(
        name=options.name,
        network=options.network,
        on=tuple(options.on),
        loss=options.loss,
        mining=options.mining,
        metric=options.metric,
        has_softmax=options.softmax,
        margin=options.margin,
        dim=options.dims,
        epochs=options.epochs,
        seed=options.seed,
        holdout=options.holdout,
    )


# What people and programs read


def _telling(report: Report, is_quiet: bool, is_resumed: bool) -> Told:
    """Progress goes to its line; each epoch gets a line of its own, unless a program reads."""

    def told(news: Start | Epoch | Progress) -> None:
        if isinstance(news, Start) and is_resumed and not news.n_epochs_done:
            write_line("likewise: there is nothing to go on with; it begins anew.", sys.stderr)
        if isinstance(news, Progress):
            report(news)
        elif not is_quiet:
            write_line(_start_text(news) if isinstance(news, Start) else _epoch_text(news))

    return told


def _start_text(start: Start) -> str:
    return (
        f"Untrained: mAP@R {start.map_at_r:.3f}, R@1 {start.recall_at_1:.3f}; by chance"
        f" {start.chance_map_at_r:.3f}, {start.chance_recall_at_1:.3f} (validation pictures)."
        f" About {_duration(start.seconds_expected)}."
    )


def _epoch_text(epoch: Epoch) -> str:
    text = (
        f"Epoch {epoch.number} of {epoch.n_epochs}: loss {epoch.loss:.4f}, mAP@R"
        f" {epoch.map_at_r:.3f}, R@1 {epoch.recall_at_1:.3f}, triplets {epoch.triplet_accuracy:.3f}"
    )
    if epoch.easy or epoch.semi_hard or epoch.hard:
        text += (
            f"; triplets {epoch.easy:.0%} easy, {epoch.semi_hard:.0%} semi-hard,"
            f" {epoch.hard:.0%} hard"
        )
    return text + ("; best so far" if epoch.is_best else "")


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} seconds" if seconds < 90 else f"{seconds / 60:.0f} minutes"


def _text(taught: TaughtCondition) -> str:
    lines = [f"{taught.name} is taught, as {taught.key}."]
    if taught.learnt.was_stopped:
        lines.append("It was stopped; the best so far is kept. --resume goes on from there.")
    if taught.learnt.is_collapsed:
        lines.append(
            "All vectors have become alike: this condition tells little apart. Take semi-hard"
            " triplets instead of hard ones, or a smaller margin."
        )
    if taught.comparison is not None:
        lines.append(comparison_text(taught.comparison))
    elif not taught.learnt.was_stopped:
        lines.append("There are too few labelled pictures that it has not learnt from to measure.")
    return "\n".join(lines)


def _document(taught: TaughtCondition) -> dict[str, Any]:
    learnt = taught.learnt
    return {
        "condition": taught.key,
        "name": taught.name,
        "stopped": learnt.was_stopped,
        "collapsed": learnt.is_collapsed,
        "best_epoch": learnt.best,
        "epochs": [asdict(epoch) for epoch in learnt.epochs],
        "training": learnt.training,
        "measures": comparison_document(taught.comparison) if taught.comparison else None,
    }
