"""What all benchmarks need: the way to the program, its data folder, photos, and a table."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

JPEG_ENDINGS = (".jpg", ".jpeg")


def machine_line(dtype: str | None = None) -> str:
    """What the figures were measured on; `dtype` is the number format of the networks."""
    from core.conditions.engine import machine_name

    parts = [machine_name(), f"{n_cores()} cores", f"Python {sys.version.split()[0]}"]
    return ", ".join(parts + ([dtype] if dtype else []))


def n_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def print_table(machine: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print the machine and a table; all columns but the first are aligned at the right."""
    lines = [list(head), *map(list, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    print(f"\n{machine}\n")
    for number, line in enumerate(lines):
        cells = [
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())
        if number == 0:
            print("  ".join("-" * width for width in widths))


def say(text: str) -> None:
    """Tell how far a long benchmark is, beside its table."""
    print(text, file=sys.stderr, flush=True)


@contextmanager
def data_folder(chosen: str | None) -> Iterator[Path]:
    """The data folder that was chosen, else a new one that is removed in the end."""
    if chosen is not None:
        path = Path(chosen).expanduser().absolute()
        path.mkdir(parents=True, exist_ok=True)
        yield path
        return
    with scratch_folder() as path:
        yield path


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A new folder that is removed in the end (TMPDIR says where)."""
    path = Path(tempfile.mkdtemp(prefix="likewise-bench-"))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def jpegs(folder: Path, limit: int | None = None) -> list[Path]:
    """The JPEG files under a folder, in the order of their paths; `limit` spread evenly."""
    found = sorted(
        path for path in folder.rglob("*") if path.suffix.lower() in JPEG_ENDINGS and path.is_file()
    )
    if not found:
        raise SystemExit(f"{folder}: no JPEG files")
    if limit is None or limit >= len(found):
        return found
    return [found[i * len(found) // limit] for i in range(limit)]


def fill_folder(photos: Sequence[Path], n: int, target: Path) -> list[Path]:
    """Write `n` copies of photos whose contents all differ, while their pixels do not.

    The bytes after the end of a JPEG belong to no pixel; they are numbered here.
    """
    sizes = [path.stat().st_size for path in photos]
    n_bytes = sum(sizes[i % len(photos)] + 32 for i in range(n))
    target.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(target).free
    if n_bytes > 0.8 * free:
        raise SystemExit(
            f"{target}: {n_bytes >> 20} MB of copies do not fit; set TMPDIR or take fewer"
        )
    written = []
    for number in range(n):
        path = target / f"{number:06d}.jpg"
        path.write_bytes(photos[number % len(photos)].read_bytes() + b"copy %08d" % number)
        written.append(path)
    return written


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return quantile(values, 0.5)


def quantile(values: Sequence[float], share: float) -> float:
    """The value that `share` of the values are at most, interpolated."""
    import numpy as np

    return float(np.quantile(np.asarray(values, np.float64), share))
