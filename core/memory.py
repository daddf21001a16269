"""How much memory this process takes: holding it to an amount, and giving back what is free.

Where it reads what may be made to take all there is, Linux refuses what is asked for beyond an
amount, so that nothing worse than a `MemoryError` comes of it.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_STATM = Path("/proc/self/statm")
#: Which number of that file counts the pages of a process's own memory.
_OWN_PAGES = 5
#: The names of these options in malloc.h, and what they are set to.
_MMAP_THRESHOLD, _LARGE_BYTES = -3, 128 * 1024
_ARENA_MAX, _N_ARENAS = -8, 2


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


def keep_large_apart() -> None:
    """Have the system get back every block of 128 kB and more as soon as it is freed, and let all
    threads share two places for smaller ones.

    The allocator of Linux begins so, and raises that size with what it has seen: pictures then lie
    between small things that stay, and what they leave is never whole pages again. With a place for
    each thread there are up to eight for each core, none of which gives back what another lacks.
    """
    if sys.platform.startswith("linux"):
        set_option = getattr(ctypes.CDLL(None), "mallopt", None)
        if set_option is not None:
            set_option(_MMAP_THRESHOLD, _LARGE_BYTES)
            set_option(_ARENA_MAX, _N_ARENAS)


def give_back_freed() -> None:
    """Have the system get back what has been freed.

    The allocator of Linux keeps it, scattered between what is in use: after thousands of pictures
    the window held several times what it used. Takes some milliseconds for each 100 MB; nobody
    gets memory meanwhile.
    """
    if sys.platform.startswith("linux"):
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none, and keeps little
        if trim is not None:
            trim(0)


def _own_bytes() -> int:
    return int(_STATM.read_bytes().split()[_OWN_PAGES]) * os.sysconf("SC_PAGE_SIZE")
