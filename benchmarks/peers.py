"""Other ways to embed a folder, set up as their documentation shows, with untrained weights.

Trained weights would have to be fetched and take just as long. imagededup and img2vec_pytorch
come with the extra `bench`.
"""

from __future__ import annotations

import importlib.util
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

PEERS = {"imagededup": "imagededup", "img2vec": "img2vec_pytorch"}


def missing() -> list[str]:
    """The packages that are not installed."""
    return [name for name in PEERS.values() if importlib.util.find_spec(name) is None]


def _without_weights(name: str) -> None:
    """Have torchvision make the network `name` untrained, whatever weights are asked for."""
    import torchvision.models as models

    real = getattr(models, name)

    def untrained(*_positional: Any, **_named: Any) -> Any:
        return real(weights=None)

    setattr(models, name, untrained)


def imagededup_encoder(folder: Path, n_workers: int) -> Callable[[], object]:
    """imagededup's CNN encoder (MobileNetV3 small) over a folder."""
    if "imagededup" not in sys.modules:
        _without_weights("mobilenet_v3_small")
    from imagededup.methods import CNN

    logging.disable(logging.INFO)
    encoder = CNN(verbose=False)
    n = n_workers if n_workers > 1 else 0

    def encode() -> None:
        encoded = encoder.encode_images(image_dir=str(folder), num_enc_workers=n)
        if not encoded:
            raise RuntimeError("imagededup encoded nothing")

    return encode


def img2vec_loop(files: Sequence[str]) -> Callable[[], object]:
    """img2vec_pytorch with its default, ResNet-18, picture by picture as in its readme."""
    if "img2vec_pytorch" not in sys.modules:
        _without_weights("resnet18")
    from img2vec_pytorch import Img2Vec
    from PIL import Image

    img2vec = Img2Vec(cuda=False, model="resnet")

    def encode() -> None:
        for name in files:
            with Image.open(name) as image:
                img2vec.get_vec(image.convert("RGB"))

    return encode


def plain_loop(files: Sequence[str]) -> Callable[[], object]:
    """The loop that tutorials show: open, transform, forward, one by one (EfficientNet-B0)."""
    import torch
    from PIL import Image
    from torchvision import transforms
    from torchvision.models import efficientnet_b0

    network = efficientnet_b0(weights=None).eval()
    network.classifier = torch.nn.Identity()
    transform = transforms.Compose(
        [
            transforms.Resize(256),
            transforms.CenterCrop(224),
            transforms.ToTensor(),
            transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
        ]
    )

    def encode() -> None:
        with torch.no_grad():
            for name in files:
                with Image.open(name) as image:
                    network(transform(image.convert("RGB"))[None])

    return encode
