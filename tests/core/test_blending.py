"""Blends: weights that mean what they say, and the same order as joined vectors."""

from __future__ import annotations

from time import perf_counter

import numpy as np
import pytest
from numpy.typing import NDArray

from core.scores.blending import (
    SMALLEST_DEVIATION,
    blended,
    deviations_of,
    factors,
    shares,
)
from core.scores.calibration import PAIRS, PairSample, calibration_of, draw_pairs
from tests.core.rows import rows_in

N = 300
WEIGHTS = (30, 50, 20)


def unit(vectors: NDArray[np.float64]) -> NDArray[np.float32]:
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture
def parts() -> list[NDArray[np.float32]]:
    """Unit rows of three conditions whose cosines spread far, little and in between."""
    rng = np.random.default_rng(5)
    return [unit(rng.standard_normal((N, dim)) + shift) for dim, shift in ((4, 0), (16, 2), (9, 1))]


@pytest.fixture
def samples(parts: list[NDArray[np.float32]]) -> list[PairSample]:
    pairs = draw_pairs(N, np.random.default_rng(0))
    found = [PairSample(rows_in(part), pairs) for part in parts]
    for sample in found:
        sample.advance(PAIRS)
    return found


def joined_vectors(
    parts: list[NDArray[np.float32]], factors: NDArray[np.float64]
) -> NDArray[np.float32]:
    """All parts' vectors put end to end, each times the root of its factor."""
    together = zip(parts, factors, strict=True)
    return np.concatenate([np.float32(np.sqrt(factor)) * part for part, factor in together], axis=1)


def test_a_blends_score_is_the_cosine_of_joined_vectors(
    parts: list[NDArray[np.float32]], samples: list[PairSample]
) -> None:
    a = factors(WEIGHTS, deviations_of(samples))
    joined = joined_vectors(parts, a)
    assert np.linalg.norm(joined, axis=1) == pytest.approx(1.0, abs=1e-5)
    scores = blended([part @ part[0] for part in parts], a)
    assert scores == pytest.approx(joined @ joined[0], abs=1e-5)


def test_a_blend_orders_like_the_sum_of_standardised_cosines(
    parts: list[NDArray[np.float32]], samples: list[PairSample]
) -> None:
    means = [sample.cosines.mean() for sample in samples]
    deviations = [sample.cosines.std() for sample in samples]
    cosines = [part @ part[0] for part in parts]
    scores = blended(cosines, factors(WEIGHTS, deviations_of(samples)))
    for better, worse in zip(np.argsort(-scores), np.argsort(-scores)[1:], strict=False):
        sums = [
            sum(
                weight * (float(part[image]) - mean) / deviation
                for weight, part, mean, deviation in zip(
                    WEIGHTS, cosines, means, deviations, strict=True
                )
            )
            for image in (better, worse)
        ]
        assert sums[0] >= sums[1] - 1e-3


def test_equal_weights_give_parts_an_equal_say(samples: list[PairSample]) -> None:
    a = factors([1, 1, 1], deviations_of(samples))
    spreads = [factor * sample.cosines.std() for factor, sample in zip(a, samples, strict=True)]
    assert spreads == pytest.approx([spreads[0]] * 3, rel=1e-4)


def test_weights_count_in_proportion() -> None:
    deviations = np.array([0.1, 0.2])
    assert factors([3, 7], deviations) == pytest.approx(factors([0.3, 0.7], deviations))
    assert factors([3, 7], deviations).sum() == pytest.approx(1.0)


def test_a_part_without_weight_drops_out(parts: list[NDArray[np.float32]]) -> None:
    a = factors([1, 0, 1], np.array([0.1, 0.1, 0.1]))
    cosines = [part @ part[0] for part in parts]
    cosines[1] = np.full(N, np.nan, np.float32)
    assert blended(cosines, a) == pytest.approx((cosines[0] + cosines[2]) / 2, abs=1e-6)


def test_a_part_alone_keeps_its_cosines(parts: list[NDArray[np.float32]]) -> None:
    cosines = [part @ part[0] for part in parts]
    scores = blended(cosines, factors([0, 8, 0], np.array([0.3, 0.01, 0.2])))
    assert np.array_equal(scores, cosines[1])


def test_a_condition_under_which_all_pairs_are_alike_does_not_rule() -> None:
    a = factors([1, 1], np.array([0.0, 0.2]))
    assert a == pytest.approx(factors([1, 1], np.array([SMALLEST_DEVIATION, 0.2])))
    noise, telling = np.array([1, 1 - 1e-6]), np.array([0.5, 0.52])
    assert np.argmax(blended([noise.astype(np.float32), telling.astype(np.float32)], a)) == 1


def test_a_folder_of_one_picture_can_be_blended() -> None:
    samples = [
        PairSample(rows_in(np.eye(1, dtype=np.float32)), draw_pairs(1, rng))
        for rng in (np.random.default_rng(0),) * 2
    ]
    assert factors([3, 1], deviations_of(samples)) == pytest.approx([0.75, 0.25])


def test_no_weight_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="no weight"):
        factors([0.0, 0.0], np.ones(2))


def test_a_negative_weight_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="negative"):
        factors([1, -1], np.array([0.1, 0.1]))


def test_the_parts_of_a_hit_sum_to_its_score(parts: list[NDArray[np.float32]]) -> None:
    a = factors(WEIGHTS, np.array([0.5, 0.01, 0.2]))
    cosines = [part @ part[0] for part in parts]
    of_hit = shares([float(part[17]) for part in cosines], a)
    assert of_hit.sum() == pytest.approx(float(blended(cosines, a)[17]), abs=1e-6)


def test_the_calibration_of_a_blend_is_that_of_its_joined_vectors(
    parts: list[NDArray[np.float32]], samples: list[PairSample]
) -> None:
    a = factors(WEIGHTS, deviations_of(samples))
    joined = joined_vectors(parts, a)
    pairs = draw_pairs(N, np.random.default_rng(0))
    explicit = PairSample(rows_in(joined), pairs)
    explicit.advance(PAIRS)
    calibration = calibration_of(blended([sample.cosines for sample in samples], a), N)
    assert calibration.cosines == pytest.approx(np.sort(explicit.cosines), abs=1e-5)


def test_a_slider_can_be_followed_at_20000_images() -> None:
    rng = np.random.default_rng(0)
    cosines = [rng.random(20_000, dtype=np.float32) for _ in range(3)]
    a = factors([1, 2, 3], np.array([0.1, 0.1, 0.1]))
    seconds = []
    for _ in range(20):
        start = perf_counter()
        blended(cosines, a)
        seconds.append(perf_counter() - start)
    assert min(seconds) < 0.001
