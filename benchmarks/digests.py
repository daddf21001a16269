"""How long a core takes for the digest of a file's content, as Likewise works it out and otherwise.

Each is taken in turns, some rounds, of the same bytes; the table shows the middle and the best.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import time
from collections import defaultdict
from collections.abc import Callable

from bench import machine_line, median, print_table

from core.digests import FORMER_BYTES, N_BYTES, digest_of

WAYS: dict[str, Callable[[memoryview], bytes]] = {
    "BLAKE3, as in new libraries": lambda data: digest_of([data], N_BYTES),
    "BLAKE2b, as in libraries that began with it": lambda data: digest_of([data], FORMER_BYTES),
    "SHA-256": lambda data: hashlib.sha256(data).digest(),
}


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=4.0, help="size of the content")
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    data = memoryview(os.urandom(round(options.megabytes * 1e6)))
    times_ms = defaultdict(list)
    for _ in range(options.rounds):
        for name, work in WAYS.items():
            start = time.perf_counter()
            work(data)
            times_ms[name].append(1000 * (time.perf_counter() - start))
    rows = [[name, f"{median(ms):.2f} ms", f"{min(ms):.2f} ms"] for name, ms in times_ms.items()]
    print_table(machine_line(), [f"{options.megabytes:g} MB", "median", "best"], rows)


if __name__ == "__main__":
    main()
