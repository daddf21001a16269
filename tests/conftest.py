"""Pictures drawn for the tests, and the real parts that most tests need."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import pytest
from PIL import Image, ImageDraw

from core.jobs import Control, Progress
from core.library import Library, absolute
from core.moving import disk
from core.records import IndexSummary
from core.settings import Places
from core.workers.pool import WorkerPool

ROOT = Path(__file__).resolve().parent.parent
#: The program itself, as a person without an installed `likewise` starts it.
PROGRAM = [sys.executable, str(ROOT / "main.py")]

COLOURS = {
    "red": (205, 35, 40),
    "green": (40, 150, 60),
    "blue": (40, 70, 190),
    "yellow": (235, 200, 40),
    "violet": (130, 50, 150),
}
SHAPES = ("disc", "square", "triangle")


class DrawPicture(Protocol):
    """The type of `draw_picture`, for tests that take it as a fixture."""

    def __call__(
        self,
        path: Path,
        colour: str = "red",
        shape: str = "disc",
        seed: int = 0,
        size: tuple[int, int] = (160, 120),
    ) -> Path: ...


def draw_picture(
    path: Path,
    colour: str = "red",
    shape: str = "disc",
    seed: int = 0,
    size: tuple[int, int] = (160, 120),
) -> Path:
    """Draw a shape of a colour on light grey; the file's ending says in which format.

    Another `seed` puts the shape elsewhere, so that the contents differ.
    """
    rng = random.Random(f"{colour} {shape} {seed}")
    image = Image.new("RGB", size, (232, 232, 228))
    side = round(min(size) * rng.uniform(0.45, 0.65))
    left, top = rng.randrange(size[0] - side), rng.randrange(size[1] - side)
    right, bottom = left + side, top + side
    draw = ImageDraw.Draw(image)
    if shape == "disc":
        draw.ellipse((left, top, right, bottom), COLOURS[colour])
    elif shape == "square":
        draw.rectangle((left, top, right, bottom), COLOURS[colour])
    else:
        corners = ((left, bottom), (right, bottom), ((left + right) / 2, top))
        draw.polygon(corners, COLOURS[colour])
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path)
    return path


@pytest.fixture(name="draw_picture")
def draw_picture_fixture() -> DrawPicture:
    """The function, for tests that would rather not import it."""
    return draw_picture


def draw_folder(folder: Path, n_seeds: int = 2) -> Path:
    """Draw `n_seeds` of each of 5 colours and 3 shapes, JPEG and PNG, a sub-folder a colour."""
    for colour in COLOURS:
        number = 0
        for shape in SHAPES:
            for seed in range(n_seeds):
                number += 1
                ending = "png" if number % 5 == 0 else "jpg"
                draw_picture(folder / colour / f"{shape} {number}.{ending}", colour, shape, seed)
    return folder


@pytest.fixture
def picture_folder(tmp_path: Path) -> Path:
    """30 drawn pictures in five sub-folders, one of each colour."""
    return draw_folder(tmp_path / "pictures")


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Where a library of its own may lie."""
    return Places.of(str(tmp_path / "library"))


@pytest.fixture
def library(places: Places) -> Library:
    """An empty library."""
    return Library(places)


@pytest.fixture
def trash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A trash of the test's own, as desktops of Linux have it; that of the person is spared."""
    if os.name == "nt" or sys.platform == "darwin":
        pytest.skip("the trash of this system belongs to the person")
    from send2trash import plat_other

    data = tmp_path / "home data"
    monkeypatch.setenv("XDG_DATA_HOME", os.fspath(data))
    monkeypatch.setattr(plat_other, "XDG_DATA_HOME", os.fsencode(data))
    monkeypatch.setattr(plat_other, "HOMETRASH_B", os.fsencode(data / "Trash"))
    monkeypatch.setattr(plat_other, "get_dev", lambda _path: 1)  # all lies on the disk of the home
    monkeypatch.setattr(disk, "send2trash", plat_other.send2trash)
    return data / "Trash"


@pytest.fixture(scope="session")
def pool() -> Iterator[WorkerPool]:
    """One pool for all tests: starting its processes takes longer than most tests."""
    with WorkerPool(n_workers=2) as workers:
        yield workers


def ignore(_progress: Progress) -> None:
    """A report that nobody reads."""


def index(
    library: Library,
    folder: Path | bytes,
    pool: WorkerPool,
    keys: Sequence[str] = ("colour",),
    control: Control | None = None,
) -> IndexSummary:
    """Index a folder under the cheap condition."""
    return library.index_folder(absolute(os.fspath(folder)), list(keys), pool, ignore, control)
