"""Conditions that fail on images: which images these are, and when a condition is given up.

An image is not to blame where a condition fails on it: it keeps its place under the others.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable

from core.conditions.base import Condition
from core.errors import LikewiseError
from core.workers.limits import IMAGE_LIMIT_S
from core.workers.pool import WorkerDied, WorkerHung, WorkerTooLarge

_log = logging.getLogger(__name__)

#: A condition that fails on so many images in a row cannot be computed here at all.
_HOPELESS_IN_A_ROW = 8


class FailingConditions:
    """What went wrong with the conditions of one run.

    `left_out` says why a condition is not used any more, by its fingerprint.
    """

    def __init__(self) -> None:
        self.left_out: dict[str, LikewiseError] = {}
        self._images: dict[str, set[int]] = defaultdict(set)
        self._n_in_row: dict[str, int] = defaultdict(int)
        self._last: dict[str, LikewiseError] = {}

    def has_failed(self, fingerprint: str, image_id: int) -> bool:
        """Whether the condition need not be tried on the image again in this run."""
        return image_id in self._images[fingerprint]

    def count_success(self, fingerprints: Iterable[str]) -> None:
        """These conditions have just given a vector."""
        for fingerprint in fingerprints:
            self._n_in_row.pop(fingerprint, None)

    def count_failure(self, condition: Condition, image_id: int, error: BaseException) -> bool:
        """Note that `condition` alone failed on one image; whether it is to be left out."""
        _log.warning("%s failed on image %s: %s", condition.key, image_id, _detail(error))
        name = condition.fingerprint
        self._images[name].add(image_id)
        self._n_in_row[name] += 1
        reason = LikewiseError("condition_failed", name=condition.name, detail=_detail(error))
        self._last[name] = reason
        if self._n_in_row[name] < _HOPELESS_IN_A_ROW:
            return False
        self.left_out.setdefault(name, reason)
        return True

    def leave_out_fruitless(self, fruitful: Iterable[str]) -> None:
        """Leave out what has failed, and is not among those that ever gave a vector."""
        for fingerprint in self._last.keys() - set(fruitful):
            self.left_out.setdefault(fingerprint, self._last[fingerprint])


def reason_of(error: BaseException) -> LikewiseError:
    """Why a file cannot be read, where the task that read it failed."""
    if isinstance(error, WorkerHung):
        return LikewiseError("decoder_hung", seconds=round(IMAGE_LIMIT_S))
    if isinstance(error, WorkerDied):
        return LikewiseError("decoder_died")
    if isinstance(error, (MemoryError, WorkerTooLarge)):
        return LikewiseError("out_of_memory")
    return LikewiseError("worker_error", detail=_detail(error))


def _detail(error: BaseException) -> str:
    if isinstance(error, WorkerHung):
        return f"it took longer than {IMAGE_LIMIT_S:.0f} seconds"
    if isinstance(error, WorkerDied):
        return "it ended the program that did it"
    if isinstance(error, (MemoryError, WorkerTooLarge)):
        return "there is not enough memory"
    return (str(error) or type(error).__name__)[:200]
