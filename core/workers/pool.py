"""A pool of worker processes that survives the death or the hanging of any of them."""

from __future__ import annotations

import itertools
import logging
import multiprocessing
import os
import pickle
import queue
import threading
import time
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, cast

from core.errors import LikewiseError
from core.jobs import Cancelled
from core.workers.limits import IMAGE_LIMIT_S, OUT_OF_TIME, TASK_BYTES
from core.workers.process import interrupts_held_back, serve
from core.workers.tasks import Task
from core.workers.worker import Worker

_log = logging.getLogger(__name__)

#: Seconds that loading a network may take before the first image.
START_LIMIT_S = 120.0
#: A worker that has hardly computed (a busy machine, a slow disk) gets so many times its limit.
_STARVED_FACTOR = 2
#: So often the memory of busy workers is looked at.
_LOOK_S = 0.25


class WorkerLost(Exception):
    """The process that ran the task is no more, and the task was not done."""


class WorkerDied(WorkerLost):
    """The process that ran the task ended; something in the task made it."""


class WorkerHung(WorkerLost):
    """The task took longer than its limit; its process was ended."""


class WorkerTooLarge(WorkerLost):
    """The task took more memory than its limit; its process was ended."""


@dataclass(order=True, slots=True)
class _Order:
    priority: int
    number: int
    task: Task = field(compare=False)
    future: Future[Any] = field(compare=False)


class WorkerPool:
    """Runs tasks (see `core.workers.tasks`) in `n_workers` spawned processes.

    One thread of this process feeds them; `submit` may be called from any thread. Processes
    start with the first task, and leave the processor to the window where `is_gentle`. Use as a
    context manager, or call `close`.
    """

    def __init__(
        self,
        n_workers: int | None = None,
        image_limit_s: float = IMAGE_LIMIT_S,
        task_bytes: int = TASK_BYTES,
        is_gentle: bool = True,
    ) -> None:
        self.n_workers = n_workers or max(1, _n_cores())
        self._image_limit_s = image_limit_s
        self._task_bytes = task_bytes
        self._is_gentle = is_gentle
        self._looked_at = 0.0
        self._context = multiprocessing.get_context("spawn")
        self._orders: queue.PriorityQueue[_Order] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._workers: list[Worker] = []
        self._wake_reader, self._wake_writer = self._context.Pipe(duplex=False)
        self._lock = threading.Lock()
        self._is_closing = False
        self._thread: threading.Thread | None = None

    def submit(self, task: Task, priority: int = 10) -> Future[Any]:
        """Have `task` run; lower priorities first. The future fails with `WorkerDied`,
        `WorkerHung`, `WorkerTooLarge`, or what the task raised: a `LikewiseError`, `MemoryError`
        or `Cancelled` as it is, all else as a `RuntimeError` that names it."""
        future: Future[Any] = Future()
        with self._lock:
            if self._is_closing:
                future.set_exception(Cancelled())
                return future
            self._orders.put(_Order(priority, next(self._numbers), task, future))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="worker pool", daemon=True)
                self._thread.start()
        self._wake()
        return future

    @property
    def process_ids(self) -> list[int]:
        """Process ids of the running workers."""
        return [worker.process.pid for worker in self._workers if worker.process.pid]

    def close(self) -> None:
        """End all processes; what was not finished fails with `Cancelled`."""
        with self._lock:
            self._is_closing = True
        self._wake()
        if self._thread is not None:
            self._thread.join()
        self._wake_reader.close()
        self._wake_writer.close()

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def _wake(self) -> None:
        with self._lock:
            if not self._wake_writer.closed:
                self._wake_writer.send_bytes(b"!")

    def _run(self) -> None:
        try:
            while not self._is_closing:
                self._hand_out()
                self._take_in()
        except Exception:  # noqa: BLE001 - what waits is answered all the same
            _log.exception("the worker pool has failed")
        finally:
            with self._lock:
                self._is_closing = True  # so that nothing is queued from now on
            self._end_all()

    def _hand_out(self) -> None:
        while not self._orders.empty():
            try:
                worker = self._idle_worker()
            except OSError as error:
                self._refuse(self._orders.get(), error)
                continue
            if worker is None:
                return
            order = self._orders.get()
            if not order.future.set_running_or_notify_cancel():
                continue
            self._begin(worker, order)

    def _begin(self, worker: Worker, order: _Order) -> None:
        worker.task, worker.future = order.task, order.future
        start = START_LIMIT_S if worker.n_done < 1 else 0.0
        worker.limit_s = start + self._image_limit_s * max(1, order.task.n_items)
        try:
            worker.connection.send(order.task)
        except OSError:
            self._bury(worker, WorkerDied())
            return
        except Exception as error:  # noqa: BLE001 - a task that can't be pickled
            worker.task, worker.future = None, None
            order.future.set_exception(error)
            return
        # It works already: what is noted here need not hold it up.
        worker.started_at = time.monotonic()
        worker.deadline = worker.started_at + worker.limit_s
        worker.cpu_at_start_s = worker.cpu_s
        worker.bytes_at_start = worker.memory_bytes

    def _refuse(self, order: _Order, error: OSError) -> None:
        _log.warning("no worker process could be started: %s", error)
        if order.future.set_running_or_notify_cancel():
            detail = error.strerror or str(error)
            order.future.set_exception(LikewiseError("worker_failed", detail=detail))

    def _idle_worker(self) -> Worker | None:
        for worker in [worker for worker in self._workers if worker.future is None]:
            if worker.process.is_alive():
                return worker
            self._bury(worker, WorkerDied())  # ended while idle: no task is to blame
        return self._start_worker() if len(self._workers) < self.n_workers else None

    def _start_worker(self) -> Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._is_gentle), daemon=True)
        try:
            with interrupts_held_back():
                process.start()
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        worker = Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _take_in(self) -> None:
        busy = {worker.connection: worker for worker in self._workers if worker.future}
        now = time.monotonic()
        limit = min((worker.deadline - now for worker in busy.values()), default=None)
        timeout = None if limit is None else min(max(limit, 0.0), _LOOK_S)
        ready = wait([self._wake_reader, *busy], timeout)
        for connection in ready:
            if connection is self._wake_reader:
                self._wake_reader.recv_bytes()
            else:
                self._receive(busy[cast(Connection, connection)])
        now = time.monotonic()
        for worker in busy.values():
            if worker.future is not None and worker.deadline <= now:
                self._end_or_wait(worker, now)
        if now - self._looked_at >= _LOOK_S:
            self._looked_at = now
            self._end_too_large(worker for worker in busy.values() if worker.future is not None)

    def _end_too_large(self, busy: Iterable[Worker]) -> None:
        for worker in busy:
            if worker.memory_bytes - worker.bytes_at_start > self._task_bytes:
                self._bury(worker, WorkerTooLarge())

    def _end_or_wait(self, worker: Worker, now: float) -> None:
        """At its limit a worker is ended, unless a busy machine has just not let it work."""
        is_starved = worker.cpu_s - worker.cpu_at_start_s < worker.limit_s / 2
        if is_starved and now - worker.started_at < _STARVED_FACTOR * worker.limit_s:
            worker.deadline = now + worker.limit_s
        else:
            self._bury(worker, WorkerHung())

    def _receive(self, worker: Worker) -> None:
        """Take an answer and give the worker its next task, before anybody looks at the answer."""
        try:
            answer = worker.connection.recv_bytes()
        except (EOFError, OSError):
            self._bury(worker, WorkerDied())
            return
        future, worker.future, worker.task = worker.future, None, None
        worker.n_done += 1
        self._hand_out()
        if future is not None:
            _settle(future, answer)

    def _bury(self, worker: Worker, reason: Exception) -> None:
        """End a worker for good; the next task starts a new one."""
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        if isinstance(reason, WorkerDied) and worker.process.exitcode == OUT_OF_TIME:
            reason = WorkerHung()
        _log.warning(
            "worker %s ended (%s, exit code %s) in %s",
            worker.process.pid,
            type(reason).__name__,
            worker.process.exitcode,
            type(worker.task).__name__,
        )
        worker.connection.close()
        future, worker.future = worker.future, None
        if future is not None:
            future.set_exception(reason)

    def _end_all(self) -> None:
        while not self._orders.empty():
            future = self._orders.get().future
            if future.set_running_or_notify_cancel():
                future.set_exception(Cancelled())
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()
            if worker.future is not None:
                worker.future.set_exception(Cancelled())
        self._workers.clear()


def _settle(future: Future[Any], answer: bytes) -> None:
    """Give a future what a worker sent for it."""
    try:
        result = pickle.loads(answer)
    except Exception as error:  # noqa: BLE001 - unpickling can raise anything
        _log.warning("an answer could not be read: %s: %s", type(error).__name__, error)
        future.set_exception(WorkerDied())
        return
    if isinstance(result, Exception):
        future.set_exception(result)
    else:
        future.set_result(result)


def _n_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
