"""Digests of contents: those of new libraries, and of libraries that began with others."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from core.digests import FORMER_BYTES, N_BYTES, digest_of
from core.library import Library
from core.marking.changes import mark
from core.workers.pool import WorkerPool
from tests.conftest import draw_picture, index


def pieces(*parts: bytes) -> list[memoryview]:
    return [memoryview(part) for part in parts]


def test_a_digest_is_that_of_the_specification() -> None:
    # The first bytes of the official test vector for the empty input.
    assert digest_of([], N_BYTES).hex() == "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9"
    whole, parts = digest_of(pieces(b"ab"), N_BYTES), digest_of(pieces(b"a", b"b"), N_BYTES)
    assert whole == parts != digest_of(pieces(b"ba"), N_BYTES)
    former = hashlib.blake2b(b"ab", digest_size=FORMER_BYTES).digest()
    assert digest_of(pieces(b"a", b"b"), FORMER_BYTES) == former


def test_what_a_person_said_of_copies_is_by_the_digests_of_before_too(library: Library) -> None:
    with library.open_store() as store:
        with store.transaction():
            store.not_copies.add([(bytes(FORMER_BYTES), b"\1" * FORMER_BYTES)])
        assert store.images.digest_bytes() == FORMER_BYTES


@pytest.mark.parametrize("is_indexed", [True, False], ids=["indexed", "only marks are left"])
def test_a_library_goes_on_with_the_digests_that_it_began_with(
    library: Library, tmp_path: Path, pool: WorkerPool, is_indexed: bool
) -> None:
    folder = tmp_path / "pictures"
    first = draw_picture(folder / "first.jpg", seed=1)
    index(library, folder, pool)
    digest = hashlib.blake2b(first.read_bytes(), digest_size=FORMER_BYTES).digest()
    with library.open_store() as store:
        assert store.images.digest_bytes() == N_BYTES
        (image_id,) = store.files.image_ids(os.fsencode(folder))
        with store.transaction():
            store._db.execute("UPDATE image SET content = ?", (digest,))  # as it was made before
        mark(store, [image_id], give=["sea"])
        assert store.images.digest_bytes() == FORMER_BYTES
        if not is_indexed:
            store.remember_folder(os.fsencode(folder))
            store.forget_folder(os.fsencode(folder))
            assert len(store.images.all_ids()) == 0
    # Another path, size on the disk the same: known by its digest, with what was said of it.
    (folder / "again.jpg").write_bytes(first.read_bytes())
    summary = index(library, folder, pool)
    assert summary.embedded == (0 if is_indexed else 1)
    with library.open_store() as store:
        (image_id,) = set(store.files.image_ids(os.fsencode(folder)))
        assert store.marks.of_images().of == {image_id: {"sea"}}
