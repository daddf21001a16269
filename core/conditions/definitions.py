"""Definitions: what a condition is apart from the machine it runs on, and how one is kept.

The conditions that people make themselves (networks that they chose, blends that they mixed) are
kept as small JSON files. Such a file may come from elsewhere, so nothing in it is trusted.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from core.conditions.base import Kind
from core.conditions.recipes import (
    FAMILIES,
    FORMULAS,
    POOLINGS,
    RESAMPLES,
    Blend,
    BlendPart,
    Fit,
    Formula,
    LayerRead,
    Network,
    NetworkRecipe,
    Preprocessing,
    Recipe,
    Weights,
)

_FORMAT = 1
_KEY_PATTERN = re.compile(r"[a-z0-9][a-z0-9-]{0,47}")
_LONGEST_TEXT = 200
_LARGEST_DIM = 1 << 17
_LARGEST_PX = 1 << 12


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
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"


def recipe_text(recipe: Recipe, weights: Weights | None) -> str:
    """What of a recipe decides on the vectors, as one line; not where the weights lie."""
    if isinstance(recipe, NetworkRecipe):
        recipe = replace(recipe, network=replace(recipe.network, weights_path=""))
    file = f"{weights.file_name} {weights.sha256}" if weights else ""
    return json.dumps([asdict(recipe), file], sort_keys=True)


def save_definition(folder: Path, definition: Definition) -> None:
    """Write a definition as `KEY.json`, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{definition.key}.json"
    partial = target.with_suffix(".partial")
    stored = {"format": _FORMAT, "type": type(definition.recipe).__name__, **asdict(definition)}
    partial.write_text(json.dumps(stored, indent=1, ensure_ascii=False), encoding="utf-8")
    partial.replace(target)


def load_definition(path: Path) -> Definition:
    """The definition in a file; raises `ValueError` or `OSError` where it makes no sense."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored["format"] != _FORMAT:
            raise ValueError(f"format {stored['format']} is not known")
        if stored["key"] != path.stem:
            raise ValueError("the file is not named after the key")
        return _checked(stored)
    except (KeyError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error


def _checked(stored: dict[str, Any]) -> Definition:
    if not _KEY_PATTERN.fullmatch(stored["key"]):
        raise ValueError("the key is not a plain word")
    if not 1 <= int(stored["dim"]) <= _LARGEST_DIM:
        raise ValueError("vectors of this length make no sense")
    read = _RECIPES[stored["type"]]
    weights = stored.get("weights")
    return Definition(
        key=stored["key"],
        name=_text(stored["name"]),
        summary=_text(stored["summary"]),
        kind=Kind(stored["kind"]),
        dim=int(stored["dim"]),
        recipe=read(stored["recipe"]),
        cost_ms=_positive(stored["cost_ms"]),
        version=_text(stored["version"]),
        weights=_weights(weights) if weights else None,
        is_own=True,
    )


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        raise ValueError("a text is missing or too long")
    return value


def _positive(value: object) -> float:
    number = float(str(value))
    if not math.isfinite(number) or number < 0:
        raise ValueError(f"{value} is not a sensible number")
    return number


def _plain_name(value: object) -> str:
    """A file name that leads nowhere else."""
    name = _text(value)
    if Path(name).name != name or name in ("..", "."):
        raise ValueError(f"{name} is not a plain file name")
    return name


def _weights(stored: dict[str, Any]) -> Weights:
    return Weights(
        file_name=_plain_name(stored["file_name"]),
        url=_text(stored["url"]),
        n_bytes=int(stored["n_bytes"]),
        sha256=_text(stored["sha256"]),
        licence=_text(stored["licence"]),
    )


def _network_recipe(stored: dict[str, Any]) -> NetworkRecipe:
    network, preprocessing, read = stored["network"], stored["preprocessing"], stored["read"]
    return NetworkRecipe(
        Network(
            _one_of(FAMILIES, network["family"]),
            _text(network["name"]),
            _plain_name(network["weights_path"]),
        ),
        _preprocessing(preprocessing),
        LayerRead(_text(read["layer"]), _one_of(POOLINGS, read["pooling"]), int(read["call"])),
    )


def _preprocessing(stored: dict[str, Any]) -> Preprocessing:
    fit = Fit(stored["fit"])
    resize_px, input_px = int(stored["resize_px"]), int(stored["input_px"])
    if not 1 <= input_px <= _LARGEST_PX:
        raise ValueError(f"no network sees {input_px} pixels")
    if fit is Fit.CROP and resize_px < input_px:
        raise ValueError(f"{input_px} pixels cannot be cut out of {resize_px}")
    mean, deviation = _three(stored["mean"]), _three(stored["deviation"])
    if min(deviation) <= 0:
        raise ValueError("a deviation must be above 0")
    return Preprocessing(
        fit, resize_px, input_px, mean, deviation, _one_of(RESAMPLES, stored["resample"])
    )


def _one_of(known: Collection[str], value: object) -> str:
    name = _text(value)
    if name not in known:
        raise ValueError(f"{name} is not known")
    return name


def _three(values: list[float]) -> tuple[float, float, float]:
    red, green, blue = (float(value) for value in values)
    if not all(math.isfinite(value) for value in (red, green, blue)):
        raise ValueError("the colours' numbers make no sense")
    return red, green, blue


def _formula(stored: dict[str, Any]) -> Formula:
    return Formula(_one_of(FORMULAS, stored["name"]))


def _blend(stored: dict[str, Any]) -> Blend:
    parts = tuple(
        BlendPart(_text(part["key"]), _positive(part["weight"])) for part in stored["parts"]
    )
    if not parts:
        raise ValueError("a blend needs parts")
    return Blend(parts)


_RECIPES: dict[str, Callable[[dict[str, Any]], Recipe]] = {
    "NetworkRecipe": _network_recipe,
    "Formula": _formula,
    "Blend": _blend,
}
