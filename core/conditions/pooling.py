"""From a layer's output to one row an image.

Spatial outputs are [n, d, h, w] (channels first), token outputs [n, tokens, d] with the class
token first, and pooled ones [n, d]. Every pooling gives float32 [n, d'].
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

Pooling = Callable[[Tensor], Tensor]

#: Exponent of the generalised mean (Radenovic, Tolias & Chum 2019, equation 3).
_GEM_EXPONENT = 3.0


def average_pool(features: Tensor) -> Tensor:
    """Mean over the positions of [n, d, h, w], as float32 [n, d]."""
    return features.mean(dim=(2, 3), dtype=torch.float32)


def max_pool(features: Tensor) -> Tensor:
    """Maximum over the positions of [n, d, h, w], as float32 [n, d]."""
    return features.amax(dim=(2, 3)).float()


def gem_pool(features: Tensor) -> Tensor:
    """Generalised mean over the positions of [n, d, h, w]; negative values count as 0."""
    raised = features.float().clamp(min=0).pow(_GEM_EXPONENT)
    return raised.mean(dim=(2, 3)).pow(1 / _GEM_EXPONENT)


def class_token(features: Tensor) -> Tensor:
    """The first token of [n, tokens, d]."""
    return features[:, 0].float().clone()


def token_mean(features: Tensor) -> Tensor:
    """Mean over the tokens of [n, tokens, d]."""
    return features.mean(dim=1, dtype=torch.float32)


def as_it_is(features: Tensor) -> Tensor:
    """[n, d] unchanged, as a copy: a later in-place activation may overwrite the original."""
    return features.float().clone()


POOLINGS: dict[str, Pooling] = {
    "average": average_pool,
    "max": max_pool,
    "gem": gem_pool,
    "class_token": class_token,
    "token_mean": token_mean,
    "none": as_it_is,
}


def poolings_for(shape: tuple[int, ...]) -> list[str]:
    """The poolings that fit an output of this shape (with the batch in front), best first."""
    by_rank = {4: ["average", "max", "gem"], 3: ["class_token", "token_mean"], 2: ["none"]}
    return by_rank.get(len(shape), [])
