"""Tables of labels, confusions and doubts against naive loops."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from numpy.typing import NDArray

from core.measuring.labels_check import DOUBTED_SHARE, confusions, doubts, label_table
from core.measuring.retrieval import Retrieval, retrieval

CLASSES = ("bag", "hat", "sock", "tie")


def drawn(n: int = 160, seed: int = 0) -> tuple[NDArray, NDArray, NDArray, Retrieval]:
    """Vectors of which some have a wrong label: rows, labels, ids and what a retrieval found."""
    rng = np.random.default_rng(seed)
    truth = rng.integers(0, 4, n)
    rows = rng.normal(size=(n, 8)) + 2.5 * np.eye(4, 8)[truth]
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    codes = np.where(rng.random(n) < 0.1, rng.integers(0, 4, n), truth).astype(np.int32)
    ids = np.sort(rng.choice(10_000, n, replace=False)).astype(np.int64)
    queries = np.sort(rng.choice(n, n * 3 // 4, replace=False))
    return rows, codes, ids, retrieval(rows, codes, queries)


def test_a_table_has_a_line_for_each_label_that_was_asked() -> None:
    _, codes, _, found = drawn()
    table = label_table(found, codes, CLASSES)
    assert [line.n for line in table] == sorted((line.n for line in table), reverse=True)
    assert {line.label for line in table} == set(CLASSES)
    for line in table:
        code = CLASSES.index(line.label)
        asked = [at for at, query in enumerate(found.queries) if codes[query] == code]
        assert line.n == (codes == code).sum()
        hits = [codes[found.nearest[at, 0]] == code for at in asked]
        assert line.recall_at_1 == pytest.approx(np.mean(hits))
        precisions = [found.average_precisions[at] for at in asked]
        assert line.map_at_r == pytest.approx(np.mean(precisions))


def test_a_label_that_nobody_shares_has_no_line() -> None:
    rows = np.eye(3, dtype=np.float32)
    codes = np.array([0, 0, 1], np.int32)
    found = retrieval(rows, codes, np.arange(3))
    assert [line.label for line in label_table(found, codes, ("many", "one"))] == ["many"]


def test_confusions_are_counted_by_the_nearest_picture() -> None:
    _, codes, ids, found = drawn()
    expected: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for query, near in zip(found.queries.tolist(), found.nearest[:, 0].tolist(), strict=True):
        kind = CLASSES[codes[query]], CLASSES[codes[near]]
        if kind[0] != kind[1]:
            expected[kind] += 1
            examples.setdefault(kind, []).append((int(ids[query]), int(ids[near])))
    told = confusions(found, codes, CLASSES, ids)
    assert {(one.label, one.other): one.n for one in told} == dict(expected)
    assert [one.n for one in told] == sorted(expected.values(), reverse=True)
    asked = Counter(CLASSES[code] for code in codes[found.queries])
    for one in told:
        assert one.share == pytest.approx(one.n / asked[one.label])
        assert list(one.examples) == examples[one.label, one.other][: len(one.examples)]
        assert len(one.examples) == min(one.n, 6)


def test_doubts_are_pictures_among_another_label() -> None:
    _, codes, ids, found = drawn()
    expected = {}
    for line, query in enumerate(found.queries.tolist()):
        near = Counter(codes[found.nearest[line]].tolist())
        own = near.pop(int(codes[query]), 0)
        votes = max(near.values(), default=0)
        if votes >= DOUBTED_SHARE * 10 and votes > own:
            others = {CLASSES[code] for code, n in near.items() if n == votes}
            expected[int(ids[query])] = CLASSES[codes[query]], others, votes / 10
    told = doubts(found, codes, CLASSES, ids)
    assert expected
    assert {doubt.image_id for doubt in told} == set(expected)
    for doubt in told:
        label, others, share = expected[doubt.image_id]
        assert doubt.label == label
        assert doubt.other in others
        assert doubt.share == pytest.approx(share)
    assert [doubt.share for doubt in told] == sorted((d.share for d in told), reverse=True)


def test_a_wrong_label_is_found() -> None:
    rows, codes, ids, _ = drawn(seed=5)
    rows[:] = np.eye(4, 8)[codes] + 0.01 * rows
    codes[17] = (codes[17] + 1) % 4
    told = doubts(retrieval(rows, codes, np.arange(len(rows))), codes, CLASSES, ids)
    assert [doubt.image_id for doubt in told] == [ids[17]]
    assert told[0].share == 1.0


def test_where_nothing_was_asked_nothing_is_told() -> None:
    rows, codes, ids = np.eye(2, dtype=np.float32), np.array([0, 1], np.int32), np.arange(2)
    found = retrieval(rows, codes, np.arange(2))
    asked = found, codes, CLASSES
    assert label_table(*asked) == ()
    assert confusions(*asked, ids) == ()
    assert doubts(*asked, ids) == ()
