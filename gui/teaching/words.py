"""How lessons are said to people."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.jobs import Progress
from core.labels.reading import FEWEST
from core.labels.records import Found
from core.measuring.records import Comparison
from core.teaching.records import Epoch, Learnt, Start
from gui.messages import (
    listed,
    said_together,
    shown_count,
    shown_duration,
    shown_percent,
    shown_pictures,
)

_STAGES = {
    "scan": "Looking for pictures",
    "prepare": "Preparing",
    "read": "Reading pictures",
    "embed": "Indexing",
    "derive": "Indexing under the new condition",
    "index": "Indexing under the new condition",
    "copies": "Looking for near copies",
    "learn": "Getting ready to learn",
    "measure": "Measuring on pictures that were kept apart",
}
#: With fewer labels that enough pictures have nothing can be split.
_FEWEST_LABELS = 2
#: Above this share of easy triplets hardly any teaches something.
_NEARLY_ALL = 0.9


def _tr(text: str) -> str:
    return QCoreApplication.translate("teaching", text)


def percent(share: float) -> str:
    """A share in whole percents."""
    return shown_percent(100 * share)


def found_text(found: Found) -> str:
    """What is learnt from, and what is left out."""
    n_learnt = sum(n for _, n in found.per_label)
    text = _tr("{pictures}, labels: {n}.").format(
        pictures=shown_pictures(n_learnt), n=shown_count(len(found.per_label))
    )
    if not found.too_few:
        return text
    if len(found.per_label) < _FEWEST_LABELS:
        return _tr(
            "So few pictures have a label that they only tell which conditions count, and nothing"
            " is kept apart to measure on."
        )
    left_out = _tr("Left out: labels that fewer than {fewest} pictures have ({n}).")
    left_out = left_out.format(fewest=FEWEST, n=shown_count(len(found.too_few)))
    return said_together(text, left_out)


def progress_text(progress: Progress) -> str:
    """What is done before and after learning."""
    text = _tr(_STAGES.get(progress.stage, "Working"))
    if progress.total > 0:
        done, total = shown_count(progress.done), shown_count(progress.total)
        return _tr("{what}: {done} of {total}").format(what=text, done=done, total=total)
    return _tr("{what}…").format(what=text)


def start_text(start: Start) -> str:
    """What is known before the first epoch."""
    left = _tr("about {time}").format(time=shown_duration(start.seconds_expected))
    if start.n_epochs_done:
        text = _tr("Goes on after epoch {n}, {left}")
        return text.format(n=shown_count(start.n_epochs_done), left=left)
    return _tr("Learning, {left}").format(left=left)


def epoch_text(epoch: Epoch) -> str:
    """How far learning is."""
    text = _tr("Epoch {n} of {total}").format(
        n=shown_count(epoch.number), total=shown_count(epoch.n_epochs)
    )
    if epoch.number >= epoch.n_epochs:
        return text
    left = _tr("at most {time} left").format(time=shown_duration(epoch.seconds_left))
    return listed((text, left))


def triplets_text(epoch: Epoch | None) -> str:
    """The pitfall of learning from triplets, and whether it is met."""
    if epoch is not None and not (epoch.easy or epoch.semi_hard or epoch.hard):
        return _tr("This loss is not made of triplets.")
    if epoch is not None and epoch.easy > _NEARLY_ALL:
        return _tr(
            "{share} of the triplets are easy by now: they are in order already and teach nothing."
            " The little that is still learnt comes from the others."
        ).format(share=percent(epoch.easy))
    return _tr(
        "Easy triplets are in order already and teach nothing. Learning from the hardest alone can"
        " make all vectors alike. Semi-hard ones, in order but not by the margin, teach best."
    )


def ending_text(learnt: Learnt, comparison: Comparison | None) -> str:
    """How a lesson ended."""
    n = shown_count(learnt.best)
    if learnt.is_collapsed:
        return _tr(
            "The lesson collapsed: all vectors became alike. Kept is epoch {n}, the best before"
            " that. Choose semi-hard triplets, a smaller margin or the softmax term, and teach it"
            " again."
        ).format(n=n)
    if learnt.was_stopped:
        return _tr("Stopped. The best so far is kept, that of epoch {n}.").format(n=n)
    if not _has_labels(learnt):
        return _weights_text()
    text = _tr("Done. Epoch {n} was the best and is kept.").format(n=n)
    if comparison is None:
        unmeasured = _tr("It has not been measured on pictures that were kept apart.")
        return said_together(text, unmeasured)
    return text


def _has_labels(learnt: Learnt) -> bool:
    return learnt.training.get("method") != "weights"


def _weights_text() -> str:
    return _tr(
        "Done. So few labels, or answers and pairs alone, tell how much each condition counts."
        " Measure it by labels to see how good it is."
    )


def held_out_text(comparison: Comparison) -> str:
    """On what the figures at the end rest."""
    n = comparison.qualities[0].n
    return _tr("Measured on {pictures} that it has not learnt from.").format(
        pictures=shown_pictures(n)
    )


def weights_of(learnt: Learnt, names: tuple[str, ...]) -> str:
    """How much each condition counts, the most first: "Texture 61 %, Content 39 %"."""
    weights = [float(learnt.training.get(f"weight_{n}", 0.0)) for n in range(len(names))]
    pairs = sorted(zip(weights, names, strict=True), reverse=True)
    return listed(f"{name} {percent(weight)}" for weight, name in pairs if weight >= 0.005)
