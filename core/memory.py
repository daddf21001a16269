"""Holding this process to an amount of memory while it reads what may be made to take it all.

Linux refuses what is asked for beyond it, so that nothing worse than a `MemoryError` comes of it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_STATM = Path("/proc/self/statm")
#: Which number of that file counts the pages of a process's own memory.
_OWN_PAGES = 5


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
