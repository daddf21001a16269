"""Searches that are kept come back, in the same folder and in another one."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from core.errors import LikewiseError
from core.library import Library
from core.queries import Picture, Query, QueryItem
from core.region import Region
from core.saved_searches import (
    keep_search,
    load_searches,
    query_of,
    remove_search,
    saved_search,
)
from core.workers.pool import WorkerPool
from tests.conftest import draw_picture, index


def test_searches_come_back(library: Library, tmp_path: Path, pool: WorkerPool) -> None:
    folder, path = tmp_path / "pictures", tmp_path / "searches.json"
    for number in range(3):
        draw_picture(folder / f"{number}.jpg", seed=number)
    index(library, folder, pool)
    with library.open_store() as store:
        listing = store.files.listing(os.fsencode(folder))
        first, second, _ = listing.file_ids.tolist()
        part = Picture("1.jpg", listing.paths[1], True, b"part", Region(0.1, 0.2, 0.3, 0.4))
        outside = Picture("from the web", b"whole", False, b"seen")
        query = Query(
            (
                QueryItem(first, weight=2.0),
                QueryItem(second, part, is_negative=True),
                QueryItem(0, outside),
            )
        )
        keep_search(path, saved_search(store, "b", query, "colour"))
        keep_search(path, saved_search(store, "A", Query.of_files([first]), "layout"))
        keep_search(path, saved_search(store, "b", query, "content"))
        (a, b) = load_searches(path)
        assert [(a.name, a.key), (b.name, b.key)] == [("A", "layout"), ("b", "content")]
        (folder / "0.jpg").rename(folder / "moved.jpg")
        index(library, folder, pool)
        listing = store.files.listing(os.fsencode(folder))
        one, two, three = query_of(store, listing, b).items
        assert one == QueryItem(first, weight=2.0)
        assert (two.file_id, two.is_negative, two.region) == (second, True, part.region)
        assert three.picture is not None
        assert (three.file_id, three.picture.name, three.picture.proxy) == (
            0,
            "from the web",
            b"seen",
        )
        elsewhere = store.files.listing(os.fsencode(tmp_path / "none"))
        away = query_of(store, elsewhere, b).items[0]
        assert away.picture is not None
        assert away.picture.proxy.startswith(b"\xff\xd8")
    remove_search(path, "A")
    assert [one.name for one in load_searches(path)] == ["b"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("content", "no hex"),
        ("proxy", "*"),
        ("weight", 0),
        ("weight", "many"),
        ("region", [0, 0, 2, 2]),
        ("strange", 1),
    ],
)
def test_a_file_that_makes_no_sense_is_left_alone(
    tmp_path: Path, field: str, value: object
) -> None:
    path = tmp_path / "searches.json"
    picture = {"name": "", "content": "", "proxy": "", "region": None, "weight": 1}
    picture |= {"is_negative": False, field: value}
    path.write_text(json.dumps([{"name": "a", "key": "colour", "pictures": [picture]}]))
    before = path.read_bytes()
    with pytest.raises(LikewiseError, match="stay as they are"):
        remove_search(path, "a")
    assert path.read_bytes() == before
