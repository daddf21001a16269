"""EfficientNet-Lite0 with its norms apart, so that it can go on learning.

In every way else the network of `core.conditions.lite0`, with the same published names.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from core.conditions.lite0_shapes import HEAD, PREFIX, STEM, Block, Convolution, blocks

_EPS = 1e-3  # TensorFlow's, not torch's 1e-5


class TunedLite0(nn.Module):
    """Images [n, 3, h, w] (sides a multiple of 32) to their mean over places, [n, 1280]."""

    def __init__(self, weights: Mapping[str, Tensor]) -> None:
        super().__init__()
        self.stem = _Normed(STEM, weights)
        self.blocks = nn.Sequential(*(_Block(block, weights) for block in blocks()))
        self.head = _Normed(HEAD, weights)

    def forward(self, images: Tensor) -> Tensor:
        features: Tensor = self.head(self.blocks(self.stem(images)))
        return features.mean(dim=(2, 3))

    def tensors(self) -> dict[str, NDArray[np.float32]]:
        """What a taught file keeps, copied."""
        return {
            PREFIX + name: tensor.detach().numpy().copy()
            for module in self.modules()
            if isinstance(module, _Normed)
            for name, tensor in module.named_tensors().items()
        }


class _Block(nn.Module):
    def __init__(self, block: Block, weights: Mapping[str, Tensor]) -> None:
        super().__init__()
        self.layers = nn.Sequential(*(_Normed(conv, weights) for conv in block.convolutions))
        self.is_residual = block.is_residual

    def forward(self, inputs: Tensor) -> Tensor:
        outputs: Tensor = self.layers(inputs)
        return outputs + inputs if self.is_residual else outputs


class _Normed(nn.Module):
    """A convolution, its norm, and ReLU6 where it is activated."""

    def __init__(self, described: Convolution, weights: Mapping[str, Tensor]) -> None:
        super().__init__()
        self._described = described
        groups = described.n_out if described.n_in == 1 else 1
        self.conv = nn.Conv2d(
            described.n_in * groups,
            described.n_out,
            described.kernel,
            stride=described.stride,
            padding=(described.kernel - 1) // 2 if described.stride == 1 else 0,
            groups=groups,
            bias=False,
        )
        self.norm = nn.BatchNorm2d(described.n_out, eps=_EPS)
        with torch.no_grad():
            for name, tensor in self.named_tensors().items():
                tensor.copy_(weights[name])

    def forward(self, inputs: Tensor) -> Tensor:
        if self._described.stride == 2:
            # TensorFlow pads an even side by k-2 in all, one less before than after.
            after = (self._described.kernel - 1) // 2
            inputs = functional.pad(inputs, (after - 1, after, after - 1, after))
        outputs: Tensor = self.norm(self.conv(inputs))
        return functional.relu6(outputs) if self._described.is_activated else outputs

    def named_tensors(self) -> dict[str, Tensor]:
        """Its tensors by their published names."""
        norm = self.norm
        assert norm.running_mean is not None
        assert norm.running_var is not None
        return {
            f"{self._described.conv}.weight": self.conv.weight,
            f"{self._described.norm}.weight": norm.weight,
            f"{self._described.norm}.bias": norm.bias,
            f"{self._described.norm}.running_mean": norm.running_mean,
            f"{self._described.norm}.running_var": norm.running_var,
        }
