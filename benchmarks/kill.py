"""Kill an indexing run again and again, then see whether anything was lost or spoilt.

    python benchmarks/kill.py FOLDER [--moments 20] [--condition colour]

The whole process tree gets SIGKILL at seeded random moments; the library is then opened again and
indexing goes on, until it is killed again. Once a library is complete, every vector must be that of
an undisturbed run, and the next kill meets an empty library. POSIX only.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from core.library import Library, absolute  # noqa: E402
from core.settings import Places  # noqa: E402


@dataclass(frozen=True)
class Moment:
    """One kill: seconds after the start, and how many images the library held afterwards."""

    after_s: float
    n_kept: int
    was_running: bool


@dataclass(frozen=True)
class Outcome:
    """What the kills led to; `least_cosine` is with the vectors of an undisturbed run.

    `n_files` were compared, over all libraries that became complete; `n_wrong` of them had another
    vector, bit for bit, or none.
    """

    moments: list[Moment]
    n_files: int
    n_wrong: int
    least_cosine: float


def try_kills(folder: Path, work: Path, n_moments: int, condition: str, seed: int) -> Outcome:
    """Index `folder` undisturbed and, in further libraries under `work`, with kills."""
    start = time.monotonic()
    _finish(work / "calm", folder, condition)
    whole_s = time.monotonic() - start
    wanted = vectors(work / "calm", folder, condition)
    rng = random.Random(seed)
    moments: list[Moment] = []
    complete: list[dict[bytes, NDArray[np.float16]]] = []
    for _ in range(n_moments):
        library = _library(work, len(complete))
        after_s = rng.uniform(0.1, 1.0) * whole_s
        was_running = _start_and_kill(library, folder, condition, after_s)
        kept = vectors(library, folder, condition)
        moments.append(Moment(after_s, len(kept), was_running))
        if len(kept) == len(wanted):
            complete.append(kept)
    last = _library(work, len(complete))
    _finish(last, folder, condition)
    complete.append(vectors(last, folder, condition))
    pairs = [(wanted[path], found.get(path)) for found in complete for path in wanted]
    n_wrong = sum(found is None or not np.array_equal(one, found) for one, found in pairs)
    cosines = [-1.0 if found is None else _cosine(one, found) for one, found in pairs]
    return Outcome(moments, len(pairs), n_wrong, min(cosines))


def _library(work: Path, number: int) -> Path:
    """A library of its own that knows how networks run here, as the undisturbed run found it."""
    library = work / f"rough {number}"
    library.mkdir(exist_ok=True)
    engine = work / "calm" / "engine.json"
    if engine.exists():
        (library / "engine.json").write_bytes(engine.read_bytes())
    return library


def vectors(library: Path, folder: Path, key: str) -> dict[bytes, NDArray[np.float16]]:
    """The stored vector of each file that has one."""
    opened = Library(Places.of(str(library)))
    (fingerprint,) = [c.fingerprint for c in opened.conditions() if c.key == key] or [""]
    with opened.open_store() as store:
        listing = store.files.listing(absolute(str(folder)))
        stored = store.vectors.load(fingerprint)
        if stored is None:
            return {}
        places = stored.find(listing.image_ids)
        pairs = zip(listing.paths, places, strict=True)
        return {path: stored.rows[place].copy() for path, place in pairs if place >= 0}


def _command(library: Path, folder: Path, condition: str) -> list[str]:
    program = [sys.executable, str(ROOT / "main.py"), "--data-dir", str(library)]
    return [*program, "index", str(folder), "--condition", condition, "--json"]


def _finish(library: Path, folder: Path, condition: str) -> None:
    command = _command(library, folder, condition)
    json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def _start_and_kill(library: Path, folder: Path, condition: str, after_s: float) -> bool:
    """Whether there was still something to kill."""
    process = subprocess.Popen(
        _command(library, folder, condition), stdout=subprocess.DEVNULL, start_new_session=True
    )
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(after_s)
    was_running = process.poll() is None
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return was_running


def _cosine(one: NDArray[np.float16], other: NDArray[np.float16]) -> float:
    a, b = one.astype(np.float64), other.astype(np.float64)
    return float(a @ b / np.sqrt((a @ a) * (b @ b)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--moments", type=int, default=20)
    parser.add_argument("--condition", default="colour")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="likewise-kill-") as work:
        outcome = try_kills(
            options.folder, Path(work), options.moments, options.condition, options.seed
        )
    print("kill  after s  images kept  still running")
    for number, moment in enumerate(outcome.moments, start=1):
        running = "yes" if moment.was_running else "no"
        print(f"{number:4}  {moment.after_s:7.2f}  {moment.n_kept:11}  {running:>13}")
    print(
        f"{outcome.n_wrong} of {outcome.n_files} files ended with another vector than undisturbed;"
        f" least cosine {outcome.least_cosine:.6f}"
    )


if __name__ == "__main__":
    main()
