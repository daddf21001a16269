"""What all lessons share: epochs, validation, early stop, stopping and going on."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from numpy.typing import NDArray

from core.conditions.own import writing_in
from core.conditions.recipes import LayerRead, Preprocessing
from core.errors import LikewiseError
from core.jobs import Cancelled
from core.teaching.records import Epoch, Learnt, Start
from core.teaching.validation import Measured, Validation
from core.whole_files import write_whole

#: All vectors have collapsed into one where random images have less than this mean distance
#: 1 - cosine, and where the negatives of triplets are hardly farther than the positives, so that
#: their loss is all but the margin. The first alone says little: vectors that are compared as
#: they come may be far apart and yet lie in one direction.
_COLLAPSED_SPREAD, _COLLAPSED_LOSS = 0.01, 0.95
#: Before so many steps vectors are as alike as a new network makes them.
_FIRST_JUDGED_STEPS = 40

#: What comes of a state that is cut off, or that another version of a network left.
_DAMAGED = (OSError, EOFError, RuntimeError, ValueError, TypeError, KeyError, pickle.PickleError)

Tensors = dict[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class EpochWork:
    """What an epoch did, see `core.teaching.records.Epoch`."""

    loss: float
    easy: float
    semi_hard: float
    hard: float


class Course(Protocol):
    """What differs between networks. Owns the network, its optimiser and its random numbers."""

    @property
    def n_epochs(self) -> int:
        """How many epochs there are at most."""

    @property
    def patience(self) -> int:
        """After how many epochs without a better one it ends."""

    @property
    def n_steps(self) -> int:
        """How many batches an epoch has."""

    def epoch(self, check: Callable[[], None]) -> EpochWork:
        """Learn from all images once; `check` is called between batches and may raise."""

    def vectors(self, places: NDArray[np.int64], check: Callable[[], None]) -> NDArray[np.float32]:
        """The vectors float32 [k, dim] of images as the network gives them now; `check` is called
        every now and then and may raise."""

    def untrained(self, places: NDArray[np.int64]) -> NDArray[np.float32]:
        """Their vectors float32 [k, d] without this lesson."""

    def seconds_an_epoch(self) -> float:
        """About how long an epoch takes, measured without learning anything."""

    def state(self) -> dict[str, Any]:
        """All that is needed to go on, as tensors and plain values."""

    def load_state(self, state: dict[str, Any]) -> None:
        """Go on from a state."""

    def tensors(self) -> Tensors:
        """What a taught file keeps."""


@dataclass(slots=True)
class _Run:
    """How far a lesson has got."""

    epochs: list[Epoch]
    best: int
    tensors: Tensors


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """The best state's tensors, all epochs, the number of the best, and how it ended."""

    tensors: Tensors
    epochs: tuple[Epoch, ...]
    best: int
    is_collapsed: bool
    was_stopped: bool

    def learnt(
        self,
        training: dict[str, str | int | float | bool],
        preprocessing: Preprocessing | None = None,
        read: LayerRead | None = None,
    ) -> Learnt:
        """What came out, with the settings that it was learnt with."""
        return Learnt(
            self.tensors,
            self.epochs,
            self.best,
            self.is_collapsed,
            self.was_stopped,
            training,
            preprocessing,
            read,
        )


def learn(
    course: Course,
    validation: Validation,
    tell: Callable[[Any], None],
    is_cancelled: Callable[[], bool],
    state_path: Path,
    is_resumed: bool,
) -> Outcome:
    """Learn until the last epoch, until nothing gets better, or until `is_cancelled`.

    The best epoch's state comes out; the last one's where validation images cannot tell which is.
    The state is kept at `state_path` after every epoch, so that a lesson that was stopped, in
    whatever way, goes on where it was. Raises `Cancelled` where it is stopped before the first
    epoch is done, "lesson_state" where it should go on and its state is damaged, and "disk_full" or
    "data_folder" where it cannot be kept; what was kept before stays.
    """
    run = _resumed(course, state_path) if is_resumed else None
    run = run or _Run([], 0, {})
    tell(_start(course, validation, len(run.epochs)))

    def check() -> None:
        if is_cancelled():
            raise Cancelled

    was_stopped, before = False, run.epochs[-1].seconds if run.epochs else 0.0
    start = time.monotonic()
    while not _is_over(course, validation, run):
        try:
            work = course.epoch(check)
            vectors = course.vectors(validation.places, check)
        except Cancelled:
            was_stopped = True
            break
        seconds = before + time.monotonic() - start
        epoch = _judged(
            course, validation.measured(vectors), validation.can_tell, run, work, seconds
        )
        run.epochs.append(epoch)
        if epoch.is_best:
            run.best, run.tensors = epoch.number, course.tensors()
        _keep(course, run, state_path)
        tell(epoch)
    if not run.epochs:
        raise Cancelled
    is_collapsed = _is_collapsed(course, validation, run)
    return Outcome(run.tensors, tuple(run.epochs), run.best, is_collapsed, was_stopped)


def _start(course: Course, validation: Validation, n_done: int) -> Start:
    untrained = validation.measured(course.untrained(validation.places))
    n_left = course.n_epochs - n_done
    return Start(
        map_at_r=untrained.map_at_r,
        recall_at_1=untrained.recall_at_1,
        triplet_accuracy=untrained.triplet_accuracy,
        chance_map_at_r=validation.chance.map_at_r,
        chance_recall_at_1=validation.chance.recall_at_1,
        seconds_expected=n_left * course.seconds_an_epoch(),
        n_epochs_done=n_done,
    )


def _judged(
    course: Course,
    measured: Measured,
    can_tell: bool,
    run: _Run,
    work: EpochWork,
    seconds: float,
) -> Epoch:
    number = len(run.epochs) + 1
    best = max((epoch.map_at_r for epoch in run.epochs), default=-1.0)
    return Epoch(
        number=number,
        n_epochs=course.n_epochs,
        loss=work.loss,
        validation_loss=measured.loss,
        map_at_r=measured.map_at_r,
        recall_at_1=measured.recall_at_1,
        triplet_accuracy=measured.triplet_accuracy,
        easy=work.easy,
        semi_hard=work.semi_hard,
        hard=work.hard,
        spread=measured.spread,
        seconds=seconds,
        seconds_left=seconds / number * (course.n_epochs - number),
        is_best=measured.map_at_r > best or not can_tell,
    )


def _is_over(course: Course, validation: Validation, run: _Run) -> bool:
    n_done = len(run.epochs)
    is_stale = n_done - run.best >= course.patience
    return n_done >= course.n_epochs or is_stale or _is_collapsed(course, validation, run)


def _is_collapsed(course: Course, validation: Validation, run: _Run) -> bool:
    if len(run.epochs) * course.n_steps < _FIRST_JUDGED_STEPS:
        return False
    last = run.epochs[-1]
    has_learnt = last.validation_loss < _COLLAPSED_LOSS * validation.margin
    return last.spread < _COLLAPSED_SPREAD and not has_learnt


# Going on


def _keep(course: Course, run: _Run, path: Path) -> None:
    """Write the state, whole or not at all. Raises "disk_full" and "data_folder"."""
    kept = {
        "course": course.state(),
        "epochs": [asdict(epoch) for epoch in run.epochs],
        "best": run.best,
        "tensors": {name: torch.from_numpy(tensor) for name, tensor in run.tensors.items()},
    }
    # Into memory first: of a full disk torch says nothing that could be told to anybody.
    written = BytesIO()
    torch.save(kept, written)
    with writing_in(path.parent):
        write_whole(path, written.getvalue())


def _resumed(course: Course, path: Path) -> _Run | None:
    """How far the lesson had got, the course brought there; None where there is nothing."""
    try:
        kept = torch.load(path, weights_only=True)
        course.load_state(kept["course"])
        epochs = [Epoch(**epoch) for epoch in kept["epochs"]]
        tensors = {name: tensor.numpy() for name, tensor in kept["tensors"].items()}
        return _Run(epochs, kept["best"], tensors)
    except FileNotFoundError:
        return None
    except _DAMAGED as error:
        raise LikewiseError("lesson_state", detail=str(error).partition("\n")[0]) from error
