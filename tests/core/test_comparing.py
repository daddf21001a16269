"""Questions that compare: overlaps, cosines of files with each other, common ground."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core.asking.comparing import (
    CommonGrounds,
    Overlap,
    common_grounds,
    common_hits,
    cosines_between,
    overlap,
)
from core.asking.desk import Desk
from core.asking.question import answer
from core.conditions.recipes import BlendPart
from core.errors import LikewiseError
from core.library import Library, absolute
from core.records import Ranking
from core.settings import Places
from core.workers.pool import WorkerPool
from tests.conftest import DrawPicture, draw_folder, index

KEYS = ("colour", "shape")


def ranking(*file_ids: int) -> Ranking:
    scores = np.linspace(1, 0, len(file_ids), dtype=np.float32)
    return Ranking(np.array(file_ids, np.int64), scores, True, "exact", 1.0)


def test_an_overlap_counts_the_files_that_both_heads_have() -> None:
    one, other = ranking(1, 2, 3, 4, 5, 6), ranking(9, 3, 1, 8, 2, 7)
    assert overlap([one, other], 3) == Overlap(2, 3)
    assert overlap([one, other], 5) == Overlap(3, 5)
    assert common_hits([one, other], 3) == {1, 3}


def test_an_overlap_goes_no_deeper_than_the_shortest_ranking() -> None:
    assert overlap([ranking(1, 2, 3, 4), ranking(2, 9)], 50) == Overlap(1, 2)
    assert overlap([ranking(1, 2), ranking()], 10) == Overlap(0, 0)


def test_what_is_common_to_three_is_in_each_of_them() -> None:
    rankings = [ranking(1, 2, 3, 4), ranking(4, 3, 9, 1), ranking(3, 8, 4, 7)]
    assert common_hits(rankings, 3) == {3}
    assert common_hits(rankings, 4) == {3, 4}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, pool: WorkerPool) -> Iterator[Desk]:
    """A desk on the drawn pictures, indexed under two conditions."""
    place = tmp_path_factory.mktemp("compared")
    library, folder = Library(Places.of(str(place / "library"))), draw_folder(place / "pictures")
    index(library, folder, pool, KEYS)
    library.catalogue.add_blend("Both", [BlendPart("colour", 1.0), BlendPart("shape", 2.0)])
    opened = Desk(library, pool)
    opened.open(absolute(str(folder)))
    yield opened
    opened.close()


def files(desk: Desk, *names: str) -> list[int]:
    """File ids by the ends of their paths."""
    assert desk.listing is not None
    paths = [path.decode() for path in desk.listing.paths]
    rows = [next(row for row, path in enumerate(paths) if path.endswith(name)) for name in names]
    return [int(desk.listing.file_ids[row]) for row in rows]


def stored(desk: Desk, key: str, file_id: int) -> NDArray[np.float64]:
    """The stored vector of a file, length 1."""
    (image_id,) = desk.images_of([file_id])
    rows = desk.store.vectors.load(desk.library.catalogue.find(key, None).fingerprint)
    assert rows is not None
    (at,) = rows.find(np.array([image_id]))
    vector = rows.rows[at].astype(np.float64)
    return vector / np.linalg.norm(vector)


FOUR = ("red/disc 1.jpg", "red/square 3.jpg", "blue/disc 2.jpg", "green/triangle 6.jpg")


@pytest.mark.parametrize("key", KEYS)
def test_the_matrix_holds_the_cosines_of_the_stored_vectors(desk: Desk, key: str) -> None:
    asked = files(desk, *FOUR)
    cosines = answer(cosines_between(desk, asked, key))
    assert cosines.shape == (4, 4)
    for i, j in np.ndindex(4, 4):
        expected = float(stored(desk, key, asked[i]) @ stored(desk, key, asked[j]))
        assert cosines[i, j] == pytest.approx(expected, abs=1e-5)


def test_the_matrix_of_a_blend_weighs_those_of_its_parts(desk: Desk) -> None:
    asked = files(desk, *FOUR)
    together = answer(cosines_between(desk, asked, "both"))
    colour, shape = (answer(cosines_between(desk, asked, key)) for key in KEYS)
    factors = desk.searcher("both").factors
    assert together == pytest.approx(factors[0] * colour + factors[1] * shape, abs=1e-5)
    assert np.diag(together) == pytest.approx(1.0, abs=1e-5)


def test_a_file_without_a_vector_leaves_its_row_and_column_open(desk: Desk) -> None:
    cosines = answer(cosines_between(desk, [*files(desk, *FOUR[:2]), 0], "colour"))
    assert np.isnan(cosines[2]).all()
    assert np.isnan(cosines[:, 2]).all()
    assert not np.isnan(cosines[:2, :2]).any()


def test_nothing_is_compared_that_was_never_indexed(desk: Desk) -> None:
    with pytest.raises(LikewiseError) as raised:
        answer(cosines_between(desk, files(desk, *FOUR), "texture"))
    assert raised.value.code == "not_indexed"


def grounds(desk: Desk, file_ids: list[int]) -> CommonGrounds:
    return answer(common_grounds(desk, file_ids, lambda _: None))


def test_pictures_of_one_colour_share_their_colour_before_their_shape(desk: Desk) -> None:
    reds = files(desk, "red/disc 1.jpg", "red/square 3.jpg", "red/triangle 6.jpg")
    assert [ground.key for ground in grounds(desk, reds).grounds] == ["colour", "shape"]


def test_pictures_of_one_shape_share_their_shape_before_their_colour(desk: Desk) -> None:
    discs = files(desk, "red/disc 1.jpg", "green/disc 1.jpg", "blue/disc 2.jpg")
    assert [ground.key for ground in grounds(desk, discs).grounds] == ["shape", "colour"]


def test_a_mean_cosine_is_that_of_the_stored_vectors(desk: Desk) -> None:
    asked = files(desk, *FOUR)
    found = {ground.key: ground for ground in grounds(desk, asked).grounds}
    for key in KEYS:
        pairs = [stored(desk, key, i) @ stored(desk, key, j) for i, j in combinations(asked, 2)]
        assert found[key].mean_cosine == pytest.approx(np.mean(pairs), abs=1e-5)


def test_conditions_that_have_not_seen_all_are_named_and_blends_are_left_out(desk: Desk) -> None:
    found = grounds(desk, files(desk, *FOUR))
    plain = set(desk.library.catalogue.keys) - {"both"}
    assert {ground.key for ground in found.grounds} == set(KEYS)
    assert set(found.lacking) == plain - set(KEYS)


def test_each_condition_is_told_of_as_soon_as_it_is_known(desk: Desk) -> None:
    told: list[CommonGrounds] = []
    final = answer(common_grounds(desk, files(desk, *FOUR), told.append))
    assert [len(t.grounds) + len(t.lacking) for t in told] == list(range(1, len(told) + 1))
    assert told[-1] == final


def test_copies_of_one_picture_are_no_set(
    library: Library, tmp_path: Path, pool: WorkerPool, draw_picture: DrawPicture
) -> None:
    first = draw_picture(tmp_path / "p" / "a.png")
    (tmp_path / "p" / "b.png").write_bytes(first.read_bytes())
    index(library, tmp_path / "p", pool, KEYS)
    desk = Desk(library, pool)
    listing = desk.open(absolute(str(tmp_path / "p")))
    with pytest.raises(LikewiseError) as raised:
        grounds(desk, listing.file_ids.tolist())
    desk.close()
    assert raised.value.code == "same_picture"
