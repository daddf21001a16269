"""Libraries that several tests of one process begin with: each is made once, and then copied."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path

from tests.conftest import ROOT, draw_folder
from tests.stress.killed_work import Work


@dataclass(frozen=True)
class Prepared:
    """Pictures, the library `start` before the work, and `calm` after it was done undisturbed."""

    pictures: Path
    start: Path
    calm: Path


@cache
def prepared(work: Work) -> Prepared:
    """What belongs to a piece of work."""
    folder = Path(tempfile.mkdtemp(prefix="likewise-prepared-"))
    # Processes that others have started end without what `atexit` was told.
    Finalize(None, shutil.rmtree, (folder, True), exitpriority=1)
    pictures = draw_folder(folder / "pictures", n_seeds=3)
    start, calm = folder / "start", folder / "calm"
    work.set_up(start, pictures)
    shutil.copytree(start, calm)
    done = run_victim(words_of(work, calm, pictures))
    assert done.returncode == 0, f"{work.name} failed undisturbed: {done.stderr[-500:]}"
    return Prepared(pictures, start, calm)


def words_of(work: Work, data: Path, pictures: Path) -> list[str]:
    """The words for the victim."""
    return [word.format(data=data, pictures=pictures) for word in work.words]


def run_victim(
    words: Sequence[str], file_bytes: int | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a victim to its end; no file of its may grow beyond `file_bytes`."""
    return subprocess.run(
        [sys.executable, "-m", "tests.stress.victim", *words],
        capture_output=True,
        text=True,
        errors="replace",
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
        timeout=300,
        check=False,
        preexec_fn=None if file_bytes is None else lambda: limit_files(file_bytes),
    )


def limit_files(n_bytes: int) -> None:
    """Have the system refuse what would make a file longer."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, resource.RLIM_INFINITY))
