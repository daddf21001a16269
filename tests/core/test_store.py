"""What is stored: it comes back as it was, or not at all, and never for the wrong image."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core.commits import CommitBuffer
from core.embedding.file_queue import as_read
from core.errors import LikewiseError
from core.records import FoundFile
from core.store.database import open_database, transaction
from core.store.files import sort_key
from core.store.images import NewImage
from core.store.store import Store

FINGERPRINT = "test-0123"
DIM = 6


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path) as opened:
        yield opened


def found(name: bytes, size_bytes: int = 10) -> FoundFile:
    return FoundFile(name, size_bytes, 10**18)


def image(name: bytes) -> NewImage:
    return NewImage(name.ljust(16, b"."), 40, 30, None, b"proxy of " + name)


def put(store: Store, *paths: bytes) -> list[int]:
    """Files with a content of their own each, as an indexing run leaves them; their image ids."""
    with store.transaction():
        store.files.add([found(path) for path in paths])
        ids = store.images.add([image(path) for path in paths], store.proxies)
    for path in paths:
        (record,) = [r for r in store.files.unread(os.path.dirname(path)) if r.path == path]
        with store.transaction():
            store.files.link(record, ids[image(path).content])
    return [ids[image(path).content] for path in paths]


def vectors_of(image_ids: list[int]) -> NDArray[np.float16]:
    """A vector that tells which image it belongs to."""
    return np.array([[i, i % 7, 1, 2, 3, 4] for i in image_ids], np.float16)


def write(store: Store, image_ids: list[int]) -> None:
    with store.transaction():
        store.vectors.write(FINGERPRINT, np.array(image_ids, np.int64), vectors_of(image_ids))


def stored(store: Store) -> dict[int, list[float]]:
    loaded = store.vectors.load(FINGERPRINT)
    if loaded is None:
        return {}
    rows = loaded.rows[loaded.places]
    return {int(i): row.tolist() for i, row in zip(loaded.image_ids, rows, strict=True)}


def is_right(vectors: dict[int, list[float]]) -> bool:
    return all(vectors_of([i])[0].tolist() == row for i, row in vectors.items())


def drop_damaged(store: Store, n_rows: int) -> None:
    """Take damaged vectors back, which must be so many."""
    damaged = store.vectors.damaged(FINGERPRINT)
    assert sum(block.n_rows for block in damaged) == n_rows
    with store.transaction():
        store.vectors.drop(damaged)


def flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 0x40
    path.write_bytes(data)


# --- the database ---------------------------------------------------------------------------------


def test_a_library_is_made_from_nothing_and_opened_again(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "library"
    with Store(folder) as store:
        put(store, b"/p/a.jpg")
    with Store(folder) as store:
        assert store.files.listing(b"/p").paths == [b"/p/a.jpg"]


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    def fail_half_way() -> None:
        with store.transaction():
            store.files.add([found(b"/p/a.jpg")])
            store.images.add([image(b"a")], store.proxies)
            store.vectors.write(FINGERPRINT, np.array([1]), vectors_of([1]))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert len(store.files.listing(b"/p")) == 0
    assert store.images.id_of(image(b"a").content) is None
    assert store.vectors.load(FINGERPRINT) is None
    (only,) = put(store, b"/p/b.jpg")
    write(store, [only])
    assert store.proxies.read(only) == b"proxy of /p/b.jpg"
    assert is_right(stored(store))


def test_a_failed_commit_leaves_nothing_and_the_store_usable(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "library.sqlite")

    def fail_at_the_end() -> None:
        with transaction(connection):
            connection.execute("PRAGMA defer_foreign_keys = ON")
            connection.execute(
                "INSERT INTO file (path, sort_key, size_bytes, mtime_ns, image_id)"
                " VALUES (x'00', x'00', 1, 1, 77)"
            )

    with pytest.raises(sqlite3.IntegrityError):
        fail_at_the_end()
    with transaction(connection):
        assert connection.execute("SELECT count(*) FROM file").fetchone() == (0,)
    connection.close()


def test_a_library_of_a_newer_likewise_is_not_touched(tmp_path: Path) -> None:
    Store(tmp_path).close()
    with sqlite3.connect(tmp_path / "library.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LikewiseError) as newer:
        Store(tmp_path)
    assert newer.value.code == "library_newer"


def test_a_file_that_is_no_library_is_said_to_be_damaged(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").write_bytes(b"this was never a database" * 100)
    with pytest.raises(LikewiseError) as damaged:
        Store(tmp_path)
    assert damaged.value.code == "library_damaged"


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LikewiseError) as error:
        Store(tmp_path / "file" / "library")
    assert error.value.code == "data_folder"


# --- files ----------------------------------------------------------------------------------------


def test_paths_that_are_not_utf8_come_back_byte_by_byte(store: Store) -> None:
    put(store, b"/p/gr\xfc\xdfe.jpg", "/p/grüße.jpg".encode())
    assert set(store.files.listing(b"/p").paths) == {b"/p/gr\xfc\xdfe.jpg", "/p/grüße.jpg".encode()}


def test_a_long_listing_is_whole_and_in_order(store: Store) -> None:
    """More files than are read at once, some of them with the same place in the order."""
    numbers = np.random.default_rng(0).permutation(21_000)
    names = [b"/p/%s%d.jpg" % (b"a" if number % 3 else b"A", number // 3) for number in numbers]
    others = [b"/P/A1.jpg", b"/p.jpg", b"/q/1.jpg", b"/p0/1.jpg"]
    with store.transaction():
        store.files.add(found(path, number) for number, path in enumerate([*names, *others]))
    listing = store.files.listing(b"/p")
    assert listing.paths == sorted(set(names), key=lambda path: (sort_key(path), path))
    size_of = {path: number for number, path in enumerate(names)}
    assert listing.size_bytes.tolist() == [size_of[path] for path in listing.paths]


def test_a_changed_file_keeps_its_id_and_is_read_again(store: Store) -> None:
    put(store, b"/p/a.jpg")
    before = store.files.listing(b"/p")
    with store.transaction():
        store.files.add([found(b"/p/a.jpg", 11)])
    after = store.files.listing(b"/p")
    assert after.file_ids.tolist() == before.file_ids.tolist()
    assert after.image_ids.tolist() == [0]


def test_a_failed_file_is_listed_with_its_reason_and_nowhere_else(store: Store) -> None:
    put(store, b"/p/a.jpg", b"/p/b.jpg")
    with store.transaction():
        store.files.fail(
            store.files.known(b"/p")[b"/p/a.jpg"], LikewiseError("decoder_hung", seconds=30)
        )
    assert store.files.listing(b"/p").paths == [b"/p/b.jpg"]
    (failure,) = store.files.failures(b"/p")
    assert (failure.path, failure.reason.code) == (b"/p/a.jpg", "decoder_hung")
    assert "30 seconds" in str(failure.reason)


def test_a_file_is_not_linked_to_an_image_that_was_forgotten(store: Store) -> None:
    put(store, b"/p/a.jpg")
    with store.transaction():
        store.files.add([found(b"/p/b.jpg")])
    (record,) = store.files.unread(b"/p")
    buffer = CommitBuffer(links=[(as_read(record), 12345)])
    buffer.commit(store, {})
    assert buffer.links == []
    assert [file.path for file in store.files.unread(b"/p")] == [b"/p/b.jpg"]


@pytest.mark.parametrize("code", ["worker_error", "out_of_memory", "truncated"])
def test_failures_of_the_moment_are_worth_another_try(store: Store, code: str) -> None:
    put(store, b"/p/a.jpg")
    with store.transaction():
        store.files.fail(
            store.files.known(b"/p")[b"/p/a.jpg"], LikewiseError(code, detail="CUDA out of memory")
        )
    assert store.files.known(b"/p")[b"/p/a.jpg"].is_worth_a_try == (code != "truncated")


# --- vectors --------------------------------------------------------------------------------------


def test_vectors_come_back_for_the_right_images(store: Store) -> None:
    for ids in ([5, 3], [9], [1, 2, 4]):
        write(store, ids)
    assert sorted(stored(store)) == [1, 2, 3, 4, 5, 9]
    assert is_right(stored(store))
    loaded = store.vectors.load(FINGERPRINT)
    assert loaded is not None
    assert (loaded.find(np.array([2, 7, 9])) >= 0).tolist() == [True, False, True]
    assert store.vectors.image_ids(FINGERPRINT).tolist() == [1, 2, 3, 4, 5, 9]


def test_an_image_embedded_twice_counts_once(store: Store) -> None:
    write(store, [1, 2])
    write(store, [2, 3])
    assert sorted(stored(store)) == [1, 2, 3]


@pytest.mark.parametrize("place", [0, 40, 71])
def test_a_damaged_block_is_left_out_and_made_again(store: Store, place: int) -> None:
    for ids in ([1, 2], [3, 4], [5, 6]):
        write(store, ids)
    flip(store.vectors.path(FINGERPRINT), place)
    damaged = place // (2 * DIM * 2) * 2
    left = [i for i in range(1, 7) if i - 1 not in (damaged, damaged + 1)]
    assert sorted(stored(store)) == left
    assert is_right(stored(store))
    drop_damaged(store, n_rows=2)
    assert store.vectors.image_ids(FINGERPRINT).tolist() == sorted(left)
    write(store, [damaged + 1, damaged + 2])
    assert sorted(stored(store)) == [1, 2, 3, 4, 5, 6]
    assert is_right(stored(store))


@pytest.mark.parametrize("n_bytes", [0, 5, 24, 30])
def test_a_vector_file_that_was_cut_off_gives_what_is_left(store: Store, n_bytes: int) -> None:
    write(store, [1, 2])
    write(store, [3, 4])
    os.truncate(store.vectors.path(FINGERPRINT), n_bytes)
    assert sorted(stored(store)) == ([1, 2] if n_bytes >= 24 else [])
    assert is_right(stored(store))


def test_a_lost_vector_file_is_no_crash(store: Store) -> None:
    write(store, [1, 2])
    store.vectors.path(FINGERPRINT).unlink()
    assert stored(store) == {}
    drop_damaged(store, n_rows=2)


def test_a_block_whose_images_are_all_in_others_too_is_not_damaged(store: Store) -> None:
    write(store, [1, 2])
    write(store, [2, 1])
    assert store.vectors.damaged(FINGERPRINT) == []


def test_damage_of_a_former_generation_takes_nothing_back(store: Store) -> None:
    known_folders(store, b"/one", b"/two")
    first, second = put(store, b"/one/a.jpg", b"/two/b.jpg")
    write(store, [first, second])
    write(store, [second])
    flip(store.vectors.path(FINGERPRINT), 0)
    damaged = store.vectors.damaged(FINGERPRINT)
    store.forget_folder(b"/one")
    with store.transaction():
        store.vectors.drop(damaged)
    assert sorted(stored(store)) == [second]


def test_what_a_killed_process_left_in_a_file_is_overwritten(store: Store) -> None:
    write(store, [1, 2])
    with store.vectors.path(FINGERPRINT).open("ab") as file:
        file.write(b"half of a row and more" * 3)
    write(store, [3])
    assert sorted(stored(store)) == [1, 2, 3]
    assert is_right(stored(store))


# --- proxies --------------------------------------------------------------------------------------


def test_a_damaged_proxy_is_none_and_its_neighbours_are_whole(store: Store, tmp_path: Path) -> None:
    first, second, third = put(store, b"/p/a.jpg", b"/p/b.jpg", b"/p/c.jpg")
    (pack,) = (tmp_path / "proxies").iterdir()
    flip(pack, len(image(b"/p/a.jpg").proxy) + 2)
    assert store.proxies.read(first) == b"proxy of /p/a.jpg"
    assert store.proxies.read(second) is None
    assert store.proxies.read(third) == b"proxy of /p/c.jpg"
    assert store.proxies.read(12345) is None


# --- forgetting -----------------------------------------------------------------------------------


def known_folders(store: Store, *folders: bytes) -> None:
    for folder in folders:
        store.remember_folder(folder)


def test_forgetting_a_folder_frees_what_only_it_needed(store: Store, tmp_path: Path) -> None:
    known_folders(store, b"/one", b"/two")
    first, second = put(store, b"/one/a.jpg", b"/two/b.jpg")
    write(store, [first, second])
    bytes_before = store.proxies.bytes_used() + store.vectors.bytes_used()
    store.forget_folder(b"/one")
    assert store.recent_folders() == [b"/two"]
    assert len(store.files.listing(b"/one")) == 0
    assert store.proxies.read(first) is None
    assert store.proxies.read(second) == b"proxy of /two/b.jpg"
    assert sorted(stored(store)) == [second]
    assert is_right(stored(store))
    assert store.proxies.bytes_used() + store.vectors.bytes_used() < bytes_before
    on_disk = sum(
        p.stat().st_size for d in ("proxies", "vectors") for p in (tmp_path / d).iterdir()
    )
    assert on_disk == store.proxies.bytes_used() + store.vectors.bytes_used()


def test_forgetting_sweeps_what_no_table_names(store: Store, tmp_path: Path) -> None:
    known_folders(store, b"/one")
    write(store, put(store, b"/one/a.jpg"))
    left_behind = [tmp_path / "vectors" / "old-99.3.f16", tmp_path / "proxies" / "000999.pack"]
    for path in left_behind:
        path.write_bytes(b"left behind")
    store.forget_folder(b"/one")
    assert [*(tmp_path / "vectors").iterdir(), *(tmp_path / "proxies").iterdir()] == []
    write(store, put(store, b"/one/a.jpg"))
    assert len(stored(store)) == 1
    assert is_right(stored(store))


def test_forgetting_keeps_a_content_that_another_folder_has_too(store: Store) -> None:
    known_folders(store, b"/one", b"/two")
    (shared,) = put(store, b"/one/a.jpg")
    with store.transaction():
        store.files.add([found(b"/two/copy.jpg")])
        store.files.link(store.files.unread(b"/two")[0], shared)
    write(store, [shared])
    store.forget_folder(b"/one")
    assert store.proxies.read(shared) == b"proxy of /one/a.jpg"
    assert sorted(stored(store)) == [shared]


def test_forgetting_a_parent_keeps_a_known_subfolder_and_the_other_way_round(store: Store) -> None:
    known_folders(store, b"/p", b"/p/sub")
    put(store, b"/p/a.jpg", b"/p/sub/b.jpg", b"/p/sub2/c.jpg")
    store.forget_folder(b"/p")
    assert store.files.listing(b"/p").paths == [b"/p/sub/b.jpg"]
    known_folders(store, b"/p")
    store.forget_folder(b"/p/sub")
    assert store.files.listing(b"/p").paths == [b"/p/sub/b.jpg"]


def test_the_folder_opened_last_is_named_first_also_where_the_clock_goes_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.remember_folder(b"/a")
    monkeypatch.setattr(time, "time_ns", lambda: 1)
    store.remember_folder(b"/b")
    store.remember_folder(b"/c")
    assert store.recent_folders() == [b"/c", b"/b", b"/a"]


def test_the_folder_opened_last_is_named_first(store: Store) -> None:
    known_folders(store, b"/a", b"/b", b"/a")
    assert store.recent_folders() == [b"/a", b"/b"]


# --- several writers ------------------------------------------------------------------------------

N_ROUNDS = 25


def write_much(folder: Path, writer: int, barrier: threading.Barrier) -> None:
    """Store images and vectors, some of them the same as those of the other writer."""
    barrier.wait()
    with Store(folder) as store:
        for number in range(N_ROUNDS):
            own, shared = b"w%d-%d" % (writer, number), b"shared-%d" % number
            with store.transaction():
                ids = store.images.add([image(own), image(shared)], store.proxies)
                new = list(ids.values())
                store.vectors.write(FINGERPRINT, np.array(new), vectors_of(new))


def check_all_there(folder: Path) -> None:
    with Store(folder) as store:
        names = [b"shared-%d" % n for n in range(N_ROUNDS)]
        names += [b"w%d-%d" % (w, n) for w in (1, 2) for n in range(N_ROUNDS)]
        ids = {name: store.images.id_of(image(name).content) for name in names}
        assert None not in ids.values()
        for name, image_id in ids.items():
            assert store.proxies.read(image_id or 0) == b"proxy of " + name
        assert set(stored(store)) == set(ids.values())
        assert is_right(stored(store))


def test_two_threads_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    barrier = threading.Barrier(2)
    threads = [threading.Thread(target=write_much, args=(tmp_path, w, barrier)) for w in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check_all_there(tmp_path)


def test_two_processes_that_open_and_write_at_once_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(2)
    writers = [context.Process(target=write_much, args=(tmp_path, w, barrier)) for w in (1, 2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    check_all_there(tmp_path)
