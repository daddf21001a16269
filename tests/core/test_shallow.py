"""The article's small network: what it learns, keeps and gives."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.conditions.shallow import ShallowTransformer, shallow_shapes
from core.jobs import Cancelled
from core.teaching.records import Epoch, Learnt, Lesson
from core.teaching.shallow_job import ShallowJob
from tests.core.lessons import Drawn, drawn_library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("library")


@pytest.fixture(scope="module")
def drawn(library: Path) -> Drawn:
    return drawn_library(library, 600)


def job(
    library: Path, drawn: Drawn, state: Path, epochs: int, is_resumed: bool = False
) -> ShallowJob:
    lesson = Lesson("small", "shallow", epochs=epochs)
    return ShallowJob(lesson, library, drawn.image_ids, drawn.codes, drawn.split, state, is_resumed)


def learn(work: ShallowJob) -> Learnt:
    return work.run(lambda _news: None, lambda: False)


def stopped_after(work: ShallowJob, n_epochs: int) -> Learnt:
    told: list[Epoch] = []

    def tell(news: object) -> None:
        if isinstance(news, Epoch):
            told.append(news)

    return work.run(tell, lambda: len(told) >= n_epochs)


def test_it_parts_shapes_by_euclidean_distance(library: Path, drawn: Drawn, tmp_path: Path) -> None:
    learnt = learn(job(library, drawn, tmp_path / "state.pt", 7))
    losses = [epoch.validation_loss for epoch in learnt.epochs]
    assert losses[-1] < 0.6 * losses[0]
    shares = [epoch.easy + epoch.semi_hard + epoch.hard for epoch in learnt.epochs]
    assert shares == pytest.approx([1.0] * len(shares))


def test_a_taught_file_can_hold_what_it_learnt(library: Path, drawn: Drawn, tmp_path: Path) -> None:
    learnt = learn(job(library, drawn, tmp_path / "state.pt", 1))
    found = {name: tensor.shape for name, tensor in learnt.tensors.items()}
    assert found == shallow_shapes(2)
    assert learnt.training["dim"] == 2


def test_its_vectors_keep_their_length(library: Path, drawn: Drawn, tmp_path: Path) -> None:
    learnt = learn(job(library, drawn, tmp_path / "state.pt", 2))
    vectors = ShallowTransformer(learnt.tensors).embed(drawn.images)
    assert vectors.shape == (600, 2)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1).std() > 0.01


def test_the_same_seed_learns_the_same_also_with_a_stop_between(
    library: Path, drawn: Drawn, tmp_path: Path
) -> None:
    whole = learn(job(library, drawn, tmp_path / "whole" / "state.pt", 3))
    half = stopped_after(job(library, drawn, tmp_path / "half" / "state.pt", 3), 1)
    assert half.was_stopped
    rest = learn(job(library, drawn, tmp_path / "half" / "state.pt", 3, is_resumed=True))
    assert [epoch.loss for epoch in rest.epochs] == [epoch.loss for epoch in whole.epochs]
    assert all(np.array_equal(rest.tensors[name], t) for name, t in whole.tensors.items())


def test_stopped_before_its_first_epoch_there_is_nothing(
    library: Path, drawn: Drawn, tmp_path: Path
) -> None:
    with pytest.raises(Cancelled):
        stopped_after(job(library, drawn, tmp_path / "state.pt", 3), 0)


def test_where_no_picture_is_left_to_judge_the_last_epoch_is_kept(
    library: Path, drawn: Drawn, tmp_path: Path
) -> None:
    parts = replace(drawn.split, validation=np.zeros(0, np.int64), train=drawn.split.train[:64])
    work = replace(job(library, drawn, tmp_path / "state.pt", 2), split=parts)
    assert learn(work).best == 2
