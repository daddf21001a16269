"""Ten kills in each of twenty tests: whatever Likewise does, SIGKILL loses and spoils nothing.

The whole process tree is killed at seeded random moments of a piece of work, which then goes on in
the same library, or begins in a new one. After each kill the library opens and what people made is
there; once the work is done, all is as in an undisturbed run, and nothing was embedded twice but
what was in flight. POSIX only.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.library import Library
from core.settings import Places
from tests.conftest import ROOT, draw_folder
from tests.core.stored import vectors_by_path
from tests.stress.killed_work import WORKS, Made, Work, made_by_hand

TOTAL = 20
KILLS = 10
_SEED = 5
#: Moments after the end of the work are drawn again, so often at most.
_MOST_TRIES = 60
#: Of the length of an undisturbed run: moments of kills.
_LATEST = 0.98
_PATIENCE_S = 300.0


def run_one(number: int, scratch: Path) -> None:
    """Kill the work of this number `KILLS` times."""
    try_kills(WORKS[number % len(WORKS)], KILLS, random.Random(f"{_SEED} {number}"), scratch)


def try_kills(work: Work, n_kills: int, rng: random.Random, scratch: Path) -> None:
    """Raise AssertionError unless `n_kills` kills of `work` lose and spoil nothing."""
    pictures = draw_folder(scratch / "pictures", n_seeds=3)
    start, calm, rough = scratch / "start", scratch / "calm", scratch / "rough"
    work.set_up(start, pictures)
    shutil.copytree(start, calm)
    whole_s = _finish(work, calm, pictures)[0]
    shutil.copytree(start, rough)
    made = made_by_hand(Library(Places.of(str(calm))))
    n_killed = 0
    for _ in range(_MOST_TRIES):
        was_running = _start_and_kill(work, rough, pictures, rng.uniform(0.0, _LATEST) * whole_s)
        _check_opens(rough, made)
        n_killed += was_running
        if not was_running or rng.random() < 0.3 or n_killed == n_kills:
            _check_finishes(work, rough, calm, pictures)
            _check_opens(rough, made)
            shutil.rmtree(rough)
            shutil.copytree(start, rough)
        if n_killed == n_kills:
            return
    raise AssertionError(f"only {n_killed} of {n_kills} kills met {work.name} at work")


def _command(work: Work, data: Path, pictures: Path) -> list[str]:
    words = [word.format(data=data, pictures=pictures) for word in work.words]
    return [sys.executable, "-m", "tests.stress.victim", *words]


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """The process, once it is ready to work."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    return process


def _finish(work: Work, data: Path, pictures: Path) -> tuple[float, bytes]:
    """How long the work took, and what it printed."""
    process = _started(_command(work, data, pictures))
    start_s = time.monotonic()
    out, error = process.communicate(timeout=_PATIENCE_S)
    assert process.returncode == 0, f"{work.name} failed: {os.fsdecode(error)[-500:]}"
    return time.monotonic() - start_s, out


def _start_and_kill(work: Work, data: Path, pictures: Path, after_s: float) -> bool:
    """Whether there was still something to kill."""
    process = _started(_command(work, data, pictures))
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=after_s)
    was_running = process.poll() is None
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return was_running


def _check_opens(data: Path, made: Made) -> None:
    library = Library(Places.of(str(data)))
    assert not library.notes, f"damage after a kill: {library.notes[0]}"
    with closing(sqlite3.connect(data / "library.sqlite")) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    assert verdict == "ok", f"SQLite finds damage after a kill: {verdict}"
    assert made_by_hand(library) == made, "groups and answers are not what they were"
    with library.open_store() as store:
        for condition in library.conditions():
            assert not store.vectors.damaged(condition.fingerprint), "vectors are damaged"


def _check_finishes(work: Work, rough: Path, calm: Path, pictures: Path) -> None:
    n_kept = len(_vectors(work, rough, pictures))
    out = _finish(work, rough, pictures)[1]
    found, wanted = _vectors(work, rough, pictures), _vectors(work, calm, pictures)
    assert found.keys() == wanted.keys(), f"{len(found)} of {len(wanted)} pictures have a vector"
    for path, vector in wanted.items():
        cosine = _cosine(vector, found[path])
        assert cosine > 0.9999, f"{os.fsdecode(path)} has another vector (cosine {cosine:.5f})"
    if work.embeds:
        n_again = json.loads(out)["embedded"] - (len(found) - n_kept)
        assert n_again == 0, f"{n_again} pictures were embedded twice"
    work.check(rough, calm)


def _vectors(work: Work, data: Path, pictures: Path) -> dict[bytes, NDArray[np.float16]]:
    """Those under the condition of the work that are stored, by path."""
    library = Library(Places.of(str(data)))
    known = [condition.key for condition in library.conditions()]
    return vectors_by_path(library, pictures, work.key) if work.key in known else {}


def _cosine(one: NDArray[np.float16], other: NDArray[np.float16]) -> float:
    a, b = one.astype(np.float64), other.astype(np.float64)
    return float(a @ b / np.sqrt((a @ a) * (b @ b)))
