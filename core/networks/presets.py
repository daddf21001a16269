"""Networks that are offered by name, as plain values. Loads nothing."""

from __future__ import annotations

from core.conditions.base import Kind
from core.conditions.definitions import Definition
from core.conditions.recipes import (
    Fit,
    LayerRead,
    Network,
    NetworkRecipe,
    Preprocessing,
    Weights,
)

#: Mean and deviation of ImageNet's pixels, as torchvision's and most other networks want them.
IMAGENET_MEAN = (0.485 * 255, 0.456 * 255, 0.406 * 255)
IMAGENET_DEVIATION = (0.229 * 255, 0.224 * 255, 0.225 * 255)

TORCHVISION_LICENCE = (
    "BSD-3-Clause (torchvision). Trained on ImageNet-1K, whose own terms may apply to it."
)

RESNET18 = Weights(
    file_name="resnet18-f37072fd.pth",
    url="https://download.pytorch.org/models/resnet18-f37072fd.pth",
    n_bytes=46_830_571,
    sha256="f37072fd",
    licence=TORCHVISION_LICENCE,
)
RESNET18_READ = LayerRead(layer="avgpool", pooling="average")
RESNET18_DIM = 512

#: As ResNet-18 was trained.
RESNET18_PREPROCESSING = Preprocessing(
    fit=Fit.CROP,
    resize_px=256,
    input_px=224,
    mean=IMAGENET_MEAN,
    deviation=IMAGENET_DEVIATION,
    resample="bilinear",
)
#: The whole picture, pressed into a square; pixels 0 to 1, without normalisation.
PLAIN_PREPROCESSING = Preprocessing(
    fit=Fit.SQUASH,
    resize_px=224,
    input_px=224,
    mean=(0.0, 0.0, 0.0),
    deviation=(255.0, 255.0, 255.0),
    resample="bilinear",
)

_RESNET18_NETWORK = Network("torchvision", "resnet18", RESNET18.file_name)
PRESETS: tuple[Definition, ...] = (
    Definition(
        key="resnet18",
        name="ResNet-18",
        summary="The same kind of thing, as a well-known network sees it",
        kind=Kind.IMPLICIT,
        dim=RESNET18_DIM,
        recipe=NetworkRecipe(_RESNET18_NETWORK, RESNET18_PREPROCESSING, RESNET18_READ),
        cost_ms=40.0,
        weights=RESNET18,
    ),
    Definition(
        key="resnet18-plain",
        name="ResNet-18, plain",
        summary="The same, shown all of the picture as a plain square",
        kind=Kind.IMPLICIT,
        dim=RESNET18_DIM,
        recipe=NetworkRecipe(_RESNET18_NETWORK, PLAIN_PREPROCESSING, RESNET18_READ),
        cost_ms=40.0,
        weights=RESNET18,
    ),
)
