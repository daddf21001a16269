"""Epochs, early stop, stopping and going on; a collapse is noticed."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from core.errors import LikewiseError
from core.jobs import Cancelled
from core.teaching.loop import EpochWork, Outcome, Tensors, learn
from core.teaching.records import Epoch, Start
from core.teaching.validation import TripletLoss, Validation

N_IMAGES, N_LABELS = 120, 3
CODES = (np.arange(N_IMAGES) % N_LABELS).astype(np.int32)
ALIKE, ONE_WAY = -1.0, -2.0


class Planned:
    """A course whose epochs are as good as planned: 0 is noise, 1 tells all labels apart, `ALIKE`
    makes all vectors alike, and `ONE_WAY` has labels far apart, but all in about one direction."""

    def __init__(self, plan: Sequence[float], n_steps: int, patience: int = 3) -> None:
        self._plan, self._patience, self._n_done = plan, patience, 0
        self._n_steps = n_steps

    @property
    def n_epochs(self) -> int:
        return len(self._plan)

    @property
    def patience(self) -> int:
        return self._patience

    @property
    def n_steps(self) -> int:
        return self._n_steps

    def epoch(self, check: Callable[[], None]) -> EpochWork:
        check()
        self._n_done += 1
        return EpochWork(1.0 / self._n_done, 0.5, 0.3, 0.2)

    def vectors(self, places: NDArray[np.int64], check: Callable[[], None]) -> NDArray[np.float32]:
        check()
        return planned_vectors(self._plan[self._n_done - 1])[places]

    def untrained(self, places: NDArray[np.int64]) -> NDArray[np.float32]:
        return planned_vectors(0.0)[places]

    def seconds_an_epoch(self) -> float:
        return 2.0

    def state(self) -> dict[str, Any]:
        return {"n_done": self._n_done}

    def load_state(self, state: dict[str, Any]) -> None:
        self._n_done = state["n_done"]

    def tensors(self) -> Tensors:
        return {"epoch": np.array([self._n_done], np.float32)}


def planned_vectors(good: float) -> NDArray[np.float32]:
    noise = np.random.default_rng(5).normal(size=(N_IMAGES, 8))
    if good == ALIKE:
        return (np.ones(8) + 1e-3 * noise).astype(np.float32)
    if good == ONE_WAY:
        return (100 + 2 * np.eye(8)[CODES] + 0.1 * noise).astype(np.float32)
    return (good * 6 * np.eye(8)[CODES] + (1 - good) * noise).astype(np.float32)


def learnt(
    plan: Sequence[float],
    folder: Path,
    n_until_stop: int = 99,
    is_resumed: bool = False,
    n_steps: int = 40,
    judged_by: Validation | None = None,
) -> tuple[Outcome, list[Start | Epoch]]:
    """The outcome, and what was told; stopped once so many epochs were told."""
    told: list[Start | Epoch] = []
    outcome = learn(
        Planned(plan, n_steps),
        judged_by or validation(),
        told.append,
        lambda: sum(isinstance(news, Epoch) for news in told) >= n_until_stop,
        folder / "state.pt",
        is_resumed,
    )
    return outcome, told


def validation(places: NDArray[np.int64] | None = None, is_normalised: bool = True) -> Validation:
    places = np.arange(N_IMAGES) if places is None else places
    return Validation(places, CODES[places], TripletLoss(0.2, "euclidean", is_normalised))


def test_the_best_epoch_is_kept(tmp_path: Path) -> None:
    outcome, told = learnt([0.1, 0.5, 0.3, 0.2], tmp_path)
    assert outcome.best == 2
    assert outcome.tensors["epoch"] == 2
    assert [epoch.is_best for epoch in outcome.epochs] == [True, True, False, False]
    assert tuple(told[1:]) == outcome.epochs


def test_it_ends_early_where_nothing_gets_better(tmp_path: Path) -> None:
    outcome, _ = learnt([0.1, 0.5, 0.3, 0.2, 0.4, 0.9], tmp_path)
    assert len(outcome.epochs) == 5
    assert outcome.best == 2
    assert not outcome.was_stopped


def test_the_start_tells_what_has_to_be_beaten(tmp_path: Path) -> None:
    _, told = learnt([0.2, 0.9], tmp_path)
    start, first, last = told
    assert isinstance(start, Start)
    assert isinstance(last, Epoch)
    assert start.chance_recall_at_1 == pytest.approx(1 / N_LABELS, abs=0.02)
    assert start.seconds_expected == 4.0
    assert start.map_at_r < 0.5 < last.map_at_r
    assert last.map_at_r == pytest.approx(1.0)


def test_cancelling_keeps_the_best_so_far(tmp_path: Path) -> None:
    outcome, _ = learnt([0.1, 0.5, 0.3, 0.9], tmp_path, n_until_stop=3)
    assert outcome.was_stopped
    assert len(outcome.epochs) == 3
    assert outcome.tensors["epoch"] == 2


def test_cancelled_before_its_first_epoch_there_is_nothing(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        learnt([0.1, 0.5], tmp_path, n_until_stop=0)


def test_what_was_stopped_goes_on_as_if_it_had_not_been(tmp_path: Path) -> None:
    plan = [0.1, 0.5, 0.3, 0.7, 0.4]
    whole, _ = learnt(plan, tmp_path / "whole")
    learnt(plan, tmp_path, n_until_stop=2)
    rest, told = learnt(plan, tmp_path, is_resumed=True)
    assert isinstance(told[0], Start)
    assert told[0].n_epochs_done == 2
    assert rest.best == whole.best == 4
    assert [epoch.map_at_r for epoch in rest.epochs] == [e.map_at_r for e in whole.epochs]
    assert rest.epochs[-1].seconds >= rest.epochs[1].seconds
    assert rest.tensors["epoch"] == whole.tensors["epoch"]


def test_to_go_on_where_nothing_was_begun_is_to_begin(tmp_path: Path) -> None:
    outcome, _ = learnt([0.1, 0.5], tmp_path, is_resumed=True)
    assert len(outcome.epochs) == 2


def test_it_can_be_stopped_while_an_epoch_is_judged(tmp_path: Path) -> None:
    class Slow(Planned):
        def vectors(
            self, places: NDArray[np.int64], check: Callable[[], None]
        ) -> NDArray[np.float32]:
            if self._n_done == 2:
                is_stopped.append(True)
            return super().vectors(places, check)

    is_stopped: list[bool] = []
    told: list[Start | Epoch] = []
    path = tmp_path / "state.pt"
    course = Slow([0.1, 0.5, 0.3], 40)
    outcome = learn(course, validation(), told.append, lambda: bool(is_stopped), path, False)
    assert outcome.was_stopped
    assert len(outcome.epochs) == 1
    rest, _ = learnt([0.1, 0.5, 0.3], tmp_path, is_resumed=True)
    assert [epoch.number for epoch in rest.epochs] == [1, 2, 3]


@pytest.mark.parametrize("left", [b"", b"PK cut off"])
def test_a_damaged_state_is_said_and_not_gone_on_with(tmp_path: Path, left: bytes) -> None:
    learnt([0.1, 0.5, 0.3], tmp_path, n_until_stop=2)
    (tmp_path / "state.pt").write_bytes(left)
    with pytest.raises(LikewiseError, match="begun anew"):
        learnt([0.1, 0.5, 0.3], tmp_path, is_resumed=True)


def test_a_state_that_would_run_code_is_not_run(tmp_path: Path) -> None:
    class Hostile:
        def __reduce__(self) -> tuple[Callable[..., object], tuple[str]]:
            return os.mkdir, (os.fspath(tmp_path / "ran"),)

    torch.save({"course": Hostile()}, tmp_path / "state.pt")
    with pytest.raises(LikewiseError, match="begun anew"):
        learnt([0.1, 0.5], tmp_path, is_resumed=True)
    assert not (tmp_path / "ran").exists()


def test_a_collapse_is_noticed_and_ends_it(tmp_path: Path) -> None:
    outcome, _ = learnt([0.3, ALIKE, ALIKE, ALIKE], tmp_path)
    assert outcome.is_collapsed
    assert len(outcome.epochs) == 2
    assert outcome.epochs[-1].spread < 0.01
    assert outcome.tensors["epoch"] == 1


def test_vectors_may_be_alike_for_an_epoch_at_the_start(tmp_path: Path) -> None:
    outcome, _ = learnt([ALIKE, 0.3, 0.6], tmp_path, n_steps=20)
    assert not outcome.is_collapsed
    assert outcome.best == 3


def test_few_batches_an_epoch_make_a_slow_start_and_no_collapse(tmp_path: Path) -> None:
    outcome, _ = learnt([ALIKE, ALIKE, ALIKE, 0.3, 0.6], tmp_path, n_steps=2)
    assert not outcome.is_collapsed
    assert outcome.best == 5


def test_vectors_far_apart_in_one_direction_have_not_collapsed(tmp_path: Path) -> None:
    plan = [ONE_WAY, ONE_WAY, ONE_WAY]
    outcome, _ = learnt(plan, tmp_path, judged_by=validation(is_normalised=False))
    assert outcome.epochs[-1].spread < 0.01
    assert not outcome.is_collapsed
    compared_by_direction, _ = learnt(plan, tmp_path)
    assert compared_by_direction.is_collapsed


def test_where_validation_tells_nothing_the_last_epoch_is_kept(tmp_path: Path) -> None:
    one_of_each_label = np.arange(N_LABELS)
    outcome, _ = learnt(
        [0.5, 0.6, 0.7, 0.8, 0.9], tmp_path, judged_by=validation(one_of_each_label)
    )
    assert outcome.best == 5
    assert outcome.tensors["epoch"] == 5


def test_a_single_validation_image_is_no_collapse(tmp_path: Path) -> None:
    outcome, _ = learnt([0.5, 0.6], tmp_path, judged_by=validation(np.arange(1)))
    assert not outcome.is_collapsed
    assert outcome.best == 2
