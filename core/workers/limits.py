"""What one picture may take of a worker process: memory, and the processor's time.

A file that asks for more costs itself alone. Memory that is refused is a `MemoryError`, which
leaves the process unharmed; time that is up ends the process, since nothing else stops a decoder
that never returns. Both are kept by Linux itself and cost some microseconds; where they are not
to be had, the pool's watch over its processes remains, which looks a few times a second.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from core.memory import memory_limited

#: Seconds that a picture may take.
IMAGE_LIMIT_S = 30.0
#: What decoding a picture may take beside what the process has already: 280 megapixels fit.
PICTURE_BYTES = 3 * 2**30
#: What the pool's watch lets a task take, which may load networks as well.
TASK_BYTES = 2 * PICTURE_BYTES
#: How a process ended that its picture has taken too long: the signal of the timer below.
OUT_OF_TIME = -signal.SIGPROF if hasattr(signal, "SIGPROF") else None


@contextmanager
def picture_limits() -> Iterator[None]:
    """Hold whatever is decoded in here to the time and memory of one picture."""
    with time_limited(IMAGE_LIMIT_S), memory_limited(PICTURE_BYTES):
        yield


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
