"""Run an index build in a process of its own, which can be ended at any time."""

from __future__ import annotations

import logging
import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection

from core.index.building import build_index
from core.index.job_rows import BuildJob
from core.workers.process import interrupts_held_back, step_back

_log = logging.getLogger(__name__)

_POLL_S = 0.1


def build_in_process(job: BuildJob, check: Callable[[float], None]) -> bool:
    """Build and wait; `check` is told about ten times a second which share is done, and may raise
    to stop it.

    Returns whether the index was built: a build that fails or is killed leaves the former one.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_build, args=(job, theirs), daemon=True)
    with interrupts_held_back():
        process.start()
    theirs.close()
    share = 0.0
    try:
        while process.is_alive():
            process.join(_POLL_S)
            share = _last_told(ours, share)
            check(share)
    finally:
        ours.close()
        if process.is_alive():
            process.kill()
        process.join()
    return process.exitcode == 0


def _last_told(connection: Connection, share: float) -> float:
    try:
        while connection.poll():
            share = connection.recv()
    except (EOFError, OSError):
        return share  # it has ended; its exit code says how
    return share


def _build(job: BuildJob, told: Connection) -> None:
    step_back()
    try:
        build_index(job, told.send)
    except FileNotFoundError:  # the vectors: their folder has been forgotten meanwhile
        sys.exit(1)
    except OSError as error:  # a full disk, for one: searching goes on without an index
        _log.warning("%s", error)
        sys.exit(1)
