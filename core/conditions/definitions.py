"""Definitions: what a condition is apart from the machine it runs on, and how one is kept.

The conditions that people make themselves (networks that they chose, blends that they mixed) are
kept as small JSON files. Such a file may come from elsewhere, so nothing in it is trusted.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from core.conditions.base import Kind
from core.conditions.recipes import NetworkRecipe, Recipe, Weights
from core.conditions.stored_recipes import (
    LONGEST_TEXT,
    RECIPES,
    stored_number,
    stored_text,
    stored_weights,
)
from core.whole_files import write_whole

_FORMAT = 1
_KEY_PATTERN = re.compile(r"[a-z0-9][a-z0-9-]{0,47}")
_LARGEST_DIM = 1 << 17


@dataclass(frozen=True, slots=True)
class Definition:
    """See `core.conditions.base.Condition` for the fields.

    `version` is raised by hand with every change of code that alters the vectors. A network's
    `weights_path` is a file name here: where the folder of weights lies is the machine's matter.
    `is_own` tells what a person has made from what comes with Likewise.
    """

    key: str
    name: str
    summary: str
    kind: Kind
    dim: int
    recipe: Recipe
    cost_ms: float
    version: str = ""
    weights: Weights | None = None
    is_own: bool = False


def key_for(name: str, taken: set[str]) -> str:
    """A new key that reads like `name`."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40] or "condition"
    key, number = plain, 1
    while key in taken:
        number += 1
        key = f"{plain}-{number}"
    return key


def shortened(text: str) -> str:
    """As much of a name or sentence as is kept."""
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def recipe_text(recipe: Recipe, weights: Weights | None) -> str:
    """What of a recipe decides on the vectors, as one line; not where the weights lie."""
    if isinstance(recipe, NetworkRecipe):
        recipe = replace(recipe, network=replace(recipe.network, weights_path=""))
    file = f"{weights.file_name} {weights.sha256}" if weights else ""
    return json.dumps([asdict(recipe), file], sort_keys=True)


def save_definition(folder: Path, definition: Definition) -> None:
    """Write a definition as `KEY.json`, whole or not at all. Raises `OSError`."""
    text = json.dumps(stored_definition(definition), indent=1, ensure_ascii=False)
    write_whole(folder / f"{definition.key}.json", text.encode())


def stored_definition(definition: Definition) -> dict[str, Any]:
    """A definition as a JSON object."""
    return {"format": _FORMAT, "type": type(definition.recipe).__name__, **asdict(definition)}


def load_definition(path: Path) -> Definition:
    """The definition in a file; raises `ValueError` or `OSError` where it makes no sense."""
    try:
        definition = read_definition(json.loads(path.read_text(encoding="utf-8")))
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if definition.key != path.stem:
        raise ValueError("the file is not named after the key")
    return definition


def read_definition(stored: Any) -> Definition:
    """The definition in a JSON object; raises `ValueError` where it makes no sense."""
    try:
        if stored["format"] != _FORMAT:
            raise ValueError(f"format {stored['format']} is not known")
        return _checked(stored)
    except (KeyError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error


def _checked(stored: dict[str, Any]) -> Definition:
    if not _KEY_PATTERN.fullmatch(stored["key"]):
        raise ValueError("the key is not a plain word")
    if not 1 <= int(stored["dim"]) <= _LARGEST_DIM:
        raise ValueError("vectors of this length make no sense")
    read = RECIPES[stored["type"]]
    weights = stored.get("weights")
    return Definition(
        key=stored["key"],
        name=stored_text(stored["name"]),
        summary=stored_text(stored["summary"]),
        kind=Kind(stored["kind"]),
        dim=int(stored["dim"]),
        recipe=read(stored["recipe"]),
        cost_ms=stored_number(stored["cost_ms"]),
        version=stored_text(stored["version"]),
        weights=stored_weights(weights) if weights else None,
        is_own=True,
    )
