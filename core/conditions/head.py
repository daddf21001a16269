"""A taught head: what turns the vectors of other conditions into one vector.

    x = (concatenated unit rows of the bases - centre) * scale
    y = layers(x), linear with ReLU between them, plus skip @ x where there is a skip
    vector = y / |y|

Plain arithmetic, so that a folder's vectors follow from stored ones without a network's library.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.conditions.base import normalised

_Array = NDArray[np.float32]
#: Rows that are worked on at once: a few megabytes.
_CHUNK_ROWS = 1024
_MOST_LAYERS = 8
_LONGEST = 1 << 14


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """`centre` and `scale` float32 [d]; `layers` are weights [out, in] and biases [out]; `skip`
    is [dim, d]. There is at least one layer or a skip."""

    centre: _Array
    scale: _Array
    layers: tuple[tuple[_Array, _Array], ...] = ()
    skip: _Array | None = None

    @property
    def n_inputs(self) -> int:
        """Length of the bases' vectors put end to end."""
        return len(self.centre)

    @property
    def dim(self) -> int:
        """Length of a vector that comes out."""
        if self.skip is not None:
            return len(self.skip)
        return len(self.layers[-1][1])

    def apply(self, bases: Sequence[_Array]) -> _Array:
        """Vectors float32 [n, dim], rows of length 1, from the bases' unit rows [n, d_i] each."""
        n_rows = len(bases[0])
        vectors = np.empty((n_rows, self.dim), np.float32)
        for start in range(0, n_rows, _CHUNK_ROWS):
            chunk = slice(start, start + _CHUNK_ROWS)
            joined = np.concatenate([base[chunk] for base in bases], axis=1)
            vectors[chunk] = self._answer((joined - self.centre) * self.scale)
        return normalised(vectors)

    def _answer(self, inputs: _Array) -> _Array:
        answer = np.zeros((len(inputs), self.dim), np.float32)
        if self.layers:
            hidden = inputs
            for number, (weight, bias) in enumerate(self.layers):
                hidden = np.maximum(hidden, 0.0) if number else hidden
                hidden = hidden @ weight.T + bias
            answer += hidden
        if self.skip is not None:
            answer += inputs @ self.skip.T
        return answer

    def tensors(self) -> dict[str, _Array]:
        """What a taught file keeps."""
        kept = {"head.centre": self.centre, "head.scale": self.scale}
        for number, (weight, bias) in enumerate(self.layers):
            kept |= {f"head.{number}.weight": weight, f"head.{number}.bias": bias}
        if self.skip is not None:
            kept["head.skip"] = self.skip
        return kept


def head_of(tensors: Mapping[str, _Array], n_inputs: int, dim: int) -> Head:
    """The head that these tensors hold; raises `ValueError` where they do not make one that
    takes `n_inputs` values and gives `dim`."""
    layers: list[tuple[_Array, _Array]] = []
    while f"head.{len(layers)}.weight" in tensors:
        number = len(layers)
        if number == _MOST_LAYERS:
            raise ValueError("it has too many layers")
        layers.append((tensors[f"head.{number}.weight"], _of(tensors, f"head.{number}.bias")))
    head = Head(
        _of(tensors, "head.centre"),
        _of(tensors, "head.scale"),
        tuple(layers),
        tensors.get("head.skip"),
    )
    strange = {name for name in tensors if name.startswith("head.")} - set(head.tensors())
    if strange:
        raise ValueError(f"{min(strange)[:80]} belongs to no head")
    _check_shapes(head, n_inputs, dim)
    return head


def _check_shapes(head: Head, n_inputs: int, dim: int) -> None:
    if not head.layers and head.skip is None:
        raise ValueError("it has no layers")
    wanted: dict[str, tuple[int, ...]] = {"centre": (n_inputs,), "scale": (n_inputs,)}
    found: dict[str, tuple[int, ...]] = {"centre": head.centre.shape, "scale": head.scale.shape}
    n_in = n_inputs
    for number, (weight, bias) in enumerate(head.layers):
        n_out = dim if number == len(head.layers) - 1 else len(bias)
        if n_out > _LONGEST:
            raise ValueError("a layer is too large")
        wanted |= {f"{number}.weight": (n_out, n_in), f"{number}.bias": (n_out,)}
        found |= {f"{number}.weight": weight.shape, f"{number}.bias": bias.shape}
        n_in = n_out
    if head.skip is not None:
        wanted["skip"], found["skip"] = (dim, n_inputs), head.skip.shape
    for name, shape in wanted.items():
        if found[name] != shape:
            raise ValueError(f"head.{name} has the shape {found[name]}, not {shape}")


def _of(tensors: Mapping[str, _Array], name: str) -> _Array:
    if name not in tensors:
        raise ValueError(f"{name} is missing")
    return tensors[name]
