"""What a condition is.

A condition is a stated way of looking, implemented by a transformer from image to vector. Under
every condition vectors are compared by their cosine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.conditions.explanation import Explanation
from core.conditions.recipes import Recipe, Weights


class Kind(str, Enum):
    """Where the notion of likeness comes from."""

    IMPLICIT = "implicit"  # a pretrained network and the layer that is read
    HAND_MADE = "hand-made"  # a formula
    EXPLICIT = "explicit"  # taught by labels or examples
    BLEND = "blend"  # several others, each with a weight


@dataclass(frozen=True, slots=True)
class Condition:
    """The description of a condition: all that is known without loading it.

    `key` is short and never changes. `fingerprint` changes with all that changes a vector
    (weights, layer, preprocessing, precision): stored vectors are named after it, so stale ones
    cannot be met. `dim` is the length of a vector, `recipe` says how vectors are made, and
    `cost_ms` is about how long one core works on an image of proxy size (conditions that read
    the same network share its cost). `weights` names the file that must be there first, if any.
    `bases` are the conditions whose vectors a taught head reads, in the order in which it does.
    """

    key: str
    name: str
    summary: str
    kind: Kind
    dim: int
    fingerprint: str
    recipe: Recipe
    cost_ms: float
    weights: Weights | None = None
    bases: tuple[Condition, ...] = ()


class Transformer(Protocol):
    """A loaded condition."""

    def embed(self, images: Sequence[Image.Image]) -> NDArray[np.float32]:
        """Vectors float32 [n, dim] of n RGB images of any size; rows L2-normalised, unless their
        length means something."""

    def explain(self, first: Image.Image, second: Image.Image) -> Explanation:
        """Which parts of two RGB images make up the cosine of their vectors."""


def normalised(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows of float32 [n, d] scaled to length 1; rows of zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: NDArray[np.float32] = vectors / np.maximum(lengths, 1e-12)
    return scaled
