"""Copies of one photo are found, and collapse to one entry."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from core.scores import copies
from core.scores.copies import CopyRule, CopySearch, CopyTest, collapse, copy_tests, joined
from tests.core.rows import rows_in

Vectors = NDArray[np.float32]


def unit(vectors: NDArray[np.float64]) -> Vectors:
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def clustered(seed: int, n: int = 120, dim: int = 6) -> Vectors:
    """Rows that lie close together by fours, more or less closely."""
    rng = np.random.default_rng(seed)
    centres = np.repeat(np.random.default_rng(0).standard_normal((n // 4, dim)), 4, axis=0)
    return unit(centres + rng.exponential(0.15, (n, 1)) * rng.standard_normal((n, dim)))


def looked_at(*parts: tuple[Vectors, float], lowest: float = 0.9) -> list[CopyTest]:
    return [CopyTest(rows_in(vectors), CopyRule("", far, lowest)) for vectors, far in parts]


def found_groups(tests: list[CopyTest], n_images: int) -> list[int]:
    search = CopySearch(tests, n_images)
    while search.advance():
        pass
    return list(map(int, search.groups))


def naive_groups(parts: list[tuple[Vectors, float]], lowest: float = 0.9) -> list[int]:
    """Every pair compared, groups joined one by one."""
    n = len(parts[0][0])
    groups = list(range(n))
    for i in range(n):
        for j in range(i + 1, n):
            cosines = [float(np.dot(vectors[i], vectors[j])) for vectors, _ in parts]
            distance = sum(
                max(1 - cosine, 0) ** 0.5 / tolerance
                for cosine, (_, tolerance) in zip(cosines, parts, strict=True)
            )
            if min(cosines) >= lowest and distance <= 1:
                low, high = sorted((groups[i], groups[j]))
                groups = [low if group == high else group for group in groups]
    return groups


@pytest.mark.parametrize("tolerances", [(0.8, 0.36, 0.36), (0.2, 0.2), (0.3,)])
def test_groups_are_those_of_a_plain_loop(tolerances: tuple[float, ...]) -> None:
    parts = [(clustered(seed + 1), tolerance) for seed, tolerance in enumerate(tolerances)]
    expected = naive_groups(parts)
    assert 1 < len(set(expected)) < 120
    assert found_groups(looked_at(*parts), 120) == expected


def test_blocks_and_portions_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [(clustered(1), 0.8), (clustered(2), 0.36)]
    whole = found_groups(looked_at(*parts), 120)
    monkeypatch.setattr(copies, "_LONGEST_SIDE", 17)
    monkeypatch.setattr(copies, "_STEP_PAIRS", 3)
    monkeypatch.setattr(copies, "_CHUNK_PAIRS", 2)
    assert found_groups(looked_at(*parts), 120) == whole


def test_one_condition_alone_makes_no_copies() -> None:
    same = np.tile(unit(np.ones((1, 4))), (4, 1))
    other = unit(np.eye(4))
    assert found_groups(looked_at((same, 0.8), (other, 0.36)), 4) == [0, 1, 2, 3]
    assert found_groups(looked_at((other, 0.8), (same, 0.36)), 4) == [0, 1, 2, 3]


def test_a_chain_of_copies_is_one_group() -> None:
    angles = np.linspace(0, 1, 60)
    arc = unit(np.stack([np.cos(angles), np.sin(angles)], axis=1))
    assert found_groups(looked_at((arc, 0.13), (arc, 0.13)), 60) == [0] * 60


def test_pictures_without_anything_to_them_are_left_alone() -> None:
    assert found_groups(looked_at((np.zeros((3, 4), np.float32), 0.8)), 3) == [0, 1, 2]


@pytest.mark.parametrize("n_images", [0, 1])
def test_a_folder_without_pairs_has_no_copies(n_images: int) -> None:
    search = CopySearch(looked_at((np.ones((n_images, 1), np.float32), 0.8)), n_images)
    while search.advance():
        pass
    assert list(search.groups) == list(range(n_images))


def test_a_folder_of_nothing_but_copies_is_one_group() -> None:
    same = np.tile(unit(np.ones((1, 8))), (3000, 1))
    assert found_groups(looked_at((same, 0.8), (same, 0.36)), 3000) == [0] * 3000


def test_the_best_conditions_that_are_there_are_taken() -> None:
    rows = {key: rows_in(np.eye(3, dtype=np.float32)) for key in ("content", "colour", "layout")}
    assert [test.rows for test in copy_tests(rows)] == [
        rows["layout"],
        rows["colour"],
        rows["content"],
    ]
    two = copy_tests({"colour": rows["colour"], "layout": rows["layout"], "other": rows["content"]})
    assert [test.rows for test in two] == [rows["layout"], rows["colour"]]
    # With less to go by copies must be closer.
    assert two[1].rule.tolerance < copy_tests(rows)[1].rule.tolerance
    assert copy_tests({"colour": rows["colour"]}) == []


def test_groups_are_named_after_their_lowest_place() -> None:
    groups = joined(np.arange(8), np.array([[7, 3], [5, 6], [6, 3]]))
    assert list(groups) == [0, 1, 2, 3, 4, 3, 3, 3]
    assert list(joined(groups, np.array([[7, 1]]))) == [0, 1, 2, 1, 4, 1, 1, 1]


def test_groups_joined_in_any_order_are_those_of_a_plain_loop() -> None:
    rng = np.random.default_rng(2)
    pairs = rng.integers(0, 200, (150, 2))
    naive = list(range(200))
    for i, j in pairs:
        low, high = sorted((naive[i], naive[j]))
        naive = [low if group == high else group for group in naive]
    groups = np.arange(200)
    for portion in np.array_split(pairs, 7):
        groups = joined(groups, portion)
    assert list(groups) == naive


def test_the_first_of_each_group_stays_and_stands_for_the_others() -> None:
    groups = np.array([0, 1, 0, 3, 1, 0])
    places, counts = collapse(np.array([4, 5, 3, 0, 1, 2]), groups)
    assert list(places) == [0, 1, 2]  # images 4, 5 and 3
    assert list(counts) == [1, 2, 0]


def test_files_of_the_same_image_collapse_too() -> None:
    places, counts = collapse(np.array([2, 0, 2, 2, 1]), np.arange(3))
    assert list(places) == [0, 1, 4]
    assert list(counts) == [2, 0, 0]


def test_an_empty_ranking_collapses_to_nothing() -> None:
    places, counts = collapse(np.zeros(0, np.int64), np.arange(3))
    assert len(places) == len(counts) == 0
