"""What the batches of every course share: their triplets, what came of them, and going on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.teaching.drawing import Drawing
from core.teaching.loop import EpochWork
from core.teaching.losses import Criterion, Places, nearer_by, shares


def with_drawn(
    anchors: NDArray[np.int64], drawing: Drawing, codes: NDArray[np.int32]
) -> tuple[NDArray[np.int64], Places]:
    """Anchors int64 [b] with a positive and a negative drawn for each, int64 [3 b], and the places
    of these triplets among them. `codes` int32 [n] are the labels of all images."""
    positives, negatives = drawing.triplets(codes[anchors])
    columns = torch.arange(3 * len(anchors)).reshape(3, -1)
    triplets = (columns[0], columns[1], columns[2])
    return np.concatenate([anchors, positives, negatives]), triplets


class Tally:
    """Sums up what came of the batches of an epoch."""

    def __init__(self, criterion: Criterion, rng: np.random.Generator) -> None:
        self._criterion, self._rng = criterion, rng
        self._total, self._n_batches, self._counts = 0.0, 0, np.zeros(3, np.int64)

    def add(self, loss: Tensor, vectors: Tensor, codes: Tensor, triplets: Places | None) -> None:
        """A batch: its loss, and its vectors [b, dim] before learning from them, with the labels
        `codes` int64 [b]. Where its triplets were not drawn, some are looked at."""
        looked_at = triplets or random_triplets(codes, self._rng)
        with torch.no_grad():
            nearer = nearer_by(self._criterion.distance, vectors, looked_at)
        self._total += float(loss.detach())
        self._n_batches += 1
        self._counts += shares(nearer, self._criterion.margin)

    def work(self) -> EpochWork:
        """What the epoch did."""
        easy, semi_hard, hard = (self._counts / max(self._counts.sum(), 1)).tolist()
        return EpochWork(self._total / max(self._n_batches, 1), easy, semi_hard, hard)


def random_triplets(codes: Tensor, rng: np.random.Generator) -> Places:
    """For each image of a batch with a like and an unlike one in it: one of each at random."""
    is_same = codes[:, None] == codes[None, :]
    chances = torch.from_numpy(rng.random(is_same.shape, np.float32))
    is_positive = is_same & ~torch.eye(len(codes), dtype=torch.bool)
    positives = torch.where(is_positive, chances, -1.0).argmax(dim=1)
    negatives = torch.where(is_same, -1.0, chances).argmax(dim=1)
    (anchors,) = torch.where(is_positive.any(dim=1) & (~is_same).any(dim=1))
    return anchors, positives[anchors], negatives[anchors]


# Going on


def state_of(parts: Mapping[str, Any], rng: np.random.Generator) -> dict[str, Any]:
    """The state of networks, optimiser and schedule by name, and of the random numbers."""
    return {name: part.state_dict() for name, part in parts.items()} | {
        "torch": torch.get_rng_state(),
        "numpy": json.dumps(rng.bit_generator.state),
    }


def take_up(state: Mapping[str, Any], parts: Mapping[str, Any], rng: np.random.Generator) -> None:
    """Bring parts and random numbers to a state."""
    for name, part in parts.items():
        part.load_state_dict(state[name])
    torch.set_rng_state(state["torch"])
    rng.bit_generator.state = json.loads(state["numpy"])
