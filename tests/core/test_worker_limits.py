"""What one picture may take of a worker: more of it costs that picture, and nothing else."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.errors import LikewiseError
from core.library import Library
from core.memory import memory_limited
from core.workers.limits import time_limited
from core.workers.pool import WorkerHung, WorkerPool, WorkerTooLarge
from core.workers.tasks import Workbench
from tests.conftest import draw_picture, index
from tests.hostile.handmade import hungry_jpeg

MEGABYTE = 2**20

linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux refuses memory to a process"
)


@dataclass(frozen=True)
class Square:
    number: int
    n_items: int = 1

    def run(self, _bench: Workbench) -> int:
        return self.number**2


@dataclass(frozen=True)
class Grow:
    """Takes memory piece by piece and then waits for more of it to be asked for."""

    n_items: int = 1

    def run(self, _bench: Workbench) -> None:
        taken = []
        while len(taken) < 4000:
            taken.append(b"x" * MEGABYTE)


@dataclass(frozen=True)
class Ask:
    """Which amounts of memory a process gets, where it is held to `limit` bytes.

    In a process of its own: one that has had much before gets it again without asking the system.
    """

    limit: int | None
    amounts: tuple[int, ...]
    n_items: int = 1

    def run(self, _bench: Workbench) -> tuple[bool, ...]:
        with memory_limited(self.limit) if self.limit is not None else nullcontext():
            return tuple(_is_given(amount) for amount in self.amounts)


def _is_given(amount: int) -> bool:
    try:
        return len(bytearray(amount)) == amount
    except MemoryError:
        return False


@dataclass(frozen=True)
class Spin:
    n_items: int = 1

    def run(self, _bench: Workbench) -> None:
        with time_limited(0.2):
            while True:
                pass


def test_a_task_that_takes_too_much_memory_is_ended_and_the_pool_goes_on() -> None:
    with WorkerPool(n_workers=1, task_bytes=300 * MEGABYTE) as pool:
        assert isinstance(pool.submit(Grow()).exception(), WorkerTooLarge)
        assert pool.submit(Square(3)).result() == 9


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such timer")
def test_a_picture_that_is_never_done_is_ended_by_its_own_time_and_not_by_the_batch_s() -> None:
    with WorkerPool(n_workers=1) as pool:
        assert isinstance(pool.submit(Spin(n_items=8)).exception(), WorkerHung)
        assert pool.submit(Square(3)).result() == 9


@linux_only
def test_memory_that_is_refused_is_an_error_and_no_harm() -> None:
    with WorkerPool(n_workers=1) as pool:
        asked = Ask(64 * MEGABYTE, (256 * MEGABYTE, 32 * MEGABYTE))
        assert pool.submit(asked).result() == (False, True)
        assert pool.submit(Ask(None, (256 * MEGABYTE,))).result() == (True,)


@linux_only
def test_a_file_whose_decoder_asks_for_gigabytes_is_listed_and_its_neighbours_are_read(
    library: Library, tmp_path: Path, pool: WorkerPool
) -> None:
    folder = tmp_path / "pictures"
    draw_picture(folder / "good.jpg")
    (folder / "hungry.jpg").write_bytes(hungry_jpeg())
    former_ids = pool.process_ids

    summary = index(library, folder, pool)

    assert (summary.embedded, summary.failed) == (1, 1)
    with library.open_store() as store:
        (failure,) = store.files.failures(str(folder).encode())
    assert isinstance(failure.reason, LikewiseError)
    assert failure.path.endswith(b"hungry.jpg")
    assert set(former_ids) <= set(pool.process_ids)  # no process had to be ended for it
