"""Zero is laid where directions tell labels apart, and distances do not notice."""

from __future__ import annotations

import numpy as np

from core.conditions.base import normalised
from core.measuring.retrieval import retrieval
from core.teaching.origin import best_origin


def clusters(middles: list[tuple[float, float]]) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(1)
    codes = (np.arange(300) % len(middles)).astype(np.int32)
    vectors = np.array(middles)[codes] + 0.3 * rng.normal(size=(300, 2))
    return vectors.astype(np.float32), codes


def by_cosine(vectors: np.ndarray, codes: np.ndarray) -> float:
    return retrieval(normalised(vectors), codes, np.arange(len(codes))).map_at_r


def test_labels_in_a_row_are_seen_from_beside_it() -> None:
    vectors, codes = clusters([(-5.0, 0.0), (0.0, 0.0), (5.0, 0.0)])
    assert by_cosine(vectors, codes) < 0.8
    assert by_cosine(vectors - best_origin(vectors, codes), codes) > 0.97


def test_labels_around_a_point_are_seen_from_its_middle() -> None:
    vectors, codes = clusters([(7.0, 2.0), (9.0, 4.0), (7.0, 6.0), (5.0, 4.0)])
    origin = best_origin(vectors, codes)
    assert np.linalg.norm(origin - [7.0, 4.0]) < 1.0
    assert by_cosine(vectors - origin, codes) > 0.95


def test_one_label_alone_leaves_zero_where_it_is() -> None:
    vectors = np.random.default_rng(2).normal(size=(20, 2)).astype(np.float32)
    assert best_origin(vectors, np.zeros(20, np.int32)).tolist() == [0.0, 0.0]
    assert best_origin(vectors[:0], np.zeros(0, np.int32)).tolist() == [0.0, 0.0]
