"""What one picture may take of a worker process: memory, and the processor's time.

A file that asks for more costs itself alone. Memory that is refused is a `MemoryError`, which
leaves the process unharmed; time that is up ends the process, since nothing else stops a decoder
that never returns. Both are kept by Linux itself and cost some microseconds; where they are not
to be had, the pool's watch over its processes remains, which looks a few times a second.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: Seconds that a picture may take.
IMAGE_LIMIT_S = 30.0
#: What decoding a picture may take beside what the process has already: 280 megapixels fit.
PICTURE_BYTES = 3 * 2**30
#: What the pool's watch lets a task take, which may load networks as well.
TASK_BYTES = 2 * PICTURE_BYTES
#: How a process ended that its picture has taken too long: the signal of the timer below.
OUT_OF_TIME = -signal.SIGPROF if hasattr(signal, "SIGPROF") else None

_STATM = Path("/proc/self/statm")
#: Which number of that file counts the pages of a process's own memory.
_OWN_PAGES = 5


@contextmanager
def picture_limits() -> Iterator[None]:
    """Hold whatever is decoded in here to the time and memory of one picture."""
    with time_limited(IMAGE_LIMIT_S), memory_limited(PICTURE_BYTES):
        yield


@contextmanager
def memory_limited(n_bytes: int) -> Iterator[None]:
    """In here the process gets no more than `n_bytes` of memory beside what it has."""
    if not sys.platform.startswith("linux"):
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = _own_bytes() + n_bytes
    if soft != resource.RLIM_INFINITY:
        wanted = min(wanted, soft)
    resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _own_bytes() -> int:
    return int(_STATM.read_bytes().split()[_OWN_PAGES]) * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def time_limited(seconds: float) -> Iterator[None]:
    """The process ends when it has computed for so long in here.

    Not by the clock: a machine that is busy with other things is nobody's fault.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0.0)
