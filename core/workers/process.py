"""The body of a worker process: take a task, run it, send back what came of it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

from core.errors import LikewiseError
from core.jobs import Cancelled


def serve(connection: Connection, is_gentle: bool = True) -> None:
    """Answer tasks until the other end goes away. Runs in a process of its own."""
    step_back(is_gentle=is_gentle)
    _hush()
    from core.workers.bench import Workbench

    bench = Workbench()
    while True:
        try:
            task = connection.recv()
        except (EOFError, OSError):
            return
        try:
            answer = task.run(bench)
        except Exception as error:  # noqa: BLE001 - sent to the asker, who decides
            answer = portable(error)
        try:
            connection.send(answer)
        except (BrokenPipeError, OSError):
            return
        except Exception as error:  # noqa: BLE001 - an answer that can't be pickled
            connection.send(portable(error))


def _hush() -> None:
    """Nothing is said on standard error: decoders tell there what they find in damaged files, in
    the middle of a person's terminal. What goes wrong is answered."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def portable(error: Exception) -> Exception:
    """What the asker can surely unpickle, and without importing torch for it."""
    if isinstance(error, (LikewiseError, Cancelled)):
        return error
    if isinstance(error, MemoryError):
        return MemoryError(str(error))
    return RuntimeError(f"{type(error).__name__}: {error}")


@contextmanager
def interrupts_held_back() -> Iterator[None]:
    """Processes started in here are spared a Ctrl-C from their first moment on.

    They inherit what the starting thread holds back; `step_back` comes too late for a Ctrl-C
    that arrives while Python is still starting in them.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    former = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)


def step_back(n_threads: int = 1, is_gentle: bool = True) -> None:
    """Leave Ctrl-C to the parent process, and where `is_gentle` the processor to the window.

    Arithmetic uses so many threads: one in each of several workers, which use all cores together.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if is_gentle and hasattr(os, "nice"):
        os.nice(10)
    elif is_gentle:
        import psutil

        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    for variable in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[variable] = str(n_threads)
    # Threads that wait for each other sleep: where others need the cores too, those that wait
    # busily took six times the processor's time.
    os.environ["OMP_WAIT_POLICY"] = "PASSIVE"
