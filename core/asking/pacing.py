"""Long work in short steps."""

from __future__ import annotations

import time
from collections.abc import Callable

from core.asking.question import Question

#: A step of working out pairs should take so long; how many that are depends on where the
#: vectors lie: from a file they take 20 times as long as from memory.
_STEP_S = 0.012
_FEWEST_PAIRS, _MOST_PAIRS = 256, 16_384


class Pace:
    """Lets others go first once enough has been done since they last could.

    Not after every little step: giving way costs some milliseconds while the window paints.
    """

    def __init__(self) -> None:
        self._since = time.perf_counter()

    def turn(self) -> Question[None]:
        """Give way if it is time to."""
        if time.perf_counter() - self._since >= _STEP_S:
            yield None
            self._since = time.perf_counter()


def in_steps(advance: Callable[[int], bool]) -> Question[None]:
    """Have pairs worked out until none are left: `advance` is told how many more, and says
    whether any are left."""
    n_pairs = _FEWEST_PAIRS
    while True:
        start = time.perf_counter()
        is_more_left = advance(n_pairs)
        took_s = max(time.perf_counter() - start, 1e-6)
        n_pairs = max(min(int(n_pairs * _STEP_S / took_s), 2 * n_pairs, _MOST_PAIRS), _FEWEST_PAIRS)
        yield None
        if not is_more_left:
            return
