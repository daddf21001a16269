"""Triplets that are drawn to be asked, and how many are in the right order."""

from __future__ import annotations

import numpy as np

from core.measuring.triplets import random_triplets, right_order


def test_triplets_are_what_they_are_called() -> None:
    rng = np.random.default_rng(0)
    codes = rng.integers(0, 5, 40).astype(np.int32)
    anchors = rng.integers(0, 40, 500)
    triplets = random_triplets(codes, anchors, rng)
    assert triplets.shape == (500, 3)
    for anchor, positive, negative in triplets.tolist():
        assert anchor != positive
        assert codes[anchor] == codes[positive]
        assert codes[anchor] != codes[negative]


def test_each_possible_triplet_is_as_probable_as_any_other() -> None:
    codes = np.array([1, 0, 1, 2, 1, 0], np.int32)
    n = 12_000
    anchors = np.full(n, 2)
    triplets = random_triplets(codes, anchors, np.random.default_rng(1))
    found, counts = np.unique(triplets, axis=0, return_counts=True)
    expected = [(2, positive, negative) for positive in (0, 4) for negative in (1, 3, 5)]
    assert [tuple(row) for row in found.tolist()] == expected
    deviation = (n * (1 / 6) * (5 / 6)) ** 0.5
    assert np.abs(counts - n / 6).max() < 4 * deviation


def test_anchors_without_a_triplet_are_left_out() -> None:
    codes = np.array([0, 0, 1], np.int32)
    triplets = random_triplets(codes, np.arange(3), np.random.default_rng(2))
    assert triplets.tolist() == [[0, 1, 2], [1, 0, 2]]
    alone = random_triplets(np.zeros(4, np.int32), np.arange(4), np.random.default_rng(2))
    assert alone.shape == (0, 3)


def test_the_same_seed_asks_the_same() -> None:
    codes = (np.arange(30) % 4).astype(np.int32)
    one, other = (random_triplets(codes, np.arange(30), np.random.default_rng(7)) for _ in range(2))
    assert np.array_equal(one, other)


def test_ties_count_half() -> None:
    positives = np.array([0.5, 0.5, 0.5], np.float32)
    negatives = np.array([0.4, 0.5, 0.6], np.float32)
    assert right_order(positives, negatives).tolist() == [1.0, 0.5, 0.0]


def test_the_smallest_difference_counts() -> None:
    near = np.float32(0.1)
    order = right_order(np.array([np.nextafter(near, np.float32(1))]), np.array([near]))
    assert order.tolist() == [1.0]
