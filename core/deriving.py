"""Vectors under taught conditions, made from stored vectors: no picture is decoded for them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.conditions.base import Condition
from core.conditions.head import Head
from core.conditions.recipes import Taught
from core.conditions.taught_loading import bounded, load_head
from core.index.exact import unit_rows
from core.jobs import Progress, Report
from core.store.store import Store
from core.store.vectors import StoredVectors

#: Images whose vectors are committed at once.
_BATCH = 4096


def is_derived(condition: Condition) -> bool:
    """Whether its vectors follow from those of other conditions alone."""
    recipe = condition.recipe
    return isinstance(recipe, Taught) and bool(recipe.bases) and recipe.backbone is None


def derive(store: Store, image_ids: NDArray[np.int64], condition: Condition, report: Report) -> int:
    """Store the vectors of those images that lack one under a taught condition, and have one
    under all that it reads; returns how many. `report` may stop it; what is finished stays.

    Raises `LikewiseError` where the taught file cannot be used.
    """
    stored = [store.vectors.load(base.fingerprint) for base in condition.bases]
    bases = [rows for rows in stored if rows is not None]
    has_vector = store.vectors.image_ids(condition.fingerprint)
    lacking = np.setdiff1d(image_ids, has_vector)
    for rows in bases:
        lacking = lacking[rows.find(lacking) >= 0]
    if not len(lacking) or len(bases) < len(condition.bases):
        return 0
    recipe = condition.recipe
    assert isinstance(recipe, Taught)
    head = load_head(condition, recipe)
    for start in range(0, len(lacking), _BATCH):
        report(Progress("derive", start, len(lacking)))
        batch = lacking[start : start + _BATCH]
        vectors = bounded(_vectors(head, bases, batch), recipe).astype(np.float16)
        with store.transaction():
            store.vectors.write(condition.fingerprint, batch, vectors)
    return len(lacking)


def _vectors(
    head: Head, bases: Sequence[StoredVectors], image_ids: NDArray[np.int64]
) -> NDArray[np.float32]:
    parts = [unit_rows(rows.rows, rows.find(image_ids)) for rows in bases]
    return head.apply(parts)
