"""How what was measured is said."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from core.jobs import Progress
from core.measuring.records import Comparison, Interval
from gui.messages import shown_count, shown_pictures

_STAGES = {
    "prepare": "Preparing",
    "measure": "Measuring",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("quality", text)


def share_text(share: float) -> str:
    """A share with three decimals."""
    return QLocale().toString(share, "f", 3)


def percent_text(share: float) -> str:
    """A share in whole percents."""
    return f"{QLocale().toString(100 * share, 'f', 0)} %"


def interval_text(interval: Interval) -> str:
    """A value and its interval, short: several stand side by side."""
    shares = interval.value, interval.low, interval.high
    value, low, high = (share_text(share).removeprefix("0") for share in shares)
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
    labels = _tr("Labels: {name}, from {source}.")
    return f"{text} {labels.format(name=comparison.label_name, source=comparison.source)}"


def method_text(comparison: Comparison) -> str:
    """What the numbers rest on."""
    n = max((quality.n_queries for quality in comparison.qualities), default=0)
    return _tr(
        "{n} asked for their neighbours. Lines on the bars are 95 % intervals: how far the value"
        " moves when the pictures that ask are drawn anew (bootstrap)."
    ).format(n=shown_pictures(n))


def progress_text(progress: Progress) -> str:
    """What is being done."""
    text = _tr(_STAGES.get(progress.stage, "Working"))
    if progress.total > 0:
        done, total = shown_count(progress.done), shown_count(progress.total)
        return _tr("{what}: {done} of {total}").format(what=text, done=done, total=total)
    return f"{text}…"
