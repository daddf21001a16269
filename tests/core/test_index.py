"""The index of a folder: what it finds, how it is renewed, and that a damaged one is not asked."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from annoy import AnnoyIndex
from numpy.typing import NDArray

from core.index.annoy_index import VectorIndex, load_index
from core.index.building import build_index
from core.index.exact import cosines_of_rows, order, unit_rows
from core.index.files_of_images import FilesOfImages
from core.index.job_rows import BuildJob, JobPart
from core.index.projection import fit_projection
from core.index.recall import choose_queries
from core.jobs import Cancelled
from core.workers.builder import build_in_process

DIM = 24
ENDINGS = [".ann", ".f16", ".npz"]


def made_vectors(n: int, seed: int = 1, dim: int = DIM) -> NDArray[np.float16]:
    """Unit vectors around a few dozen centres, as vectors of pictures lie."""
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(40, dim))
    rows = centres[rng.integers(0, 40, n)] + 0.5 * rng.normal(size=(n, dim))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16)


def job_for(folder: Path, rows: NDArray[np.float16]) -> BuildJob:
    vectors = folder / "v.f16"
    rows.tofile(vectors)
    places = np.arange(len(rows))
    part = JobPart(vectors, rows.shape[1], places)
    (folder / "index").mkdir(exist_ok=True)
    return BuildJob((part,), places + 100, folder / "index" / "name.json")


@pytest.fixture
def job(tmp_path: Path) -> BuildJob:
    return job_for(tmp_path, made_vectors(2000))


def loaded(job: BuildJob) -> VectorIndex:
    index = load_index(job.target, job.dim)
    assert index is not None
    return index


def file_named(job: BuildJob, ending: str) -> Path:
    (path,) = job.target.parent.glob(f"*{ending}")
    return path


def described(job: BuildJob) -> dict[str, object]:
    found: dict[str, object] = json.loads(job.target.read_text())
    return found


def recall_of(index: VectorIndex, rows: NDArray[np.float16], n_queries: int) -> float:
    """The share of the true 50 nearest of some rows that are among their candidates."""
    places = np.arange(len(rows))
    recalls = []
    for place in np.random.default_rng(2).integers(len(rows), size=n_queries):
        query = unit_rows(rows, np.array([place]))[0]
        true = order(cosines_of_rows(rows, places, query))[:50] + 100
        recalls.append(np.isin(true, index.candidates(query)).mean())
    return float(np.mean(recalls))


# --- what it finds --------------------------------------------------------------------------------


def test_nearly_all_true_neighbours_are_among_the_candidates_of_many_images(
    tmp_path: Path,
) -> None:
    rows = made_vectors(12_000, dim=200)  # more images than candidates, more numbers than axes
    job = job_for(tmp_path, rows)
    build_index(job)
    index = loaded(job)
    query = unit_rows(rows, np.array([7]))[0]
    assert len(index.candidates(query)) == 2000
    measured = recall_of(index, rows, 40)
    assert measured > 0.99
    assert index.recall == pytest.approx(measured, abs=0.01)
    assert_far_ones_are_found(index, rows, query)
    index.close()


def assert_far_ones_are_found(
    index: VectorIndex, rows: NDArray[np.float16], query: NDArray[np.float32]
) -> None:
    """Where only those are looked for that lie farthest from a query: none is in its own cells."""
    far = order(cosines_of_rows(rows, np.arange(len(rows)), query))[-3000:]
    dim = rows.shape[1]
    none = index.newcomers(np.zeros(0, np.int64), np.zeros((0, dim), np.float32))
    found = index.candidates(query, none, index.chosen(far + 100, none))
    assert len(found) == 2000
    assert np.isin(found, far + 100).all()
    assert np.isin(far[:50] + 100, found).mean() > 0.9
    beside = index.newcomers(np.array([7]), unit_rows(rows, np.array([7])))
    assert index.candidates(query, beside, index.chosen(np.array([7]), beside)).tolist() == [7]


def test_all_images_are_candidates_where_there_are_few(job: BuildJob) -> None:
    build_index(job)
    index = loaded(job)
    query = unit_rows(made_vectors(1, seed=8), np.arange(1))[0]
    assert sorted(index.candidates(query).tolist()) == job.ids.tolist()
    assert index.recall == 1.0
    index.close()


def test_distances_of_points_order_as_cosines_do() -> None:
    vectors = unit_rows(made_vectors(300), np.arange(300))
    projection = fit_projection(vectors)
    points = projection.points(vectors)
    nearness = points.nearness(projection.project(vectors[5]))
    cosines = vectors @ vectors[5]
    assert np.corrcoef(nearness, cosines)[0, 1] > 0.9999
    # Nearness is cosine but for a constant, where no axis is left out.
    assert np.ptp(nearness - cosines) < 2e-3


def test_the_distance_of_annoy_is_euclidean() -> None:
    rows = unit_rows(made_vectors(20), np.arange(20))
    annoy = AnnoyIndex(DIM, "euclidean")
    for number, row in enumerate(rows):
        annoy.add_item(number, row)
    annoy.build(3)
    for number in range(1, 20):
        cosine = 1 - annoy.get_distance(0, number) ** 2 / 2
        assert cosine == pytest.approx(float(rows[0] @ rows[number]), abs=1e-5)


@pytest.mark.parametrize("dim", [1, 7, 24, 200])
def test_cosines_of_stored_rows_are_those_of_numpy(dim: int) -> None:
    rows = made_vectors(1500, dim=dim)
    places = np.random.default_rng(3).permutation(1500)
    query = unit_rows(made_vectors(1, seed=9, dim=dim), np.arange(1))[0]
    exact = rows.astype(np.float64)
    exact /= np.linalg.norm(exact, axis=1, keepdims=True)
    for some in (places, np.arange(1500), places[:0]):
        found = cosines_of_rows(rows, some, query)
        np.testing.assert_allclose(found, exact[some] @ query, atol=2e-6)


def test_rows_of_zeros_have_no_cosine_but_zero() -> None:
    query = np.array([0.6, 0.8], np.float32)
    assert cosines_of_rows(np.zeros((3, 2), np.float16), np.arange(3), query).tolist() == [0, 0, 0]


def test_a_single_image_can_be_indexed(tmp_path: Path) -> None:
    job = job_for(tmp_path, made_vectors(1))
    build_index(job)
    index = loaded(job)
    assert index.candidates(unit_rows(made_vectors(1), np.arange(1))[0]).tolist() == [100]
    index.close()


def test_files_are_found_by_their_images() -> None:
    image_of_file = np.array([2, 0, 2, 1, 2, 4])
    files, which = FilesOfImages(image_of_file, 5).of(np.array([2, 3, 1]))
    assert files.tolist() == [0, 2, 3, 4]
    assert which.tolist() == [0, 0, 2, 0]


# --- damage ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("share", [0.0, 0.3, 0.999])
def test_a_flipped_bit_anywhere_is_noticed(job: BuildJob, ending: str, share: float) -> None:
    build_index(job)
    path = file_named(job, ending)
    data = bytearray(path.read_bytes())
    data[int(len(data) * share)] ^= 0x10
    path.write_bytes(data)
    assert load_index(job.target, DIM) is None


@pytest.mark.parametrize("ending", [*ENDINGS, ".json"])
@pytest.mark.parametrize("share", [0.0, 0.5])
def test_a_file_that_was_cut_off_is_noticed(job: BuildJob, ending: str, share: float) -> None:
    build_index(job)
    path = file_named(job, ending)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    assert load_index(job.target, DIM) is None


@pytest.mark.parametrize("ending", [*ENDINGS, ".json"])
def test_a_lost_file_is_no_index(job: BuildJob, ending: str) -> None:
    build_index(job)
    file_named(job, ending).unlink()
    assert load_index(job.target, DIM) is None


@pytest.mark.parametrize("text", ["null", "[]", '{"name": 1}', "{}"])
def test_a_description_that_makes_no_sense_is_no_index(job: BuildJob, text: str) -> None:
    job.target.write_text(text)
    assert load_index(job.target, DIM) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("name", 3), ("n_items", "many"), ("crcs", []), ("crcs", {}), ("breadth", "wide")],
)
def test_a_description_with_values_of_other_kinds_is_no_index(
    job: BuildJob, name: str, value: object
) -> None:
    build_index(job)
    job.target.write_text(json.dumps({**described(job), name: value}))
    assert load_index(job.target, DIM) is None


def test_an_index_of_another_length_of_vectors_is_not_asked(job: BuildJob) -> None:
    build_index(job)
    assert load_index(job.target, DIM + 1) is None


def test_half_a_row_at_the_end_of_the_vectors_does_not_stop_a_build(job: BuildJob) -> None:
    with job.parts[0].vectors.open("ab") as file:
        file.write(b"abc")  # what a killed process may leave behind
    build_index(job)
    loaded(job).close()


# --- generations ----------------------------------------------------------------------------------


def test_what_is_up_to_date_stays_mapped(job: BuildJob) -> None:
    build_index(job)
    index = loaded(job)
    assert load_index(job.target, DIM, index) is index
    job_for(job.target.parent.parent, made_vectors(3000))
    index.close()


def test_a_new_generation_replaces_the_former_while_that_is_in_use(
    job: BuildJob, tmp_path: Path
) -> None:
    build_index(job)
    former = loaded(job)
    larger = job_for(tmp_path, made_vectors(2500))
    build_index(larger)
    latter = loaded(larger)
    assert latter.described.name != former.described.name
    query = unit_rows(made_vectors(1, seed=8), np.arange(1))[0]
    assert len(former.candidates(query)) == 2000
    assert len(np.unique(latter.candidates(query))) == 2000
    former.close()
    latter.close()


def test_only_the_files_of_the_newest_generation_stay(job: BuildJob, tmp_path: Path) -> None:
    for n_images in (2000, 2500, 3000):
        build_index(job_for(tmp_path, made_vectors(n_images)))
    assert len(list(job.target.parent.iterdir())) == 4


def test_the_projection_stays_until_there_are_twice_as_many_images(tmp_path: Path) -> None:
    fitted = []
    for n_images in (1000, 1500, 2000, 2100):
        build_index(job_for(tmp_path, made_vectors(n_images)))
        fitted.append(described(job_for(tmp_path, made_vectors(n_images)))["n_fitted"])
    assert fitted == [1000, 1000, 2000, 2000]


def test_a_few_newcomers_are_only_measured(job: BuildJob, tmp_path: Path) -> None:
    build_index(job)
    before = {path: path.stat().st_mtime_ns for path in job.target.parent.glob("name.g*")}
    larger = job_for(tmp_path, made_vectors(2100))
    build_index(larger)
    assert before == {path: path.stat().st_mtime_ns for path in job.target.parent.glob("name.g*")}
    assert described(larger)["n_measured"] == 2100
    assert described(larger)["n_items"] == 2000


def test_newcomers_are_found_beside_the_index(job: BuildJob) -> None:
    build_index(job)
    index = loaded(job)
    vectors = unit_rows(made_vectors(30, seed=8), np.arange(30))
    newcomers = index.newcomers(np.arange(9000, 9030), vectors)
    for place in range(30):
        assert 9000 + place in index.candidates(vectors[place], newcomers)
    index.close()


def test_images_unlike_all_before_have_the_projection_fitted_anew(tmp_path: Path) -> None:
    """The first ones lie on few axes, the newcomers on others that the projection leaves out."""
    rng = np.random.default_rng(4)

    def lying_on(axes: slice, n: int) -> NDArray[np.float16]:
        rows = np.zeros((n, 300))
        rows[:, axes] = rng.normal(size=(n, axes.stop - axes.start))
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16)

    first = lying_on(slice(0, 128), 40_000)
    build_index(job_for(tmp_path, first))
    both = np.concatenate([first, lying_on(slice(140, 260), 3900)])
    job = job_for(tmp_path, both)
    assert described(job)["n_fitted"] == 40_000
    build_index(job)  # a tenth is new: not too many to be searched beside the index
    assert described(job)["n_fitted"] == 43_900


def test_half_of_the_queries_are_newcomers_where_there_are_enough() -> None:
    ids = np.arange(1000)
    chosen = choose_queries(ids, ids >= 700)
    assert len(chosen) == 200
    assert (chosen >= 700).sum() == 100
    assert (choose_queries(ids, ids >= 970) >= 970).sum() == 30
    assert len(choose_queries(ids[:50], ids[:50] >= 0)) == 50


# --- in a process of its own ----------------------------------------------------------------------


def test_a_build_in_another_process_succeeds_and_fails_without_harm(job: BuildJob) -> None:
    told: list[float] = []
    assert build_in_process(job, told.append)
    assert told == sorted(told)
    assert 0.0 <= told[0] <= told[-1] <= 1.0
    before = job.target.read_text()
    job.parts[0].vectors.unlink()
    assert not build_in_process(job, told.append)
    assert job.target.read_text() == before
    loaded(job).close()


def test_a_build_can_be_stopped(job: BuildJob) -> None:
    def stop(_share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        build_in_process(job, stop)
    assert load_index(job.target, DIM) is None
