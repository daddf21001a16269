"""What the workers have been asked for in a run and have not answered yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from typing import Any

from core.conditions.base import Condition
from core.errors import LikewiseError
from core.records import FileToRead
from core.store.proxies import ProxyStore
from core.workers.bench import Look
from core.workers.pool import WorkerPool
from core.workers.tasks import EmbedProxies, HashFiles, ReadFiles

#: Priorities: what somebody waits for, and all else.
FIRST, USUAL = 0, 10

_WAIT_S = 0.1

#: A file with the digest of its content.
HashedFile = tuple[FileToRead, bytes]


@dataclass(frozen=True, slots=True)
class Hash:
    """Files whose digests are worked out."""

    files: tuple[FileToRead, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """Files that are read, with their digests; for show proxies are made alone, without vectors."""

    files: tuple[FileToRead, ...]
    digests: tuple[bytes, ...]
    look: Look
    is_for_show: bool


@dataclass(frozen=True, slots=True)
class Embed:
    """Known images that are embedded under some conditions."""

    image_ids: tuple[int, ...]
    conditions: tuple[Condition, ...]


Work = Hash | Read | Embed


class InFlight:
    """The work that is under way, and how it is handed to the workers.

    Images are read under all of `look`, which loses the conditions that cannot be used. Digests
    are `digest_bytes` long.
    `read_again` is told of images whose stored proxy is missing or damaged, and why.
    """

    def __init__(
        self,
        pool: WorkerPool,
        proxies: ProxyStore,
        look: Look,
        digest_bytes: int,
        read_again: Callable[[int, LikewiseError], None],
    ) -> None:
        self.look = look
        self._pool = pool
        self._proxies = proxies
        self._digest_bytes = digest_bytes
        self._read_again = read_again
        self._works: dict[Future[Any], Work] = {}

    @property
    def is_empty(self) -> bool:
        """Whether the workers have answered all."""
        return not self._works

    @property
    def n_tasks(self) -> int:
        """How many tasks decode or embed images."""
        return sum(not isinstance(work, Hash) for work in self._works.values())

    @property
    def n_hashing(self) -> int:
        """How many files have their digests worked out."""
        return sum(len(work.files) for work in self._works.values() if isinstance(work, Hash))

    @property
    def image_ids(self) -> set[int]:
        """The known images that are being embedded."""
        works = (work for work in self._works.values() if isinstance(work, Embed))
        return {image_id for work in works for image_id in work.image_ids}

    def leave_out(self, fingerprint: str) -> None:
        """Ask for no more vectors under a condition as files are read."""
        others = tuple(c for c in self.look.conditions if c.fingerprint != fingerprint)
        self.look = replace(self.look, conditions=others)

    def hash(self, files: Sequence[FileToRead], priority: int) -> None:
        """Have the digests of files worked out."""
        task = HashFiles(tuple(files), self._digest_bytes)
        self._works[self._pool.submit(task, priority)] = Hash(task.files)

    def read(self, batch: Sequence[HashedFile], is_for_show: bool, priority: int) -> None:
        """Have files read, and embedded unless it is for show."""
        look = replace(self.look, conditions=()) if is_for_show else self.look
        task = ReadFiles(tuple(file for file, _ in batch), look)
        digests = tuple(digest for _, digest in batch)
        future = self._pool.submit(task, priority)
        self._works[future] = Read(task.files, digests, task.look, is_for_show)

    def embed(
        self, image_ids: Sequence[int], conditions: tuple[Condition, ...], priority: int
    ) -> None:
        """Have known images embedded from their proxies."""
        if not conditions:
            return  # what they were is left out by now
        proxies = {image_id: self._proxies.read(image_id) for image_id in image_ids}
        for image_id in [i for i, proxy in proxies.items() if proxy is None]:
            self._read_again(image_id, LikewiseError("worker_error", detail="no proxy was kept"))
            del proxies[image_id]
        if not proxies:
            return
        task = EmbedProxies(
            tuple(proxy for proxy in proxies.values() if proxy), Look(conditions, self.look.engine)
        )
        future = self._pool.submit(task, priority)
        self._works[future] = Embed(tuple(proxies), conditions)

    def take_done(self) -> list[tuple[Work, Future[Any]]]:
        """What has been answered since, waiting a moment for it; it is not in flight any more."""
        done, _ = wait(self._works, timeout=_WAIT_S, return_when=FIRST_COMPLETED)
        return [(self._works.pop(future), future) for future in done]

    def cancel(self) -> None:
        """Take back what has not been begun."""
        for future in self._works:
            future.cancel()
