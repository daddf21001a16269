"""From a layer's output to one row an image, and back: what each place adds to that row.

Spatial outputs are [n, d, h, w] (channels first), token outputs [n, tokens, d] with the class
token first, and pooled ones [n, d]. Every pooling gives float32 [n, d'], from any number format.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

Pooling = Callable[[Tensor], Tensor]

#: Exponent of the generalised mean (Radenovic, Tolias & Chum 2019, equation 3).
_GEM_EXPONENT = 3.0
#: Covariances grow with the square of the channels: 64 of them make 2,080 numbers.
_MOST_COVARIANCE_CHANNELS = 64


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


def deviation_pool(features: Tensor) -> Tensor:
    """Standard deviation of each channel over the positions of [n, d, h, w], as [n, d].

    Says how strongly a channel varies and nothing of where: a description of texture.
    """
    return _centred(features).square().mean(dim=2).sqrt()


def covariance_pool(features: Tensor) -> Tensor:
    """Covariances of the channels over the positions of [n, d, h, w], as [n, d (d + 1) / 2].

    The Gram matrix of the centred features (Gatys, Ecker & Bethge, "Texture synthesis using
    convolutional neural networks", 2015, equation 2), which says what occurs together and nothing
    of where. Each pair of channels is there once, times sqrt(2), so that lengths and cosines are
    those of the whole matrices.
    """
    centred = _centred(features)
    covariances = centred @ centred.transpose(1, 2) / centred.shape[2]
    left, right, weights = _pairs(centred)
    return covariances[:, left, right] * weights


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
    "deviation": deviation_pool,
    "covariance": covariance_pool,
    "class_token": class_token,
    "token_mean": token_mean,
    "none": as_it_is,
}


def poolings_for(shape: tuple[int, ...]) -> list[str]:
    """The poolings that fit an output of this shape (with the batch in front), best first.

    A single position has no spread, and many channels have too many pairs to be kept.
    """
    by_rank = {4: ["average", "max", "gem"], 3: ["class_token", "token_mean"], 2: ["none"]}
    fitting = by_rank.get(len(shape), [])
    if len(shape) == 4 and shape[2] * shape[3] > 1:
        fitting.append("deviation")
        if shape[1] <= _MOST_COVARIANCE_CHANNELS:
            fitting.append("covariance")
    return fitting


def shares_of(pooling: str, features: Tensor) -> Tensor | None:
    """What each place adds to the pooled row: float32 [d', places], whose sum over places it is.

    `features` is one image's output, [1, d, h, w] (places row by row) or [1, tokens, d] (places
    are tokens). None for poolings that see no places. Means and covariances are sums over places
    already; a maximum is all at the place that has it; a root of a mean is shared out in
    proportion to what the mean was taken of.
    """
    split = _SPLITS.get(pooling)
    return None if split is None else split(features)


def _average_shares(features: Tensor) -> Tensor:
    places = features[0].float().flatten(1)
    return places / places.shape[1]


def _max_shares(features: Tensor) -> Tensor:
    places = features[0].float().flatten(1)
    highest, where = places.max(dim=1, keepdim=True)
    return torch.zeros_like(places).scatter_(1, where, highest)


def _gem_shares(features: Tensor) -> Tensor:
    raised = features[0].float().flatten(1).clamp(min=0).pow(_GEM_EXPONENT)
    return _in_proportion(raised, gem_pool(features)[0])


def _deviation_shares(features: Tensor) -> Tensor:
    return _in_proportion(_centred(features)[0].square(), deviation_pool(features)[0])


def _covariance_shares(features: Tensor) -> Tensor:
    centred = _centred(features)
    left, right, weights = _pairs(centred)
    products = centred[0, left] * centred[0, right]
    return products * (weights / centred.shape[2])[:, None]


def _token_shares(features: Tensor) -> Tensor:
    tokens = features[0].float()
    return tokens.T / len(tokens)


_SPLITS: dict[str, Pooling] = {
    "average": _average_shares,
    "max": _max_shares,
    "gem": _gem_shares,
    "deviation": _deviation_shares,
    "covariance": _covariance_shares,
    "token_mean": _token_shares,
}


def _centred(features: Tensor) -> Tensor:
    """[n, d, h, w] as float32 [n, d, places], less each channel's mean."""
    places = features.float().flatten(2)
    return places - places.mean(dim=2, keepdim=True)


def _pairs(centred: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Both channels of each pair, and its weight: 1 with itself, else sqrt(2)."""
    n_channels = centred.shape[1]
    left, right = torch.triu_indices(n_channels, n_channels, device=centred.device)
    return left, right, torch.where(left == right, 1.0, 2.0**0.5)


def _in_proportion(parts: Tensor, totals: Tensor) -> Tensor:
    """`totals` [d] shared out like the parts [d, places], none of them negative."""
    sums = parts.sum(dim=1, keepdim=True)
    return parts / sums.clamp(min=torch.finfo(sums.dtype).tiny) * totals[:, None]
