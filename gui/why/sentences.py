"""What the reasons say in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, QLocale

from core.asking.explaining import PartReason, Reasons
from core.conditions.explanation import HeatMap
from gui import messages
from gui.condition_words import shown_condition
from gui.why.colour_names import colour_name
from gui.why.heat import strong_area

_DIGITS = 3
#: A part whose factor is this many times its weight adds more than its weight lets expect.
_UNEXPECTED = 1.5


def _tr(text: str) -> str:
    return QCoreApplication.translate("why", text)


def shown_score(score: float) -> str:
    """A score as beside the pictures: "0.912"."""
    return QLocale().toString(score, "f", _DIGITS)


def shown_percent(share: float) -> str:
    """0.123 as "12 %", of less than one half of that "under 1 %"."""
    if 0 < share < 0.005:
        return _tr("under 1 %")
    return messages.shown_percent(100 * share)


def shown_shares(shares: Sequence[float], total: float) -> list[str]:
    """Shares as text that add up to the text of their total, to the last digit.

    Each is rounded down, and those that lose most are raised again (the largest remainders).
    """
    unit = 10**_DIGITS
    scaled = np.asarray(shares, np.float64) * unit
    whole = np.floor(scaled)
    n_raised = min(max(round(total * unit) - int(whole.sum()), 0), len(shares))
    whole[np.argsort(whole - scaled, kind="stable")[:n_raised]] += 1
    return [shown_score(value / unit) for value in whole]


def headline(name: str, reasons: Reasons) -> str:
    """The score under a way of looking called `name`, and what most of it comes from."""
    told = _tr("{name}: cosine {score}").format(name=name, score=shown_score(reasons.score))
    if len(reasons.parts) > 1:
        return told + _parts_clause(reasons)
    return told + _clause(reasons.parts[0])


def part_sentence(part: PartReason, weight: float) -> str:
    """What one part of a blend adds, where that comes from, and why it is so much."""
    told = _tr("{name} adds {share}").format(
        name=shown_condition(part.condition).name, share=shown_score(part.share)
    )
    return messages.said_together(told + _clause(part), size_sentence(part, weight))


def weight_text(weight: float) -> str:
    """The weight of a part, of 1: "weight 21 %"."""
    return _tr("weight {percent}").format(percent=shown_percent(weight))


def size_sentence(part: PartReason, weight: float) -> str:
    """Why a part adds more than its weight lets expect; nothing where it does not.

    Cosines count in proportion to weight / deviation: what orders the folder is how they differ.
    """
    if part.factor < _UNEXPECTED * weight:
        return ""
    return _tr("Its cosines hardly differ in this folder, so each hundredth counts more.")


def place_sentence(share: float, is_exact: bool) -> str:
    """What one place adds."""
    if not is_exact:
        return _tr("If this is covered, the cosine changes by {change}").format(
            change=shown_score(-share)
        )
    if share < 0:
        return _tr("Takes away {share}").format(share=shown_score(-share))
    return _tr("Adds {share}").format(share=shown_score(share))


def where_sentence(heat: HeatMap) -> str:
    """In which part of the picture a map is strongest, for those who cannot see it."""
    row, column = np.unravel_index(int(heat.shares.argmax()), heat.shares.shape)
    rows, columns = heat.shares.shape
    left, top, width, height = heat.box
    down = _third(top + (row + 0.5) / rows * height)
    across = _third(left + (column + 0.5) / columns * width)
    where = (
        (_tr("at the top left"), _tr("at the top"), _tr("at the top right")),
        (_tr("at the left"), _tr("in the middle"), _tr("at the right")),
        (_tr("at the bottom left"), _tr("at the bottom"), _tr("at the bottom right")),
    )[down][across]
    return _tr("Strongest {where}").format(where=where)


def _third(fraction: float) -> int:
    return min(max(int(fraction * 3), 0), 2)


def _parts_clause(reasons: Reasons) -> str:
    shares = shown_shares([part.share for part in reasons.parts], reasons.score)
    told = [
        _tr("{name} {share}").format(name=shown_condition(part.condition).name, share=share)
        for part, share in zip(reasons.parts, shares, strict=True)
    ]
    return _tr(", of which {parts}.").format(parts=messages.listed(told))


def _clause(part: PartReason) -> str:
    """Where the score of one condition comes from."""
    explanation = part.explanation
    if explanation.score <= 0:
        return _tr(": nothing makes them alike.")
    if explanation.palette:
        swatch = explanation.palette[0]
        share = swatch.share / explanation.score
        return _tr(", of which {share} is {colour} that both show.").format(
            share=shown_percent(share), colour=colour_name(swatch.rgb)
        )
    first, second = strong_area(explanation.first), strong_area(explanation.second)
    if not explanation.is_exact:
        return _tr(
            ". What matters most lies in {first} of the query and {second} of the hit."
        ).format(first=shown_percent(first), second=shown_percent(second))
    return _tr(", of which half comes from {first} of the query and {second} of the hit.").format(
        first=shown_percent(first), second=shown_percent(second)
    )
