"""The small network of the article: 28 x 28 grey pixels to a vector of a few values.

Two convolutions and three full layers, with PReLU (He et al. 2015) between them. Its vectors are
kept as they come: their length means something, since it learns by Euclidean distance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.conditions.base import normalised
from core.conditions.explanation import Explanation
from core.conditions.occlusion import occluded

#: Side of the picture that the network sees.
SIDE_PX = 28
#: Before the names of its tensors in a taught file.
PREFIX = "shallow."
_BATCH = 256


def grey(image: Image.Image) -> NDArray[np.uint8]:
    """What the network sees of an RGB image: its luma as uint8 [28, 28], proportions lost.

    The values that the network gets are these divided by 255.
    """
    size = (SIDE_PX, SIDE_PX)
    return np.asarray(image.convert("L").resize(size, Image.Resampling.BILINEAR))


def shallow_shapes(dim: int) -> dict[str, tuple[int, ...]]:
    """The tensors of a network that gives vectors of length `dim`, by their names in a file."""
    shapes: dict[str, tuple[int, ...]] = {
        "features.0.weight": (32, 1, 5, 5),
        "features.0.bias": (32,),
        "features.1.weight": (1,),
        "features.3.weight": (64, 32, 5, 5),
        "features.3.bias": (64,),
        "features.4.weight": (1,),
        "answer.0.weight": (256, 1024),
        "answer.0.bias": (256,),
        "answer.1.weight": (1,),
        "answer.2.weight": (256, 256),
        "answer.2.bias": (256,),
        "answer.3.weight": (1,),
        "answer.4.weight": (dim, 256),
        "answer.4.bias": (dim,),
    }
    return {PREFIX + name: shape for name, shape in shapes.items()}


class ShallowTransformer:
    """The network with the tensors of a taught file."""

    def __init__(self, tensors: Mapping[str, NDArray[np.float32]]) -> None:
        # What a taught file must hold is known without torch.
        from core.conditions.shallow_network import loaded_network

        self._network = loaded_network(tensors)

    def embed(self, images: Sequence[Image.Image]) -> NDArray[np.float32]:
        """Vectors float32 [n, dim] of RGB images, of any length."""
        pictures = np.stack([grey(image) for image in images])
        parts = [
            self._network.vectors(pictures[start : start + _BATCH])
            for start in range(0, len(pictures), _BATCH)
        ]
        return np.concatenate(parts)

    def explain(self, first: Image.Image, second: Image.Image) -> Explanation:
        """What covering places does to the cosine of two RGB images."""
        return occluded(lambda images: normalised(self.embed(images)), first, second)
