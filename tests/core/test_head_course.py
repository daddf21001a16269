"""Learning a head on stored vectors: it learns, it is what the file keeps, it can be repeated."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core.conditions.base import normalised
from core.conditions.head import head_of
from core.index.stored_rows import StoredRows
from core.measuring.retrieval import retrieval
from core.teaching.head_job import HeadJob
from core.teaching.records import Epoch, Learnt, Lesson, Start
from core.teaching.splitting import split
from tests.core.stored import stored

N_IMAGES, DIMS, DIM = 240, (12, 6), 8
NOBODY = np.zeros((0, 3), np.int64)
NO_PAIRS = np.zeros((0, 2), np.int64)


@pytest.fixture
def rows(tmp_path: Path) -> tuple[StoredRows, ...]:
    """Vectors under two bases; a label is hidden in one value of each, among louder noise."""
    return tuple(
        stored(folder_of(tmp_path, number), base_vectors(dim, number))
        for number, dim in enumerate(DIMS)
    )


def folder_of(place: Path, number: int) -> Path:
    folder = place / f"base {number}"
    folder.mkdir()
    return folder


def base_vectors(dim: int, seed: int) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).normal(size=(N_IMAGES, dim))
    vectors[:, 0] = 1.5 * (codes() - 1) + 0.4 * vectors[:, 0]
    return normalised(vectors.astype(np.float32))


def codes() -> NDArray[np.int32]:
    return (np.arange(N_IMAGES) % 3).astype(np.int32)


def job(
    rows: tuple[StoredRows, ...],
    state: Path,
    lesson: Lesson,
    labels: NDArray[np.int32] | None = None,
    triplets: NDArray[np.int64] = NOBODY,
    is_resumed: bool = False,
) -> HeadJob:
    labels = codes() if labels is None else labels
    parts = split(labels, np.arange(N_IMAGES), 0.3, 1)
    nothing = np.zeros(0, np.bool_)
    return HeadJob(lesson, rows, labels, parts, triplets, NO_PAIRS, nothing, state, is_resumed)


def a_lesson(seed: int = 1, epochs: int = 4) -> Lesson:
    return Lesson("kinds", dim=DIM, epochs=epochs, seed=seed)


def learn(work: HeadJob, n_until_stop: int = 99) -> tuple[Learnt, list[Start | Epoch]]:
    told: list[Start | Epoch] = []
    learnt = work.run(
        told.append, lambda: sum(isinstance(news, Epoch) for news in told) >= n_until_stop
    )
    return learnt, told


def test_it_finds_the_labels_on_what_it_has_not_learnt(
    rows: tuple[StoredRows, ...], tmp_path: Path
) -> None:
    work = job(rows, tmp_path / "state.pt", a_lesson())
    learnt, told = learn(work)
    bases = [part.unit() for part in rows]
    vectors = head_of(learnt.tensors, sum(DIMS), DIM).apply(bases)
    test = work.split.test
    queries = np.arange(len(test))
    taught = retrieval(vectors[test], codes()[test], queries)
    joined = normalised(np.concatenate(bases, axis=1))
    untaught = retrieval(joined[test], codes()[test], queries)
    assert taught.map_at_r > untaught.map_at_r + 0.2
    start, best = told[0], told[learnt.best]
    assert isinstance(start, Start)
    assert isinstance(best, Epoch)
    assert best.map_at_r > start.map_at_r + 0.2


def test_the_file_gives_the_vectors_that_were_judged(
    rows: tuple[StoredRows, ...], tmp_path: Path
) -> None:
    work = job(rows, tmp_path / "state.pt", a_lesson())
    learnt, told = learn(work)
    vectors = head_of(learnt.tensors, sum(DIMS), DIM).apply([part.unit() for part in rows])
    judged = work.split.validation
    found = retrieval(vectors[judged], codes()[judged], np.arange(len(judged)))
    best = told[learnt.best]
    assert isinstance(best, Epoch)
    assert found.map_at_r == pytest.approx(best.map_at_r, abs=1e-3)


def test_the_same_seed_learns_the_same_and_another_does_not(
    rows: tuple[StoredRows, ...], tmp_path: Path
) -> None:
    one, same, other = (
        learn(job(rows, tmp_path / name / "state.pt", a_lesson(seed)))[0]
        for name, seed in (("one", 1), ("same", 1), ("other", 2))
    )
    assert all(np.array_equal(same.tensors[name], t) for name, t in one.tensors.items())
    assert not np.array_equal(one.tensors["head.0.weight"], other.tensors["head.0.weight"])


def test_a_stop_between_changes_nothing(rows: tuple[StoredRows, ...], tmp_path: Path) -> None:
    whole, _ = learn(job(rows, tmp_path / "whole" / "state.pt", a_lesson()))
    half, _ = learn(job(rows, tmp_path / "state.pt", a_lesson()), 2)
    assert half.was_stopped
    rest, told = learn(job(rows, tmp_path / "state.pt", a_lesson(), is_resumed=True))
    assert isinstance(told[0], Start)
    assert told[0].n_epochs_done == 2
    assert [epoch.loss for epoch in rest.epochs] == [epoch.loss for epoch in whole.epochs]
    assert all(np.array_equal(rest.tensors[name], t) for name, t in whole.tensors.items())


def test_shares_of_triplets_sum_to_one_and_easy_ones_grow(
    rows: tuple[StoredRows, ...], tmp_path: Path
) -> None:
    learnt, _ = learn(job(rows, tmp_path / "state.pt", a_lesson()))
    shares = [epoch.easy + epoch.semi_hard + epoch.hard for epoch in learnt.epochs]
    assert shares == pytest.approx([1.0] * len(shares))
    assert learnt.epochs[-1].easy > learnt.epochs[0].easy


@pytest.mark.parametrize("mining", ["random", "easy", "hard", "all"])
def test_every_mining_learns_beside_the_softmax_term(
    rows: tuple[StoredRows, ...], tmp_path: Path, mining: str
) -> None:
    lesson = Lesson("kinds", dim=DIM, epochs=3, mining=mining)
    learnt, told = learn(job(rows, tmp_path / "state.pt", lesson))
    start = told[0]
    assert isinstance(start, Start)
    assert max(epoch.map_at_r for epoch in learnt.epochs) > start.map_at_r
    assert learnt.training["mining"] == mining


def test_hard_triplets_of_labels_without_meaning_collapse_and_that_is_noticed(
    rows: tuple[StoredRows, ...], tmp_path: Path
) -> None:
    noise = np.random.default_rng(2).permutation(codes())
    lesson = Lesson("noise", dim=DIM, epochs=14, mining="hard", has_softmax=False)
    learnt, _ = learn(job(rows, tmp_path / "state.pt", lesson, labels=noise))
    assert learnt.is_collapsed
    assert len(learnt.epochs) < 14


def test_answers_are_learnt_beside_labels(rows: tuple[StoredRows, ...], tmp_path: Path) -> None:
    """Answers tell images of one label apart, of which the labels say nothing."""
    value = rows[0].unit()[:, 1]
    low, high = (np.flatnonzero((codes() == 0) & side) for side in (value < 0, value > 0))
    n = min(len(low), len(high)) // 2
    answers = np.stack([low[:n], low[n : 2 * n], high[:n]], axis=1)
    plain, _ = learn(job(rows, tmp_path / "plain" / "state.pt", a_lesson()))
    told, _ = learn(job(rows, tmp_path / "told" / "state.pt", a_lesson(), triplets=answers))
    bases = [part.unit() for part in rows]

    def in_order(learnt: Learnt) -> float:
        vectors = head_of(learnt.tensors, sum(DIMS), DIM).apply(bases)
        a, p, n = (vectors[column] for column in answers.T)
        return float((np.einsum("ij,ij->i", a, p - n) > 0).mean())

    assert in_order(told) > in_order(plain) + 0.1


def test_pairs_teach_beside_labels_what_they_say_of_one_picture(
    rows: tuple[StoredRows, ...], tmp_path: Path
) -> None:
    """The first picture is like some and unlike others of its label: more of both than all
    triplets of them could be drawn for."""
    value = rows[0].unit()[:, 1]
    mine = np.flatnonzero(codes() == 0)
    likes, unlikes = mine[value[mine] < 0], mine[value[mine] > 0]
    anchor, likes = likes[0], likes[1:]
    pairs = np.array([(anchor, other) for other in (*likes, *unlikes)], np.int64)
    is_similar = np.arange(len(pairs)) < len(likes)
    work = replace(job(rows, tmp_path / "state.pt", a_lesson()), pairs=pairs, is_similar=is_similar)
    plain, _ = learn(job(rows, tmp_path / "plain" / "state.pt", a_lesson()))
    told, _ = learn(work)
    bases = [part.unit() for part in rows]

    def apart(learnt: Learnt) -> float:
        vectors = head_of(learnt.tensors, sum(DIMS), DIM).apply(bases)
        alike = vectors @ vectors[anchor]
        return float(alike[likes].mean() - alike[unlikes].mean())

    assert apart(told) > apart(plain) + 0.1
