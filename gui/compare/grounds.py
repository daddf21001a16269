"""What pictures have in common, in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from core.asking.comparing import CommonGrounds
from core.scores.common import CommonGround
from gui.messages import shown_count

#: A likeness that more random sets than this reach is nothing to speak of.
_UNUSUAL = 0.05


def _tr(text: str) -> str:
    return QCoreApplication.translate("comparing", text)


def main_sentence(found: CommonGrounds, names: Mapping[str, str]) -> str:
    """The one sentence that answers the question; `names` are those of the conditions."""
    if not found.grounds:
        return _tr("No condition has looked at all of these pictures yet.")
    unusual = [ground for ground in found.grounds if ground.share <= _UNUSUAL]
    if not unusual:
        return _tr("They share nothing unusual: random pictures are as alike.")
    first = unusual[0]
    # Where no random set came near, none of them is before the others by what can be counted.
    equals = [g for g in unusual if (g.share, g.is_bound) == (first.share, first.is_bound)]
    shown = equals if first.is_bound else [first]
    text = _tr("Most of all they share: {names}")
    return text.format(names=" · ".join(names.get(ground.key, ground.key) for ground in shown))


def rarity_text(ground: CommonGround, n_images: int) -> str:
    """How many random sets of as many pictures are as alike."""
    values = {"n": shown_count(_one_in(ground.share)), "size": shown_count(n_images)}
    if ground.is_bound:
        text = _tr("Fewer than 1 in {n} random sets of {size} are as alike")
    elif ground.share > 0.5:
        text = _tr("Nothing unusual: most random sets of {size} are as alike")
    else:
        text = _tr("1 in {n} random sets of {size} is as alike")
    return text.format(**values)


def _one_in(share: float) -> int:
    """`n` of "1 in n", of which two digits count."""
    n = 1 / share
    unit: int = 10 ** max(len(str(int(n))) - 2, 0)
    return int(round(n / unit) * unit)
