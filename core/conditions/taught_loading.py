"""What was learnt, loaded from the taught file of a condition."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.conditions.base import Condition
from core.conditions.head import Head, head_of
from core.conditions.recipes import Taught
from core.conditions.taught_file import read_taught
from core.errors import LikewiseError


def load_tensors(recipe: Taught) -> dict[str, NDArray[np.float32]]:
    """The tensors of a taught condition. Raises `LikewiseError` where the file is gone, damaged
    or another one by now."""
    path = Path(recipe.path)
    file = read_taught(path)
    if file.manifest.sha256 != recipe.sha256:
        raise LikewiseError("taught_damaged", file=path.name, detail="it has been exchanged")
    return file.tensors()


def bounded(vectors: NDArray[np.float32], recipe: Taught) -> NDArray[np.float32]:
    """Vectors float32 [n, d] that a taught condition gave, if they can be stored. Raises
    `LikewiseError`: numbers of a file may be such that what comes out is none."""
    if not (np.abs(vectors) <= np.finfo(np.float16).max).all():
        name = Path(recipe.path).name
        raise LikewiseError("taught_damaged", file=name, detail="its numbers grow beyond bounds")
    return vectors


def load_head(condition: Condition, recipe: Taught) -> Head:
    """The head of a condition that reads others. Raises `LikewiseError`."""
    tensors = load_tensors(recipe)
    n_inputs = sum(base.dim for base in condition.bases)
    of_head = {name: tensor for name, tensor in tensors.items() if name.startswith("head.")}
    try:
        return head_of(of_head, n_inputs, condition.dim)
    except ValueError as error:
        name = Path(recipe.path).name
        raise LikewiseError("taught_damaged", file=name, detail=str(error)) from error
