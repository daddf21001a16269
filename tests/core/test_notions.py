"""Groups and answers: what a person said is kept, whatever becomes of the images' rows."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from core.errors import LikewiseError
from core.store.database import MIGRATIONS, connect, open_database
from core.store.notions import StoredAnswer
from core.store.store import Store

FOLDER = b"/pictures"
A, B, C = bytes(16), bytes([1]) * 16, bytes([2]) * 16


def test_groups_come_back(tmp_path: Path) -> None:
    with Store(tmp_path) as store, store.transaction():
        notion = store.notions.add(FOLDER, "Fabric")
        store.notions.put(notion.notion_id, [A, B], 1)
        store.notions.put(notion.notion_id, [B, C], 2)
        store.notions.name_group(notion.notion_id, 1, "Silk")
    with Store(tmp_path) as store:
        assert store.notions.of_folder(FOLDER) == [notion]
        assert store.notions.of_folder(b"/elsewhere") == []
        assert store.notions.members(notion.notion_id) == {A: 1, B: 2, C: 2}
        assert store.notions.group_names(notion.notion_id) == {1: "Silk"}
        with store.transaction():
            store.notions.put(notion.notion_id, [A], None)
            store.notions.name_group(notion.notion_id, 1, "")
        assert store.notions.members(notion.notion_id) == {B: 2, C: 2}
        assert store.notions.group_names(notion.notion_id) == {}


def test_answers_are_taken_back_from_the_last_on(tmp_path: Path) -> None:
    first, second = StoredAnswer(A, B, C), StoredAnswer(B, C, A)
    with Store(tmp_path) as store, store.transaction():
        notion_id = store.notions.add(FOLDER, "Fabric").notion_id
        store.notions.add_answer(notion_id, first)
        store.notions.add_answer(notion_id, second)
        assert store.notions.take_back_answer(notion_id) == second
        assert store.notions.answers(notion_id) == [first]
        assert store.notions.take_back_answer(notion_id) == first
        assert store.notions.take_back_answer(notion_id) is None


def test_a_name_means_one_notion_of_a_folder(tmp_path: Path) -> None:
    with Store(tmp_path) as store, store.transaction():
        notion = store.notions.add(FOLDER, "Fabric")
        assert store.notions.add(FOLDER, "Fabric") == notion
        other = store.notions.add(FOLDER, "Cut")
        with pytest.raises(sqlite3.IntegrityError):
            store.notions.rename(other.notion_id, "Fabric")


def test_a_removed_notion_takes_its_groups_and_answers_along(tmp_path: Path) -> None:
    with Store(tmp_path) as store, store.transaction():
        notion_id = store.notions.add(FOLDER, "Fabric").notion_id
        store.notions.put(notion_id, [A], 3)
        store.notions.add_answer(notion_id, StoredAnswer(A, B, C))
        store.notions.remove(notion_id)
        assert store.notions.members(notion_id) == {}
        assert store.notions.answers(notion_id) == []


def test_forgetting_a_folder_keeps_what_was_said_of_it(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.remember_folder(FOLDER)
        with store.transaction():
            notion_id = store.notions.add(FOLDER, "Fabric").notion_id
            store.notions.put(notion_id, [A], 3)
        store.forget_folder(FOLDER)
        assert store.notions.members(notion_id) == {A: 3}


def test_a_library_of_the_former_version_is_brought_on(tmp_path: Path) -> None:
    connection = connect(tmp_path / "library.sqlite")
    connection.executescript(MIGRATIONS[0])
    connection.execute("INSERT INTO folder (path, opened_s) VALUES (?, 1)", (FOLDER,))
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    with Store(tmp_path) as store:
        assert store.recent_folders() == [FOLDER]
        assert store.notions.of_folder(FOLDER) == []


def test_a_library_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "library.sqlite")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LikewiseError, match="newer Likewise"):
        Store(tmp_path)
