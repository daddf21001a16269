"""How rare a likeness is, and which images are copies, asked at a real desk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from core.asking.desk import Desk
from core.asking.findings import Copies
from core.asking.question import answer
from core.asking.scoring import calibrate, find_copies
from core.conditions.recipes import Blend, BlendPart
from core.library import Library, absolute
from core.scores.calibration import Calibration
from core.settings import Places
from core.workers.pool import WorkerPool
from tests.conftest import COLOURS, SHAPES, draw_picture, index

N_PICTURES = 60


def draw_many(folder: Path, n_pictures: int = N_PICTURES) -> Path:
    """Pictures with shapes in different places and colours."""
    kinds = [(colour, shape) for colour in COLOURS for shape in SHAPES]
    for number in range(n_pictures):
        colour, shape = kinds[number % len(kinds)]
        draw_picture(folder / f"{number:03}.png", colour, shape, number)
    return folder


@pytest.fixture(scope="module", name="indexed")
def indexed_fixture(
    tmp_path_factory: pytest.TempPathFactory, pool: WorkerPool
) -> tuple[Path, Library]:
    """60 pictures and a library in which they are indexed."""
    base = tmp_path_factory.mktemp("scoring")
    folder, library = draw_many(base / "many"), Library(Places.of(str(base / "library")))
    index(library, folder, pool)
    return folder, library


@pytest.fixture(name="desk")
def desk_fixture(indexed: tuple[Path, Library], pool: WorkerPool) -> Iterator[Desk]:
    """A desk on the indexed folder."""
    folder, library = indexed
    desk = Desk(library, pool)
    desk.open(absolute(str(folder)))
    yield desk
    desk.close()


def pair_cosines(desk: Desk, key: str = "colour") -> NDArray[np.float32]:
    """Of all pairs of images, one by one, rising."""
    (part,) = desk.searcher(key).parts
    vectors = part.rows(np.arange(len(part)))
    return np.sort([float(one @ other) for one, other in combinations(vectors, 2)])


def told(desk: Desk, way: str | Blend = "colour") -> Calibration:
    calibration = answer(calibrate(desk, way))
    assert calibration is not None
    return calibration


def test_a_score_stands_where_the_pairs_of_the_folder_put_it(desk: Desk) -> None:
    expected = pair_cosines(desk)
    calibration = told(desk)
    np.testing.assert_allclose(calibration.cosines, expected, atol=1e-6)
    score = float(expected[-100]) - 1e-4
    n_reaching = int((expected >= score).sum())
    assert calibration.one_in(score).n == round(len(expected) / n_reaching)
    assert told(desk) is calibration


def test_under_fifty_pictures_nothing_is_said(
    library: Library, tmp_path: Path, pool: WorkerPool
) -> None:
    folder = draw_many(tmp_path / "few", 49)
    index(library, folder, pool)
    desk = Desk(library, pool)
    desk.open(absolute(str(folder)))
    assert answer(calibrate(desk, "colour")) is None
    desk.close()


def test_a_blend_of_a_condition_with_itself_is_that_condition(desk: Desk) -> None:
    blend = Blend((BlendPart("colour", 0.3), BlendPart("colour", 0.7)))
    np.testing.assert_allclose(told(desk, blend).cosines, told(desk).cosines, atol=1e-5)


def test_other_pairs_are_drawn_when_the_folder_has_grown_by_a_fifth(
    library: Library, tmp_path: Path, pool: WorkerPool
) -> None:
    folder = draw_many(tmp_path / "many")
    index(library, folder, pool)
    desk = Desk(library, pool)
    desk.open(absolute(str(folder)))
    before = told(desk)
    for number, n_images in ((N_PICTURES, 66), (66, 74)):
        for more in range(number, n_images):
            draw_picture(folder / f"{more:03}.png", "green", "disc", 1000 + more)
        index(library, folder, pool)
        desk.open(absolute(str(folder)))
        desk.searcher("colour", is_fresh=True)
        assert desk.searcher("colour").n_images == n_images
        assert (told(desk) is before) == (n_images == 66)
    assert told(desk).n_images == 74
    desk.close()


def test_a_question_that_was_dropped_goes_on_where_it_was(desk: Desk) -> None:
    dropped = calibrate(desk, "colour")
    for _ in range(4):
        next(dropped)
    dropped.close()
    np.testing.assert_allclose(told(desk).cosines, pair_cosines(desk), atol=1e-6)


def test_the_very_same_image_is_a_copy_without_looking() -> None:
    groups = Copies.unknown().groups_of(np.array([7, 3, 7, 0, 0]))
    assert groups[0] == groups[2] != groups[1]
    assert len(set(groups.tolist())) == 4


def test_images_that_nobody_looked_at_are_in_no_group() -> None:
    copies = Copies(np.array([2, 5, 9]), np.array([0, 1, 0]))
    groups = copies.groups_of(np.array([9, 4, 2, 5]))
    assert groups[0] == groups[2]
    assert len(set(groups.tolist())) == 3


@pytest.fixture(name="copied")
def copied_fixture(library: Library, tmp_path: Path, pool: WorkerPool) -> Iterator[Desk]:
    """A desk on a folder in which 000.png lies smaller and recompressed too."""
    folder = draw_many(tmp_path / "many")
    with Image.open(folder / "000.png") as image:
        image.resize((120, 90)).save(folder / "small.png")
        image.save(folder / "recompressed.jpg", quality=80)
    shutil.copy(folder / "001.png", folder / "same.png")
    index(library, folder, pool, ("layout", "colour"))
    desk = Desk(library, pool)
    desk.open(absolute(str(folder)))
    yield desk
    desk.close()


def test_near_copies_form_a_group_and_are_no_pairs_by_chance(copied: Desk) -> None:
    listing = copied.listing
    assert listing is not None
    groups = answer(find_copies(copied)).groups_of(listing.image_ids).tolist()
    group_of = {
        path.rsplit(b"/")[-1]: group for path, group in zip(listing.paths, groups, strict=True)
    }
    assert group_of[b"000.png"] == group_of[b"small.png"] == group_of[b"recompressed.jpg"]
    assert group_of[b"001.png"] == group_of[b"same.png"] != group_of[b"000.png"]
    assert len(set(groups)) == N_PICTURES
    n_images = N_PICTURES + 2
    assert len(told(copied).cosines) == n_images * (n_images - 1) // 2 - 3
    assert answer(find_copies(copied)) is answer(find_copies(copied))
