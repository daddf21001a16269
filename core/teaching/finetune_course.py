"""Learning a head together with the network whose features it reads."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from core.conditions.base import normalised
from core.conditions.lite0_shapes import BACKBONE_DIM
from core.conditions.recipes import Preprocessing
from core.teaching.batches import Tally, state_of, take_up, with_drawn
from core.teaching.drawing import Drawing
from core.teaching.finetune_network import TunedLite0
from core.teaching.head_network import HeadNetwork
from core.teaching.loop import EpochWork, Tensors
from core.teaching.losses import Choice, Criterion, Places

_BATCH = 48
_HEAD_RATE = 1e-3
_WEIGHT_DECAY = 1e-4
_WARM_UP = 0.15
_PATIENCE = 3
#: Images of which the untuned features tell how a head's inputs are scaled.
_N_STANDARD = 512
_LOOKED_AT = 64


class FinetuneCourse:
    """EfficientNet-Lite0 and a head, which learn from `pictures` uint8 [n, px, px, 3].

    `weights` are those that it starts with, by their published names; `rate` is how large its
    steps are, beside the larger ones of the head. Learns from the images at `train` int64 [m]
    with their labels `codes` int32 [n] (0 up).
    """

    def __init__(
        self,
        pictures: NDArray[np.uint8],
        codes: NDArray[np.int32],
        train: NDArray[np.int64],
        weights: Mapping[str, Tensor],
        preprocessing: Preprocessing,
        choice: Choice,
        rate: float,
        dim: int,
        n_epochs: int,
        seed: int,
    ) -> None:
        torch.manual_seed(seed)
        self._rng = np.random.default_rng(seed)
        self._pictures, self._preprocessing = pictures, preprocessing
        self._weights, self._choice, self._n_epochs = weights, choice, n_epochs
        self._labels, self._codes = codes, torch.from_numpy(codes.astype(np.int64))
        self._drawing = Drawing(train, codes[train], self._rng)
        self._n_steps = math.ceil(len(train) / _BATCH)
        self._backbone = TunedLite0(weights)
        self._centre, self._scale = self._standard(self._drawing.shuffled()[:_N_STANDARD])
        self._head = HeadNetwork(BACKBONE_DIM, dim)
        self._criterion = Criterion(choice, int(codes[train].max()) + 1, dim)
        rates = [rate, _HEAD_RATE, _HEAD_RATE]
        parts = (self._backbone, self._head, self._criterion)
        self._optimiser = torch.optim.AdamW(
            [{"params": list(part.parameters())} for part in parts], weight_decay=_WEIGHT_DECAY
        )
        self._schedule = torch.optim.lr_scheduler.OneCycleLR(
            self._optimiser, rates, total_steps=self._n_steps * n_epochs, pct_start=_WARM_UP
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
        self._backbone.train()
        self._head.train()
        tally = Tally(self._criterion, self._rng)
        for _ in range(self._n_steps):
            check()
            self._step(tally)
        return tally.work()

    def vectors(self, places: NDArray[np.int64], check: Callable[[], None]) -> NDArray[np.float32]:
        """The vectors float32 [k, dim] of images as the network gives them now, of length 1."""
        self._backbone.eval()
        self._head.eval()
        parts = []
        with torch.no_grad():
            for part in _chunks(places):
                check()
                parts.append(self._answer(self._inputs(part)))
        return torch.cat(parts).numpy()

    def untrained(self, places: NDArray[np.int64]) -> NDArray[np.float32]:
        """The features of the network as it was before."""
        # A new network draws numbers, which a lesson that goes on must not miss.
        with torch.random.fork_rng(devices=[]):
            backbone = TunedLite0(self._weights)
        return normalised(_features(backbone, self._inputs, places))

    def seconds_an_epoch(self) -> float:
        """About how long an epoch takes, from a batch that is gone through without learning."""
        self._backbone.eval()
        self._head.eval()
        start = time.perf_counter()
        answer = self._answer(self._inputs(np.arange(_BATCH) % len(self._pictures)))
        answer.sum().backward()  # type: ignore[no-untyped-call]
        self._optimiser.zero_grad()
        return (time.perf_counter() - start) * self._n_steps

    def state(self) -> dict[str, Any]:
        """All that is needed to go on."""
        return state_of(self._parts(), self._rng) | {
            "centre": torch.from_numpy(self._centre),
            "scale": torch.from_numpy(self._scale),
        }

    def load_state(self, state: dict[str, Any]) -> None:
        """Go on from a state."""
        take_up(state, self._parts(), self._rng)
        self._centre, self._scale = state["centre"].numpy(), state["scale"].numpy()

    def tensors(self) -> Tensors:
        """What a taught file keeps."""
        return self._backbone.tensors() | self._head.folded(self._centre, self._scale).tensors()

    def _parts(self) -> dict[str, Any]:
        return {
            "backbone": self._backbone,
            "head": self._head,
            "criterion": self._criterion,
            "optimiser": self._optimiser,
            "schedule": self._schedule,
        }

    def _standard(
        self, places: NDArray[np.int64]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """What brings the untuned features to mean 0 and to a mean square of 1, [1280] each."""
        rows = normalised(_features(self._backbone, self._inputs, places))
        centre = rows.mean(axis=0)
        deviation = max(float(np.sqrt(np.mean((rows - centre) ** 2))), 1e-6)
        return centre, np.full(len(centre), 1 / deviation, np.float32)

    # A step

    def _step(self, tally: Tally) -> None:
        """Learn from one batch."""
        places, triplets = self._batch()
        is_mirrored = self._rng.random(len(places)) < 0.5
        codes = self._codes[torch.from_numpy(places)]
        vectors = self._answer(self._inputs(places, is_mirrored))
        loss = self._criterion(vectors, codes, triplets)
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

    def _inputs(
        self, places: NDArray[np.int64], is_mirrored: NDArray[np.bool_] | None = None
    ) -> Tensor:
        pictures = self._pictures[places].astype(np.float32)
        if is_mirrored is not None:
            pictures[is_mirrored] = pictures[is_mirrored, :, ::-1]
        pictures -= np.array(self._preprocessing.mean, np.float32)
        pictures /= np.array(self._preprocessing.deviation, np.float32)
        return torch.from_numpy(pictures).permute(0, 3, 1, 2)

    def _answer(self, inputs: Tensor) -> Tensor:
        features = functional.normalize(self._backbone(inputs))
        standard = (features - torch.from_numpy(self._centre)) * torch.from_numpy(self._scale)
        return functional.normalize(self._head(standard))


def _chunks(places: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """At least one, which may be empty: where all pictures are copies none are left to judge."""
    starts = range(0, max(len(places), 1), _LOOKED_AT)
    return [places[start : start + _LOOKED_AT] for start in starts]


def _features(
    backbone: TunedLite0,
    inputs: Callable[[NDArray[np.int64]], Tensor],
    places: NDArray[np.int64],
) -> NDArray[np.float32]:
    backbone.eval()
    with torch.no_grad():
        found: NDArray[np.float32] = torch.cat(
            [backbone(inputs(part)) for part in _chunks(places)]
        ).numpy()
    return found
