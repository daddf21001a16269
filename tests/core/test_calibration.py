"""Where a cosine stands among random pairs of a folder."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from core.scores.calibration import (
    FEWEST_IMAGES,
    PAIRS,
    Calibration,
    OneIn,
    PairSample,
    calibration_of,
    draw_pairs,
)
from tests.core.rows import rows_in


def unit_vectors(n: int, dim: int = 8, seed: int = 0) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).standard_normal((n, dim)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def rng() -> np.random.Generator:
    return np.random.default_rng(7)


def as_set(pairs: NDArray[np.int64]) -> set[frozenset[int]]:
    return {frozenset(map(int, pair)) for pair in pairs}


def even_steps(n_pairs: int) -> Calibration:
    """Pairs whose cosines are 1/n, 2/n, ... 1."""
    return calibration_of(np.linspace(1, 0, n_pairs, endpoint=False, dtype=np.float32), 1000)


# Drawing


@pytest.mark.parametrize("n_images", [0, 1, 2, 3, 50, 200])
def test_a_small_folder_gives_each_of_its_pairs_once(n_images: int) -> None:
    pairs = draw_pairs(n_images, rng())
    assert pairs.shape == (n_images * (n_images - 1) // 2, 2)
    assert as_set(pairs) == {frozenset(pair) for pair in combinations(range(n_images), 2)}


@pytest.mark.parametrize("n_images", [640, 3000, 1_000_000])
def test_a_large_folder_gives_different_pairs_of_different_images(n_images: int) -> None:
    pairs = draw_pairs(n_images, rng())
    assert pairs.shape == (PAIRS, 2)
    assert (pairs[:, 0] != pairs[:, 1]).all()
    numbers = np.sort(pairs, axis=1) @ np.array([n_images, 1])
    assert len(np.unique(numbers)) == PAIRS
    assert pairs.min() >= 0
    assert pairs.max() < n_images


def test_all_images_are_drawn_alike_often() -> None:
    times = np.bincount(draw_pairs(1000, rng()).ravel(), minlength=1000)
    assert times.min() > 340  # 400 on average, deviation 16
    assert times.max() < 460


def test_a_draw_can_be_repeated() -> None:
    assert np.array_equal(draw_pairs(2000, rng()), draw_pairs(2000, rng()))


@pytest.mark.parametrize(("n_images", "n_left"), [(40, 700), (2000, PAIRS)])
def test_pairs_of_copies_are_never_drawn(n_images: int, n_left: int) -> None:
    groups = np.arange(n_images) // 5 * 5
    groups[: n_images // 2] = np.arange(n_images // 2)
    pairs = draw_pairs(n_images, rng(), groups)
    assert (groups[pairs[:, 0]] != groups[pairs[:, 1]]).all()
    n_copy_pairs = n_images // 10 * 10
    assert len(pairs) == min(PAIRS, n_images * (n_images - 1) // 2 - n_copy_pairs)
    assert len(pairs) >= n_left


def test_a_folder_of_nothing_but_copies_has_no_pairs() -> None:
    assert draw_pairs(3000, rng(), np.zeros(3000, np.int64)).shape == (0, 2)


# Working out


def test_a_sample_holds_the_cosine_of_each_pair_in_order() -> None:
    vectors = unit_vectors(60)
    pairs = draw_pairs(60, rng())
    sample = PairSample(rows_in(vectors), pairs)
    n_rounds = 1
    while sample.advance(500):
        n_rounds += 1
    assert n_rounds == 4
    naive = [float(np.dot(vectors[i], vectors[j])) for i, j in pairs]
    assert sample.cosines == pytest.approx(naive, abs=1e-6)


def test_a_half_done_sample_says_nothing() -> None:
    sample = PairSample(rows_in(unit_vectors(60)), draw_pairs(60, rng()))
    assert sample.advance(300)
    with pytest.raises(ValueError, match="300 of 1770"):
        _ = sample.cosines


# Reading


def test_a_score_is_read_as_one_in_so_many_pairs() -> None:
    vectors = unit_vectors(200)
    cosines = [float(np.dot(a, b)) for a, b in combinations(vectors, 2)]
    sample = PairSample(rows_in(vectors), draw_pairs(200, rng()))
    sample.advance(PAIRS)
    calibration = calibration_of(sample.cosines, 200)
    # Where few pairs are as alike, one more or less shows in the digits.
    for score in (-0.5, 0.0, 0.3, 0.8, *sorted(cosines)[-9:]):
        n_reaching = sum(cosine >= score for cosine in cosines)
        expected = len(cosines) / n_reaching
        assert calibration.one_in(score).n == pytest.approx(expected, rel=0.05, abs=0.5)


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (0.0, 1),
        (0.51, 2),
        (0.9, 10),
        (0.95001, 20),
        (0.99901, 1000),
        (0.999765, 4200),
        (1.0, 100_000),
    ],
)
def test_two_digits_are_shown(score: float, expected: int) -> None:
    assert even_steps(100_000).one_in(score) == OneIn(expected, is_bound=False)


def test_what_no_pair_reaches_is_given_as_a_bound() -> None:
    low = calibration_of(np.linspace(0, 0.5, 200_000, dtype=np.float32), 1000)
    assert low.one_in(0.9) == OneIn(200_000, is_bound=True)


def test_a_bound_is_never_finer_than_the_sample() -> None:
    low = calibration_of(np.zeros(199_999, np.float32), 1000)
    assert low.one_in(0.9) == OneIn(190_000, is_bound=True)


def test_a_score_that_is_rounded_otherwise_still_counts_as_reached() -> None:
    half = calibration_of(np.full(2000, 0.5, np.float32), 100)
    assert half.one_in(0.5000003) == OneIn(1, is_bound=False)


@pytest.mark.parametrize("share", [0.5, 0.01, 0.001])
def test_the_cut_off_is_reached_by_its_share_of_pairs(share: float) -> None:
    calibration = even_steps(10_000)
    is_reaching = calibration.cosines >= calibration.score_at(share)
    assert is_reaching.mean() == pytest.approx(share)


def test_the_cut_off_of_less_than_one_pair_is_the_best_pair() -> None:
    assert even_steps(1000).score_at(1e-9) == 1.0


def test_all_pairs_lie_above_the_cut_off_of_everything() -> None:
    assert even_steps(1000).score_at(1.0) == pytest.approx(0.001)


# When it counts


def test_fewer_than_fifty_different_images_say_nothing() -> None:
    def is_telling(n_images: int, n_copies: int = 0) -> bool:
        groups = np.maximum(np.arange(n_images) - n_copies, 0)
        pairs = draw_pairs(n_images, rng(), groups)
        return calibration_of(np.zeros(len(pairs), np.float32), n_images).is_telling

    assert not is_telling(FEWEST_IMAGES - 1)
    assert is_telling(FEWEST_IMAGES)
    assert not is_telling(FEWEST_IMAGES, n_copies=1)


@pytest.mark.parametrize(
    ("n_images", "is_stale"),
    [(1000, False), (1199, False), (1200, True), (801, False), (800, True)],
)
def test_a_fifth_more_or_less_images_call_for_another_sample(n_images: int, is_stale: bool) -> None:
    assert even_steps(5000).is_stale(n_images) == is_stale
