"""Bring the images of a folder to their vectors: read what is new, embed what is missing.

The worker processes do the work; this module decides what comes next, and commits what came
back every second. It is the only writer of images and vectors.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any

from core.commits import CommitBuffer
from core.conditions.base import Condition
from core.errors import LikewiseError
from core.failing import FailingConditions, reason_of
from core.jobs import Cancelled, Control, Progress, Rate, Report
from core.records import Changes
from core.store.images import NewImage
from core.store.store import Store
from core.workers.bench import Look
from core.workers.pool import WorkerDied, WorkerPool
from core.workers.tasks import EmbedProxies, FileToRead, HashFiles, ReadFiles, ReadImage

_log = logging.getLogger(__name__)

_HASH_BATCH = 64
_SHOW_BATCH = 4
_BATCH = 8
#: So many single images in a row that end their worker mean that workers cannot run at all.
_HOPELESS_DEATHS = 8

_FIRST, _USUAL = 0, 10


@dataclass(frozen=True, slots=True)
class _Read:
    """Files in flight with their digests; for show proxies are made alone, without vectors."""

    files: tuple[FileToRead, ...]
    digests: tuple[bytes, ...]
    look: Look
    is_for_show: bool


@dataclass(frozen=True, slots=True)
class _Hash:
    files: tuple[FileToRead, ...]


@dataclass(frozen=True, slots=True)
class _Embed:
    image_ids: tuple[int, ...]
    conditions: tuple[Condition, ...]


class FolderEmbedding:
    """One run over one folder. Make it, call `run` once, and read `n_embedded` afterwards."""

    def __init__(
        self,
        store: Store,
        pool: WorkerPool,
        folder: bytes,
        look: Look,
        control: Control,
        tell: Callable[[Changes], None],
    ) -> None:
        self._store = store
        self._pool = pool
        self._look = look
        self._control = control
        self._tell = tell
        self._buffer = CommitBuffer()
        self._in_flight: dict[Future[Any], _Read | _Hash | _Embed] = {}
        self._unread = {
            record.file_id: FileToRead(
                record.file_id, record.path, record.size_bytes, record.mtime_ns
            )
            for record in store.files.unread(folder)
        }
        self._hashed: dict[int, tuple[FileToRead, bytes]] = {}
        # Files that wait for a content which another file is bringing in.
        self._waiting: dict[bytes, list[int]] = {}
        listing = store.files.listing(folder)
        self._image_of = dict(
            zip(listing.file_ids.tolist(), listing.image_ids.tolist(), strict=True)
        )
        self._have = {
            condition.fingerprint: store.vectors.image_ids(condition.fingerprint)
            for condition in look.conditions
        }
        self._failing = FailingConditions()
        self._missing: dict[int, frozenset[str]] = {}
        self._ready: deque[int] = deque()
        # Contents that could not be embedded as they were read, and then their images. These are
        # next, before more files are read: a condition that always fails is found out soon.
        self._doubted: set[bytes] = set()
        self._doubted_ready: deque[int] = deque()
        for image_id in store.files.image_ids(folder):
            self._note_missing(image_id)
        # Wishes that are not granted yet, by file id.
        self._visible: frozenset[int] = frozenset()
        self._urgent: set[int] = set()
        # Files that were read once more since their stored proxy was damaged.
        self._read_anew: set[int] = set()
        self._n_total = len(listing)
        self._batch = max(_BATCH, look.engine.batch_size if look.engine else 0)
        self._n_deaths = 0
        self._rate = Rate()
        self._embedded: set[int] = set()
        self.n_embedded = 0
        self.n_failed = 0

    @property
    def has_work(self) -> bool:
        """Whether anything is unread or lacks a vector."""
        return bool(self._unread or self._missing)

    @property
    def left_out(self) -> dict[str, LikewiseError]:
        """Conditions that could not be used, by fingerprint, and why; complete after `run`."""
        return self._failing.left_out

    def run(self, report: Report, is_enough: Callable[[], bool] = lambda: False) -> None:
        """Work until nothing is missing, or until `is_enough` says so.

        What is finished stays, also where `report` cancels. A condition that cannot be used does
        not hold up the others: see `left_out`.
        """
        try:
            while True:
                is_ending = is_enough()
                if not is_ending:
                    self._answer_wishes()
                if not is_ending and not self._control.is_paused:
                    self._fill()
                if not self._in_flight and (is_ending or not self._control.is_paused):
                    if is_ending or self._buffer.is_empty:
                        break
                    # What was read for show alone is missing its vectors once it is committed.
                    self._commit()
                    continue
                self._collect()
                self._commit_if_due()
                report(self._progress())
                if self._control.is_cancelled:
                    raise Cancelled
        finally:
            for future in self._in_flight:
                future.cancel()
            self._commit()
        self._failing.leave_out_fruitless(name for name, ids in self._have.items() if ids)
        report(self._progress())

    # What comes next

    def _note_missing(self, image_id: int, is_doubted: bool = False) -> None:
        names = [condition.fingerprint for condition in self._look.conditions]
        lacking = frozenset(name for name in names if self._is_lacking(name, image_id))
        if lacking and image_id not in self._missing:
            self._missing[image_id] = lacking
            (self._doubted_ready if is_doubted else self._ready).append(image_id)

    def _is_lacking(self, fingerprint: str, image_id: int) -> bool:
        has_vector = image_id in self._have[fingerprint]
        return not has_vector and not self._failing.has_failed(fingerprint, image_id)

    def _answer_wishes(self) -> None:
        visible, urgent = self._control.take_wishes()
        self._visible = frozenset(visible) or self._visible
        self._urgent.update(urgent)
        for file_ids, is_for_show in ((urgent, False), (visible, True)):
            for file_id in file_ids:
                if file_id in self._hashed:
                    self._submit_read([self._hashed.pop(file_id)], is_for_show, _FIRST)
            files = [self._unread.pop(i) for i in file_ids if i in self._unread]
            for start in range(0, len(files), _SHOW_BATCH):
                self._submit_hash(tuple(files[start : start + _SHOW_BATCH]), _FIRST)
        for image_id in {self._image_of.get(file_id, 0) for file_id in urgent}:
            if image_id in self._missing:
                self._submit_embed([image_id], _FIRST)

    def _fill(self) -> None:
        n_read = sum(not isinstance(work, _Hash) for work in self._in_flight.values())
        n_hash = len(self._in_flight) - n_read
        while n_read < 2 * self._pool.n_workers and self._submit_next():
            n_read += 1
        if self._unread and not n_hash and len(self._hashed) < 2 * _HASH_BATCH:
            ids = list(islice(self._unread, _HASH_BATCH))
            self._submit_hash(tuple(self._unread.pop(i) for i in ids), _USUAL)

    def _submit_next(self) -> bool:
        if self._hashed and not self._doubted_ready:
            ids = list(islice(self._hashed, self._batch))
            self._submit_read([self._hashed.pop(i) for i in ids], False, _USUAL)
            return True
        return self._submit_ready(self._doubted_ready) or self._submit_ready(self._ready)

    def _submit_ready(self, ready: deque[int]) -> bool:
        while ready:
            image_id = ready.popleft()
            if image_id not in self._missing:
                continue
            batch_ids, wanted = [image_id], self._missing[image_id]
            while ready and len(batch_ids) < self._batch:
                if self._missing.get(ready[0]) != wanted:
                    break
                batch_ids.append(ready.popleft())
            self._submit_embed(batch_ids, _USUAL)
            return True
        return False

    def _submit_hash(self, files: tuple[FileToRead, ...], priority: int) -> None:
        future = self._pool.submit(HashFiles(files), priority)
        self._in_flight[future] = _Hash(files)

    def _submit_read(
        self, batch: list[tuple[FileToRead, bytes]], is_for_show: bool, priority: int
    ) -> None:
        files = tuple(file for file, _ in batch)
        look = Look() if is_for_show else self._look
        future = self._pool.submit(ReadFiles(files, look), priority)
        digests = tuple(digest for _, digest in batch)
        self._in_flight[future] = _Read(files, digests, look, is_for_show)

    def _submit_embed(self, image_ids: Sequence[int], priority: int) -> None:
        """Embed images under all that they are missing, which is the same for each."""
        wanted = [self._missing.pop(image_id) for image_id in image_ids][0]
        conditions = tuple(c for c in self._look.conditions if c.fingerprint in wanted)
        self._submit_conditions(image_ids, conditions, priority)

    def _submit_conditions(
        self, image_ids: Sequence[int], conditions: tuple[Condition, ...], priority: int
    ) -> None:
        if not conditions:
            return  # what they were is left out by now
        proxies = {image_id: self._store.proxies.read(image_id) for image_id in image_ids}
        for image_id in [i for i, proxy in proxies.items() if proxy is None]:
            self._read_again(image_id, LikewiseError("worker_error", detail="no proxy was kept"))
            del proxies[image_id]
        if not proxies:
            return
        task = EmbedProxies(
            tuple(proxy for proxy in proxies.values() if proxy), Look(conditions, self._look.engine)
        )
        future = self._pool.submit(task, priority)
        self._in_flight[future] = _Embed(tuple(proxies), conditions)

    def _read_again(self, image_id: int, reason: LikewiseError) -> None:
        """The stored proxy is damaged: start anew from the files, which fail the second time."""
        self._commit()  # a file may have been found to hold this content just now
        self._missing.pop(image_id, None)
        for record in self._store.files.of_image(image_id):
            file_id = record.file_id
            if file_id not in self._image_of:
                continue
            self._image_of[file_id] = 0
            if file_id in self._read_anew:
                self._fail(file_id, reason)
                continue
            self._read_anew.add(file_id)
            self._unread[file_id] = FileToRead(
                file_id, record.path, record.size_bytes, record.mtime_ns
            )
        self._store.discard_images([image_id])

    # What came back

    def _collect(self) -> None:
        if not self._in_flight:
            time.sleep(0.05)  # paused
            return
        done, _ = wait(self._in_flight, timeout=0.1, return_when=FIRST_COMPLETED)
        for future in done:
            work = self._in_flight.pop(future)
            error = future.exception()
            if isinstance(error, Cancelled):
                raise error  # the pool is closing
            if error is not None:
                self._retry(work, error)
            elif isinstance(work, _Hash):
                self._take_hashes(work, future.result())
            else:
                self._n_deaths = 0
                self._take_images(work, future.result())

    def _take_hashes(self, work: _Hash, answers: list[bytes | LikewiseError]) -> None:
        unknown = []
        for file, answer in zip(work.files, answers, strict=True):
            if isinstance(answer, LikewiseError):
                self._fail(file.file_id, answer)
            elif answer in self._waiting:
                self._waiting[answer].append(file.file_id)
            elif (image_id := self._store.images.id_of(answer)) is not None:
                self._link(file.file_id, image_id)
            else:
                self._waiting[answer] = [file.file_id]
                unknown.append((file, answer))
        self._read_or_queue(unknown)

    def _read_or_queue(self, hashed: list[tuple[FileToRead, bytes]]) -> None:
        """Read at once what somebody waits for; the rest waits its turn."""
        urgent = [pair for pair in hashed if pair[0].file_id in self._urgent]
        visible = [pair for pair in hashed if pair[0].file_id in self._visible - self._urgent]
        for pairs, is_for_show in ((urgent, False), (visible, True)):
            for start in range(0, len(pairs), _SHOW_BATCH):
                self._submit_read(pairs[start : start + _SHOW_BATCH], is_for_show, _FIRST)
        wished = self._urgent | self._visible
        self._hashed.update((p[0].file_id, p) for p in hashed if p[0].file_id not in wished)

    def _link(self, file_id: int, image_id: int) -> None:
        self._buffer.links.append((file_id, image_id))
        self._image_of[file_id] = image_id
        self._note_missing(image_id)
        if file_id in self._urgent and image_id in self._missing:
            self._submit_embed([image_id], _FIRST)

    def _take_images(self, work: _Read | _Embed, answers: list[ReadImage | LikewiseError]) -> None:
        if isinstance(work, _Embed):
            for image_id, answer in zip(work.image_ids, answers, strict=True):
                self._take_vectors(image_id, answer)
            return
        for file, digest, answer in zip(work.files, work.digests, answers, strict=True):
            if isinstance(answer, LikewiseError):
                for file_id in self._waiting.pop(digest, [file.file_id]):
                    self._fail(file_id, answer)
                continue
            self._buffer.images[digest] = NewImage(
                digest, answer.width, answer.height, answer.taken_s, answer.proxy
            )
            self._buffer.vectors_of_new[digest] = answer.vectors
            self._failing.count_success(answer.vectors)
            self._count_image(bool(answer.vectors))
        self._buffer.is_watched |= work.is_for_show

    def _take_vectors(self, image_id: int, answer: ReadImage | LikewiseError) -> None:
        if isinstance(answer, LikewiseError):
            _log.warning("image %s could not be embedded: %s", image_id, answer)
            self._read_again(image_id, answer)
            return
        for fingerprint, vector in answer.vectors.items():
            self._buffer.vectors.setdefault(fingerprint, []).append((image_id, vector))
        self._failing.count_success(answer.vectors)
        # Once, also where its conditions are tried one by one.
        self._count_image(image_id not in self._embedded)
        self._embedded.add(image_id)

    def _count_image(self, is_embedded: bool) -> None:
        self._buffer.n_images += 1
        self.n_embedded += is_embedded
        if is_embedded:
            self._rate.count()

    def _fail(self, file_id: int, reason: LikewiseError) -> None:
        self._buffer.failures.append((file_id, reason))
        self.n_failed += 1

    # What failed

    def _retry(self, work: _Read | _Hash | _Embed, error: BaseException) -> None:
        """Find out what made a task fail: a file, a condition, or one of them with the other."""
        if isinstance(error, LikewiseError) and error.code == "worker_failed":
            raise error
        if isinstance(work, _Embed):
            self._retry_embed(work, error)
        elif isinstance(work, _Read) and work.look.conditions:
            self._retry_read(work, error)
        elif isinstance(error, LikewiseError):
            raise error
        elif len(work.files) > 1:
            self._split(work)
        else:
            self._fail_single(work, error)

    def _retry_embed(self, work: _Embed, error: BaseException) -> None:
        """Image by image, then condition by condition: a single one that fails is the culprit.

        What is foreseen goes wrong as a condition is loaded, whatever the image.
        """
        is_foreseen = isinstance(error, LikewiseError)
        left = [c for c in work.conditions if c.fingerprint not in self.left_out]
        if len(work.image_ids) > 1 and not is_foreseen:
            for image_id in work.image_ids:
                self._submit_conditions([image_id], tuple(left), _USUAL)
        elif len(work.conditions) > 1:
            for condition in left:
                self._submit_conditions(work.image_ids, (condition,), _FIRST)
        elif isinstance(error, LikewiseError):
            self._leave_out(work.conditions[0], error)
        else:
            for condition in left:
                if self._failing.count_failure(condition, work.image_ids[0], error):
                    self._leave_out(condition, self.left_out[condition.fingerprint])

    def _leave_out(self, condition: Condition, reason: LikewiseError) -> None:
        """Go on without a condition."""
        name = condition.fingerprint
        self.left_out.setdefault(name, reason)
        others = tuple(c for c in self._look.conditions if c.fingerprint != name)
        self._look = replace(self._look, conditions=others)
        lacking = {image_id: names - {name} for image_id, names in self._missing.items()}
        self._missing = {image_id: names for image_id, names in lacking.items() if names}

    def _retry_read(self, work: _Read, error: BaseException) -> None:
        """Before a file is blamed it is read without embedding it, which then follows."""
        if len(work.files) > 1 and not isinstance(error, LikewiseError):
            self._split(work)
            return
        self._doubted.update(work.digests)
        pairs = list(zip(work.files, work.digests, strict=True))
        self._submit_read(pairs, True, _FIRST)

    def _split(self, work: _Read | _Hash) -> None:
        if isinstance(work, _Hash):
            for file in work.files:
                self._submit_hash((file,), _USUAL)
        else:
            for pair in zip(work.files, work.digests, strict=True):
                self._submit_read([pair], work.is_for_show, _USUAL)

    def _fail_single(self, work: _Read | _Hash, error: BaseException) -> None:
        self._n_deaths += isinstance(error, WorkerDied)
        if self._n_deaths >= _HOPELESS_DEATHS:
            raise LikewiseError("worker_failed", detail="it ended again and again")
        file_ids = [work.files[0].file_id]
        if isinstance(work, _Read):
            file_ids = self._waiting.pop(work.digests[0])
        for file_id in file_ids:
            self._fail(file_id, reason_of(error))

    # What is kept

    def _commit_if_due(self) -> None:
        if self._buffer.is_due:
            self._commit()

    def _commit(self) -> None:
        buffer, self._buffer = self._buffer, CommitBuffer()
        if buffer.is_empty:
            return
        new_ids = buffer.commit(self._store, self._waiting)
        self._settle(buffer, new_ids)

    def _settle(self, buffer: CommitBuffer, new_ids: dict[bytes, int]) -> None:
        """What was committed is known from now on; what was made for show is embedded next."""
        for fingerprint, pairs in buffer.vectors.items():
            self._have[fingerprint].update(image_id for image_id, _ in pairs)
        for digest, image_id in new_ids.items():
            for file_id in self._waiting.pop(digest):
                self._image_of[file_id] = image_id
            self._note_missing(image_id, digest in self._doubted)
            self._doubted.discard(digest)
        failed = tuple(file_id for file_id, _ in buffer.failures)
        n_embedded = max(map(len, buffer.vectors.values()), default=0)
        self._tell(Changes(tuple(buffer.links), failed, n_embedded))

    def _progress(self) -> Progress:
        n_waiting = sum(len(files) for files in self._waiting.values())
        flying = (work.image_ids for work in self._in_flight.values() if isinstance(work, _Embed))
        n_vectorless = len(self._missing) + len(set(chain(*flying)) - self._missing.keys())
        n_hashing = sum(
            len(work.files) for work in self._in_flight.values() if isinstance(work, _Hash)
        )
        n_open = len(self._unread) + n_hashing + n_waiting + n_vectorless
        done = max(self._n_total - n_open, 0)
        return Progress("embed", done, self._n_total, self.n_failed, self._rate.per_second())
