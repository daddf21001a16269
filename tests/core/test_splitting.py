"""Splitting labelled images: shares, copies, labels with too few images."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from core.teaching.records import Split
from core.teaching.splitting import FEWEST, split


def labels(*counts: int) -> NDArray[np.int32]:
    """So many images of each label, mixed."""
    codes = np.repeat(np.arange(len(counts)), counts).astype(np.int32)
    return np.random.default_rng(0).permutation(codes)


def alone(codes: NDArray[np.int32]) -> NDArray[np.int64]:
    """Groups where no image is a copy of another."""
    return np.arange(len(codes))


def parts_of(parts: Split) -> list[NDArray[np.int64]]:
    return [parts.train, parts.validation, parts.test]


def test_each_image_is_in_one_part() -> None:
    codes = labels(200, 60, 40)
    placed = np.concatenate(parts_of(split(codes, alone(codes), 0.4, 1)))
    assert np.array_equal(np.sort(placed), np.arange(len(codes)))


@pytest.mark.parametrize("holdout", [0.2, 0.4])
def test_each_part_has_its_share_of_each_label(holdout: float) -> None:
    codes = labels(600, 120, 60)
    parts = split(codes, alone(codes), holdout, 1)
    shares = [(1 - holdout) * 5 / 6, (1 - holdout) / 6, holdout]
    for label, n in enumerate((600, 120, 60)):
        counted = [int((codes[part] == label).sum()) for part in parts_of(parts)]
        assert counted == pytest.approx([share * n for share in shares], abs=1.01)


def test_copies_stay_on_one_side() -> None:
    codes = labels(300, 300)
    groups = np.random.default_rng(1).integers(0, 90, len(codes))
    parts = split(codes, groups, 0.4, 1)
    seen = [set(groups[part].tolist()) for part in parts_of(parts)]
    assert all(seen)
    assert not (seen[0] & seen[1] | seen[0] & seen[2] | seen[1] & seen[2])


def test_a_label_with_too_few_to_learn_from_is_in_no_part() -> None:
    codes = labels(100, FEWEST, 30)
    parts = split(codes, alone(codes), 0.4, 1)
    assert not any((codes[part] == 1).any() for part in parts_of(parts))
    assert all((codes[part] == 2).any() for part in parts_of(parts))


def test_a_label_with_just_enough_is_learnt() -> None:
    codes = labels(100, 10)
    parts = split(codes, alone(codes), 0.4, 1)
    assert (codes[parts.train] == 1).sum() == FEWEST


def test_the_seed_alone_decides() -> None:
    codes = labels(200, 60)
    one, same, other = (split(codes, alone(codes), 0.4, seed) for seed in (1, 1, 2))
    assert np.array_equal(one.test, same.test)
    assert not np.array_equal(one.test, other.test)


def test_a_large_group_of_copies_does_not_tip_the_shares() -> None:
    codes = labels(400)
    groups = alone(codes)
    groups[:60] = 0
    parts = split(codes, groups, 0.4, 1)
    assert len(parts.test) == pytest.approx(160, abs=31)
    assert len(parts.train) == pytest.approx(200, abs=31)


def test_without_labels_there_is_nothing() -> None:
    parts = split(np.zeros(0, np.int32), np.zeros(0, np.int64), 0.4, 1)
    assert [len(part) for part in parts_of(parts)] == [0, 0, 0]
