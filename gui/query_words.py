"""How a picture of the query counts, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from core.queries import QueryItem
from core.region import Region

_SHORT_WEIGHTS = {0.5: "½"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("query", text)


def _number(weight: float) -> str:
    return QLocale().toString(weight, "g", 6)


def shown_weight(weight: float) -> str:
    """ "×2", "×½"."""
    return "×" + _SHORT_WEIGHTS.get(weight, _number(weight))


def short_note(item: QueryItem) -> str:
    """What is special about an item, for a chip; empty for a whole picture to be like."""
    notes = []
    if item.is_negative:
        notes.append(_tr("less like"))
    if item.region is not None:
        notes.append(_tr("a region"))
    if item.weight != 1:
        notes.append(shown_weight(item.weight))
    return " · ".join(notes)


def in_words(item: QueryItem, name: str) -> str:
    """All that the query says about an item, a line each."""
    like = _tr("Less like {name}") if item.is_negative else _tr("Like {name}")
    lines = [like.format(name=name)]
    if item.region is not None:
        lines.append(_region_in_words(item.region))
    if item.weight != 1:
        lines.append(_tr("Weight {weight}").format(weight=_number(item.weight)))
    return "\n".join(lines)


def _region_in_words(region: Region) -> str:
    words = _tr("Only the part from {left} to {right} % across and {top} to {bottom} % down")
    return words.format(
        left=round(100 * region.left),
        right=round(100 * (region.left + region.width)),
        top=round(100 * region.top),
        bottom=round(100 * (region.top + region.height)),
    )
