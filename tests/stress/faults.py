"""Damaged files and full disks: each is noticed and said in a sentence, and what people made stays.

A number that three divides does a piece of work on a disk that gets full, or where no file may grow
any further; then there is room, and the work is done to its end. Every other number damages one
stored file of a library in one way; then folders are indexed and searched as before.
"""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

import numpy as np

from core.library import Library
from core.settings import Places
from tests.core.stored import vectors_by_path
from tests.stress.damage import HARMS, Harm, delete, empty, fill_with_noise
from tests.stress.killed_work import FULL_WORKS, USED, Made, Work, made_by_hand
from tests.stress.prepared import Prepared, prepared, run_victim, words_of

TOTAL = 240
_SEED = 77
#: A library whose file is damaged may lose what was in the damaged part.
_LIBRARY = "library.sqlite"
#: What people would miss, and a word of what is said of it.
_TOLD = {_LIBRARY: "library", "settings.json": "settings"}


def run_one(number: int, scratch: Path) -> None:
    """Do the test of this number."""
    rng = random.Random(f"{_SEED} {number}")
    if number % 3 == 0:
        fill_up(number // 3, rng, scratch)
    else:
        harm_a_file(rng, scratch)


# Full disks


def fill_up(number: int, rng: random.Random, scratch: Path) -> None:
    """Do a piece of work with too little room, then with enough."""
    work = FULL_WORKS[number % len(FULL_WORKS)]
    given = prepared(work)
    grown = max(_bytes_in(given.calm) - _bytes_in(given.start), 100_000)
    largest = max(path.stat().st_size for path in _files(given.calm))
    n_bytes = int(rng.random() * largest)
    try:
        with _small_disk(scratch / "disk", _bytes_in(given.start), rng.random() * grown) as mend:
            _check_filled_up(work, given, scratch / "disk" / "data", mend, n_bytes)
    except AssertionError as error:
        raise AssertionError(f"{work.name}: {error}") from error


def _check_filled_up(
    work: Work, given: Prepared, data: Path, mend: list[str], n_bytes: int
) -> None:
    shutil.copytree(given.start, data)
    words = words_of(work, data, given.pictures)
    _check_answer(run_victim(words, None if mend else n_bytes))
    if mend:
        subprocess.run(mend, check=True)
    done = run_victim(words)
    assert done.returncode == 0, f"it does not go on with room again: {done.stderr[-400:]}"
    _check_same(data, given, work.key, made_by_hand(Library(Places.of(str(given.start)))))
    work.check(data, given.calm)


@contextmanager
def _small_disk(place: Path, n_used: int, n_free: float) -> Iterator[list[str]]:
    """A disk of that size at `place`, and the command that gives it more room; where none can be
    had, a folder, and no command."""
    place.mkdir()
    # What is in a file is kept in pages, and there are folders.
    size = int(n_used * 1.1 + n_free) + 400_000
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        yield []
        return
    try:
        yield ["mount", "-o", "remount,size=400m", str(place)]
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


# Damaged files


def harm_a_file(rng: random.Random, scratch: Path) -> None:
    """Damage one file of a library that has everything, and use it."""
    given = prepared(USED)
    data = scratch / "data"
    shutil.copytree(given.calm, data)
    path, harm = _chosen(data, rng), rng.choice(HARMS)
    name = path.relative_to(data)
    harm(path, rng)
    try:
        _check_noticed(given, data, path, harm)
        if path.is_dir():
            path.rmdir()
        _check_goes_on(given, data, path)
    except AssertionError as error:
        raise AssertionError(f"{name} ({harm.__name__}): {error}") from error


def _chosen(data: Path, rng: random.Random) -> Path:
    """A file of a random kind, since there are many more of some."""
    kinds = sorted({(path.parent.name, path.suffix) for path in _files(data)})
    kind = rng.choice(kinds)
    return rng.choice([path for path in _files(data) if (path.parent.name, path.suffix) == kind])


def _check_noticed(given: Prepared, data: Path, path: Path, harm: Harm) -> None:
    """What is of no use any more is said at once, if people would miss it, and stays."""
    first = run_victim(_words(given, data, "index"))
    _check_answer(first)
    is_taught = path.suffix == ".likewise"
    if harm in (empty, fill_with_noise) and (is_taught or path.name in _TOLD):
        word = _TOLD.get(path.name, path.name)
        assert word in first.stderr, f"nothing is said of it: {first.stderr[-300:]}"
    if is_taught and harm is not delete:
        assert path.exists(), "it was thrown away"


def _check_goes_on(given: Prepared, data: Path, path: Path) -> None:
    """All is as before, but for what was in the damaged file."""
    last = run_victim(_words(given, data, "index"))
    if last.returncode == 1:  # damage in the midst of the library was met; now it is mended
        _check_answer(last)
        last = run_victim(_words(given, data, "index"))
    assert last.returncode == 0, f"it does not work any more: {last.stderr[-300:]}"
    made = made_by_hand(Library(Places.of(str(given.calm))))
    _check_same(data, given, "colour", None if path.name == _LIBRARY else made)
    assert _hits(given, data) == _calm_hits(given), "other pictures are found"


@cache
def _calm_hits(given: Prepared) -> list[str]:
    return _hits(given, given.calm)


def _hits(given: Prepared, data: Path) -> list[str]:
    query = ("--query", str(given.pictures / "red" / "disc 1.jpg"), "--top", "5", "--json")
    done = run_victim(_words(given, data, "search", *query))
    assert done.returncode == 0, f"nothing can be found any more: {done.stderr[-300:]}"
    document = json.loads(done.stdout.removeprefix("ready\n"))
    return [hit["path"] for hit in document["results"]]


def _words(given: Prepared, data: Path, command: str, *more: str) -> list[str]:
    words = ["command", "--data-dir", str(data), command, str(given.pictures), *more]
    return [*words, "--condition", "colour"]


# Both


def _check_answer(done: subprocess.CompletedProcess[str]) -> None:
    assert "Traceback" not in done.stderr, f"an error that nobody foresaw: {done.stderr[-700:]}"
    assert done.returncode in (0, 1), f"exit code {done.returncode}: {done.stderr[-300:]}"
    if done.returncode == 1:
        last = (done.stderr.strip().splitlines() or [""])[-1]
        assert last.startswith("likewise: "), f"no sentence, but {last!r}"


def _check_same(data: Path, given: Prepared, key: str, made: Made | None) -> None:
    """Vectors are those of an undisturbed run, and what people made is there."""
    library = Library(Places.of(str(data)))
    if made is not None:
        assert made_by_hand(library) == made, "groups and answers are not what they were"
    with closing(sqlite3.connect(data / _LIBRARY)) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    assert verdict == "ok", f"the library is damaged: {verdict}"
    if key:
        calm = Library(Places.of(str(given.calm)))
        found, wanted = (vectors_by_path(one, given.pictures, key) for one in (library, calm))
        assert found.keys() == wanted.keys(), f"{len(found)} of {len(wanted)} have a vector"
        assert all(np.allclose(found[p], wanted[p], atol=1e-3) for p in wanted), "other vectors"


def _files(data: Path) -> list[Path]:
    return sorted(path for path in data.rglob("*") if path.is_file())


def _bytes_in(data: Path) -> int:
    return sum(path.stat().st_size for path in _files(data))
