"""How what was measured is said."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QLocale

from core.jobs import Progress
from core.labels.reading import OF_FOLDERS
from core.measuring.records import Comparison, Interval
from core.reports.words import MEASURE_MEANINGS, MEASURE_NAMES
from gui.messages import said_together, shown_count, shown_percent, shown_pictures

_STAGES = {
    "prepare": "Preparing",
    "measure": "Measuring",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("quality", text)


def measure_name(name: str) -> str:
    """What a measure is called."""
    return QCoreApplication.translate("measures", MEASURE_NAMES[name])


def measure_meaning(name: str) -> str:
    """What it says, in a sentence."""
    return QCoreApplication.translate("measures", MEASURE_MEANINGS[name])


def share_text(share: float) -> str:
    """A share with three decimals."""
    return QLocale().toString(share, "f", 3)


def percent_text(share: float) -> str:
    """A share in whole percents."""
    return shown_percent(100 * share)


def interval_text(interval: Interval) -> str:
    """A value and its interval, short: several stand side by side."""
    shares = interval.value, interval.low, interval.high
    # Where a comma is the decimal mark, nobody leaves the nought out.
    value, low, high = (re.sub(r"^0\.", ".", share_text(share)) for share in shares)
    return f"{value} ({low}–{high})"


def scope_text(comparison: Comparison) -> str:
    """On which pictures and by whose labels it was measured."""
    if not comparison.qualities:
        return ""
    first = comparison.qualities[0]
    if comparison.part == "held-out":
        text = _tr(
            "Held out: measured on {pictures} that none of these has learnt from;"
            " {learnt} left out."
        )
    else:
        text = _tr("Measured on all {pictures} that have a label and are indexed under each.")
    text = text.format(pictures=shown_pictures(first.n), learnt=shown_count(comparison.n_learnt))
    if comparison.source == OF_FOLDERS:
        return said_together(text, _tr("Labels: the names of the folders."))
    labels = _tr("Labels: {name}, from {source}.")
    labels = labels.format(name=comparison.label_name, source=comparison.source)
    return said_together(text, labels)


def method_text(comparison: Comparison) -> str:
    """What the numbers rest on."""
    n = max((quality.n_queries for quality in comparison.qualities), default=0)
    return _tr(
        "{pictures} asked for their neighbours. Lines on the bars are 95 % intervals: how far the"
        " value moves when the pictures that ask are drawn anew (bootstrap)."
    ).format(pictures=shown_pictures(n))


def progress_text(progress: Progress) -> str:
    """What is being done."""
    text = _tr(_STAGES.get(progress.stage, "Working"))
    if progress.total > 0:
        done, total = shown_count(progress.done), shown_count(progress.total)
        return _tr("{what}: {done} of {total}").format(what=text, done=done, total=total)
    return _tr("{what}…").format(what=text)
