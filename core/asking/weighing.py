"""Getting ready what ranks a folder, so that others may go first."""

from __future__ import annotations

from collections.abc import Sequence

from core.asking.desk import Desk, Way
from core.asking.pacing import Pace, in_steps
from core.asking.question import Question
from core.search import Searcher


def weighed_searcher(
    desk: Desk, way: Way, image_ids: Sequence[int] = (), is_fresh: bool = False
) -> Question[Searcher]:
    """What `Desk.searcher` gives; vectors are loaded, and a blend weighed, in short steps."""
    pace = Pace()
    for condition, _ in desk.parts_of(way):
        desk.vectors(condition, image_ids, is_fresh)
        yield from pace.turn()
    # What is loaded may change between two steps; what was measured of it stands for it still.
    searcher = desk.unweighed(way)
    if not desk.findings.has_deviations(searcher):
        yield from in_steps(searcher.measure)
        desk.findings.keep_deviations(searcher)
    return desk.searcher(way)
