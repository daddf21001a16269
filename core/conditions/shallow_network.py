"""The small network itself, see `core.conditions.shallow`. Loads torch."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from core.conditions.shallow import PREFIX


class ShallowNetwork(nn.Module):
    """Grey pictures [n, 1, 28, 28], values 0 to 1, to vectors [n, dim]."""

    def __init__(self, dim: int) -> None:
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 32, 5),
            nn.PReLU(),
            nn.MaxPool2d(2, stride=2),
            nn.Conv2d(32, 64, 5),
            nn.PReLU(),
            nn.MaxPool2d(2, stride=2),
        )
        self.answer = nn.Sequential(
            nn.Linear(64 * 4 * 4, 256),
            nn.PReLU(),
            nn.Linear(256, 256),
            nn.PReLU(),
            nn.Linear(256, dim),
        )

    def forward(self, pictures: Tensor) -> Tensor:
        answer: Tensor = self.answer(self.features(pictures).flatten(1))
        return answer

    def vectors(self, pictures: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Vectors float32 [n, dim] of pictures uint8 [n, 28, 28], without learning."""
        with torch.inference_mode():
            vectors: NDArray[np.float32] = self(network_input(pictures)).numpy()
        return vectors

    def tensors(self) -> dict[str, NDArray[np.float32]]:
        """What a taught file keeps, copied."""
        return {PREFIX + name: tensor.numpy().copy() for name, tensor in self.state_dict().items()}


def network_input(pictures: NDArray[np.uint8]) -> Tensor:
    """Grey pictures uint8 [n, 28, 28] as the network takes them."""
    return torch.from_numpy(pictures.astype(np.float32) / 255).unsqueeze(1)


def loaded_network(tensors: Mapping[str, NDArray[np.float32]]) -> ShallowNetwork:
    """The network with tensors of a taught file, whose shapes have been checked."""
    network = ShallowNetwork(len(tensors[PREFIX + "answer.4.bias"]))
    network.load_state_dict(
        {name.removeprefix(PREFIX): torch.from_numpy(tensors[name]) for name in tensors}
    )
    return network.eval().requires_grad_(False)
