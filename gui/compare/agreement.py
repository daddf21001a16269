"""How far rankings of one query agree, in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from core.asking.comparing import common_hits, overlap
from core.records import Ranking
from gui.messages import listed, shown_count

#: How many first hits are compared.
DEPTHS = (10, 50)


def _tr(text: str) -> str:
    return QCoreApplication.translate("comparing", text)


class Agreement:
    """Of two or more rankings under conditions of these names; the first is the measure."""

    def __init__(self, rankings: Sequence[Ranking], names: Sequence[str]) -> None:
        self._rankings = tuple(rankings)
        self._names = tuple(names)
        shortest = min(len(ranking) for ranking in rankings)
        # Where all hits are among the first 50, that is no distinction.
        self._depth = DEPTHS[-1] if shortest > DEPTHS[-1] else DEPTHS[0]
        #: Files that all rankings have among their first.
        self.common = common_hits(rankings, self._depth)

    @property
    def legend(self) -> str:
        """What the mark of a common hit means, and how many there are."""
        text = _tr("Among the first {depth} of every column: {n}")
        return text.format(depth=self._depth, n=shown_count(len(self.common)))

    def note(self, place: int) -> tuple[str, str]:
        """Of one ranking: a short note, such as "7 of 10 in common with Colour", and a longer one.

        The first is compared with all others together where there are several.
        """
        if place > 0:
            counts = self._counts([self._rankings[0], self._rankings[place]])
            values = {"counts": counts, "name": self._names[0]}
            short = _tr("{counts} in common with {name}").format(**values)
            return short, _tr("Of the first hits here and under {name} the same: {counts}").format(
                **values
            )
        if len(self._rankings) == 2:
            return "", ""
        counts = self._counts(self._rankings)
        short = _tr("{counts} in all columns").format(counts=counts)
        return short, _tr("Of the first hits of all columns the same: {counts}").format(
            counts=counts
        )

    def elsewhere(self, place: int, file_id: int) -> str:
        """Where a hit of one ranking stands in the others, such as "Under Colour: 3"."""
        found = []
        for other, ranking in enumerate(self._rankings):
            rows = np.flatnonzero(ranking.file_ids == file_id)
            if other != place and len(rows):
                text = _tr("Rank under {name}: {rank}")
                rank = shown_count(int(rows[0]) + 1)
                found.append(text.format(name=self._names[other], rank=rank))
        return "\n".join(found)

    def _counts(self, rankings: Sequence[Ranking]) -> str:
        overlaps = dict.fromkeys(overlap(rankings, depth) for depth in DEPTHS)
        one = _tr("{n} of {depth}")
        return listed(one.format(n=found.n_common, depth=found.depth) for found in overlaps)
