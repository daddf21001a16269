"""Numbers are told apart as a plain set tells them apart."""

from __future__ import annotations

import numpy as np
import pytest

from core.distinct import distinct


@pytest.mark.parametrize("n", [0, 1, 2, 500])
def test_each_number_is_there_once_and_in_order(n: int) -> None:
    numbers = np.random.default_rng(n).integers(-9, 60, n)
    before = numbers.copy()
    assert distinct(numbers).tolist() == sorted(set(numbers.tolist()))
    assert np.array_equal(numbers, before)
