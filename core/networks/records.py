"""What is known about networks and their layers before any weights are there. Loads nothing."""

from __future__ import annotations

from dataclasses import dataclass

from core.conditions.recipes import Preprocessing, Weights


@dataclass(frozen=True, slots=True)
class NetworkInfo:
    """A network with one of its published weights.

    `n_parameters` is 0 and `accuracy` (top-1 on ImageNet-1K, in percent) is None where nothing
    is published. `weights.n_bytes` is the size of the download, to about a kilobyte, or 0.
    `preprocessing` is what the weights were published with. A network that `has_fixed_input`
    sees no other size than its `input_px`.
    """

    family: str
    name: str
    title: str
    n_parameters: int
    accuracy: float | None
    preprocessing: Preprocessing
    weights: Weights
    has_fixed_input: bool


@dataclass(frozen=True, slots=True)
class PoolingChoice:
    """A pooling that fits a layer, and the length of the vectors that come of it."""

    pooling: str
    dim: int


@dataclass(frozen=True, slots=True)
class LayerInfo:
    """The output of one call of a module, in words that `LayerRead` understands.

    `module` is the name of its class. `shape` is that of one image, with a 1 for the batch in
    front: maps (1, d, h, w), tokens (1, tokens, d) or a vector (1, d). `choices` are the
    poolings that fit, best first; there is always one.
    """

    layer: str
    call: int
    module: str
    shape: tuple[int, ...]
    choices: tuple[PoolingChoice, ...]
