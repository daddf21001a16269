"""20,000 damaged files of every format, read as a folder is indexed, a hundred at a time; the last
test reads files that keep decoders busy.

Each is read or listed with a reason; no process ends but for it, and none takes more memory than
it may.
"""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import psutil

from core.jobs import Progress
from core.library import Library, absolute
from core.records import FailedFile
from core.settings import Places
from core.workers.limits import PICTURE_BYTES
from core.workers.pool import WorkerPool
from tests.hostile.handmade import slow
from tests.hostile.mutations import mutated
from tests.hostile.originals import originals

N_FILES = 100
_N_FOLDERS = 200
TOTAL = _N_FOLDERS + 1
_SEED = 20261128
#: What a worker takes before it reads anything, and what is in flight between processes.
_WORKER_BYTES = 500 * 2**20
#: Whatever is wrong with a file, one of these says it.
REASONS = frozenset(
    [
        "empty",
        "not_an_image",
        "truncated",
        "too_large",
        "unreadable",
        "out_of_memory",
        "decoder_died",
        "decoder_hung",
    ]
)


@dataclass(frozen=True)
class Outcome:
    """What became of a folder: how many files for each reason ("" where they were read)."""

    reasons: Counter[str]
    failures: list[FailedFile]
    most_bytes: int


def run_one(number: int, scratch: Path) -> None:
    folder = scratch / "pictures"
    if number < _N_FOLDERS:
        write_files(folder, number, N_FILES)
    else:
        write_all(folder, slow())
    check(read_folder(folder, scratch), len(list(folder.iterdir())))


def write_all(folder: Path, files: dict[str, bytes]) -> None:
    """Write files by their names."""
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)


def write_files(folder: Path, number: int, n_files: int) -> None:
    """Damaged files, the same for the same number."""
    rng = random.Random(f"{_SEED} files {number}")
    folder.mkdir(parents=True)
    files = originals()
    names = sorted(files)
    for place in range(n_files):
        name, other = rng.choice(names), rng.choice(names)
        data = mutated(files[name], files[other], rng)
        # What a file is called says nothing of what is in it.
        ending = name if name not in ("imt", "mcidas", "xvthumb", "spider") else f"{name}.jpg"
        (folder / f"{place:03}.{ending}").write_bytes(data)


def read_folder(folder: Path, scratch: Path) -> Outcome:
    """Index a folder in a library of its own, as the program does."""
    library = Library(Places.of(str(scratch / "library")))
    watch = _Watch()
    with WorkerPool(n_workers=1) as pool:
        watch.pool = pool
        path = absolute(str(folder))
        summary = library.index_folder(path, ["colour"], pool, watch.look)
        watch.look()
    with library.open_store() as store:
        failures = store.files.failures(path)
        unread = store.files.unread(path)
    assert not unread, f"{len(unread)} files were forgotten"
    reasons = Counter(failure.reason.code for failure in failures)
    reasons[""] = summary.found - len(failures)
    return Outcome(reasons, failures, watch.most_bytes)


def check(outcome: Outcome, n_files: int) -> None:
    """Raise an AssertionError unless every file was read or listed with a reason that says what
    is wrong with it, within the limits."""
    assert outcome.reasons.total() == n_files, f"{outcome.reasons.total()} of {n_files} are listed"
    for failure in outcome.failures:
        name = os.fsdecode(os.path.basename(failure.path))
        assert failure.reason.code in REASONS, f"{name}: {failure.reason}"
        assert str(failure.reason), f"{name} failed without a sentence"
    most = PICTURE_BYTES + _WORKER_BYTES
    assert outcome.most_bytes < most, f"a worker took {outcome.most_bytes >> 20} MB"


class _Watch:
    """Looks how much memory the workers have taken, whenever progress is told."""

    def __init__(self) -> None:
        self.pool: WorkerPool | None = None
        self.most_bytes = 0

    def look(self, _progress: Progress | None = None) -> None:
        for process_id in self.pool.process_ids if self.pool else ():
            self.most_bytes = max(self.most_bytes, _peak_bytes(process_id))


def _peak_bytes(process_id: int) -> int:
    """The most memory that a process has taken so far; 0 where it has ended."""
    try:
        if sys.platform.startswith("linux"):
            lines = Path(f"/proc/{process_id}/status").read_text().splitlines()
            kilobytes = [line.split()[1] for line in lines if line.startswith("VmHWM")]
            return 1024 * int(kilobytes[0]) if kilobytes else 0
        return int(psutil.Process(process_id).memory_info().rss)
    except (OSError, psutil.Error):
        return 0
