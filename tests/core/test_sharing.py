"""Several processes that index with one library at once: all is done, and nothing twice."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

from core.library import Library
from core.settings import Places
from core.store.claims import Claims
from core.store.store import Store
from core.workers.pool import WorkerPool
from tests.conftest import PROGRAM, draw_folder, index

_N_SEEDS = 6
#: A process that claims something and waits to be killed.
_OWNER = """
import sys
from pathlib import Path
from core.store.store import Store
store = Store(Path(sys.argv[1]))
claims = store.claims()
with store.transaction():
    print(sorted(claims.take([b"one", b"two"])), flush=True)
sys.stdin.read()
"""


def start(places: Places, folder: Path, *options: str) -> subprocess.Popen[str]:
    """`likewise index` in a process of its own."""
    command = [*PROGRAM, "index", os.fspath(folder), "--data-dir", os.fspath(places.data)]
    return subprocess.Popen(
        [*command, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def n_vectors(library: Library, key: str) -> tuple[int, int]:
    """How many vectors were ever stored under a condition, and of how many images."""
    condition = library.catalogue.find(key, library.engine)
    with library.open_store() as store:
        rows = store.vectors.count(condition.fingerprint)
        return rows, len(store.vectors.image_ids(condition.fingerprint))


def test_two_processes_share_the_work_and_do_nothing_twice(
    places: Places, library: Library, tmp_path: Path
) -> None:
    folder = draw_folder(tmp_path / "pictures", _N_SEEDS)
    conditions = ("--condition", "colour", "--condition", "texture")
    running = [start(places, folder, *conditions) for _ in range(2)]
    for process in running:
        _, said = process.communicate(timeout=300)
        assert process.returncode == 0, said
    n = 15 * _N_SEEDS
    assert n_vectors(library, "colour") == (n, n)
    assert n_vectors(library, "texture") == (n, n)
    with library.open_store() as store:
        assert store.files.unread(os.fsencode(folder)) == []
        assert store.files.failures(os.fsencode(folder)) == []
    assert list((places.data / "claims").iterdir()) == []


def test_a_process_goes_on_with_what_a_killed_one_was_at(
    places: Places, library: Library, tmp_path: Path, pool: WorkerPool
) -> None:
    folder = draw_folder(tmp_path / "pictures", _N_SEEDS)
    victim = start(places, folder, "--condition", "texture")
    with library.open_store() as store:
        while not store.files.image_ids(os.fsencode(folder)) and victim.poll() is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                victim.wait(0.02)
    victim.kill()
    victim.communicate()
    index(library, folder, pool, ["texture"])
    assert n_vectors(library, "texture")[1] == 15 * _N_SEEDS


def test_a_claim_counts_as_long_as_its_owner_lives(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        owner = subprocess.Popen(
            [sys.executable, "-c", _OWNER, os.fspath(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert owner.stdout is not None
        assert owner.stdout.readline().strip() == "[b'one', b'two']"
        claims = store.claims()
        assert taken(store, claims, b"two", b"three") == {b"three"}
        owner.kill()
        owner.communicate()
        assert taken(store, claims, b"two", b"three") == {b"two", b"three"}
        other = store.claims()
        assert taken(store, other, b"one", b"two") == {b"one"}
        with store.transaction():
            claims.release([b"two"])
        assert taken(store, other, b"one", b"two") == {b"one", b"two"}
        claims.close()
        assert taken(store, other, b"three") == {b"three"}
        other.close()
        assert list((tmp_path / "claims").iterdir()) == []


def taken(store: Store, claims: Claims, *works: bytes) -> set[bytes]:
    with store.transaction():
        return claims.take(works)
