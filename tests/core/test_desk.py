"""The desk at which questions about a folder are answered."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from core.asking.desk import Desk
from core.asking.question import answer
from core.asking.ranking import rank
from core.conditions.recipes import Blend, BlendPart
from core.errors import LikewiseError
from core.folder_vectors import FolderVectors
from core.library import Library, absolute
from core.queries import Query
from core.records import Ranking
from core.settings import Places
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


def test_vectors_without_room_in_memory_are_read_from_the_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {key: ranking(desk, key) for key in ("colour", "layout")}
    while desk.make_ready(1000):
        pass
    # Room for the last one asked for alone.
    monkeypatch.setattr("core.asking.desk._MOST_BYTES", 4 * 30 * 97)
    ready: dict[str, int] = {}

    def note(vectors: FolderVectors, n_images: int) -> bool:
        ready[vectors.condition.key] = n_images
        return False

    monkeypatch.setattr(FolderVectors, "make_ready", note)
    desk.make_ready(1000)
    assert list(ready) == ["layout"]
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
    assert error.value.code in ("no_query", "not_indexed")
    empty.close()
