"""The network of a head while it learns, and the plain arithmetic that it becomes."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from core.conditions.head import Head

HIDDEN = 1024
_INPUT_DROPOUT, _DROPOUT = 0.2, 0.5


class HeadNetwork(nn.Module):
    """Vectors [b, d] to vectors [b, dim], not normalised: one hidden layer."""

    def __init__(self, n_inputs: int, dim: int) -> None:
        super().__init__()
        self.input_dropout = nn.Dropout(_INPUT_DROPOUT)
        self.hidden = nn.Linear(n_inputs, HIDDEN)
        self.norm = nn.BatchNorm1d(HIDDEN)
        self.dropout = nn.Dropout(_DROPOUT)
        self.out = nn.Linear(HIDDEN, dim)

    def forward(self, inputs: Tensor) -> Tensor:
        hidden = self.norm(self.hidden(self.input_dropout(inputs)))
        vectors: Tensor = self.out(self.dropout(torch.relu(hidden)))
        return vectors

    def folded(self, centre: NDArray[np.float32], scale: NDArray[np.float32]) -> Head:
        """The head that gives the same vectors, the norm folded into the hidden layer."""
        norm = self.norm
        assert norm.running_var is not None
        assert norm.running_mean is not None
        factor = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        weight = self.hidden.weight * factor[:, None]
        bias = (self.hidden.bias - norm.running_mean) * factor + norm.bias
        return Head(
            centre,
            scale,
            ((_array(weight), _array(bias)), (_array(self.out.weight), _array(self.out.bias))),
        )


def _array(tensor: Tensor) -> NDArray[np.float32]:
    copied: NDArray[np.float32] = tensor.detach().numpy().astype(np.float32, copy=True)
    return copied
