"""Drive a built Likewise once, as a person would, in an environment that knows no Python.

What needs most of its parts is run: the window on the sample gallery, which indexes, asks and
ranks; a lesson; a map by t-SNE; and the licences. Everything happens in a folder of its own.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

_LIMIT_S = 600
_KEPT = ("PATH", "LANG", "LC_ALL", "HOME", "TMPDIR", "SYSTEMROOT", "TEMP")


class DriveError(Exception):
    """The program did something else than it should."""


def drive(program: Path) -> list[tuple[str, float]]:
    """What was done, and how many seconds each step took from the start of its process.

    Raises `DriveError` with a sentence.
    """
    with tempfile.TemporaryDirectory() as name:
        return list(_steps(program, Path(name)))


def _steps(program: Path, folder: Path) -> Iterator[tuple[str, float]]:
    samples = next(program.parent.rglob("samples/labels.csv"), None)
    if samples is None:
        raise DriveError("the sample gallery is not in it")
    yield _timed("say the version", program, folder, ["--version"], "likewise ")
    window = ["--sample-gallery"]
    yield _timed("first window: index 240 pictures, rank", program, folder, window, "240 embedded")
    picture = folder / "likewise.png"
    if not picture.is_file():
        raise DriveError("there is no picture of the window")
    yield _timed("window again: open, rank, end", program, folder, window, "240 known already")
    gallery = str(samples.parent)
    words = ["train", gallery, "--labels", str(samples), "--label", "pattern", "--name", "Pattern"]
    taught = [*words, "--on", "texture", "--epochs", "3"]
    yield _timed("teach a condition", program, folder, taught, "")
    drawn = folder / "map.png"
    mapped = ["map", gallery, "--condition", "pattern", "--output", str(drawn)]
    yield _timed("draw a map", program, folder, mapped, "")
    if not drawn.is_file():
        raise DriveError("there is no map")
    if not list(program.parent.rglob("likewise-*.dist-info/licenses/NOTICE")):
        raise DriveError("NOTICE and the licences are not in it")


def _timed(
    name: str, program: Path, folder: Path, words: list[str], expected: str
) -> tuple[str, float]:
    variables = {key: os.environ[key] for key in _KEPT if key in os.environ}
    start = time.perf_counter()
    done = subprocess.run(
        [str(program), *words],
        cwd=folder,
        env={
            **variables,
            "QT_QPA_PLATFORM": "offscreen",
            "LIKEWISE_DATA_DIR": str(folder / "library"),
        },
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=_LIMIT_S,
        check=False,
    )
    seconds = time.perf_counter() - start
    if done.returncode != 0 or expected not in done.stdout:
        said = (done.stderr.strip() or done.stdout.strip())[-2000:]
        raise DriveError(f"“{name}” ended with code {done.returncode}: {said}")
    return name, seconds
