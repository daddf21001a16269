"""Cameras of pictures that were stored before Likewise asked for them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from core.filling_in import FillingIn
from core.jobs import Cancelled, Control, Progress
from core.library import Library, absolute
from core.store.database import MIGRATIONS
from core.store.store import Store
from core.workers.pool import WorkerPool
from tests.conftest import draw_picture, ignore, index


@pytest.fixture
def folder(library: Library, tmp_path: Path, pool: WorkerPool) -> Path:
    """Five pictures by two cameras and by none, as a Likewise without cameras has stored them."""
    pictures = tmp_path / "pictures"
    for number, model in enumerate(("One", "Two", "One", "")):
        path = draw_picture(pictures / f"{number}.jpg", "red", seed=number)
        if model:
            exif = Image.Exif()
            exif[ExifTags.Base.Model] = model
            with Image.open(path) as picture:
                picture.save(path, exif=exif)
    (pictures / "copy.jpg").write_bytes((pictures / "0.jpg").read_bytes())
    index(library, pictures, pool)
    assert cameras(library) == ["", "One", "One", "Two"]
    forget_cameras(library)
    return pictures


def cameras(library: Library) -> list[str | None]:
    """Of each image, in alphabetical order."""
    with closing(sqlite3.connect(library.places.data / "library.sqlite")) as connection:
        question = "SELECT camera FROM image ORDER BY camera"
        return [name for (name,) in connection.execute(question)]


def forget_cameras(library: Library) -> None:
    with closing(sqlite3.connect(library.places.data / "library.sqlite")) as connection:
        connection.execute("UPDATE image SET camera = NULL")
        connection.commit()


def test_the_next_look_at_a_folder_finds_them(
    library: Library, folder: Path, pool: WorkerPool
) -> None:
    (folder / "1.jpg").chmod(0o600)  # is the same file still
    stages: list[Progress] = []
    library.index_folder(absolute(str(folder)), ["colour"], pool, stages.append)
    assert cameras(library) == ["", "One", "One", "Two"]
    assert [p.total for p in stages if p.stage == "cameras"][0] == 4
    stages.clear()
    library.index_folder(absolute(str(folder)), ["colour"], pool, stages.append)
    assert not [p for p in stages if p.stage == "cameras"]


def test_a_file_that_has_changed_or_gone_is_looked_at_another_time(
    library: Library, folder: Path, pool: WorkerPool
) -> None:
    (folder / "1.jpg").write_bytes(b"another content")
    (folder / "2.jpg").unlink()
    with library.open_store() as store:
        filling_in = FillingIn(store, pool, absolute(str(folder)), Control())
        filling_in.run(ignore)
        assert filling_in.n_found == 2
        assert len(store.facts.without_camera(absolute(str(folder)))) == 2
    assert cameras(library) == [None, None, "", "One"]


def test_what_was_found_before_it_was_cancelled_is_kept(
    library: Library, folder: Path, pool: WorkerPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.filling_in._BATCH", 1)

    def cancel_later(progress: Progress) -> None:
        if progress.done:
            raise Cancelled

    with library.open_store() as store:
        filling_in = FillingIn(store, pool, absolute(str(folder)), Control())
        with pytest.raises(Cancelled):
            filling_in.run(cancel_later)
        left = len(store.facts.without_camera(absolute(str(folder))))
        assert left == 4 - filling_in.n_found < 4


def test_a_library_from_before_has_no_camera_looked_for(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "library.sqlite")) as old:
        number = next(n for n, text in enumerate(MIGRATIONS) if "COLUMN camera" in text)
        for text in MIGRATIONS[:number]:
            old.executescript(text)
        old.execute(f"PRAGMA user_version = {number}")
        old.execute("INSERT INTO image VALUES (7, x'07', 40, 30, NULL, 1, 0, 0, 0)")
        old.execute(
            "INSERT INTO file (path, sort_key, size_bytes, mtime_ns, image_id)"
            " VALUES (CAST('/f/a.jpg' AS BLOB), x'00', 5, 6, 7)"
        )
        old.commit()
    with Store(tmp_path) as store:
        (record,) = store.facts.without_camera(b"/f")
        assert (record.path, record.image_id, record.size_bytes) == (b"/f/a.jpg", 7, 5)
        (page,) = store.facts.pages(1, 10)
        assert page.numbers.tolist() == [[7], [40], [30]]
        assert page.cameras == [None]
