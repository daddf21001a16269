"""Vectors under taught conditions that follow from stored ones."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core.conditions.head import Head
from core.conditions.taught_file import taught_file
from core.conditions.taught_manifest import BaseRead, Manifest
from core.library import Library
from core.workers.pool import WorkerPool
from tests.conftest import draw_folder, index


@pytest.fixture
def folder(tmp_path: Path, library: Library, pool: WorkerPool) -> Path:
    drawn = draw_folder(tmp_path / "pictures", n_seeds=1)
    index(library, drawn, pool)
    return drawn


def teach_on_colour(library: Library) -> tuple[str, Head]:
    """A condition that reads Colour, without a lesson."""
    colour = library.catalogue.find("colour", library.engine)
    digest = colour.fingerprint.removeprefix("colour-")
    skip = np.random.default_rng(1).normal(size=(3, colour.dim)).astype(np.float32)
    plain = np.zeros(colour.dim, np.float32), np.ones(colour.dim, np.float32)
    head = Head(*plain, skip=skip)
    base = BaseRead("colour", "Colour", digest, "", colour.dim)
    manifest = Manifest("Shade", "By hand", "head", 3, (base,))
    return library.catalogue.add_taught(taught_file(manifest, head.tensors(), set())), head


def vectors(library: Library, folder: Path, key: str) -> NDArray[np.float32]:
    with library.open_store() as store:
        listing = store.files.listing(os.fsencode(folder))
        _, rows = library.stored_rows(store, listing, library.catalogue.find(key, library.engine))
        return rows.unit()


def test_they_are_what_the_head_makes_of_stored_vectors(
    folder: Path, library: Library, pool: WorkerPool
) -> None:
    key, head = teach_on_colour(library)
    index(library, folder, pool, [key])
    wanted = head.apply([vectors(library, folder, "colour")])
    np.testing.assert_allclose(vectors(library, folder, key), wanted, atol=1e-3)


def test_damaged_vectors_are_not_read(folder: Path, library: Library, pool: WorkerPool) -> None:
    sound = vectors(library, folder, "colour")
    with library.open_store() as store:
        listing = store.files.listing(os.fsencode(folder))
        colour = library.catalogue.find("colour", library.engine)
        path = library.vectors(store, listing, colour).path
    path.write_bytes(bytes(path.stat().st_size))
    key, head = teach_on_colour(library)
    index(library, folder, pool, [key])
    np.testing.assert_allclose(vectors(library, folder, key), head.apply([sound]), atol=1e-3)
