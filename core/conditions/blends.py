"""What a blend comes down to: conditions with vectors of their own, and their weights."""

from __future__ import annotations

from collections.abc import Callable

from core.conditions.recipes import Blend, Recipe


def plain_parts(blend: Blend, recipe_of: Callable[[str], Recipe]) -> dict[str, float]:
    """The weights of a blend's parts by their keys, which sum to 1.

    `recipe_of` tells what a key stands for. In place of a blend among the parts come its own,
    their weights times its weight. Parts of weight 0 are left out, unless all are: these count
    the same.
    """
    weights = [part.weight for part in blend.parts]
    if not any(weight > 0 for weight in weights):
        weights = [1.0] * len(weights)
    total = sum(weights)
    found: dict[str, float] = {}
    for part, weight in zip(blend.parts, weights, strict=True):
        recipe = recipe_of(part.key)
        inner = plain_parts(recipe, recipe_of) if isinstance(recipe, Blend) else {part.key: 1.0}
        for key, share in inner.items():
            if weight != 0:
                found[key] = found.get(key, 0.0) + share * weight / total
    return found
