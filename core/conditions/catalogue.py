"""The catalogue: every condition by its key, those that come with Likewise and a person's own.

Loads no network.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from core.conditions.base import Condition
from core.conditions.definitions import Definition, save_definition, shortened
from core.conditions.engine import Engine
from core.conditions.fingerprints import digests, fingerprint, uses_network
from core.conditions.lite0_shapes import BACKBONE_DIM
from core.conditions.own import (
    blend_definition,
    free_key,
    free_name,
    keys_used,
    own_definitions,
    own_taught,
    without_broken_blends,
    writing_in,
)
from core.conditions.recipes import Blend, BlendPart, NetworkRecipe, Taught, Weights
from core.conditions.taught import Digests, bases_of, taught_definition
from core.conditions.taught_file import SUFFIX, TaughtFile, write_taught
from core.errors import LikewiseError

#: Stands in for the engine where a condition is only to be described.
_ANY_ENGINE = Engine(device="cpu", dtype="float32", batch_size=1)


class Catalogue:
    """Conditions by key: `given` ones, then a person's own, which lie in `own_folder`.

    Weights lie in `weights_folder`; `is_there` tells whether some are there and sound. May be
    read and changed by several threads.
    """

    def __init__(
        self,
        given: Sequence[Definition],
        own_folder: Path,
        weights_folder: Path,
        is_there: Callable[[Weights], bool],
    ) -> None:
        self.own_folder = own_folder
        self.weights_folder = weights_folder
        self._is_there = is_there
        self._definitions = {definition.key: definition for definition in given}
        #: Why files of own conditions could not be used.
        self.troubles: list[LikewiseError] = []
        tell = self.troubles.append
        for definition in own_definitions(own_folder, tell):
            self._definitions.setdefault(definition.key, definition)
        for definition in own_taught(own_folder, self.digests(), tell):
            self._definitions.setdefault(definition.key, definition)
        self._definitions = without_broken_blends(self._definitions)
        #: Held while a key is looked for and taken: lessons end in threads of their own.
        self._changing = threading.RLock()
        #: What was answered before, by engine; asked for several times at every click.
        self._conditions: dict[Engine | None, list[Condition]] = {}

    @property
    def keys(self) -> list[str]:
        """The keys of all conditions, in the order in which they are offered."""
        return list(self._definitions)

    def described(self) -> list[Condition]:
        """Every condition, to be shown. Fingerprints of network conditions are not real."""
        return self.conditions(_ANY_ENGINE)

    def conditions(self, engine: Engine | None) -> list[Condition]:
        """Every condition that can be told apart already.

        Without an `engine` those that run on a network are left out: their fingerprint holds
        its number format.
        """
        # Held on to: another thread may put an empty one there while this one is at work.
        known = self._conditions
        found = known.get(engine)
        if found is None:
            found = [
                self._condition(definition, engine)
                for key, definition in self._definitions.items()
                if engine is not None or not self.needs_engine([key])
            ]
            known[engine] = found
        return found

    def find(self, key: str, engine: Engine | None) -> Condition:
        """The condition called `key`. Raises "unknown_condition" where there is none."""
        for condition in self.conditions(engine):
            if condition.key == key:
                return condition
        self.check([key])
        raise LikewiseError("not_indexed")  # it cannot be told apart before networks were measured

    def check(self, keys: Iterable[str]) -> None:
        """Raise "unknown_condition" for the first key that there is not."""
        for key in keys:
            if key not in self._definitions:
                raise LikewiseError("unknown_condition", key=key, known=", ".join(self.keys))

    def check_weights(self, keys: Iterable[str]) -> None:
        """Raise "weights_absent" for the first condition whose weights are not here."""
        for key in self._read(keys):
            weights = self._definitions[key].weights
            if weights is not None and not self.has_weights(key):
                raise LikewiseError(
                    "weights_absent",
                    key=key,
                    name=self._definitions[key].name,
                    url=weights.url or weights.file_name,
                    folder=str(self.weights_folder),
                )

    def has_weights(self, key: str) -> bool:
        """Whether nothing has to be fetched before this condition works."""
        return all(
            weights is None or self._is_there(weights)
            for weights in (self._definitions[part].weights for part in self._read([key]))
        )

    def needs_engine(self, keys: Iterable[str]) -> bool:
        """Whether any of these conditions runs on a network."""
        return any(uses_network(self._definitions[key]) for key in self._read(keys))

    def embedded(self, keys: Iterable[str]) -> list[str]:
        """The conditions that have vectors of their own behind `keys`, each once: a blend's are
        its parts. Unknown keys are left out."""
        found: dict[str, None] = {}
        for key in keys:
            definition = self._definitions.get(key)
            if definition is None:
                continue
            if isinstance(definition.recipe, Blend):
                found.update(dict.fromkeys(part.key for part in definition.recipe.parts))
            else:
                found[key] = None
        return list(found)

    def _read(self, keys: Iterable[str]) -> list[str]:
        """The conditions with vectors of their own behind `keys`, and those that taught ones
        among them read."""
        found: dict[str, None] = {}
        for key in self.embedded(keys):
            recipe = self._definitions[key].recipe
            bases = recipe.bases if isinstance(recipe, Taught) else ()
            found.update(dict.fromkeys((key, *bases)))
        return list(found)

    def digests(self) -> Digests:
        """What a taught condition may read, by the digest of the fingerprint."""
        return digests(self._definitions.values(), self._definitions)

    # A person's own

    def is_own(self, key: str) -> bool:
        """Whether a person has made this condition, so that it can be taken away again."""
        return self._definitions[key].is_own

    def add(self, definition: Definition) -> str:
        """Keep a new condition; returns its key, made from its name.

        A name that another condition has gets a number. Raises "disk_full" or "data_folder" if it
        cannot be written.
        """
        with self._changing:
            key = free_key(self.own_folder, definition.name, self._definitions)
            definition = replace(
                definition,
                key=key,
                name=free_name(definition.name, self._definitions.values()),
                summary=shortened(definition.summary),
                is_own=True,
            )
            with writing_in(self.own_folder):
                save_definition(self.own_folder, definition)
            self._take({**self._definitions, key: definition})
        return key

    def add_blend(self, name: str, parts: Sequence[BlendPart]) -> str:
        """Keep a blend of embedded conditions under a name; returns its key. Raises as `add`, and
        `ValueError` where there are no parts."""
        return self.add(blend_definition(name, parts, self._definitions))

    def add_taught(self, file: TaughtFile) -> str:
        """Keep a condition that was taught; returns its key.

        Raises "taught_base" where a condition that it reads is not here, and "disk_full" or
        "data_folder" if it cannot be written.
        """
        with self._changing:
            key = free_key(self.own_folder, file.manifest.name, self._definitions)
            name = free_name(file.manifest.name, self._definitions.values())
            self._keep_taught(key, file.named(name))
        return key

    def replace_taught(self, key: str, file: TaughtFile) -> None:
        """Keep another file for a taught condition, under its name. Raises as `add_taught`."""
        with self._changing:
            self._keep_taught(key, file.named(self._definitions[key].name))

    def _keep_taught(self, key: str, file: TaughtFile) -> None:
        bases = bases_of(file.manifest, self.digests(), file.manifest.name)
        path = self.own_folder / f"{key}{SUFFIX}"
        with writing_in(self.own_folder):
            write_taught(path, file)
        definition = taught_definition(path, file.manifest, bases)
        self._take({**self._definitions, key: definition})

    def taught_path(self, key: str) -> Path | None:
        """The taught file of a condition; None for those that nobody taught."""
        recipe = self._definitions[key].recipe
        return Path(recipe.path) if isinstance(recipe, Taught) else None

    def definition(self, key: str) -> Definition:
        """How a condition is defined. Raises "unknown_condition" where there is none."""
        self.check([key])
        return self._definitions[key]

    def remove(self, key: str) -> None:
        """Take away a person's own condition.

        Raises "condition_in_use" if a blend needs it or a taught condition reads it, and
        "disk_full" or "data_folder" if its file cannot be removed.
        """
        with self._changing:
            definition = self._definitions[key]
            for other in self._definitions.values():
                if key in keys_used(other.recipe):
                    raise LikewiseError("condition_in_use", name=definition.name, other=other.name)
            with writing_in(self.own_folder):
                for suffix in (".json", SUFFIX):
                    (self.own_folder / f"{key}{suffix}").unlink(missing_ok=True)
            self._take({k: d for k, d in self._definitions.items() if k != key})

    def _take(self, definitions: dict[str, Definition]) -> None:
        """Have these from now on; whoever reads at this moment goes on with those before."""
        self._definitions = definitions
        self._conditions = {}

    def _condition(self, definition: Definition, engine: Engine | None) -> Condition:
        recipe = definition.recipe
        if isinstance(recipe, NetworkRecipe) and recipe.network.weights_path:
            path = str(self.weights_folder / recipe.network.weights_path)
            recipe = replace(recipe, network=replace(recipe.network, weights_path=path))
        return Condition(
            key=definition.key,
            name=definition.name,
            summary=definition.summary,
            kind=definition.kind,
            dim=definition.dim,
            fingerprint=fingerprint(
                definition, self._definitions, engine.dtype if engine else None
            ),
            recipe=recipe,
            cost_ms=self._cost_ms(definition.key),
            weights=definition.weights,
            bases=self._bases(definition, engine),
        )

    def _bases(self, definition: Definition, engine: Engine | None) -> tuple[Condition, ...]:
        """What a head reads: the fine-tuned network, if there is one, then other conditions."""
        recipe = definition.recipe
        if not isinstance(recipe, Taught):
            return ()
        others = tuple(self._condition(self._definitions[key], engine) for key in recipe.bases)
        if recipe.backbone is None:
            return others
        own = fingerprint(definition, self._definitions, engine.dtype if engine else None)
        backbone = Condition(
            key=f"{definition.key}-backbone",
            name=definition.name,
            summary=definition.summary,
            kind=definition.kind,
            dim=BACKBONE_DIM,
            fingerprint=f"{own}-backbone",
            recipe=recipe.backbone,
            cost_ms=definition.cost_ms,
        )
        return (backbone, *others)

    def _cost_ms(self, key: str) -> float:
        """A blend costs what its parts do, and what one network gives to several costs once."""
        costs: dict[object, float] = {}
        for part in self._read([key]):
            definition = self._definitions[part]
            recipe = definition.recipe
            of: object = part
            if isinstance(recipe, NetworkRecipe):
                of = (recipe.network, recipe.preprocessing)
            costs[of] = max(costs.get(of, 0.0), definition.cost_ms)
        return sum(costs.values())
