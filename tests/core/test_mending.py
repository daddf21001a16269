"""Libraries whose files are damaged: what is good is kept, and what happened is said."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from core.errors import LikewiseError
from core.library import Library
from core.records import IndexSummary
from core.settings import Places, Settings
from core.store.database import MIGRATIONS, NEWEST_VERSION
from core.store.notions import StoredAnswer
from core.workers.pool import WorkerPool
from tests.conftest import index
from tests.core.stored import vectors_by_path

FOLDER = b"/p"
MEMBERS = {bytes([number]) * 16: number % 9 + 1 for number in range(40)}
ANSWER = StoredAnswer(b"a", b"b", b"c")


@pytest.fixture
def damaged(places: Places, picture_folder: Path, pool: WorkerPool) -> Path:
    """The SQLite file of an indexed library in which somebody has made groups; to be damaged."""
    library = Library(places)
    index(library, picture_folder, pool)
    make_by_hand(library)
    path = places.data / "library.sqlite"
    assert not Path(f"{path}-wal").exists()  # all of it is in the file
    return path


def make_by_hand(library: Library) -> None:
    with library.open_store() as store, store.transaction():
        notion_id = store.notions.add(FOLDER, "Fabric").notion_id
        for content, number in MEMBERS.items():
            store.notions.put(notion_id, [content], number)
        store.notions.add_answer(notion_id, ANSWER)


def has_all_made_by_hand(library: Library) -> bool:
    with library.open_store() as store:
        notions = store.notions.of_folder(FOLDER)
        return (
            [notion.name for notion in notions] == ["Fabric"]
            and store.notions.members(notions[0].notion_id) == MEMBERS
            and store.notions.answers(notions[0].notion_id) == [ANSWER]
        )


def codes(library: Library) -> list[str]:
    return [note.code for note in library.notes]


def overwrite(path: Path, place: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(data)


def header_is_lost(path: Path) -> None:
    overwrite(path, 0, b"x" * 100)


def a_bit_of_the_header_flips(path: Path) -> None:
    overwrite(path, 3, bytes([path.read_bytes()[3] ^ 1]))


def end_is_cut_off(path: Path) -> None:
    os.truncate(path, root_page(path, "answer") * 4096)


def root_page(path: Path, table: str) -> int:
    """Where a table begins; a small one ends there too."""
    question = f"SELECT rootpage FROM sqlite_master WHERE name = '{table}'"
    ((page,),) = rows(path, question)
    return int(str(page))


def a_name_in_the_schema_is_no_text(path: Path) -> None:
    data = path.read_bytes()
    overwrite(path, data.index(b"UNIQUE (folder, name)") + 8, b"\xec")


def a_table_is_called_otherwise(path: Path) -> None:
    overwrite(path, path.read_bytes().index(b"vector_file"), b"x")


@pytest.mark.parametrize(
    "harm",
    [
        header_is_lost,
        a_bit_of_the_header_flips,
        end_is_cut_off,
        a_name_in_the_schema_is_no_text,
        a_table_is_called_otherwise,
    ],
)
def test_a_damaged_library_keeps_what_people_made_and_what_was_indexed(
    damaged: Path,
    places: Places,
    picture_folder: Path,
    pool: WorkerPool,
    harm: Callable[[Path], None],
) -> None:
    before = vectors_by_path(Library(places), picture_folder)
    harm(damaged)
    library = Library(places)
    assert codes(library) == ["library_mended"]
    aside = places.data / str(library.notes[0].arguments["aside"])
    assert aside.exists()
    assert has_all_made_by_hand(library)
    summary = index(library, picture_folder, pool)
    assert (summary.found, summary.failed) == (30, 0)
    after = vectors_by_path(library, picture_folder)
    assert before.keys() == after.keys()
    assert all(np.array_equal(vector, after[path]) for path, vector in before.items())
    assert codes(Library(places)) == []


def test_damage_in_the_middle_is_met_said_and_mended_at_the_next_start(
    damaged: Path, places: Places, picture_folder: Path, pool: WorkerPool
) -> None:
    overwrite(damaged, (root_page(damaged, "vector_block") - 1) * 4096, bytes(4096))
    library = Library(places)
    assert codes(library) == []  # a start does not read all of it
    with pytest.raises(LikewiseError, match="start it again") as met:
        index(library, picture_folder, pool)
    assert met.value.code == "library_damaged"
    library = Library(places)
    assert codes(library) == ["library_mended"]
    assert has_all_made_by_hand(library)
    assert index(library, picture_folder, pool).failed == 0


def test_ids_of_lost_images_are_not_given_to_others(
    damaged: Path, places: Places, picture_folder: Path, pool: WorkerPool
) -> None:
    before = vectors_by_path(Library(places), picture_folder)
    for table in ("image", "file"):
        overwrite(damaged, (root_page(damaged, table) - 1) * 4096, bytes(4096))
    with pytest.raises(LikewiseError):
        index(Library(places), picture_folder, pool)
    library = Library(places)
    assert codes(library) == ["library_mended"]
    assert index(library, picture_folder, pool).embedded == 30
    after = vectors_by_path(library, picture_folder)
    assert before.keys() == after.keys()
    assert all(np.array_equal(vector, after[path]) for path, vector in before.items())


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_library_that_is_gone_is_said_and_made_anew(
    damaged: Path,
    places: Places,
    picture_folder: Path,
    pool: WorkerPool,
    harm: Callable[[Path], None],
) -> None:
    harm(damaged)
    library = Library(places)
    assert codes(library) == ["library_lost"]
    summary: IndexSummary = index(library, picture_folder, pool)
    assert (summary.embedded, summary.failed) == (30, 0)
    assert codes(Library(places)) == []


def test_a_start_that_was_killed_while_it_mended_is_finished_by_the_next(
    damaged: Path, places: Places
) -> None:
    header_is_lost(damaged)
    Library(places)
    os.replace(damaged, damaged.with_name("library.mended.sqlite"))  # the last step is undone
    library = Library(places)
    assert codes(library) == ["library_mended"]
    assert has_all_made_by_hand(library)


def test_before_a_migration_the_library_is_copied(places: Places) -> None:
    places.data.mkdir()
    path = places.data / "library.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(MIGRATIONS[0] + "; PRAGMA user_version = 1")
    connection.execute("INSERT INTO folder (path, opened_s) VALUES (?, 1)", (FOLDER,))
    connection.commit()
    connection.close()
    older = places.data / "library.sqlite.v0.backup"
    older.touch()
    with Library(places).open_store() as store:
        assert store.recent_folders() == [FOLDER]
    assert not older.exists()
    assert rows(places.data / "library.sqlite.v1.backup", "PRAGMA user_version") == [(1,)]
    assert rows(places.data / "library.sqlite.v1.backup", "SELECT path FROM folder") == [(FOLDER,)]
    assert rows(path, "PRAGMA user_version") == [(NEWEST_VERSION,)]


def rows(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def test_what_people_made_comes_back_from_the_copy_where_the_library_is_beyond_reading(
    damaged: Path, places: Places
) -> None:
    backup = places.data / f"library.sqlite.v{NEWEST_VERSION}.backup"
    backup.write_bytes(damaged.read_bytes())
    damaged.write_bytes(b"this was never a database" * 1000)
    library = Library(places)
    assert codes(library) == ["library_mended", "library_old_work"]
    assert has_all_made_by_hand(library)


def test_a_library_of_a_newer_likewise_is_no_damaged_one(damaged: Path, places: Places) -> None:
    connection = sqlite3.connect(damaged)
    connection.execute("PRAGMA user_version = 99")
    connection.execute("CREATE TABLE news (number INTEGER)")
    connection.commit()
    connection.close()
    library = Library(places)
    assert codes(library) == []
    with pytest.raises(LikewiseError, match="newer Likewise"):
        library.open_store()


@pytest.mark.parametrize("text", ["{", '["a"]', "[" * 100_000, "\0"])
def test_damaged_settings_are_set_aside_and_the_usual_ones_used(places: Places, text: str) -> None:
    places.data.mkdir()
    path = places.data / "settings.json"
    path.write_text(text)
    library = Library(places)
    assert codes(library) == ["settings_damaged"]
    assert library.settings == Settings()
    assert (places.data / "settings.json.damaged").read_text() == text
    library.change_settings(Settings(conditions=("colour",)))
    again = Library(places)
    assert (codes(again), again.settings.conditions) == ([], ("colour",))


def test_settings_of_a_newer_likewise_are_used_as_far_as_they_are_known(places: Places) -> None:
    places.data.mkdir()
    text = '{"conditions": ["colour"], "is_gentle_on_battery": "very", "wallpaper": 7}'
    (places.data / "settings.json").write_text(text)
    library = Library(places)
    assert codes(library) == []
    assert library.settings == Settings(conditions=("colour",))


def test_own_conditions_that_cannot_be_read_are_named_and_stay(places: Places) -> None:
    folder = places.data / "conditions"
    folder.mkdir(parents=True)
    for name in ("mix.json", "fabric.likewise"):
        (folder / name).write_text("{")
    library = Library(places)
    assert codes(library) == ["condition_unreadable", "condition_unreadable"]
    assert [note.arguments["file"] for note in library.notes] == ["mix.json", "fabric.likewise"]
    assert sorted(path.name for path in folder.iterdir()) == ["fabric.likewise", "mix.json"]
