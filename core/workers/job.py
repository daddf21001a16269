"""Run one long computation in a process of its own, which can be stopped at any time."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Protocol

from core.errors import LikewiseError
from core.jobs import Cancelled, Control
from core.workers.process import interrupts_held_back, portable, step_back

_POLL_S = 0.05
#: A process that waits in the system for a drive that is gone cannot be ended, and is left behind.
_END_LIMIT_S = 5.0


class Job(Protocol):
    """A computation that travels by pickle, and so does what it tells and returns."""

    def run(self, tell: Callable[[Any], None], is_cancelled: Callable[[], bool]) -> Any:
        """Do it. `tell` sends news to whoever waits. Where `is_cancelled` says so, return what
        there is or raise `Cancelled`, within the grace that was granted."""


@dataclass(frozen=True, slots=True)
class _Told:
    news: Any


@dataclass(frozen=True, slots=True)
class _Ended:
    result: Any


def run_in_process(
    job: Job, told: Callable[[Any], None], control: Control, grace_s: float = 0.0
) -> Any:
    """Run `job` on all cores in a process of its own, and wait for what it returns.

    `told` gets its news, in the calling thread. Once `control` is cancelled the job has `grace_s`
    seconds to return what it has; then its process is ended and `Cancelled` raised. What the job
    raises is raised here; a process that dies is a `LikewiseError` ("job_died").
    """
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_serve, args=(theirs, job), daemon=True
    )
    with interrupts_held_back():
        process.start()
    theirs.close()
    try:
        return _follow(ours, process, told, control, grace_s)
    finally:
        ours.close()
        if process.is_alive():
            process.kill()
        process.join(_END_LIMIT_S)


def _follow(
    connection: Connection,
    process: BaseProcess,
    told: Callable[[Any], None],
    control: Control,
    grace_s: float,
) -> Any:
    deadline = float("inf")
    while True:
        if control.is_cancelled and deadline == float("inf"):
            deadline = time.monotonic() + grace_s
            _ask_to_stop(connection)
        if time.monotonic() >= deadline:
            raise Cancelled
        if not connection.poll(_POLL_S):
            if process.is_alive() or connection.poll(0):
                continue
            raise LikewiseError("job_died")
        try:
            message = connection.recv()
        except (EOFError, OSError) as error:
            raise LikewiseError("job_died") from error
        if isinstance(message, _Told):
            told(message.news)
        elif isinstance(message, _Ended):
            return message.result
        else:
            raise message


def _ask_to_stop(connection: Connection) -> None:
    try:
        connection.send(None)
    except OSError:
        return  # it has ended meanwhile; what it sent is read next


def _serve(connection: Connection, job: Job) -> None:
    """The body of the process."""
    step_back(n_threads=os.cpu_count() or 1)
    try:
        answer: Any = _Ended(job.run(lambda news: connection.send(_Told(news)), connection.poll))
    except Exception as error:  # noqa: BLE001 - sent to the asker, who decides
        answer = portable(error)
    try:
        connection.send(answer)
    except (BrokenPipeError, OSError):
        return
