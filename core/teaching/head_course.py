"""Learning a head on stored vectors."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from core.conditions.base import normalised
from core.index.stored_rows import StoredRows
from core.teaching.batches import Tally, state_of, take_up, with_drawn
from core.teaching.drawing import Drawing
from core.teaching.head_network import HeadNetwork
from core.teaching.loop import EpochWork, Tensors
from core.teaching.losses import Choice, Criterion, Places

_BATCH = 256
_RATE = 1e-3
_WEIGHT_DECAY = 1e-4
_WARM_UP = 0.15
_FEWEST_STEPS = 20
_PATIENCE = 6
#: Rows that are worked on at once to find their mean.
_CHUNK_ROWS = 4096
#: Triplets given by a person that are looked at beside each batch.
_GIVEN_BATCH = 32
#: Forward steps that tell how long learning takes, and how much longer a step of learning is.
_REHEARSALS = 3
_LEARNING_FACTOR = 3.5


class HeadCourse:
    """A head that reads `bases`, the stored vectors of n images under each condition.

    Learns from the images at `train` int64 [m] with their labels `codes` int32 [n] (0 up to
    `n_labels`), and from given triplets int64 [t, 3] of places.
    """

    def __init__(
        self,
        bases: Sequence[StoredRows],
        codes: NDArray[np.int32],
        train: NDArray[np.int64],
        triplets: NDArray[np.int64],
        choice: Choice,
        dim: int,
        n_epochs: int,
        seed: int,
    ) -> None:
        torch.manual_seed(seed)
        self._rng = np.random.default_rng(seed)
        self._bases, self._choice, self._n_epochs = bases, choice, n_epochs
        inputs, self._centre, self._scale = _standard(bases, train)
        self._inputs = torch.from_numpy(inputs)
        self._labels, self._codes = codes, torch.from_numpy(codes.astype(np.int64))
        self._drawing = Drawing(train, codes[train], self._rng)
        self._triplets = triplets
        self._n_steps = max(math.ceil(len(train) / _BATCH), _FEWEST_STEPS)
        self._network = HeadNetwork(self._inputs.shape[1], dim)
        self._criterion = Criterion(choice, int(codes[train].max()) + 1, dim)
        learnt: list[dict[str, Any]] = [
            {"params": list(self._network.parameters())},
            {"params": list(self._criterion.parameters()), "weight_decay": 0.0},
        ]
        self._optimiser = torch.optim.AdamW(learnt, lr=_RATE, weight_decay=_WEIGHT_DECAY)
        self._schedule = torch.optim.lr_scheduler.OneCycleLR(
            self._optimiser, _RATE, total_steps=self._n_steps * n_epochs, pct_start=_WARM_UP
        )

    @property
    def n_epochs(self) -> int:
        """How many epochs there are at most."""
        return self._n_epochs

    @property
    def patience(self) -> int:
        """After how many epochs without a better one it ends."""
        return _PATIENCE

    @property
    def n_steps(self) -> int:
        """How many batches an epoch has."""
        return self._n_steps

    def epoch(self, check: Callable[[], None]) -> EpochWork:
        """Learn for as many batches as hold all images once."""
        self._network.train()
        tally = Tally(self._criterion, self._rng)
        for _ in range(self._n_steps):
            check()
            self._step(tally)
        return tally.work()

    def vectors(self, places: NDArray[np.int64], check: Callable[[], None]) -> NDArray[np.float32]:
        """The vectors float32 [k, dim] of images as the head gives them now, of length 1."""
        check()
        self._network.eval()
        with torch.no_grad():
            vectors = self._network(self._inputs[torch.from_numpy(places)])
        return normalised(vectors.numpy())

    def untrained(self, places: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors that the head reads, put end to end."""
        rows = [base.at(places).unit() for base in self._bases]
        return normalised(np.concatenate(rows, axis=1))

    def seconds_an_epoch(self) -> float:
        """About how long an epoch takes, measured without learning anything."""
        self._network.eval()
        batch = self._inputs[:_BATCH]
        start = time.perf_counter()
        with torch.no_grad():
            for _ in range(_REHEARSALS):
                self._network(batch)
        seconds = (time.perf_counter() - start) / _REHEARSALS
        return _LEARNING_FACTOR * seconds * self._n_steps

    def state(self) -> dict[str, Any]:
        """All that is needed to go on."""
        return state_of(self._parts(), self._rng)

    def load_state(self, state: dict[str, Any]) -> None:
        """Go on from a state."""
        take_up(state, self._parts(), self._rng)

    def tensors(self) -> Tensors:
        """What a taught file keeps."""
        return self._network.folded(self._centre, self._scale).tensors()

    def _parts(self) -> dict[str, Any]:
        return {
            "network": self._network,
            "criterion": self._criterion,
            "optimiser": self._optimiser,
            "schedule": self._schedule,
        }

    # A step

    def _step(self, tally: Tally) -> None:
        """Learn from one batch."""
        places, triplets = self._batch()
        codes = self._codes[torch.from_numpy(places)]
        vectors = self._answer(places)
        loss = self._criterion(vectors, codes, triplets)
        if len(self._triplets):
            loss = loss + self._loss_of_given()
        self._optimiser.zero_grad()
        loss.backward()
        self._optimiser.step()
        self._schedule.step()
        tally.add(loss, vectors, codes, triplets)

    def _batch(self) -> tuple[NDArray[np.int64], Places | None]:
        """Places of a batch, and its triplets where they are drawn and not mined."""
        if not self._choice.draws_triplets:
            return self._drawing.batch(_BATCH), None
        anchors = self._drawing.batch(_BATCH // 3)
        return with_drawn(anchors, self._drawing, self._labels)

    def _answer(self, places: NDArray[np.int64]) -> Tensor:
        return functional.normalize(self._network(self._inputs[torch.from_numpy(places)]))

    def _loss_of_given(self) -> Tensor:
        drawn = self._rng.choice(self._triplets, min(_GIVEN_BATCH, len(self._triplets)), False)
        columns = torch.arange(3 * len(drawn)).reshape(3, -1)
        return self._criterion.of_given(
            self._answer(drawn.T.ravel()), (columns[0], columns[1], columns[2])
        )


def _standard(
    bases: Sequence[StoredRows], train: NDArray[np.int64]
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """The unit rows of all bases end to end, float32 [n, d], each base brought to mean 0 and to a
    mean square of 1 a value on what is learnt from, as a whole: its values keep their proportions.
    Then the centre and the scale that did so, float32 [d] each."""
    widths = [base.dim for base in bases]
    # Of a large folder these take gigabytes: one base after the other is read into its place.
    inputs = np.empty((len(bases[0]), sum(widths)), np.float32)
    centre, scale = np.empty(sum(widths), np.float32), np.empty(sum(widths), np.float32)
    for base, end in zip(bases, np.cumsum(widths).tolist(), strict=True):
        mine = slice(end - base.dim, end)
        rows = base.unit()
        centre[mine], deviation = _mean_and_deviation(rows, train)
        scale[mine] = 1.0 / max(deviation, 1e-6)
        np.subtract(rows, centre[mine], out=rows)
        np.multiply(rows, scale[mine], out=inputs[:, mine])
    return inputs, centre, scale


def _mean_and_deviation(
    rows: NDArray[np.float32], train: NDArray[np.int64]
) -> tuple[NDArray[np.float64], float]:
    """Of the rows at `train`: the mean [d], and the root mean square of what is left of it."""
    centre = np.zeros(rows.shape[1])
    for start in range(0, len(train), _CHUNK_ROWS):
        centre += rows[train[start : start + _CHUNK_ROWS]].sum(axis=0, dtype=np.float64)
    centre /= len(train)
    square = 0.0
    for start in range(0, len(train), _CHUNK_ROWS):
        square += float(((rows[train[start : start + _CHUNK_ROWS]] - centre) ** 2).sum())
    return centre, math.sqrt(square / len(train) / rows.shape[1])
