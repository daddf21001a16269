"""Learning the article's small network on grey pictures."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from core.conditions.shallow import SIDE_PX
from core.conditions.shallow_network import ShallowNetwork, network_input
from core.teaching.batches import Tally, state_of, take_up, with_drawn
from core.teaching.drawing import Drawing
from core.teaching.loop import EpochWork, Tensors
from core.teaching.losses import Choice, Criterion, Places
from core.teaching.origin import best_origin

_BATCH = 128
_RATE = 1e-3
#: After so many epochs the steps become so much smaller.
_STEP_EPOCHS, _STEP_FACTOR = 8, 0.1
_REHEARSALS = 3
#: How much longer a step of learning is than one of looking.
_LEARNING_FACTOR = 3.0
_LOOKED_AT = 1024
_PLANE = 2
_MOST_FOR_ORIGIN = 2000


class ShallowCourse:
    """The small network, which learns from grey `pictures` uint8 [n, 28, 28].

    Learns from the images at `train` int64 [m] with their labels `codes` int32 [n] (0 up).
    """

    def __init__(
        self,
        pictures: NDArray[np.uint8],
        codes: NDArray[np.int32],
        train: NDArray[np.int64],
        choice: Choice,
        dim: int,
        n_epochs: int,
        seed: int,
    ) -> None:
        torch.manual_seed(seed)
        self._rng = np.random.default_rng(seed)
        self._pictures, self._choice, self._n_epochs = pictures, choice, n_epochs
        self._codes, self._dim = codes, dim
        #: Images that tell where zero should lie.
        self._some = train[:: -(-len(train) // _MOST_FOR_ORIGIN)]
        self._drawing = Drawing(train, codes[train], self._rng)
        # Convolutions, and most of all pooling, are faster so on a processor.
        self._network = ShallowNetwork(dim).to(memory_format=torch.channels_last)
        self._criterion = Criterion(choice, int(codes[train].max()) + 1, dim)
        learnt = [*self._network.parameters(), *self._criterion.parameters()]
        self._optimiser = torch.optim.Adam(learnt, lr=_RATE)
        self._schedule = torch.optim.lr_scheduler.StepLR(
            self._optimiser, _STEP_EPOCHS, _STEP_FACTOR
        )

    @property
    def n_epochs(self) -> int:
        """How many epochs there are at most."""
        return self._n_epochs

    @property
    def patience(self) -> int:
        """Its smaller steps at the end matter, so it never ends early."""
        return self._n_epochs

    @property
    def n_steps(self) -> int:
        """How many batches an epoch has."""
        return math.ceil(len(self._drawing) / _BATCH)

    def epoch(self, check: Callable[[], None]) -> EpochWork:
        """Learn with every image once as an anchor, or once in a batch."""
        self._network.train()
        tally = Tally(self._criterion, self._rng)
        for places, triplets in self._batches():
            check()
            self._step(places, triplets, tally)
        self._schedule.step()
        if self._has_free_origin:
            self._move_origin(check)
        return tally.work()

    @property
    def _has_free_origin(self) -> bool:
        """Whether what is learnt stays the same wherever zero lies."""
        choice = self._choice
        is_by_distance = choice.loss == "contrastive" or (
            choice.loss == "triplet" and choice.metric == "euclidean"
        )
        return is_by_distance and not choice.has_softmax and self._dim == _PLANE

    def _move_origin(self, check: Callable[[], None]) -> None:
        """Put zero where cosines tell labels apart best; all distances stay."""
        origin = best_origin(self.vectors(self._some, check), self._codes[self._some])
        last = self._network.answer[-1]
        assert isinstance(last, torch.nn.Linear)
        with torch.no_grad():
            last.bias.sub_(torch.from_numpy(origin))

    def vectors(self, places: NDArray[np.int64], check: Callable[[], None]) -> NDArray[np.float32]:
        """The vectors float32 [k, dim] of images as the network gives them now, of any length."""
        self._network.eval()
        parts = []
        for start in range(0, max(len(places), 1), _LOOKED_AT):
            check()
            parts.append(self._network.vectors(self._pictures[places[start : start + _LOOKED_AT]]))
        return np.concatenate(parts)

    def untrained(self, places: NDArray[np.int64]) -> NDArray[np.float32]:
        """The pixels that the network sees, put end to end."""
        pixels = self._pictures[places].reshape(len(places), SIDE_PX**2)
        values: NDArray[np.float32] = pixels.astype(np.float32) / np.float32(255)
        return values

    def seconds_an_epoch(self) -> float:
        """About how long an epoch takes, measured without learning anything."""
        places = np.arange(min(3 * _BATCH, len(self._pictures)))
        start = time.perf_counter()
        for _ in range(_REHEARSALS):
            self.vectors(places, lambda: None)
        seconds = (time.perf_counter() - start) / _REHEARSALS / len(places)
        n_seen = len(self._drawing) * (3 if self._choice.draws_triplets else 1)
        return _LEARNING_FACTOR * seconds * n_seen

    def state(self) -> dict[str, Any]:
        """All that is needed to go on."""
        return state_of(self._parts(), self._rng)

    def load_state(self, state: dict[str, Any]) -> None:
        """Go on from a state."""
        take_up(state, self._parts(), self._rng)

    def tensors(self) -> Tensors:
        """What a taught file keeps."""
        return self._network.tensors()

    def _parts(self) -> dict[str, Any]:
        return {
            "network": self._network,
            "criterion": self._criterion,
            "optimiser": self._optimiser,
            "schedule": self._schedule,
        }

    # A step

    def _batches(self) -> Iterator[tuple[NDArray[np.int64], Places | None]]:
        """Places of each batch of an epoch, and its triplets where they are not mined."""
        shuffled = self._drawing.shuffled()
        for start in range(0, len(shuffled), _BATCH):
            anchors = shuffled[start : start + _BATCH]
            if self._choice.draws_triplets:
                yield with_drawn(anchors, self._drawing, self._codes)
            else:
                yield anchors, None

    def _step(self, places: NDArray[np.int64], triplets: Places | None, tally: Tally) -> None:
        """Learn from one batch."""
        vectors = self._network(network_input(self._pictures[places]))
        codes = torch.from_numpy(self._codes[places].astype(np.int64))
        loss = self._criterion(vectors, codes, triplets)
        self._optimiser.zero_grad()
        loss.backward()
        self._optimiser.step()
        tally.add(loss, vectors, codes, triplets)
