"""What crosses from whoever orders a lesson to the process that learns, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.conditions.recipes import LayerRead, Preprocessing

if TYPE_CHECKING:
    # The command line tells what can be chosen without loading it.
    import numpy as np
    from numpy.typing import NDArray

NETWORKS = ("head", "shallow", "finetune")
LOSSES = ("triplet", "contrastive", "supcon", "multi-similarity")
MININGS = ("random", "easy", "semihard", "hard", "all")
METRICS = ("euclidean", "cosine")


@dataclass(frozen=True, slots=True)
class Lesson:
    """How a condition is to be taught. The defaults work for most labels.

    `network` is one of `NETWORKS`; `on` are the keys of the conditions that a head reads (empty:
    the usual ones). `loss`, `mining` and `metric` (of the distance in the triplet loss) are
    from the tuples above; `has_softmax` adds a normalised softmax term beside the loss. `dim` is
    2 to 256, `margin` above 0, `holdout` the share of the labelled images that is kept for
    testing, above 0 and below 1. None stands for what suits the network.
    """

    name: str
    network: str = "head"
    on: tuple[str, ...] = ()
    loss: str = "triplet"
    mining: str | None = None
    metric: str = "euclidean"
    has_softmax: bool | None = None
    margin: float | None = None
    dim: int | None = None
    epochs: int | None = None
    seed: int = 1
    holdout: float = 0.2


@dataclass(frozen=True, slots=True)
class Epoch:
    """What one epoch of learning did.

    `loss` and `validation_loss` are means over triplets or batches. The three measures are of
    validation images, by cosine. `easy`, `semi_hard` and `hard` are shares of the epoch's
    triplets, before learning from them, summing to 1 (all 0 where no triplets were formed);
    `spread` is the mean distance 1 - cosine of random validation images: near 0 means that all
    vectors have become alike. `seconds` have passed since the start, `seconds_left` are
    estimated. `is_best` tells whether its state is kept.
    """

    number: int
    n_epochs: int
    loss: float
    validation_loss: float
    map_at_r: float
    recall_at_1: float
    triplet_accuracy: float
    easy: float
    semi_hard: float
    hard: float
    spread: float
    seconds: float
    seconds_left: float
    is_best: bool


@dataclass(frozen=True, slots=True)
class Start:
    """What was found out before the first epoch: the untrained condition on the validation
    images (concatenated base vectors; for the networks that read pixels, Content if it is there),
    what chance gives, and how long all is expected to take."""

    map_at_r: float
    recall_at_1: float
    triplet_accuracy: float
    chance_map_at_r: float
    chance_recall_at_1: float
    seconds_expected: float
    #: Epochs done before, where a stopped lesson goes on.
    n_epochs_done: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """Places int64 in the labelled images: what is learnt from, what decides when to stop, and
    what is kept for testing."""

    train: NDArray[np.int64]
    validation: NDArray[np.int64]
    test: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Learnt:
    """What came out: `tensors` for the taught file, the epochs, and the number of the best one.

    `is_collapsed` tells that all vectors came out alike; `was_stopped` that a person stopped it
    before the end. `training` are the settings as they were used, for the taught file's record,
    the length of a vector among them as "dim". `preprocessing` and `read` belong to a fine-tuned
    network.
    """

    tensors: dict[str, NDArray[np.float32]]
    epochs: tuple[Epoch, ...]
    best: int
    is_collapsed: bool
    was_stopped: bool
    training: dict[str, str | int | float | bool]
    preprocessing: Preprocessing | None = None
    read: LayerRead | None = None
