"""The bundled network run by OpenVINO, where that is installed: other arithmetic, the same vectors.

On processors of Intel it takes about half of torch's time. Its input are the pixels themselves.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterable, Sequence
from typing import Any, TypeGuard, cast

import numpy as np
import torch
from PIL import Image
from torch import Tensor, nn

from core.conditions.backbone import LayerReader, fitted
from core.conditions.lite0 import Block, Conv, Lite0
from core.conditions.pooling import POOLINGS
from core.conditions.recipes import LayerRead, Preprocessing

_PRECISIONS = {"float32": "f32", "bfloat16": "bf16"}
#: A plan for any number of images takes nearly twice as long, one for several no less.
_IMAGES_AT_ONCE = 1
#: As torch in workers: one thread in each, and the system says on which core.
_PLAN = {
    "INFERENCE_NUM_THREADS": 1,
    "NUM_STREAMS": 1,
    "ENABLE_CPU_PINNING": False,
    "PERFORMANCE_HINT": "LATENCY",
}


def is_installed() -> bool:
    """Whether OpenVINO is there; it is not loaded for that."""
    return importlib.util.find_spec("openvino") is not None


def load_openvino() -> Any:
    """OpenVINO, kept from telling its makers that it was loaded."""
    if "openvino" not in sys.modules:
        # It says so by way of this package, and goes without where that cannot be imported.
        sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]
    import openvino

    return openvino


def can_read(network: nn.Module, layers: Iterable[str]) -> TypeGuard[Lite0]:
    """Whether all of these layers can be read: stem, blocks and head of the bundled network."""
    return isinstance(network, Lite0) and set(layers) <= set(_names(network))


class OpenVinoReader(LayerReader):
    """Reads layers of the bundled network in a number format of `_PRECISIONS`, float32 outside."""

    def __init__(
        self, network: Lite0, layers: Iterable[str], preprocessing: Preprocessing, dtype: str
    ) -> None:
        super().__init__(preprocessing, _IMAGES_AT_ONCE)
        openvino = load_openvino()
        self._layers = sorted(layers)
        plan = {**_PLAN, "INFERENCE_PRECISION_HINT": _PRECISIONS[dtype]}
        model = _model(network, self._layers, preprocessing)
        self._request = openvino.Core().compile_model(model, "CPU", plan).create_infer_request()

    def inputs(self, images: Sequence[Image.Image]) -> Tensor:
        """Pixels uint8 [n, input_px, input_px, 3]."""
        return torch.from_numpy(np.stack([fitted(image, self.preprocessing) for image in images]))

    def features(self, inputs: Tensor, read: LayerRead) -> Tensor:
        return torch.cat([self._outputs(image)[read.layer].clone() for image in inputs])

    def pooled(self, inputs: Tensor, reads: Sequence[LayerRead]) -> list[Tensor]:
        rows = [self._pooled_one(image, reads) for image in inputs]
        return [torch.cat(of_read) for of_read in zip(*rows, strict=True)]

    def _pooled_one(self, image: Tensor, reads: Sequence[LayerRead]) -> list[Tensor]:
        outputs = self._outputs(image)
        return [POOLINGS[read.pooling](outputs[read.layer]) for read in reads]

    def _outputs(self, image: Tensor) -> dict[str, Tensor]:
        """float32 [1, d, h, w] of each layer, in memory that the next image overwrites."""
        pixels = image.numpy()[np.newaxis]
        outputs = self._request.infer([pixels], share_inputs=True, share_outputs=True)
        arrays = (torch.from_numpy(array) for array in outputs.values())
        return dict(zip(self._layers, arrays, strict=True))


def _names(network: Lite0) -> list[str]:
    return ["stem", *(f"blocks.{number}" for number in range(len(network.blocks))), "head"]


def _model(network: Lite0, layers: Sequence[str], preprocessing: Preprocessing) -> Any:
    """The network from pixels uint8 [1, input_px, input_px, 3] to the outputs of `layers`."""
    openvino = load_openvino()
    op = openvino.opset13
    side = preprocessing.input_px
    pixels = op.parameter([_IMAGES_AT_ONCE, side, side, 3], np.uint8)
    values = op.subtract(op.convert(pixels, "f32"), np.array(preprocessing.mean, np.float32))
    values = op.divide(values, np.array(preprocessing.deviation, np.float32))
    values = op.transpose(values, np.array([0, 3, 1, 2]))
    values = _convolved(op, values, network.stem)
    outputs = {"stem": values}
    for number, block in enumerate(cast(Iterable[Block], network.blocks)):
        values = outputs[f"blocks.{number}"] = _passed(op, values, block)
    outputs["head"] = _convolved(op, values, network.head)
    return openvino.Model([op.result(outputs[layer]) for layer in layers], [pixels])


def _passed(op: Any, inputs: Any, block: Block) -> Any:
    outputs = inputs
    for layer in cast(Iterable[Conv], block.layers):
        outputs = _convolved(op, outputs, layer)
    return op.add(outputs, inputs) if block.is_residual else outputs


def _convolved(op: Any, inputs: Any, layer: Conv) -> Any:
    kernel, bias = (tensor.float().numpy() for tensor in layer.conv.parameters())
    after = before = (kernel.shape[-1] - 1) // 2
    if layer.conv.stride[0] == 2:
        # Without the row and the column of zeros that are there for torch (see `lite0._conv`):
        # OpenVINO pads each side by itself, and is twice as fast with kernels of an odd side.
        kernel, before = np.ascontiguousarray(kernel[:, :, 1:, 1:]), before - 1
    is_depthwise = kernel.shape[1] == 1
    convolution = op.group_convolution if is_depthwise else op.convolution
    outputs = convolution(
        inputs,
        kernel[:, np.newaxis] if is_depthwise else kernel,
        [layer.conv.stride[0]] * 2,
        [before] * 2,
        [after] * 2,
        [1, 1],
    )
    outputs = op.add(outputs, bias[:, np.newaxis, np.newaxis])
    return op.clamp(outputs, 0.0, 6.0) if layer.is_activated else outputs
