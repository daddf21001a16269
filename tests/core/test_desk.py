"""The desk at which questions about a folder are answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from core.asking.desk import Desk
from core.asking.explaining import ready_conditions
from core.asking.question import answer
from core.asking.ranking import rank
from core.conditions.recipes import Blend, BlendPart
from core.errors import LikewiseError
from core.folder_vectors import FolderVectors
from core.jobs import Progress
from core.library import Library, absolute
from core.queries import Picture, Query, QueryItem
from core.records import FoundFile, Ranking
from core.search import Searcher
from core.settings import Places
from core.store.images import NewImage
from core.workers.pool import WorkerPool
from tests.conftest import draw_folder, index

BOTH = Blend((BlendPart("colour", 30.0), BlendPart("layout", 70.0)))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, pool: WorkerPool) -> Library:
    root = tmp_path_factory.mktemp("desk")
    made = Library(Places.of(str(root / "library")))
    index(made, draw_folder(root / "pictures"), pool, ["colour", "layout"])
    return made


@pytest.fixture
def desk(library: Library, pool: WorkerPool) -> Iterator[Desk]:
    made = Desk(library, pool)
    made.open(absolute(str(library.places.data.parent / "pictures")))
    yield made
    made.close()


def ranking(desk: Desk, way: str | Blend) -> Ranking:
    assert desk.listing is not None
    found: list[Ranking] = []
    query = Query.of_files([int(desk.listing.file_ids[4])])
    answer(rank(desk, query, way, found.append))
    return found[-1]


def loaded(desk: Desk, key: str) -> FolderVectors:
    ((condition, _),) = desk.parts_of(key)
    return desk.vectors(condition)


def test_counts_of_a_blend_are_those_of_all_its_parts(desk: Desk) -> None:
    key = desk.library.catalogue.add_blend("Counted", BOTH.parts)
    assert desk.counts()[key] == desk.counts()["layout"] == 30
    desk.library.catalogue.remove(key)


def test_a_saved_blend_ranks_like_the_sliders_it_came_from(desk: Desk) -> None:
    key = desk.library.catalogue.add_blend("Saved", BOTH.parts)
    saved, live = ranking(desk, key), ranking(desk, BOTH)
    assert np.array_equal(saved.file_ids, live.file_ids)
    assert np.array_equal(saved.scores, live.scores)
    desk.library.catalogue.remove(key)


def test_a_blend_scores_by_the_cosine_of_joined_vectors(desk: Desk) -> None:
    found = ranking(desk, BOTH)
    searcher = desk.searcher(BOTH)
    everywhere = np.arange(searcher.n_images)
    joined = np.concatenate(
        [
            np.sqrt(factor) * searcher.rows(part, everywhere)
            for part, factor in enumerate(searcher.factors)
        ],
        axis=1,
    )
    listing = desk.listing
    assert listing is not None
    image_of = dict(zip(listing.file_ids.tolist(), listing.image_ids.tolist(), strict=True))
    row_of = {image: row for row, image in enumerate(searcher.image_ids.tolist())}
    query = joined[row_of[image_of[int(listing.file_ids[4])]]]
    cosines = [float(joined[row_of[image_of[i]]] @ query) for i in found.file_ids.tolist()]
    assert found.scores == pytest.approx(cosines, abs=1e-5)
    assert np.linalg.norm(joined, axis=1) == pytest.approx(1.0, abs=1e-3)


def test_only_the_part_with_weight_counts(desk: Desk) -> None:
    colour_alone = Blend((BlendPart("colour", 1.0), BlendPart("layout", 0.0)))
    assert np.array_equal(ranking(desk, colour_alone).file_ids, ranking(desk, "colour").file_ids)
    nothing = Blend((BlendPart("colour", 0.0), BlendPart("layout", 0.0)))
    even = Blend((BlendPart("colour", 1.0), BlendPart("layout", 1.0)))
    assert np.array_equal(ranking(desk, nothing).file_ids, ranking(desk, even).file_ids)


def test_an_index_of_a_saved_blend_names_its_true_neighbours(
    desk: Desk, library: Library, pool: WorkerPool
) -> None:
    key = library.catalogue.add_blend("Indexed", BOTH.parts)
    assert desk.listing is not None
    folder = desk.listing.folder
    with library.open_store() as store:
        library.build_indexes(store, folder, ["colour", "layout"], lambda _progress: None)
    searcher = desk.searcher(key)
    assert searcher.load_index()
    assert searcher.index_recall == pytest.approx(1.0)
    exact = ranking(desk, key)
    searcher.is_exact = False
    found: list[Ranking] = []
    query = Query.of_files([int(desk.listing.file_ids[4])])
    answer(rank(desk, query, key, found.append))
    assert found[0].answered_by == "annoy"
    assert found[0].file_ids.tolist() == exact.file_ids.tolist()[: len(found[0])]
    library.catalogue.remove(key)


def test_a_folder_is_listed_again_only_when_something_was_written(
    desk: Desk, library: Library
) -> None:
    first = desk.listing
    assert first is not None
    folder = first.folder
    desk.store.remember_folder(folder)
    assert desk.open(folder) is first
    new = FoundFile(folder + b"/new.jpg", 1, 1)
    with library.open_store() as store:
        with store.transaction():
            store.files.add([new])
        assert len(desk.open(folder)) == len(first) + 1
        with store.transaction():
            store.files.remove([store.files.known(folder)[new.path]])
    assert desk.open(folder).paths == first.paths


def test_vectors_without_room_in_memory_are_read_from_the_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {key: ranking(desk, key) for key in ("colour", "layout")}
    while desk.make_ready(1000):
        pass
    # Room for the last one asked for alone.
    monkeypatch.setattr("core.asking.desk._MOST_BYTES", 4 * 30 * 97)
    while desk.make_ready(1000):
        pass
    ready = [key for key in before if loaded(desk, key).is_ready]
    assert ready == ["layout"]
    for key, former in before.items():
        assert ranking(desk, key).scores == pytest.approx(former.scores, abs=1e-6)


def test_a_network_that_never_ran_here_has_no_ranking(desk: Desk) -> None:
    with pytest.raises(LikewiseError) as error:
        ranking(desk, "content")
    assert error.value.code == "not_indexed"
    with pytest.raises(LikewiseError) as unknown:
        ranking(desk, "smell")
    assert unknown.value.code == "unknown_condition"


def test_without_a_folder_there_is_nothing_to_ask(library: Library, pool: WorkerPool) -> None:
    empty = Desk(library, pool)
    with pytest.raises(LikewiseError) as error:
        answer(rank(empty, Query.of_files([1]), "colour", lambda _ranking: None))
    assert error.value.code == "no_query"
    empty.close()


# --- what is loaded, and when ---------------------------------------------------------------------

N_MANY = 20_000
FOLDER = b"/nowhere/many"


@pytest.fixture(scope="module", name="many")
def many_fixture(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """20,000 images with vectors under three conditions; the last one has none under Layout."""
    library = Library(Places.of(str(tmp_path_factory.mktemp("many"))))
    rng = np.random.default_rng(1)
    with library.open_store() as store, store.transaction():
        store.files.add([FoundFile(b"%s/%d.jpg" % (FOLDER, i), 9, 9) for i in range(N_MANY)])
        files = store.files.unread(FOLDER)
        new = [NewImage(file.path, 9, 9, None, b"proxy") for file in files]
        image_of = store.images.add(new, store.proxies)
        for file in files:
            store.files.link(file, image_of[file.path])
        image_ids = np.sort(store.files.listing(FOLDER).image_ids)
        for condition in library.conditions():
            if condition.key in ("colour", "layout", "shape"):
                ids = image_ids[:-1] if condition.key == "layout" else image_ids
                rows = rng.standard_normal((len(ids), condition.dim), np.float32) + 0.5
                store.vectors.write(condition.fingerprint, ids, rows.astype(np.float16))
    return library


@pytest.fixture(name="large")
def large_fixture(many: Library, pool: WorkerPool) -> Iterator[Desk]:
    made = Desk(many, pool)
    made.open(FOLDER)
    yield made
    made.close()


@pytest.fixture(name="loads")
def loads_fixture(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The conditions whose vectors are loaded, one for each time."""
    noted: list[str] = []
    real = FolderVectors.__init__

    def note(self, store, listing, condition) -> None:  # type: ignore[no-untyped-def]
        noted.append(condition.key)
        real(self, store, listing, condition)

    monkeypatch.setattr(FolderVectors, "__init__", note)
    return noted


def slide(desk: Desk, query: Query) -> list[Ranking]:
    """What a slider that is moved from one end to the other shows."""
    found: list[Ranking] = []
    for share in (0.0, 0.2, 0.5, 0.9, 1.0):
        way = Blend((BlendPart("colour", share), BlendPart("layout", 1.0 - share)))
        answer(rank(desk, query, way, found.append))
    return found


def file_of_image(desk: Desk, at: int) -> int:
    """A file by the place of its image among the rising image ids."""
    assert desk.listing is not None
    return int(desk.listing.file_ids[np.argsort(desk.listing.image_ids)[at]])


def test_a_slider_does_not_load_vectors_anew(large: Desk, loads: list[str]) -> None:
    rankings = slide(large, Query.of_files([file_of_image(large, 5)]))
    assert len(rankings) == 5
    assert not np.array_equal(rankings[1].file_ids, rankings[3].file_ids)
    assert sorted(loads) == ["colour", "layout"]


def test_nor_does_it_for_a_region_of_a_picture_without_vectors(
    large: Desk, loads: list[str]
) -> None:
    parts = [condition for condition, _ in large.parts_of(BOTH)]
    vectors = {part.fingerprint: np.eye(1, part.dim, dtype=np.float32)[0] for part in parts}
    region = Picture("a part", b"", False, b"", None, vectors)
    rankings = slide(large, Query((QueryItem(file_of_image(large, -1), region),)))
    assert len(rankings) == 5
    assert sorted(loads) == ["colour", "layout"]


def test_a_picture_that_has_no_vector_costs_the_others_nothing(
    large: Desk, loads: list[str]
) -> None:
    for _ in range(3):
        with pytest.raises(LikewiseError) as error:
            slide(large, Query.of_files([file_of_image(large, -1)]))
        assert error.value.code == "not_indexed"
    slide(large, Query.of_files([file_of_image(large, 5)]))
    assert sorted(loads) == ["colour", "layout"]


def test_a_blend_is_weighed_in_steps_and_once(large: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[int] = []
    real = Searcher.measure

    def note(self: Searcher, n_pairs: int) -> bool:
        measured.append(n_pairs)
        return real(self, n_pairs)

    monkeypatch.setattr(Searcher, "measure", note)
    query = Query.of_files([file_of_image(large, 5)])
    found: list[Ranking] = []
    dropped = rank(large, query, BOTH, found.append)
    for _ in range(6):
        next(dropped)
    dropped.close()
    assert not found
    answer(rank(large, query, BOTH, found.append))
    assert len(measured) > 3
    assert max(measured) < 20_000
    measured.clear()
    large._drop_loaded()  # as when the listing has changed
    answer(rank(large, query, BOTH, found.append))
    assert not measured
    assert np.array_equal(found[0].scores, found[1].scores)


def test_what_is_chosen_is_read_ahead_while_nothing_is_asked(large: Desk, loads: list[str]) -> None:
    large.library.settings = replace(large.library.settings, conditions=("colour", "shape"))
    file_id = file_of_image(large, 5)
    answer(rank(large, Query.of_files([file_id]), "colour", lambda _ranking: None))
    while large.make_ready(5000):
        pass
    assert loads == ["colour"]
    while large.read_ahead(5000):
        pass
    assert loads == ["colour", "shape"]
    answer(rank(large, Query.of_files([file_id]), "shape", lambda _ranking: None))
    assert loads == ["colour", "shape"]
    assert loaded(large, "shape").is_ready


def test_nothing_is_read_ahead_without_room(
    large: Desk, loads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    large.library.settings = replace(large.library.settings, conditions=("colour", "shape"))
    loaded(large, "colour")
    monkeypatch.setattr("core.asking.desk._MOST_BYTES", 4 * N_MANY * 650)
    while large.read_ahead(5000):
        pass
    assert loads == ["colour"]


# --- blends of blends -----------------------------------------------------------------------------


def test_a_saved_blend_in_a_blend_stands_for_its_parts(desk: Desk) -> None:
    key = desk.library.catalogue.add_blend("Inner", BOTH.parts)
    mixed = Blend((BlendPart(key, 1.0), BlendPart("colour", 1.0)))
    weights = {condition.key: weight for condition, weight in desk.parts_of(mixed)}
    assert weights == pytest.approx({"colour": 0.65, "layout": 0.35})
    plain = Blend((BlendPart("colour", 65.0), BlendPart("layout", 35.0)))
    assert ranking(desk, mixed).scores == pytest.approx(ranking(desk, plain).scores, abs=1e-6)
    desk.library.catalogue.remove(key)


def test_a_part_of_weight_0_needs_no_vectors(desk: Desk) -> None:
    parts = (BlendPart("colour", 1.0), BlendPart("shape", 0.0))
    assert len(ranking(desk, Blend(parts))) == 29
    key = desk.library.catalogue.add_blend("Colour alone", parts)
    assert desk.counts()[key] == 30
    desk.library.catalogue.remove(key)


def test_a_blend_that_is_taken_away_while_indexes_are_built_is_passed_over(
    desk: Desk, library: Library
) -> None:
    key = library.catalogue.add_blend("First", BOTH.parts)
    gone = library.catalogue.add_blend("Gone", (BlendPart("colour", 5.0), *BOTH.parts[1:]))

    def remove(_progress: Progress) -> None:
        if gone in library.catalogue.keys:
            library.catalogue.remove(gone)

    assert desk.listing is not None
    with library.open_store() as store:
        library.build_indexes(store, desk.listing.folder, ["colour", "layout"], remove)
    assert gone not in library.catalogue.keys
    library.catalogue.remove(key)


def test_a_blend_that_is_taken_away_meanwhile_is_not_offered(desk: Desk, library: Library) -> None:
    key = library.catalogue.add_blend("Short-lived", BOTH.parts)
    assert desk.listing is not None
    question = ready_conditions(desk, [int(desk.listing.file_ids[4])])
    next(question)
    library.catalogue.remove(key)
    assert key not in {condition.key for condition in answer(question)}
