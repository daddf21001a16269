"""What chance gives, against vectors without meaning and against cases that can be counted."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from numpy.typing import NDArray

from core.measuring import chance as of_chance
from core.measuring import retrieval as of_retrieval
from core.measuring.chance import chance_of
from core.measuring.retrieval import retrieval


def labels(*counts: int) -> NDArray[np.int32]:
    return np.repeat(np.arange(len(counts)), counts).astype(np.int32)


def naive_precision(hits: tuple[bool, ...], most: int) -> float:
    relevant = min(sum(hits), most)
    ranks = range(1, relevant + 1)
    return sum(sum(hits[:rank]) / rank for rank in ranks if hits[rank - 1]) / relevant


@pytest.mark.parametrize(("n_relevant", "n_unlike"), [(1, 3), (2, 4), (4, 2), (3, 0)])
def test_of_a_few_images_every_order_is_counted(n_relevant: int, n_unlike: int) -> None:
    orders = set(permutations([True] * n_relevant + [False] * n_unlike))
    # Orders of the same hits are as many each, so each distinct one counts the same.
    expected = np.mean([naive_precision(order, 1000) for order in orders])
    first = np.mean([order[0] for order in orders])
    five = np.mean([any(order[:5]) for order in orders])
    # Each of the others has a label of its own and is not asked.
    found = chance_of(labels(n_relevant + 1, *[1] * n_unlike))
    assert found.map_at_r == pytest.approx(expected)
    assert found.recall_at_1 == pytest.approx(first)
    assert found.recall_at_5 == pytest.approx(five)


def test_vectors_without_meaning_reach_it() -> None:
    codes = labels(60, 25, 12, 3, 1, 1)
    expected = chance_of(codes)
    found = []
    for seed in range(120):
        rows = np.random.default_rng(seed).normal(size=(len(codes), 12)).astype(np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        result = retrieval(rows, codes, np.arange(len(codes)))
        recalls = [result.recall_at(k) for k in (1, 5, 10)]
        found.append([*recalls, result.map_at_r])
    means = np.mean(found, axis=0)
    errors = np.std(found, axis=0) / len(found) ** 0.5
    wanted = (expected.recall_at_1, expected.recall_at_5, expected.recall_at_10, expected.map_at_r)
    assert np.abs(means - wanted).max() < 0.01
    assert (np.abs(means - wanted) < 4.5 * errors).all()


def test_a_cap_on_r_is_known_to_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (of_chance, of_retrieval):
        monkeypatch.setattr(module, "MOST", 3)
    orders = set(permutations([True] * 5 + [False] * 3))
    expected = np.mean([naive_precision(order, 3) for order in orders])
    assert chance_of(labels(6, 1, 1, 1)).map_at_r == pytest.approx(expected)


def test_where_nothing_can_be_asked_it_is_nothing() -> None:
    for codes in (labels(), labels(1), labels(1, 1, 1)):
        found = chance_of(codes)
        assert (found.recall_at_1, found.map_at_r) == (0.0, 0.0)


def test_of_two_alike_choices_it_is_a_half() -> None:
    found = chance_of(labels(3, 3))
    assert (found.triplet_accuracy, found.pair_auc) == (0.5, 0.5)


def test_where_all_have_one_label_all_is_right() -> None:
    found = chance_of(labels(8))
    assert (found.recall_at_1, found.recall_at_10) == (1.0, 1.0)
    assert found.map_at_r == pytest.approx(1.0)
