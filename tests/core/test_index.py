"""The Annoy index: what it finds, and that a damaged one is never asked."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from annoy import AnnoyIndex
from numpy.typing import NDArray

from core.index.annoy_index import BuildJob, JobPart, VectorIndex, build_index, load_index
from core.index.exact import cosines_of_rows, order, unit_rows
from core.jobs import Cancelled
from core.workers.builder import build_in_process

DIM = 24


def made_vectors(n: int, seed: int = 1) -> NDArray[np.float16]:
    """Unit vectors around a few dozen centres, as vectors of pictures lie."""
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(40, DIM))
    rows = centres[rng.integers(0, 40, n)] + 0.5 * rng.normal(size=(n, DIM))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16)


def job_for(folder: Path, rows: NDArray[np.float16]) -> BuildJob:
    vectors = folder / "v.f16"
    rows.tofile(vectors)
    places = np.arange(len(rows))
    return BuildJob((JobPart(vectors, DIM, places),), places + 100, folder / "index" / "name.json")


@pytest.fixture
def job(tmp_path: Path) -> BuildJob:
    (tmp_path / "index").mkdir()
    return job_for(tmp_path, made_vectors(2000))


def loaded(job: BuildJob) -> VectorIndex:
    index = load_index(job.target, DIM)
    assert index is not None
    return index


def file_named(job: BuildJob, ending: str) -> Path:
    (path,) = job.target.parent.glob(f"*{ending}")
    return path


def test_nearly_all_true_neighbours_are_among_the_candidates(job: BuildJob) -> None:
    build_index(job)
    index = loaded(job)
    rows = np.fromfile(job.parts[0].vectors, np.float16).reshape(-1, DIM)
    rng = np.random.default_rng(2)
    recalls = []
    for _ in range(20):
        query = unit_rows(rows, rng.integers(len(rows), size=1))[0]
        true = order(cosines_of_rows(rows, job.parts[0].places, query))[:50] + 100
        recalls.append(np.isin(true, index.candidates(query, 200)).mean())
    index.close()
    assert np.mean(recalls) > 0.95
    assert 0.9 < index.recall <= 1.0


def test_the_distance_of_annoy_gives_the_cosine() -> None:
    rows = unit_rows(made_vectors(20), np.arange(20))
    annoy = AnnoyIndex(DIM, "angular")
    for number, row in enumerate(rows):
        annoy.add_item(number, row)
    annoy.build(3)
    for number in range(1, 20):
        cosine = 1 - annoy.get_distance(0, number) ** 2 / 2
        assert cosine == pytest.approx(float(rows[0] @ rows[number]), abs=1e-5)


@pytest.mark.parametrize("ending", [".ann", ".ids"])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.999])
def test_a_flipped_bit_anywhere_is_noticed(job: BuildJob, ending: str, share: float) -> None:
    build_index(job)
    path = file_named(job, ending)
    data = bytearray(path.read_bytes())
    data[int(len(data) * share)] ^= 0x10
    path.write_bytes(data)
    assert load_index(job.target, DIM) is None


@pytest.mark.parametrize("ending", [".ann", ".ids", ".json"])
@pytest.mark.parametrize("share", [0.0, 0.5])
def test_a_file_that_was_cut_off_is_noticed(job: BuildJob, ending: str, share: float) -> None:
    build_index(job)
    path = file_named(job, ending)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    assert load_index(job.target, DIM) is None


@pytest.mark.parametrize("ending", [".ann", ".ids", ".json"])
def test_a_lost_file_is_no_index(job: BuildJob, ending: str) -> None:
    build_index(job)
    file_named(job, ending).unlink()
    assert load_index(job.target, DIM) is None


@pytest.mark.parametrize("text", ["null", "[]", '{"name": 1}', "{}"])
def test_a_description_that_makes_no_sense_is_no_index(job: BuildJob, text: str) -> None:
    job.target.write_text(text)
    assert load_index(job.target, DIM) is None


def test_an_index_of_another_length_of_vectors_is_not_asked(job: BuildJob) -> None:
    build_index(job)
    assert load_index(job.target, DIM + 1) is None


def test_a_new_generation_replaces_the_former_while_that_is_in_use(job: BuildJob) -> None:
    build_index(job)
    former = loaded(job)
    first_name = json.loads(job.target.read_text())["name"]
    build_index(job)
    assert json.loads(job.target.read_text())["name"] != first_name
    query = unit_rows(made_vectors(1, seed=8), np.arange(1))[0]
    latter = loaded(job)
    assert set(former.candidates(query, 20)) == set(latter.candidates(query, 20))
    former.close()
    latter.close()


def test_only_the_files_of_the_newest_generation_stay(job: BuildJob) -> None:
    for _ in range(3):
        build_index(job)
    assert len(list(job.target.parent.iterdir())) == 3


def test_a_single_image_can_be_indexed(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    job = job_for(tmp_path, made_vectors(1))
    build_index(job)
    index = loaded(job)
    assert index.candidates(unit_rows(made_vectors(1), np.arange(1))[0], 10).tolist() == [100]
    index.close()


def test_half_a_row_at_the_end_of_the_vectors_does_not_stop_a_build(job: BuildJob) -> None:
    with job.parts[0].vectors.open("ab") as file:
        file.write(b"abc")  # what a killed process may leave behind
    build_index(job)
    loaded(job).close()


def test_a_build_in_another_process_succeeds_and_fails_without_harm(job: BuildJob) -> None:
    assert build_in_process(job, lambda: None)
    before = job.target.read_text()
    job.parts[0].vectors.unlink()
    assert not build_in_process(job, lambda: None)
    assert job.target.read_text() == before
    loaded(job).close()


def test_a_build_can_be_stopped(job: BuildJob) -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        build_in_process(job, stop)
    assert load_index(job.target, DIM) is None
