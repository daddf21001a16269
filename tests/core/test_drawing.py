"""Drawing for batches: balance, and triplets as the article draws them."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from core.teaching.drawing import Drawing

#: Images that are learnt from, among others, and their labels: 100, 25 and 4 of them.
PLACES = np.arange(1000, 1129)
CODES = np.repeat(np.array([0, 3, 5], np.int32), [100, 25, 4])


def drawing(seed: int = 1) -> Drawing:
    order = np.random.default_rng(9).permutation(len(PLACES))
    return Drawing(PLACES[order], CODES[order], np.random.default_rng(seed))


def codes_of(places: NDArray[np.int64]) -> NDArray[np.int32]:
    return CODES[places - PLACES[0]]


def test_rare_labels_are_drawn_more_often_than_their_share() -> None:
    drawn = codes_of(drawing().batch(20_000))
    counted = [float((drawn == label).mean()) for label in (0, 3, 5)]
    assert counted == pytest.approx([10 / 17, 5 / 17, 2 / 17], abs=0.02)


def test_all_images_of_a_label_are_drawn() -> None:
    assert set(drawing().batch(20_000).tolist()) == set(PLACES.tolist())


def test_an_epoch_has_every_image_once() -> None:
    shuffled = drawing().shuffled()
    assert len(drawing()) == len(PLACES)
    assert not np.array_equal(shuffled, PLACES)
    assert np.array_equal(np.sort(shuffled), PLACES)


def test_a_positive_shares_the_label_and_a_negative_does_not() -> None:
    mine = drawing()
    anchors = codes_of(mine.batch(2000))
    positives, negatives = mine.triplets(anchors)
    assert np.array_equal(codes_of(positives), anchors)
    assert not (codes_of(negatives) == anchors).any()


def test_the_label_of_a_negative_is_drawn_evenly_from_the_others() -> None:
    _, negatives = drawing().triplets(np.zeros(10_000, np.int32))
    assert (codes_of(negatives) == 3).mean() == pytest.approx(0.5, abs=0.02)
    assert set(negatives.tolist()) == set(PLACES[100:].tolist())


def test_the_same_numbers_draw_the_same() -> None:
    assert np.array_equal(drawing(4).batch(50), drawing(4).batch(50))
    assert not np.array_equal(drawing(4).batch(50), drawing(5).batch(50))
