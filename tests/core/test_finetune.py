"""Fine-tuning: what it learns is what the program then sees."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from core.conditions.backbone import NetworkReader
from core.conditions.head import head_of
from core.conditions.lite0 import load_lite0, weights_path
from core.conditions.lite0_shapes import BACKBONE_DIM, backbone_shapes
from core.conditions.taught_file import read_taught, taught_file, write_taught
from core.conditions.taught_manifest import Manifest
from core.teaching.estimates import roughly, seconds_expected
from core.teaching.finetune_job import FinetuneJob, Tuning
from core.teaching.finetune_network import TunedLite0
from core.teaching.records import Epoch, Learnt, Lesson
from tests.core.lessons import Drawn, drawn_library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("library")


@pytest.fixture(scope="module")
def drawn(library: Path) -> Drawn:
    return drawn_library(library, 60)


def job(library: Path, drawn: Drawn, state: Path, is_resumed: bool = False) -> FinetuneJob:
    lesson = Lesson("tuned", "finetune", epochs=2, dim=8)
    return FinetuneJob(
        lesson,
        library,
        drawn.image_ids,
        drawn.codes,
        drawn.split,
        state,
        is_resumed,
        Tuning(3e-4, 64),
    )


def stopped_after(work: FinetuneJob, n_epochs: int) -> Learnt:
    told: list[Epoch] = []

    def tell(news: object) -> None:
        if isinstance(news, Epoch):
            told.append(news)

    return work.run(tell, lambda: len(told) >= n_epochs)


@pytest.fixture(scope="module")
def learnt(library: Path, drawn: Drawn, tmp_path_factory: pytest.TempPathFactory) -> Learnt:
    return stopped_after(job(library, drawn, tmp_path_factory.mktemp("whole") / "state.pt"), 3)


def written(learnt: Learnt, path: Path) -> Path:
    manifest = Manifest(
        name="Tuned",
        summary="Taught by hand",
        network="finetune",
        dim=8,
        preprocessing=learnt.preprocessing,
        read=learnt.read,
    )
    write_taught(path, taught_file(manifest, learnt.tensors, set()))
    return path


def test_before_it_learns_it_is_the_network_that_is_read_elsewhere() -> None:
    weights = torch.load(weights_path(), weights_only=True)
    images = torch.rand(2, 3, 96, 96, generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        here = TunedLite0(weights).eval()(images)
        there = load_lite0(weights_path())(images).mean(dim=(2, 3))
    assert torch.allclose(here, there, atol=1e-4)


def test_the_published_tensors_have_the_shapes_that_are_told_without_torch() -> None:
    weights = torch.load(weights_path(), weights_only=True)
    assert all(tuple(weights[name].shape) == shape for name, shape in backbone_shapes().items())


def test_a_taught_file_gives_the_vectors_that_were_learnt(
    library: Path, drawn: Drawn, learnt: Learnt, tmp_path: Path
) -> None:
    path = written(learnt, tmp_path / "tuned.likewise")
    tensors = read_taught(path).tensors()
    head = head_of({n: t for n, t in tensors.items() if n.startswith("head.")}, BACKBONE_DIM, 8)
    assert learnt.preprocessing is not None
    assert learnt.read is not None
    reader = NetworkReader(
        load_lite0(path), learnt.preprocessing, torch.device("cpu"), torch.float32, 16
    )
    vectors = head.apply(reader.embed(drawn.images, [learnt.read]))
    tuned = TunedLite0(
        {n.removeprefix("backbone."): torch.tensor(t) for n, t in learnt.tensors.items()}
    ).eval()
    with torch.no_grad():
        features = tuned(reader.inputs(drawn.images)).numpy()
    unit = features / np.linalg.norm(features, axis=1, keepdims=True)
    assert np.abs(vectors - head.apply([unit])).max() < 1e-4


def test_it_moves_the_network_and_tells_its_settings(learnt: Learnt) -> None:
    published = torch.load(weights_path(), weights_only=True)["_conv_head.weight"].numpy()
    assert not np.array_equal(learnt.tensors["backbone._conv_head.weight"], published)
    assert learnt.training["dim"] == 8
    assert learnt.training["input_px"] == 64


def test_the_same_seed_learns_the_same_also_with_a_stop_between(
    library: Path, drawn: Drawn, learnt: Learnt, tmp_path: Path
) -> None:
    state = tmp_path / "state.pt"
    assert stopped_after(job(library, drawn, state), 1).was_stopped
    rest = stopped_after(job(library, drawn, state, is_resumed=True), 3)
    assert [e.loss for e in rest.epochs] == pytest.approx([e.loss for e in learnt.epochs], rel=1e-4)


def test_time_is_told_no_more_exactly_than_it_is_known() -> None:
    assert roughly(34) == "about 30 seconds"
    assert roughly(70) == "about a minute"
    assert roughly(38 * 60) == "about 40 minutes"
    assert roughly(3 * 3600) == "about 3 hours"
    tuned = seconds_expected(Lesson("a", "finetune"), 10_000)
    assert tuned > 5 * seconds_expected(Lesson("a", "head"), 10_000)
    assert seconds_expected(Lesson("a", "finetune"), 10_000, n_cores=2) < tuned
