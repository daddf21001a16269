"""`likewise evaluate`: how good conditions are by labels, pairs and triplets."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from core.cli.examples import read_examples
from core.cli.output import shown, warn_of, write_json, write_line
from core.cli.progress import gentle_interrupt, shown_progress
from core.library import Library, absolute
from core.measuring.records import MEASURES, Comparison, GivenQuality, Interval
from core.reports.comparing import compare, compare_given
from core.reports.document import comparison_document
from core.reports.words import MEASURE_NAMES, quality_name
from core.workers.pool import WorkerPool

_NAME_WIDTH, _CELL_WIDTH = 24, 20


def evaluate(library: Library, options: Namespace) -> None:
    """Measure conditions on a folder's labelled pictures and print how good they are."""
    folder, keys = absolute(options.folder), list(dict.fromkeys(options.conditions))
    with (
        WorkerPool() as pool,
        library.open_store() as store,
        shown_progress() as (report, control),
        gentle_interrupt(control),
    ):
        summary = library.index_folder(folder, keys, pool, report, control)
        warn_of(summary.trouble)
        store.remember_folder(folder)
        listing = store.files.listing(folder)
        examples = read_examples(options, listing)
        labels, pairs, triplets = examples.labels, examples.pairs, examples.triplets
        asked = (library, store, listing, keys)
        if labels is None:
            given = compare_given(*asked, pairs, triplets, report, control, options.seed)
            document, text = _given_document(given), _given_text(given)
        else:
            found = compare(*asked, labels, pairs, triplets, report, control, options.seed)
            document, text = comparison_document(found), comparison_text(found)
    if options.is_json:
        write_json(document)
    else:
        write_line(text)


def comparison_text(comparison: Comparison) -> str:
    """A line for each condition, and one for what chance alone would give."""
    chance = comparison.qualities[0].chance
    lines = [
        _scope(comparison),
        _line("", [MEASURE_NAMES[measure] for measure in MEASURES]),
    ]
    for quality in comparison.qualities:
        cells = [_interval(getattr(quality, measure)) for measure in MEASURES]
        lines.append(_line(quality_name(quality), cells))
    lines.append(_line("Chance", [f"{getattr(chance, measure):.3f}" for measure in MEASURES]))
    for quality in comparison.qualities:
        lines += _given_lines(quality_name(quality), quality.given_triplets, quality.given_pairs)
    return "\n".join(line.rstrip() for line in lines)


def _scope(comparison: Comparison) -> str:
    n = comparison.qualities[0].n
    text = f"{shown(comparison.label_name)} from {shown(comparison.source)}: {n:,} pictures"
    if comparison.part == "held-out":
        text += f" that none has learnt from ({comparison.n_learnt:,} left out)"
    return text + ", with 95 % intervals"


def _line(name: str, cells: Sequence[str]) -> str:
    return name.ljust(_NAME_WIDTH) + "".join(f" {cell.rjust(_CELL_WIDTH)}" for cell in cells)


def _interval(interval: Interval) -> str:
    return f"{interval.value:.3f} ({interval.low:.3f}-{interval.high:.3f})"


def _given_lines(name: str, triplets: Interval | None, pairs: Interval | None) -> list[str]:
    lines = []
    if triplets is not None:
        lines.append(f"{name}: given triplets in order {_interval(triplets)}")
    if pairs is not None:
        lines.append(f"{name}: AUC of given pairs {_interval(pairs)}")
    return lines


def _given_text(given: Sequence[GivenQuality]) -> str:
    first = given[0]
    lines = [f"{first.n_triplets:,} triplets and {first.n_pairs:,} pairs, with 95 % intervals"]
    for quality in given:
        name = quality.name if quality.metric == "cosine" else f"{quality.name} (Euclidean)"
        lines += _given_lines(name, quality.given_triplets, quality.given_pairs)
    if len(lines) == 1:
        lines.append("Pairs say something where some are similar and some are dissimilar.")
    return "\n".join(lines)


def _given_document(given: Sequence[GivenQuality]) -> dict[str, Any]:
    conditions: dict[str, Any] = {}
    for quality in given:
        document = {name: value for name, value in asdict(quality).items() if name != "key"}
        if quality.key in conditions:
            conditions[quality.key][quality.metric] = document
        else:
            conditions[quality.key] = document
    return {"conditions": conditions}
