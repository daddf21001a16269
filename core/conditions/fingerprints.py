"""Fingerprints: what tells the vectors of a condition from all others.

A fingerprint is a condition's key and a digest of all that changes a vector. The digest says
nothing of the key, so that it can be compared between libraries.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from core.conditions.definitions import Definition, recipe_text
from core.conditions.recipes import Blend, NetworkRecipe, Taught

#: The number formats that networks run in.
DTYPES = ("float32", "bfloat16", "float16")
_PROXY_VERSION = "proxy256 hamming q90"
#: Raised with every change of the code that makes vectors from what was learnt.
_TAUGHT_VERSION = "taught 1"


def fingerprint(
    definition: Definition, definitions: Mapping[str, Definition], dtype: str | None
) -> str:
    """The fingerprint of a condition whose networks run in `dtype` (None: not to be stored).

    `definitions` are those that blends and taught conditions refer to, by key.
    """
    return f"{definition.key}-{digest(definition, definitions, dtype)}"


def digest(definition: Definition, definitions: Mapping[str, Definition], dtype: str | None) -> str:
    """What the fingerprint ends with, 16 hex digits."""
    parts = [_PROXY_VERSION, definition.version]
    recipe = definition.recipe
    if isinstance(recipe, Taught):
        parts += _taught_parts(recipe)
    elif not definition.version:
        parts.append(recipe_text(recipe, definition.weights))
    if uses_network(definition) and dtype is not None:
        parts.append(dtype)
    if isinstance(recipe, Blend):
        of_parts = (definitions[part.key] for part in recipe.parts)
        parts += [fingerprint(part, definitions, dtype) for part in of_parts]
    if isinstance(recipe, Taught):
        parts += [digest(definitions[key], definitions, dtype) for key in recipe.bases]
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()


def uses_network(definition: Definition) -> bool:
    """Whether a condition runs on a network itself, its parts and bases apart, whose number
    format matters. The small network always runs in float32."""
    recipe = definition.recipe
    return isinstance(recipe, NetworkRecipe) or (
        isinstance(recipe, Taught) and recipe.backbone is not None
    )


def digests(
    definitions: Iterable[Definition], by_key: Mapping[str, Definition]
) -> dict[str, tuple[str, str]]:
    """(key, number format) by digest, of conditions with vectors of their own that nobody
    taught. The format is "" where it makes no difference."""
    found: dict[str, tuple[str, str]] = {}
    for definition in definitions:
        if isinstance(definition.recipe, (Blend, Taught)):
            continue
        for dtype in DTYPES if uses_network(definition) else ("",):
            found[digest(definition, by_key, dtype or None)] = definition.key, dtype
    return found


def _taught_parts(recipe: Taught) -> list[str]:
    backbone = recipe_text(recipe.backbone, None) if recipe.backbone else ""
    return [_TAUGHT_VERSION, recipe.network, recipe.sha256, backbone]
