"""Measuring as a whole: conditions on stored vectors, against a loop over the pictures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core.index.stored_rows import StoredRows
from core.jobs import Cancelled, Progress
from core.labels.records import Labels, Pairs, Triplets
from core.measuring.given import Given
from core.measuring.measure import GivenJob, MeasureJob, Subject
from core.measuring.pairs import auc
from core.measuring.questions import Questions
from core.measuring.records import MEASURES, Quality
from tests.core.stored import heaps, stored

N, N_HEAPS = 90, 4
IDS = np.arange(N, dtype=np.int64) * 3 + 5


def subject(folder: Path, metric: str = "cosine", seed: int = 0, scale: float = 1.0) -> Subject:
    folder.mkdir(exist_ok=True)
    vectors, _ = heaps(N, N_HEAPS, 6, seed)
    return Subject("k", "Kind", (stored(folder, vectors * scale),), metric)


def labels() -> Labels:
    """Which heap each image is of."""
    return Labels("heap", "test", ("a", "b", "c", "d"), IDS, (np.arange(N) % 4).astype(np.int32))


def unsure() -> Labels:
    """The same with some labels wrong."""
    of, rng = labels(), np.random.default_rng(1)
    return replace(of, codes=np.where(rng.random(N) < 0.3, 0, of.codes).astype(np.int32))


def never() -> bool:
    return False


def ignore(_news: object) -> None:
    """News that nobody reads."""


def measured(job: MeasureJob) -> Quality:
    (quality,) = job.run(ignore, never)
    return quality


def exact(rows: StoredRows, metric: str) -> NDArray[np.float64]:
    """How alike each image is to each other, float64 [n, n]."""
    whole = rows.raw().astype(np.float64)
    if metric == "euclidean":
        return -np.linalg.norm(whole[:, None] - whole[None], axis=2)
    unit = whole / np.linalg.norm(whole, axis=1, keepdims=True)
    return unit @ unit.T


@pytest.mark.parametrize("metric", ["cosine", "euclidean"])
def test_measures_are_those_of_a_loop(tmp_path: Path, metric: str) -> None:
    asked, of = subject(tmp_path, metric), unsure()
    quality = measured(MeasureJob((asked,), IDS, of))
    alike = exact(asked.parts[0], metric)
    recalls: dict[int, list[bool]] = {1: [], 5: [], 10: []}
    precisions = []
    for query in range(N):
        order = [at for at in np.argsort(-alike[query], kind="stable") if at != query]
        hits = [bool(of.codes[at] == of.codes[query]) for at in order]
        relevant = sum(hits)
        for k, found in recalls.items():
            found.append(any(hits[:k]))
        found_at = [rank for rank in range(1, relevant + 1) if hits[rank - 1]]
        precisions.append(sum(sum(hits[:rank]) / rank for rank in found_at) / relevant)
    assert (quality.n, quality.n_queries, quality.metric) == (N, N, metric)
    assert quality.recall_at_1.value == pytest.approx(np.mean(recalls[1]))
    assert quality.recall_at_5.value == pytest.approx(np.mean(recalls[5]))
    assert quality.recall_at_10.value == pytest.approx(np.mean(recalls[10]))
    assert quality.map_at_r.value == pytest.approx(np.mean(precisions))
    anchors, positives, negatives = Questions(of.codes, N, 1).triplets.T
    same, other = alike[anchors, positives], alike[anchors, negatives]
    right = (same > other).mean() + (same == other).mean() / 2
    assert quality.triplet_accuracy.value == pytest.approx(right, abs=1e-3)
    expected = auc(same.astype(np.float32), other.astype(np.float32))
    assert quality.pair_auc.value == pytest.approx(expected, abs=1e-4)
    for name in MEASURES:
        interval = getattr(quality, name)
        assert 0 <= interval.low <= interval.value <= interval.high <= 1


def test_lengths_count_for_distances_and_not_for_cosines(tmp_path: Path) -> None:
    """One label near zero and the other far out, in the same directions."""
    rng = np.random.default_rng(2)
    codes = (np.arange(N) % 2).astype(np.int32)
    directions = rng.normal(size=(N, 2))
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    rows = stored(tmp_path, directions * np.where(codes, 40.0, 0.5)[:, None])
    of = Labels("length", "test", ("near", "far"), IDS, codes)
    cosine, euclidean = MeasureJob(
        (Subject("k", "K", (rows,)), Subject("k", "K", (rows,), "euclidean")), IDS, of
    ).run(ignore, never)
    assert euclidean.recall_at_1.value == 1.0
    assert cosine.recall_at_1.value < 0.7


def test_a_blend_is_the_weighted_sum_of_its_parts_cosines(tmp_path: Path) -> None:
    one, other = subject(tmp_path / "one"), subject(tmp_path / "other", seed=9, scale=5.0)
    blend = Subject("b", "Blend", (*one.parts, *other.parts), "cosine", (0.7, 0.3))
    rows = blend.rows().astype(np.float64)
    expected = 0.7 * exact(one.parts[0], "cosine") + 0.3 * exact(other.parts[0], "cosine")
    assert rows @ rows.T == pytest.approx(expected, abs=1e-5)


def test_only_labelled_images_are_measured_and_given_ones_too(tmp_path: Path) -> None:
    asked, of = subject(tmp_path), labels()
    some = of.among(IDS[: N // 2])
    given = IDS[[80, 84, 81]]
    triplets = Triplets(given[:1], given[1:2], given[2:])
    whole = measured(MeasureJob((asked,), IDS, some, triplets=triplets))
    half = replace(asked, parts=(asked.parts[0].at(np.arange(N // 2)),))
    alone = measured(MeasureJob((half,), IDS[: N // 2], some))
    assert (whole.n, whole.map_at_r) == (N // 2, alone.map_at_r)
    assert whole.given_triplets is not None
    assert whole.given_triplets.value == 1.0
    assert whole.given_pairs is alone.given_triplets is None


def test_given_pairs_and_triplets_are_measured_by_themselves(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    first, second = rng.integers(0, N, (2, 200))
    is_similar = (first % 4 == second % 4) ^ (rng.random(200) < 0.2)
    anchors, positives, negatives = rng.integers(0, N, (3, 300))
    pairs = Pairs(IDS[first], IDS[second], is_similar)
    triplets = Triplets(IDS[anchors], IDS[positives], IDS[negatives])
    asked = subject(tmp_path)
    (found,) = GivenJob((asked,), Given(IDS, pairs, triplets, 1)).run(ignore, never)
    alike = exact(asked.parts[0], "cosine")
    cosines = alike[first, second].astype(np.float32)
    expected = auc(cosines[is_similar], cosines[~is_similar])
    nearer, farther = alike[anchors, positives], alike[anchors, negatives]
    right = (nearer > farther).mean() + (nearer == farther).mean() / 2
    assert (found.n_pairs, found.n_triplets) == (200, 300)
    assert found.given_pairs is not None
    assert found.given_pairs.value == pytest.approx(expected, abs=1e-3)
    assert found.given_pairs.low < found.given_pairs.value < found.given_pairs.high
    assert found.given_triplets is not None
    assert found.given_triplets.value == pytest.approx(right, abs=2e-3)


def test_pairs_that_are_all_similar_say_nothing(tmp_path: Path) -> None:
    pairs = Pairs(IDS[:3], IDS[3:6], np.ones(3, np.bool_))
    (found,) = GivenJob((subject(tmp_path),), Given(IDS, pairs, None, 1)).run(ignore, never)
    assert (found.given_pairs, found.given_triplets, found.n_pairs) == (None, None, 3)


def test_the_same_seed_asks_the_same(tmp_path: Path) -> None:
    asked = subject(tmp_path)
    job = MeasureJob((asked,), IDS, unsure(), n_queries=30)
    once, again = measured(job), measured(job)
    other = measured(replace(job, seed=2))
    assert (once.n_queries, other.n_queries) == (30, 30)
    assert once.map_at_r == again.map_at_r
    assert once.triplet_accuracy == again.triplet_accuracy
    assert once.map_at_r != other.map_at_r


def test_all_conditions_are_asked_the_same(tmp_path: Path) -> None:
    asked = subject(tmp_path)
    job = MeasureJob((asked, replace(asked, key="again")), IDS, unsure(), n_queries=30)
    one, other = job.run(ignore, never)
    assert one.map_at_r == other.map_at_r
    assert one.pair_auc == other.pair_auc


def test_rare_labels_speak_in_the_table_but_not_in_the_measures(tmp_path: Path) -> None:
    codes = np.where(np.arange(N) < 4, 1, 0).astype(np.int32)
    of = Labels("rare", "test", ("many", "few"), IDS, codes)
    quality = measured(MeasureJob((subject(tmp_path),), IDS, of, n_queries=10))
    assert quality.n_queries == 10
    assert {line.label: line.n for line in quality.per_label} == {"many": N - 4, "few": 4}


def test_labels_that_nobody_shares_are_not_asked(tmp_path: Path) -> None:
    codes = np.where(np.arange(N) < 30, np.arange(N), 30).astype(np.int32)
    of = Labels("rare", "test", tuple(f"{code:02}" for code in range(31)), IDS, codes)
    quality = measured(MeasureJob((subject(tmp_path),), IDS, of))
    assert (quality.n, quality.n_queries) == (N, N - 30)


def test_progress_is_told_in_queries_and_cancelling_ends_it(tmp_path: Path) -> None:
    asked, told = subject(tmp_path), list[Progress]()
    job = MeasureJob((asked, replace(asked, key="again")), IDS, labels())
    job.run(told.append, never)
    assert [(news.done, news.total) for news in told] == [
        (0, 2 * N),
        (N, 2 * N),
        (N, 2 * N),
        (2 * N, 2 * N),
    ]
    with pytest.raises(Cancelled):
        job.run(ignore, lambda: True)
    given = Given(IDS, None, Triplets(IDS[:1], IDS[1:2], IDS[2:3]), 1)
    with pytest.raises(Cancelled):
        GivenJob((asked,), given).run(ignore, lambda: True)
