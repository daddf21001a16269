"""What says what alike means, as the command line names it."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from core.cli.found import found_text
from core.cli.output import shown, write_line
from core.errors import LikewiseError
from core.labels.examples import joined, read_pairs_file
from core.labels.reading import ReadLabels, read_labels
from core.labels.records import Examples, LabelSource, SourceKind
from core.records import Listing

#: Rows that could not be read and are named one by one.
_N_PROBLEMS = 20


def read_examples(options: Namespace, listing: Listing) -> Examples:
    """The labels, pairs and triplets that the options name, told of on standard error."""
    read = read_asked_labels(options, listing)
    labels = read.labels if read is not None else None
    if read is not None and not options.is_json:
        write_line(found_text(read.labels.name, read.labels.source, read.found))
    given, triplets = None, None
    if options.pairs:
        given, triplets, problems = read_pairs_file(Path(options.pairs), listing)
        _warn(problems)
    if getattr(options, "answers", None):
        _, answers, problems = read_pairs_file(Path(options.answers), listing)
        _warn(problems)
        triplets = joined(triplets, answers)
    return Examples(labels, given, triplets)


def read_asked_labels(options: Namespace, listing: Listing) -> ReadLabels | None:
    """The labels that the options name, if they name any; rows that cannot be read are told of on
    standard error."""
    if not options.labels:
        return None
    read = read_labels(label_source(options), listing)
    _warn(read.found.problems)
    return read


def label_source(options: Namespace) -> LabelSource:
    """Where the options say that labels are from."""
    if options.labels == "folders":
        return LabelSource(SourceKind.FOLDERS)
    return LabelSource(SourceKind.TABLE, options.labels, options.label, options.id)


def _warn(problems: Sequence[LikewiseError]) -> None:
    for problem in problems[:_N_PROBLEMS]:
        write_line(f"likewise: {shown(str(problem))}", sys.stderr)
    if len(problems) > _N_PROBLEMS:
        write_line(f"likewise: and {len(problems) - _N_PROBLEMS:,} more like these", sys.stderr)
