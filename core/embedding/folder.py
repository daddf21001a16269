"""Bring the images of a folder to their vectors: read what is new, embed what is missing.

The worker processes do the work; this module hands it out, and commits what came back every
second. It is the only writer of images and vectors.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from core.commits import CommitBuffer
from core.embedding.file_queue import FileQueue, as_read
from core.embedding.in_flight import FIRST, USUAL, Embed, Hash, HashedFile, InFlight, Read, Work
from core.embedding.missing import MissingVectors
from core.embedding.retries import Retries
from core.embedding.scope import Scope, known_images, unread_files
from core.embedding.sharing import Sharing
from core.embedding.tally import Tally
from core.errors import LikewiseError
from core.failing import FailingConditions
from core.jobs import Cancelled, Control, Progress, Report
from core.records import Changes, FileToRead
from core.store.store import Store
from core.workers.bench import Look
from core.workers.pool import WorkerPool
from core.workers.tasks import ReadImage

_log = logging.getLogger(__name__)

_SHOW_BATCH = 4
_BATCH = 8


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
        scope: Scope = Scope.WHOLE,
    ) -> None:
        self._store = store
        self._folder = folder
        self._scope = scope
        self._control = control
        self._tell = tell
        self._buffer = CommitBuffer()
        self._files = FileQueue(unread_files(store, folder, scope))
        # Files that wait for a content which another file is bringing in.
        self._waiting: dict[bytes, list[FileToRead]] = {}
        self._image_of = known_images(store, folder, scope)
        self._failing = FailingConditions()
        self._missing = MissingVectors(store, look.conditions, self._failing)
        if scope is not Scope.NEW:
            self._missing.note_all(store.files.image_ids(folder))
        self._sharing = Sharing(store)
        self._in_flight = InFlight(
            pool, store.proxies, look, store.images.digest_bytes(), self._read_again
        )
        self._retries = Retries(self._in_flight, self._missing, self._failing, self._fail_work)
        self._tally = Tally(len(self._image_of))
        self._batch = max(_BATCH, look.engine.batch_size if look.engine else 0)
        self._most_tasks = 2 * pool.n_workers

    @property
    def n_embedded(self) -> int:
        """How many distinct images have got vectors in this run."""
        return self._tally.n_embedded

    @property
    def n_failed(self) -> int:
        """How many files could not be read in this run."""
        return self._tally.n_failed

    @property
    def has_work(self) -> bool:
        """Whether anything is unread or lacks a vector."""
        return bool(self._files.n_unread or self._missing)

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
                if self._is_idle(is_ending):
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
            self._in_flight.cancel()
            try:
                self._commit()
            finally:
                self._sharing.close()
        self._failing.leave_out_fruitless(self._missing.fruitful)
        report(self._progress())

    def _is_idle(self, is_ending: bool) -> bool:
        """Whether nothing is under way, here or in another process, that this run needs."""
        is_resting = self._control.is_paused or self._sharing.is_waiting
        return self._in_flight.is_empty and (is_ending or not is_resting)

    # What comes next

    def _take_in_new(self) -> None:
        """Files that have appeared, or changed, since the run began belong to it too."""
        records = unread_files(self._store, self._folder, self._scope)
        self._files.take_in(records)
        self._image_of.update((record.file_id, 0) for record in records)
        self._tally.n_files = len(self._image_of)

    def _answer_wishes(self) -> None:
        if self._control.take_news():
            self._take_in_new()
        visible, urgent = self._control.take_wishes()
        self._files.wish(visible, urgent)
        for file_ids, is_for_show in ((urgent, False), (visible, True)):
            for pair in self._files.take_hashed(file_ids):
                self._read([pair], is_for_show, FIRST)
            files = self._files.take_unread(file_ids)
            for start in range(0, len(files), _SHOW_BATCH):
                self._in_flight.hash(files[start : start + _SHOW_BATCH], FIRST)
        for image_id in {self._image_of.get(file_id, 0) for file_id in urgent}:
            if image_id in self._missing:
                self._embed([image_id], FIRST)

    def _fill(self) -> None:
        files_of_others, images_of_others = self._sharing.take_due()
        for pair, is_for_show in files_of_others:
            self._read([pair], is_for_show, USUAL)
        if images_of_others:
            self._embed(images_of_others, USUAL)
        is_hashing, n_tasks = self._in_flight.n_hashing > 0, self._in_flight.n_tasks
        while n_tasks < self._most_tasks and self._submit_next():
            n_tasks += 1
        if not is_hashing and (files := self._files.next_unread()):
            self._in_flight.hash(files, USUAL)

    def _submit_next(self) -> bool:
        if self._files.has_hashed and not self._missing.has_doubted:
            files = self._files.next_hashed(self._batch, self._most_tasks)
            self._read(files, False, USUAL)
            return True
        image_ids = self._missing.next_batch(self._batch)
        if image_ids:
            self._embed(image_ids, USUAL)
        return bool(image_ids)

    def _read(self, pairs: list[HashedFile], is_for_show: bool, priority: int) -> None:
        """Have files read, but those that another process reads, or has read."""
        ours, known = self._sharing.admit_files(pairs, is_for_show)
        for digest, image_id in known.items():
            for file in self._waiting.pop(digest, []):
                self._link(file, image_id)
        if ours:
            self._in_flight.read(ours, is_for_show, priority)

    def _embed(self, image_ids: list[int], priority: int) -> None:
        """Embed images under all that they are missing, but those that another process embeds,
        or has embedded."""
        ours = self._sharing.admit_images(image_ids)
        self._missing.learn()
        for conditions, lacking in self._missing.take(ours).items():
            if conditions:
                self._in_flight.embed(lacking, conditions, priority)
            else:
                self._sharing.release_images(lacking)
                self._tell(Changes(n_embedded=len(lacking)))

    def _read_again(self, image_id: int, reason: LikewiseError) -> None:
        """The stored proxy is damaged: start anew from the files, which fail the second time."""
        self._commit()  # a file may have been found to hold this content just now
        self._missing.forget(image_id)
        for record in self._store.files.of_image(image_id):
            if record.file_id not in self._image_of:
                continue
            self._image_of[record.file_id] = 0
            if not self._files.read_anew(record):
                self._fail(as_read(record), reason)
        self._store.discard_images([image_id])

    # What came back

    def _collect(self) -> None:
        if self._in_flight.is_empty:
            time.sleep(0.05)  # paused
            return
        for work, future in self._in_flight.take_done():
            self._take(work, future)

    def _take(self, work: Work, future: Future[Any]) -> None:
        error = future.exception()
        if isinstance(error, Cancelled):
            raise error  # the pool is closing
        if error is not None:
            self._retries.retry(work, error)
        elif isinstance(work, Hash):
            self._take_hashes(work, future.result())
        else:
            self._retries.count_success()
            self._take_images(work, future.result())

    def _take_hashes(self, work: Hash, answers: list[bytes | LikewiseError]) -> None:
        unknown = []
        for file, answer in zip(work.files, answers, strict=True):
            if isinstance(answer, LikewiseError):
                self._fail(file, answer)
            elif answer in self._waiting:
                self._waiting[answer].append(file)
            elif (image_id := self._store.images.id_of(answer)) is not None:
                self._link(file, image_id)
            else:
                self._waiting[answer] = [file]
                unknown.append((file, answer))
        self._read_or_queue(unknown)

    def _read_or_queue(self, hashed: list[HashedFile]) -> None:
        """Read at once what somebody waits for; the rest waits its turn."""
        urgent, visible = self._files.queue_hashed(hashed)
        for pairs, is_for_show in ((urgent, False), (visible, True)):
            for start in range(0, len(pairs), _SHOW_BATCH):
                self._read(pairs[start : start + _SHOW_BATCH], is_for_show, FIRST)

    def _link(self, file: FileToRead, image_id: int) -> None:
        self._buffer.links.append((file, image_id))
        self._image_of[file.file_id] = image_id
        self._missing.note(image_id)
        if self._files.is_urgent(file.file_id) and image_id in self._missing:
            self._embed([image_id], FIRST)

    def _take_images(self, work: Read | Embed, answers: list[ReadImage | LikewiseError]) -> None:
        if isinstance(work, Embed):
            for image_id, answer in zip(work.image_ids, answers, strict=True):
                self._take_vectors(image_id, answer)
            return
        for file, digest, answer in zip(work.files, work.digests, answers, strict=True):
            if isinstance(answer, LikewiseError):
                self._fail_content(digest, file, answer)
                continue
            self._buffer.put_image(digest, answer)
            self._failing.count_success(answer.vectors)
            self._tally.count_new(bool(answer.vectors))
        self._buffer.is_watched |= work.is_for_show

    def _take_vectors(self, image_id: int, answer: ReadImage | LikewiseError) -> None:
        if isinstance(answer, LikewiseError):
            _log.warning("image %s could not be embedded: %s", image_id, answer)
            self._read_again(image_id, answer)
            return
        self._buffer.put_vectors(image_id, answer)
        self._failing.count_success(answer.vectors)
        self._tally.count_known(image_id)

    def _fail_work(self, work: Read | Hash, reason: LikewiseError) -> None:
        file = work.files[0]
        if isinstance(work, Read):
            self._fail_content(work.digests[0], file, reason)
        else:
            self._fail(file, reason)

    def _fail_content(self, digest: bytes, file: FileToRead, reason: LikewiseError) -> None:
        for waiting in self._waiting.pop(digest, [file]):
            self._fail(waiting, reason)

    def _fail(self, file: FileToRead, reason: LikewiseError) -> None:
        self._files.give_up(file)
        self._buffer.failures.append((file, reason))
        self._tally.n_failed += 1

    # What is kept

    def _commit_if_due(self) -> None:
        if self._buffer.is_due:
            self._commit()

    def _commit(self) -> None:
        buffer, self._buffer = self._buffer, CommitBuffer()
        if not buffer.is_empty:
            new_ids = buffer.commit(self._store, self._waiting)
            self._settle(buffer, new_ids)
        self._sharing.settle(self._waiting, self._in_flight.image_ids)

    def _settle(self, buffer: CommitBuffer, new_ids: dict[bytes, int]) -> None:
        """What was committed is known from now on; what was made for show is embedded next."""
        for fingerprint, pairs in buffer.vectors.items():
            self._missing.add_stored(fingerprint, (image_id for image_id, _ in pairs))
        for digest, image_id in new_ids.items():
            for file in self._waiting.pop(digest):
                self._image_of[file.file_id] = image_id
            self._missing.note(image_id, self._retries.take_doubt(digest))
        self._tell(buffer.changes)

    def _progress(self) -> Progress:
        n_hashing, flying = self._in_flight.n_hashing, self._in_flight.image_ids
        n_waiting = sum(len(files) for files in self._waiting.values())
        n_vectorless = len(self._missing) + sum(i not in self._missing for i in flying)
        return self._tally.progress(self._files.n_unread + n_hashing + n_waiting + n_vectorless)
