"""Learning from few examples: how much each condition counts for what somebody means.

Thirty answers cannot teach a network, but they tell which of a few conditions sees what the
person sees. The bases' similarities s_b(i, j) = <x_i, x_j> / mean |x|^2, with x centred on the
folder, are weighed by w_b >= 0; the answers are taken as a logistic model of
sum over b of w_b (s_b(a, p) - s_b(a, n)) (Bradley & Terry 1952), with a prior that keeps weights
small and alike.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.conditions.head import Head
from core.teaching.records import Epoch, Learnt

#: How strongly weights are drawn to 0: the weight of as many doubtful answers.
_PRIOR = 0.05
#: Weights that sum to less than this are none: nothing speaks for any condition.
_LEAST = 1e-4
#: Images from which the main directions are taken.
_MOST_SAMPLED = 3000
_Array = NDArray[np.float32]


def learn_few(
    bases: Sequence[_Array],
    triplets: NDArray[np.int64],
    pairs: NDArray[np.int64],
    is_similar: NDArray[np.bool_],
    dim: int,
    tell: Callable[[Any], None],
) -> Learnt:
    """Learn how much each of `bases`, float32 [n, d_i] of unit rows, counts.

    From triplets int64 [t, 3] and pairs int64 [p, 2] of places. The vectors are the weighed bases,
    laid onto their `dim` main directions. Tells one `Epoch`, whose measures are of the given
    triplets.
    """
    start = time.monotonic()
    standard = Standard(bases)
    of_triplets = standard.nearer(triplets)
    of_pairs = standard.similarities(pairs[:, 0], pairs[:, 1])
    weights = fitted_weights(of_triplets, of_pairs, is_similar)
    head = _head(standard, weights, dim)
    right = float((of_triplets @ weights > 0).mean()) if len(triplets) else 0.0
    epoch = Epoch(
        1,
        1,
        _loss(of_triplets @ weights),
        0.0,
        0.0,
        0.0,
        right,
        0.0,
        0.0,
        0.0,
        1.0,
        time.monotonic() - start,
        0.0,
        True,
    )
    tell(epoch)
    training: dict[str, str | int | float | bool] = {"dim": head.dim, "method": "weights"}
    total = max(float(weights.sum()), 1e-9)
    for number, weight in enumerate(weights.tolist()):
        training[f"weight_{number}"] = round(weight / total, 4)
    return Learnt(head.tensors(), (epoch,), 1, False, False, training)


class Standard:
    """Bases that are centred on the folder and brought to a mean square length of 1."""

    def __init__(self, bases: Sequence[_Array]) -> None:
        self._bases = bases
        self.centres = [base.mean(axis=0, dtype=np.float64).astype(np.float32) for base in bases]
        squares = [
            float(np.mean(np.einsum("ij,ij->i", base, base)) - centre @ centre)
            for base, centre in zip(bases, self.centres, strict=True)
        ]
        self.scales = [1.0 / np.sqrt(max(square, 1e-9)) for square in squares]

    @property
    def n_images(self) -> int:
        """How many images there are."""
        return len(self._bases[0])

    def rows(self, base: int, places: NDArray[np.int64]) -> _Array:
        """Rows float32 [k, d] of one base."""
        rows: _Array = (self._bases[base][places] - self.centres[base]) * np.float32(
            self.scales[base]
        )
        return rows

    def similarities(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.float64]:
        """Of the images at places [k] each with the one at the same place of the other, [k, b]."""
        columns = [
            np.einsum("ij,ij->i", self.rows(base, one), self.rows(base, other))
            for base in range(len(self._bases))
        ]
        return np.stack(columns, axis=1).astype(np.float64)

    def nearer(self, triplets: NDArray[np.int64]) -> NDArray[np.float64]:
        """By how much each base finds the positive more alike than the negative, [t, b]."""
        anchors, positives, negatives = triplets.T
        return self.similarities(anchors, positives) - self.similarities(anchors, negatives)


def fitted_weights(
    of_triplets: NDArray[np.float64],
    of_pairs: NDArray[np.float64],
    is_similar: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """The weights float64 [b], at least 0, under which triplets are in order and similar pairs
    more alike than others."""
    from scipy.optimize import minimize

    n_bases = of_triplets.shape[1]
    signs = np.where(is_similar, 1.0, -1.0)

    def cost(values: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights, threshold = values[:-1], values[-1]
        first, second = of_triplets @ weights, signs * (of_pairs @ weights - threshold)
        doubt, doubt_of_pairs = _sigmoid(-first), _sigmoid(-second) * signs
        total = len(first) * _loss(first) + len(second) * _loss(second)
        gradient = -of_triplets.T @ doubt - of_pairs.T @ doubt_of_pairs + 2 * _PRIOR * weights
        total += _PRIOR * float(weights @ weights)
        return total, np.append(gradient, doubt_of_pairs.sum())

    bounds = [(0.0, None)] * n_bases + [(None, None)]
    start = np.append(np.ones(n_bases), 0.0)
    found = minimize(cost, start, jac=True, bounds=bounds, method="L-BFGS-B")
    weights: NDArray[np.float64] = found.x[:-1]
    return weights if weights.sum() > _LEAST else np.ones(n_bases)


def _head(standard: Standard, weights: NDArray[np.float64], dim: int) -> Head:
    """The weighed bases put end to end, laid onto their main directions."""
    roots = np.sqrt(weights / weights.sum())
    places = np.random.default_rng(0).permutation(standard.n_images)[:_MOST_SAMPLED]
    sample = [standard.rows(base, places) * np.float32(root) for base, root in enumerate(roots)]
    _, _, directions = np.linalg.svd(np.concatenate(sample, axis=1), full_matrices=False)
    scale = [
        np.full(len(centre), root * factor)
        for centre, root, factor in zip(standard.centres, roots, standard.scales, strict=True)
    ]
    return Head(
        np.concatenate(standard.centres),
        np.concatenate(scale).astype(np.float32),
        skip=np.ascontiguousarray(directions[:dim], np.float32),
    )


def _sigmoid(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return 0.5 * (1.0 + np.tanh(values / 2))


def _loss(nearer: NDArray[np.float64]) -> float:
    """The mean of log(1 + exp(-x)); 0 without any."""
    return float(np.logaddexp(0.0, -nearer).mean()) if len(nearer) else 0.0
