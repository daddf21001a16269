"""Rankings: in the order of the cosines, whole, and without the query itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core.conditions.base import Condition
from core.errors import LikewiseError
from core.jobs import Control
from core.library import Library, absolute
from core.query_vectors import QueryVector, WeightedVector, combined_vector
from core.records import Listing, Ranking
from core.search import HEAD, Searcher
from core.settings import Places
from core.store.store import Store
from core.workers.pool import WorkerPool
from tests.conftest import draw_folder, draw_picture, ignore, index


@dataclass(frozen=True)
class Indexed:
    """A folder that was indexed under Colour, with two exact copies in it."""

    library: Library
    folder: Path
    store: Store
    listing: Listing
    colour: Condition

    def searcher(self, exact_limit: int = 50_000) -> Searcher:
        vectors = self.library.vectors(self.store, self.listing, self.colour)
        return self.library.searcher(self.listing, self.colour.fingerprint, [vectors], exact_limit)

    def place_of(self, name: str) -> int:
        return self.listing.paths.index(absolute(str(self.folder / name)))

    def file_id_of(self, name: str) -> int:
        return int(self.listing.file_ids[self.place_of(name)])

    def query(self, searcher: Searcher, name: str) -> QueryVector:
        place = self.place_of(name)
        vector = searcher.parts[0].vector_of(int(self.listing.image_ids[place]))
        return QueryVector((vector,), frozenset([int(self.listing.file_ids[place])]))


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory, pool: WorkerPool) -> Iterator[Indexed]:
    root = tmp_path_factory.mktemp("search")
    folder = draw_folder(root / "pictures", n_seeds=3)
    for copy in ("copy 2.jpg", "copy 10.jpg"):
        shutil.copy(folder / "red" / "disc 1.jpg", folder / copy)
    library = Library(Places.of(str(root / "library")))
    index(library, folder, pool)
    with library.open_store() as store:
        listing = store.files.listing(absolute(str(folder)))
        (colour,) = [c for c in library.conditions() if c.key == "colour"]
        yield Indexed(library, folder, store, listing, colour)


def only(searcher: Searcher, query: QueryVector) -> Ranking:
    assert searcher.head(query) is None
    return searcher.whole(query)


def naive(indexed: Indexed, query: QueryVector) -> list[tuple[float, int]]:
    """(cosine, file id) from high to low, by a plain loop over the stored vectors."""
    stored = indexed.store.vectors.load(indexed.colour.fingerprint)
    assert stored is not None
    rows: dict[int, NDArray[np.float64]] = {
        int(i): stored.rows[place].astype(np.float64)
        for i, place in zip(stored.image_ids, stored.places, strict=True)
    }
    found = []
    for file_id, image_id in zip(indexed.listing.file_ids, indexed.listing.image_ids, strict=True):
        if int(file_id) not in query.own_file_ids:
            row = rows[int(image_id)]
            found.append((float(row @ query.vectors[0] / np.linalg.norm(row)), int(file_id)))
    return sorted(found, key=lambda pair: -pair[0])  # stable: keeps the order of the listing


@pytest.mark.parametrize("name", ["red/disc 1.jpg", "blue/triangle 8.jpg", "copy 2.jpg"])
def test_a_ranking_equals_that_of_a_plain_loop(indexed: Indexed, name: str) -> None:
    searcher = indexed.searcher()
    query = indexed.query(searcher, name)
    ranking, wanted = only(searcher, query), naive(indexed, query)
    assert ranking.scores == pytest.approx([score for score, _ in wanted], abs=1e-5)
    cosine_of = {file_id: score for score, file_id in wanted}
    assert set(cosine_of) == set(ranking.file_ids.tolist())
    in_order = [cosine_of[i] for i in ranking.file_ids.tolist()]
    assert all(a >= b - 1e-6 for a, b in zip(in_order, in_order[1:], strict=False))


def test_the_query_is_not_its_own_hit_but_its_copies_are(indexed: Indexed) -> None:
    searcher = indexed.searcher()
    ranking = only(searcher, indexed.query(searcher, "red/disc 1.jpg"))
    assert indexed.file_id_of("red/disc 1.jpg") not in ranking.file_ids
    assert len(ranking) == len(indexed.listing) - 1
    # Ties keep the natural order of names: 2 before 10.
    copies = [indexed.file_id_of(name) for name in ("copy 2.jpg", "copy 10.jpg")]
    assert ranking.file_ids[:2].tolist() == copies
    assert ranking.scores[:2] == pytest.approx(1.0, abs=1e-5)


def test_no_score_leaves_the_range_of_a_cosine(indexed: Indexed) -> None:
    searcher = indexed.searcher()
    for name in ("red/disc 1.jpg", "green/square 4.jpg"):
        scores = only(searcher, indexed.query(searcher, name)).scores
        assert scores.max() <= 1.0
        assert scores.min() >= -1.0


def test_pictures_of_the_same_colour_come_first(indexed: Indexed) -> None:
    searcher = indexed.searcher()
    ranking = only(searcher, indexed.query(searcher, "blue/square 4.jpg"))
    path_of = dict(zip(indexed.listing.file_ids.tolist(), indexed.listing.paths, strict=True))
    folders = [Path(path_of[i].decode()).parent.name for i in ranking.file_ids[:8].tolist()]
    assert folders == ["blue"] * 8


# --- with an index --------------------------------------------------------------------------------


def test_the_head_has_the_exact_order_and_the_whole_follows(indexed: Indexed) -> None:
    searcher = indexed.searcher(exact_limit=0)
    assert searcher.load_index()
    exact = only(indexed.searcher(), indexed.query(searcher, "red/disc 1.jpg"))
    query = indexed.query(searcher, "red/disc 1.jpg")
    head, whole = searcher.head(query), searcher.whole(query)
    assert head is not None
    searcher.close()
    assert (head.answered_by, head.is_complete) == ("annoy", False)
    assert (whole.answered_by, whole.is_complete) == ("exact", True)
    assert whole.file_ids.tolist() == exact.file_ids.tolist()
    assert whole.scores == pytest.approx(exact.scores, abs=1e-6)
    assert 0 < len(head) <= HEAD
    assert indexed.file_id_of("red/disc 1.jpg") not in head.file_ids
    members = set(head.file_ids.tolist())
    assert head.file_ids.tolist() == [i for i in exact.file_ids.tolist() if i in members]
    # So few pictures are all candidates.
    assert len(head) == len(exact)


def test_without_an_index_the_whole_comes_at_once(indexed: Indexed) -> None:
    searcher = indexed.searcher(exact_limit=0)
    ranking = only(searcher, indexed.query(searcher, "red/disc 1.jpg"))
    assert (ranking.is_complete, ranking.recall) == (True, 1.0)


def test_pictures_newer_than_the_index_are_found_beside_it(
    library: Library, tmp_path: Path, pool: WorkerPool
) -> None:
    folder = draw_folder(tmp_path / "pictures")
    index(library, folder, pool)
    new = draw_picture(folder / "new.jpg", "red", "disc", seed=77)
    root = absolute(str(folder))
    with library.open_store() as store:
        library.refresh(store, root, ignore)
        library.embed(store, root, ["colour"], pool, ignore, Control(), lambda _: None)
        listing = store.files.listing(root)
        (colour,) = library.prepare(["colour"], pool)
        vectors = library.vectors(store, listing, colour)
        searcher = library.searcher(listing, colour.fingerprint, [vectors], exact_limit=0)
        assert searcher.load_index()  # one in thirty is not too stale
        place = listing.paths.index(absolute(str(folder / "red" / "disc 1.jpg")))
        query = QueryVector((searcher.parts[0].vector_of(int(listing.image_ids[place])),))
        head = searcher.head(query)
        assert head is not None
        searcher.close()
    assert head.answered_by == "annoy"
    assert listing.file_ids[listing.paths.index(absolute(str(new)))] in head.file_ids


def test_an_index_of_which_much_has_changed_is_built_anew(
    library: Library, tmp_path: Path, pool: WorkerPool
) -> None:
    folder = draw_folder(tmp_path / "pictures")
    index(library, folder, pool)
    described = (library.places.cache / "index").glob("*.json")
    (before,) = [path.read_text() for path in described]
    shutil.rmtree(folder / "red")
    index(library, folder, pool)
    (after,) = [path.read_text() for path in (library.places.cache / "index").glob("*.json")]
    assert after != before
    assert '"n_items": 24' in after


def test_an_up_to_date_index_is_not_built_again(
    library: Library, picture_folder: Path, pool: WorkerPool
) -> None:
    index(library, picture_folder, pool)
    stamps = {path: path.stat().st_mtime_ns for path in (library.places.cache / "index").iterdir()}
    index(library, picture_folder, pool)
    again = {path: path.stat().st_mtime_ns for path in (library.places.cache / "index").iterdir()}
    assert again == stamps
    assert len(stamps) == 4


# --- queries --------------------------------------------------------------------------------------


def test_several_queries_are_answered_by_their_middle() -> None:
    one, other = np.array([1, 0, 0], np.float32), np.array([0, 1, 0], np.float32)
    middle = combined_vector([WeightedVector(one), WeightedVector(other)])
    assert middle == pytest.approx([0.5**0.5, 0.5**0.5, 0], abs=1e-6)
    assert combined_vector([WeightedVector(one)]) == pytest.approx(one)


def test_positives_count_in_proportion_and_negatives_half_their_weight() -> None:
    one, other, third = np.eye(3, dtype=np.float32)
    query = combined_vector(
        [WeightedVector(one, 3.0), WeightedVector(other, 1.0), WeightedVector(third, 2.0, True)]
    )
    expected = np.array([0.75, 0.25, -1.0])
    assert query == pytest.approx(expected / np.linalg.norm(expected), abs=1e-6)
    only_unlike = combined_vector([WeightedVector(third, is_negative=True)])
    assert only_unlike == pytest.approx(-third)


def test_no_query_and_an_unknown_picture_are_said_in_a_sentence(indexed: Indexed) -> None:
    with pytest.raises(LikewiseError) as nothing:
        combined_vector([])
    assert nothing.value.code == "no_query"
    with pytest.raises(LikewiseError) as unknown:
        indexed.searcher().parts[0].vector_of(10**9)
    assert unknown.value.code == "not_indexed"


def test_a_folder_without_vectors_gives_an_empty_ranking(library: Library) -> None:
    with library.open_store() as store:
        listing = store.files.listing(b"/nowhere")
        (colour,) = [c for c in library.conditions() if c.key == "colour"]
        vectors = library.vectors(store, listing, colour)
        searcher = library.searcher(listing, colour.fingerprint, [vectors])
        assert (searcher.n_images, searcher.n_files) == (0, 0)
        query = QueryVector((np.zeros(colour.dim, np.float32),))
        assert len(only(searcher, query)) == 0
