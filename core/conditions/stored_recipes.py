"""Recipes read from JSON that may come from elsewhere: nothing in it is trusted.

What makes no sense raises `ValueError`, `KeyError` or `TypeError`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

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

LONGEST_TEXT = 200
_LARGEST_PX = 1 << 12


def stored_text(value: object) -> str:
    """A name or sentence that is not too long, as one line: it may be shown, and signs that
    cannot be seen could make it look like another."""
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise ValueError("a text is missing or too long")
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def stored_number(value: object) -> float:
    """A finite number from 0 up."""
    number = float(str(value))
    if not math.isfinite(number) or number < 0:
        raise ValueError(f"{value} is not a sensible number")
    return number


def _plain_name(value: object) -> str:
    """A file name that leads nowhere else."""
    name = stored_text(value)
    if Path(name).name != name or name in ("..", "."):
        raise ValueError(f"{name} is not a plain file name")
    return name


def stored_weights(stored: dict[str, Any]) -> Weights:
    """Which file of weights is needed."""
    return Weights(
        file_name=_plain_name(stored["file_name"]),
        url=stored_text(stored["url"]),
        n_bytes=int(stored["n_bytes"]),
        sha256=stored_text(stored["sha256"]),
        licence=stored_text(stored["licence"]),
    )


def _network_recipe(stored: dict[str, Any]) -> NetworkRecipe:
    network, preprocessing, read = stored["network"], stored["preprocessing"], stored["read"]
    return NetworkRecipe(
        Network(
            _one_of(FAMILIES, network["family"]),
            stored_text(network["name"]),
            _plain_name(network["weights_path"]),
        ),
        stored_preprocessing(preprocessing),
        stored_read(read),
    )


def stored_read(stored: dict[str, Any]) -> LayerRead:
    """Which layer is read, and how it is pooled."""
    call = int(stored["call"])
    if call < 0:
        raise ValueError("a layer is called from 0 on")
    return LayerRead(stored_text(stored["layer"]), _one_of(POOLINGS, stored["pooling"]), call)


def stored_preprocessing(stored: dict[str, Any]) -> Preprocessing:
    """How a network's input is made."""
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
    name = stored_text(value)
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
        BlendPart(stored_text(part["key"]), stored_number(part["weight"]))
        for part in stored["parts"]
    )
    if not parts:
        raise ValueError("a blend needs parts")
    return Blend(parts)


#: By the name of the recipe's class; taught ones lie in files of their own.
RECIPES: dict[str, Callable[[dict[str, Any]], Recipe]] = {
    "NetworkRecipe": _network_recipe,
    "Formula": _formula,
    "Blend": _blend,
}
