"""A sample of `make stress`, and that it keeps count of what has run."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.stress.killed_work import WORKS
from tests.stress.kills import try_kills
from tests.stress.lane import Lane
from tests.stress.notes import Notes, Outcome

needs_groups = pytest.mark.skipif(os.name == "nt", reason="uses process groups")


@needs_groups
@pytest.mark.parametrize("name", ["migration", "import of weights"])
def test_kills_lose_and_spoil_nothing(name: str, tmp_path: Path) -> None:
    (work,) = {work for work in WORKS if work.name == name}
    try_kills(work, 1, random.Random(name), tmp_path)


def test_what_has_passed_is_not_run_again_and_what_failed_is(tmp_path: Path) -> None:
    notes = Notes(tmp_path, "part")
    for number, failure in enumerate(("", "it broke", "", "it broke")):
        notes.add(Outcome(number, failure, 1.0))
    notes.add(Outcome(3, "", 1.0))
    with (tmp_path / "part.jsonl").open("a") as file:
        file.write('{"number": 4, "fail')  # a run was killed as it wrote this
    again = Notes(tmp_path, "part")
    assert again.left(6) == [1, 4, 5]
    assert [outcome.number for outcome in again.failed] == [1]
    assert (again.n_done, again.seconds) == (4, 4.0)
    again.clear()
    assert Notes(tmp_path, "part").left(2) == [0, 1]


def test_a_test_that_ends_its_process_has_failed() -> None:
    lane = Lane("no_such_part")
    lane.start(0)
    while (outcome := lane.poll()) is None:
        Lane.wait([lane], 1.0)
    assert "exit code 1" in outcome.failure
    assert not lane.is_alive
    lane.end()
