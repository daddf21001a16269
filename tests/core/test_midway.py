"""What befalls files after the folder was looked through and before they are read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from core.jobs import Control
from core.library import Library, absolute
from core.records import Changes
from core.workers.pool import WorkerPool
from tests.conftest import draw_picture, ignore, index
from tests.core.stored import vectors_by_path


def other_picture(path: Path) -> None:
    draw_picture(path, "violet", "triangle", seed=5, size=(200, 150))


def cut_off(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def folder_in_its_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("befall", [other_picture, cut_off, Path.unlink, folder_in_its_place])
def test_a_file_that_changes_before_it_is_read_costs_nothing_but_its_turn(
    library: Library, picture_folder: Path, pool: WorkerPool, befall: Callable[[Path], None]
) -> None:
    path = picture_folder / "red" / "disc 1.jpg"

    def tell(changes: Changes) -> None:
        if changes.refreshed and path.is_file() and not done:
            done.append(path)
            befall(path)

    done: list[Path] = []
    folder = absolute(os.fspath(picture_folder))
    library.index_folder(folder, ["colour"], pool, ignore, Control(), tell)
    assert done == [path]
    assert len(vectors_by_path(library, picture_folder)) == 29
    if path.is_dir():
        path.rmdir()
    other_picture(path)
    summary = index(library, picture_folder, pool)
    assert (summary.embedded, summary.failed) == (1, 0)
    assert len(vectors_by_path(library, picture_folder)) == 30
