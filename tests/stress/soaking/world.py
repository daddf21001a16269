"""The folders and files of the soak: drawn anew, changed and deleted while the window looks on."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

from core.library import absolute
from tests.conftest import COLOURS, SHAPES, draw_folder, draw_picture

#: A folder has at least and at most so many pictures, whatever is done to it.
_FEWEST, _MOST = 40, 120
_ODD_NAMES = (
    "new\nline.png",
    "smile 😀.jpg",
    "right \u202egnp.jpg",
    "a" * 200 + ".png",
    "<b>bold</b>.jpg",
    "50 % & more.png",
)
_NOT_UTF8 = b"not utf-8 \xff\xfe.jpg"


class World:
    """Lies under `root`. `folders` are to be opened; `outside` holds pictures that are in none."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folders = [root / name for name in ("shapes", "many", "odd")]
        self.outside = root / "outside"
        self.exports = root / "exports"
        self.exports.mkdir(parents=True)
        draw_folder(self.folders[0], n_seeds=4)
        draw_folder(self.folders[1], n_seeds=7)
        draw_folder(self.folders[2], n_seeds=3)
        self._draw_odd(self.folders[2])
        draw_folder(self.outside, n_seeds=1)
        (self.outside / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 not much")
        (self.outside / "words.txt").write_text("no picture")

    def outsiders(self) -> list[Path]:
        """What can be dropped on the window, sound or not."""
        return sorted(path for path in self.outside.rglob("*") if path.is_file())

    def pictures(self, folder: Path) -> list[Path]:
        """The files of a folder, in an order of their own."""
        return sorted((path for path in folder.rglob("*") if path.is_file()), key=os.fsencode)

    def absolute(self, place: int) -> bytes:
        """The folder at a place, as the window names it."""
        return absolute(str(self.folders[place]))

    def change(self, rng: random.Random) -> str:
        """Do something to the files of a folder; returns what."""
        folder = rng.choice(self.folders)
        files = self.pictures(folder)
        if len(files) < _FEWEST:
            change = self._add
        elif len(files) > _MOST:
            change = self._delete
        else:
            change = rng.choice(
                (self._add, self._add, self._delete, self._rename, self._copy, self._redraw)
                + (self._break, self._delete)
            )
        return f"{change.__name__.strip('_')} in {folder.name}: {change(folder, files, rng)}"

    def _add(self, folder: Path, _files: list[Path], rng: random.Random) -> str:
        names = [f"new {rng.randrange(1000)}.png" for _ in range(rng.randint(1, 6))]
        for name in names:
            target = folder / rng.choice(list(COLOURS)) / name
            draw_picture(
                target, rng.choice(list(COLOURS)), rng.choice(SHAPES), rng.randrange(10_000)
            )
        return ", ".join(names)

    def _delete(self, _folder: Path, files: list[Path], rng: random.Random) -> str:
        gone = rng.sample(files, rng.randint(1, 5))
        for path in gone:
            path.unlink()
        return f"{len(gone)} files"

    def _rename(self, folder: Path, files: list[Path], rng: random.Random) -> str:
        path = rng.choice(files)
        target = folder / rng.choice(list(COLOURS)) / f"moved {rng.randrange(1000)}{path.suffix}"
        path.replace(target)
        return f"{path.name!r} to {target.name!r}"

    def _copy(self, folder: Path, files: list[Path], rng: random.Random) -> str:
        path = rng.choice(files)
        target = folder / f"copy {rng.randrange(1000)}{path.suffix}"
        shutil.copyfile(path, target)
        return f"{path.name!r} to {target.name!r}"

    def _redraw(self, _folder: Path, files: list[Path], rng: random.Random) -> str:
        path = rng.choice([path for path in files if path.suffix in (".png", ".jpg")])
        draw_picture(path, rng.choice(list(COLOURS)), rng.choice(SHAPES), rng.randrange(10_000))
        return repr(path.name)

    def _break(self, _folder: Path, files: list[Path], rng: random.Random) -> str:
        path = rng.choice(files)
        path.write_bytes(rng.randbytes(rng.choice((0, 10, 2000))))
        return repr(path.name)

    def _draw_odd(self, folder: Path) -> None:
        for seed, name in enumerate(_ODD_NAMES):
            draw_picture(folder / name, nth_colour(seed), "disc", 900 + seed)
        draw_picture(folder / "red" / "large.jpg", "red", "disc", 77, (1600, 1200))
        plain = draw_picture(folder / "plain.jpg", "blue", "square", 950)
        plain.rename(folder / os.fsdecode(_NOT_UTF8))


def nth_colour(seed: int) -> str:
    """One of the colours in turn."""
    return list(COLOURS)[seed % len(COLOURS)]
