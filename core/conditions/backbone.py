"""Implicit conditions: a pretrained network and the layer that is read by a forward hook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor, nn

from core.conditions.base import normalised

Pooling = Callable[[Tensor], Tensor]


@dataclass(frozen=True, slots=True)
class Preprocessing:
    """How an image becomes a network's input: resize, centre crop, `(x - mean) / deviation`.

    Pixels x are 0 to 255; the shorter side becomes `resize_px`, the crop is `crop_px` square.
    """

    resize_px: int
    crop_px: int
    mean: tuple[float, float, float]
    deviation: tuple[float, float, float]

    def crop(self, image: Image.Image) -> NDArray[np.uint8]:
        """uint8 RGB [crop_px, crop_px, 3]."""
        scale = self.resize_px / min(image.size)
        side = self.crop_px / scale
        left, top = (image.width - side) / 2, (image.height - side) / 2
        if scale == 1.0:
            left, top = round(left), round(top)
        box = (left, top, left + side, top + side)
        # One resampling of just the part that is seen, instead of resizing all and cropping.
        square = image.resize((self.crop_px, self.crop_px), Image.Resampling.BICUBIC, box=box)
        return np.asarray(square)

    def batch(
        self, images: Sequence[Image.Image], device: torch.device, dtype: torch.dtype
    ) -> Tensor:
        """`dtype` [n, 3, crop_px, crop_px], channels last in memory."""
        pixels = torch.from_numpy(np.stack([self.crop(image) for image in images]))
        inputs = pixels.to(device=device, dtype=dtype)
        inputs -= torch.tensor(self.mean, device=device, dtype=dtype)
        inputs /= torch.tensor(self.deviation, device=device, dtype=dtype)
        return inputs.permute(0, 3, 1, 2)


class LayerReader:
    """Reads one named layer of a network, pooled, without changing the network."""

    def __init__(self, network: nn.Module, layer: str, pool: Pooling) -> None:
        self.network = network
        self.layer = network.get_submodule(layer)
        self.pool = pool

    def read(self, inputs: Tensor) -> Tensor:
        """Pooled output float32 [n, d] of the layer for inputs [n, 3, h, w]."""
        with self._hooked() as outputs, torch.inference_mode():
            self.network(inputs)
        return outputs[0]

    @contextmanager
    def _hooked(self) -> Iterator[list[Tensor]]:
        outputs: list[Tensor] = []

        def keep(_module: nn.Module, _inputs: tuple[Tensor, ...], output: Tensor) -> None:
            # Pooled at once: a later in-place activation would overwrite what was hooked.
            outputs.append(self.pool(output))

        handle = self.layer.register_forward_hook(keep)
        try:
            yield outputs
        finally:
            handle.remove()


def average_pool(features: Tensor) -> Tensor:
    """Mean over the positions of [n, d, h, w], as float32 [n, d]."""
    return features.mean(dim=(2, 3), dtype=torch.float32)


class BackboneTransformer:
    """A condition that reads a layer; see `core.conditions.base.Transformer`."""

    def __init__(
        self,
        reader: LayerReader,
        preprocessing: Preprocessing,
        device: torch.device,
        dtype: torch.dtype,
        batch_size: int,
    ) -> None:
        self.reader = reader
        self.preprocessing = preprocessing
        self.device = device
        self.dtype = dtype
        self.batch_size = batch_size
        reader.network.to(device=device, dtype=dtype, memory_format=torch.channels_last)  # type: ignore[call-overload]

    def embed(self, images: Sequence[Image.Image]) -> NDArray[np.float32]:
        """Vectors float32 [n, d], rows L2-normalised."""
        parts = [
            self._embed_batch(images[start : start + self.batch_size])
            for start in range(0, len(images), self.batch_size)
        ]
        return normalised(np.concatenate(parts))

    def _embed_batch(self, images: Sequence[Image.Image]) -> NDArray[np.float32]:
        inputs = self.preprocessing.batch(images, self.device, self.dtype)
        pooled: NDArray[np.float32] = self.reader.read(inputs).cpu().numpy()
        return pooled
