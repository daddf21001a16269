"""Near copies to be looked through: pairs, groups at a threshold, the best, and what was said."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

from core.asking.desk import Desk
from core.asking.near_copies import WIDEST, NearCopies, find_near_copies, part, sharpness_of, unpart
from core.asking.question import answer
from core.errors import LikewiseError
from core.library import Library
from core.scores.copies import NearPairSearch
from core.scores.near_groups import BestRule, Candidate, groups_within, in_order
from core.store.store import Store
from core.workers.pool import WorkerPool
from tests.conftest import draw_picture, index
from tests.core.test_copies import clustered, looked_at


def test_pairs_are_those_of_a_plain_loop() -> None:
    parts = [(clustered(1), 0.5), (clustered(2), 0.6)]
    search = NearPairSearch(looked_at(*parts), 120, WIDEST)
    while search.advance():
        pass
    pairs, distances = search.found
    expected = {}
    for one in range(120):
        for other in range(one + 1, 120):
            cosines = [float(rows[one] @ rows[other]) for rows, _ in parts]
            apart = [max(1 - cosine, 0) ** 0.5 for cosine in cosines]
            distance = sum(far / part[1] for far, part in zip(apart, parts, strict=True))
            if min(cosines) >= 0.9 and distance <= WIDEST:
                expected[one, other] = distance
    assert len(expected) > 20
    assert {tuple(pair) for pair in pairs.tolist()} == set(expected)
    assert np.allclose(distances, sorted(expected.values()), atol=1e-3)
    bounded = NearPairSearch(looked_at(*parts), 120, WIDEST, most_pairs=10)
    while bounded.advance():
        pass
    assert 10 <= len(bounded.found[0]) <= 20
    assert np.allclose(bounded.found[1][:10], distances[:10])


def test_groups_grow_with_the_threshold() -> None:
    pairs = np.array([[0, 1], [3, 4], [1, 2]], np.int64)
    distances = np.array([0.1, 0.5, 0.9], np.float32)

    def at(threshold: float) -> list[list[int]]:
        return [group.tolist() for group in groups_within(5, pairs, distances, threshold)]

    assert at(0.05) == []
    assert at(0.6) == [[0, 1], [3, 4]]
    assert at(1.0) == [[0, 1, 2], [3, 4]]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (BestRule.LARGEST, [2, 3, 1]),
        (BestRule.SHARPEST, [1, 2, 3]),
        (BestRule.OLDEST, [3, 2, 1]),
        (BestRule.NEWEST, [2, 1, 3]),
        (BestRule.FIRST, [1, 2, 3]),
    ],
)
def test_the_best_of_a_group(rule: BestRule, expected: list[int]) -> None:
    candidates = [
        Candidate(1, 1, 0, n_pixels=50, size_bytes=900, time_s=20, sharpness=9.0),
        Candidate(2, 2, 1, n_pixels=90, size_bytes=500, time_s=20, sharpness=5.0),
        Candidate(3, 3, 2, n_pixels=90, size_bytes=400, time_s=10, sharpness=5.0),
    ]
    assert [one.file_id for one in in_order(candidates, rule)] == expected


def test_a_blurred_picture_is_less_sharp(tmp_path: Path) -> None:
    image = Image.open(draw_picture(tmp_path / "a.png")).convert("L")
    blurred = image.filter(ImageFilter.GaussianBlur(2))
    sharp, soft = (sharpness_of(np.asarray(one, np.float32)) for one in (image, blurred))
    assert soft < sharp / 4
    assert sharpness_of(np.zeros((1, 1), np.float32)) == 0.0


def draw_copies(folder: Path) -> Path:
    """Of `a` a smaller copy and an exact one; `b` and `c` stand alone."""
    a = draw_picture(folder / "a.png", "red", "disc", 1, (640, 480))
    with Image.open(a) as image:
        image.resize((320, 240)).save(folder / "small.jpg", quality=92)
    shutil.copy(a, folder / "again.png")
    draw_picture(folder / "b.png", "blue", "square", 2, (640, 480))
    draw_picture(folder / "c.png", "green", "triangle", 3, (640, 480))
    return folder


def names(found: NearCopies, threshold: float = 1.0) -> list[list[str]]:
    paths = found.listing.paths
    return [
        [os.fsdecode(os.path.basename(paths[one.place])) for one in group]
        for group in found.groups(threshold)
    ]


def test_what_was_said_is_remembered_for_good(
    library: Library, tmp_path: Path, pool: WorkerPool
) -> None:
    folder = draw_copies(tmp_path / "pictures")
    index(library, folder, pool, ("colour", "layout"))
    desk = Desk(library, pool)
    desk.open(os.fsencode(folder))
    try:
        found = answer(find_near_copies(desk))
        assert names(found) == [["a.png", "again.png", "small.jpg"]]
        below, above = found.examples(1.0)
        assert below == 0
        assert above is None or found.distances[above] > 1.0
        with library.open_store() as store:
            images = {one.image_id for one in found.groups(1.0)[0]}
            new = part(store, [tuple(images)])  # type: ignore[list-item]  # there are two
            assert len(new) == 1
            assert part(store, [tuple(reversed(list(images)))]) == set()  # type: ignore[list-item]
        assert names(answer(find_near_copies(desk))) == [["a.png", "again.png"]]
        assert names(found.with_parted([tuple(images)], True)) == [["a.png", "again.png"]]  # type: ignore[list-item]
        with Store(library.places.data) as store:
            unpart(store, new)
        assert names(answer(find_near_copies(desk))) == names(found)
    finally:
        desk.close()


def test_conditions_that_cannot_tell_copies(
    library: Library, tmp_path: Path, pool: WorkerPool
) -> None:
    folder = draw_copies(tmp_path / "pictures")
    index(library, folder, pool)
    desk = Desk(library, pool)
    desk.open(os.fsencode(folder))
    with pytest.raises(LikewiseError, match="Layout and Colour"):
        answer(find_near_copies(desk))
    desk.close()
