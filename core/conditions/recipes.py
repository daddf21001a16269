"""Recipes: how the vectors of a condition are made, as plain values that travel to workers.

Nothing here loads a network.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

#: What recipes may name. Kept apart from what the names stand for, which loads networks' libraries.
FAMILIES = ("lite0", "torchvision", "timm")
RESAMPLES = ("bilinear", "bicubic")
POOLINGS = ("average", "max", "gem", "deviation", "covariance", "class_token", "token_mean", "none")
FORMULAS = ("colour", "layout", "texture", "shape")
TAUGHT_NETWORKS = ("head", "shallow", "finetune")


class Fit(str, Enum):
    """How an image is brought to the square that a network sees."""

    CROP = "crop"  # the shorter side is resized, the middle is cut out
    PAD = "pad"  # the longer side is resized, white fills the rest
    SQUASH = "squash"  # both sides are resized, proportions are lost


@dataclass(frozen=True, slots=True)
class Preprocessing:
    """How an image becomes a network's input: `fit`, then `(x - mean) / deviation`.

    Pixels x are 0 to 255; the network sees `input_px` square. Under `Fit.CROP` the shorter side
    becomes `resize_px` first; the other ways of fitting have no use for it. `resample` is
    one of `RESAMPLES`.
    """

    fit: Fit
    resize_px: int
    input_px: int
    mean: tuple[float, float, float]
    deviation: tuple[float, float, float]
    resample: str = "bicubic"


@dataclass(frozen=True, slots=True)
class Weights:
    """A file of trained weights.

    `file_name` lies in the library's folder of weights. `sha256` is its checksum in hex, or
    the first digits of it; empty where none is published. `url` is empty for a file that the
    person brought. `licence` is what its publisher says.
    """

    file_name: str
    url: str = ""
    n_bytes: int = 0
    sha256: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """A network with its weights: `family` is one of `FAMILIES`.

    `weights_path` is where the weights lie on this machine; empty for "lite0", whose package
    brings them.
    """

    family: str
    name: str
    weights_path: str = ""


@dataclass(frozen=True, slots=True)
class LayerRead:
    """What is read: the output of the `call`-th call (from 0) of the module `layer`, pooled.

    `pooling` is one of `POOLINGS`.
    """

    layer: str
    pooling: str
    call: int = 0


@dataclass(frozen=True, slots=True)
class NetworkRecipe:
    """An implicit condition. Those of the same network and preprocessing share a forward pass."""

    network: Network
    preprocessing: Preprocessing
    read: LayerRead


@dataclass(frozen=True, slots=True)
class Formula:
    """A hand-made condition, by its name in `FORMULAS`."""

    name: str


@dataclass(frozen=True, slots=True)
class BlendPart:
    """A condition in a blend; weights count in proportion."""

    key: str
    weight: float


@dataclass(frozen=True, slots=True)
class Blend:
    """Several conditions, compared together. Has no vectors of its own."""

    parts: tuple[BlendPart, ...]


@dataclass(frozen=True, slots=True)
class Taught:
    """An explicit condition: what was learnt lies in the taught file `path`.

    `network` is one of `TAUGHT_NETWORKS`. `bases` are the keys of the conditions whose vectors a
    head reads; `backbone` is a fine-tuned network that it reads before these. `sha256` is the
    checksum of the weights in hex.
    """

    network: str
    path: str
    sha256: str
    bases: tuple[str, ...] = ()
    backbone: NetworkRecipe | None = None


def shares_of(blend: Blend) -> tuple[float, ...]:
    """The weight of each part in proportion, 0 to 1, summing to 1: even where all weights are 0."""
    total = sum(part.weight for part in blend.parts)
    if total <= 0:
        return (1 / len(blend.parts),) * len(blend.parts)
    return tuple(part.weight / total for part in blend.parts)


Recipe = NetworkRecipe | Formula | Blend | Taught
