"""The pool of worker processes: what it promises about tasks that end badly."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Iterator
from concurrent.futures import wait
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from core.errors import LikewiseError
from core.jobs import Cancelled
from core.workers.pool import WorkerDied, WorkerHung, WorkerPool
from core.workers.tasks import Task, Workbench


@dataclass(frozen=True)
class Square:
    number: int
    n_items: int = 1

    def run(self, _bench: Workbench) -> int:
        return self.number**2


@dataclass(frozen=True)
class Die:
    n_items: int = 1

    def run(self, _bench: Workbench) -> None:
        os._exit(7)


@dataclass(frozen=True)
class Hang:
    n_items: int = 1

    def run(self, _bench: Workbench) -> None:
        read, _write = os.pipe()
        os.read(read, 1)  # nobody ever writes


@dataclass(frozen=True)
class ReadLine:
    """Works until a line is written into a named pipe."""

    path: str
    n_items: int = 1

    def run(self, _bench: Workbench) -> int:
        return len(Path(self.path).read_text())


@dataclass(frozen=True)
class Fail:
    error: Exception
    n_items: int = 1

    def run(self, _bench: Workbench) -> None:
        raise self.error


@dataclass(frozen=True)
class AnswerWithCode:
    n_items: int = 1

    def run(self, _bench: Workbench) -> object:
        return lambda: None  # cannot travel


class Picky(Exception):
    """Pickles, but cannot be made again from what was pickled."""

    def __init__(self, one: object, other: object) -> None:
        super().__init__(one)
        self.other = other


@dataclass(frozen=True)
class FailInAWayThatCannotTravel:
    n_items: int = 1

    def run(self, _bench: Workbench) -> None:
        raise Picky(1, 2)


@dataclass(frozen=True)
class AnswerThatCannotBeRead:
    n_items: int = 1

    def run(self, _bench: Workbench) -> list[Exception]:
        return [Picky(1, 2)]


@dataclass(frozen=True)
class ProcessId:
    n_items: int = 1

    def run(self, _bench: Workbench) -> int:
        return os.getpid()


@pytest.fixture(scope="module")
def single() -> Iterator[WorkerPool]:
    """A pool of one worker that is impatient once it has warmed up."""
    with WorkerPool(n_workers=1, image_limit_s=0.3) as pool:
        yield pool


def warm_up(pool: WorkerPool) -> None:
    """The first task of a worker may take long, since networks are loaded then."""
    pool.submit(Square(1)).result()


def test_answers_belong_to_their_tasks(pool: WorkerPool) -> None:
    futures = [pool.submit(Square(number)) for number in range(40)]
    assert [future.result() for future in futures] == [number**2 for number in range(40)]


def test_no_more_processes_run_than_were_asked_for(pool: WorkerPool) -> None:
    wait([pool.submit(Square(number)) for number in range(10)])
    assert len(pool.process_ids) <= pool.n_workers


def test_a_worker_that_dies_fails_its_task_and_the_pool_goes_on(single: WorkerPool) -> None:
    futures = [single.submit(task) for task in (Square(2), Die(), Square(3))]
    assert isinstance(futures[1].exception(), WorkerDied)
    assert (futures[0].result(), futures[2].result()) == (4, 9)


def test_a_worker_that_hangs_is_ended_and_the_pool_goes_on(single: WorkerPool) -> None:
    warm_up(single)
    process_id = single.submit(ProcessId()).result()
    assert isinstance(single.submit(Hang()).exception(), WorkerHung)
    assert not psutil.pid_exists(process_id)
    assert single.submit(Square(5)).result() == 25


def test_what_a_task_raises_reaches_the_asker(single: WorkerPool) -> None:
    error = single.submit(Fail(LikewiseError("weights_missing", name="N", package="p"))).exception()
    assert isinstance(error, LikewiseError)
    assert str(error) == "The weights of N are missing. Install the package p."
    assert isinstance(single.submit(Fail(MemoryError())).exception(), MemoryError)
    other = single.submit(Fail(KeyError("x"))).exception()
    assert type(other) is RuntimeError
    assert str(other) == "KeyError: 'x'"
    assert single.submit(Square(2)).result() == 4


@pytest.mark.parametrize("task", [FailInAWayThatCannotTravel(), AnswerThatCannotBeRead()])
def test_what_cannot_be_read_by_the_asker_fails_only_its_task(
    single: WorkerPool, task: Task
) -> None:
    assert isinstance(single.submit(task).exception(), RuntimeError | WorkerDied)
    assert single.submit(Square(2)).result() == 4


def test_a_task_that_cannot_travel_fails_alone(single: WorkerPool) -> None:
    assert single.submit(Fail(Picky(lambda: None, 1))).exception() is not None
    assert single.submit(Square(2)).result() == 4


def test_where_no_process_starts_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_process: object) -> None:
        raise OSError(errno.EAGAIN, "no more processes")

    with WorkerPool(n_workers=1) as pool:
        with monkeypatch.context() as patched:
            patched.setattr(pool._context.Process, "start", refuse)
            error = pool.submit(Square(1)).exception()
        assert isinstance(error, LikewiseError)
        assert error.code == "worker_failed"
        assert pool.submit(Square(2)).result() == 4


def test_a_pool_whose_thread_has_failed_answers_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    with WorkerPool(n_workers=1) as pool:
        monkeypatch.setattr(pool, "_hand_out", fail)
        futures = [pool.submit(Square(1)) for _ in range(3)]
        assert all(isinstance(future.exception(timeout=9), Cancelled) for future in futures)
        assert isinstance(pool.submit(Square(1)).exception(timeout=9), Cancelled)


def test_an_answer_that_cannot_travel_is_an_error_and_no_silence(single: WorkerPool) -> None:
    assert isinstance(single.submit(AnswerWithCode()).exception(), RuntimeError)
    assert single.submit(Square(2)).result() == 4


@pytest.mark.skipif(not hasattr(os, "waitid"), reason="the end of a process cannot be awaited")
def test_a_worker_killed_while_idle_costs_no_task(single: WorkerPool) -> None:
    process_id = single.submit(ProcessId()).result()
    os.kill(process_id, signal.SIGKILL)
    os.waitid(os.P_PID, process_id, os.WEXITED | os.WNOWAIT)
    assert single.submit(Square(6)).result() == 36


@pytest.mark.skipif(os.name == "nt", reason="needs a named pipe")
def test_urgent_tasks_overtake_those_that_wait(single: WorkerPool, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    futures = [single.submit(ReadLine(str(tmp_path / "pipe")))]  # until all others wait behind it
    finished: list[int] = []
    for number in range(1, 6):
        future = single.submit(Square(number), priority=10 if number < 5 else 0)
        future.add_done_callback(lambda done: finished.append(done.result()))
        futures.append(future)
    (tmp_path / "pipe").write_text("go\n")
    wait(futures)
    assert finished.index(25) < finished.index(16)


def test_a_cancelled_task_is_not_run(single: WorkerPool) -> None:
    first = single.submit(Square(1))
    waiting = [single.submit(Die()) for _ in range(3)]
    # The first of them may have been handed out already; the last has not.
    assert waiting[-1].cancel()
    for future in waiting[:-1]:
        future.cancel()
    assert first.result() == 1
    assert single.submit(Square(2)).result() == 4


def test_closing_cancels_what_waits_and_leaves_no_process() -> None:
    pool = WorkerPool(n_workers=1)
    warm_up(pool)
    (process_id,) = pool.process_ids
    unfinished = [pool.submit(Hang()), *(pool.submit(Square(number)) for number in range(5))]
    pool.close()
    assert all(isinstance(future.exception(), Cancelled) for future in unfinished)
    assert not psutil.pid_exists(process_id)
    assert isinstance(pool.submit(Square(1)).exception(timeout=1), Cancelled)
    pool.close()  # twice is once


def test_a_pool_that_was_never_used_closes() -> None:
    pool = WorkerPool()
    pool.close()
    assert pool.process_ids == []
