"""Memory that has been freed goes back to the system."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT

#: Blocks of half a megabyte, each followed by something small that stays; the large ones are freed.
_SCATTERED = """
import sys
from pathlib import Path
from core import memory

def anonymous_mb():
    text = Path("/proc/self/status").read_text()
    return int(text.split("RssAnon:")[1].split()[0]) / 1000

def fill():
    small = []
    for _ in range(3):
        large = []
        for _ in range(100):
            large.append(bytearray(500_000))
            small.append(bytearray(2_000))
        del large
    return small

for name in sys.argv[1:]:
    getattr(memory, name)()
before = anonymous_mb()
kept = fill()
print(anonymous_mb() - before)
"""

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks /proc")


def grown_mb(*calls: str) -> float:
    """How much more memory a process has in the end, after these calls at its beginning."""
    done = subprocess.run(
        [sys.executable, "-c", _SCATTERED, *calls],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


@linux_only
def test_large_blocks_go_back_as_soon_as_they_are_freed() -> None:
    assert grown_mb("keep_large_apart") < 5
