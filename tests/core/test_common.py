"""What several images have in common."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from core.scores.common import (
    MOST_MEMBERS,
    SETS,
    CommonGround,
    GroundSearch,
    draw_sets,
    mean_cosines,
    most_unusual_first,
)
from tests.core.rows import rows_in

N = 400


def unit_vectors(seed: int = 0, n: int = N, dim: int = 12) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).standard_normal((n, dim)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def ground(key: str, vectors: NDArray[np.float32], members: list[int]) -> CommonGround:
    search = GroundSearch(key, rows_in(vectors), len(vectors), np.array(members), 3)
    while search.advance():
        pass
    return search.ground()


def naive(vectors: NDArray[np.float32], members: NDArray[np.int64]) -> float:
    pairs = list(combinations(members, 2))
    return sum(float(np.dot(vectors[i], vectors[j])) for i, j in pairs) / len(pairs)


@pytest.mark.parametrize(("size", "n_sets"), [(2, 5), (3, 5), (12, 5), (600, 1)])
def test_the_mean_cosine_is_that_of_all_pairs(size: int, n_sets: int) -> None:
    vectors = unit_vectors(n=700)
    vectors[5] = 0.0  # a picture without anything to it
    sets = draw_sets(700, size, n_sets, np.random.default_rng(1))
    expected = [naive(vectors, members) for members in sets]
    assert mean_cosines(rows_in(vectors), sets) == pytest.approx(expected, abs=1e-5)


def test_random_sets_hold_different_images() -> None:
    sets = draw_sets(30, 25, 200, np.random.default_rng(0))
    assert all(len(set(members)) == 25 for members in sets)
    assert set(sets.ravel()) == set(range(30))


def test_the_share_is_that_of_random_sets_at_least_as_alike() -> None:
    vectors = unit_vectors()
    members = list(range(4))
    found = ground("colour", vectors, members)
    sets = draw_sets(N, 4, SETS, np.random.default_rng(3))
    own = naive(vectors, np.array(members))
    chance = [naive(vectors, others) for others in sets]
    assert found.mean_cosine == pytest.approx(own, abs=1e-6)
    assert found.share == sum(value >= own for value in chance) / SETS
    assert not found.is_bound
    assert found.z_score == pytest.approx((own - np.mean(chance)) / np.std(chance), abs=1e-3)


def test_what_the_images_share_comes_first() -> None:
    colour, content, layout = unit_vectors(1), unit_vectors(2), unit_vectors(3)
    members = [3, 50, 120, 200]
    content[members] = content[3]
    layout[members[:2]] = layout[3]
    grounds = most_unusual_first(
        ground(key, vectors, members)
        for key, vectors in (("colour", colour), ("layout", layout), ("content", content))
    )
    assert [found.key for found in grounds] == ["content", "layout", "colour"]
    assert grounds[0].is_bound
    assert grounds[0].share == 1 / SETS
    assert grounds[0].mean_cosine == pytest.approx(1.0)


def test_among_equal_shares_the_farther_from_chance_comes_first() -> None:
    alike = CommonGround("a", 0.9, 1 / SETS, True, 6.0)
    more = CommonGround("b", 0.8, 1 / SETS, True, 9.0)
    reached = CommonGround("c", 0.8, 1 / SETS, False, 20.0)
    assert most_unusual_first([reached, alike, more]) == [more, alike, reached]


def test_the_whole_folder_is_no_unusual_set() -> None:
    assert ground("colour", unit_vectors(n=20), list(range(20))).share == 1.0


def test_where_all_images_are_alike_no_set_is_unusual() -> None:
    found = ground("colour", np.ones((50, 1), np.float32), [0, 1, 2])
    assert (found.share, found.z_score) == (1.0, pytest.approx(0.0, abs=1e-3))


def test_large_sets_are_held_against_fewer_random_ones() -> None:
    vectors = unit_vectors(n=3 * MOST_MEMBERS, dim=4)
    vectors[: 2 * MOST_MEMBERS, 0] += 1.0
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    found = ground("colour", vectors, list(range(2 * MOST_MEMBERS)))
    assert found.is_bound
    assert found.share > 1 / SETS


def test_one_image_is_no_set() -> None:
    with pytest.raises(ValueError, match="two"):
        ground("colour", unit_vectors(), [1])
