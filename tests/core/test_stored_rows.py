"""Vectors are read where they lie, and what lies elsewhere since then is said, not guessed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.errors import LikewiseError
from core.library import Library, absolute
from core.workers.pool import WorkerPool
from tests.conftest import draw_folder, index


def test_rows_that_lie_elsewhere_since_a_folder_was_forgotten_are_refused(
    library: Library, pool: WorkerPool, picture_folder: Path, tmp_path: Path
) -> None:
    other = draw_folder(tmp_path / "other", n_seeds=1)
    for folder in (picture_folder, other):
        index(library, folder, pool)
    with library.open_store() as store:
        store.remember_folder(absolute(str(other)))
        listing = store.files.listing(absolute(str(picture_folder / "red")))
        colour = library.catalogue.find("colour", library.engine)
        _, rows = library.stored_rows(store, listing, colour)
        before = rows.unit()
        library.forget_folder(store, absolute(str(picture_folder / "green")))
        with pytest.raises(LikewiseError) as refusal:
            rows.unit()
        assert refusal.value.code == "vectors_moved"
        _, again = library.stored_rows(store, listing, colour)
        np.testing.assert_array_equal(again.unit(), before)
