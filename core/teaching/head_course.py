"""Learning a head on stored vectors."""

from __future__ import annotations

import json
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
from core.teaching.drawing import Drawing
from core.teaching.head_network import HeadNetwork
from core.teaching.loop import EpochWork, Tensors
from core.teaching.losses import Choice, Criterion, Places, nearer_by, shares

_BATCH = 256
_RATE = 1e-3
_WEIGHT_DECAY = 1e-4
_WARM_UP = 0.15
_FEWEST_STEPS = 20
_PATIENCE = 6
#: Triplets given by a person that are looked at beside each batch.
_GIVEN_BATCH = 32
#: Forward steps that tell how long learning takes, and how much longer a step of learning is.
_REHEARSALS = 3
_LEARNING_FACTOR = 3.5


class HeadCourse:
    """A head that reads `bases`, float32 [n, d_i] of unit rows each.

    Learns from the images at `train` int64 [m] with their labels `codes` int32 [n] (0 up to
    `n_labels`), and from given triplets int64 [t, 3] of places.
    """

    def __init__(
        self,
        bases: Sequence[NDArray[np.float32]],
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
        self._centre, self._scale = _standard(bases, train)
        joined = np.concatenate(list(bases), axis=1)
        self._inputs = torch.from_numpy((joined - self._centre) * self._scale)
        self._codes = torch.from_numpy(codes.astype(np.int64))
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
        total, counts = 0.0, np.zeros(3, np.int64)
        for _ in range(self._n_steps):
            check()
            loss, of_batch = self._step()
            total += loss
            counts += of_batch
        easy, semi_hard, hard = (counts / max(counts.sum(), 1)).tolist()
        return EpochWork(total / self._n_steps, easy, semi_hard, hard)

    def vectors(self, places: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors float32 [k, dim] of images as the head gives them now, of length 1."""
        self._network.eval()
        with torch.no_grad():
            vectors = self._network(self._inputs[torch.from_numpy(places)])
        return normalised(vectors.numpy())

    def untrained(self, places: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors that the head reads, put end to end."""
        return normalised(np.concatenate([base[places] for base in self._bases], axis=1))

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
        return {
            "network": self._network.state_dict(),
            "criterion": self._criterion.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "schedule": self._schedule.state_dict(),
            "torch": torch.get_rng_state(),
            "numpy": json.dumps(self._rng.bit_generator.state),
        }

    def load_state(self, state: dict[str, Any]) -> None:
        """Go on from a state."""
        self._network.load_state_dict(state["network"])
        self._criterion.load_state_dict(state["criterion"])
        self._optimiser.load_state_dict(state["optimiser"])
        self._schedule.load_state_dict(state["schedule"])
        torch.set_rng_state(state["torch"])
        self._rng.bit_generator.state = json.loads(state["numpy"])

    def tensors(self) -> Tensors:
        """What a taught file keeps."""
        return self._network.folded(self._centre, self._scale).tensors()

    # A step

    def _step(self) -> tuple[float, tuple[int, int, int]]:
        """Learn from one batch; returns its loss, and how its triplets were."""
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
        looked_at = triplets or random_triplets(codes, self._rng)
        with torch.no_grad():
            nearer = nearer_by(self._criterion.distance, vectors, looked_at)
        return float(loss.detach()), shares(nearer, self._choice.margin)

    def _batch(self) -> tuple[NDArray[np.int64], Places | None]:
        """Places of a batch, and its triplets where they are drawn and not mined."""
        if not self._choice.draws_triplets:
            return self._drawing.batch(_BATCH), None
        anchors = self._drawing.batch(_BATCH // 3)
        positives, negatives = self._drawing.triplets(self._codes.numpy()[anchors])
        columns = torch.arange(3 * len(anchors)).reshape(3, -1)
        triplets = (columns[0], columns[1], columns[2])
        return np.concatenate([anchors, positives, negatives]), triplets

    def _answer(self, places: NDArray[np.int64]) -> Tensor:
        return functional.normalize(self._network(self._inputs[torch.from_numpy(places)]))

    def _loss_of_given(self) -> Tensor:
        drawn = self._rng.choice(self._triplets, min(_GIVEN_BATCH, len(self._triplets)), False)
        columns = torch.arange(3 * len(drawn)).reshape(3, -1)
        return self._criterion.of_given(
            self._answer(drawn.T.ravel()), (columns[0], columns[1], columns[2])
        )


def random_triplets(codes: Tensor, rng: np.random.Generator) -> Places:
    """For each image of a batch with a like and an unlike one in it: one of each at random."""
    is_same = codes[:, None] == codes[None, :]
    chances = torch.from_numpy(rng.random(is_same.shape, np.float32))
    is_positive = is_same & ~torch.eye(len(codes), dtype=torch.bool)
    positives = torch.where(is_positive, chances, -1.0).argmax(dim=1)
    negatives = torch.where(is_same, -1.0, chances).argmax(dim=1)
    (anchors,) = torch.where(is_positive.any(dim=1) & (~is_same).any(dim=1))
    return anchors, positives[anchors], negatives[anchors]


def _standard(
    bases: Sequence[NDArray[np.float32]], train: NDArray[np.int64]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """What brings each base to mean 0 and to a mean square of 1 a value, as a whole: the values
    of one base keep their proportions. Float32 [d] each."""
    centres, scales = [], []
    for base in bases:
        rows = base[train]
        centre = rows.mean(axis=0, dtype=np.float64)
        deviation = math.sqrt(float(np.mean((rows - centre) ** 2)))
        centres.append(centre)
        scales.append(np.full(base.shape[1], 1.0 / max(deviation, 1e-6)))
    return np.concatenate(centres).astype(np.float32), np.concatenate(scales).astype(np.float32)
