"""Which part of a task that failed is to blame: a file, a condition, or one with the other."""

from __future__ import annotations

from collections.abc import Callable

from core.conditions.base import Condition
from core.embedding.in_flight import FIRST, USUAL, Embed, Hash, InFlight, Read, Work
from core.embedding.missing import MissingVectors
from core.errors import LikewiseError
from core.failing import FailingConditions, reason_of
from core.workers.pool import WorkerDied

#: So many single images in a row that end their worker mean that workers cannot run at all.
_HOPELESS_DEATHS = 8


class Retries:
    """Tries what failed again in smaller pieces, until the culprit is alone.

    `fail` is told of single files that cannot be hashed or read, and why. A condition that cannot
    be used is left out of what is in flight and of what is missing.
    """

    def __init__(
        self,
        in_flight: InFlight,
        missing: MissingVectors,
        failing: FailingConditions,
        fail: Callable[[Read | Hash, LikewiseError], None],
    ) -> None:
        self._in_flight = in_flight
        self._missing = missing
        self._failing = failing
        self._fail = fail
        self._doubted: set[bytes] = set()
        self._n_deaths = 0

    def count_success(self) -> None:
        """A task with images has just been done."""
        self._n_deaths = 0

    def take_doubt(self, digest: bytes) -> bool:
        """Whether a content could not be embedded as it was read; it is asked for once."""
        is_doubted = digest in self._doubted
        self._doubted.discard(digest)
        return is_doubted

    def retry(self, work: Work, error: BaseException) -> None:
        """Go on after `work` failed with `error`, which is raised where nothing else can be done.

        Raises "worker_failed" where workers cannot run at all.
        """
        if isinstance(error, LikewiseError) and error.code == "worker_failed":
            raise error
        if isinstance(work, Embed):
            self._retry_embed(work, error)
        elif isinstance(work, Read) and work.look.conditions:
            self._retry_read(work, error)
        elif isinstance(error, LikewiseError):
            raise error
        elif len(work.files) > 1:
            self._split(work)
        else:
            self._fail_single(work, error)

    def _retry_embed(self, work: Embed, error: BaseException) -> None:
        """Image by image, then condition by condition: a single one that fails is the culprit.

        What is foreseen goes wrong as a condition is loaded, whatever the image.
        """
        is_foreseen = isinstance(error, LikewiseError)
        left_out = self._failing.left_out
        left = [c for c in work.conditions if c.fingerprint not in left_out]
        if len(work.image_ids) > 1 and not is_foreseen:
            for image_id in work.image_ids:
                self._in_flight.embed([image_id], tuple(left), USUAL)
        elif len(work.conditions) > 1:
            for condition in left:
                self._in_flight.embed(work.image_ids, (condition,), FIRST)
        elif isinstance(error, LikewiseError):
            self._leave_out(work.conditions[0], error)
        else:
            for condition in left:
                if self._failing.count_failure(condition, work.image_ids[0], error):
                    self._leave_out(condition, left_out[condition.fingerprint])

    def _leave_out(self, condition: Condition, reason: LikewiseError) -> None:
        """Go on without a condition."""
        self._failing.left_out.setdefault(condition.fingerprint, reason)
        self._in_flight.leave_out(condition.fingerprint)
        self._missing.leave_out(condition.fingerprint)

    def _retry_read(self, work: Read, error: BaseException) -> None:
        """Before a file is blamed it is read without embedding it, which then follows."""
        if len(work.files) > 1 and not isinstance(error, LikewiseError):
            self._split(work)
            return
        self._doubted.update(work.digests)
        pairs = list(zip(work.files, work.digests, strict=True))
        self._in_flight.read(pairs, True, FIRST)

    def _split(self, work: Read | Hash) -> None:
        if isinstance(work, Hash):
            for file in work.files:
                self._in_flight.hash((file,), USUAL)
        else:
            for pair in zip(work.files, work.digests, strict=True):
                self._in_flight.read([pair], work.is_for_show, USUAL)

    def _fail_single(self, work: Read | Hash, error: BaseException) -> None:
        self._n_deaths += isinstance(error, WorkerDied)
        if self._n_deaths >= _HOPELESS_DEATHS:
            raise LikewiseError("worker_failed", detail="it ended again and again")
        self._fail(work, reason_of(error))
