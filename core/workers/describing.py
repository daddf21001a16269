"""What a worker process can be asked about networks: which there are, their layers, how one does.

The modules that load torch are imported where they are needed, and nowhere else.
"""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PIL import Image

from core.conditions.engine import Engine
from core.conditions.recipes import NetworkRecipe
from core.errors import LikewiseError
from core.networks.records import LayerInfo, NetworkInfo
from core.workers.bench import Workbench

#: Reading a network from a slow disk, or going through timm's, may take as long as so many images.
_LOADING_ITEMS = 8
#: The picture that a network is tried on is as large as a proxy of a photograph.
_TRIAL_SIZE_PX = (256, 192)
_N_TRIALS = 3
_LONGEST_TRIAL_S = 2.0


@dataclass(frozen=True, slots=True)
class DescribedLayers:
    """The layers of a network that can be read, in the order in which they are called.

    `n_parameters` counts the numbers in its weights, each of about 4 bytes in a file.
    """

    layers: tuple[LayerInfo, ...]
    n_parameters: int


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of a first use: the length of a vector, and milliseconds of one core a picture."""

    dim: int
    cost_ms: float


@dataclass(frozen=True, slots=True)
class ListNetworks:
    """List the networks of a family ("torchvision", "timm") with their published weights.

    Empty where timm is not installed. torchvision takes a second, timm ten.
    """

    family: str

    @property
    def n_items(self) -> int:
        return _LOADING_ITEMS

    def run(self, _bench: Workbench) -> tuple[NetworkInfo, ...]:
        from core.networks.listing import list_timm, list_torchvision

        if self.family == "torchvision":
            return tuple(list_torchvision())
        return tuple(list_timm()) if importlib.util.find_spec("timm") else ()


@dataclass(frozen=True, slots=True)
class DescribeLayers:
    """Find the layers of a network for square inputs of `input_px`, without its weights.

    Raises `LikewiseError` where there is no such network, or where it takes no such input.
    """

    family: str
    name: str
    input_px: int

    @property
    def n_items(self) -> int:
        return _LOADING_ITEMS

    def run(self, _bench: Workbench) -> DescribedLayers:
        from core.networks.layers import count_parameters, describe_layers

        layers = tuple(describe_layers(self.family, self.name, self.input_px))
        return DescribedLayers(layers, count_parameters(self.family, self.name))


@dataclass(frozen=True, slots=True)
class TryNetwork:
    """Load a recipe with its weights and read a drawn picture under it.

    Raises `LikewiseError` for weights that are unsafe, damaged or those of another network, and
    "network_no_vector" where what is read is no direction.
    """

    recipe: NetworkRecipe
    engine: Engine

    @property
    def n_items(self) -> int:
        return _LOADING_ITEMS

    def run(self, bench: Workbench) -> Trial:
        reader = bench.reader([self.recipe], self.engine)
        picture = _drawn_picture()
        vectors = reader.embed([picture], [self.recipe.read])[0]
        if not (np.isfinite(vectors).all() and vectors.any()):
            name = self.recipe.network.name
            raise LikewiseError("network_no_vector", name=name, layer=self.recipe.read.layer)
        pictures = [picture] * self.engine.batch_size
        seconds = _best_time(lambda: reader.embed(pictures, [self.recipe.read]))
        return Trial(vectors.shape[1], 1000 * seconds / len(pictures))


def _drawn_picture() -> Image.Image:
    """Coarse spots of colour: what a network sees in them is neither nothing nor all the same."""
    rng = np.random.default_rng(7)
    spots = rng.integers(0, 256, (6, 8, 3), dtype=np.uint8)
    return Image.fromarray(spots).resize(_TRIAL_SIZE_PX, Image.Resampling.BICUBIC)


def _best_time(work: Callable[[], object]) -> float:
    """Seconds of the quickest of a few runs; of fewer runs where they take long."""
    began = time.perf_counter()
    seconds: list[float] = []
    while len(seconds) < _N_TRIALS and time.perf_counter() - began < _LONGEST_TRIAL_S:
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)
