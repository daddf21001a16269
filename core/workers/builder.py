"""Run an index build in a process of its own, which can be ended at any time."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable

from core.index.annoy_index import BuildJob, build_index
from core.workers.process import interrupts_held_back, step_back

_POLL_S = 0.1


def build_in_process(job: BuildJob, check: Callable[[], None]) -> bool:
    """Build and wait; `check` is called about ten times a second and may raise to stop it.

    Returns whether the index was built: a build that fails or is killed leaves the former one.
    """
    process = multiprocessing.get_context("spawn").Process(target=_build, args=(job,), daemon=True)
    with interrupts_held_back():
        process.start()
    try:
        while process.is_alive():
            process.join(_POLL_S)
            check()
    finally:
        if process.is_alive():
            process.kill()
        process.join()
    return process.exitcode == 0


def _build(job: BuildJob) -> None:
    step_back()
    build_index(job)
