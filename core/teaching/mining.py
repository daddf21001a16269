"""The triplet loss of all triplets of one kind that a batch holds.

A batch of 256 holds millions of triplets. None of them is listed here: with the negatives of an
anchor in order of distance, those that count for one of its positives lie side by side, and their
sum is the difference of two running sums. Loss and gradient are those of all triplets.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def mined_loss(distances: Tensor, codes: Tensor, margin: float, mining: str) -> Tensor:
    """The mean of d(a, p) - d(a, n) + margin over the triplets of the kind `mining` for which it
    is above 0; 0 where there are none.

    `distances` float32 [b, b] are those of a batch with the labels `codes` int64 [b]. Easy
    triplets, whose negative is farther by more than the margin, teach nothing: their loss is 0.
    """
    is_same = codes[:, None] == codes[None, :]
    is_positive = is_same.clone().fill_diagonal_(False)
    ordered, order = torch.where(is_same, torch.inf, distances.detach()).sort(dim=1)
    first, end = _counting(ordered, distances.detach(), margin, mining)
    sums = torch.where(is_same, 0.0, distances).gather(1, order).cumsum(dim=1)
    sums = functional.pad(sums, (1, 0))
    n_triplets = (end - first) * is_positive
    of_negatives = (sums.gather(1, end) - sums.gather(1, first)) * is_positive
    total: Tensor = (n_triplets * (distances + margin) - of_negatives).sum()
    return total / n_triplets.sum().clamp(min=1)


def _counting(
    ordered: Tensor, distances: Tensor, margin: float, mining: str
) -> tuple[Tensor, Tensor]:
    """For each pair (a, p) the part of a's negatives that counts, int64 [b, b] each: places in
    `ordered` [b, b], the distances of a's negatives, rising."""
    farther = torch.searchsorted(ordered, distances.contiguous(), right=True)
    beyond = torch.searchsorted(ordered, (distances + margin).contiguous())
    if mining == "semihard":
        return farther, beyond
    if mining == "easy":
        return beyond, beyond
    return torch.zeros_like(farther), farther if mining == "hard" else beyond
