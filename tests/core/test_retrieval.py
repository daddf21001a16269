"""R@k and mAP@R against naive loops."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from core.measuring import retrieval as measured
from core.measuring.retrieval import MOST, Retrieval, retrieval


def unit(rows: NDArray[np.floating]) -> NDArray[np.float32]:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def drawn(n: int, dim: int, n_labels: int, seed: int = 0) -> tuple[NDArray, NDArray]:
    """Vectors that tell a little of their labels, and these labels, some more frequent."""
    rng = np.random.default_rng(seed)
    codes = np.minimum(rng.geometric(0.3, n), n_labels).astype(np.int32) - 1
    rows = rng.normal(size=(n, dim)) + 0.8 * rng.normal(size=(n_labels, dim))[codes]
    return rows.astype(np.float32), codes


def naive_order(rows: NDArray, query: int, metric: str) -> list[int]:
    """The other places, the nearest first; of equal ones the lower place first."""
    exact = rows.astype(np.float64)
    if metric == "cosine":
        keys = [-float(exact[query] @ row) for row in exact]
    else:
        keys = [float(((exact[query] - row) ** 2).sum()) for row in exact]
    return sorted((at for at in range(len(rows)) if at != query), key=lambda at: (keys[at], at))


def naive(
    rows: NDArray, codes: NDArray, query: int, metric: str, most: int
) -> tuple[list[bool], float]:
    """Whether each other image has the query's label, by nearness, and the precision averaged."""
    hits = [bool(codes[at] == codes[query]) for at in naive_order(rows, query, metric)]
    relevant = min(sum(hits), most)
    total = 0.0
    for rank in range(1, relevant + 1):
        if hits[rank - 1]:
            total += sum(hits[:rank]) / rank
    return hits, total / relevant


def check(rows: NDArray, codes: NDArray, metric: str, most: int = MOST) -> Retrieval:
    """Ask all, and compare each answer with the loop."""
    found = retrieval(rows, codes, np.arange(len(rows)), metric)
    counts = np.bincount(codes)
    assert found.queries.tolist() == [q for q in range(len(rows)) if counts[codes[q]] > 1]
    for line, query in enumerate(found.queries.tolist()):
        hits, precision = naive(rows, codes, query, metric, most)
        assert found.average_precisions[line] == pytest.approx(precision, abs=1e-9)
        for k in (1, 5, 10):
            assert found.hits_at(k)[line] == any(hits[:k])
        nearest = naive_order(rows, query, metric)[:10]
        assert found.nearest[line].tolist() == nearest
    return found


@pytest.mark.parametrize("metric", ["cosine", "euclidean"])
@pytest.mark.parametrize(("n", "n_labels"), [(120, 6), (40, 25), (7, 3), (2, 1)])
def test_what_is_found_is_what_a_loop_finds(n: int, n_labels: int, metric: str) -> None:
    rows, codes = drawn(n, 5, n_labels)
    found = check(unit(rows) if metric == "cosine" else rows, codes, metric)
    assert found.map_at_r == pytest.approx(found.average_precisions.mean())
    assert found.recall_at(5) == pytest.approx((found.first_hits <= 5).mean())


@pytest.mark.parametrize("metric", ["cosine", "euclidean"])
def test_of_equally_near_images_the_lower_place_is_nearer(metric: str) -> None:
    corners = np.array([[1, 0], [0, 1], [-1, 0], [0, -1]], np.float32)
    rng = np.random.default_rng(3)
    rows = corners[rng.integers(0, 4, 60)]
    check(rows, rng.integers(0, 3, 60).astype(np.int32), metric)


def test_small_distances_far_from_zero_are_told_apart() -> None:
    rng = np.random.default_rng(4)
    heaps = np.array([[3.5, -2.5], [-3.0, 2.0]])[np.arange(80) % 2]
    # Steps that are as small as stored vectors have them there.
    rows = (heaps + rng.integers(-6, 7, (80, 2)) / 512).astype(np.float32)
    assert np.array_equal(rows.astype(np.float16), rows)
    check(rows, rng.integers(0, 2, 80).astype(np.int32), "euclidean")


def test_r_is_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    rows, codes = drawn(90, 4, 2)
    full = check(unit(rows), codes, "cosine")
    monkeypatch.setattr(measured, "MOST", 12)
    capped = check(unit(rows), codes, "cosine", most=12)
    assert capped.map_at_r != pytest.approx(full.map_at_r)


def test_a_label_of_more_than_a_thousand_counts_its_first_thousand() -> None:
    rng = np.random.default_rng(5)
    codes = (np.arange(1300) % 13 == 0).astype(np.int32)
    rows = unit(rng.normal(size=(1300, 3)) + codes[:, None])
    query = 1
    assert codes[query] == 0
    (precision,) = retrieval(rows, codes, np.array([query])).average_precisions
    assert precision == pytest.approx(naive(rows, codes, query, "cosine", 1000)[1], abs=1e-9)


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rows, codes = drawn(100, 6, 5)
    whole = retrieval(unit(rows), codes, np.arange(100))
    done: list[int] = []
    monkeypatch.setattr(measured, "_BLOCK_VALUES", 700)
    parts = retrieval(unit(rows), codes, np.arange(100), asked=done.append)
    assert done == [*range(7, len(whole), 7), len(whole)]
    assert np.array_equal(parts.average_precisions, whole.average_precisions)
    assert np.array_equal(parts.first_hits, whole.first_hits)
    assert np.array_equal(parts.nearest, whole.nearest)


def test_nothing_to_ask_gives_nothing() -> None:
    rows = np.eye(3, dtype=np.float32)
    found = retrieval(rows, np.arange(3, dtype=np.int32), np.arange(3))
    assert (len(found), found.recall_at(1), found.map_at_r) == (0, 0.0, 0.0)


def test_the_first_queries_are_a_retrieval_of_their_own() -> None:
    rows, codes = drawn(50, 4, 3)
    queries = np.arange(0, 50, 2)
    found = retrieval(unit(rows), codes, queries)
    alone = retrieval(unit(rows), codes, queries[:10])
    first = found.first(10)
    assert np.array_equal(first.queries, alone.queries)
    assert first.map_at_r == alone.map_at_r
    assert first.recall_at(1) == alone.recall_at(1)
