"""Implicit conditions: a pretrained network, and the layers that are read by forward hooks."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor, nn

from core.conditions.base import normalised
from core.conditions.pooling import POOLINGS
from core.conditions.recipes import Fit, LayerRead, Preprocessing

_RESAMPLES = {
    "bilinear": Image.Resampling.BILINEAR,
    "bicubic": Image.Resampling.BICUBIC,
}
_WHITE = (255, 255, 255)


def fitted(image: Image.Image, preprocessing: Preprocessing) -> NDArray[np.uint8]:
    """What the network sees of an RGB image, uint8 [input_px, input_px, 3]."""
    side = preprocessing.input_px
    resample = _RESAMPLES[preprocessing.resample]
    if preprocessing.fit is Fit.SQUASH:
        return np.asarray(image.resize((side, side), resample))
    if preprocessing.fit is Fit.PAD:
        scale = side / max(image.size)
        size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        square = Image.new("RGB", (side, side), _WHITE)
        corner = ((side - size[0]) // 2, (side - size[1]) // 2)
        square.paste(image.resize(size, resample), corner)
        return np.asarray(square)
    scale = preprocessing.resize_px / min(image.size)
    cut = side / scale
    left, top = (image.width - cut) / 2, (image.height - cut) / 2
    if scale == 1.0:
        left, top = round(left), round(top)
    # One resampling of just the part that is seen, instead of resizing all and cropping. Where all
    # of the shorter side is seen, rounding must not lead out of the image.
    box = (
        max(left, 0.0),
        max(top, 0.0),
        min(left + cut, image.width),
        min(top + cut, image.height),
    )
    return np.asarray(image.resize((side, side), resample, box=box))


class LayerReader(ABC):
    """Reads layers of a network, all that are asked for in one forward pass of a batch."""

    def __init__(self, preprocessing: Preprocessing, batch_size: int) -> None:
        self.preprocessing = preprocessing
        self.batch_size = batch_size

    def embed(
        self, images: Sequence[Image.Image], reads: Sequence[LayerRead]
    ) -> list[NDArray[np.float32]]:
        """Vectors float32 [n, dim] for each of `reads`, rows L2-normalised."""
        parts: list[list[NDArray[np.float32]]] = [[] for _ in reads]
        for start in range(0, len(images), self.batch_size):
            pooled = self.pooled(self.inputs(images[start : start + self.batch_size]), reads)
            for part, rows in zip(parts, pooled, strict=True):
                part.append(rows.cpu().numpy())
        return [normalised(np.concatenate(part)) for part in parts]

    @abstractmethod
    def inputs(self, images: Sequence[Image.Image]) -> Tensor:
        """What the network takes for n RGB images of any size, [n, ...]."""

    @abstractmethod
    def features(self, inputs: Tensor, read: LayerRead) -> Tensor:
        """A copy of what the layer puts out for `inputs`, before pooling."""

    @abstractmethod
    def pooled(self, inputs: Tensor, reads: Sequence[LayerRead]) -> list[Tensor]:
        """Rows float32 [n, dim] for each of `reads`, of any length."""


class NetworkReader(LayerReader):
    """Reads layers of a network that torch runs."""

    def __init__(
        self,
        network: nn.Module,
        preprocessing: Preprocessing,
        device: torch.device,
        dtype: torch.dtype,
        batch_size: int,
    ) -> None:
        super().__init__(preprocessing, batch_size)
        self.network = network.eval().requires_grad_(False)
        self.device = device
        self.dtype = dtype
        network.to(device=device, dtype=dtype, memory_format=torch.channels_last)  # type: ignore[call-overload]

    def inputs(self, images: Sequence[Image.Image]) -> Tensor:
        """Network input `dtype` [n, 3, input_px, input_px], channels last in memory."""
        squares = np.stack([fitted(image, self.preprocessing) for image in images])
        inputs = torch.from_numpy(squares).to(self.device).float()
        # By rows of pixels: three values at a time torch takes four times as long.
        rows = inputs.flatten(2)
        rows -= self._along_row(self.preprocessing.mean)
        rows /= self._along_row(self.preprocessing.deviation)
        return inputs.to(self.dtype).permute(0, 3, 1, 2)

    def features(self, inputs: Tensor, read: LayerRead) -> Tensor:
        with _hooked(self.network, [read], [Tensor.clone]) as found, torch.inference_mode():
            self.network(inputs)
        return found[read]

    def pooled(self, inputs: Tensor, reads: Sequence[LayerRead]) -> list[Tensor]:
        pools = [POOLINGS[read.pooling] for read in reads]
        with _hooked(self.network, reads, pools) as found, torch.inference_mode():
            self.network(inputs)
        return [found[read] for read in reads]

    def _along_row(self, of_channels: tuple[float, float, float]) -> Tensor:
        """Values of the three channels, float32, again for every pixel of a row."""
        return torch.tensor(of_channels, device=self.device).repeat(self.preprocessing.input_px)


@contextmanager
def _hooked(
    network: nn.Module, reads: Sequence[LayerRead], pools: Sequence[object]
) -> Iterator[dict[LayerRead, Tensor]]:
    """Collects what `pools` make of each read's output while the network runs."""
    found: dict[LayerRead, Tensor] = {}
    n_calls: dict[LayerRead, int] = dict.fromkeys(reads, 0)

    def keep(read: LayerRead, pool, _module: nn.Module, _inputs: object, output: Tensor) -> None:  # type: ignore[no-untyped-def]
        # Pooled at once: a later in-place activation would overwrite what was hooked.
        if n_calls[read] == read.call:
            found[read] = pool(output)
        n_calls[read] += 1

    with ExitStack() as hooks:
        for read, pool in zip(reads, pools, strict=True):
            module = network.get_submodule(read.layer)
            hooks.callback(module.register_forward_hook(partial(keep, read, pool)).remove)
        yield found
