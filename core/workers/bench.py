"""The workbench of a worker process: loads conditions at their first use, and uses them.

Conditions of one network share a forward pass, whichever of its layers they read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.conditions.base import Condition, Transformer, normalised
from core.conditions.engine import Engine, usable_device
from core.conditions.head import Head
from core.conditions.recipes import Formula, Network, NetworkRecipe, Preprocessing, Taught
from core.conditions.taught_loading import bounded, load_head

if TYPE_CHECKING:
    from core.conditions.backbone import LayerReader

#: Loaded networks that are kept: each holds its weights in memory.
_MOST_NETWORKS = 3

Pass = tuple[Network, Preprocessing]


@dataclass(frozen=True, slots=True)
class Look:
    """Which conditions to embed under, and how networks run; `is_sharing` has the programs of the
    desktop given thumbnails of the files that are read."""

    conditions: tuple[Condition, ...] = ()
    engine: Engine | None = None
    is_sharing: bool = False


class Workbench:
    """The loaded conditions of one worker process."""

    def __init__(self) -> None:
        self._formulas: dict[str, Transformer] = {}
        self._readers: dict[Pass, tuple[LayerReader, frozenset[str]]] = {}
        #: What was learnt, by the checksum of its weights.
        self._heads: dict[str, Head] = {}
        self._shallow: dict[str, Transformer] = {}
        #: A picture that is handed over with every pixel, and its halvings.
        self.opened: tuple[Image.Image, ...] = ()

    def load(self, look: Look) -> None:
        """Load what `look` needs, ahead of its first use."""
        for condition in _with_bases(look.conditions):
            if isinstance(condition.recipe, Formula):
                self.formula(condition.recipe)
            elif isinstance(condition.recipe, Taught):
                self._load_taught(condition, condition.recipe)
        for recipes in _passes(look).values():
            self.reader(list(recipes.values()), look.engine)

    def embed(self, look: Look, images: Sequence[Image.Image]) -> dict[str, NDArray[np.float32]]:
        """Vectors float32 [n, dim] by fingerprint, each network run once."""
        vectors = self._plain_vectors(look, images)
        for condition in look.conditions:
            if isinstance(condition.recipe, Taught):
                vectors[condition.fingerprint] = self._taught(
                    condition, condition.recipe, images, vectors
                )
        return {c.fingerprint: vectors[c.fingerprint] for c in look.conditions}

    def _plain_vectors(
        self, look: Look, images: Sequence[Image.Image]
    ) -> dict[str, NDArray[np.float32]]:
        """Those that nobody taught, also those that taught ones read."""
        vectors = {
            condition.fingerprint: self.formula(condition.recipe).embed(images)
            for condition in _with_bases(look.conditions)
            if isinstance(condition.recipe, Formula)
        }
        for recipes in _passes(look).values():
            reader = self.reader(list(recipes.values()), look.engine)
            read = reader.embed(images, [recipe.read for recipe in recipes.values()])
            vectors.update(zip(recipes, read, strict=True))
        return vectors

    def _taught(
        self,
        condition: Condition,
        recipe: Taught,
        images: Sequence[Image.Image],
        vectors: Mapping[str, NDArray[np.float32]],
    ) -> NDArray[np.float32]:
        if recipe.network == "shallow":
            return bounded(self.shallow(recipe).embed(images), recipe)
        # Rounded as they are stored, so that it makes no difference where the head found them.
        bases = [
            normalised(vectors[base.fingerprint].astype(np.float16).astype(np.float32))
            for base in condition.bases
        ]
        return bounded(self._head(condition, recipe).apply(bases), recipe)

    def _load_taught(self, condition: Condition, recipe: Taught) -> None:
        if recipe.network == "shallow":
            self.shallow(recipe)
        else:
            self._head(condition, recipe)

    def _head(self, condition: Condition, recipe: Taught) -> Head:
        head = self._heads.get(recipe.sha256)
        if head is None:
            head = self._heads[recipe.sha256] = load_head(condition, recipe)
        return head

    def shallow(self, recipe: Taught) -> Transformer:
        """The loaded small network."""
        loaded = self._shallow.get(recipe.sha256)
        if loaded is None:
            # Torch is loaded where it is needed, and nowhere else.
            from core.conditions.shallow import ShallowTransformer
            from core.conditions.taught_loading import load_tensors

            loaded = self._shallow[recipe.sha256] = ShallowTransformer(load_tensors(recipe))
        return loaded

    def formula(self, recipe: Formula) -> Transformer:
        """The loaded hand-made condition."""
        loaded = self._formulas.get(recipe.name)
        if loaded is None:
            loaded = self._formulas[recipe.name] = _load_formula(recipe.name)
        return loaded

    def reader(self, recipes: Sequence[NetworkRecipe], engine: Engine | None) -> LayerReader:
        """The loaded network of recipes that share a pass."""
        key = (recipes[0].network, recipes[0].preprocessing)
        layers = frozenset(recipe.read.layer for recipe in recipes)
        reader, known = self._readers.pop(key, (None, frozenset()))
        if reader is None or not layers <= known:
            while len(self._readers) >= _MOST_NETWORKS:
                del self._readers[next(iter(self._readers))]
            known |= layers
            reader = _load_reader(*key, known, engine)
        self._readers[key] = (reader, known)  # at the end: what is unused for longest goes first
        return reader


def _passes(look: Look) -> dict[Pass, dict[str, NetworkRecipe]]:
    """The recipes that run through one network, by fingerprint."""
    passes: dict[Pass, dict[str, NetworkRecipe]] = {}
    for condition in _with_bases(look.conditions):
        recipe = condition.recipe
        if isinstance(recipe, NetworkRecipe):
            of_pass = passes.setdefault((recipe.network, recipe.preprocessing), {})
            of_pass[condition.fingerprint] = recipe
    return passes


def _with_bases(conditions: Iterable[Condition]) -> list[Condition]:
    """The conditions, and those that taught ones among them read, each once."""
    found: dict[str, Condition] = {}
    for condition in conditions:
        for one in (*condition.bases, condition):
            found[one.fingerprint] = one
    return list(found.values())


def _load_formula(name: str) -> Transformer:
    """Imports no more than what is asked for."""
    module, class_name = _FORMULAS[name]
    transformer: Transformer = getattr(import_module(module), class_name)()
    return transformer


_FORMULAS = {
    "colour": ("core.conditions.colour", "ColourTransformer"),
    "layout": ("core.conditions.layout", "LayoutTransformer"),
    "texture": ("core.conditions.texture", "TextureTransformer"),
    "shape": ("core.conditions.shape", "ShapeTransformer"),
}


def _load_reader(
    network: Network, preprocessing: Preprocessing, layers: Iterable[str], engine: Engine | None
) -> LayerReader:
    import torch

    from core.conditions.backbone import NetworkReader
    from core.networks.build import build_network

    if engine is None:
        raise ValueError("a network needs an engine")
    built = build_network(network, sorted(layers), preprocessing.input_px)
    if engine.runtime == "openvino":
        from core.conditions.lite0_openvino import OpenVinoReader, can_read

        if can_read(built, layers):
            return OpenVinoReader(built, layers, preprocessing, engine.dtype)
    return NetworkReader(
        built,
        preprocessing,
        torch.device(usable_device(engine)),
        getattr(torch, engine.dtype),
        engine.batch_size,
    )
