"""Learning how much each condition counts, against naive computations."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from core.conditions.base import normalised
from core.conditions.head import head_of
from core.teaching.few import Standard, fitted_weights, learn_few

NO_PAIRS = np.zeros((0, 2), np.int64)
NOTHING = np.zeros(0, np.bool_)


def ignore(_epoch: object) -> None:
    """Nobody watches."""


@pytest.fixture
def bases() -> list[NDArray[np.float32]]:
    """Three bases of 60 images; in the second, images of the same parity are alike."""
    rng = np.random.default_rng(0)
    first, second, third = (rng.normal(size=(60, dim)) for dim in (8, 5, 6))
    second[:, 0] = np.where(np.arange(60) % 2, 4.0, -4.0)
    return [normalised(base.astype(np.float32)) for base in (first, second, third)]


def parity_triplets(n_triplets: int, seed: int = 1) -> NDArray[np.int64]:
    """Anchors with one image of the same parity and one of the other."""
    rng = np.random.default_rng(seed)
    anchors = rng.integers(0, 60, n_triplets)
    positives = (anchors + 2 * rng.integers(1, 29, n_triplets)) % 60
    negatives = (anchors + 1 + 2 * rng.integers(0, 29, n_triplets)) % 60
    return np.stack([anchors, positives, negatives], axis=1)


def naive_cost(
    weights: NDArray[np.float64],
    threshold: float,
    of_triplets: NDArray[np.float64],
    of_pairs: NDArray[np.float64],
    is_similar: NDArray[np.bool_],
    prior: float = 0.05,
) -> float:
    total = prior * sum(weight**2 for weight in weights)
    for row in of_triplets:
        total += np.log1p(np.exp(-sum(w * x for w, x in zip(weights, row, strict=True))))
    for row, alike in zip(of_pairs, is_similar, strict=True):
        above = sum(w * x for w, x in zip(weights, row, strict=True)) - threshold
        total += np.log1p(np.exp(-above if alike else above))
    return float(total)


def test_similarities_are_of_centred_bases_of_the_same_size(
    bases: list[NDArray[np.float32]],
) -> None:
    one, other = np.array([0, 3, 7]), np.array([5, 3, 1])
    found = Standard(bases).similarities(one, other)
    for column, base in enumerate(bases):
        centred = base.astype(np.float64) - base.astype(np.float64).mean(axis=0)
        square = np.mean([row @ row for row in centred])
        for place, (a, b) in enumerate(zip(one, other, strict=True)):
            assert found[place, column] == pytest.approx(centred[a] @ centred[b] / square, abs=1e-5)


def test_no_other_weights_explain_the_answers_better(bases: list[NDArray[np.float32]]) -> None:
    standard = Standard(bases)
    triplets, pairs = parity_triplets(30), parity_triplets(10, seed=2)[:, :2]
    is_similar = np.arange(10) % 3 > 0
    of_triplets = standard.nearer(triplets)
    of_pairs = standard.similarities(pairs[:, 0], pairs[:, 1])
    weights = fitted_weights(of_triplets, of_pairs, is_similar)
    assert np.all(weights >= 0)
    thresholds = np.linspace(-3, 3, 61)

    def cost(tried: NDArray[np.float64]) -> float:
        return min(naive_cost(tried, t, of_triplets, of_pairs, is_similar) for t in thresholds)

    best, rng = cost(weights), np.random.default_rng(3)
    for _ in range(40):
        assert cost(np.maximum(weights + rng.normal(0, 0.3, 3), 0)) > best - 1e-3


def test_the_condition_that_sees_what_is_meant_counts_most(
    bases: list[NDArray[np.float32]],
) -> None:
    learnt = learn_few(bases, parity_triplets(30), NO_PAIRS, NOTHING, 16, ignore)
    shares = [learnt.training[f"weight_{number}"] for number in range(3)]
    assert sum(map(float, shares)) == pytest.approx(1, abs=1e-3)
    assert float(shares[1]) > 0.7
    assert learnt.epochs[0].triplet_accuracy > 0.9


def test_similar_and_dissimilar_pairs_teach_the_same(bases: list[NDArray[np.float32]]) -> None:
    triplets = parity_triplets(30)
    pairs = np.concatenate([triplets[:, :2], triplets[:, ::2]])
    is_similar = np.arange(60) < 30
    no_triplets = np.zeros((0, 3), np.int64)
    learnt = learn_few(bases, no_triplets, pairs, is_similar, 16, ignore)
    assert float(learnt.training["weight_1"]) > 0.7


def test_the_head_gives_the_weighed_similarities(bases: list[NDArray[np.float32]]) -> None:
    dim = sum(base.shape[1] for base in bases)
    triplets = parity_triplets(30)
    learnt = learn_few(bases, triplets, NO_PAIRS, NOTHING, dim, ignore)
    vectors = head_of(learnt.tensors, dim, dim).apply(bases)
    standard = Standard(bases)
    weights = fitted_weights(standard.nearer(triplets), np.zeros((0, 3)), NOTHING)

    def weighed(one: int, other: int) -> float:
        return float((standard.similarities(np.array([one]), np.array([other])) @ weights)[0])

    for one, other in ((0, 1), (4, 9), (20, 31)):
        expected = weighed(one, other) / np.sqrt(weighed(one, one) * weighed(other, other))
        assert vectors[one] @ vectors[other] == pytest.approx(expected, abs=1e-4)


def test_answers_that_no_condition_explains_leave_all_alike() -> None:
    against = np.full((20, 3), -1.0)
    weights = fitted_weights(against, np.zeros((0, 3)), NOTHING)
    assert weights.tolist() == [1.0, 1.0, 1.0]
