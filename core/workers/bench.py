"""The workbench of a worker process: loads conditions at their first use, and uses them.

Conditions of one network share a forward pass, whichever of its layers they read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.conditions.base import Condition, Transformer
from core.conditions.engine import Engine, usable_device
from core.conditions.recipes import Formula, Network, NetworkRecipe, Preprocessing

if TYPE_CHECKING:
    from core.conditions.backbone import NetworkReader

#: Loaded networks that are kept: each holds its weights in memory.
_MOST_NETWORKS = 3

Pass = tuple[Network, Preprocessing]


@dataclass(frozen=True, slots=True)
class Look:
    """Which conditions to embed under, and how networks run."""

    conditions: tuple[Condition, ...] = ()
    engine: Engine | None = None


class Workbench:
    """The loaded conditions of one worker process."""

    def __init__(self) -> None:
        self._formulas: dict[str, Transformer] = {}
        self._readers: dict[Pass, NetworkReader] = {}

    def load(self, look: Look) -> None:
        """Load what `look` needs, ahead of its first use."""
        for condition in look.conditions:
            if isinstance(condition.recipe, NetworkRecipe):
                self.reader(condition.recipe, look.engine)
            elif isinstance(condition.recipe, Formula):
                self.formula(condition.recipe)

    def embed(self, look: Look, images: Sequence[Image.Image]) -> dict[str, NDArray[np.float32]]:
        """Vectors float32 [n, dim] by fingerprint, each network run once."""
        vectors: dict[str, NDArray[np.float32]] = {}
        passes: dict[Pass, list[tuple[Condition, NetworkRecipe]]] = {}
        for condition in look.conditions:
            recipe = condition.recipe
            if isinstance(recipe, Formula):
                vectors[condition.fingerprint] = self.formula(recipe).embed(images)
            elif isinstance(recipe, NetworkRecipe):
                of_pass = passes.setdefault((recipe.network, recipe.preprocessing), [])
                of_pass.append((condition, recipe))
        for together in passes.values():
            reader = self.reader(together[0][1], look.engine)
            read = reader.embed(images, [recipe.read for _, recipe in together])
            for (condition, _), rows in zip(together, read, strict=True):
                vectors[condition.fingerprint] = rows
        return vectors

    def formula(self, recipe: Formula) -> Transformer:
        """The loaded hand-made condition."""
        loaded = self._formulas.get(recipe.name)
        if loaded is None:
            loaded = self._formulas[recipe.name] = _load_formula(recipe.name)
        return loaded

    def reader(self, recipe: NetworkRecipe, engine: Engine | None) -> NetworkReader:
        """The loaded network of a recipe, which reads any of its layers."""
        key = (recipe.network, recipe.preprocessing)
        reader = self._readers.pop(key, None)
        if reader is None:
            while len(self._readers) >= _MOST_NETWORKS:
                del self._readers[next(iter(self._readers))]
            reader = _load_reader(recipe, engine)
        self._readers[key] = reader  # at the end: the one unused for longest goes first
        return reader


def _load_formula(name: str) -> Transformer:
    if name == "colour":
        from core.conditions.colour import ColourTransformer

        return ColourTransformer()
    raise ValueError(f"there is no formula called {name}")


def _load_reader(recipe: NetworkRecipe, engine: Engine | None) -> NetworkReader:
    import torch

    from core.conditions.backbone import NetworkReader
    from core.conditions.lite0 import load_lite0, weights_path

    if engine is None:
        raise ValueError("a network needs an engine")
    return NetworkReader(
        load_lite0(weights_path()),
        recipe.preprocessing,
        torch.device(usable_device(engine)),
        getattr(torch, engine.dtype),
        engine.batch_size,
    )
